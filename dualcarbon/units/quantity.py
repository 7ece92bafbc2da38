"""Quantities as plans and spreadsheets state them: a bound, a number, a unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from dualcarbon.number import Numeral, refuse, split_number
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.units import scale
from dualcarbon.units.bound import split_bound
from dualcarbon.units.grammar import parse_unit
from dualcarbon.units.spelling import clean, too_long

_SECOND = re.compile(r"(?P<unit>.*?) ?(?P<between>~|-| to | and |至|到) ?(?P<rest>[+-]?\.?[0-9].*)")


class Stated(NamedTuple):
    """A quantity as stated.

    ``bound`` is ``at least``, ``more than``, ``at most``, ``less than``, ``about``, ``exactly``, ``range`` or
    empty. ``value`` (of a range the lower end) and ``upper`` are in ``unit``, the spelling as read with its
    万 or billion. ``digit`` is one unit of the last stated digit: 0.1 of 48.4, 1 of 9000.
    """

    text: str
    bound: str
    value: Decimal
    unit: str
    digit: Decimal
    upper: Decimal | None = None

    @property
    def digits(self) -> int:
        """How many significant digits the number carries."""
        longest = max(abs(self.value), abs(self.upper or self.value))
        return max(1, longest.adjusted() - self.digit.adjusted() + 1) if longest else 1


def read_quantity(text: str) -> Stated:
    """Reads ``at least 9000 万千瓦``, ``40 to 45 %``, ``1.7 billion kW``, ``13%左右``.

    Raises:
        DualcarbonError: any part of it is not understood, or reads two ways.
    """
    cleaned = clean(text)
    if not cleaned:
        refuse(text, "there is no quantity here", 'a number and a unit: "12 GW"')
    if too_long(cleaned):
        refuse(cleaned[:40], "the text is too long to be a quantity", "")
    bound, body = split_bound(cleaned)
    number = split_number(body)
    try:
        unit = parse_unit(number.rest).text
    except DualcarbonError:
        reading = _range(text, bound, number)
        if reading is None:
            raise
        return reading
    if bound == "between":
        refuse(text, Sentence('"{text}" lacks its second number', text=text), 'write "between 40 and 45 %"')
    return Stated(text=text, bound=bound, value=number.value, unit=unit, digit=number.digit)


def read_number(text: str) -> Decimal:
    """Reads the number in a cell of a table: ``1,200``, ``−18``, ``1.2e9``, ``１２``, ``12亿``.

    Raises:
        DualcarbonError: it is no number, or reads two ways (``1 200``, ``1.200,5``).
    """
    cleaned = clean(text)
    if not cleaned or too_long(cleaned):
        refuse(
            cleaned[:40], "there is no number here" if not cleaned else "this is too long to be a number", ""
        )
    number = split_number(cleaned)
    exponent = scale.exponent_of(number.rest) if number.rest else 0
    if exponent is None:
        refuse(
            number.rest,
            Sentence('"{cleaned}" is more than a number', cleaned=cleaned),
            "the unit goes into a column of its own",
        )
    return number.value.scaleb(exponent) if exponent else number.value


def _range(text: str, bound: str, first: Numeral) -> Stated | None:
    """The two ends of a range; None where the text is none."""
    found = _SECOND.fullmatch(f" {first.rest}" if first.rest[:3] in ("to ", "and") else first.rest)
    if not found or (found["between"] == " and ") != (bound == "between"):
        return None
    second = split_number(found["rest"])
    unit = parse_unit(second.rest).text
    lower_unit = parse_unit(found["unit"]).text
    # 20万-22万千瓦: the first end may stop after the power of ten that both share.
    shared = lower_unit and scale.exponent_of(lower_unit) is not None and unit.startswith(lower_unit)
    if lower_unit not in ("", unit) and not shared:
        refuse(
            text,
            Sentence(
                '"{text}" has two units: "{lower_unit}" and "{unit}"',
                text=text,
                lower_unit=lower_unit,
                unit=unit,
            ),
            "state both ends in one unit",
        )
    if bound not in ("", "between"):
        refuse(
            text,
            Sentence('"{text}" is a range and "{bound}" at once', text=text, bound=bound),
            "keep one of them",
        )
    if second.value < first.value:
        refuse(
            text,
            Sentence('"{text}" runs from the larger to the smaller', text=text),
            "put the smaller number first",
        )
    return Stated(
        text=text,
        bound="range",
        value=first.value,
        upper=second.value,
        unit=unit,
        digit=min(first.digit, second.digit),
    )
