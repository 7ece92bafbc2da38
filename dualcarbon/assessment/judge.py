"""The verdict on a target with a number: what was observed, what is projected, or where the pace leads."""

from __future__ import annotations

from fractions import Fraction

from dualcarbon.assessment.case import Case, figure, figure_of, margin_of
from dualcarbon.assessment.gauge import Gauge, Measured
from dualcarbon.assessment.missing import gap, lacking, why_nothing
from dualcarbon.assessment.settled import joined, rests_on, settled, within_about
from dualcarbon.assessment.trace import Traced
from dualcarbon.assessment.verdict import Assessment, Figure, Reason, Verdict, Window
from dualcarbon.assessment.windows import STALE, Outlook, outlook
from dualcarbon.baseline import Graph


def judge(case: Case) -> Assessment:
    """Holds the bound of a target against what is known.

    What was observed in the target year decides; then, while that year is not over, a projection for it, whether
    the bound is satisfied already, and where the pace so far leads.
    """
    seen = None if case.seen is None else _observed_gauge(case, case.seen)
    planned = None if case.planned is None else Gauge(case.target, case.planned, baseline=case.baseline)
    due = case.due
    # The ratio of a year to itself is no observation of it.
    at_due = None if seen is None or due not in seen.scale.candidates else seen.at(due)
    if seen is not None and at_due is not None:
        return _observed(case, seen, at_due)
    if seen is not None and seen.graph.observed_until >= due:
        return settled(case, seen, Verdict.UNKNOWN, (gap(seen, due),))
    projection = None if planned is None or case.is_over else planned.at(due)
    if planned is not None and projection is not None:
        return _projected(case, seen, planned, projection)
    if planned is not None and not case.is_over:
        return settled(case, seen or planned, Verdict.UNKNOWN, (lacking(case, planned),))
    if seen is None:
        missing = None if planned is None else why_nothing(planned)
        missing = missing or Reason(code="no_projection", values={"due": due})
        return settled(case, planned, Verdict.UNKNOWN, (missing,))
    nothing = why_nothing(seen)
    if nothing is not None:
        return settled(case, seen, Verdict.UNKNOWN, (nothing,))
    return _over(case, seen) if case.is_over else _not_due(case, seen)


def _observed_gauge(case: Case, graph: Graph) -> Gauge:
    """The gauge of what was observed, which is the same for every scenario."""
    key = (case.target, case.baseline)
    found = graph.kept.get(key)
    if not isinstance(found, Gauge):
        found = graph.kept[key] = Gauge(case.target, graph, baseline=case.baseline)
    return found


def _observed(case: Case, seen: Gauge, measured: Measured) -> Assessment:
    limit = seen.decisive(case.due)
    straddled = limit.straddled(measured.decisive)
    reasons = rests_on(measured)
    traced = Traced(gauge=seen, measured=(measured,), margin=measured.amount.value)
    if measured.decisive.one_sided and straddled:
        bound = Reason(code="only_a_bound", values={"figure": figure(seen, measured)})
        return settled(case, seen, Verdict.UNKNOWN, (bound, *reasons), newest=measured, traced=traced)
    holds = limit.told(measured.decisive)
    margin = margin_of(seen, measured.amount.value, case.due)
    return settled(
        case,
        seen,
        Verdict.MET if holds else Verdict.MISSED,
        (*_second_path(case, seen, measured), *within_about(holds, margin, seen), *reasons),
        newest=measured,
        margin=margin,
        within_rounding=straddled,
        traced=traced,
    )


def _second_path(case: Case, seen: Gauge, measured: Measured) -> tuple[Reason, ...]:
    """A second path that would turn the verdict over, where rounding does not explain the difference."""
    path = measured.known.path
    other = None if path is None else seen.graph.other_path(path)
    if path is None or other is None or other.one_sided or other.total.meets(path.total):
        return ()
    told, limit = seen.told(other.total, case.due), seen.decisive(case.due)
    if limit.told(other.total if seen.way.rooted else told) is limit.told(measured.decisive):
        return ()
    return (Reason(code="second_path", values={"figure": figure_of(told, seen.limit.unit, year=case.due)}),)


