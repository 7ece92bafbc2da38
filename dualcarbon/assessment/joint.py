"""A scenario's numbers made ready to be judged: joined to what was observed, harmonised, read between steps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from dualcarbon.assessment.recorded import seen_of
from dualcarbon.assessment.tops import Tops, begun
from dualcarbon.baseline import (
    JUMP,
    Graph,
    Harmonize,
    Joining,
    Joint,
    Values,
    can_scale,
    harmonized,
    interpolated,
)
from dualcarbon.trajectory import Batch, in_floats, is_float, size

Series = Mapping[int, Any]
_NEVER = 9999
_CANCELS = 1e-6
"""Smaller than this share of the terms that it is the difference of, a float is no good."""


class Ready:
    """What is made of one scenario after another, for all targets of one indicator on one definition.

    ``jumps`` counts the scenarios whose joint jumps by more than 5 %, ``unharmonized`` those that should have been
    harmonised and could not be. ``index``: the scenario tells changes only, on a scale of its own.
    """

    def __init__(self, record: Graph | None, joining: Joining, *, index: bool) -> None:
        self._joining, self._index = joining, index
        self._years = () if record is None else tuple(sorted(record.trajectory.years, reverse=True))
        self._first = min(self._years, default=_NEVER)
        self._levels: dict[int, Any] = {}
        if record is not None and not index:
            values = Values(record)
            found = ((year, values.at(year)) for year in values.years)
            self._levels = {
                year: one.amount.value for year, one in found if one is not None and not one.amount.one_sided
            }
        self._last: dict[bool, tuple[Series, Series]] = {}
        self.tops = Tops(seen_of(record), index=index)
        self.largest: float = 0
        self.jumps = self.unharmonized = 0

    def series(self, raw: Series) -> Series:
        """The scenario from the joint on; as it is without a year that both have."""
        # What floats do not decide is asked exactly in between.
        kind = in_floats(raw)
        last, made = self._last.get(kind, (None, raw))
        if raw is not last:
            made = self._joined(raw)
            self._last[kind] = raw, made
        return made

    def as_it_is(self, raw: Series) -> Series:
        """The scenario from the joint on, neither harmonised nor counted: of what is known by its ends only."""
        year = next((year for year in self._years if year in raw), None)
        return raw if year is None else {step: value for step, value in raw.items() if step >= year}

    def between(self, series: Series, years: tuple[int, ...]) -> Series:
        """The series with the years that lie between two of its steps."""
        if not self._joining.interpolate:
            return series
        steps = begun(series) if self._index else series
        missing = {
            year: value
            for year in years
            if year not in series
            and year not in self._years
            and (value := interpolated(steps, year)) is not None
        }
        return {**series, **missing} if missing else series

    def reaches(self, series: Series, baseline: int | None) -> bool:
        """Whether the series, or what was observed before it, goes back to the baseline."""
        if baseline is None:
            return True
        known = begun(series) if self._index else series
        if self._index and len(known) == 1:
            # Of an index one year says nothing.
            return self._first <= baseline
        return min(min(known, default=baseline + 1), self._first) <= baseline

    def cancels(self, value: Any) -> Collection[int]:
        """The scenarios whose float is the small difference of large terms, and has to be worked out exactly."""
        if not self.largest or not is_float(value):
            return ()
        numbers = value.numbers if isinstance(value, Batch) else (value,)
        return [at for at, one in enumerate(numbers) if abs(one) < _CANCELS * self.largest]

    def _joined(self, raw: Series) -> Series:
        rough = in_floats(raw)
        # What is asked exactly was counted before.
        count = _scenarios(raw) if rough else 0
        harmonize = self._joining.harmonize
        if rough and (harmonize is not Harmonize.NONE or self._joining.interpolate):
            self.largest = max(map(size, raw.values()))
        year = next((year for year in self._years if year in raw), None)
        asked = harmonize is not Harmonize.NONE
        if year is None:
            self.unharmonized += count if asked else 0
            return raw
        after = {step: value for step, value in raw.items() if step >= year}
        seen = self._levels.get(year)
        if seen is None:
            kept = harmonize is Harmonize.RATIO and self._joining.converge is None and self._index
            self.unharmonized += count if asked and not kept else 0
            return after
        at: Joint[Any] = Joint(year=year, observed=float(seen) if rough else seen, projected=raw[year])
        if not asked:
            jump: Any = at.jump
            self.jumps += rough and jump is not None and _count_above(abs(jump), JUMP)
            return after
        converge = self._joining.converge
        if (harmonize is Harmonize.RATIO and not can_scale(at)) or (
            converge is not None and converge <= year
        ):
            self.unharmonized += count
            return after
        if rough:
            self.largest = max(self.largest, size(at.observed))
        return {step: one.value for step, one in harmonized(after, at, harmonize, converge).items()}


def _scenarios(series: Series) -> int:
    first = next(iter(series.values()))
    return len(first) if isinstance(first, Batch) else 1


def _count_above(number: Any, bound: Fraction) -> int:
    """How many scenarios have a number above a bound."""
    return sum(one > bound for one in number) if isinstance(number, Batch) else number > bound
