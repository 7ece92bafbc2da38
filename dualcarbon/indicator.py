"""The vocabulary: what is measured, in which unit, and which direction is better."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypedDict

from dualcarbon.problem import Amount, Name, Sentence, UnknownName, did_you_mean

_NET = ("ghg_emissions",)
"""Net of land use, and so below zero one day."""


class Better(StrEnum):
    """Which direction is progress."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Kind(StrEnum):
    """What sort of number it is: an amount that stands, a part of a whole, a ratio, or an amount per year."""

    STOCK = "stock"
    SHARE = "share"
    INTENSITY = "intensity"
    FLOW = "flow"


class Relation(NamedTuple):
    """How an indicator follows from others: ``a / b`` or ``a + b + c``."""

    operator: str
    operands: tuple[str, ...]

    def __str__(self) -> str:
        return f" {self.operator} ".join(self.operands)


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """One thing that is measured; ``unit`` is the unit that results are told in.

    ``relations`` say how it follows from others, ``parts`` which others it contains without being their sum.
    ``official`` is the definition on which the government itself reports it for data from the year
    ``official_since`` on (None: always the untagged one); ``official_source`` names the documents for that.
    """

    name: str
    label: str
    label_zh: str
    unit: str
    better: Better
    kind: Kind
    headline: bool = False
    relations: tuple[Relation, ...] = ()
    parts: tuple[str, ...] = ()
    official: str = ""
    official_since: int | None = None
    official_source: str = ""
    note: str = ""

    @property
    def called(self) -> Name:
        """Its name in a sentence about documents: that of the vocabulary, in Chinese what it is called there."""
        return Name(self.name, zh=self.label_zh)

    @property
    def unit_called(self) -> Amount:
        """Its unit in a sentence: in Chinese 万千瓦 for GW."""
        return Amount(self.unit)

    @property
    def may_be_negative(self) -> bool:
        """Whether it is net of something, so that zero is no floor."""
        return self.name.startswith("net_") or self.name in _NET

    def official_for(self, year: int | None) -> str:
        """The official definition for a target of this year."""
        if self.official_since is None or (year is not None and year < self.official_since):
            return ""
        return self.official

    @property
    def tonne(self) -> str:
        """What a bare tonne means here: ``t CO2``, ``t CO2e``, or nothing."""
        for gas in ("t CO2e", "t CO2"):
            if f"{self.unit} ".find(f"{gas} ") >= 0 or f"{gas}/" in self.unit:
                return gas
        return ""


@cache
def vocabulary() -> Mapping[str, Indicator]:
    """Every indicator that the program knows, by name."""
    text = Path(__file__).parent.joinpath("indicators.csv").read_text(encoding="utf-8")
    rows = [_indicator(row) for row in csv.DictReader(io.StringIO(text))]
    return MappingProxyType({indicator.name: indicator for indicator in rows})


def called(name: str) -> str:
    """What an indicator is called in a sentence, by its name; one that only a file knows by that name."""
    known = vocabulary().get(name)
    return name if known is None else known.called


def find_indicator(name: str, own: Mapping[str, Indicator] | None = None) -> Indicator:
    """The indicator of this name, a file's own ones first.

    Raises:
        UnknownName: no indicator has this name.
    """
    known = {**vocabulary(), **(own or {})}
    if name in known:
        return known[name]
    raise UnknownName(
        Sentence('unknown indicator "{name}"', name=name),
        hint=did_you_mean(name, known) or "dualcarbon list indicators names those that are known",
    )


def _indicator(row: Mapping[str, str]) -> Indicator:
    return Indicator(
        name=row["name"],
        label=row["label"],
        label_zh=row["label_zh"],
        unit=row["unit"],
        better=Better(row["better"]),
        kind=Kind(row["kind"]),
        headline=row["headline"] == "yes",
        relations=tuple(_relation(text) for text in row["relations"].split(";") if text.strip()),
        parts=tuple((row.get("parts") or "").split()),
        **_official(row),
        note=row["note"],
    )


class Definition(NamedTuple):
    """One way of counting an indicator: its tag, what tables call it, and where it is from."""

    tag: str
    label: str
    label_zh: str
    source: str


@cache
def definitions() -> Mapping[str, Definition]:
    """Every definition that the record, the target files and the models use, by its tag."""
    text = Path(__file__).parent.joinpath("definitions.csv").read_text(encoding="utf-8")
    rows = [Definition(**row) for row in csv.DictReader(io.StringIO(text))]
    return MappingProxyType({definition.tag: definition for definition in rows})


class _Official(TypedDict):
    official: str
    official_since: int | None
    official_source: str


def _official(row: Mapping[str, str]) -> _Official:
    """``revised since 2021`` and the documents for it."""
    tag, _, since = (row.get("official") or "").partition(" since ")
    return {
        "official": tag.strip(),
        "official_since": int(since) if since else None,
        "official_source": row.get("official_source") or "",
    }


def _relation(text: str) -> Relation:
    operator = "/" if "/" in text else "+"
    return Relation(operator=operator, operands=tuple(part.strip() for part in text.split(operator)))
