"""A target worked out once, so that one value after another can be judged: of one scenario, or of a million.

What does not depend on the scenario (bound, way of counting, baseline, what the record ties it to) stands in the
compiled target. The arithmetic is that of :mod:`ways`, the decision that of :class:`Limit` and of the peak; both
work on fractions and on floats. What lies nearer to a bound than floats can tell is marked, to be judged exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import nan
from typing import Any, NamedTuple

from dualcarbon.assessment.gauge import Gauge
from dualcarbon.assessment.limit import Limit, limit_of
from dualcarbon.assessment.peak import FEWEST, Maximum, maximum_of, projected_verdict
from dualcarbon.assessment.recorded import Seen, levels_of, ratios_to, seen_of
from dualcarbon.assessment.verdict import Verdict
from dualcarbon.assessment.ways import LEVEL, Way, way_of
from dualcarbon.baseline import Graph
from dualcarbon.target import Form, Mean, Target

Number = Any
"""A fraction or a float: both take the same arithmetic."""
Series = Mapping[int, Number]
"""What a scenario says of one indicator, by year."""

NEAR = 1e-9
"""Nearer to a bound than this share of the largest term, floats do not decide."""


class Outcome(NamedTuple):
    """What a scenario comes to: the verdict, and what is measured in the target year (of a peak its year).

    ``near`` says that floats are too coarse to tell.
    """

    verdict: Verdict
    value: Number
    near: bool = False


class _Years(NamedTuple):
    """The numbers that a measure is made from: ``x`` of the due year, ``base``, the largest term."""

    x: Number
    base: Number
    largest: Number


@dataclass(frozen=True, kw_only=True, slots=True)
class Compiled:
    """A target made ready for scenarios.

    ``judge`` gives None where the scenario lacks a year that is needed; ``missing`` then says between which of
    its years the due one lies.
    """

    target: Target
    definition: str
    due: int
    judge: Callable[[Series], Outcome | None]
    limit: Limit | None = None

    def __repr__(self) -> str:
        return f"<Compiled {self.target.region} {self.target.id}>"

    def missing(self, series: Series) -> tuple[int | None, int | None]:
        """The scenario's years before and after the due one."""
        before = max((year for year in series if year < self.due), default=None)
        after = min((year for year in series if year > self.due), default=None)
        return before, after


def compile_target(target: Target, *, definition: str = "", record: Graph | None = None) -> Compiled | None:
    """A target made ready; None where it has no number, no year, or no baseline that scenarios can be held to.

    Args:
        target: the target.
        definition: the one that the scenarios are on.
        record: what has been observed on it, joined to each scenario at the newest year that both have.
    """
    due = target.due
    if target.form is Form.UNSTATED or due is None:
        return None
    if target.form is Form.PEAK:
        return Compiled(target=target, definition=definition, due=due, judge=_peak(target, seen_of(record)))
    limit = limit_of(target)
    if target.form.needs_baseline and not isinstance(target.baseline, int):
        judge = _below_peak(target, limit, seen_of(record, due)) if target.baseline else None
        if judge is None:
            return None
        return Compiled(target=target, definition=definition, due=due, judge=judge, limit=limit)
    baseline = target.baseline if isinstance(target.baseline, int) else None
    if target.form is Form.GROWTH and target.bound is not None and target.bound.mean is not Mean.ON_AVERAGE:
        if baseline is None:
            return None
        found = _every_year(limit, baseline, due, ratios_to(record, baseline))
        return Compiled(target=target, definition=definition, due=due, judge=found, limit=limit)
    way = LEVEL if baseline is None else way_of(target, has_base=False, relative=limit.unit == "%")
    years = 1 if baseline is None else max(1, due - baseline)
    find = _finder(way, baseline, due, record)
    return Compiled(
        target=target, definition=definition, due=due, judge=_measured(way, limit, years, find), limit=limit
    )


def _measured(
    way: Way, limit: Limit, years: int, find: Callable[[Series], _Years | None]
) -> Callable[[Series], Outcome | None]:
    decisive = Gauge.decisive_limit(way, limit, years)
    exactly, roughly = decisive.holds, _in_floats(decisive).holds
    ends = [float(end) for end in decisive.ends]
    scale = NEAR * (100 if limit.unit == "%" else 1)
    measure, rooted = way.measure, way.rooted

    def judge(series: Series) -> Outcome | None:
        found = find(series)
        if found is None:
            return None
        value = measure(found.x, found.base, years)
        number = found.x if rooted else value
        if not isinstance(number, float):
            return Outcome(Verdict.ON_TRACK if exactly(number) else Verdict.OFF_TRACK, value)
        near = False
        # Of a difference, the terms are larger than what is left of them.
        reach = scale * max(abs(number), abs(found.largest), 1e-300)
        for end in ends:
            if abs(number - end) <= reach:
                near = True
        verdict = Verdict.ON_TRACK if roughly(number) else Verdict.OFF_TRACK
        return Outcome(verdict, value, near)

    return judge


def _in_floats(limit: Limit) -> Limit:
    """The same bound among floats: a fraction takes many times as long to compare."""

    def end(one: Fraction | None) -> Any:
        return None if one is None else float(one)

    return Limit(lower=end(limit.lower), upper=end(limit.upper), strict=limit.strict, unit=limit.unit)


