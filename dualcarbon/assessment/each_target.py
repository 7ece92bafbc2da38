"""One target after another: its dossier, a verdict on each case, and the main one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from dualcarbon.assessment.case import Case
from dualcarbon.assessment.definitions import settle
from dualcarbon.assessment.dossier import Dossier, OnDefinition, dossier_of
from dualcarbon.assessment.growth import judge_growth
from dualcarbon.assessment.judge import judge
from dualcarbon.assessment.missing import unjudged
from dualcarbon.assessment.peak import judge_peak
from dualcarbon.assessment.verdict import Assessment, Reason, Verdict
from dualcarbon.evidence import Evidence
from dualcarbon.target import Form, Mean, Target
from dualcarbon.trajectory import Dataset

# What was observed (or is not known) is the same in every scenario.
_WITHOUT_SCENARIO = (Verdict.MET, Verdict.MISSED, Verdict.UNKNOWN)
_DECIDED = (Verdict.MET, Verdict.MISSED, Verdict.AHEAD)


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
    dossier = dossier_of(target, evidence, scenarios)
    found: dict[str, list[Assessment]] = {}
    for cases in dossier.definitions:
        for one in _on_definition(cases, dossier):
            found.setdefault(one.scenario, []).append(one)
    if set(found) > {""}:
        # Without a scenario only what was observed says anything.
        found = {
            name: some
            for name, some in found.items()
            if name or any(one.verdict in _WITHOUT_SCENARIO[:2] for one in some)
        }
    return [one for some in found.values() for one in settle(dossier, some)]


def _on_definition(cases: OnDefinition, dossier: Dossier) -> list[Assessment]:
    """One for each scenario; what all of them, and the observations alone, say alike is said once."""
    due = dossier.target.due
    if due is not None and dossier.target.form is not Form.PEAK and cases.observed.is_over:
        # Of a year that is over no projection decides.
        return [_verdict(cases.observed, dossier)]
    verdicts = (_verdict(case, dossier) for case in (*cases.projected, cases.observed))
    judged = list(islice(verdicts, len(cases.projected)))
    if judged and not all(one.verdict in _WITHOUT_SCENARIO for one in judged):
        return judged
    alone = next(verdicts)
    alike = all((one.verdict, one.reasons) == (alone.verdict, alone.reasons) for one in judged)
    return [alone] if alike else judged


def _verdict(case: Case, dossier: Dossier) -> Assessment:
    found = unjudged(case, dossier) or _judged(case)
    return found if found.definition or found.verdict in _DECIDED else _above_parts(found, dossier)


def _judged(case: Case) -> Assessment:
    target = case.target
    if target.form is Form.PEAK:
        return judge_peak(case)
    if target.form is Form.GROWTH and target.bound is not None and target.bound.mean is not Mean.ON_AVERAGE:
        return judge_growth(case)
    return judge(case)


def _above_parts(found: Assessment, dossier: Dossier) -> Assessment:
    """What the sum of the known parts decides as a floor; else what was found without it."""
    case = None if dossier.obstacle else dossier.floor()
    if case is None:
        return found
    above = judge(case)
    floor = [reason for reason in above.reasons if reason.code == "sum_of_parts"]
    if not floor or above.observed is None:
        return found
    # A projection decides before what stands already.
    if above.verdict in (_DECIDED[:2] if found.scenario else _DECIDED):
        return replace(above, scenario=found.scenario)
    if found.observed is not None and found.observed.value >= above.observed.value:
        return found
    bound = Reason(code="only_a_bound", values={"figure": above.observed})
    return replace(found, reasons=(*found.reasons, bound, *floor))
