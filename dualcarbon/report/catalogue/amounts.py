"""Amounts in the units that a reader expects: those of the plan, and in Chinese 万千瓦 or 亿吨标准煤."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from dualcarbon import units
from dualcarbon.number import Number, show, show_carried
from dualcarbon.problem import DualcarbonError
from dualcarbon.report.catalogue.unit_names import MYRIADS, NAMES, POINTS, POWER, exponent_of
from dualcarbon.target import Form, Target

PER_YEAR = " per year"
_PLAIN = ("%", POINTS, "times", "years", "year", "", "1", "index")
ONE = ("dimensionless", "unit")
"""How a bare number is written as a unit."""
_NUMBER = r"[-−+]?[\d,，.]+"
_PRINTED = re.compile(rf"(?P<number>{_NUMBER})(?:\s*(?:to|~|-|–|—|至)\s*(?P<upper>{_NUMBER}))?")
_CHINESE = re.compile("[\u3400-\u9fff]")
_PRICED = re.compile(r"yuan_(\d{4})")

# The unit that a Chinese number counts, for each that results are told in.
_COUNTED = {
    "W": "kW",
    "kW": "kW",
    "MW": "kW",
    "GW": "kW",
    "TW": "kW",
    "kWh": "kWh",
    "MWh": "kWh",
    "GWh": "kWh",
    "TWh": "kWh",
    "tce": "tce",
    "Mtce": "tce",
    "t": "t",
    "kt": "t",
    "Mt": "t",
    "t CO2": "t CO2",
    "Mt CO2": "t CO2",
    "t CO2e": "t CO2e",
    "Mt CO2e": "t CO2e",
    "m3": "m3",
    "m2": "m2",
    "ha": "ha",
    "yuan": "yuan",
}
_GROUPED_FROM = 10_000
"""Thousands are set apart from here on."""


def digits(
    value: Fraction,
    *,
    most: int = 4,
    low: Number | None = None,
    high: Number | None = None,
    grouped: bool = True,
) -> str:
    """A number for people: with so many digits at most, and no more than its interval carries.

    ``grouped`` sets thousands apart where there are many; Chinese counts in myriads and does not.
    What is far smaller than its interval still shows its first digit: a margin is never told as nothing.
    """
    grouped = grouped and abs(value) >= _GROUPED_FROM
    if low is None or high is None:
        text = show(value, most, grouped=grouped)
    else:
        text = show_carried(low, value, high, most, grouped=grouped)
    return show(value, 1) if value and text == "0" else text


class WrittenUnit(NamedTuple):
    """A unit to tell numbers in: how it is written, and what a number of ``unit`` is multiplied by."""

    unit: str
    written: str
    factor: Fraction = Fraction(1)


def of_plan(target: Target, *, chinese: bool, shows_chinese: bool = True) -> WrittenUnit | None:
    """The unit that a target is stated in; None where it has none of its own, or where none can be shown.

    Args:
        target: the target.
        chinese: whether the words are Chinese.
        shows_chinese: whether the paper can show Chinese signs; a unit written in them is given up if not.
    """
    bound = target.bound
    if bound is None or target.form is Form.MULTIPLE or bound.unit in _PLAIN:
        return None
    if chinese:
        return _chinese(bound.unit, bound.stated, tonne=target.indicator.tonne)
    if _CHINESE.search(bound.unit) and not shows_chinese:
        return None
    return WrittenUnit(unit=bound.unit, written=bound.unit)


def told_in(value: Fraction, unit: str, scale: WrittenUnit, *, tonne: str = "") -> Fraction | None:
    """A number of ``unit`` in the unit of a scale; None where it measures something else."""
    factor = _factor(unit, scale.unit, tonne)
    return None if factor is None else value * factor * scale.factor


@cache
def _factor(unit: str, other: str, tonne: str) -> Fraction | None:
    """What turns one unit into another; the price year of money is not looked at."""
    if unit == other:
        return Fraction(1)
    if unit in _PLAIN or other in _PLAIN:
        return None
    try:
        return units.factor(units.price_year(unit)[0], units.price_year(other)[0], tonne=tonne)
    except DualcarbonError:
        try:
            return 1 / units.factor(units.price_year(other)[0], units.price_year(unit)[0], tonne=tonne)
        except DualcarbonError:
            return None


def in_chinese(value: Fraction, unit: str) -> WrittenUnit:
    """The unit that a Chinese reader expects for a number: 亿千瓦 from 100 GW on, 万千瓦 below."""
    return _chinese(unit, value) or WrittenUnit(unit=unit, written=unit)


def _chinese(unit: str, value: Fraction, *, tonne: str = "") -> WrittenUnit | None:
    """A unit in Chinese, with the myriads of the number; a unit that is written with 万 or 亿 keeps them."""
    if unit in _PLAIN:
        return WrittenUnit(unit=unit, written=NAMES.get(unit, unit))
    if _CHINESE.search(unit):
        return WrittenUnit(unit=unit, written=_PRICED.sub(r"元（\1年价）", unit))
    power = POWER.match(unit)
    base = power[2] if power else unit
    counted = _COUNTED.get(base, base)
    if counted == "t" and tonne:
        counted = tonne
    name = NAMES.get(counted)
    if name is None:
        return None
    by = _factor(unit, counted, tonne)
    if by is None:
        return None
    if "/" in name:
        return WrittenUnit(unit=unit, written=name, factor=by)
    exponent = 0 if power is None else exponent_of(power[1])
    written = [pair for pair in MYRIADS if pair[0] == Fraction(10) ** exponent]
    size, word = written[0] if written else _myriad(abs(value) * by)
    return WrittenUnit(unit=unit, written=f"{word}{name}", factor=by / size)


def of_axis(unit: str, greatest: Fraction, *, digits: int = 2) -> WrittenUnit | None:
    """The unit of an axis for a Chinese reader, ``10^4 kW`` for GW: told in it, the greatest number has two digits.

    None where the unit has no such form, or counts in it already.
    """
    counted = _COUNTED.get(unit, "")
    by = _factor(unit, counted, "") if counted else None
    if by is None:
        return None
    size, sign = next(
        ((10**n, f"10^{n} ") for n in (8, 4) if greatest * by >= 10 ** (n + digits - 1)), (1, "")
    )
    return None if by == size else WrittenUnit(unit=f"{sign}{counted}", written="", factor=by / size)


def _myriad(number: Fraction) -> tuple[Fraction, str]:
    return next((pair for pair in MYRIADS if number >= pair[0]), (Fraction(1), ""))


class PlanNumbers(NamedTuple):
    """The numbers of a bound as its plan prints them; ``upper`` ends a range."""

    number: str
    upper: str = ""


def printed(text: str) -> PlanNumbers:
    """The numbers of a bound, without the words around them: ``40`` and ``45`` of ``40 to 45 %``."""
    found = _PRINTED.search(text)
    if found is None:
        return PlanNumbers(number=text)
    return PlanNumbers(number=found["number"], upper=found["upper"] or "")
