"""Values year by year on one scale: levels, carried on by links where no level stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dualcarbon.baseline.edges import Edge, Path
from dualcarbon.baseline.graph import Graph
from dualcarbon.trajectory import Grade, Interval, Level


class Value(NamedTuple):
    """What an indicator was in a year: a level, or one carried there by ``edges``."""

    year: int
    amount: Interval
    level: Level
    edges: tuple[Edge, ...] = ()

    @property
    def grade(self) -> Grade:
        """The grade of the weakest part."""
        grades = [self.level.grade, *(edge.grade for edge in self.edges)]
        return max(grades, key=lambda grade: grade.rank)

    @property
    def derived(self) -> bool:
        """Whether no level of this very year was published."""
        return bool(self.edges) or self.level.grade is Grade.DERIVED

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents, without repetition."""
        found = [self.level.source, *(source for edge in self.edges for source in edge.sources)]
        return tuple(dict.fromkeys(source for source in found if source))


class Values:
    """The levels of one price year of a graph, and what its links carry them to."""

    def __init__(self, graph: Graph, *, price_year: str = "") -> None:
        self.graph = graph
        self.price_year = price_year
        self._levels: dict[int, Level] = {}
        for level in graph.trajectory.levels:
            if level.price_year == price_year:
                self._levels.setdefault(level.year, level)
        self._found: dict[int, Value | None] = {}

    @property
    def years(self) -> tuple[int, ...]:
        """The years with a value, ascending."""
        known = set(self.graph.trajectory.years)
        return tuple(sorted(year for year in known if self.at(year) is not None))

    def at(self, year: int) -> Value | None:
        """The value of a year, or None: its level, else that of the nearest level and the links."""
        if year not in self._found:
            self._found[year] = self._value(year)
        return self._found[year]

    def _value(self, year: int) -> Value | None:
        level = self._levels.get(year)
        if level is not None:
            return Value(year=year, amount=level.amount, level=level)
        if not self.graph.touched_by_link(year):
            return None
        for start in sorted(self._levels, key=lambda other: (abs(other - year), other)):
            value = self._carried(self._levels[start], year)
            if value is not None:
                return value
        return None

    def _carried(self, level: Level, year: int) -> Value | None:
        for additive in (True, False):
            path = self.graph.link_path(level.year, year, additive=additive)
            if path is not None and (additive or level.amount.value > 0):
                amount = level.amount + path.total if additive else level.amount * path.total
                return Value(year=year, amount=amount, level=level, edges=path.edges)
        return None


class Yearly(NamedTuple):
    """The amounts of all years on one scale, in ``unit`` (empty: an index of the first year).

    ``grades`` and ``sources`` say where each comes from.
    """

    amounts: Mapping[int, Interval]
    unit: str
    grades: Mapping[int, Grade]
    sources: Mapping[int, tuple[str, ...]]

    @property
    def top(self) -> int:
        """The year of the maximum; the first, if tied."""
        return max(sorted(self.amounts), key=lambda year: self.amounts[year].value)


def yearly(graph: Graph) -> Yearly:
    """Levels, or an index where only links are known.

    Of several price years the one with the newest level is taken, the unstated one first.
    """
    found = graph.kept.get("yearly")
    if not isinstance(found, Yearly):
        found = graph.kept["yearly"] = _yearly(graph)
    return found


def _yearly(graph: Graph) -> Yearly:
    levels = graph.trajectory.levels
    if not levels:
        paths = index(graph)
        return Yearly(
            amounts={year: path.total for year, path in paths.items()},
            unit="",
            grades={year: path.grade for year, path in paths.items()},
            sources={year: path.sources for year, path in paths.items()},
        )
    newest = max(levels, key=lambda level: (level.year, level.price_year == ""))
    values = Values(graph, price_year=newest.price_year)
    found = [value for value in map(values.at, values.years) if value is not None]
    return Yearly(
        amounts={value.year: value.amount for value in found},
        unit=graph.trajectory.indicator.unit,
        grades={value.year: value.grade for value in found},
        sources={value.year: value.sources for value in found},
    )


def index(graph: Graph) -> dict[int, Path]:
    """The paths to each year of the largest tied group from its earliest: for series that have links only."""
    years = graph.trajectory.years
    best: dict[int, Path] = {}
    for start in years:
        found = graph.paths_from(start)
        if len(found) > max(1, len(best)):
            best = found
        # No other group can be larger than one that holds more than half.
        if len(best) * 2 > len(years):
            break
    return best
