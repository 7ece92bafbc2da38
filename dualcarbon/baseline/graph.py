"""The graph of one indicator: years are nodes; links, and pairs of levels, are edges that serve both ways."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations

from dualcarbon.baseline.edges import Edge, Path
from dualcarbon.baseline.search import Adjacent, best_edges, reached
from dualcarbon.trajectory import Level, Link, Trajectory


class Graph:
    """All steps that a trajectory knows, and the best path among them."""

    def __init__(self, trajectory: Trajectory) -> None:
        self.trajectory = trajectory
        self._paths: dict[tuple[int, int, bool], Path | None] = {}
        self._link_paths: dict[tuple[int, int, bool], Path | None] = {}
        self._tied: dict[int, set[int]] = {}
        self._edges: dict[bool, dict[int, list[Edge]]] = {}
        self._links: dict[bool, dict[int, list[Edge]]] = {}
        self.kept: dict[object, object] = {}
        """What was worked out of the whole of it, by name, for whoever asks again."""

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

    def paths_from(self, start: int) -> dict[int, Path]:
        """The best path to each year that there is one to, itself included."""
        walked = None if self.trajectory.levels else self._walked(start)
        if walked is not None:
            return walked
        found = ((year, self.path(start, year)) for year in self.trajectory.years)
        return {year: path for year, path in found if path is not None}

    def _walked(self, start: int) -> dict[int, Path] | None:
        """The same where one way alone leads to each year, as in tables of models; None where there are several."""
        adjacent = self._adjacent(additive=False)
        found = {start: Path(start=start, end=start, edges=())}
        left = [start]
        while left:
            path = found[left.pop()]
            for edge in adjacent.get(path.end, ()):
                if path.edges and edge.stated is path.edges[-1].stated:
                    continue
                if edge.end in found:
                    return None
                steps = (*path.edges, edge)
                found[edge.end] = Path(start=start, end=edge.end, edges=steps, before=path)
                left.append(edge.end)
        return {year: found[year] for year in sorted(found)}

    def link_path(self, start: int, end: int, *, additive: bool) -> Path | None:
        """The best path over published links alone, without pairs of levels."""
        key = (start, end, additive)
        if key not in self._link_paths:
            if additive not in self._links:
                self._links[additive] = {
                    year: [edge for edge in edges if isinstance(edge.stated, Link)]
                    for year, edges in self._adjacent(additive=additive).items()
                }
            links = self._links[additive]
            self._link_paths[key] = self._best(start, end, links, additive=additive)
        return self._link_paths[key]

    def touched_by_link(self, year: int) -> bool:
        """Whether a link begins or ends in this year."""
        return year in self._at_links

    @cached_property
    def _at_links(self) -> frozenset[int]:
        return frozenset(year for link in self.trajectory.links for year in (link.year, link.base))

    def ties(self, start: int, end: int) -> bool:
        """Whether any path leads from a year to another: what one would cost is not worked out."""
        if start not in self._tied:
            self._tied[start] = reached(start, self._adjacent(additive=False))
        return end in self._tied[start]

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
        edges = best_edges(start, end, adjacent)
        return None if edges is None else Path(start=start, end=end, edges=edges, additive=additive)


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