def _projected(case: Case, seen: Gauge | None, planned: Gauge, projection: Measured) -> Assessment:
    limit = planned.decisive(case.due)
    newest = None if seen is None else _newest(seen)
    margin = margin_of(planned, projection.amount.value, case.due)
    holds = limit.told(projection.decisive)
    undecided = projection.decisive.one_sided and limit.straddled(projection.decisive)
    verdict = Verdict.OPEN if undecided else Verdict.ON_TRACK if holds else Verdict.OFF_TRACK
    bound = (
        (Reason(code="only_a_bound", values={"figure": figure(planned, projection)}),) if undecided else ()
    )
    ahead = None if seen is None else outlook(seen, case.due, until=case.until)
    return settled(
        case,
        planned,
        verdict,
        (
            *bound,
            *within_about(holds, margin, planned),
            *rests_on(projection),
            *joined(planned.graph),
        ),
        newest=newest,
        projected=figure(planned, projection, kind="projection"),
        margin=margin,
        within_rounding=limit.straddled(projection.decisive),
        outlook=ahead,
        pace_of=seen,
        traced=Traced(gauge=planned, measured=(projection,), margin=projection.amount.value),
        measured=projection,
    )


def _over(case: Case, seen: Gauge) -> Assessment:
    """The target year is over and not on record: no pace and no projection decides."""
    newest, ahead = _newest(seen), outlook(seen, case.due, until=case.until)
    windows = () if ahead is None else ahead.windows
    if newest is not None and _stands(case, seen, newest, windows):
        return _ahead(
            case,
            seen,
            newest,
            ahead,
            (Reason(code="over_newest", values={"due": case.due, "newest": newest.year}),),
        )
    if newest is None:
        return settled(
            case, seen, Verdict.UNKNOWN, (Reason(code="over_nothing_on_record", values={"due": case.due}),)
        )
    told = figure(seen, newest)
    reasons = [Reason(code="over_not_on_record", values={"due": case.due, "newest": told})]
    if seen.limit.is_cap and not seen.limit.holds(newest.amount.value) and not seen.way.yearly:
        reasons.append(Reason(code="breaks_the_cap", values={"newest": told}))
    reaching = () if ahead is None else ahead.reaching
    if reaching and all(_far_past(seen, window) for window in reaching):
        lead = figure_of(reaching[0].leads_to, seen.limit.unit, year=case.due)
        reasons.append(
            Reason(code="led_past_the_bound", values={"figure": lead, "years": case.due - reaching[0].last})
        )
    return settled(case, seen, Verdict.UNKNOWN, tuple(reasons), newest=newest, outlook=ahead)


def _far_past(seen: Gauge, window: Window) -> bool:
    """Whether a pace leads past the bound by a tenth of it, rounding included."""
    limit, ends = seen.limit, (window.leads_to.low, window.leads_to.high)
    tenth = abs(limit.stated) / 10
    return window.holds and all(
        limit.margin(Fraction(end)) >= tenth for end in ends if abs(end) != float("inf")
    )


def _not_due(case: Case, seen: Gauge) -> Assessment:
    newest, ahead = _newest(seen), outlook(seen, case.due, until=case.until)
    if ahead is None or not ahead.windows:
        return _without_pace(case, seen, newest, ahead)
    if newest is not None and _stands(case, seen, newest, ahead.reaching or ahead.windows):
        return _ahead(case, seen, newest, ahead, ())
    if not ahead.reaching:
        longest = ahead.windows[0]
        reason = Reason(code="too_far", values={"window": longest.length, "years": case.due - ahead.last})
        return _open(case, seen, newest, ahead, reason)
    limit, span = seen.limit, ahead.span
    if any(window.leads_to.one_sided and limit.straddled(window.leads_to) for window in ahead.reaching):
        lead = figure_of(ahead.reaching[0].leads_to, limit.unit, year=case.due)
        return _open(case, seen, newest, ahead, Reason(code="only_a_bound", values={"figure": lead}))
    if ahead.divided:
        leads = _leads(seen, ahead.reaching, case.due)
        return _open(case, seen, newest, ahead, Reason(code="windows_divide", values={"leads": leads}))
    if ahead.disagreeing:
        leads = _leads(seen, (ahead.reaching[0], *ahead.disagreeing), case.due)
        return _open(
            case, seen, newest, ahead, Reason(code="shorter_window_differs", values={"leads": leads})
        )
    longest = ahead.reaching[0]
    margin = margin_of(seen, longest.leads_to.value, case.due)
    reasons = [
        Reason(
            code="carried_on",
            values={"first": longest.first, "last": longest.last, "years": case.due - longest.last},
        )
    ]
    if longest.held:
        reasons.append(
            Reason(code="held_at", values={"figure": figure_of(longest.leads_to, limit.unit, year=case.due)})
        )
    reasons.extend(within_about(longest.holds, margin, seen))
    if newest is not None and limit.told(newest.amount) and not longest.holds:
        reasons.append(
            Reason(code="leads_away_again", values={"figure": figure(seen, newest), "due": case.due})
        )
    return settled(
        case,
        seen,
        Verdict.ON_TRACK if longest.holds else Verdict.OFF_TRACK,
        (*reasons, *rests_on(newest)),
        newest=newest,
        margin=margin,
        within_rounding=span is not None and limit.straddled(span),
        outlook=ahead,
    )


