"""A target worked out once, so that one value after another can be judged: of one scenario, or of a million.

What does not depend on the scenario (bound, way of counting, baseline, what the record ties it to) stands in the
compiled target. The arithmetic is that of :mod:`ways`, the decision that of :class:`Limit` and of the peak; both
work on fractions, on floats, and on batches: the floats of several scenarios taken together. What lies nearer to
a bound than floats can tell is marked, to be judged exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite, isinf
from typing import Any, NamedTuple

from dualcarbon.assessment.compiled_peak import judge_below_peak, judge_of_peak
from dualcarbon.assessment.gauge import Gauge
from dualcarbon.assessment.limit import Limit, limit_of
from dualcarbon.assessment.outcome import NEAR, HeldOrNot, Judge, Number, Outcome, Outcomes, Series
from dualcarbon.assessment.recorded import Read, Seen, levels_of, ratios_to, seen_of
from dualcarbon.assessment.tops import Tops
from dualcarbon.assessment.verdict import Verdict
from dualcarbon.assessment.ways import LEVEL, Way, way_of
from dualcarbon.baseline import Graph
from dualcarbon.target import Form, Mean, Target
from dualcarbon.trajectory import Batch, in_floats, is_float, size


class _Years(NamedTuple):
    """The numbers that a measure is made from: ``x`` of the due year, ``base``, the largest term."""

    x: Number
    base: Number
    largest: Number


@dataclass(frozen=True, kw_only=True, slots=True)
class Compiled:
    """A target made ready for scenarios.

    ``judge`` gives None where the scenario lacks a year that is needed; ``missing`` then says between which of
    its years the due one lies. On batches it raises MixedError where the scenarios go different ways.
    """

    target: Target
    definition: str
    due: int
    judge: Judge
    limit: Limit | None = None

    def __repr__(self) -> str:
        return f"<Compiled {self.target.region} {self.target.id}>"

    def missing(self, series: Series) -> tuple[int | None, int | None]:
        """The scenario's years before and after the due one."""
        before = max((year for year in series if year < self.due), default=None)
        after = min((year for year in series if year > self.due), default=None)
        return before, after


def compile_target(
    target: Target,
    *,
    definition: str = "",
    record: Graph | None = None,
    tops: Tops | None = None,
    read: Read = Read.VALUE,
) -> Compiled | None:
    """A target made ready; None where it has no number, no year, or no baseline that scenarios can be held to.

    Args:
        target: the target.
        definition: the one that the scenarios are on.
        record: what has been observed on it, joined to each scenario at the newest year that both have.
        tops: finds the maxima of the scenarios joined to that record, for all targets that seek one.
        read: which end of the rounding on record counts; the number itself where nothing is known by its ends only.
    """
    due = target.due
    if target.form is Form.UNSTATED or due is None:
        return None
    if target.form is Form.PEAK:
        return Compiled(
            target=target,
            definition=definition,
            due=due,
            judge=judge_of_peak(target, tops or Tops(seen_of(record))),
        )
    limit = limit_of(target)
    if target.form.needs_baseline and not isinstance(target.baseline, int):
        judge = (
            judge_below_peak(target, limit, seen_of(record, due, read), index=tops is not None and tops.index)
            if target.baseline
            else None
        )
        if judge is None:
            return None
        return Compiled(target=target, definition=definition, due=due, judge=judge, limit=limit)
    baseline = target.baseline if isinstance(target.baseline, int) else None
    if target.form is Form.GROWTH and target.bound is not None and target.bound.mean is not Mean.ON_AVERAGE:
        if baseline is None:
            return None
        found = _every_year(limit, baseline, due, ratios_to(record, baseline, read))
        return Compiled(target=target, definition=definition, due=due, judge=found, limit=limit)
    way = LEVEL if baseline is None else way_of(target, has_base=False, relative=limit.unit == "%")
    years = 1 if baseline is None else max(1, due - baseline)
    find = _finder(way, baseline, due, record, read, index=tops is not None and tops.index)
    return Compiled(
        target=target, definition=definition, due=due, judge=_measured(way, limit, years, find), limit=limit
    )


def _measured(way: Way, limit: Limit, years: int, find: Callable[[Series], _Years | None]) -> Judge:
    decide = _decision(Gauge.decisive_limit(way, limit, years), limit.unit)
    measure, rooted = way.measure, way.rooted

    def judge(series: Series) -> Outcome | Outcomes | None:
        found = find(series)
        if found is None:
            return None
        value = measure(found.x, found.base, years)
        return decide(found.x if rooted else value, value, found.largest)

    return judge


