"""What a target asks of a number: a floor, a cap, or both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dualcarbon import units
from dualcarbon.indicator import Better, Indicator
from dualcarbon.problem import DualcarbonError


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


class Mean(StrEnum):
    """How a rate binds: as a total, in every year, or as the mean of the years."""

    TOTAL = ""
    PER_YEAR = "per year"
    ON_AVERAGE = "per year on average"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bound:
    """What is required, in ``unit``; ``lower`` and ``upper`` are what binds, after ``about`` and ranges.

    ``stated`` is the number that the plan prints (the binding end of a range); ``text`` the words.
    """

    text: str
    word: str
    stated: Decimal
    unit: str
    lower: Decimal | None = None
    upper: Decimal | None = None
    strict: bool = False
    mean: Mean = Mean.TOTAL

    def __post_init__(self) -> None:
        if self.lower is None and self.upper is None:
            raise ValueError("a bound needs a lower or an upper end")


_FALLS = (Form.REDUCTION, Form.DECREASE)


def read_bound(text: str, *, form: Form, indicator: Indicator) -> Bound:
    """Reads the words of a file: ``at least 18 %``, ``about 1.7 亿千瓦``, ``more than 50 % per year``.

    Raises:
        DualcarbonError: the words cannot be read, or a bare number does not say which way it binds.
    """
    words, mean = _split_mean(text)
    reading = units.read_quantity(words)
    low, high = reading.value, reading.upper
    floor = form in _FALLS or indicator.better is Better.HIGHER
    both = form not in _FALLS and indicator.better is Better.NEITHER
    half = reading.digit / 2
    lower: Decimal | None = None
    upper: Decimal | None = None
    stated = low
    match reading.bound:
        case "at least" | "more than":
            lower = low
        case "at most" | "less than":
            upper = low
        case "exactly":
            lower = upper = low
        case "about" if both:
            lower, upper = low - half, low + half
        case "about" if floor:
            lower = low - half
        case "about":
            upper = low + half
        case "range" if both:
            lower, upper = low, high
        case "range" if floor:
            lower = low
        case "range":
            upper = stated = low if high is None else high
        case "" if both:
            raise DualcarbonError(
                f'"{text}" does not say which way it binds: of {indicator.name} neither direction is better',
                hint=f'write "at least {text}", "at most {text}" or "about {text}"',
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
