"""What a path is asked for with: the growth of the economy, and the amount to begin at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from dualcarbon.baseline import read_percent
from dualcarbon.indicator import Indicator
from dualcarbon.number import Number
from dualcarbon.pathway.allowance import ALWAYS
from dualcarbon.problem import DualcarbonError, Sentence, Unreadable
from dualcarbon.units import factor, read_quantity

_LEVEL = re.compile(r"(?P<amount>.+?)\s+in\s+(?P<year>[12]\d{3})")
_OF_YEAR = re.compile(r"(?P<year>[12]\d{3})\s*[:：]\s*(?P<rate>.+)")


def read_growth(stated: Iterable[str | Number]) -> dict[int, Fraction]:
    """``4.5%`` for every year, or ``2026:5%`` and ``2027:4.8%`` by year.

    Raises:
        DualcarbonError: one is no percentage, or a year stands twice.
    """
    found: dict[int, Fraction] = {}
    for word in stated:
        by_year = _OF_YEAR.fullmatch(word) if isinstance(word, str) else None
        year = int(by_year["year"]) if by_year else ALWAYS
        if year in found:
            which = (
                Sentence("the growth of {year}", year=year) if year else Sentence("the growth of every year")
            )
            raise DualcarbonError(
                Sentence("--gdp-growth tells {which} twice", which=which), hint="2026:5%,2027:4.8%"
            )
        found[year] = Fraction(read_percent(by_year["rate"] if by_year else word).value)
    return found


def read_level(stated: str, indicator: Indicator) -> tuple[Fraction, int]:
    """``12000 Mt CO2 in 2023`` in the unit of an indicator, with its year.

    Raises:
        DualcarbonError: it is no amount with its year, or its unit measures something else.
    """
    found = _LEVEL.fullmatch(stated.strip())
    if found is None:
        raise Unreadable(
            Sentence('--level: "{stated}" is no amount with its year', stated=stated),
            hint=Sentence('--level "12000 {unit} in 2023"', unit=indicator.unit),
        )
    quantity = read_quantity(found["amount"])
    if quantity.bound or quantity.upper is not None:
        raise Unreadable(
            Sentence('--level: "{stated}" is not one number', stated=stated), hint="give the number alone"
        )
    times = factor(quantity.unit, indicator.unit, tonne=indicator.tonne)
    return Fraction(quantity.value) * times, int(found["year"])
