"""Why two units do not convert, and which option can help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from dualcarbon.problem import DoesNotConvert, Enumeration, Name, Problem, Sentence, message
from dualcarbon.units.grammar import Unit
from dualcarbon.units.vocabulary import ENERGY, GAS, by_name, gas_called

_YEARS = "years"
_COUNTED = "counted things"


def no_way(have: Unit, want: Unit, *, stated: Sequence[str] | None = None) -> NoReturn:
    """Says that two units measure different things, and what can supply a factor.

    Args:
        have: the unit of the number.
        want: the unit asked for.
        stated: the options that were given, each with what it named; None where no option can help.

    Raises:
        DoesNotConvert: always.
    """
    if not have.text or not want.text:
        message = (
            Sentence('a number without a unit does not convert to "{want}"', want=want.text)
            if want.text
            else Sentence("no unit was asked for")
        )
        hint = Sentence('state the unit: "12 GW"') if want.text else ""
    else:
        message = Sentence(
            '"{have}" ({measures}) does not convert to "{want}" ({other})',
            have=have.text,
            measures=measured(have),
            want=want.text,
            other=measured(want),
        )
        hint = _meant(have, want)
        if not hint and stated is not None:
            hint = _option(have, want, stated)
    raise DoesNotConvert(problems=[Problem(message=message, hint=hint, found=have.text, expected=want.text)])


def measured(unit: Unit) -> str:
    """What a unit measures, in words: ``energy as coal equivalent per money``."""
    above = [_kind(name) for name, n in unit.parts if n > 0]
    below = [_kind(name) for name, n in unit.parts if n < 0]
    told, *others = dict.fromkeys(above or [Sentence("a number")])
    for other in others:
        known = by_name().get(other)
        told = (
            Sentence("{thing} of {gas}", thing=told, gas=other)
            if known is not None and known.dimension == GAS
            else Sentence("{thing} times {measure}", thing=told, measure=other)
        )
    for other in dict.fromkeys(below):
        told = (
            Sentence("{measure} per year", measure=told)
            if other == _YEARS
            else Sentence("{measure} per {other}", measure=told, other=other)
        )
    return told


def _kind(name: str) -> str:
    known = by_name().get(name)
    if known is None:
        return Sentence("money of {year}", year=name.removeprefix("yuan_"))
    if known.dimension == GAS:
        return gas_called(name)
    if known.dimension == _COUNTED:
        counter = next((one for one in known.spellings if not one.isascii()), "")
        return Name(name.replace("_", " "), zh=f"{counter}数" if counter else "")
    return Sentence(known.dimension)


def _meant(have: Unit, want: Unit) -> str:
    """What is not said, or said too much, where no factor is missing."""
    left, right = _kinds(have), _kinds(want)
    apart = left ^ right
    if {"fraction", "difference of percentages"} <= left | right:
        return Sentence("per cent and percentage points are different things: state the one that is meant")
    if apart == {_YEARS}:
        return Sentence(
            'an amount per year is not an amount: leave "/yr" out where the number is that of one year'
        )
    if "money" in apart and any(kind.startswith("money of") for kind in apart):
        return Sentence('state the price year in both units: "yuan_2020"')
    if apart & {"CO2", "gas"} and "mass" in left & right and not {"CO2", "gas"} <= left | right:
        return Sentence("a bare tonne does not say which gas it is of; write it in the unit")
    return ""


def _option(have: Unit, want: Unit, stated: Sequence[str]) -> str:
    """The option that supplies the factor, or where it was given already, why it does not."""
    left, right = _kinds(have), _kinds(want)
    apart = left ^ right
    names = {name for unit in (have, want) for name, _ in unit.parts}
    if any(kind.startswith("money") for kind in apart):
        option, told = "--deflator", Sentence("how prices moved between the two years")
        missing, example = (
            Sentence("a number alone states it: prices of the later year over those of the earlier"),
            "",
        )
    elif "carbon" in names and {"CO2", "CO2e"} & names:
        option, told = "--factor carbon", Sentence("that 12 t of carbon are 44 t of CO2")
        missing, example = Sentence("carbon does"), ""
    elif "gas" in apart and "CO2" in left | right:
        option, told = message("--gwp AR4, AR5 or AR6"), Sentence("how much a gas warms")
        missing, example = Sentence("another of AR4, AR5 and AR6 may have it"), ""
    elif "energy" in apart and {"CO2", "gas"} & apart:
        option, told = "--factor", Sentence("how much CO2 goes with the energy")
        example = Sentence('"2.66 t CO2/tce" or coal')
        missing = Sentence("state one such as {example}", example=example)
    elif "energy" in apart and apart & {"mass", "volume"}:
        option, told = "--factor", Sentence("how much energy is in the fuel")
        example = Sentence('"29.3 GJ/t" or "raw coal"')
        missing = Sentence("state one such as {example}", example=example)
    else:
        return ""
    given = [text for text in stated if text.startswith(option.split(" ", maxsplit=1)[0])]
    if given:
        return Sentence(
            "{given} does not say {told}: {missing}", given=Enumeration(given), told=told, missing=missing
        )
    if not example:
        return Sentence("{option} says {told}", option=Sentence(option), told=told)
    return Sentence("{option} says {told}: {option} {example}", option=option, told=told, example=example)


def _kinds(unit: Unit) -> set[str]:
    found = set()
    for name, _ in unit.parts:
        kind = _kind(name)
        known = by_name().get(name)
        if known and known.dimension == GAS and kind != "CO2":
            kind = "gas"
        found.add("energy" if kind in ENERGY else kind)
    return found
