"""Evidence: what is known of an indicator of a region: observed, projected, derived, bounded by its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import isinf

from dualcarbon import units
from dualcarbon.baseline import Graph, Values
from dualcarbon.indicator import Indicator, Kind, Relation, vocabulary
from dualcarbon.trajectory import Dataset, Grade, Interval, Level, Link, Trajectory


def carried_on(observed: Trajectory | None, projected: Trajectory | None) -> Trajectory | None:
    """A projection carried on from what was observed, at the newest year that both have a level of.

    Up to that year the levels are those observed, after it the projected ones; a ratio goes over the year of the
    joint, and never from an observed level to a projected one. Without such a year the two are taken to be on
    one scale, and an observed number goes before a projected one.
    """
    if observed is None or projected is None:
        return observed or projected
    joint = max(set(observed.years) & {level.year for level in projected.levels}, default=None)
    if joint is None:
        taken = {(level.year, level.price_year) for level in observed.levels}
        levels = (
            *observed.levels,
            *(one for one in projected.levels if (one.year, one.price_year) not in taken),
        )
    else:
        levels = (
            *(one for one in observed.levels if one.year <= joint),
            *(replace(one, strand=projected.scenario) for one in projected.levels if one.year >= joint),
        )
    links = {(link.year, link.base) for link in observed.links}
    return Trajectory(
        region=observed.region,
        indicator=observed.indicator,
        definition=observed.definition,
        status=projected.status,
        scenario=projected.scenario,
        whole_region=observed.whole_region or projected.whole_region,
        seen_until=observed.newest or 0,
        joint=joint,
        levels=levels,
        links=observed.links + tuple(one for one in projected.links if (one.year, one.base) not in links),
    )


class Evidence:
    """The series of a dataset, as far as ``as_of``; the graph of each is made once."""

    def __init__(self, data: Dataset, *, as_of: int | None = None) -> None:
        self.data = data
        self.as_of = as_of
        self._graphs: dict[tuple[str, str, str, str | None], Graph | None] = {}
        self._floored: dict[tuple[str, str], Graph | None] = {}

    @cached_property
    def newest(self) -> int | None:
        """The newest observed year of the data in use."""
        if self.data.newest is None or self.as_of is None:
            return self.data.newest
        return min(self.data.newest, self.as_of)

    def graph(
        self, region: str, indicator: Indicator, definition: str = "", scenario: str | None = None
    ) -> Graph | None:
        """The graph of what was observed, joined with a scenario where one is named; None without data."""
        key = (region, indicator.name, definition, scenario)
        if key not in self._graphs:
            series = self._with_derived(region, indicator, definition, scenario)
            self._graphs[key] = None if series is None or not series.years else Graph(series)
        return self._graphs[key]

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
        return carried_on(observed, found[0] if found else None)

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

    def _above_parts(self, region: str, indicator: Indicator) -> Graph | None:
        parts = {}
        for name in sorted(_inside(indicator)):
            known = vocabulary().get(name)
            graph = None if known is None else self.floored(region, known) or self.graph(region, known)
            if graph is not None:
                parts[name] = graph
        whole = self.graph(region, indicator)
        return _with_floors(None if whole is None else whole.trajectory, indicator, parts)


def _empty(like: Trajectory, indicator: Indicator) -> Trajectory:
    return Trajectory(
        region=like.region,
        indicator=indicator,
        status=like.status,
        scenario=like.scenario,
        whole_region=like.whole_region,
    )


def _with(series: Trajectory, levels: Sequence[Level], links: Sequence[Link] = ()) -> Trajectory:
    if not levels and not links:
        return series
    return Trajectory(
        region=series.region,
        indicator=series.indicator,
        definition=series.definition,
        status=series.status,
        scenario=series.scenario,
        whole_region=series.whole_region,
        seen_until=series.seen_until,
        joint=series.joint,
        levels=(*series.levels, *levels),
        links=(*series.links, *links),
    )


def _extended(
    published: Trajectory | None, indicator: Indicator, relation: Relation, parts: list[Graph]
) -> Trajectory:
    """A series with the values and links that follow from a relation, where none is published."""
    base = published or _empty(parts[0].trajectory, indicator)
    graph = Graph(base)
    links = tuple(_links(graph, relation, parts)) if relation.operator == "/" else ()
    return _with(base, tuple(_levels(graph, indicator, relation, parts)), links)


def _with_floors(
    published: Trajectory | None, indicator: Indicator, parts: Mapping[str, Graph]
) -> Graph | None:
    """A series with the sum of the known parts as a floor, in years for which the whole has no value."""
    if not parts:
        return None
    base = published or _empty(next(iter(parts.values())).trajectory, indicator)
    known, values = Values(Graph(base)), {name: Values(graph) for name, graph in parts.items()}
    floors = []
    for year in sorted({year for graph in parts.values() for year in graph.trajectory.years}):
        if known.at(year) is not None:
            continue
        found = {name: one for name, value in values.items() if (one := value.at(year)) is not None}
        # Of a part of which only a cap is known, nothing is known from below.
        found = {name: one for name, one in found.items() if not isinf(one.amount.low)}
        # What contains other parts of the same whole is counted once.
        found = {
            name: one for name, one in found.items() if not any(name in _inside_of(other) for other in found)
        }
        if not found:
            continue
        floor = Fraction(0)
        for name, one in found.items():
            floor += one.amount.value * units.factor(parts[name].trajectory.indicator.unit, indicator.unit)
        documents = dict.fromkeys(source for one in found.values() for source in one.sources)
        floors.append(
            Level(
                year=year,
                amount=Interval.at_least(floor),
                grade=Grade.DERIVED,
                parts=tuple(found),
                source=f"{' + '.join(found)}: " + "; ".join(documents),
            )
        )
    return Graph(_with(base, floors)) if floors else None


def _inside(indicator: Indicator) -> frozenset[str]:
    """The indicators that another one contains."""
    sums = (operand for one in indicator.relations if one.operator == "+" for operand in one.operands)
    return frozenset((*indicator.parts, *sums))


def _inside_of(name: str) -> frozenset[str]:
    known = vocabulary().get(name)
    return frozenset() if known is None else _inside(known)


def _common_years(parts: list[Graph]) -> list[int]:
    years = [set(part.trajectory.years) for part in parts]
    return sorted(set.intersection(*years))


def _links(graph: Graph, relation: Relation, parts: list[Graph]) -> Iterator[Link]:
    top, bottom = parts
    for first, last in pairwise(_common_years(parts)):
        above, below = top.path(first, last), bottom.path(first, last)
        if above is None or below is None or below.total.low <= 0 or graph.path(first, last) is not None:
            continue
        documents = dict.fromkeys((*above.sources, *below.sources))
        yield Link(
            year=last,
            base=first,
            change=(above.total / below.total - 1) * 100,
            grade=Grade.DERIVED,
            source=f"{relation}: " + "; ".join(documents),
        )


def _levels(graph: Graph, indicator: Indicator, relation: Relation, parts: list[Graph]) -> Iterator[Level]:
    if relation.operator == "/" and indicator.kind is not Kind.SHARE:
        return
    published, values = Values(graph), [Values(part) for part in parts]
    factors = [_factor(part.trajectory.indicator, indicator, relation) for part in parts]
    for year in _common_years(parts):
        found = [value.at(year) for value in values]
        known = [one for one in found if one is not None]
        if published.at(year) is not None or len(known) < len(found):
            continue
        amount = known[0].amount * factors[0]
        if relation.operator == "+":
            for one, factor in zip(known[1:], factors[1:], strict=True):
                amount = amount + one.amount * factor
        elif known[1].amount.low > 0:
            amount = amount / known[1].amount * _share_of(parts, indicator)
        else:
            continue
        documents = dict.fromkeys(source for one in known for source in one.sources)
        yield Level(
            year=year, amount=amount, grade=Grade.DERIVED, source=f"{relation}: " + "; ".join(documents)
        )


def _factor(part: Indicator, whole: Indicator, relation: Relation) -> Fraction:
    """From the unit of a part of a sum to that of the sum."""
    return units.factor(part.unit, whole.unit) if relation.operator == "+" else Fraction(1)


def _share_of(parts: list[Graph], indicator: Indicator) -> Fraction:
    """From the units of the two parts to the unit of a share."""
    top, bottom = (part.trajectory.indicator.unit for part in parts)
    return units.factor(f"{top}/({bottom})", indicator.unit) if top != bottom else Fraction(100)
