"""What is missing, where nothing can be said."""

from __future__ import annotations

from dualcarbon.assessment.case import Case, figure_of
from dualcarbon.assessment.dossier import Dossier
from dualcarbon.assessment.gauge import Gauge
from dualcarbon.assessment.limit import limit_of
from dualcarbon.assessment.scales import Sums, observed_years, points_only
from dualcarbon.assessment.verdict import Assessment, Figure, Reason, ReasonValue, Verdict
from dualcarbon.baseline import Graph, Values, neighbours
from dualcarbon.indicator import Kind
from dualcarbon.target import Form, Target

_UNPRICED = "-"
_TOLD = 3
"""So many of the last years of a scenario are told."""


def gap(gauge: Gauge, due: int) -> Reason:
    """The series has data in or after the due year, but none that tells of it."""
    if not gauge.has_sound_base:
        return unsound(gauge.graph, gauge.baseline or 0)
    if gauge.scale.geometric and points_only(gauge.graph, due) and gauge.years:
        return Reason(code="points_only", values={"year": due})
    if gauge.way.code in ("rise", "times") and points_only(gauge.graph, due):
        return Reason(code="points_only", values={"year": due})
    prices = _other_prices(gauge, due)
    if prices is not None:
        return prices
    observed = sorted(observed_years(gauge.graph))
    start = gauge.baseline if gauge.baseline is not None else due - 1
    if gauge.years:
        start = max(
            year for year in (*gauge.years, gauge.baseline or 0) if year <= due or year == gauge.baseline
        )
    elif gauge.baseline is not None and not isinstance(gauge.scale, Sums):
        nothing = why_nothing(gauge)
        if nothing is not None:
            return nothing
    missing = tuple(year for year in range(start + 1, due + 1) if year not in observed)
    if missing:
        before = max((year for year in observed if year < missing[0]), default=None)
        after = min((year for year in observed if year > missing[-1]), default=None)
        if before is not None and after is not None:
            return Reason(code="gap", values={"missing": missing, "before": before, "after": after})
        return Reason(code="year_missing", values={"due": due, "newest": observed[-1]})
    if gauge.baseline is None:
        return why_nothing(gauge) or Reason(code="year_missing", values={"due": due, "newest": observed[-1]})
    return Reason(code="not_tied", values={"baseline": start, "year": due})


def why_nothing(gauge: Gauge) -> Reason | None:
    """Why nothing can be measured at all; None where something can."""
    trajectory = gauge.graph.trajectory
    years = trajectory.years
    if not gauge.has_sound_base:
        return unsound(gauge.graph, gauge.baseline or 0)
    if gauge.baseline is None:
        if any(gauge.newest_first()):
            return None
        return _other_prices(gauge, years[-1]) or Reason(code="only_changes")
    if gauge.baseline not in years and not isinstance(gauge.scale, Sums):
        return Reason(
            code="baseline_unknown", values={"baseline": gauge.baseline, "first": years[0], "last": years[-1]}
        )
    if (
        any(year != gauge.baseline for year in gauge.newest_first())
        or gauge.graph.observed_until <= gauge.baseline
    ):
        return None
    if isinstance(gauge.scale, Sums):
        return gap(gauge, gauge.graph.observed_until)
    last = gauge.graph.observed_until
    if gauge.way.code in ("rise", "times", "fall") and points_only(gauge.graph, last):
        return Reason(code="points_only", values={"year": last})
    return _other_prices(gauge, last) or Reason(
        code="not_tied", values={"baseline": gauge.baseline, "year": last}
    )


def unsound(graph: Graph, baseline: int) -> Reason:
    """No ratio starts from nothing."""
    value = Values(graph).at(baseline)
    if value is None:
        return Reason(code="not_tied", values={"baseline": baseline, "year": baseline})
    told = figure_of(value.amount, graph.trajectory.indicator.unit, year=baseline)
    return Reason(code="baseline_not_positive", values={"baseline": baseline, "figure": told})


