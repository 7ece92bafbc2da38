"""What a plot shows, as values: one series with its targets, its paces and its scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dualcarbon.assessment import Verdict
from dualcarbon.indicator import Indicator
from dualcarbon.region import Region
from dualcarbon.target import Source

INDEX = "index"
"""The unit of a series of which only changes are known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """The value of one year; ``low`` and ``high`` are its interval (None: that end is not known)."""

    year: int
    value: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    one_sided: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ScenarioLine:
    """One scenario, year by year; ``name`` is empty for projections without one."""

    name: str
    dots: tuple[Dot, ...]


class Bearing(StrEnum):
    """Which side of a mark is the good one."""

    FLOOR = "floor"
    CAP = "cap"
    BAND = "band"
    MOMENT = "moment"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A target at its year: the level that it asks for, and the words of its bound.

    Of a ``BAND`` ``value`` and ``upper`` are the two ends; a ``MOMENT`` (a peak) is a year without a value.
    Of several ``scenarios`` ``good`` are met, ahead or on track; the verdict is that of the ensemble.
    """

    target: str
    year: int
    bearing: Bearing
    label: str
    verdict: Verdict
    scenarios: int = 0
    good: int = 0
    value: Fraction | None = None
    upper: Fraction | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ray:
    """The pace of a window, carried on from the newest observation to the year of the target."""

    first: int
    last: int
    due: int
    start: Fraction
    value: Fraction
    low: Fraction | None
    high: Fraction | None
    reaches: bool

    @property
    def length(self) -> int:
        """The years of the window."""
        return self.last - self.first


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """The way from the newest observation to a mark: what is required from now on."""

    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """The scenarios of one year: their low end, their middle and their high end."""

    year: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Fan:
    """An ensemble: a spread a year; its ends are the 5th and 95th ``percentiles``, or else the range."""

    scenarios: int
    percentiles: bool
    spreads: tuple[Spread, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """One indicator of one region on one definition; ``is_one_of_several``: there are charts of others too.

    ``undrawn`` are the targets that have no place on this axis, in words. ``sources`` are the documents of
    the targets. ``grouped``: thousands are set apart beside its axis.
    """

    region: Region
    indicator: Indicator
    definition: str
    unit: str
    observed: tuple[Dot, ...]
    lines: tuple[ScenarioLine, ...] = ()
    fan: Fan | None = None
    marks: tuple[Mark, ...] = ()
    rays: tuple[Ray, ...] = ()
    courses: tuple[Course, ...] = ()
    undrawn: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    is_one_of_several: bool = False
    grouped: bool = True

    @property
    def has_series(self) -> bool:
        """Whether anything was observed or is projected."""
        return bool(self.observed or self.lines or self.fan)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.has_series and all(one.value is None for one in self.marks)

    @property
    def stretches(self) -> list[list[tuple[float, float]]]:
        """Every line that is drawn, as its points."""
        found = [[(float(dot.year), float(dot.value)) for dot in self.observed]]
        found += [[(float(dot.year), float(dot.value)) for dot in line.dots] for line in self.lines]
        found += [
            [(float(ray.last), float(ray.start)), (float(ray.due), float(ray.value))]
            for ray in self.rays
            if ray.reaches
        ]
        found += [[(float(year), value) for year, value in course.points] for course in self.courses]
        spreads = self.fan.spreads if self.fan is not None else ()
        for ends in zip(*((one.low, one.middle, one.high) for one in spreads), strict=True):
            found.append([(float(one.year), end) for one, end in zip(spreads, ends, strict=True)])
        return found

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year that something stands at."""
        found = [dot.year for dot in self.observed]
        found += [dot.year for line in self.lines for dot in line.dots]
        found += [spread.year for spread in self.fan.spreads] if self.fan else []
        found += [mark.year for mark in self.marks] + [ray.due for ray in self.rays]
        return min(found), max(found)

    @property
    def reach(self) -> tuple[float, float]:
        """The least and the greatest value that is drawn."""
        found = [float(dot.value) for dot in self.observed]
        found += [float(dot.value) for line in self.lines for dot in line.dots]
        found += [end for one in (self.fan.spreads if self.fan else ()) for end in (one.low, one.high)]
        found += [float(one) for mark in self.marks for one in (mark.value, mark.upper) if one is not None]
        found += [float(ray.value) for ray in self.rays]
        return min(found), max(found)
