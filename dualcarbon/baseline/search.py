"""The best path between two years: which steps it may be made of, and the shortest of those."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import count, product
from math import inf
from typing import NamedTuple

from dualcarbon.baseline.edges import Edge
from dualcarbon.trajectory import Grade

Adjacent = dict[int, list[Edge]]
"""The steps that begin in each year."""


def best_edges(start: int, end: int, adjacent: Adjacent) -> tuple[Edge, ...] | None:
    """The steps of the best path between two different years, or None."""
    edges = _direct(start, end, adjacent)
    if edges is None and end in reached(start, adjacent):
        edges = _best_edges(start, end, adjacent)
    return edges


def _direct(start: int, end: int, adjacent: Adjacent) -> tuple[Edge, ...] | None:
    """One official step from year to year beats every other path."""
    found = [
        edge
        for edge in adjacent.get(start, [])
        if edge.end == end and edge.grade is Grade.OFFICIAL and not edge.one_sided
    ]
    return (min(found, key=lambda edge: edge.width),) if found else None


def reached(start: int, adjacent: Adjacent) -> set[int]:
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
