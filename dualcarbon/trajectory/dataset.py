"""Trajectories of many regions and indicators, found by what they tell of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from dualcarbon.problem import Problem
from dualcarbon.trajectory.trajectory import Status, Trajectory


class SeriesKey(NamedTuple):
    """What one trajectory tells of."""

    region: str
    indicator: str
    definition: str
    status: Status
    scenario: str


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """Trajectories by what they tell of; ``newest``: the newest observed year of the whole collection.

    ``notices`` is what whoever uses the data should be told: rows that were passed over, values that others
    took the place of.
    """

    trajectories: Mapping[SeriesKey, Trajectory] = field(default_factory=dict)
    newest: int | None = None
    name: str = ""
    notices: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        several = "trajectory" if len(self.trajectories) == 1 else "trajectories"
        newest = f", newest {self.newest}" if self.newest is not None else ""
        return f"<Dataset {self.name or 'without a name'}: {len(self.trajectories)} {several}{newest}>"

    def __iter__(self) -> Iterator[Trajectory]:
        return iter(self.trajectories.values())

    @cached_property
    def _by_subject(self) -> Mapping[tuple[str, str], tuple[Trajectory, ...]]:
        found: dict[tuple[str, str], list[Trajectory]] = {}
        for key in sorted(self.trajectories):
            found.setdefault((key.region, key.indicator), []).append(self.trajectories[key])
        return {key: tuple(several) for key, several in found.items()}

    def observed(self, region: str, indicator: str, definition: str = "") -> Trajectory | None:
        """The observed trajectory, or None."""
        return self.trajectories.get(SeriesKey(region, indicator, definition, Status.OBSERVED, ""))

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
