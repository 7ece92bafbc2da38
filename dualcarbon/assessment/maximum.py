"""The maximum of a series: its year, and the years around it that may hide a higher one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from dualcarbon.baseline import Yearly
from dualcarbon.trajectory import Batch


class Maximum(NamedTuple):
    """The maximum of a series: its year, the newest year, and the years between which the true one may lie.

    ``tied`` is the last later year whose rounding interval reaches it (None without one). ``earliest`` and
    ``latest`` are the first and the last year that may hold the true maximum: a year without a value beside it may.
    """

    year: int
    newest: int
    first: int
    earliest: int
    latest: int
    tied: int | None

    @property
    def is_newest(self) -> bool:
        """Whether the newest year is, or may be, the highest: no peak yet."""
        return self.newest in (self.year, self.tied)

    @property
    def is_first(self) -> bool:
        """Whether no rise is seen before it."""
        return self.year == self.first


def maximum(series: Yearly) -> Maximum:
    """The maximum of a series; a later year whose rounding interval reaches it ties with it."""
    return maximum_of(
        {year: amount.value for year, amount in series.amounts.items()},
        {year: amount.high for year, amount in series.amounts.items()},
    )


def maximum_of(
    values: Mapping[int, Fraction | float], highs: Mapping[int, Fraction | float] | None = None
) -> Maximum:
    """The maximum of numbers by year, and the years that may hide a higher one.

    Args:
        values: at least one.
        highs: the upper ends of their rounding; the values themselves where None.
    """
    years = sorted(values)
    row = [values[year] for year in years]
    return _maximum(
        years, *_places(row, row if highs is None or highs is values else [highs[year] for year in years])
    )


def maxima_of(
    values: Mapping[int, Any], highs: Mapping[int, Any], count: int
) -> tuple[list[Maximum], list[int]]:
    """The maxima of so many scenarios, and which of them each has.

    Their numbers, and the upper ends of their rounding, stand in batches; a number that is none serves them all.
    """
    years = sorted(values)
    rows = _rows(values, years, count)
    ends = rows if highs is values else _rows(highs, years, count)
    tops = list(map(max, rows))
    known: dict[tuple[int, int], int] = {}
    which = []
    for row, end, place, times in zip(
        rows, ends, map(tuple.index, rows, tops), map(tuple.count, rows, tops), strict=True
    ):
        places = (place, place) if times == 1 and end is row else _places(row, end)
        which.append(known.setdefault(places, len(known)))
    return [_maximum(years, *places) for places in known], which


def _rows(values: Mapping[int, Any], years: Sequence[int], count: int) -> list[tuple[Any, ...]]:
    batches = [values[year] for year in years]
    return list(zip(*(one if isinstance(one, Batch) else [one] * count for one in batches), strict=True))


def _places(row: Sequence[Any], ends: Sequence[Any]) -> tuple[int, int]:
    """Where the first maximum stands, and the last number that reaches it."""
    value = max(row)
    place = row.index(value)
    if ends is row and value not in row[place + 1 :]:
        return place, place
    return place, max((at for at in range(place + 1, len(row)) if ends[at] >= value), default=place)


def _maximum(years: Sequence[int], place: int, last: int) -> Maximum:
    top = years[place]
    before = years[place - 1] if place else top - 1
    after = years[last + 1] if last + 1 < len(years) else years[last] + 1
    return Maximum(
        year=top,
        newest=years[-1],
        first=years[0],
        earliest=before + 1,
        latest=after - 1,
        tied=years[last] if last > place else None,
    )
