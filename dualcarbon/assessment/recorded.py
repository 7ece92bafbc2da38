"""What the record says to a compiled target: ratios to the baseline, and levels, exactly and in floats."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import NamedTuple

from dualcarbon.baseline import Graph, Values


def ratios_to(record: Graph | None, baseline: int) -> tuple[tuple[int, Fraction], ...]:
    """The years tied to the baseline on record with their ratio to it, the newest first."""
    if record is None:
        return ()
    found = []
    for year in sorted(record.trajectory.years, reverse=True):
        path = record.path(baseline, year) if year > baseline else None
        if path is not None and not path.one_sided and path.total.value > 0:
            found.append((year, path.total.value))
    return tuple(found)


def levels_of(record: Graph) -> dict[int, Fraction]:
    """What has been observed exactly, by year; floors and ceilings are no level."""
    values = Values(record)
    known = ((year, values.at(year)) for year in values.years)
    return {
        year: value.amount.value for year, value in known if value is not None and not value.amount.one_sided
    }


class Seen(NamedTuple):
    """What has been observed by year, exactly and in floats, and the years, the newest first.

    ``anchors`` are all years that the record tells of, by a bound too: at the newest of them that a scenario has
    the two are joined.
    """

    exact: Mapping[int, Fraction]
    nearly: Mapping[int, float]
    years: tuple[int, ...]
    anchors: tuple[int, ...]

    def joint(self, series: Collection[int]) -> int | None:
        """The newest year that both have."""
        return next((year for year in self.anchors if year in series), None)


def seen_of(record: Graph | None, until: int | None = None) -> Seen:
    """What the record has seen of a series, up to a year where one is given."""
    levels = {} if record is None else levels_of(record)
    known = {year: value for year, value in levels.items() if until is None or year <= until}
    anchors = () if record is None else tuple(sorted(record.trajectory.years, reverse=True))
    return Seen(
        known,
        {year: float(value) for year, value in known.items()},
        tuple(sorted(known, reverse=True)),
        anchors,
    )
