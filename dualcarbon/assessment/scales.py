"""What a series tells of a year, or between two years: amounts that add, or ratios that multiply."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from dualcarbon.baseline import Graph, Path, Value, Values
from dualcarbon.trajectory import Grade, Interval, Link


class KnownNumber(NamedTuple):
    """A number of a series with where it comes from: ``values`` that it is made of, or the ``path`` of a ratio."""

    amount: Interval
    grade: Grade
    derived: bool
    values: tuple[Value, ...] = ()
    path: Path | None = None

    @property
    def of_parts(self) -> tuple[str, ...]:
        """The parts that a floor under a whole is the sum of."""
        return next((value.level.parts for value in reversed(self.values) if value.level.parts), ())


class Scale(Protocol):
    """One way to look at a series."""

    geometric: bool

    @property
    def years(self) -> tuple[int, ...]:
        """The years that :meth:`at` tells of, ascending; the baseline among them."""

    @property
    def candidates(self) -> tuple[int, ...]:
        """The years of the series that may have an amount or a ratio, before the baseline too; ascending."""

    def at(self, year: int) -> KnownNumber | None:
        """The amount of a year, or its ratio to the baseline."""

    def change(self, first: int, last: int) -> KnownNumber | None:
        """What was added between two years, or the ratio between them."""


class Amounts:
    """Levels in the unit of the indicator; where only differences are known, those to the baseline."""

    geometric = False

    def __init__(self, graph: Graph, values: Values, *, baseline: int | None) -> None:
        self.graph, self.values, self.baseline = graph, values, baseline
        self.base = None if baseline is None else values.at(baseline)
        self._by_links = baseline is not None and self.base is None
        self._known: dict[int, KnownNumber | None] = {}

    @property
    def candidates(self) -> tuple[int, ...]:
        """The years that something is said about."""
        return self.graph.trajectory.years

    @property
    def years(self) -> tuple[int, ...]:
        """The years with an amount, none before the baseline."""
        return tuple(
            year
            for year in self.candidates
            if (self.baseline is None or year >= self.baseline) and self.at(year) is not None
        )

    def at(self, year: int) -> KnownNumber | None:
        """The level of a year, or its difference to a baseline whose level nobody knows."""
        if year not in self._known:
            self._known[year] = self._difference(year) if self._by_links else self._level(year)
        return self._known[year]

    def change(self, first: int, last: int) -> KnownNumber | None:
        """The difference between two years."""
        one, other = self.at(first), self.at(last)
        if one is None or other is None:
            return None
        return KnownNumber(
            amount=other.amount - one.amount,
            grade=weaker(one.grade, other.grade),
            derived=one.derived or other.derived,
            values=(*one.values, *other.values),
        )

    def _level(self, year: int) -> KnownNumber | None:
        value = self.values.at(year)
        if value is None:
            return None
        base = None if self.base is None or year == self.baseline else self.base
        grade = value.grade if base is None else weaker(value.grade, base.grade)
        derived = value.derived or (base is not None and base.derived)
        values = (value,) if base is None else (base, value)
        return KnownNumber(amount=value.amount, grade=grade, derived=derived, values=values)

    def _difference(self, year: int) -> KnownNumber | None:
        if self.baseline is None or self.baseline not in self.graph.trajectory.years:
            return None
        path = self.graph.path(self.baseline, year, additive=True)
        if path is None:
            return None
        return KnownNumber(amount=path.total, grade=path.grade, derived=path.derived, path=path)


class Sums:
    """What flowed in every year after the baseline; None where a year is missing."""

    geometric = False

    def __init__(self, graph: Graph, values: Values, *, baseline: int) -> None:
        self.graph, self.values, self.baseline = graph, values, baseline

    @property
    def candidates(self) -> tuple[int, ...]:
        """The years with a flow, and the one before the first: a sum may begin after it."""
        years = self.values.years
        return tuple(sorted({*years, *(year - 1 for year in years)}))

    @property
    def years(self) -> tuple[int, ...]:
        """The years up to which every year's flow is known."""
        last = self.baseline
        while self.values.at(last + 1) is not None:
            last += 1
        return tuple(range(self.baseline, last + 1)) if last > self.baseline else ()

    def at(self, year: int) -> KnownNumber | None:
        """The sum of the years after the baseline up to this one."""
        return self.change(self.baseline, year)

    def change(self, first: int, last: int) -> KnownNumber | None:
        """The sum of the years after one up to another."""
        if last < first:
            return None
        found: list[Value] = []
        total = Interval.exact(0)
        for year in range(first + 1, last + 1):
            value = self.values.at(year)
            if value is None:
                return None
            found.append(value)
            total = total + value.amount
        grade = max((value.grade for value in found), key=lambda one: one.rank, default=Grade.OFFICIAL)
        derived = any(value.derived for value in found)
        return KnownNumber(amount=total, grade=grade, derived=derived, values=tuple(found))


class Ratios:
    """Ratios to the baseline, over links and pairs of levels."""

    geometric = True

    def __init__(self, graph: Graph, values: Values, *, baseline: int) -> None:
        self.graph, self.values, self.baseline = graph, values, baseline
        self._known: dict[tuple[int, int], KnownNumber | None] = {}

    @property
    def candidates(self) -> tuple[int, ...]:
        """The years that something is said about."""
        return self.graph.trajectory.years

    @property
    def years(self) -> tuple[int, ...]:
        """The years tied to the baseline, itself included, none before it."""
        if self.baseline not in self.candidates:
            return ()
        return tuple(year for year in self.candidates if year >= self.baseline and self.at(year) is not None)

    def at(self, year: int) -> KnownNumber | None:
        """The ratio of a year to the baseline."""
        return self.change(self.baseline, year)

    def change(self, first: int, last: int) -> KnownNumber | None:
        """I(last) / I(first) over the graph, or from two values where links only add."""
        key = (first, last)
        if key not in self._known:
            self._known[key] = self._ratio(first, last)
        return self._known[key]

    def _ratio(self, first: int, last: int) -> KnownNumber | None:
        path = self.graph.path(first, last)
        if path is not None:
            return KnownNumber(amount=path.total, grade=path.grade, derived=path.derived, path=path)
        start, end = self.values.at(first), self.values.at(last)
        if start is None or end is None or start.amount.value <= 0:
            return None
        if start.level.strand != end.level.strand:
            # No ratio leads from what was observed to what is projected.
            return None
        return KnownNumber(
            amount=end.amount / start.amount,
            grade=weaker(start.grade, end.grade),
            derived=True,
            values=(start, end),
        )


def weaker(first: Grade, second: Grade) -> Grade:
    """The weaker of two grades."""
    return max(first, second, key=lambda grade: grade.rank)


def observed_years(graph: Graph) -> frozenset[int]:
    """The years that a number was published for; the base of a link is none of its own."""
    trajectory = graph.trajectory
    return frozenset([level.year for level in trajectory.levels] + [link.year for link in trajectory.links])


def points_only(graph: Graph, year: int) -> bool:
    """Whether a year is known by differences only."""
    links: list[Link] = [link for link in graph.trajectory.links if year in (link.year, link.base)]
    return bool(links) and all(link.additive for link in links)
