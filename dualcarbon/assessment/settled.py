"""An assessment made from what it was judged on: figures, pace, trace, and what it rests on."""

from __future__ import annotations

from fractions import Fraction

from dualcarbon.assessment.case import Case, figure, figure_of
from dualcarbon.assessment.gauge import Gauge, Measured
from dualcarbon.assessment.reasons import REASONS
from dualcarbon.assessment.trace import Traced
from dualcarbon.assessment.verdict import Assessment, Figure, Pace, Reason, Verdict
from dualcarbon.assessment.windows import STALE, Outlook
from dualcarbon.baseline import JUMP, Graph, Joint, Values
from dualcarbon.trajectory import Grade


def settled(
    case: Case,
    gauge: Gauge | None,
    verdict: Verdict,
    reasons: tuple[Reason, ...],
    *,
    newest: Measured | None = None,
    projected: Figure | None = None,
    margin: Figure | None = None,
    within_rounding: bool = False,
    outlook: Outlook | None = None,
    pace_of: Gauge | None = None,
    traced: Traced | None = None,
    measured: Measured | None = None,
) -> Assessment:
    """The assessment, with all that follows from what it was judged on."""
    target, limit = case.target, None if gauge is None else gauge.limit
    source = pace_of or gauge
    span = None if outlook is None or verdict is Verdict.AHEAD else outlook.span
    if projected is None and span is not None and limit is not None and not case.is_over:
        projected = figure_of(span, limit.unit, year=case.due, kind="extrapolation")
    pace = None if source is None else _pace(source, newest, outlook, case.due)
    if traced is None:
        shown = () if newest is None else (newest,)
        lead = outlook.longest if outlook is not None else None
        value = lead.leads_to.value if lead is not None and margin is not None else None
        traced = Traced(gauge=gauge, measured=shown, outlook=outlook, due=case.due, margin=value)
    behind = [one for one in (newest, measured) if one is not None]
    observed_due = newest is not None and newest.year == case.due
    return Assessment(
        target=target,
        verdict=verdict,
        definition=case.definition,
        scenario=case.scenario,
        baseline_year=case.baseline,
        within_rounding=within_rounding,
        derived=any(one.derived for one in behind),
        stale=not observed_due
        and newest is not None
        and case.until is not None
        and case.until - newest.year > STALE,
        over=case.is_over,
        required=None if limit is None else Figure(value=limit.stated, unit=limit.unit, year=target.year),
        observed=None if newest is None or source is None else figure(source, newest),
        projected=projected,
        margin=margin,
        pace=pace,
        acceleration=None if case.is_over or verdict is Verdict.AHEAD else _acceleration(pace, outlook),
        windows=() if outlook is None else outlook.windows,
        evidence=max((one.grade for one in behind), key=lambda grade: grade.rank, default=None),
        reasons=reasons,
        trace_maker=traced.steps,
        points_maker=traced.points,
    )


def _pace(gauge: Gauge, newest: Measured | None, ahead: Outlook | None, due: int) -> Pace | None:
    last = ahead.last if ahead is not None else None if newest is None else newest.year
    if last is None or last >= due:
        return None
    window = None
    if ahead is not None and ahead.windows:
        window = ahead.longest or ahead.windows[0]
    return Pace(
        so_far=None if window is None else window.pace,
        required=gauge.required_pace(last, due),
        unit=gauge.pace_unit,
    )


def _acceleration(pace: Pace | None, ahead: Outlook | None) -> Fraction | None:
    """The pace required over the pace so far of the longest window that reaches."""
    if pace is None or ahead is None or ahead.longest is None or not pace.so_far or pace.required is None:
        return None
    return pace.required / pace.so_far


def within_about(holds: bool, margin: Figure, gauge: Gauge) -> tuple[Reason, ...]:  # noqa: FBT001 - a fact, no switch
    """What is met within "about" lies short of the stated number, and says so."""
    if not holds or margin.value >= 0 or not gauge.limit.edge:
        return ()
    edge = gauge.limit.lower if gauge.limit.lower is not None else gauge.limit.upper
    return (
        Reason(
            code="within_about", values={"edge": Figure(value=edge or Fraction(0), unit=gauge.limit.unit)}
        ),
    )


def joined(graph: Graph) -> tuple[Reason, ...]:
    """What a scenario should tell: how it was made, and of its joint a jump, or that it was not harmonised."""
    series = graph.trajectory
    told = tuple(Reason(code=one.code, values={REASONS[one.code][0]: one.value}) for one in series.caveats)
    return (*_joint_told(graph), *told)


def _joint_told(graph: Graph) -> tuple[Reason, ...]:
    series = graph.trajectory
    if series.unharmonized:
        return (Reason(code="not_harmonised"),)
    planned = next(
        (one for one in series.levels if one.strand and one.year == series.joint and one.correction is None),
        None,
    )
    seen = None if planned is None else Values(graph, price_year=planned.price_year).at(planned.year)
    if planned is None or seen is None or seen.level is planned:
        return ()
    jump = Joint(year=planned.year, observed=seen.amount.value, projected=planned.amount.value).jump
    share = Fraction(0) if jump is None else abs(Fraction(jump))
    if share <= JUMP:
        return ()
    return (Reason(code="joint_jumps", values={"year": planned.year, "percent": share * 100}),)


def rests_on(measured: Measured | None) -> tuple[Reason, ...]:
    """What is weak below a number: a sum of parts, or a grade below official."""
    if measured is None:
        return ()
    if measured.known.of_parts:
        return (
            Reason(code="sum_of_parts", values={"parts": measured.known.of_parts, "year": measured.year}),
        )
    if measured.grade.rank == Grade.OFFICIAL.rank:
        return ()
    return (Reason(code="rests_on", values={"grade": measured.grade.value}),)
