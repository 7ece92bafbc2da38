"""Where a scenario, joined to what was observed, has its maximum: worked out once for all targets that ask."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from dualcarbon.assessment.maximum import Maximum, maxima_of, maximum_of
from dualcarbon.assessment.recorded import Seen
from dualcarbon.trajectory import in_floats

Series = Mapping[int, Any]
SMALLEST = Fraction(1, 10**60)
"""What is smaller is what a solver left of a zero."""


class Tops:
    """The maxima of one scenario after another; the last one is kept.

    ``index``: the scenario tells changes only, on a scale of its own.
    """

    def __init__(self, observed: Seen, *, index: bool = False) -> None:
        self.observed, self.index = observed, index
        self._last: tuple[Series, Any] = {}, None

    def of(self, series: Series) -> Maximum:
        """The maximum of one scenario."""
        last, found = self._last
        if last is not series or found is None:
            found = maximum_of(*joined(series, self.observed, index=self.index))
            self._last = series, found
        top: Maximum = found
        return top

    def each(self, series: Series, count: int) -> tuple[list[Maximum], list[int]]:
        """The maxima of so many scenarios, told in batches, and which of them each has."""
        last, found = self._last
        if last is not series or found is None:
            found = maxima_of(*joined(series, self.observed, index=self.index), count)
            self._last = series, found
        tops: tuple[list[Maximum], list[int]] = found
        return tops


def joined(series: Series, observed: Seen, *, index: bool = False) -> tuple[Series, Series]:
    """Observed and projected years, and the upper ends of their rounding.

    Up to the joint stand those observed, of an index on its scale.
    """
    if not observed.anchors:
        return series, series
    joint = observed.joint(series)
    rough = in_floats(series)
    past = observed.past(joint, rough=rough)
    if joint is None:
        # Without a joint an index says nothing about what was observed: that alone is known. Amounts are taken
        # to be on one scale.
        return (past.values, past.highs) if index else ({**series, **past.values}, {**series, **past.highs})
    later = {year: value for year, value in series.items() if year > joint or joint not in past.values}
    if not index and not past.is_index:
        return {**past.values, **later}, {**past.highs, **later}
    start, at = series[joint], past.values.get(joint)
    if not at or start <= 0:
        # No ratio starts from nothing: the two are not tied.
        past = observed.past(None, rough=rough)
        return (past.values, past.highs) if index else (series, series)
    scale, width = start / at, past.highs[joint] / at if index else 1
    return (
        {**{year: value * scale for year, value in past.values.items()}, **later},
        {
            **{year: value * scale for year, value in past.highs.items()},
            **{year: value * width for year, value in later.items()},
        },
    )


def begun(series: Series) -> Series:
    """An index from its first number above zero on: no change starts from nothing.

    Raises:
        MixedError: scenarios that are told in batches begin in different years.
    """
    first, *rest = sorted(series)
    if series[first] > SMALLEST:
        return series
    begin = next((year for year in rest if series[year] > SMALLEST), None)
    return {year: series[year] for year in rest if begin is not None and year >= begin}
