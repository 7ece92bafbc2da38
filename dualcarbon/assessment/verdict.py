"""What an assessment says: a verdict with its numbers, its reasons and its trace, all of them values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from dualcarbon.assessment.reasons import REASONS
from dualcarbon.target import Target
from dualcarbon.trajectory import Grade, Interval


class Verdict(StrEnum):
    """The answer."""

    MET = "met"
    MISSED = "missed"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    OFF_TRACK = "off_track"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number of a year; ``kind``: its grade, or ``projection`` or ``extrapolation``.

    A fall is a positive percentage. ``low`` and ``high`` are the interval of rounding, of an extrapolation
    the span of the windows and of rounding (None: that end is not known). ``one_sided``: only a bound is known.
    ``base``: the year in which an index is 1.
    """

    value: Fraction
    unit: str
    year: int | None = None
    kind: str = ""
    low: Fraction | None = None
    high: Fraction | None = None
    one_sided: bool = False
    base: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """How fast it went so far (of the longest window that reaches), and how fast it has to go from now on.

    A pace of a fall is positive.
    """

    so_far: Fraction | None
    required: Fraction | None
    unit: str


class Window(NamedTuple):
    """A stretch of years whose pace is carried on: ``leads_to`` is what the due year then measures.

    ``pace`` is in the unit of :class:`Pace`. ``reaches`` says whether the due year is within twice its length,
    ``held`` that it was held at what the amount cannot leave (0, or 100 % of a share).
    """

    first: int
    last: int
    pace: Fraction
    leads_to: Interval
    holds: bool
    reaches: bool
    held: bool = False

    @property
    def length(self) -> int:
        """The years between the two observations."""
        return self.last - self.first


FEW = 20
"""Below that many scenarios the ends are their minimum and maximum."""


class Many(NamedTuple):
    """A target in many scenarios: how many of them have which verdict, and where their numbers lie.

    ``low``, ``median`` and ``high`` are the 5th, 50th and 95th percentile of the number of the target year (of a
    peak the year of the maximum), the minimum, median and maximum of few; None where none has one.
    """

    scenarios: int
    counts: Mapping[Verdict, int]
    low: Fraction | None = None
    median: Fraction | None = None
    high: Fraction | None = None

    @property
    def good(self) -> int:
        """In how many scenarios the target is met, or will be."""
        return sum(self.counts.get(one, 0) for one in (Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK))

    @property
    def judged(self) -> int:
        """In how many scenarios it can be told."""
        return self.good + sum(self.counts.get(one, 0) for one in (Verdict.MISSED, Verdict.OFF_TRACK))

    @property
    def verdict(self) -> Verdict:
        """On track where at least half of those that can be judged are; all alike keep their word."""
        told = [one for one in Verdict if self.counts.get(one, 0)]
        sure = [one for one in told if one not in (Verdict.OPEN, Verdict.UNKNOWN)]
        if len(sure) == 1:
            return sure[0]
        if sure:
            return Verdict.ON_TRACK if 2 * self.good >= self.judged else Verdict.OFF_TRACK
        return Verdict.OPEN if Verdict.OPEN in told else Verdict.UNKNOWN


ReasonValue = int | str | Fraction | Figure | tuple["ReasonValue", ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why a verdict is what it is: a code and what the sentence needs; the words are those of the report.

    Raises:
        KeyError: no such code.
        ValueError: a value that the code names is missing, or there is one too many.
    """

    code: str
    values: Mapping[str, ReasonValue] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if set(REASONS[self.code]) != set(self.values):
            raise ValueError(
                f"{self.code} wants {', '.join(REASONS[self.code])}; got {', '.join(self.values)}"
            )


class Term(NamedTuple):
    """What stands at one place of a formula: its symbol, and how it is written in numbers.

    ``pattern`` with ``numbers`` put in is the number: ``(1 − {0})`` for a link, ``{0}/{1}`` for two levels.
    """

    symbol: str
    numbers: tuple[Fraction, ...]
    pattern: str = "{0}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One line of arithmetic: what it finds (a code and its values), formula, numbers put in, result, documents.

    ``formula`` has a place ``{0}``, ``{1}`` for each term; ``result`` is what it computes to, in ``unit``.
    """

    code: str
    values: Mapping[str, ReasonValue] = field(default_factory=dict)
    formula: str = ""
    terms: tuple[Term, ...] = ()
    result: Interval | None = None
    unit: str = ""
    sources: tuple[str, ...] = ()


class Point(NamedTuple):
    """One year of the series that was judged, in the unit of the indicator, or as an index of the first year."""

    year: int
    amount: Interval
    projected: bool = False
    is_index: bool = False


def _no_steps() -> tuple[Step, ...]:
    return ()


def _no_points() -> tuple[Point, ...]:
    return ()


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Assessment:
    """A target held against a trajectory.

    ``definition`` is the one that it was judged on; ``main`` says that it is the assessment of its target that
    tables show and exit codes count. ``derived``: it rests on derived values, or on a detour through other
    years. ``over``: the target year is over in the data in use. ``acceleration`` is the pace required over the
    pace so far (None without a pace); ``evidence`` the grade of the weakest source it rests on. ``windows`` are
    the paces that were carried on. ``reasons``: the first says most. ``many``: it stands for all scenarios of an
    ensemble, and ``projected`` is the median.
    """

    target: Target
    verdict: Verdict
    definition: str = ""
    main: bool = True
    scenario: str = ""
    baseline_year: int | None = None
    within_rounding: bool = False
    provisional: bool = False
    derived: bool = False
    stale: bool = False
    over: bool = False
    required: Figure | None = None
    observed: Figure | None = None
    projected: Figure | None = None
    margin: Figure | None = None
    pace: Pace | None = None
    acceleration: Fraction | None = None
    windows: tuple[Window, ...] = ()
    evidence: Grade | None = None
    reasons: tuple[Reason, ...] = ()
    many: Many | None = None
    trace_maker: Callable[[], tuple[Step, ...]] = field(default=_no_steps, compare=False)
    points_maker: Callable[[], tuple[Point, ...]] = field(default=_no_points, compare=False)

    def __post_init__(self) -> None:
        if self.verdict is Verdict.UNKNOWN and not self.reasons:
            raise ValueError(f"{self.target.id}: an unknown needs its reason")

    def __repr__(self) -> str:
        scenario = f" {self.scenario}" if self.scenario else ""
        margin = "" if self.margin is None else f", margin {float(self.margin.value):.4g} {self.margin.unit}"
        return f"<Assessment {self.target.region} {self.target.id}{scenario}: {self.verdict.value}{margin}>"

    @property
    def trace(self) -> tuple[Step, ...]:
        """The arithmetic, step by step; worked out when it is asked for."""
        return self.trace_maker()

    @property
    def points(self) -> tuple[Point, ...]:
        """The series that was judged, ascending; worked out when it is asked for."""
        return self.points_maker()

    @property
    def newest(self) -> int | None:
        """The year of the newest observation."""
        return None if self.observed is None else self.observed.year
