"""Peaks, and falls below them, worked out once for many scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import nan

from dualcarbon.assessment.gauge import Gauge
from dualcarbon.assessment.limit import Limit
from dualcarbon.assessment.maximum import Maximum, maximum_of
from dualcarbon.assessment.outcome import NEAR, Judge, Number, Outcome, Outcomes, Series
from dualcarbon.assessment.peak import FEWEST, projected_verdict
from dualcarbon.assessment.recorded import Seen
from dualcarbon.assessment.tops import Tops, begun, joined
from dualcarbon.assessment.verdict import Verdict
from dualcarbon.assessment.ways import way_of
from dualcarbon.target import Form, Target
from dualcarbon.trajectory import Batch, MixedError


def judge_of_peak(target: Target, tops: Tops) -> Judge:
    """What judges the maximum of a scenario."""
    moment = target.moment
    if moment is None:
        raise ValueError(f"{target.id} is no peak")

    few = FEWEST - len(tops.observed.years)
    is_index = tops.index and not tops.observed.anchors

    # Many scenarios have few maxima.
    @cache
    def verdict(top: Maximum, known: int) -> Verdict:
        return Verdict.OPEN if known < few else projected_verdict(top, moment)

    def judge(series: Series) -> Outcome | Outcomes | None:
        if is_index and series:
            series = begun(series)
        first = next(iter(series.values()), None)
        if first is None:
            return None
        if not isinstance(first, Batch):
            top = tops.of(series)
            return Outcome(verdict(top, len(series)), top.year if len(series) >= few else nan)
        found, which = tops.each(series, len(first))
        told = [verdict(top, len(series)) for top in found]
        years = [top.year if len(series) >= few else nan for top in found]
        return Outcomes([told[one] for one in which], [years[one] for one in which])

    return judge


def judge_below_peak(target: Target, limit: Limit, observed: Seen, *, index: bool = False) -> Judge | None:
    """A fall against the peak of the whole trajectory up to the target year."""
    due = target.year
    if due is None or target.form not in (Form.REDUCTION, Form.DECREASE):
        return None
    way = way_of(target, has_base=False, relative=limit.unit == "%")

    decisive = Gauge.decisive_limit(way, limit, 1)

    def judge(series: Series) -> Outcome | None:
        end = series.get(due)
        if isinstance(next(iter(series.values()), None), Batch):
            # The peaks of scenarios lie in different years.
            raise MixedError
        known = {year: value for year, value in series.items() if year <= due}
        if end is None:
            # While it rises, its peak is not known yet.
            highest = maximum_of(joined(known, observed, index=index)[0]) if known else None
            rises = highest is not None and highest.year == highest.newest
            return Outcome(Verdict.OPEN, nan) if rises else None
        seen: Mapping[int, Number] = observed.nearly if isinstance(end, float) else observed.exact
        joint = observed.joint(series)
        top = maximum_of(joined(known, observed, index=index)[0]).year
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