def _without_pace(case: Case, seen: Gauge, newest: Measured | None, ahead: Outlook | None) -> Assessment:
    """One observation, or one after a long gap: a floor that is reached is ahead, a cap that is kept is open."""
    if newest is None:
        after = Reason(code="nothing_after_baseline", values={"baseline": case.baseline or 0})
        return settled(case, seen, Verdict.OPEN, (after,), outlook=ahead)
    stale = case.until is not None and case.until - newest.year > STALE
    if stale:
        return _open(
            case,
            seen,
            newest,
            ahead,
            Reason(code="stale", values={"newest": newest.year, "until": case.until or 0}),
        )
    earlier = any(year < newest.year and seen.scale.at(year) is not None for year in seen.scale.candidates)
    if newest.amount.one_sided and seen.limit.straddled(newest.amount):
        return _open(
            case, seen, newest, ahead, Reason(code="only_a_bound", values={"figure": figure(seen, newest)})
        )
    if _stands(case, seen, newest, ()):
        if not seen.limit.is_cap:
            code = "no_pace" if earlier else "one_observation"
            return _ahead(case, seen, newest, ahead, (Reason(code=code, values={"year": newest.year}),))
        code = "no_pace" if earlier else "one_observation_keeps"
        return _open(case, seen, newest, ahead, Reason(code=code, values={"year": newest.year}))
    code = "no_pace" if earlier else "one_observation_short"
    return _open(case, seen, newest, ahead, Reason(code=code, values={"year": newest.year}))


def _stands(case: Case, seen: Gauge, newest: Measured, windows: tuple[Window, ...]) -> bool:
    """Whether the newest observation satisfies the bound, is not stale, and no pace leads towards it again.

    A rate, or an average per year, is never ahead of its time.
    """
    limit = seen.limit
    if seen.way.yearly or not limit.told(newest.amount):
        return False
    if newest.amount.one_sided and limit.straddled(newest.amount):
        return False
    if case.until is not None and case.until - newest.year > STALE:
        return False
    now = limit.margin(newest.amount.value)
    return all(limit.margin(window.leads_to.value) >= now for window in windows)


def _ahead(
    case: Case, seen: Gauge, newest: Measured, ahead: Outlook | None, reasons: tuple[Reason, ...]
) -> Assessment:
    margin = margin_of(seen, newest.amount.value, newest.year)
    return settled(
        case,
        seen,
        Verdict.AHEAD,
        (*reasons, *within_about(holds=True, margin=margin, gauge=seen), *rests_on(newest)),
        newest=newest,
        margin=margin,
        within_rounding=seen.limit.straddled(newest.amount),
        outlook=ahead,
        traced=Traced(
            gauge=seen, measured=(newest,), outlook=ahead, due=case.due, margin=newest.amount.value
        ),
    )


def _open(
    case: Case, seen: Gauge, newest: Measured | None, ahead: Outlook | None, reason: Reason
) -> Assessment:
    return settled(case, seen, Verdict.OPEN, (reason, *rests_on(newest)), newest=newest, outlook=ahead)


def _newest(seen: Gauge) -> Measured | None:
    """The newest observation after the baseline, a bound too; a sum of parts that decides nothing gives way."""
    first = None
    for year in seen.newest_first():
        found = None if year == seen.baseline else seen.at(year)
        if found is None:
            continue
        if not found.known.of_parts or not seen.limit.straddled(found.amount):
            return found
        first = first or found
    return first


def _leads(seen: Gauge, windows: tuple[Window, ...], due: int) -> tuple[tuple[Figure, int], ...]:
    return tuple((figure_of(window.leads_to, seen.limit.unit, year=due), window.length) for window in windows)
