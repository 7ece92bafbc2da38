"""The series a target is judged on: observed, joined with a scenario, and what follows from relations."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from dualcarbon import units
from dualcarbon.baseline import Graph, Values
from dualcarbon.indicator import Indicator, Kind, Relation
from dualcarbon.trajectory import Dataset, Grade, Interval, Level, Link, Trajectory

_HUNDRED = Decimal(100)
_ONE = Interval.exact(Decimal(1))


def join(observed: Trajectory | None, projected: Trajectory | None) -> Trajectory | None:
    """A projection carried on from what was observed; an observed number goes before a projected one."""
    if observed is None or projected is None:
        return observed or projected
    levels = {(level.year, level.price_year) for level in observed.levels}
    links = {(link.year, link.base) for link in observed.links}
    more_levels = tuple(one for one in projected.levels if (one.year, one.price_year) not in levels)
    more_links = tuple(one for one in projected.links if (one.year, one.base) not in links)
    return Trajectory(
        region=observed.region,
        indicator=observed.indicator,
        definition=observed.definition,
        status=projected.status,
        scenario=projected.scenario,
        levels=observed.levels + more_levels,
        links=observed.links + more_links,
    )


class Store:
    """The series of a dataset, as far as ``as_of``; graphs are made once for each."""

    def __init__(self, data: Dataset, *, as_of: int | None = None) -> None:
        self.data = data
        self.as_of = as_of
        self._graphs: dict[tuple[str, str, str, str | None], Graph | None] = {}

    @cached_property
    def newest(self) -> int | None:
        """The newest observed year of the data in use."""
        if self.data.newest is None or self.as_of is None:
            return self.data.newest
        return min(self.data.newest, self.as_of)

    def graph(
        self, region: str, indicator: Indicator, definition: str, scenario: str | None = None
    ) -> Graph | None:
        """The graph of what was observed, joined with a scenario where one is named."""
        key = (region, indicator.name, definition, scenario)
        if key not in self._graphs:
            series = self._with_derived(region, indicator, definition, scenario)
            self._graphs[key] = None if series is None or not series.years else Graph(series)
        return self._graphs[key]

    def definitions(self, target_definition: str, region: str, indicator: Indicator) -> tuple[str, ...]:
        """The definitions to judge on: the one asked for, or each in turn, the untagged first."""
        if target_definition:
            return (target_definition,)
        return tuple(dict.fromkeys(("", *self.data.definitions(region, indicator.name))))

    def scenarios(self, region: str, indicator: Indicator, definition: str) -> tuple[str, ...]:
        """The names of the scenarios that tell of an indicator, itself or by its relations."""
        names = {one.scenario for one in self.data.scenarios(region, indicator.name, definition)}
        if not definition:
            for name in {operand for relation in indicator.relations for operand in relation.operands}:
                for one in self.data.scenarios(region, name):
                    if self._reaches_further(region, indicator, one.scenario):
                        names.add(one.scenario)
        return tuple(sorted(names))

    def _reaches_further(self, region: str, indicator: Indicator, scenario: str) -> bool:
        with_it, without = self.graph(region, indicator, "", scenario), self.graph(region, indicator, "")
        if with_it is None or without is None:
            return with_it is not None
        return (with_it.trajectory.newest or 0) > (without.trajectory.newest or 0)

    def _published(self, region: str, name: str, definition: str, scenario: str | None) -> Trajectory | None:
        observed = self.data.observed(region, name, definition)
        observed = None if observed is None else observed.until(self.as_of)
        if scenario is None:
            return observed
        found = [one for one in self.data.scenarios(region, name, definition) if one.scenario == scenario]
        return join(observed, found[0] if found else None)

    def _with_derived(
        self, region: str, indicator: Indicator, definition: str, scenario: str | None
    ) -> Trajectory | None:
        published = self._published(region, indicator.name, definition, scenario)
        if definition:
            return published
        for relation in indicator.relations:
            parts = [self._published(region, name, "", scenario) for name in relation.operands]
            known = [part for part in parts if part is not None and part.years]
            if len(known) == len(parts):
                published = _extended(published, indicator, relation, [Graph(part) for part in known])
        return published


def _extended(
    published: Trajectory | None, indicator: Indicator, relation: Relation, parts: list[Graph]
) -> Trajectory:
    """A series with the values and links that follow from a relation, where none is published."""
    base = published or Trajectory(region=parts[0].trajectory.region, indicator=indicator)
    graph = Graph(base)
    return Trajectory(
        region=base.region,
        indicator=indicator,
        definition=base.definition,
        status=base.status,
        scenario=base.scenario,
        levels=base.levels + tuple(_levels(graph, indicator, relation, parts)),
        links=base.links + (tuple(_links(graph, relation, parts)) if relation.operator == "/" else ()),
    )


def _common_years(parts: list[Graph]) -> list[int]:
    years = [set(part.trajectory.years) for part in parts]
    return sorted(set.intersection(*years))


def _links(graph: Graph, relation: Relation, parts: list[Graph]) -> Iterator[Link]:
    top, bottom = parts
    for first, last in pairwise(_common_years(parts)):
        above, below = top.path(first, last), bottom.path(first, last)
        if above is None or below is None or below.total.low <= 0 or graph.path(first, last) is not None:
            continue
        change = (above.total / below.total).mapped(lambda value: (value - 1) * _HUNDRED)
        documents = [source for path in (above, below) for edge in path.edges for source in edge.sources]
        yield Link(
            year=last,
            base=first,
            change=change,
            grade=Grade.DERIVED,
            source=f"{relation}: " + "; ".join(dict.fromkeys(documents)),
        )


def _levels(graph: Graph, indicator: Indicator, relation: Relation, parts: list[Graph]) -> Iterator[Level]:
    if relation.operator == "/" and indicator.kind is not Kind.SHARE:
        return
    published, values = Values(graph), [Values(part) for part in parts]
    for year in _common_years(parts):
        found = [value.at(year) for value in values]
        known = [one for one in found if one is not None]
        if published.at(year) is not None or len(known) < len(found):
            continue
        amount = known[0].amount
        if relation.operator == "+":
            for one in known[1:]:
                amount = amount + one.amount
        elif known[1].amount.low > 0:
            amount = (amount / known[1].amount).scaled(_scale(parts, indicator))
        else:
            continue
        documents = dict.fromkeys(source for one in known for source in one.sources)
        yield Level(
            year=year, amount=amount, grade=Grade.DERIVED, source=f"{relation}: " + "; ".join(documents)
        )


def _scale(parts: list[Graph], indicator: Indicator) -> Decimal:
    """From the units of the two parts to the unit of a share."""
    top, bottom = (part.trajectory.indicator.unit for part in parts)
    return units.convert(Decimal(1), f"{top}/({bottom})", indicator.unit) if top != bottom else _HUNDRED
