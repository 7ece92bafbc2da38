"""Whether a maximum lies where a target wants it, and what the years around it prove."""

from __future__ import annotations

from fractions import Fraction

from dualcarbon.assessment.case import Case, figure_of
from dualcarbon.assessment.maximum import Maximum, maximum
from dualcarbon.assessment.settled import joined
from dualcarbon.assessment.trace import TracedPeak
from dualcarbon.assessment.verdict import Assessment, Figure, Reason, Verdict
from dualcarbon.assessment.windows import STALE
from dualcarbon.baseline import Graph, Yearly, yearly
from dualcarbon.target import Moment
from dualcarbon.trajectory import Grade

PROOF = 5
"""A maximum is provisional while fewer years than these lie after it."""
FEWEST = 3
"""Two points make no peak."""


def judge_peak(case: Case) -> Assessment:
    """The verdict on a peak; what was observed goes before a scenario where it decides."""
    moment = case.target.moment
    if moment is None:
        raise ValueError(f"{case.target.id} is no peak")
    seen = None if case.seen is None else yearly(case.seen)
    if case.planned is not None:
        if case.seen is not None and seen is not None and len(seen.amounts) >= FEWEST:
            alone = _observed(case, case.seen, seen, moment)
            if alone.verdict in (Verdict.MET, Verdict.MISSED):
                return alone
        return _planned(case, case.planned, seen, moment)
    if case.seen is None or seen is None:
        return _settled(
            case, Verdict.UNKNOWN, (Reason(code="no_projection", values={"due": case.due}),), None
        )
    return _observed(case, case.seen, seen, moment)


def _observed(case: Case, graph: Graph, series: Yearly, moment: Moment) -> Assessment:
    last = moment.last
    few = Reason(code="too_few_points", values={"count": len(series.amounts)})
    if len(series.amounts) < FEWEST - 1:
        return _settled(case, Verdict.UNKNOWN, (few,), None, graph=graph, series=series)
    top = maximum(series)
    stale = case.until is not None and case.until - top.newest > STALE
    if case.until is not None and case.until >= last > top.newest:
        reason = Reason(code="peak_over", values={"due": last, "newest": top.newest})
        return _settled(case, Verdict.UNKNOWN, (reason, _where(series, top)), top, graph=graph, series=series)
    verdict, why = _verdict(top, moment)
    if len(series.amounts) < FEWEST and verdict is not Verdict.OPEN:
        verdict, why = Verdict.OPEN, few
    if verdict is Verdict.AHEAD and stale:
        why = Reason(code="peak_stale", values={"newest": top.newest, "until": case.until or 0})
        verdict = Verdict.OPEN
    reasons = [*([] if why is None else [why]), _where(series, top), *_remarks(series, top, moment)]
    provisional = verdict in (Verdict.MET, Verdict.AHEAD) and top.newest - top.year < PROOF
    if provisional:
        reasons.append(Reason(code="provisional", values={"years": top.newest - top.year}))
    return _settled(case, verdict, tuple(reasons), top, graph=graph, series=series, provisional=provisional)


def _verdict(top: Maximum, moment: Moment) -> tuple[Verdict, Reason | None]:
    """What the observed years prove, and what keeps them from proving more."""
    last = moment.last
    if top.earliest > last:
        return Verdict.MISSED, None
    if top.year > last or top.latest > last:
        if top.is_newest and top.year <= last:
            return Verdict.OPEN, None
        if top.tied is not None and top.tied > last >= top.year:
            return Verdict.OPEN, Reason(code="ties_with", values={"year": top.tied})
        return Verdict.OPEN, _hole(top)
    if top.is_newest:
        tie = None if top.tied is None else Reason(code="ties_with", values={"year": top.tied})
        return Verdict.OPEN, tie
    if top.is_first and moment.start is not None:
        return Verdict.OPEN, Reason(code="highest_is_first")
    return (Verdict.MET if top.newest > last else Verdict.AHEAD), None


