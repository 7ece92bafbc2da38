"""The graph of one indicator: years are nodes; links, and pairs of levels, are edges that serve both ways."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, count, product
from math import inf
from typing import NamedTuple

from dualcarbon.trajectory import Grade, Interval, Level, Link, Trajectory

_ONE = Interval.exact(1)
_NOTHING = Interval.exact(0)
_ZERO = Fraction(0)
_HUNDRED = 100
_HUNDREDTH = Fraction(1, 100)


@dataclass(frozen=True, kw_only=True)
class Edge:
    """One step from ``start`` to ``end``: a factor, or where ``additive`` an amount, with its documents.

    ``stated`` is what was published: a link, or two levels.
    """

    start: int
    end: int
    additive: bool
    grade: Grade
    stated: Link | tuple[Level, Level]
    one_sided: bool = False

    @cached_property
    def step(self) -> Interval:
        """The factor, or the amount; only worked out where a path goes this way."""
        if isinstance(self.stated, Link):
            forward = self.stated.base == self.start
            if self.additive:
                return self.stated.change if forward else -self.stated.change
            ratio = _ratio(self.stated)
            return ratio if forward else ratio.inverse
        first, second = self.levels
        if self.additive:
            return second.amount - first.amount
        return second.amount / first.amount

    @cached_property
    def width(self) -> float:
        """How wide it is, of a factor in proportion; among paths of equal worth the narrowest is the best."""
        if self.one_sided:
            return 0.0
        if not self.additive and not isinstance(self.stated, Link):
            # A ratio of two levels is as wide as both together; this spares the division.
            return sum(_relative_width(level.amount) for level in self.stated)
        return float(self.step.width) if self.additive else _relative_width(self.step)

    @property
    def levels(self) -> tuple[Level, Level]:
        """The two levels, that of ``start`` first.

        Raises:
            TypeError: the step is a link.
        """
        if isinstance(self.stated, Link):
            raise TypeError("a link has no levels")
        first, second = self.stated
        return (first, second) if first.year == self.start else (second, first)

    @property
    def turned(self) -> Edge | None:
        """The same step the other way round; None where its end is nothing, which no ratio starts from."""
        if not self.additive and self._ends_in_nothing:
            return None
        return Edge(
            start=self.end,
            end=self.start,
            additive=self.additive,
            grade=self.grade,
            stated=self.stated,
            one_sided=self.one_sided,
        )

    @property
    def _ends_in_nothing(self) -> bool:
        if isinstance(self.stated, Link):
            return self.stated.change.value <= -_HUNDRED
        return self.levels[1].amount.value <= 0

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents behind the step."""
        if isinstance(self.stated, Link):
            return (self.stated.source,)
        first, second = self.stated
        return (first.source,) if first.source == second.source else (first.source, second.source)


