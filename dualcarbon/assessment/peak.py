"""Whether a maximum lies where a target wants it, and what the years after it prove."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dualcarbon.assessment.judge import Judgement
from dualcarbon.assessment.measure import Reading
from dualcarbon.assessment.number import show, with_interval
from dualcarbon.assessment.result import Figure, Step, Verdict
from dualcarbon.assessment.trace import cited
from dualcarbon.baseline import Graph, Values, index
from dualcarbon.target import Moment
from dualcarbon.trajectory import Grade, Interval

PROOF = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """The amounts of all years on one scale, in ``unit``, with the grade and the documents of each."""

    amounts: Mapping[int, Interval]
    unit: str
    grades: Mapping[int, Grade]
    sources: Mapping[int, tuple[str, ...]]


def scale(graph: Graph) -> Scale:
    """Levels, or an index where only links are known.

    Of several price years the one with the newest level is taken, the unstated one first.
    """
    levels = graph.trajectory.levels
    if not levels:
        paths = index(graph)
        return Scale(
            amounts={year: path.total for year, path in paths.items()},
            unit="× the first year",
            grades={year: path.grade for year, path in paths.items()},
            sources={
                year: tuple(cited(source, edge.grade.value) for edge in path.edges for source in edge.sources)
                for year, path in paths.items()
            },
        )
    newest = max(levels, key=lambda level: (level.year, level.price_year == ""))
    values = Values(graph, price_year=newest.price_year)
    found = [value for value in map(values.at, values.years) if value is not None]
    return Scale(
        amounts={value.year: value.amount for value in found},
        unit=graph.trajectory.indicator.unit,
        grades={value.year: value.grade for value in found},
        sources={
            value.year: tuple(cited(source, value.grade.value) for source in value.sources) for value in found
        },
    )


def maximum(amounts: Mapping[int, Interval]) -> int:
    """The year of the maximum; the first, if tied."""
    return max(sorted(amounts), key=lambda year: amounts[year].value)


def judge_peak(
    moment: Moment, seen: Graph | None, planned: Graph | None, *, known_until: int | None, explain: bool
) -> tuple[Judgement, bool]:
    """The verdict on a peak, and whether it is provisional.

    What was observed goes before a scenario where it decides.
    """
    if planned is not None and seen is not None:
        alone = judge_peak(moment, seen, None, known_until=known_until, explain=explain)
        if alone[0].verdict in (Verdict.MET, Verdict.MISSED):
            return alone
    graph = planned or seen
    if graph is None:
        return Judgement(verdict=Verdict.UNKNOWN, reason="no observations and no projection"), False
    told = scale(graph)
    amounts, unit = told.amounts, told.unit
    if len(amounts) < 2:  # noqa: PLR2004 - one year has no maximum to speak of
        return Judgement(verdict=Verdict.UNKNOWN, reason="one year only: no maximum can be told"), False
    top, newest, last = maximum(amounts), max(amounts), moment.last
    verdict = _with_scenario(top, newest, last) if planned is not None else _verdict(top, newest, last)
    provisional = planned is None and top < newest and newest - top < PROOF
    over = known_until is not None and known_until >= moment.year
    margin = None
    if verdict is not Verdict.OPEN:
        margin = Figure(value=Decimal(last - top), unit="years", year=top)
    projected = None
    if planned is not None:
        projected = Figure(value=amounts[top].value, unit=unit, year=top, kind="projection")
    judgement = Judgement(
        verdict=verdict,
        reason=_reason(amounts, unit, top, newest, moment, provisional=provisional),
        observed=None if seen is None else _newest(scale(seen)),
        projected=projected,
        margin=margin,
        over=over,
        derived=Grade.DERIVED in (told.grades[top], told.grades[newest]),
        unit=unit,
        steps=_steps(told, top, newest, moment) if explain else (),
    )
    return judgement, provisional


def _verdict(top: int, newest: int, last: int) -> Verdict:
    if top == newest:
        return Verdict.MISSED if newest > last else Verdict.OPEN
    if top > last:
        return Verdict.MISSED
    return Verdict.MET if newest > last else Verdict.AHEAD


def _with_scenario(top: int, newest: int, last: int) -> Verdict:
    if top == newest:
        return Verdict.OPEN
    return Verdict.ON_TRACK if top <= last else Verdict.OFF_TRACK


def _reason(
    amounts: Mapping[int, Interval], unit: str, top: int, newest: int, moment: Moment, *, provisional: bool
) -> str:
    value = f"{show(amounts[top].value)} {unit}"
    if top == newest:
        text = f"the newest year, {newest}, is the highest ({value}): no peak yet"
    else:
        text = f"highest in {top} ({value}), data to {newest}"
    if top == min(amounts):
        text += "; the maximum is the first year of the data"
    if moment.start is not None and top < moment.start:
        text += f"; that is before {moment.start}"
    if provisional:
        text += f"; provisional: {newest - top} year{'s' if newest - top > 1 else ''} after it"
    return text


def _newest(told: Scale) -> Reading | None:
    if not told.amounts:
        return None
    year = max(told.amounts)
    grade = told.grades[year]
    return Reading(
        year=year,
        amount=told.amounts[year],
        grade=grade,
        derived=grade is Grade.DERIVED,
        one_sided=False,
        steps=tuple,
    )


def _steps(told: Scale, top: int, newest: int, moment: Moment) -> tuple[Step, ...]:
    shown = [year for year in sorted(told.amounts) if abs(year - top) <= PROOF or year == newest]
    return (
        Step(
            what="year of the maximum",
            formula="the year of the largest value, the first if tied",
            numbers=", ".join(f"{year}: {show(told.amounts[year].value)}" for year in shown),
            result=f"{top}: {with_interval(told.amounts[top], told.unit)}",
            sources=tuple(dict.fromkeys(source for year in shown for source in told.sources[year])),
        ),
        Step(
            what="last admissible year",
            formula=moment.text,
            result=f"{moment.last}; newest year of the data: {newest}",
        ),
    )
