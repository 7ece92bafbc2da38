"""A rate that has to be kept in every year after the baseline, as a plan means by "6 % per year"."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from dualcarbon.assessment.case import Case, figure_of
from dualcarbon.assessment.gauge import is_sound_base
from dualcarbon.assessment.limit import Limit, limit_of
from dualcarbon.assessment.missing import unsound
from dualcarbon.assessment.scales import KnownNumber, Ratios, observed_years
from dualcarbon.assessment.trace import TracedGrowth
from dualcarbon.assessment.verdict import Assessment, Figure, Pace, Reason, Verdict
from dualcarbon.assessment.ways import root
from dualcarbon.assessment.windows import REACH, STALE
from dualcarbon.baseline import Graph, Values
from dualcarbon.trajectory import Interval

_PER_YEAR = "% per year"


class Stretch(NamedTuple):
    """The rate between two neighbouring years on record: of one year, or the mean of several."""

    first: int
    last: int
    known: KnownNumber

    @property
    def rate(self) -> Interval:
        """The (mean) growth per year in percent."""
        years = self.last - self.first
        ratio = self.known.amount
        if years > 1:
            ratio = ratio.held(low=Fraction(0)).mapped(lambda one: root(one, years))
        return (ratio - 1) * 100


def judge_growth(case: Case) -> Assessment:
    """A year that fell short decides; whether a rate is kept is known once every year is."""
    graph = case.planned if case.planned is not None and not case.is_over else case.seen
    limit, baseline = limit_of(case.target), case.baseline
    if graph is None or baseline is None:
        return _settled(
            case, limit, Verdict.UNKNOWN, (Reason(code="no_projection", values={"due": case.due}),)
        )
    if not is_sound_base(graph, Values(graph), baseline):
        return _settled(case, limit, Verdict.UNKNOWN, (unsound(graph, baseline),))
    stretches = _stretches(graph, baseline, case.due)
    seen_until = 0 if case.seen is None else case.seen.observed_until
    short = [one for one in stretches if not limit.told(one.rate) and not _undecided(limit, one.rate)]
    observed = [one for one in stretches if one.last <= seen_until]
    fell_short = [one for one in short if one.last <= seen_until]
    if fell_short:
        return _missed(case, graph, limit, fell_short, stretches)
    whole = {one.last for one in observed if one.last - one.first == 1}
    needed = set(range(baseline + 1, case.due + 1))
    if needed <= whole:
        return _kept(case, graph, limit, observed, verdict=Verdict.MET)
    if seen_until >= case.due:
        return _settled(case, limit, Verdict.UNKNOWN, (_missing(graph, needed - whole),), stretches=observed)
    if case.is_over:
        return _over(case, limit, graph, observed)
    if case.planned is not None and needed <= {one.last for one in stretches if one.last - one.first == 1}:
        verdict = Verdict.OFF_TRACK if short else Verdict.ON_TRACK
        return _kept(case, graph, limit, stretches, verdict=verdict, observed=observed)
    return _not_due(case, graph, limit, observed)


def _stretches(graph: Graph, baseline: int, due: int) -> tuple[Stretch, ...]:
    """The rates between neighbouring years that are tied, from the baseline to the due year."""
    ratios = Ratios(graph, Values(graph), baseline=baseline)
    years = sorted({baseline, *(year for year in observed_years(graph) if baseline < year <= due)})
    found, first = [], baseline
    for year in years[1:]:
        known = ratios.change(year - 1, year) if year - 1 >= baseline else None
        start = year - 1 if known is not None else first
        known = known or ratios.change(first, year)
        if known is not None and (start > first or start == first):
            found.append(Stretch(first=start, last=year, known=known))
            first = year
    return tuple(found)


def _undecided(limit: Limit, rate: Interval) -> bool:
    return rate.one_sided and limit.straddled(rate)


def _weakest(limit: Limit, stretches: tuple[Stretch, ...] | list[Stretch]) -> Stretch:
    return min(stretches, key=lambda one: limit.margin(one.rate.value))


def _missed(
    case: Case, graph: Graph, limit: Limit, short: list[Stretch], stretches: tuple[Stretch, ...]
) -> Assessment:
    weakest = _weakest(limit, short)
    told = _figure(weakest)
    reason = Reason(code="fell_short_in", values={"year": weakest.last, "figure": told})
    return _settled(
        case,
        limit,
        Verdict.MISSED,
        (reason,),
        graph=graph,
        stretches=stretches,
        observed=told,
        weakest=weakest,
        within_rounding=limit.straddled(weakest.rate),
    )


def _kept(
    case: Case,
    graph: Graph,
    limit: Limit,
    stretches: list[Stretch] | tuple[Stretch, ...],
    *,
    verdict: Verdict,
    observed: list[Stretch] | None = None,
) -> Assessment:
    """Every year is known; ``observed`` are those of them that are over, where a scenario tells of the others."""
    undecided = [one for one in stretches if _undecided(limit, one.rate)]
    weakest = _weakest(limit, undecided or stretches)
    told = _figure(weakest)
    reasons: tuple[Reason, ...] = (Reason(code="lowest_in", values={"year": weakest.last, "figure": told}),)
    if undecided:
        verdict = Verdict.UNKNOWN if verdict is Verdict.MET else Verdict.OPEN
        reasons = (Reason(code="only_a_bound", values={"figure": told}),)
    seen: Figure | None = told
    projected = None
    if observed is not None:
        seen = _figure(_weakest(limit, observed)) if observed else None
        projected = figure_of(weakest.rate, "%", year=case.due, kind="projection")
    return _settled(
        case,
        limit,
        verdict,
        reasons,
        graph=graph,
        stretches=stretches,
        observed=seen,
        projected=projected,
        weakest=weakest,
        within_rounding=not undecided and limit.straddled(weakest.rate),
    )


def _over(case: Case, limit: Limit, graph: Graph, observed: list[Stretch]) -> Assessment:
    if not observed:
        reasons: tuple[Reason, ...] = (Reason(code="over_nothing_on_record", values={"due": case.due}),)
        return _settled(case, limit, Verdict.UNKNOWN, reasons, graph=graph)
    weakest = _weakest(limit, observed)
    reasons = (Reason(code="over_not_on_record", values={"due": case.due, "newest": _figure(observed[-1])}),)
    return _settled(
        case, limit, Verdict.UNKNOWN, reasons, graph=graph, stretches=observed, observed=_figure(weakest)
    )


def _not_due(case: Case, graph: Graph, limit: Limit, observed: list[Stretch]) -> Assessment:
    """What goes on as it went: a rate that every year has kept so far is on track, if no year is missing."""
    if not observed:
        after = Reason(code="nothing_after_baseline", values={"baseline": case.baseline or 0})
        if case.baseline is not None and graph.observed_until > case.baseline:
            after = Reason(code="first_rate_unknown", values={"year": case.baseline + 1})
            return _settled(case, limit, Verdict.UNKNOWN, (after,), graph=graph)
        return _settled(case, limit, Verdict.OPEN, (after,), graph=graph)
    weakest, last = _weakest(limit, observed), observed[-1]
    told = _figure(weakest)
    undecided = any(_undecided(limit, one.rate) for one in observed)
    length = last.last - observed[0].first
    further = case.due - last.last
    stale = case.until is not None and case.until - last.last > STALE
    if undecided:
        reason = Reason(code="only_a_bound", values={"figure": told})
    elif stale:
        reason = Reason(code="stale", values={"newest": last.last, "until": case.until or 0})
    elif further > REACH * length:
        reason = Reason(code="too_far", values={"window": length, "years": further})
    else:
        carried = Reason(
            code="carried_on", values={"first": observed[0].first, "last": last.last, "years": further}
        )
        return _settled(
            case,
            limit,
            Verdict.ON_TRACK,
            (carried, Reason(code="lowest_in", values={"year": weakest.last, "figure": told})),
            graph=graph,
            stretches=observed,
            observed=told,
            weakest=weakest,
            projected=figure_of(weakest.rate, "%", year=case.due, kind="extrapolation"),
            within_rounding=limit.straddled(weakest.rate),
        )
    return _settled(case, limit, Verdict.OPEN, (reason,), graph=graph, stretches=observed, observed=told)


def _missing(graph: Graph, years: set[int]) -> Reason:
    observed = sorted(observed_years(graph))
    missing = tuple(sorted(years - set(observed))) or tuple(sorted(years))
    before = max((year for year in observed if year < missing[0]), default=missing[0] - 1)
    after = min((year for year in observed if year > missing[-1]), default=missing[-1] + 1)
    return Reason(code="gap", values={"missing": missing, "before": before, "after": after})


def _figure(stretch: Stretch) -> Figure:
    return figure_of(stretch.rate, "%", year=stretch.last, kind=stretch.known.grade.value)


def _settled(
    case: Case,
    limit: Limit,
    verdict: Verdict,
    reasons: tuple[Reason, ...],
    *,
    graph: Graph | None = None,
    stretches: list[Stretch] | tuple[Stretch, ...] = (),
    observed: Figure | None = None,
    weakest: Stretch | None = None,
    projected: Figure | None = None,
    within_rounding: bool = False,
) -> Assessment:
    margin = None
    if weakest is not None and verdict not in (Verdict.OPEN, Verdict.UNKNOWN):
        value = limit.margin(weakest.rate.value)
        margin = Figure(value=value, unit="percentage points", year=weakest.last)
    rates: Mapping[int, Stretch] = {one.last: one for one in stretches}
    traced = TracedGrowth(
        graph=graph,
        limit=limit,
        rates=[(one.first, one.last, one.known, one.rate) for one in rates.values()],
        weakest=None if margin is None or weakest is None else weakest.rate.value,
    )
    last = stretches[-1].last if stretches else None
    mean = None
    if stretches and case.until is not None:
        mean = Pace(
            so_far=_mean(stretches), required=limit.stated if (last or 0) < case.due else None, unit=_PER_YEAR
        )
    return Assessment(
        target=case.target,
        verdict=verdict,
        definition=case.definition,
        scenario=case.scenario,
        baseline_year=case.baseline,
        within_rounding=within_rounding,
        derived=any(one.known.derived for one in stretches),
        stale=verdict not in (Verdict.MET, Verdict.MISSED)
        and last is not None
        and case.until is not None
        and case.until - last > STALE,
        over=case.is_over,
        required=Figure(value=limit.stated, unit=limit.unit, year=case.target.year),
        observed=observed,
        projected=projected,
        margin=margin,
        pace=mean,
        evidence=max((one.known.grade for one in stretches), key=lambda one: one.rank, default=None),
        reasons=reasons,
        trace_maker=traced.steps,
        points_maker=traced.points,
    )


def _mean(stretches: list[Stretch] | tuple[Stretch, ...]) -> Fraction | None:
    ratio, years = Fraction(1), 0
    for one in stretches:
        ratio, years = ratio * one.known.amount.value, years + one.last - one.first
    return None if ratio < 0 or not years else (root(ratio, years) - 1) * 100
