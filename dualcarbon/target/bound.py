"""What a target asks of a number: a floor, a cap, or both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dualcarbon import units
from dualcarbon.indicator import Better, Indicator
from dualcarbon.problem import DualcarbonError, Sentence


class Form(StrEnum):
    """The ten ways in which plans state a target; the value is the key in a file."""

    LEVEL = "level"
    REDUCTION = "reduction"
    DECREASE = "decrease"
    INCREASE = "increase"
    MULTIPLE = "multiple"
    GROWTH = "growth"
    ADDITION = "addition"
    PEAK = "peak"
    NET_ZERO = "net_zero"
    UNSTATED = "unstated"

    @property
    def is_numbered(self) -> bool:
        """Whether the goal is a number that is due in a year."""
        return self not in (Form.PEAK, Form.NET_ZERO, Form.UNSTATED)

    @property
    def is_moment(self) -> bool:
        """Whether the goal is a year by which something has happened."""
        return self in (Form.PEAK, Form.NET_ZERO)

    @property
    def is_fall(self) -> bool:
        """Whether the number tells how much less it is to be; more of it is always better."""
        return self in (Form.REDUCTION, Form.DECREASE)

    @property
    def needs_baseline(self) -> bool:
        """Whether the number is told against another year."""
        return self.is_numbered and self is not Form.LEVEL


class Mean(StrEnum):
    """How a rate binds: as a total, in every year, or as the mean of the years."""

    TOTAL = ""
    PER_YEAR = "per year"
    ON_AVERAGE = "per year on average"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bound:
    """What is required, in ``unit``; ``lower`` and ``upper`` are what binds, after ``about`` and ranges.

    ``stated`` is the number that the plan prints (the binding end of a range), from which margins are told;
    ``edge`` how far ``about`` moves what binds away from it; ``text`` the words.
    """

    text: str
    word: str
    stated: Fraction
    unit: str
    lower: Fraction | None = None
    upper: Fraction | None = None
    edge: Fraction = Fraction(0)
    strict: bool = False
    mean: Mean = Mean.TOTAL

    def __post_init__(self) -> None:
        if self.lower is None and self.upper is None:
            raise ValueError("a bound needs a lower or an upper end")


_PERCENT = ("%", "percentage points", "‰")
_LENIENT = Fraction(25, 1000)
"""``about`` moves a bound by no more than this part of its number."""


def about_edge(value: Fraction, digit: Fraction, unit: str) -> Fraction:
    """How far ``about`` moves a bound to the lenient side.

    Half a unit of the last stated digit where it is a percentage, else of the last digit that is not a
    trailing zero of a whole number; at most 2.5 % of the number. So the unit in which a plan is written
    changes no verdict: about 3600 GW and about 36亿千瓦 both bind at 3550 GW.
    """
    number = abs(value)
    percentage = unit.removeprefix("万").strip() in _PERCENT
    if not percentage and number and digit >= 1 and number.denominator == 1:
        while (number / (digit * 10)).denominator == 1:
            digit *= 10
    return min(digit / 2, number * _LENIENT)


def read_bound(text: str, *, form: Form, indicator: Indicator) -> Bound:
    """Reads the words of a file: ``at least 18 %``, ``about 1.7 亿千瓦``, ``more than 50 % per year``.

    Raises:
        DualcarbonError: the words cannot be read, or a bare number does not say which way it binds.
    """
    words, mean = _split_mean(text)
    reading = units.read_quantity(words)
    low = Fraction(reading.value)
    high = None if reading.upper is None else Fraction(reading.upper)
    floor = form.is_fall or indicator.better is Better.HIGHER
    both = not form.is_fall and indicator.better is Better.NEITHER
    edge = about_edge(low, Fraction(reading.digit), reading.unit) if reading.bound == "about" else Fraction(0)
    lower: Fraction | None = None
    upper: Fraction | None = None
    stated = low
    match reading.bound:
        case "at least" | "more than":
            lower = low
        case "at most" | "less than":
            upper = low
        case "exactly":
            lower = upper = low
        case "about" if both:
            lower, upper = low - edge, low + edge
        case "about" if floor:
            lower = low - edge
        case "about":
            upper = low + edge
        case "range" if both:
            lower, upper = low, high
        case "range" if floor:
            lower = low
        case "range":
            upper = stated = low if high is None else high
        case "" if both:
            raise DualcarbonError(
                Sentence(
                    '"{text}" does not say which way it binds: of {indicator} neither direction is better',
                    text=text,
                    indicator=indicator.called,
                ),
                hint=Sentence('write "at least {text}", "at most {text}" or "about {text}"', text=text),
            )
        case "" if floor:
            lower = low
        case _:
            upper = low
    return Bound(
        text=text,
        word=reading.bound,
        stated=stated,
        unit=reading.unit,
        lower=lower,
        upper=upper,
        edge=edge,
        strict=reading.bound in ("more than", "less than"),
        mean=mean,
    )


def _split_mean(text: str) -> tuple[str, Mean]:
    words = text.strip()
    average = words.removesuffix("on average").rstrip()
    if average != words:
        total = average.removesuffix("per year").removesuffix("/year").removesuffix("a year").rstrip()
        return total, Mean.ON_AVERAGE
    for ending in ("per year", "/year", "a year"):
        if words.endswith(ending):
            return words.removesuffix(ending).rstrip(), Mean.PER_YEAR
    return words, Mean.TOTAL