def _decision(limit: Limit, unit: str) -> Callable[[Number, Number, Number], Outcome | Outcomes]:
    """What holds a number against a bound; it is given the measure, and the largest term of the number."""
    rounded = _in_floats(limit)
    exactly, roughly, each = limit.holds, rounded.holds, rounded.each_holds
    ends = [float(end) for end in limit.ends]
    scale = NEAR * (100 if unit == "%" else 1)
    on_track, off_track = Verdict.ON_TRACK, Verdict.OFF_TRACK

    def decide(number: Number, value: Number, largest: Number) -> Outcome | Outcomes:
        if not is_float(number):
            return Outcome(on_track if exactly(number) else off_track, value)
        # Of a difference, the terms are larger than what is left of them.
        reach = scale * max(size(number), largest, 1e-300)
        if isinstance(number, Batch):
            numbers = number.numbers
            verdicts = HeldOrNot(each(numbers), yes=on_track, no=off_track)
            close: set[int] = set()
            for end in ends:
                low, high = end - reach, end + reach
                near = [at for at, one in enumerate(numbers) if low <= one <= high]
                close.update(near if isfinite(reach) else [at for at in near if not isinf(numbers[at])])
            return Outcomes(verdicts, value.numbers, close)
        # What has no upper end is far from every bound.
        is_near = not isinf(number) and any(abs(number - end) <= reach for end in ends)
        return Outcome(on_track if roughly(number) else off_track, value, is_near)

    return decide


def _in_floats(limit: Limit) -> Limit:
    """The same bound among floats: a fraction takes many times as long to compare."""

    def end(one: Fraction | None) -> Any:
        return None if one is None else float(one)

    return Limit(lower=end(limit.lower), upper=end(limit.upper), strict=limit.strict, unit=limit.unit)


def _finder(
    way: Way, baseline: int | None, due: int, record: Graph | None, read: Read, *, index: bool
) -> Callable[[Series], _Years | None]:
    """How a scenario's years make the number that is measured."""
    if baseline is None:
        return lambda series: None if due not in series else _Years(series[due], 0, size(series[due]))
    if way.summed:
        observed = {} if record is None else levels_of(record, read)
        wanted = range(baseline + 1, due + 1)

        def total(series: Series) -> _Years | None:
            parts: list[Number] = []
            for year in wanted:
                number = observed[year] if year in observed else series.get(year)
                if number is None:
                    return None
                parts.append(_like(number, series))
            return _Years(sum(parts), 0, max(map(size, parts)))

        return total
    levels = seen_of(record, read=read)
    if way.geometric:
        return _ratio_finder(baseline, due, ratios_to(record, baseline, read), None if index else levels)

    def found(series: Series) -> _Years | None:
        end = series.get(due)
        if end is None:
            return None
        joint = levels.joint(series)
        known = levels.nearly if is_float(end) else levels.exact
        # Up to the joint what was observed, the scenario after it; an amount keeps the scenario's own scale:
        # harmonising is asked for, never silent.
        base = known.get(baseline) if joint is None or baseline <= joint else None
        amount = series.get(baseline) if base is None else base
        return None if amount is None else _Years(end, amount, max(size(end), size(amount)))

    return found


def _ratio_finder(
    baseline: int, due: int, tied: tuple[tuple[int, Fraction], ...], levels: Seen | None
) -> Callable[[Series], _Years | None]:
    """The ratio of the due year to the baseline: the record's up to the joint, the scenario's after it.

    Levels without a year that both have are taken to be on one scale.
    """
    ratios = [(year, known, float(known)) for year, known in tied]

    def found(series: Series) -> _Years | None:
        end = series.get(due)
        if end is None:
            return None
        rough = is_float(end)
        ratio: Number | None = None
        start = series.get(baseline)
        for year, known, rounded in ratios:
            if year in series:
                start, ratio = series[year], rounded if rough else known
                break
        if start is None and levels is not None and levels.joint(series) is None:
            start = (levels.nearly if rough else levels.exact).get(baseline)
        if start is None or start <= 0:
            return None
        x = end / start if ratio is None else end / start * ratio
        return _Years(x, 1, max(1, size(x)))

    return found


def _every_year(limit: Limit, baseline: int, due: int, tied: tuple[tuple[int, Fraction], ...]) -> Judge:
    """The weakest yearly rate after the baseline: observed up to the joint, projected after it."""
    ratios = {baseline: Fraction(1), **dict(tied)}
    decide = _decision(limit, limit.unit)

    def judge(series: Series) -> Outcome | Outcomes | None:
        rates: list[Number] = []
        for year in range(baseline + 1, due + 1):
            if year in ratios and year - 1 in ratios:
                rates.append((_like(ratios[year], series) / _like(ratios[year - 1], series) - 1) * 100)
            elif year in series and series.get(year - 1, 0) > 0:
                rates.append((series[year] / series[year - 1] - 1) * 100)
            else:
                return None
        weakest = _weakest(rates, limit)
        return decide(weakest, weakest, 1)

    return judge


def _weakest(rates: Sequence[Number], limit: Limit) -> Number:
    """The rate with the smallest margin; in batches that of each scenario."""
    count = next((len(rate) for rate in rates if isinstance(rate, Batch)), 0)
    if not count or len(rates) == 1:
        return min(rates, key=limit.margin_of) if len(rates) > 1 else rates[0]
    each = zip(*(rate if isinstance(rate, Batch) else [rate] * count for rate in rates), strict=True)
    return Batch([float(min(one, key=limit.margin_of)) for one in each])


def _like(number: Number, series: Series) -> Number:
    """A number of the record as the scenario's are: exact among fractions, a float among floats."""
    return float(number) if in_floats(series) else number