def _planned(case: Case, graph: Graph, seen: Yearly | None, moment: Moment) -> Assessment:
    series = yearly(graph)
    if len(series.amounts) < FEWEST:
        return _settled(
            case,
            Verdict.OPEN,
            (Reason(code="too_few_points", values={"count": len(series.amounts)}),),
            None,
            graph=graph,
            series=series,
        )
    top, last = maximum(series), moment.last
    verdict = projected_verdict(top, moment)
    why: Reason | None = None
    if verdict is Verdict.OPEN and not top.is_newest:
        why = _hole(top) if top.latest > last else Reason(code="highest_is_first")
    observed = {} if seen is None else seen.amounts
    reasons = [
        *([] if why is None else [why]),
        _where(series, top),
        *_remarks(series, top, moment),
        *joined(graph),
    ]
    return _settled(
        case,
        verdict,
        tuple(reasons),
        top,
        graph=graph,
        series=series,
        seen=seen,
        # An observed maximum is no projection.
        projects=top.year not in observed,
    )


def _hole(top: Maximum) -> Reason:
    """The years without a value that may hide the true maximum."""
    return Reason(
        code="hidden_by_hole", values={"after": top.earliest - 1, "before": min(top.latest + 1, top.newest)}
    )


def projected_verdict(top: Maximum, moment: Moment) -> Verdict:
    """The verdict on a maximum over observed and projected years."""
    if top.is_newest:
        return Verdict.OPEN
    if top.earliest > moment.last:
        return Verdict.OFF_TRACK
    if top.latest > moment.last or (top.is_first and moment.start is not None):
        return Verdict.OPEN
    return Verdict.ON_TRACK


def _figure(series: Yearly, year: int, *, kind: str = "") -> Figure:
    base = None if series.unit else min(series.amounts)
    return figure_of(series.amounts[year], series.unit, year=year, kind=kind, base=base)


def _where(series: Yearly, top: Maximum) -> Reason:
    told = _figure(series, top.year)
    if top.newest == top.year:
        return Reason(code="highest_is_newest", values={"year": top.year, "figure": told})
    return Reason(code="highest_in", values={"year": top.year, "figure": told, "newest": top.newest})


def _remarks(series: Yearly, top: Maximum, moment: Moment) -> list[Reason]:
    remarks = []
    if top.is_first and not top.is_newest and moment.start is None:
        remarks.append(Reason(code="highest_is_first"))
    if moment.start is not None and top.year < moment.start and not top.is_newest:
        remarks.append(Reason(code="before_the_period", values={"start": moment.start}))
    grade = max((series.grades[top.year], series.grades[top.newest]), key=lambda one: one.rank)
    if grade.rank != Grade.OFFICIAL.rank:
        remarks.append(Reason(code="rests_on", values={"grade": grade.value}))
    return remarks


def _settled(
    case: Case,
    verdict: Verdict,
    reasons: tuple[Reason, ...],
    top: Maximum | None,
    *,
    graph: Graph | None = None,
    series: Yearly | None = None,
    seen: Yearly | None = None,
    provisional: bool = False,
    projects: bool = False,
) -> Assessment:
    margin = observed = projected = None
    due = case.due
    shown = seen if seen is not None else series if case.planned is None else None
    if shown is not None and shown.amounts:
        newest = max(shown.amounts)
        observed = _figure(shown, newest, kind=shown.grades[newest].value)
    if top is not None and verdict not in (Verdict.OPEN, Verdict.UNKNOWN):
        margin = Figure(value=Fraction(due - top.year), unit="years", year=top.year)
    if top is not None and series is not None and projects:
        projected = _figure(series, top.year, kind="projection")
    stale = observed is not None and case.until is not None and case.until - (observed.year or 0) > STALE
    grades = [] if series is None or top is None else [series.grades[top.year], series.grades[top.newest]]
    traced = TracedPeak(
        series=series, top=None if top is None else top.year, moment=case.target.moment, graph=graph
    )
    return Assessment(
        target=case.target,
        verdict=verdict,
        definition=case.definition,
        scenario=case.scenario,
        provisional=provisional,
        derived=Grade.DERIVED in grades,
        stale=stale,
        over=case.is_over,
        observed=observed,
        projected=projected,
        margin=margin,
        evidence=max(grades, key=lambda one: one.rank, default=None),
        reasons=reasons,
        trace_maker=traced.steps,
        points_maker=traced.points,
    )