def _other_prices(gauge: Gauge, year: int) -> Reason | None:
    """Levels at prices of different years do not compare."""
    trajectory = gauge.graph.trajectory
    if trajectory.indicator.kind is not Kind.INTENSITY:
        return None
    theirs = sorted(
        {level.price_year or _UNPRICED for level in trajectory.levels if level.year >= year}
        or {level.price_year or _UNPRICED for level in trajectory.levels}
    )
    if gauge.baseline is None:
        wanted = gauge.values.price_year or _UNPRICED
    else:
        at_base = [
            level.price_year or _UNPRICED for level in trajectory.levels if level.year == gauge.baseline
        ]
        if not at_base:
            return None
        wanted = at_base[0]
    if not theirs or wanted in theirs:
        return None
    return Reason(code="other_price_year", values={"wanted": wanted, "known": tuple(theirs)})


def lacking(case: Case, planned: Gauge) -> Reason:
    """What a scenario lacks: the due year, between two of its steps or beyond them, or what ties it."""
    years = [year for year in planned.graph.trajectory.years if year > planned.graph.trajectory.seen_until]
    known = planned.graph.trajectory.years
    if case.due not in known:
        around = neighbours(dict.fromkeys(known), case.due)
        if around is not None:
            before, after = around
            values: dict[str, ReasonValue] = {"before": before, "after": after, "due": case.due}
            return Reason(code="between_steps", values={"scenario": case.scenario, **values})
        last = tuple(years or known)[-_TOLD:]
        return Reason(
            code="not_in_scenario", values={"scenario": case.scenario, "years": last, "due": case.due}
        )
    return why_nothing(planned) or Reason(
        code="not_tied", values={"baseline": case.baseline or case.due, "year": case.due}
    )


def unjudged(case: Case, dossier: Dossier) -> Assessment | None:
    """What cannot be judged, and why: whatever is known, without any data, or without its peak; None where it can."""
    if dossier.obstacle:
        return _obstacle(case.target, dossier.obstacle)
    if case.seen is None and case.planned is None:
        return _without_data(case, dossier.recorded)
    if case.target.baseline == "peak" and case.baseline is None:
        return _without_peak(case)
    return None


def _obstacle(target: Target, code: str) -> Assessment:
    """No number, a part of the whole, no baseline."""
    values: dict[str, ReasonValue] = {}
    if code == "no_number":
        values["text"] = target.text
    elif code == "part_of_whole":
        values["scope"] = target.scope
    return Assessment(
        target=target,
        verdict=Verdict.UNKNOWN,
        definition=target.definition,
        reasons=(Reason(code=code, values=values),),
    )


def _without_data(case: Case, recorded: tuple[str, ...]) -> Assessment:
    """What is required is known even where nothing is to hold against it."""
    target = case.target
    name, region = target.indicator.name, target.region
    reason = Reason(code="no_observations", values={"indicator": name, "region": region})
    if target.definition and recorded:
        reason = Reason(
            code="no_observations_on",
            values={"indicator": name, "region": region, "definition": target.definition, "known": recorded},
        )
    return Assessment(
        target=target,
        verdict=Verdict.UNKNOWN,
        definition=case.definition,
        over=target.due is not None and case.is_over,
        baseline_year=target.baseline if isinstance(target.baseline, int) else None,
        required=None if target.form is Form.PEAK else _required(target),
        reasons=(reason,),
    )


def _without_peak(case: Case) -> Assessment:
    """A fall against a peak that is not known: not yet, or not at all."""
    top = case.rising_to
    reason = (
        Reason(code="no_baseline") if top is None else Reason(code="no_peak_baseline", values={"year": top})
    )
    verdict = Verdict.UNKNOWN if case.is_over or top is None else Verdict.OPEN
    return Assessment(
        target=case.target,
        verdict=verdict,
        definition=case.definition,
        scenario=case.scenario,
        over=case.is_over,
        required=_required(case.target),
        reasons=(reason,),
    )


def _required(target: Target) -> Figure:
    limit = limit_of(target)
    return Figure(value=limit.stated, unit=limit.unit, year=target.year)
