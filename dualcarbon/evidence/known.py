"""What is known of an indicator of a region: observed, projected, derived, bounded by its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from dualcarbon.baseline import PLAIN, Graph, Joining
from dualcarbon.evidence.derived import extended, inside, with_floors
from dualcarbon.evidence.joined import carried_on, observed_until
from dualcarbon.indicator import Indicator, vocabulary
from dualcarbon.trajectory import Dataset, SeriesKey, Status, Trajectory, is_called


class Known(NamedTuple):
    """All that is known of one indicator of a region, for one target.

    ``seen`` are the observed series by definition, in order; ``planned`` those of each scenario joined to them.
    ``official`` is the series on the official definition, ``recorded`` the tags on record, ``until`` the newest year
    of the data in use. ``of_part``: a series may tell of a part of the region. ``stated``: the record
    alone tells of it. ``floored`` makes the observed series
    with the sum of its parts as a floor; None where there is none.
    """

    seen: Mapping[str, Graph | None]
    planned: Mapping[str, Mapping[str, Graph | None]]
    official: Graph | None
    recorded: tuple[str, ...]
    until: int | None
    of_part: bool
    stated: bool
    floored: Callable[[], Graph | None]


class Evidence:
    """The series of a dataset, as far as ``as_of``; the graph of each is made once.

    ``joining`` says how scenarios are joined to what was observed.
    """

    def __init__(self, data: Dataset, *, as_of: int | None = None, joining: Joining = PLAIN) -> None:
        self.data = data
        self.as_of = as_of
        self.joining = joining
        self._graphs: dict[tuple[str, str, str, str | None, tuple[int, ...]], Graph | None] = {}
        self._observed = dict(self._graphs)
        self._cut: dict[tuple[int, int], tuple[Trajectory, Trajectory]] = {}
        self._floored: dict[tuple[str, str], Graph | None] = {}

    def beside(self, scenarios: Dataset) -> Evidence:
        """The same observations beside other scenarios; what was worked out of them serves both."""
        data = replace(self.data, trajectories={**self.data.trajectories, **scenarios.trajectories})
        found = Evidence(data, as_of=self.as_of, joining=self.joining)
        found._observed, found._cut = self._observed, self._cut
        return found

    @cached_property
    def newest(self) -> int | None:
        """The newest observed year of the data in use."""
        if self.data.newest is None or self.as_of is None:
            return self.data.newest
        return min(self.data.newest, self.as_of)

    def known(
        self,
        region: str,
        indicator: Indicator,
        *,
        definition: str,
        due: int | None,
        scenarios: Sequence[str],
        between: tuple[int, ...] = (),
    ) -> Known:
        """All that is known of an indicator of a region.

        Args:
            region: its code.
            indicator: of what.
            definition: the only one wanted; all of them where empty.
            due: the year that the official definition is asked for.
            scenarios: names and patterns of the only scenarios wanted; all of them where empty.
            between: the years that may be read between two steps of a scenario, where that is asked for.
        """
        between = between if self.joining.interpolate else ()
        tags = (definition,) if definition else self.definitions(region, indicator)
        return Known(
            seen={tag: self.graph(region, indicator, tag) for tag in tags},
            planned={
                tag: {
                    name: self.graph(region, indicator, tag, name, between)
                    for name in self.scenarios(region, indicator, tag)
                    if not scenarios or any(is_called(name, one) for one in scenarios)
                }
                for tag in tags
            },
            official=self.graph(region, indicator, indicator.official_for(due)),
            recorded=self.data.definitions(region, indicator.name),
            until=self.newest,
            of_part=self.tells_of_part(region, indicator),
            stated=self.is_stated(region, indicator),
            floored=lambda: self.floored(region, indicator),
        )

    def graph(
        self,
        region: str,
        indicator: Indicator,
        definition: str = "",
        scenario: str | None = None,
        between: tuple[int, ...] = (),
    ) -> Graph | None:
        """The graph of what was observed, joined with a scenario where one is named; None without data.

        ``between`` are the years that are read between its steps.
        """
        key = (region, indicator.name, definition, scenario, between if scenario else ())
        graphs = self._graphs if scenario else self._observed
        if key not in graphs:
            series = self._with_derived(region, indicator, definition, scenario, between)
            graphs[key] = None if series is None or not series.years else Graph(series)
        return graphs[key]

    def floored(self, region: str, indicator: Indicator) -> Graph | None:
        """What was observed, with the sum of the known parts as a floor where the whole has no value.

        None where there is no such floor. It decides only what a floor can decide: all else is judged without it.
        """
        key = (region, indicator.name)
        if key not in self._floored:
            self._floored[key] = self._above_parts(region, indicator)
        return self._floored[key]

    def definitions(self, region: str, indicator: Indicator) -> tuple[str, ...]:
        """The definitions to judge on, the untagged first."""
        return tuple(dict.fromkeys(("", *self.data.definitions(region, indicator.name))))

    def scenarios(self, region: str, indicator: Indicator, definition: str) -> tuple[str, ...]:
        """The names of the scenarios that tell of an indicator, itself or by its relations."""
        names = {one.scenario for one in self.data.scenarios(region, indicator.name, definition)}
        if not definition:
            for name in {operand for relation in indicator.relations for operand in relation.operands}:
                for one in self.data.scenarios(region, name):
                    if one.scenario not in names and self._reaches_further(region, indicator, one.scenario):
                        names.add(one.scenario)
        return tuple(sorted(names))

    def tells_of_part(self, region: str, indicator: Indicator) -> bool:
        """Whether any series in use may tell of a part of the region, as a user's own may."""
        return any(not one.whole_region for one in self.data.of(region, indicator.name))

    def is_stated(self, region: str, indicator: Indicator) -> bool:
        """Whether the record alone tells of an indicator, which states definitions wherever they count."""
        return all(one.whole_region and not one.scenario for one in self.data.of(region, indicator.name))

    def _reaches_further(self, region: str, indicator: Indicator, scenario: str) -> bool:
        with_it, without = self.graph(region, indicator, "", scenario), self.graph(region, indicator, "")
        if with_it is None or without is None:
            return with_it is not None
        return (with_it.trajectory.newest or 0) > (without.trajectory.newest or 0)

    def _until(self, observed: Trajectory, joint: int) -> Trajectory:
        """What was observed up to a joint; the same for most scenarios."""
        key = (id(observed), joint)
        # The series is kept beside, so that no other one takes its place in memory.
        if key not in self._cut:
            self._cut[key] = observed, observed_until(observed, joint)
        return self._cut[key][1]

    @staticmethod
    def _projected(region: str, name: str, definition: str, scenario: str) -> SeriesKey:
        return SeriesKey(region, name, definition, Status.PROJECTED, scenario)

    def _published(
        self, region: str, name: str, definition: str, scenario: str | None, between: tuple[int, ...]
    ) -> Trajectory | None:
        observed = self.data.observed(region, name, definition)
        observed = None if observed is None else observed.until(self.as_of)
        if scenario is None:
            return observed
        projected = self.data.trajectories.get(self._projected(region, name, definition, scenario))
        return carried_on(observed, projected, self.joining, between, self._until)

    def _with_derived(
        self,
        region: str,
        indicator: Indicator,
        definition: str,
        scenario: str | None,
        between: tuple[int, ...],
    ) -> Trajectory | None:
        if scenario is not None:
            told = self.data.trajectories.get(self._projected(region, indicator.name, definition, scenario))
            if told is not None:
                # What a scenario says of an indicator itself is not mixed with what its parts would make.
                seen = self.graph(region, indicator, definition)
                return carried_on(
                    None if seen is None else seen.trajectory, told, self.joining, between, self._until
                )
        published = self._published(region, indicator.name, definition, scenario, between)
        if definition:
            return published
        for relation in indicator.relations:
            parts = [self._published(region, name, "", scenario, between) for name in relation.operands]
            known = [part for part in parts if part is not None and part.years]
            if len(known) == len(parts):
                published = extended(published, indicator, relation, [Graph(part) for part in known])
        return published

    def _above_parts(self, region: str, indicator: Indicator) -> Graph | None:
        parts = {}
        for name in sorted(inside(indicator)):
            known = vocabulary().get(name)
            graph = None if known is None else self.floored(region, known) or self.graph(region, known)
            if graph is not None:
                parts[name] = graph
        whole = self.graph(region, indicator)
        return with_floors(None if whole is None else whole.trajectory, indicator, parts)
