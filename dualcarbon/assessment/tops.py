"""Where a scenario, joined to what was observed, has its maximum: worked out once for all targets that ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dualcarbon.assessment.peak import Maximum, maxima_of, maximum_of
from dualcarbon.assessment.recorded import Seen
from dualcarbon.trajectory import in_floats

Series = Mapping[int, Any]


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
            found = maximum_of(joined(series, self.observed, index=self.index))
            self._last = series, found
        top: Maximum = found
        return top

    def each(self, series: Series, count: int) -> tuple[list[Maximum], list[int]]:
        """The maxima of so many scenarios, told in batches, and which of them each has."""
        last, found = self._last
        if last is not series or found is None:
            found = maxima_of(joined(series, self.observed, index=self.index), count)
            self._last = series, found
        tops: tuple[list[Maximum], list[int]] = found
        return tops


def joined(series: Series, observed: Seen, *, index: bool = False) -> Series:
    """Observed and projected years; up to the joint those observed, of an index on its scale."""
    if not observed.years:
        return series
    joint = observed.joint(series)
    known: Series = observed.nearly if in_floats(series) else observed.exact
    if index:
        at = None if joint is None else known.get(joint)
        if joint is None or not at:
            # Without a joint an index says nothing about what was observed: that alone is known.
            return known
        scale = series[joint] / at
        known = {year: value * scale for year, value in known.items()}
    if joint is None:
        # Without one, the two are taken to be on one scale.
        return {**series, **known}
    found = {year: value for year, value in known.items() if year <= joint}
    found.update((year, value) for year, value in series.items() if year > joint or joint not in known)
    return found
