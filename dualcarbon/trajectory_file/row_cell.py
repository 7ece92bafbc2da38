"""What single cells say: a year, a number, a word; or what is wrong with them."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from dualcarbon import units
from dualcarbon.problem import DualcarbonError, Enumeration, Sentence, UnknownName, did_you_mean

_YEAR = re.compile(r"[12][0-9]{3}")
_WRITE = Sentence("write a number, with its bound where only that is known: at least 40")


class RowError(Exception):
    """The first thing that is wrong with a row, and its column."""

    def __init__(self, column: str, code: str, message: str, hint: str = "", expected: str = "") -> None:
        super().__init__(message)
        self.column = column
        self.code = code
        self.message = message
        self.hint = hint
        self.expected = expected


@lru_cache(maxsize=1024)
def read_year(column: str, text: str) -> int:
    """A year in four digits.

    Raises:
        RowError: it is none.
    """
    if _YEAR.fullmatch(text):
        return int(text)
    message = Sentence('"{text}" is no year', text=text[:60]) if text else Sentence("the year is missing")
    raise RowError(column, "DC304", message, Sentence("write four digits: 2020"), "a year")


def read_value(text: str) -> tuple[Fraction, Fraction, str]:
    """The number, one unit of its last stated digit, and its bound; all of it exact.

    Raises:
        RowError: it is no number, or holds more than one.
    """
    try:
        reading = units.read_quantity(text)
    except UnknownName:
        raise _with_unit(text) from None
    except DualcarbonError as error:
        problem = error.problems[0]
        raise RowError(
            "value",
            "DC303",
            problem.message,
            problem.hint if text[:1].isdigit() and problem.hint else _WRITE,
            "a number",
        ) from None
    if reading.bound == "range":
        raise RowError(
            "value",
            "DC303",
            Sentence('"{text}" is a range', text=text),
            Sentence("write one number, or a bound: at least 40"),
            "a number",
        )
    try:
        times = units.factor(reading.unit, "") if reading.unit else Fraction(1)
    except DualcarbonError:
        raise _with_unit(text) from None
    return Fraction(reading.value) * times, Fraction(reading.digit) * times, reading.bound


def _with_unit(text: str) -> RowError:
    return RowError(
        "value",
        "DC303",
        Sentence('the value "{text}" holds a unit, or a word', text=text[:60]),
        Sentence("the unit goes into the column of that name"),
        "a number",
    )


def no_word(column: str, text: str, words: tuple[str, ...]) -> RowError:
    """What to say of a word that a column does not know."""
    known = Enumeration(words)
    return RowError(
        column,
        "DC306",
        Sentence('"{text}" is no word for {column}', text=text[:60], column=column),
        did_you_mean(text, words) or Sentence("write one of: {words}", words=known),
        known,
    )
