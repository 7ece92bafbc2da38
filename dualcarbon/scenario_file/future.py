"""One scenario of one region, as its rows are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dualcarbon.problem import Sentence
from dualcarbon.scenario_file.glossary import Place
from dualcarbon.scenario_file.points import Points, Sieve, exact
from dualcarbon.scenario_file.recount import Number
from dualcarbon.trajectory import Batch

Values = Mapping[int, Number]
"""Numbers by year."""
Shape = tuple[object, ...]
"""Place, variables, units and years."""


class Part:
    """What one row, or several in one unit, say of a variable."""

    __slots__ = ("_values", "line", "numbers", "taken", "years")

    def __init__(self, points: Points) -> None:
        self.taken = points.taken
        self.years: tuple[int, ...] | None = points.years
        self.numbers = points.numbers
        self.line = points.line
        self._values: dict[int, float] | None = None

    @property
    def values(self) -> dict[int, float]:
        """The numbers by year."""
        if self._values is None:
            self._values = dict(zip(self.years or (), self.numbers, strict=True))
        return self._values

    def add(self, points: Points) -> None:
        """Takes more years in."""
        self.values.update(zip(points.years, points.numbers, strict=True))
        self.years, self.numbers = None, ()


class Future:
    """The variables of one scenario of one region, as they were read: the first row of each, and what adds to it."""

    __slots__ = ("_parts", "model", "place", "scenario", "series")

    def __init__(self, model: str, scenario: str, place: Place) -> None:
        self.model = model
        self.scenario = scenario
        self.place = place
        self.series: dict[str, Points] = {}
        # Of many scenarios nearly all tell a variable in one row: no more is held of those.
        self._parts: dict[str, list[Part]] | None = None

    @property
    def name(self) -> str:
        """The name of the scenario: ``MODEL|SCENARIO``."""
        return f"{self.model}|{self.scenario}"

    def add(self, points: Points, sieve: Sieve) -> None:
        """Takes values in; a year that is there already is a fault."""
        first = self.series.setdefault(points.variable, points)
        if first is points:
            return
        if self._parts is None:
            self._parts = {}
        parts = self._parts.setdefault(points.variable, [])
        if not parts:
            parts.append(Part(first))
        for part in parts:
            if part.taken.money != points.taken.money:
                continue
            twice = part.values.keys() & points.years
            if twice:
                sieve.fault(
                    Sentence(
                        "two values for {scenario}, {region}, {variable}, {year}; "
                        "the first from line {line} on",
                        scenario=self.name,
                        region=self.place.code,
                        variable=points.variable,
                        year=min(twice),
                        line=first.line,
                    ),
                    points.line,
                    1,
                    hint=Sentence("keep one row for each variable of a scenario"),
                    code="DC305",
                    found=points.variable,
                )
                return
        # The rows of a long table come a year at a time, mostly in one unit.
        if parts[-1].taken is points.taken:
            parts[-1].add(points)
        else:
            parts.append(Part(points))

    def shape(self) -> Shape | None:
        """What futures have in common that can be told in batches; None where a variable has several units."""
        if self._parts is None:
            rows = self.series.values()
            units, years = [id(one.taken) for one in rows], [id(one.years) for one in rows]
            return (self.place.code, *self.series, *units, *years)
        found: list[object] = [self.place.code]
        for variable, points in self.series.items():
            parts = self._parts.get(variable)
            if parts is None:
                found += variable, id(points.taken), id(points.years)
            elif len(parts) == 1:
                found += variable, id(parts[0].taken), tuple(parts[0].values)
            else:
                return None
        return tuple(found)

    def line_of(self, variables: Iterable[str]) -> int:
        """The first line that says something about some variables; of the whole future where none does."""
        lines = [self.series[name].line for name in variables if name in self.series]
        return min(lines or (first.line for first in self.series.values()))

    def parts(self, variable: str) -> list[Part]:
        """What is said of a variable, one for each unit; nothing where it is not told."""
        several = None if self._parts is None else self._parts.get(variable)
        if several is not None:
            return several
        first = self.series.get(variable)
        return [] if first is None else [Part(first)]

    def values(self, variable: str, *, exactly: bool) -> Values:
        """The values of a variable in its unit; of several currencies those of the one with most years."""
        found = self.parts(variable)
        if not found:
            return {}
        if len(found) > 1:
            ways: dict[str, list[Part]] = {}
            for part in found:
                ways.setdefault(part.taken.money, []).append(part)
            found = max(ways.values(), key=lambda parts: sum(len(part.values) for part in parts))
        if not exactly and len(found) == 1 and found[0].taken.plain:
            return found[0].values
        told: dict[int, Number] = {}
        for part in found:
            if exactly:
                told.update((year, exact(value) * part.taken.times) for year, value in part.values.items())
            else:
                times = part.taken.nearly
                told.update((year, value * times) for year, value in part.values.items())
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
        first = self._members[0].parts(variable)[0]
        taken, years = first.taken, first.years
        if years is None:
            years = tuple(first.values)
            rows: list[Iterable[float]] = [one.parts(variable)[0].values.values() for one in self._members]
        else:
            rows = [one.series[variable].numbers for one in self._members]
        batches = map(Batch, zip(*rows, strict=True))
        if taken.plain:
            return dict(zip(years, batches, strict=True))
        return {year: batch * taken.nearly for year, batch in zip(years, batches, strict=True)}


def futures(points: Iterable[Points], sieve: Sieve) -> Iterator[Future]:
    """The futures of a file that is grouped by scenario, one after the other.

    Raises:
        NotGrouped: a scenario goes on after others; ``gather`` reads such a file.
    """
    open_ones: dict[str, Future] = {}
    model = scenario = ""
    seen: set[tuple[str, str]] = set()
    for one in points:
        if one.scenario != scenario or one.model != model or not seen:
            yield from open_ones.values()
            open_ones = {}
            model, scenario = one.model, one.scenario
            if (model, scenario) in seen:
                raise NotGroupedError
            seen.add((model, scenario))
        code = one.place.code
        future = open_ones.get(code)
        if future is None:
            future = open_ones[code] = Future(one.model, one.scenario, one.place)
        if one.variable in future.series:
            future.add(one, sieve)
        else:
            future.series[one.variable] = one
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
