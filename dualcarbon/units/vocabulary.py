"""The units that the program knows, as told by the definitions file and the gases."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dualcarbon.problem import Name

MASSES = ("tonne", "kilogram", "gram", "kilotonne", "megatonne", "gigatonne")
ELECTRICITY = "energy as electricity"
COAL = "energy as coal equivalent"
ENERGY = ("energy", ELECTRICITY, COAL)
GAS = "gas (after a mass)"
_GAS_NAMES = {
    "CH4": ("methane", "甲烷"),
    "N2O": ("nitrous oxide", "氧化亚氮"),
    "SF6": ("六氟化硫",),
    "NF3": ("三氟化氮",),
}


_ELEMENTS = {"carbon": "碳", "CO2": "二氧化碳", "CO2e": "二氧化碳"}


def gas_called(gas: str) -> Name:
    """A gas in a sentence: by its sign, in Chinese by its name where it has one. What is CO2e is told as CO2."""
    names = (_ELEMENTS.get(gas, ""), *_GAS_NAMES.get(gas, ()))
    return Name("CO2" if gas == "CO2e" else gas, zh=next((one for one in names if not one.isascii()), ""))


class KnownUnit(NamedTuple):
    """A unit: name, definition, spellings (the best first), what it measures, and a source."""

    name: str
    definition: str
    spellings: tuple[str, ...]
    dimension: str
    source: str


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table that ships with this package."""
    text = Path(__file__).parent.joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@cache
def definitions() -> tuple[KnownUnit, ...]:
    """Every unit known, in the order of the file, then the gases that have a warming potential."""
    text = Path(__file__).parent.joinpath("units.txt").read_text(encoding="utf-8")
    found: list[KnownUnit] = []
    dimension = ""
    for line in text.splitlines():
        if line.startswith("## "):
            dimension = line.removeprefix("## ")
        elif line and not line.startswith("#"):
            found.append(_definition(line, dimension))
    sources = {row["gas"]: row["source"] for row in table("gwp.csv")}
    found.extend(_gas(gas, source) for gas, source in sources.items())
    return tuple(found)


@cache
def names() -> Mapping[str, KnownUnit]:
    """The units by spelling, with ``_`` for a blank, as words are joined to be looked up."""
    spelled: dict[str, KnownUnit] = {}
    for definition in definitions():
        for spelling in (definition.name, *definition.spellings):
            if spelled.setdefault(spelling.replace(" ", "_"), definition) is not definition:
                raise ValueError(f"{spelling} is defined twice")
    return MappingProxyType(spelled)


@cache
def words() -> Mapping[str, KnownUnit]:
    """Words that may start with, or be written in, capitals; symbols such as MW and mW stay apart."""
    shortest = 4
    return MappingProxyType(
        {
            spelling: unit
            for spelling, unit in names().items()
            if spelling.islower() and len(spelling) >= shortest
        }
    )


@cache
def by_name() -> Mapping[str, KnownUnit]:
    """The units by their own name."""
    return MappingProxyType({definition.name: definition for definition in definitions()})


def _definition(line: str, dimension: str) -> KnownUnit:
    body, _, source = line.partition("#")
    name, definition, *spellings = (part.strip() for part in body.split("="))
    return KnownUnit(
        name=name,
        definition=definition,
        spellings=tuple(spelling.replace("_", " ") for spelling in spellings),
        dimension=dimension,
        source=source.strip(),
    )


def _gas(gas: str, source: str) -> KnownUnit:
    hyphened = f"HFC-{gas.removeprefix('HFC')}" if gas.startswith("HFC") else ""
    spellings = (gas, hyphened, *_GAS_NAMES.get(gas, ()))
    return KnownUnit(
        name=gas,
        definition=f"[{gas}]",
        spellings=tuple(filter(None, spellings)),
        dimension=GAS,
        source=source,
    )
