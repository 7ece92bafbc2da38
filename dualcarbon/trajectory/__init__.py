"""Trajectory: an indicator of a region year by year, as levels and as links between years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dualcarbon.indicator import Indicator
from dualcarbon.problem import Location
from dualcarbon.trajectory.interval import Interval

__all__ = ["Dataset", "Grade", "Interval", "Key", "Level", "Link", "Status", "Trajectory"]


class Grade(StrEnum):
    """Where a number comes from, the best first."""

    OFFICIAL = "official"
    COMPUTED = "computed"
    PRELIMINARY = "preliminary"
    DERIVED = "derived"
    THIRD_PARTY = "third-party"
    ESTIMATE = "estimate"

    @property
    def rank(self) -> int:
        """0 is the best."""
        return _RANKS[self]


_RANKS = {grade: rank for rank, grade in enumerate(Grade)}


class Status(StrEnum):
    """Whether a number was observed or is a projection."""

    OBSERVED = "observed"
    PROJECTED = "projected"


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """The value of one year, in the unit of the indicator; ``price_year`` is that of its yuan, if stated."""

    year: int
    amount: Interval
    price_year: str = ""
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Trajectory:
    """The levels and links of one indicator, one definition, one status and one scenario of a region."""

    region: str
    indicator: Indicator
    definition: str = ""
    status: Status = Status.OBSERVED
    scenario: str = ""
    levels: tuple[Level, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that something is said about, ascending."""
        found = {level.year for level in self.levels} | {link.year for link in self.links}
        return tuple(sorted(found | {link.base for link in self.links}))

    @property
    def newest(self) -> int | None:
        """The newest year that something is said about."""
        return self.years[-1] if self.years else None

    def until(self, year: int | None) -> Trajectory:
        """The same with everything after ``year`` hidden."""
        if year is None:
            return self
        return Trajectory(
            region=self.region,
            indicator=self.indicator,
            definition=self.definition,
            status=self.status,
            scenario=self.scenario,
            levels=tuple(level for level in self.levels if level.year <= year),
            links=tuple(link for link in self.links if link.year <= year),
        )


Key = tuple[str, str, str, Status, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Dataset:
    """Trajectories by region, indicator, definition, status, scenario; ``newest``: newest observed year.

    ``whole_regions`` says that every series tells of a whole region, so that none of them decides on a target
    whose scope is a part of it.
    """

    trajectories: Mapping[Key, Trajectory] = field(default_factory=dict)
    newest: int | None = None
    name: str = ""
    whole_regions: bool = False
    _by_subject: Mapping[tuple[str, str], tuple[Trajectory, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        found: dict[tuple[str, str], list[Trajectory]] = {}
        for key in sorted(self.trajectories):
            found.setdefault(key[:2], []).append(self.trajectories[key])
        # A frozen value sets what follows from its fields in no other way.
        object.__setattr__(self, "_by_subject", {key: tuple(several) for key, several in found.items()})

    def __iter__(self) -> Iterator[Trajectory]:
        return iter(self.trajectories.values())

    def observed(self, region: str, indicator: str, definition: str = "") -> Trajectory | None:
        """The observed trajectory, or None."""
        return self.trajectories.get((region, indicator, definition, Status.OBSERVED, ""))

    def of(self, region: str, indicator: str) -> tuple[Trajectory, ...]:
        """Every trajectory of an indicator of a region, by definition and scenario."""
        return self._by_subject.get((region, indicator), ())

    def definitions(self, region: str, indicator: str) -> tuple[str, ...]:
        """The definition tags present, the untagged first."""
        return tuple(sorted({trajectory.definition for trajectory in self.of(region, indicator)}))

    def scenarios(self, region: str, indicator: str, definition: str = "") -> tuple[Trajectory, ...]:
        """The projected trajectories, by name of the scenario."""
        return tuple(
            trajectory
            for trajectory in self.of(region, indicator)
            if trajectory.definition == definition and trajectory.status is Status.PROJECTED
        )
