"""Why two units do not convert, and which option can help."""

from __future__ import annotations

from typing import NoReturn

from dualcarbon.problem import DoesNotConvert, Problem
from dualcarbon.units.grammar import Unit
from dualcarbon.units.vocabulary import ENERGY, GAS, by_name


def no_way(have: Unit, want: Unit) -> NoReturn:
    """Says that two units measure different things, and names the option that supplies a factor.

    Raises:
        DoesNotConvert: always.
    """
    if not have.text or not want.text:
        message = (
            f'a number without a unit does not convert to "{want.text}"'
            if want.text
            else "no unit was asked for"
        )
        hint = 'state the unit: "12 GW"' if want.text else ""
    else:
        message = f'"{have.text}" ({measured(have)}) does not convert to "{want.text}" ({measured(want)})'
        hint = _hint(have, want)
    raise DoesNotConvert(problems=[Problem(message=message, hint=hint, found=have.text, expected=want.text)])


def measured(unit: Unit) -> str:
    """What a unit measures, in words: ``energy as coal equivalent per money``."""
    above = [_kind(name) for name, n in unit.parts if n > 0]
    below = [_kind(name) for name, n in unit.parts if n < 0]
    top = " of ".join(dict.fromkeys(above)) or "a number"
    return top + "".join(f" per {kind}" for kind in dict.fromkeys(below))


def _kind(name: str) -> str:
    known = by_name().get(name)
    if known is None:
        return f"money of {name.removeprefix('yuan_')}"
    if known.dimension == GAS:
        return "CO2" if name == "CO2e" else name
    return name.replace("_", " ") if known.dimension == "counted things" else known.dimension


def _hint(have: Unit, want: Unit) -> str:
    left, right = _kinds(have), _kinds(want)
    gases = {"CO2", "gas"}
    money = {kind for kind in left ^ right if kind.startswith("money")}
    if {"fraction", "difference of percentages"} <= left | right:
        return "per cent and percentage points are different things: state the one that is meant"
    if money:
        if left & {"money"} or right & {"money"}:
            return 'state the price year in both units ("yuan_2020"), then --deflator says how prices moved'
        return "--deflator says how prices moved between the two years"
    if "gas" in left ^ right and "CO2" in left | right:
        return "--gwp AR4, AR5 or AR6 says how much a gas warms"
    if "energy" in left ^ right and gases & (left ^ right):
        return '--factor says how much CO2 goes with the energy: --factor "2.66 t CO2/tce" or --factor coal'
    if "energy" in left ^ right and (left ^ right) & {"mass", "volume"}:
        return '--factor says how much energy is in the fuel: --factor "raw coal" or --factor "29.3 GJ/t"'
    if gases & (left ^ right) and "mass" in left & right:
        return "a bare tonne does not say which gas it is of; write it in the unit"
    return ""


def _kinds(unit: Unit) -> set[str]:
    found = set()
    for name, _ in unit.parts:
        kind = _kind(name)
        known = by_name().get(name)
        if known and known.dimension == GAS and kind != "CO2":
            kind = "gas"
        found.add("energy" if kind in ENERGY else kind)
    return found
