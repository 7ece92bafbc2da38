"""A gauge: one target on one series; what it measures in a year, how fast that moves and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from dualcarbon import units
from dualcarbon.assessment.limit import Limit, is_relative, limit_of
from dualcarbon.assessment.scales import Amounts, KnownNumber, Ratios, Scale, Sums
from dualcarbon.assessment.ways import Way, power, root, way_of
from dualcarbon.baseline import Graph, Values
from dualcarbon.indicator import Kind
from dualcarbon.target import Target
from dualcarbon.trajectory import Grade, Interval

_HUNDRED = Fraction(100)


class Measured(NamedTuple):
    """What a target measures in ``year``: ``amount`` in the unit of the limit, ``known`` what it was made from."""

    year: int
    amount: Interval
    known: KnownNumber
    decisive: Interval

    @property
    def grade(self) -> Grade:
        """The grade of the weakest number behind it."""
        return self.known.grade

    @property
    def derived(self) -> bool:
        """Whether it rests on derived values or on a detour."""
        return self.known.derived


class Gauge:
    """Measures a numbered target on a series.

    ``limit`` is in the unit of the measure; ``decisive`` is what decides in the due year: the same, or of a mean
    rate (a root, which no rational number is) the ratio that keeps it.
    """

    def __init__(self, target: Target, graph: Graph, *, baseline: int | None) -> None:
        self.target, self.graph = target, graph
        self.limit = limit_of(target)
        price_year = "" if target.bound is None else units.price_year(target.bound.unit)[1]
        values = Values(graph, price_year=price_year)
        # Of a scenario joined to what was observed, ratios go over the joint.
        joined = graph.trajectory.joint is not None
        has_base = baseline is not None and values.at(baseline) is not None and not joined
        self.way: Way = way_of(target, has_base=has_base, relative=is_relative(target))
        self.baseline = baseline if self.way.against_baseline else None
        self.values = values
        self.scale: Scale = self._scale(graph, values)

    def _scale(self, graph: Graph, values: Values) -> Scale:
        if self.baseline is None:
            return Amounts(graph, values, baseline=None)
        if self.way.summed:
            return Sums(graph, values, baseline=self.baseline)
        if self.way.geometric:
            return Ratios(graph, values, baseline=self.baseline)
        return Amounts(graph, values, baseline=self.baseline)

    @property
    def pace_unit(self) -> str:
        """Per year: of a ratio in %, else in the unit of the indicator."""
        if self.scale.geometric:
            return "% per year"
        unit = self.target.indicator.unit
        return f"{'percentage points' if unit == '%' else unit} per year"

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that can be measured, ascending; the baseline among them."""
        return self.scale.years

    def newest_first(self) -> Iterator[int]:
        """The years that can be measured, back to the baseline, each looked up when it is asked for."""
        for year in reversed(self.scale.candidates):
            if self.baseline is not None and year < self.baseline:
                return
            if self.scale.at(year) is not None:
                yield year

    @cached_property
    def has_sound_base(self) -> bool:
        """Whether the amount of the baseline, where the measure divides by it, is above zero."""
        if self.scale.geometric:
            return is_sound_base(self.graph, self.values, self.baseline)
        return self.way.code not in ("times", "rise") or self._base.value > 0

    @cached_property
    def _base(self) -> Interval:
        value = None if self.baseline is None or self.way.summed else self.values.at(self.baseline)
        return Interval.exact(0) if value is None else value.amount

    @property
    def told_base(self) -> Fraction:
        """The amount of the baseline; 0 where the measure needs none."""
        return self._base.value

    def at(self, year: int) -> Measured | None:
        """What a year measures, or None."""
        if not self.has_sound_base:
            return None
        known = self.scale.at(year)
        if known is None or (self.baseline is not None and year < self.baseline):
            return None
        amount = self.told(known.amount, year)
        return Measured(
            year=year, amount=amount, known=known, decisive=known.amount if self.way.rooted else amount
        )

    def told(self, x: Interval, year: int) -> Interval:
        """An amount, or a ratio, as the target measures it."""
        measured: Interval = self.way.measure(x, self._base, self.years_to(year))
        return measured

    def decisive(self, due: int) -> Limit:
        """The bound that decides in the due year, on the scale of :attr:`Measured.decisive`."""
        return self.decisive_limit(self.way, self.limit, self.years_to(due))

    @staticmethod
    def decisive_limit(way: Way, limit: Limit, years: int) -> Limit:
        """The bound itself, or of a mean rate the ratio that keeps it for so many years."""
        if not way.rooted:
            return limit

        def kept(end: Fraction | None) -> Fraction | None:
            return None if end is None else (1 + end / _HUNDRED) ** years

        return Limit(lower=kept(limit.lower), upper=kept(limit.upper), strict=limit.strict, unit="")

    def years_to(self, year: int) -> int:
        """The years from the baseline to this one; 1 without a baseline."""
        return max(1, year - self.baseline) if self.baseline is not None else 1

    def wanted(self, due: int, now: Fraction | None = None) -> Fraction:
        """The amount or ratio that reaches the stated number in the due year, from where the series stands."""
        end = self.limit.stated if now is None else self.limit.nearest(now)
        return self.way.amount(end, self._base.value, self.years_to(due))

    def pace(self, first: int, last: int) -> Fraction | None:
        """The pace between two years in ``pace_unit``; of a fall, the fall is positive."""
        change = self.scale.change(first, last)
        if change is None or last <= first:
            return None
        return self._rate(change.amount.value, last - first)

    def required_pace(self, last: int, due: int) -> Fraction | None:
        """The pace from the year of the newest observation to the due year; None where nothing leads there."""
        known = self.scale.at(last)
        if known is None or due <= last:
            return None
        wanted = self.wanted(due, self.told(known.amount, last).value)
        if not self.scale.geometric:
            return self._rate(wanted - known.amount.value, due - last)
        if known.amount.value <= 0:
            return None
        return self._rate(wanted / known.amount.value, due - last)

    def _rate(self, change: Fraction, years: int) -> Fraction | None:
        sign = -1 if self.way.falls else 1
        if not self.scale.geometric:
            return sign * change / years
        if change < 0:
            return None
        return sign * (root(change, years) - 1) * _HUNDRED

    def carried(self, first: int, last: int, due: int) -> Interval | None:
        """The amount or ratio of the due year if the pace between two years goes on; held where it must be."""
        change, now = self.scale.change(first, last), self.scale.at(last)
        if change is None or now is None:
            return None
        further = Fraction(due - last, last - first)
        if not self.scale.geometric:
            return now.amount + change.amount * further
        if change.amount.value <= 0 or now.amount.value < 0:
            return None
        steps = change.amount.held(low=Fraction(0))
        return now.amount * steps.mapped(lambda ratio: power(ratio, further))

    @cached_property
    def limits_of_nature(self) -> tuple[Fraction | None, Fraction | None]:
        """What an amount cannot leave: 0 of what is never negative, 0 and 100 % of a share."""
        indicator = self.target.indicator
        if self.scale.geometric or self.scale_is_difference or indicator.may_be_negative:
            return None, None
        seen = (self.scale.at(year) for year in self.scale.candidates)
        if any(known is not None and known.amount.value < 0 for known in seen):
            return None, None
        return Fraction(0), _HUNDRED if indicator.kind is Kind.SHARE and indicator.unit == "%" else None

    @property
    def scale_is_difference(self) -> bool:
        """Whether amounts are differences to a baseline whose level is not known, or sums."""
        return isinstance(self.scale, Sums) or (
            self.baseline is not None and self.values.at(self.baseline) is None
        )


def is_sound_base(graph: Graph, values: Values, baseline: int | None) -> bool:
    """Whether ratios may start from a year: its level is above zero, or links tie it to others."""
    base = None if baseline is None or graph.touched_by_link(baseline) else values.at(baseline)
    return base is None or base.amount.value > 0