@dataclass(frozen=True, kw_only=True)
class Path:
    """A way from one year to another; ``total`` is the product (or the sum) of its steps."""

    start: int
    end: int
    edges: tuple[Edge, ...]
    additive: bool = False

    @cached_property
    def total(self) -> Interval:
        """The ratio I(end) / I(start), or where additive the difference I(end) - I(start)."""
        total = _NOTHING if self.additive else _ONE
        for edge in self.edges:
            total = total + edge.step if self.additive else total * edge.step
        return total

    @property
    def one_sided(self) -> bool:
        """Whether only a bound is known."""
        return any(edge.one_sided for edge in self.edges)

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents of its steps, without repetition."""
        found = [source for edge in self.edges for source in edge.sources]
        return tuple(dict.fromkeys(source for source in found if source))

    @property
    def derived(self) -> bool:
        """Whether the path leaves the two years, or rests on a derived figure."""
        low, high = sorted((self.start, self.end))
        inside = all(low <= edge.end <= high for edge in self.edges)
        return not inside or any(edge.grade is Grade.DERIVED for edge in self.edges)

    @property
    def grade(self) -> Grade:
        """The grade of the weakest step."""
        return max((edge.grade for edge in self.edges), key=lambda grade: grade.rank, default=Grade.OFFICIAL)


Adjacent = dict[int, list[Edge]]


class Graph:
    """All steps that a trajectory knows, and the best path among them."""

    def __init__(self, trajectory: Trajectory) -> None:
        self.trajectory = trajectory
        self._paths: dict[tuple[int, int, bool], Path | None] = {}
        self._link_paths: dict[tuple[int, int, bool], Path | None] = {}
        self._edges: dict[bool, dict[int, list[Edge]]] = {}

    @cached_property
    def observed_until(self) -> int:
        """The newest year that a number was published for; 0 without any."""
        years = [level.year for level in self.trajectory.levels]
        return max([*years, *(link.year for link in self.trajectory.links)], default=0)

    def path(self, start: int, end: int, *, additive: bool = False) -> Path | None:
        """The best path between two years, or None.

        In this order: no one-sided link; stays between the two years; the best grade in its weakest
        link; the fewest links; the narrowest interval.
        """
        key = (start, end, additive)
        if key not in self._paths:
            self._paths[key] = self._best(start, end, self._adjacent(additive=additive), additive=additive)
        return self._paths[key]

    def link_path(self, start: int, end: int, *, additive: bool) -> Path | None:
        """The best path over published links alone, without pairs of levels."""
        key = (start, end, additive)
        if key not in self._link_paths:
            links = {
                year: [edge for edge in edges if isinstance(edge.stated, Link)]
                for year, edges in self._adjacent(additive=additive).items()
            }
            self._link_paths[key] = self._best(start, end, links, additive=additive)
        return self._link_paths[key]

    def touched_by_link(self, year: int) -> bool:
        """Whether a link begins or ends in this year."""
        return any(year in (link.year, link.base) for link in self.trajectory.links)

    def other_path(self, path: Path) -> Path | None:
        """The best path that shares no step with this one: the second opinion."""
        used = {id(edge.stated) for edge in path.edges if isinstance(edge.stated, Link)}
        used_years = {
            level.year for edge in path.edges if not isinstance(edge.stated, Link) for level in edge.stated
        }
        left = {
            year: [edge for edge in edges if not _uses(edge, used, used_years)]
            for year, edges in self._adjacent(additive=path.additive).items()
        }
        return self._best(path.start, path.end, left, additive=path.additive)

    def _adjacent(self, *, additive: bool) -> Adjacent:
        if additive not in self._edges:
            found: dict[int, list[Edge]] = {}
            for edge in _edges(self.trajectory, additive=additive):
                found.setdefault(edge.start, []).append(edge)
                back = edge.turned
                if back is not None:
                    found.setdefault(edge.end, []).append(back)
            self._edges[additive] = found
        return self._edges[additive]

    def _best(self, start: int, end: int, adjacent: Adjacent, *, additive: bool) -> Path | None:
        if start == end:
            return Path(start=start, end=end, edges=(), additive=additive)
        edges = _direct(start, end, adjacent)
        if edges is None and end in _reached(start, adjacent):
            edges = _best_edges(start, end, adjacent)
        return None if edges is None else Path(start=start, end=end, edges=edges, additive=additive)


def _direct(start: int, end: int, adjacent: Adjacent) -> tuple[Edge, ...] | None:
    """One official step from year to year beats every other path."""
    found = [
        edge
        for edge in adjacent.get(start, [])
        if edge.end == end and edge.grade is Grade.OFFICIAL and not edge.one_sided
    ]
    return (min(found, key=lambda edge: edge.width),) if found else None


def _reached(start: int, adjacent: Adjacent) -> set[int]:
    """Every year that some path leads to."""
    found, left = {start}, [start]
    while left:
        for edge in adjacent.get(left.pop(), ()):
            if edge.end not in found:
                found.add(edge.end)
                left.append(edge.end)
    return found


def _best_edges(start: int, end: int, adjacent: Adjacent) -> tuple[Edge, ...] | None:
    low, high = sorted((start, end))
    grades = sorted({edge.grade.rank for edges in adjacent.values() for edge in edges})
    for one_sided, outside, rank in product((False, True), (False, True), grades):
        allowed = _Allowed(one_sided, -inf if outside else low, inf if outside else high, rank)
        edges = _shortest(start, end, adjacent, allowed)
        if edges is not None:
            return edges
    return None


class _Allowed(NamedTuple):
    """What a path may be made of: one-sided steps, years from ``low`` to ``high``, grades up to ``rank``."""

    one_sided: bool
    low: float
    high: float
    rank: int


def _shortest(start: int, end: int, adjacent: Adjacent, allowed: _Allowed) -> tuple[Edge, ...] | None:
    """The path of fewest edges, among those the narrowest (Dijkstra, 1959)."""
    one_sided, low, high, rank = allowed
    arrived: dict[int, Edge | None] = {}
    number = count()
    queue: list[tuple[int, float, int, int, Edge | None]] = [(0, 0.0, next(number), start, None)]
    while queue:
        steps, width, _, year, last = heapq.heappop(queue)
        if year in arrived:
            continue
        arrived[year] = last
        if year == end:
            return tuple(_walk_back(arrived, end))[::-1]
        for edge in adjacent.get(year, ()):
            if edge.end in arrived or edge.grade.rank > rank or not low <= edge.end <= high:
                continue
            if one_sided or not edge.one_sided:
                heapq.heappush(queue, (steps + 1, width + edge.width, next(number), edge.end, edge))
    return None


def _walk_back(arrived: dict[int, Edge | None], year: int) -> Iterator[Edge]:
    edge = arrived[year]
    while edge is not None:
        yield edge
        edge = arrived[edge.start]


def _uses(edge: Edge, links: set[int], years: set[int]) -> bool:
    """Whether an edge rests on one of these links, or on a level of one of these years."""
    if isinstance(edge.stated, Link):
        return id(edge.stated) in links
    return any(level.year in years for level in edge.stated)


def _edges(trajectory: Trajectory, *, additive: bool) -> Iterator[Edge]:
    for link in trajectory.links:
        if link.additive is additive:
            yield Edge(
                start=link.base,
                end=link.year,
                additive=additive,
                grade=link.grade,
                stated=link,
                one_sided=link.change.one_sided,
            )
    for first, second in combinations(sorted(trajectory.levels, key=lambda level: level.year), 2):
        same_scale = first.price_year == second.price_year and first.strand == second.strand
        if first.year != second.year and same_scale:
            yield from _level_edge(first, second, additive=additive)


def _level_edge(first: Level, second: Level, *, additive: bool) -> Iterator[Edge]:
    if not additive and first.amount.value <= 0:
        if second.amount.value <= 0:
            return
        # Only the way back is there: no ratio starts from nothing.
        first, second = second, first
    yield Edge(
        start=first.year,
        end=second.year,
        additive=additive,
        grade=max(first.grade, second.grade, key=lambda grade: grade.rank),
        stated=(first, second),
        one_sided=first.amount.one_sided or second.amount.one_sided,
    )


def _relative_width(amount: Interval) -> float:
    return float(amount.width) / abs(float(amount.value)) if amount.value else float(amount.width)


def _ratio(link: Link) -> Interval:
    """1 + change / 100; rounding takes nothing below zero."""
    ratio = link.change * _HUNDREDTH + 1
    return ratio.held(low=_ZERO) if ratio.low < 0 <= ratio.value else ratio
