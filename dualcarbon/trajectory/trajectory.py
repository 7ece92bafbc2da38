"""An indicator of a region year by year, as levels and as links between years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from dualcarbon.indicator import Indicator, definitions
from dualcarbon.problem import Enumeration, Location, Name, UnknownName
from dualcarbon.region import find_region
from dualcarbon.trajectory.interval import Interval


class Grade(StrEnum):
    """Where a number comes from, the best first; what is not stated is the user's own, and as good."""

    OFFICIAL = "official"
    COMPUTED = "computed"
    PRELIMINARY = "preliminary"
    DERIVED = "derived"
    THIRD_PARTY = "third-party"
    ESTIMATE = "estimate"
    UNSTATED = ""

    @property
    def rank(self) -> int:
        """0 is the best."""
        return _RANKS[self._value_]


_RANKS = {grade._value_: rank for rank, grade in enumerate(Grade)} | {Grade.UNSTATED._value_: 0}


class Status(StrEnum):
    """Whether a number was observed or is a projection."""

    OBSERVED = "observed"
    PROJECTED = "projected"


class Correction(NamedTuple):
    """How a projected amount was brought to what was observed in ``year``, where the two are joined.

    ``method`` is ``ratio`` or ``offset``, ``raw`` the amount before, ``observed`` and ``projected`` those of the
    joint, ``left`` how much of the correction is left (of 1).
    """

    method: str
    year: int
    raw: Interval
    observed: Interval
    projected: Interval
    left: Fraction


class Caveat(NamedTuple):
    """What is to be told of a series wherever it decides, as a code with one value; the words are the report's.

    ``recounted`` with the rate in kgce/kWh, ``wider_region`` with the name of what is wider, ``model_counts`` with
    how a model counts.
    """

    code: str
    value: Fraction | str


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """The value of one year, in the unit of the indicator; ``price_year`` is that of its yuan, if stated.

    ``parts`` names the parts that it is worked out from, where it is a floor under a whole. ``strand`` is the
    scenario of a projected level that was joined to observed ones: levels of two strands make no ratio.
    ``correction`` says how it was harmonised, ``between`` are the two steps that it was interpolated from.
    """

    year: int
    amount: Interval
    price_year: str = ""
    parts: tuple[str, ...] = ()
    strand: str = ""
    correction: Correction | None = None
    between: tuple[Level, Level] | None = None
    grade: Grade = Grade.OFFICIAL
    source: str = ""
    note: str = ""
    location: Location | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A published statement that ties ``year`` to the earlier ``base``.

    ``change`` is signed: in percent (-48.4) or, where ``additive``, an amount in the unit of the indicator
    (percentage points of a share).
    """

    year: int
    base: int
    change: Interval
    additive: bool = False
    grade: Grade = Grade.OFFICIAL
    source: str = ""
    note: str = ""
    location: Location | None = None

    def __post_init__(self) -> None:
        if self.base >= self.year:
            raise ValueError("a link ties a year to an earlier one")


@dataclass(frozen=True, kw_only=True)
class Trajectory:
    """The levels and links of one indicator, one definition, one status and one scenario of a region.

    ``whole_region`` says that it tells of the whole region, so that it does not decide on a target whose
    scope is a part of it. ``seen_until``: of a projection that carries on what was observed, the newest
    observed year, and ``joint`` the newest year that both have (None without one). ``unharmonized`` says that
    it should have been brought to what was observed, and could not be. ``caveats`` are told with every verdict.
    """

    region: str
    indicator: Indicator
    definition: str = ""
    status: Status = Status.OBSERVED
    scenario: str = ""
    whole_region: bool = False
    seen_until: int = 0
    joint: int | None = None
    unharmonized: bool = False
    caveats: tuple[Caveat, ...] = ()
    levels: tuple[Level, ...] = ()
    links: tuple[Link, ...] = ()

    def __repr__(self) -> str:
        years = f"{self.years[0]} to {self.years[-1]}" if self.years else "no year"
        return f"<Trajectory {self.called}: {len(self.levels)} levels, {len(self.links)} links, {years}>"

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year that something is said about, ascending."""
        found = {level.year for level in self.levels} | {link.year for link in self.links}
        return tuple(sorted(found | {link.base for link in self.links}))

    @property
    def called(self) -> Enumeration:
        """What it tells of: in the words of its file, ``CN-SD energy_intensity revised``, or of a language."""
        known = definitions().get(self.definition)
        tag = self.definition if known is None else Name(self.definition, zh=f"（{known.label_zh}口径）")
        words = (_place(self.region), self.indicator.called, tag, self.scenario)
        return Enumeration((word for word in words if word), mark=" ")

    @property
    def newest(self) -> int | None:
        """The newest year that something is said about."""
        return self.years[-1] if self.years else None

    def until(self, year: int | None) -> Trajectory:
        """The same with everything after ``year`` hidden."""
        if year is None:
            return self
        return replace(
            self,
            levels=tuple(level for level in self.levels if level.year <= year),
            links=tuple(link for link in self.links if link.year <= year),
        )


def _place(region: str) -> str:
    try:
        return Name(region, zh=find_region(region).name_zh)
    except UnknownName:
        return region