def _finder(
    way: Way, baseline: int | None, due: int, record: Graph | None
) -> Callable[[Series], _Years | None]:
    """How a scenario's years make the number that is measured."""
    if baseline is None:
        return lambda series: None if due not in series else _Years(series[due], 0, series[due])
    if way.summed:
        observed = {} if record is None else levels_of(record)
        wanted = range(baseline + 1, due + 1)

        def total(series: Series) -> _Years | None:
            parts: list[Number] = []
            for year in wanted:
                number = observed[year] if year in observed else series.get(year)
                if number is None:
                    return None
                parts.append(_like(number, series))
            return _Years(sum(parts), 0, max(map(abs, parts)))

        return total
    tied = [(year, known, float(known)) for year, known in ratios_to(record, baseline)]
    levels = seen_of(record)

    def found(series: Series) -> _Years | None:
        end = series.get(due)
        if end is None:
            return None
        in_floats = isinstance(end, float)
        ratio: Number = 1
        start = series.get(baseline)
        for year, known, rounded in tied:
            # The record's ratio up to the newest year that both have, the scenario's after it.
            if year in series:
                start, ratio = series[year], rounded if in_floats else known
                break
        if start is None or start <= 0:
            return None
        x = end / start * ratio
        if way.geometric:
            return _Years(x, 1, max(1, abs(x)))
        base = (levels.nearly if in_floats else levels.exact).get(baseline)
        amount = series.get(baseline) if base is None else base
        if amount is None:
            return None
        # An amount keeps the scenario's own scale: harmonising is asked for, never silent.
        return _Years(end, amount, max(abs(end), abs(amount)))

    return found


def _peak(target: Target, observed: Seen) -> Callable[[Series], Outcome | None]:
    moment = target.moment
    if moment is None:
        raise ValueError(f"{target.id} is no peak")

    def judge(series: Series) -> Outcome | None:
        if not series:
            return None
        top = _top(series, observed)
        if len(series) + len(observed.years) < FEWEST:
            return Outcome(Verdict.OPEN, top.year)
        return Outcome(projected_verdict(top, moment), top.year)

    return judge


def _top(series: Series, observed: Seen) -> Maximum:
    """The maximum over observed and projected years; up to the joint those observed."""
    if not observed.years:
        return maximum_of(series)
    joint = observed.joint(series)
    in_floats = isinstance(next(iter(series.values()), None), float)
    known: Mapping[int, Number] = observed.nearly if in_floats else observed.exact
    if joint is None:
        # Without one, the two are taken to be on one scale.
        return maximum_of({**series, **known})
    joined: dict[int, Number] = {year: value for year, value in known.items() if year <= joint}
    joined.update((year, value) for year, value in series.items() if year > joint or joint not in known)
    return maximum_of(joined)


def _below_peak(target: Target, limit: Limit, observed: Seen) -> Callable[[Series], Outcome | None] | None:
    """A fall against the peak of the whole trajectory up to the target year."""
    due = target.year
    if due is None or target.form not in (Form.REDUCTION, Form.DECREASE):
        return None
    way = way_of(target, has_base=False, relative=limit.unit == "%")

    decisive = Gauge.decisive_limit(way, limit, 1)

    def judge(series: Series) -> Outcome | None:
        end = series.get(due)
        known = {year: value for year, value in series.items() if year <= due}
        if end is None:
            # While it rises, its peak is not known yet.
            rises = bool(known) and _top(known, observed).is_newest
            return Outcome(Verdict.OPEN, nan) if rises else None
        seen: Mapping[int, Number] = observed.nearly if isinstance(end, float) else observed.exact
        joint = observed.joint(series)
        top = _top(known, observed).year
        if joint is not None and top <= joint and top in seen:
            if joint not in seen:
                return None
            # Up to the joint the record's ratio, the scenario's after it.
            peak, ratio = seen[top], seen[joint] / seen[top] if seen[top] > 0 else 0
            start = series[joint]
        else:
            peak, ratio = (known[top] if top in known else seen[top]), 1
            start = peak
        if peak <= 0 or start <= 0:
            return None
        x = end / start * ratio if way.geometric else end
        value = way.measure(x, peak, 1)
        near = isinstance(value, float) and any(
            abs(value - float(one)) <= NEAR * max(abs(value), abs(peak), 100) for one in limit.ends
        )
        holds = decisive.holds(value)
        return Outcome(Verdict.ON_TRACK if holds else Verdict.OFF_TRACK, value, near)

    return judge


def _every_year(
    limit: Limit, baseline: int, due: int, tied: tuple[tuple[int, Fraction], ...]
) -> Callable[[Series], Outcome | None]:
    """The weakest yearly rate after the baseline: observed up to the joint, projected after it."""
    ratios = {baseline: Fraction(1), **dict(tied)}

    def judge(series: Series) -> Outcome | None:
        rates: list[Number] = []
        for year in range(baseline + 1, due + 1):
            if year in ratios and year - 1 in ratios:
                rates.append((_like(ratios[year], series) / _like(ratios[year - 1], series) - 1) * 100)
            elif year in series and series.get(year - 1, 0) > 0:
                rates.append((series[year] / series[year - 1] - 1) * 100)
            else:
                return None
        weakest = min(rates, key=limit.margin_of)
        verdict = Verdict.ON_TRACK if limit.holds(weakest) else Verdict.OFF_TRACK
        near = isinstance(weakest, float) and any(
            abs(weakest - float(end)) <= NEAR * 100 for end in limit.ends
        )
        return Outcome(verdict, weakest, near)

    return judge


def _like(number: Number, series: Series) -> Number:
    """A number of the record as the scenario's are: exact among fractions, a float among floats."""
    first = next(iter(series.values()), None)
    return float(number) if isinstance(first, float) else number
