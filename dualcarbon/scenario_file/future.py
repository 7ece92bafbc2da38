"""One scenario of one region, as its rows are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dualcarbon.problem import Sentence
from dualcarbon.scenario_file.glossary import Place
from dualcarbon.scenario_file.points import Points, Sieve, exact
from dualcarbon.scenario_file.recount import Number
from dualcarbon.scenario_file.unit import Taken
from dualcarbon.trajectory import Batch

Values = Mapping[int, Number]
"""Numbers by year."""
Shape = tuple[object, ...]
"""Place, variables, units and years."""


class Future:
    """The variables of one scenario of one region, as they were read."""

    __slots__ = ("_years", "lines", "model", "place", "scenario", "series")

    def __init__(self, model: str, scenario: str, place: Place) -> None:
        self.model = model
        self.scenario = scenario
        self.place = place
        self.series: dict[str, dict[str, list[tuple[Taken, dict[int, float]]]]] = {}
        self.lines: dict[str, int] = {}
        self._years: dict[str, tuple[int, ...] | None] = {}

    @property
    def name(self) -> str:
        """The name of the scenario: ``MODEL|SCENARIO``."""
        return f"{self.model}|{self.scenario}"

    def add(self, points: Points, sieve: Sieve) -> None:
        """Takes values in; a year that is there already is a fault."""
        ways = self.series.get(points.variable)
        if ways is None:
            self.lines[points.variable] = points.line
            self.series[points.variable] = {points.taken.money: [(points.taken, points.values)]}
            self._years[points.variable] = points.years
            return
        self._years[points.variable] = None
        known = ways.get(points.taken.money)
        if known is None:
            ways[points.taken.money] = [(points.taken, points.values)]
            return
        for _, values in known:
            twice = values.keys() & points.values.keys()
            if twice:
                sieve.fault(
                    Sentence(
                        "two values for {scenario}, {region}, {variable}, {year}; "
                        "the first from line {line} on",
                        scenario=self.name,
                        region=self.place.code,
                        variable=points.variable,
                        year=min(twice),
                        line=self.lines[points.variable],
                    ),
                    points.line,
                    1,
                    hint=Sentence("keep one row for each variable of a scenario"),
                    code="DC305",
                    found=points.variable,
                )
                return
        # The rows of a long table come a year at a time, mostly in one unit.
        if known[-1][0] is points.taken:
            known[-1][1].update(points.values)
        else:
            known.append((points.taken, points.values))

    def shape(self) -> Shape | None:
        """What futures have in common that can be told in batches; None where a variable has several units."""
        found: list[object] = [self.place.code]
        for variable, ways in self.series.items():
            if len(ways) > 1:
                return None
            (parts,) = ways.values()
            if len(parts) > 1:
                return None
            taken, values = parts[0]
            years = self._years[variable]
            found += variable, id(taken), tuple(values) if years is None else id(years)
        return tuple(found)

    def line_of(self, variables: Iterable[str]) -> int:
        """The first line that says something about some variables; of the whole future where none does."""
        lines = [self.lines[name] for name in variables if name in self.lines]
        return min(lines or self.lines.values())

    def values(self, variable: str, *, exactly: bool) -> Values:
        """The values of a variable in its unit; of several currencies those of the one with most years."""
        ways = self.series.get(variable)
        if ways is None:
            return {}
        found = next(iter(ways.values()))
        if len(ways) > 1:
            found = max(ways.values(), key=lambda parts: sum(len(values) for _, values in parts))
        if not exactly and len(found) == 1 and found[0][0].plain:
            return found[0][1]
        told: dict[int, Number] = {}
        for taken, values in found:
            if exactly:
                told.update((year, exact(value) * taken.times) for year, value in values.items())
            else:
                times = taken.nearly
                told.update((year, value * times) for year, value in values.items())
        return told


class Futures:
    """Futures of one shape: the variables of all of them in batches, in floats."""

    def __init__(self, members: Sequence[Future]) -> None:
        self._members = members
        self.place = members[0].place

    def values(self, variable: str, *, exactly: bool) -> Mapping[int, Any]:
        """The values of a variable in its unit.

        Raises:
            ValueError: they are asked for exactly.
        """
        if exactly:
            raise ValueError("batches are floats")
        if variable not in self._members[0].series:
            return {}
        found = [next(iter(one.series[variable].values()))[0] for one in self._members]
        taken, first = found[0]
        batches = map(Batch, zip(*(values.values() for _, values in found), strict=True))
        if taken.plain:
            return dict(zip(first, batches, strict=True))
        return {year: batch * taken.nearly for year, batch in zip(first, batches, strict=True)}


def futures(points: Iterable[Points], sieve: Sieve) -> Iterator[Future]:
    """The futures of a file that is grouped by scenario, one after the other.

    Raises:
        NotGrouped: a scenario goes on after others; ``gather`` reads such a file.
    """
    open_ones: dict[str, Future] = {}
    now: tuple[str, str] | None = None
    seen: set[tuple[str, str]] = set()
    for one in points:
        scenario = (one.model, one.scenario)
        if scenario != now:
            yield from open_ones.values()
            open_ones = {}
            if scenario in seen:
                raise NotGroupedError
            seen.add(scenario)
            now = scenario
        future = open_ones.get(one.place.code)
        if future is None:
            future = open_ones[one.place.code] = Future(one.model, one.scenario, one.place)
        future.add(one, sieve)
    yield from open_ones.values()


def gather(points: Iterable[Points], sieve: Sieve) -> list[Future]:
    """The futures of a file whose rows stand in any order."""
    found: dict[tuple[str, str, str], Future] = {}
    for one in points:
        key = (one.model, one.scenario, one.place.code)
        future = found.get(key)
        if future is None:
            future = found[key] = Future(one.model, one.scenario, one.place)
        future.add(one, sieve)
    return list(found.values())


class NotGroupedError(Exception):
    """The rows of a scenario do not stand together."""
