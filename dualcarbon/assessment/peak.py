"""Whether a maximum lies where a target wants it, and what the years after it prove."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from dualcarbon.assessment.judge import Judgement
from dualcarbon.assessment.measure import Reading
from dualcarbon.assessment.number import show, with_interval
from dualcarbon.assessment.result import Figure, Step, Verdict
from dualcarbon.baseline import Graph, Values, index
from dualcarbon.target import Moment
from dualcarbon.trajectory import Grade, Interval

PROOF = 5


def scale(graph: Graph) -> tuple[dict[int, Interval], str]:
    """The amounts of all years on one scale, and its unit: levels, or an index where only links are known.

    Of several price years the one with the newest level is taken, the unstated one first.
    """
    levels = graph.trajectory.levels
    if not levels:
        return index(graph), "× the first year"
    newest = max(levels, key=lambda level: (level.year, level.price_year == ""))
    values = Values(graph, price_year=newest.price_year)
    found = {year: values.at(year) for year in values.years}
    return {
        year: one.amount for year, one in found.items() if one is not None
    }, graph.trajectory.indicator.unit


def maximum(amounts: Mapping[int, Interval]) -> int:
    """The year of the maximum; the first, if tied."""
    return max(sorted(amounts), key=lambda year: amounts[year].value)


def judge_peak(
    moment: Moment, seen: Graph | None, planned: Graph | None, *, known_until: int | None, explain: bool
) -> tuple[Judgement, bool]:
    """The verdict on a peak, and whether it is provisional."""
    graph = planned or seen
    amounts, unit = scale(graph) if graph is not None else ({}, "")
    if len(amounts) < 2:  # noqa: PLR2004 - one year has no maximum to speak of
        reason = "one year only: no maximum can be told" if amounts else "no observations and no projection"
        return Judgement(verdict=Verdict.UNKNOWN, reason=reason), False
    top, newest, last = maximum(amounts), max(amounts), moment.last
    observed_amounts = scale(seen)[0] if seen is not None else {}
    observed = _newest(observed_amounts)
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
        observed=observed,
        projected=projected,
        margin=margin,
        over=over,
        unit=unit,
        steps=_steps(amounts, unit, top, newest, moment) if explain else (),
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


def _newest(amounts: Mapping[int, Interval]) -> Reading | None:
    if not amounts:
        return None
    year = max(amounts)
    return Reading(
        year=year, amount=amounts[year], grade=Grade.OFFICIAL, derived=False, one_sided=False, steps=tuple
    )


def _steps(
    amounts: Mapping[int, Interval], unit: str, top: int, newest: int, moment: Moment
) -> tuple[Step, ...]:
    around = [year for year in sorted(amounts) if abs(year - top) <= PROOF or year == newest]
    return (
        Step(
            what="year of the maximum",
            formula="the year of the largest value, the first if tied",
            numbers=", ".join(f"{year}: {show(amounts[year].value)}" for year in around),
            result=f"{top}: {with_interval(amounts[top], unit)}",
        ),
        Step(
            what="last admissible year",
            formula=moment.text,
            result=f"{moment.last}; newest year of the data: {newest}",
        ),
    )
