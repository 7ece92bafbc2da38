"""What follows from other indicators: relations, and the sum of its parts as a floor under a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import isinf

from dualcarbon import units
from dualcarbon.baseline import Graph, Values
from dualcarbon.evidence.cited import worked_out
from dualcarbon.indicator import Indicator, Kind, Relation, vocabulary
from dualcarbon.trajectory import Grade, Interval, Level, Link, Trajectory


def _empty(like: Trajectory, indicator: Indicator) -> Trajectory:
    return Trajectory(
        region=like.region,
        indicator=indicator,
        status=like.status,
        scenario=like.scenario,
        whole_region=like.whole_region,
        caveats=like.caveats,
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
        unharmonized=series.unharmonized,
        caveats=series.caveats,
        levels=(*series.levels, *levels),
        links=(*series.links, *links),
    )


def extended(
    published: Trajectory | None, indicator: Indicator, relation: Relation, parts: list[Graph]
) -> Trajectory:
    """A series with the values and links that follow from a relation, where none is published."""
    base = published or _empty(parts[0].trajectory, indicator)
    graph = Graph(base)
    links = tuple(_links(graph, relation, parts)) if relation.operator == "/" else ()
    return _with(base, tuple(_levels(graph, indicator, relation, parts)), links)


def with_floors(
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
        of_parts = (parts[name].trajectory.indicator for name in found)
        floors.append(
            Level(
                year=year,
                amount=Interval.at_least(floor),
                grade=Grade.DERIVED,
                parts=tuple(found),
                source=worked_out(
                    "+", of_parts, (source for one in found.values() for source in one.sources)
                ),
            )
        )
    return Graph(_with(base, floors)) if floors else None


def inside(indicator: Indicator) -> frozenset[str]:
    """The indicators that another one contains."""
    sums = (operand for one in indicator.relations if one.operator == "+" for operand in one.operands)
    return frozenset((*indicator.parts, *sums))


def _inside_of(name: str) -> frozenset[str]:
    known = vocabulary().get(name)
    return frozenset() if known is None else inside(known)


def _common_years(parts: list[Graph]) -> list[int]:
    years = [set(part.trajectory.years) for part in parts]
    return sorted(set.intersection(*years))


def _links(graph: Graph, relation: Relation, parts: list[Graph]) -> Iterator[Link]:
    top, bottom = parts
    operands = [part.trajectory.indicator for part in parts]
    for first, last in pairwise(_common_years(parts)):
        if graph.ties(first, last):
            continue
        above, below = top.path(first, last), bottom.path(first, last)
        if above is None or below is None or below.total.low <= 0:
            continue
        yield Link(
            year=last,
            base=first,
            change=(above.total / below.total - 1) * 100,
            grade=Grade.DERIVED,
            source=worked_out(relation.operator, operands, (*above.sources, *below.sources)),
        )


def _levels(graph: Graph, indicator: Indicator, relation: Relation, parts: list[Graph]) -> Iterator[Level]:
    if relation.operator == "/" and indicator.kind is not Kind.SHARE:
        return
    published, values = Values(graph), [Values(part) for part in parts]
    operands = [part.trajectory.indicator for part in parts]
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
        source = worked_out(relation.operator, operands, (source for one in known for source in one.sources))
        yield Level(year=year, amount=amount, grade=Grade.DERIVED, source=source)


def _factor(part: Indicator, whole: Indicator, relation: Relation) -> Fraction:
    """From the unit of a part of a sum to that of the sum."""
    return units.factor(part.unit, whole.unit) if relation.operator == "+" else Fraction(1)


def _share_of(parts: list[Graph], indicator: Indicator) -> Fraction:
    """From the units of the two parts to the unit of a share."""
    top, bottom = (part.trajectory.indicator.unit for part in parts)
    return units.factor(f"{top}/({bottom})", indicator.unit) if top != bottom else Fraction(100)
