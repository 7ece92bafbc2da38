"""What the record says to a compiled target: ratios to the baseline, and levels, exactly and in floats."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from fractions import Fraction
from math import isinf
from typing import Any, NamedTuple

from dualcarbon.baseline import Graph, Values, yearly
from dualcarbon.evidence import observed_until
from dualcarbon.trajectory import Interval


class Read(Enum):
    """How a number on record is read: as it stands, or as an end of its rounding."""

    VALUE = "value"
    LOW = "low"
    HIGH = "high"

    def of(self, amount: Interval) -> Fraction:
        """The number; the value where that end is not known."""
        end = getattr(amount, self.value)
        return amount.value if isinf(end) else Fraction(end)


def ratios_to(
    record: Graph | None, baseline: int, read: Read = Read.VALUE
) -> tuple[tuple[int, Fraction], ...]:
    """The years tied to the baseline on record with their ratio to it, the newest first."""
    if record is None:
        return ()
    found = []
    for year in sorted(record.trajectory.years, reverse=True):
        path = record.path(baseline, year) if year > baseline else None
        if path is not None and not path.one_sided and path.total.value > 0:
            found.append((year, read.of(path.total)))
    return tuple(found)


def levels_of(record: Graph, read: Read = Read.VALUE) -> dict[int, Fraction]:
    """What has been observed exactly, by year; floors and ceilings are no level."""
    values = Values(record)
    known = ((year, values.at(year)) for year in values.years)
    return {
        year: read.of(value.amount)
        for year, value in known
        if value is not None and not value.amount.one_sided
    }


class Past(NamedTuple):
    """What was observed by year on one scale, and the upper ends of its rounding.

    ``is_index``: only changes are on record, so that the scale is that of their first year.
    """

    values: Mapping[int, Any]
    highs: Mapping[int, Any]
    is_index: bool = False

    def in_floats(self) -> Past:
        """The same as floats."""
        values, highs = (
            {year: float(value) for year, value in one.items()} for one in (self.values, self.highs)
        )
        return Past(values, highs, self.is_index)


class Seen:
    """What has been observed by year, exactly and in floats, and the years, the newest first.

    ``anchors`` are all years that the record tells of, by a bound too: at the newest of them that a scenario has
    the two are joined.
    """

    def __init__(self, record: Graph | None, until: int | None, read: Read) -> None:
        levels = {} if record is None else levels_of(record, read)
        self.exact: Mapping[int, Fraction] = {
            year: value for year, value in levels.items() if until is None or year <= until
        }
        self.nearly: Mapping[int, float] = {year: float(value) for year, value in self.exact.items()}
        self.years = tuple(sorted(self.exact, reverse=True))
        self.anchors = () if record is None else tuple(sorted(record.trajectory.years, reverse=True))
        self._record, self._until = record, until
        self._pasts: dict[tuple[int | None, bool], Past] = {}

    def joint(self, series: Collection[int]) -> int | None:
        """The newest year that both have."""
        return next((year for year in self.anchors if year in series), None)

    def past(self, joint: int | None, *, rough: bool) -> Past:
        """What was observed up to a joint, or all of it; in floats where ``rough``."""
        key = (joint, rough)
        if key not in self._pasts:
            self._pasts[key] = self.past(joint, rough=False).in_floats() if rough else self._past(joint)
        return self._pasts[key]

    def _past(self, joint: int | None) -> Past:
        if self._record is None:
            return Past({}, {})
        known, unit = _known(self._record) if joint is None else _known_until(self._record, joint)
        known = {
            year: amount
            for year, amount in known.items()
            if not amount.one_sided and (self._until is None or year <= self._until)
        }
        values = {year: amount.value for year, amount in known.items()}
        return Past(values, {year: Read.HIGH.of(one) for year, one in known.items()}, not unit)


def _known(record: Graph) -> tuple[Mapping[int, Interval], str]:
    found = yearly(record)
    return found.amounts, found.unit


def _known_until(record: Graph, joint: int) -> tuple[Mapping[int, Interval], str]:
    graph = Graph(observed_until(record.trajectory, joint))
    if graph.trajectory.levels:
        return _known(graph)
    # Of several groups of years that are tied, the one that leads up to the joint.
    years = [year for year in graph.trajectory.years if graph.path(year, joint) is not None]
    paths = {year: graph.path(years[0], year) for year in years}
    return {joint: Interval.exact(1), **{year: path.total for year, path in paths.items() if path}}, ""


def seen_of(record: Graph | None, until: int | None = None, read: Read = Read.VALUE) -> Seen:
    """What the record has seen of a series, up to a year where one is given."""
    return Seen(record, until, read)
