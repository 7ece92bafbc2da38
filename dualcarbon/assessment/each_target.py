"""One target after another, on each definition and each scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from dualcarbon.assessment.case import Case
from dualcarbon.assessment.definitions import settle
from dualcarbon.assessment.growth import judge_growth
from dualcarbon.assessment.judge import judge
from dualcarbon.assessment.limit import limit_of
from dualcarbon.assessment.peak import judge_peak
from dualcarbon.assessment.reasons import because
from dualcarbon.assessment.verdict import Assessment, Figure, Reason, Verdict
from dualcarbon.baseline import Graph, yearly
from dualcarbon.evidence import Evidence
from dualcarbon.target import Form, Mean, Target
from dualcarbon.trajectory import Dataset

# What was observed (or is not known) is the same in every scenario.
_WITHOUT_SCENARIO = (Verdict.MET, Verdict.MISSED, Verdict.UNKNOWN)
_DECIDED = (Verdict.MET, Verdict.MISSED, Verdict.AHEAD)
# What is more where its parts are more.
_FLOORED = (Form.LEVEL, Form.ADDITION, Form.INCREASE, Form.MULTIPLE)


def assess(
    targets: Sequence[Target],
    data: Dataset | Evidence,
    *,
    as_of: int | None = None,
    scenarios: Sequence[str] = (),
) -> list[Assessment]:
    """Holds each target against the data: one assessment for each definition and scenario that says something.

    Args:
        targets: of any regions.
        data: what was observed and projected.
        as_of: hides every observation after this year.
        scenarios: names and patterns of the only scenarios to judge; all of them where empty.
    """
    evidence = data if isinstance(data, Evidence) else Evidence(data, as_of=as_of)
    return [one for target in targets for one in assess_one(target, evidence, scenarios=scenarios)]


def assess_one(target: Target, evidence: Evidence, *, scenarios: Sequence[str] = ()) -> list[Assessment]:
    """The assessments of one target, the main ones first."""
    if target.form is Form.UNSTATED:
        return [_unknown(target, because("no_number", text=target.text))]
    if target.scope and not evidence.tells_of_part(target.region, target.indicator):
        return [_unknown(target, because("part_of_whole", scope=target.scope))]
    if target.form.needs_baseline and target.baseline is None:
        return [_unknown(target, because("no_baseline"))]
    found: dict[str, list[Assessment]] = {}
    definitions = (
        (target.definition,) if target.definition else evidence.definitions(target.region, target.indicator)
    )
    for definition in definitions:
        for one in _on_definition(target, evidence, definition, scenarios):
            found.setdefault(one.scenario, []).append(one)
    official = target.indicator.official_for(target.due)
    reaches_back = _reaches_back(target, evidence, official)
    if set(found) > {""}:
        # Without a scenario only what was observed says anything.
        found = {
            name: some
            for name, some in found.items()
            if name or any(one.verdict in _WITHOUT_SCENARIO[:2] for one in some)
        }
    stated = not evidence.tells_of_part(target.region, target.indicator)
    return [
        one
        for some in found.values()
        for one in settle(target, some, reaches_back=reaches_back, stated=stated)
    ]


def _on_definition(
    target: Target, evidence: Evidence, definition: str, wanted: Sequence[str]
) -> list[Assessment]:
    names = evidence.scenarios(target.region, target.indicator, definition)
    if wanted:
        names = tuple(name for name in names if any(name == one or fnmatchcase(name, one) for one in wanted))
    if not names:
        return [_judged(target, evidence, definition, None)]
    judged = [_judged(target, evidence, definition, name) for name in names]
    if all(one.verdict in _WITHOUT_SCENARIO for one in judged):
        alone = _judged(target, evidence, definition, None)
        if all((one.verdict, one.reasons) == (alone.verdict, alone.reasons) for one in judged):
            return [alone]
    return judged


def _judged(target: Target, evidence: Evidence, definition: str, scenario: str | None) -> Assessment:
    found = _on_graph(target, evidence, definition, scenario)
    return found if definition else _above_parts(target, evidence, found)


def _above_parts(target: Target, evidence: Evidence, found: Assessment) -> Assessment:
    """What the sum of the known parts decides as a floor; else what was found without it."""
    if found.verdict in _DECIDED or target.form not in _FLOORED or target.baseline == "peak":
        return found
    seen = evidence.floored(target.region, target.indicator)
    if seen is None:
        return found
    baseline = target.baseline if isinstance(target.baseline, int) else None
    above = judge(Case(target=target, seen=seen, baseline=baseline, until=evidence.newest))
    floor = [reason for reason in above.reasons if reason.code == "sum_of_parts"]
    if not floor or above.observed is None:
        return found
    # A projection decides before what stands already.
    if above.verdict in (_DECIDED[:2] if found.scenario else _DECIDED):
        return replace(above, scenario=found.scenario)
    if found.observed is not None and found.observed.value >= above.observed.value:
        return found
    return replace(found, reasons=(*found.reasons, because("only_a_bound", figure=above.observed), *floor))


def _on_graph(target: Target, evidence: Evidence, definition: str, scenario: str | None) -> Assessment:
    seen = evidence.graph(target.region, target.indicator, definition)
    planned = None
    if scenario is not None:
        planned = evidence.graph(target.region, target.indicator, definition, scenario)
    if seen is None and planned is None:
        return _without_data(target, evidence, definition)
    baseline, no_peak = _baseline(target, seen, planned)
    case = Case(
        target=target,
        definition=definition,
        scenario=scenario or "",
        seen=seen,
        planned=planned,
        baseline=baseline,
        until=evidence.newest,
    )
    if no_peak is not None:
        return _no_peak(case, no_peak)
    if target.form is Form.PEAK:
        return judge_peak(case)
    if target.form is Form.GROWTH and target.bound is not None and target.bound.mean is not Mean.ON_AVERAGE:
        return judge_growth(case)
    return judge(case)


def _baseline(target: Target, seen: Graph | None, planned: Graph | None) -> tuple[int | None, Reason | None]:
    """The year that the baseline means; of the peak the year of the maximum, unless that is the newest year."""
    if target.baseline != "peak":
        return target.baseline, None
    graph = planned or seen
    if graph is None or target.year is None:
        return None, because("no_baseline")
    series = yearly(graph)
    amounts = {year: amount for year, amount in series.amounts.items() if year <= target.year}
    if not amounts:
        return None, because("no_baseline")
    top = max(sorted(amounts), key=lambda year: amounts[year].value)
    # A maximum in the newest year is no peak yet; in the target year itself nothing has fallen.
    if top == max(amounts) and top < target.year:
        return None, because("no_peak_baseline", year=top)
    return top, None


def _no_peak(case: Case, reason: Reason) -> Assessment:
    limit = limit_of(case.target)
    verdict = Verdict.UNKNOWN if case.is_over or reason.code == "no_baseline" else Verdict.OPEN
    return Assessment(
        target=case.target,
        verdict=verdict,
        definition=case.definition,
        scenario=case.scenario,
        over=case.is_over,
        required=Figure(value=limit.stated, unit=limit.unit, year=case.target.year),
        reasons=(reason,),
    )


def _unknown(target: Target, reason: Reason) -> Assessment:
    return Assessment(target=target, verdict=Verdict.UNKNOWN, definition=target.definition, reasons=(reason,))


def _without_data(target: Target, evidence: Evidence, definition: str) -> Assessment:
    """What is required is known even where nothing is to hold against it."""
    over = evidence.newest is not None and target.due is not None and evidence.newest >= target.due
    reason = because("no_observations", indicator=target.indicator.name, region=target.region)
    others = evidence.data.definitions(target.region, target.indicator.name)
    if target.definition and others:
        reason = because(
            "no_observations_on",
            indicator=target.indicator.name,
            region=target.region,
            definition=target.definition,
            known=others,
        )
    required = None
    if target.form is not Form.PEAK:
        limit = limit_of(target)
        required = Figure(value=limit.stated, unit=limit.unit, year=target.year)
    return Assessment(
        target=target,
        verdict=Verdict.UNKNOWN,
        definition=definition,
        over=over,
        baseline_year=target.baseline if isinstance(target.baseline, int) else None,
        required=required,
        reasons=(reason,),
    )


def _reaches_back(target: Target, evidence: Evidence, official: str) -> bool:
    """Whether the official series exists for the region, and back to the baseline."""
    graph = evidence.graph(target.region, target.indicator, official)
    if graph is None:
        return False
    if not isinstance(target.baseline, int):
        return True
    years = graph.trajectory.years
    return bool(years) and years[0] <= target.baseline
