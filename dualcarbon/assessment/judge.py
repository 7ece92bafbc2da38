"""The verdict on a numbered target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dualcarbon.assessment.limit import Limit
from dualcarbon.assessment.measure import Measure, Reading
from dualcarbon.assessment.number import show, with_interval
from dualcarbon.assessment.pace import pace_start
from dualcarbon.assessment.result import Figure, Pace, Step, Verdict
from dualcarbon.trajectory import Grade, Interval


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """A verdict with the numbers that it rests on; ``steps`` is filled where asked for.

    ``unit`` is that of ``observed`` where the measure does not say it.
    """

    verdict: Verdict
    reason: str = ""
    observed: Reading | None = None
    projected: Figure | None = None
    pace: Pace | None = None
    margin: Figure | None = None
    within_rounding: bool = False
    over: bool = False
    derived: bool = False
    unit: str = ""
    steps: tuple[Step, ...] = ()


def judge(
    seen: Measure | None,
    planned: Measure | None,
    *,
    due: int,
    known_until: int | None,
    series_until: int | None,
    explain: bool = False,
) -> Judgement:
    """Holds the limit of a measure against what was seen, what is planned, or where the pace leads.

    Args:
        seen: the measure on what was observed; None where nothing was.
        planned: the measure on a scenario; None without one.
        due: the target year.
        known_until: the newest year of the data in use.
        series_until: the newest observed year of this series.
        explain: whether to write the steps.
    """
    at_due = seen.at(due) if seen is not None else None
    if seen is not None and at_due is not None:
        return _observed(seen, at_due, explain=explain)
    if series_until is not None and series_until > due:
        years = f"the series has newer data (to {series_until}), but no value of {due} and no path to it"
        return Judgement(verdict=Verdict.UNKNOWN, reason=years)
    newest = seen.at(seen.years[-1]) if seen is not None and seen.years else None
    over = known_until is not None and known_until >= due
    projection = planned.at(due) if planned is not None else None
    if planned is not None and projection is not None:
        return _projected(seen, planned, projection, newest, due=due, over=over, explain=explain)
    if seen is None:
        return Judgement(
            verdict=Verdict.UNKNOWN, reason=f"no observations, and no projection of {due}", over=over
        )
    if newest is None and not seen.years:
        return Judgement(verdict=Verdict.UNKNOWN, reason=seen.missing(), over=over)
    return _not_due(seen, newest, due=due, over=over, explain=explain)


def _observed(seen: Measure, reading: Reading, *, explain: bool) -> Judgement:
    limit, amount = seen.limit, reading.amount
    holds, straddled = limit.holds(amount.value), limit.straddled(amount)
    steps = (*_reading_steps(reading, explain=explain), *_limit_steps(limit, amount.value, explain=explain))
    if reading.one_sided and straddled:
        return Judgement(
            verdict=Verdict.UNKNOWN,
            reason=f"only a bound is known ({with_interval(amount, limit.unit)}), and it does not decide",
            observed=reading,
            derived=reading.derived,
            steps=steps,
        )
    return Judgement(
        verdict=Verdict.MET if holds else Verdict.MISSED,
        reason=_derived_reason(reading),
        observed=reading,
        margin=_margin(limit, amount.value, reading.year),
        within_rounding=straddled,
        derived=reading.derived,
        steps=steps,
    )


def _projected(
    seen: Measure | None,
    planned: Measure,
    projection: Reading,
    newest: Reading | None,
    *,
    due: int,
    over: bool,
    explain: bool,
) -> Judgement:
    limit, amount = planned.limit, projection.amount
    pace = _pace(seen, newest, due) if seen is not None and newest is not None else None
    steps = (
        *_reading_steps(projection, explain=explain),
        *_limit_steps(limit, amount.value, explain=explain),
    )
    return Judgement(
        verdict=Verdict.ON_TRACK if limit.holds(amount.value) else Verdict.OFF_TRACK,
        reason=_over_reason(due, newest, over=over),
        observed=newest,
        projected=projection.told(limit.unit, kind="projection"),
        pace=pace,
        margin=_margin(limit, amount.value, due),
        within_rounding=limit.straddled(amount),
        over=over,
        derived=projection.derived,
        steps=steps,
    )


def _not_due(seen: Measure, newest: Reading | None, *, due: int, over: bool, explain: bool) -> Judgement:
    limit = seen.limit
    last = seen.years[-1]
    first = pace_start(seen.years, last, seen.baseline)
    reached = newest is not None and limit.holds(newest.amount.value)
    carried = None if first is None else seen.extrapolated(first, last, due)
    verdict, why = _verdict(limit, carried, reached=reached, alone=first is None)
    told = _over_reason(due, newest, over=over, year=last)
    projected = None
    if carried is not None and first is not None:
        projected = Figure(value=carried, unit=limit.unit, year=due, kind="extrapolation")
        years = due - last
        why = (
            why or f"at the pace of {first} to {last}, carried on for {years} year{'s' if years > 1 else ''}"
        )
    if newest is None:
        why = f"nothing after the baseline {last} has been observed yet"
    elif _hangs_on_a_bound(limit, newest, carried, verdict):
        verdict, projected, carried = Verdict.OPEN, None, None
        why = f"only a bound is known ({with_interval(newest.amount, limit.unit)}), and it does not decide"
    shown = newest.amount.value if verdict is Verdict.AHEAD and newest is not None else carried
    rounding = newest is not None and verdict is Verdict.AHEAD and limit.straddled(newest.amount)
    steps: tuple[Step, ...] = ()
    if explain:
        steps = _pace_steps(seen, newest, first=first, last=last, due=due, verdict=verdict)
    return Judgement(
        verdict=verdict,
        reason="; ".join(part for part in (told, why) if part),
        observed=newest,
        projected=projected,
        pace=_pace(seen, newest, due),
        margin=None if shown is None else _margin(limit, shown, last if verdict is Verdict.AHEAD else due),
        within_rounding=rounding,
        over=over,
        derived=newest is not None and newest.derived,
        steps=steps,
    )


def _verdict(limit: Limit, carried: Decimal | None, *, reached: bool, alone: bool) -> tuple[Verdict, str]:
    if alone or carried is None:
        if reached and limit.upper is None:
            return Verdict.AHEAD, "one observation only"
        if reached:
            return Verdict.OPEN, "one observation only: it keeps the bound, but shows no pace"
        return Verdict.OPEN, "one observation only, which does not satisfy the bound yet and shows no pace"
    if limit.holds(carried):
        return (Verdict.AHEAD if reached else Verdict.ON_TRACK), ""
    return Verdict.OFF_TRACK, ""


def _hangs_on_a_bound(limit: Limit, newest: Reading, carried: Decimal | None, verdict: Verdict) -> bool:
    """Whether "more than 40 %" leaves the verdict undecided: the open side may lie beyond the bound."""
    if not newest.one_sided:
        return False
    values = [newest.amount.value] if verdict is Verdict.AHEAD else []
    values += [] if carried is None else [carried]
    low, high = newest.amount.low, newest.amount.high
    return any(
        limit.straddled(
            Interval(
                low=low if low.is_infinite() else value,
                value=value,
                high=high if high.is_infinite() else value,
            )
        )
        for value in values
    )


def _pace(seen: Measure, newest: Reading | None, due: int) -> Pace | None:
    if not seen.years:
        return None
    last = newest.year if newest is not None else seen.years[-1]
    first = pace_start(seen.years, last, seen.baseline)
    so_far = None if first is None else seen.pace(first, last)
    return Pace(so_far=so_far, required=seen.required_pace(last, due), unit=seen.pace_unit)


def _margin(limit: Limit, value: Decimal, year: int) -> Figure:
    unit = "percentage points" if limit.unit == "%" else limit.unit
    return Figure(value=limit.margin(value), unit=unit, year=year)


def _over_reason(due: int, newest: Reading | None, *, over: bool, year: int | None = None) -> str:
    last = newest.year if newest is not None else year
    return f"{due} is over; newest observation: {last or 'none'}" if over else ""


def _derived_reason(reading: Reading) -> str:
    if reading.grade is Grade.OFFICIAL and not reading.derived:
        return ""
    return f"rests on {reading.grade} figures" if reading.grade is not Grade.OFFICIAL else ""


def _reading_steps(reading: Reading, *, explain: bool) -> tuple[Step, ...]:
    return reading.steps() if explain else ()


def _limit_steps(limit: Limit, value: Decimal, *, explain: bool) -> tuple[Step, ...]:
    if not explain:
        return ()
    sides = []
    if limit.lower is not None:
        sides.append(f"{show(value)} − {show(limit.lower)}")
    if limit.upper is not None:
        sides.append(f"{show(limit.upper)} − {show(value)}")
    unit = "percentage points" if limit.unit == "%" else limit.unit
    formula = "value − required" if limit.upper is None else "required − value"
    if len(sides) > 1:
        formula = "the smaller of value − lower and upper − value"
    result = with_interval(Interval.exact(limit.margin(value)), unit)
    return (Step(what="margin", formula=formula, numbers=" and ".join(sides), result=result),)


def _pace_steps(
    seen: Measure, newest: Reading | None, *, first: int | None, last: int, due: int, verdict: Verdict
) -> tuple[Step, ...]:
    steps = list(newest.steps()) if newest is not None else []
    steps.extend(seen.pace_steps(first, last, due))
    carried = None if first is None else seen.extrapolated(first, last, due)
    if verdict is Verdict.AHEAD and newest is not None:
        steps.extend(_limit_steps(seen.limit, newest.amount.value, explain=True))
    elif carried is not None:
        steps.extend(_limit_steps(seen.limit, carried, explain=True))
    return tuple(steps)
