"""One target after another, on each definition and each scenario."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dualcarbon.assessment.form import measure
from dualcarbon.assessment.judge import Judgement, judge
from dualcarbon.assessment.measure import Measure
from dualcarbon.assessment.peak import judge_peak, maximum, scale
from dualcarbon.assessment.result import Assessment, Figure, Verdict
from dualcarbon.assessment.series import Store
from dualcarbon.baseline import Graph
from dualcarbon.target import Form, Target
from dualcarbon.trajectory import Dataset, Trajectory

STALE = 3

# What was observed (or is not known) is the same in every scenario.
_WITHOUT_SCENARIO = (Verdict.MET, Verdict.MISSED, Verdict.UNKNOWN)


def assess(
    targets: Sequence[Target],
    data: Dataset,
    *,
    as_of: int | None = None,
    scenario: str = "",
    explain: bool = False,
) -> list[Assessment]:
    """Holds each target against the data: one assessment, or one a scenario and definition.

    Args:
        targets: of any regions.
        data: what was observed and projected.
        as_of: hides every observation after this year.
        scenario: the only scenario to judge, by name; all of them where empty.
        explain: whether to write the trace.
    """
    store = Store(data, as_of=as_of)
    return [
        assessment
        for target in targets
        for assessment in _assess(target, store, scenario=scenario, explain=explain)
    ]


def _assess(target: Target, store: Store, *, scenario: str, explain: bool) -> list[Assessment]:
    if target.form is Form.UNSTATED:
        return [Assessment(target=target, verdict=Verdict.UNKNOWN, reason=f"no number: {target.text}")]
    if target.scope and store.data.whole_regions:
        reason = f'covers only "{target.scope}"; the record tells of the whole'
        return [Assessment(target=target, verdict=Verdict.UNKNOWN, reason=reason)]
    definitions = store.definitions(target.definition, target.region, target.indicator)
    found = [
        assessment
        for definition in definitions
        for assessment in _on_definition(target, store, definition, scenario=scenario, explain=explain)
    ]
    known = [assessment for assessment in found if assessment.verdict is not Verdict.UNKNOWN]
    # A definition that ends at the baseline says nothing where another one goes on.
    telling = [one for one in known if one.verdict is not Verdict.OPEN or one.newest is not None]
    return telling or known[:1] or found[:1]


def _on_definition(
    target: Target, store: Store, definition: str, *, scenario: str, explain: bool
) -> list[Assessment]:
    names = store.scenarios(target.region, target.indicator, definition)
    if scenario:
        names = tuple(name for name in names if name == scenario)
    plans: tuple[str | None, ...] = names or (None,)
    judged = [_judged(target, store, definition, name, explain=explain) for name in plans]
    if all(one.scenario and one.verdict in _WITHOUT_SCENARIO for one in judged):
        return [_judged(target, store, definition, None, explain=explain)]
    return judged


def _judged(
    target: Target, store: Store, definition: str, scenario: str | None, *, explain: bool
) -> Assessment:
    seen = store.graph(target.region, target.indicator, definition)
    planned = None if scenario is None else store.graph(target.region, target.indicator, definition, scenario)
    baseline = _baseline(target, planned or seen)
    provisional, measured = False, None
    if seen is None and planned is None:
        judgement, measured = _without_data(target, store)
    elif target.form is Form.PEAK and target.moment is not None:
        judgement, provisional = judge_peak(
            target.moment, seen, planned, known_until=store.newest, explain=explain
        )
    else:
        judgement, measured = _numbered(target, store, seen, planned, baseline, explain=explain)
    return _assessment(
        target,
        judgement,
        definition=definition,
        scenario=scenario or "",
        baseline=baseline,
        provisional=provisional,
        measured=measured,
        graph=seen or planned,
        newest=store.newest,
    )


def _numbered(
    target: Target,
    store: Store,
    seen: Graph | None,
    planned: Graph | None,
    baseline: int | None,
    *,
    explain: bool,
) -> tuple[Judgement, Measure | None]:
    due = target.moment.last if target.moment is not None else target.year
    assert due is not None  # noqa: S101 - held by Target
    made = [None if graph is None else measure(target, graph, baseline=baseline) for graph in (seen, planned)]
    for one in made:
        if isinstance(one, str):
            return Judgement(verdict=Verdict.UNKNOWN, reason=one), None
    first, second = (None if isinstance(one, str) else one for one in made)
    judgement = judge(
        first,
        second,
        due=due,
        known_until=store.newest,
        series_until=None if seen is None else seen.trajectory.newest,
        explain=explain,
    )
    return judgement, first or second


def _without_data(target: Target, store: Store) -> tuple[Judgement, Measure | None]:
    """What is required is known even where nothing is to hold against it."""
    due = target.moment.last if target.moment is not None else target.year
    over = store.newest is not None and due is not None and store.newest >= due
    judgement = Judgement(verdict=Verdict.UNKNOWN, reason=_no_observations(target, store), over=over)
    if target.form is Form.PEAK:
        return judgement, None
    nothing = Graph(Trajectory(region=target.region, indicator=target.indicator))
    baseline = target.baseline if isinstance(target.baseline, int) else None
    measured = measure(target, nothing, baseline=baseline)
    return judgement, None if isinstance(measured, str) else measured


def _no_observations(target: Target, store: Store) -> str:
    text = f"no observations of {target.indicator.name} for {target.region}"
    if not target.definition:
        return text
    others = store.data.definitions(target.region, target.indicator.name)
    known = f"; known: {', '.join(tag or 'untagged' for tag in others)}" if others else ""
    return f'{text} on the definition "{target.definition}"{known}'


def _baseline(target: Target, graph: Graph | None) -> int | None:
    """The year of the baseline; ``peak`` is the year of the maximum up to the target year."""
    if target.baseline != "peak":
        return target.baseline
    if graph is None:
        return None
    amounts = scale(graph).amounts
    before = {year: amount for year, amount in amounts.items() if target.year is None or year <= target.year}
    return maximum(before) if before else None


def _assessment(
    target: Target,
    judgement: Judgement,
    *,
    definition: str,
    scenario: str,
    baseline: int | None,
    provisional: bool,
    measured: Measure | None,
    graph: Graph | None,
    newest: int | None,
) -> Assessment:
    reading = judgement.observed
    unit = measured.limit.unit if measured is not None else judgement.unit or target.indicator.unit
    last = reading.year if reading is not None else None
    # What was observed in the target year is no newest observation, and does not grow old.
    due_seen = judgement.verdict in (Verdict.MET, Verdict.MISSED) and target.form is not Form.PEAK
    required = None if measured is None else Figure(value=measured.limit.end, unit=unit, year=target.year)
    return Assessment(
        target=target,
        verdict=judgement.verdict,
        definition=definition,
        scenario=scenario,
        baseline=baseline,
        within_rounding=judgement.within_rounding,
        provisional=provisional,
        derived=judgement.derived,
        stale=not due_seen and last is not None and newest is not None and newest - last > STALE,
        over=judgement.over,
        required=required,
        observed=None if reading is None else reading.told(unit),
        projected=judgement.projected,
        margin=judgement.margin,
        pace=judgement.pace,
        newest=last,
        reason=judgement.reason,
        trace=judgement.steps,
        spark=_spark(graph),
    )


def _spark(graph: Graph | None) -> tuple[tuple[int, Decimal], ...]:
    if graph is None:
        return ()
    return tuple((year, amount.value) for year, amount in sorted(scale(graph).amounts.items()))
