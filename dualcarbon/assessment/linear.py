"""Measures that move by amounts: levels, shares, rises, falls and additions; the pace is linear."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dualcarbon.assessment.limit import Limit
from dualcarbon.assessment.measure import Reading
from dualcarbon.assessment.number import show, with_interval
from dualcarbon.assessment.result import Step
from dualcarbon.assessment.trace import Line, linear_steps, link_step, value_steps
from dualcarbon.baseline import Graph, Value, Values
from dualcarbon.trajectory import Grade, Interval

_HUNDRED = Decimal(100)


class Counted(StrEnum):
    """How an amount is told against the baseline."""

    LEVEL = "level"
    RISE = "rise"
    FALL = "fall"
    PERCENT = "rise in percent"
    TIMES = "times"
    PER_YEAR = "added per year"
    SUM = "sum"
    SUM_PER_YEAR = "sum per year"


_SUMS = (Counted.SUM, Counted.SUM_PER_YEAR)
_RATIOS = (Counted.PERCENT, Counted.TIMES)
_FORMULA = {
    Counted.RISE: "I({end}) − I({start})",
    Counted.FALL: "I({start}) − I({end})",
    Counted.PERCENT: "I({end})/I({start}) − 1",
    Counted.TIMES: "I({end})/I({start})",
    Counted.PER_YEAR: "(I({end}) − I({start}))/{years}",
    Counted.SUM: "sum of I({first}) to I({end})",
    Counted.SUM_PER_YEAR: "sum of I({first}) to I({end}), divided by {years}",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Amount:
    """An amount on a scale that may begin at zero in the baseline."""

    amount: Interval
    grade: Grade
    derived: bool
    steps: tuple[Step, ...] = ()
    values: tuple[Value, ...] = ()


class Linear:
    """A level, or an amount against ``baseline``, in the unit of the indicator."""

    def __init__(
        self, *, graph: Graph, values: Values, counted: Counted, limit: Limit, unit: str, baseline: int | None
    ) -> None:
        self.graph = graph
        self.values = values
        self.counted = counted
        self.limit = limit
        self.unit = unit
        self.baseline = None if counted is Counted.LEVEL else baseline
        self.pace_unit = f"{'percentage points' if unit == '%' else unit} per year"
        self._amounts: dict[int, _Amount | None] = {}

    @property
    def years(self) -> tuple[int, ...]:
        """The years with an amount, the baseline included."""
        start = self.baseline
        known = set(self.graph.trajectory.years)
        if self.counted in _SUMS and start is not None and start + 1 in known:
            known.add(start)
        return tuple(
            sorted(
                year for year in known if (start is None or year >= start) and self._amount(year) is not None
            )
        )

    def at(self, year: int) -> Reading | None:
        """The level of a year, or what it counts against the baseline."""
        found = self._amount(year)
        if found is None or year == self.baseline:
            return None
        amount = self._tell(found.amount, year)
        return Reading(
            year=year,
            amount=amount,
            grade=found.grade,
            derived=found.derived,
            one_sided=amount.one_sided,
            steps=lambda: self._steps(found, amount, year),
        )

    def pace(self, first: int, last: int) -> Decimal | None:
        """Units per year between two years; of a fall, the fall is positive."""
        if self.counted in _SUMS:
            total = self._amount(last)
            years = last - (self.baseline if self.baseline is not None else first)
            return None if total is None or not years else total.amount.value / years
        one, other = self._amount(first), self._amount(last)
        if one is None or other is None:
            return None
        return self._sign * (other.amount.value - one.amount.value) / (last - first)

    def required_pace(self, last: int, due: int) -> Decimal | None:
        """Units per year from the newest observation to the due year."""
        found = self._amount(last)
        if found is None or due <= last:
            return None
        wanted = self._untell(self.limit.end, due)
        return None if wanted is None else self._sign * (wanted - found.amount.value) / (due - last)

    def extrapolated(self, first: int, last: int, due: int) -> Decimal | None:
        """The amount carried on linearly."""
        pace, found = self.pace(first, last), self._amount(last)
        if pace is None or found is None:
            return None
        carried = found.amount.value + self._sign * pace * (due - last)
        return self._tell(Interval.exact(carried), due).value

    def pace_steps(self, first: int | None, last: int, due: int) -> tuple[Step, ...]:
        """Pace so far, pace required and extrapolation; all linear."""
        found = self._amount(last)
        if found is None:
            return ()
        start = self.values.at(first) if first is not None and first != self.baseline else None
        earlier = () if start is None or self.counted in _SUMS else value_steps(start, self.unit)
        return earlier + linear_steps(
            self.pace_unit,
            self.limit.unit,
            Line(
                first=first,
                last=last,
                due=due,
                before=self._before(first),
                now=found.amount.value,
                wanted=self._untell(self.limit.end, due),
                fall=self.counted is Counted.FALL,
                told=None if first is None else self.extrapolated(first, last, due),
            ),
        )

    def _before(self, first: int | None) -> Decimal | None:
        if first is None:
            return None
        if self.counted in _SUMS:
            return Decimal(0)
        found = self._amount(first)
        return None if found is None else found.amount.value

    def missing(self) -> str:
        """Why nothing is measured."""
        trajectory = self.graph.trajectory
        prices = sorted({level.price_year or "no stated year" for level in trajectory.levels})
        wanted = self.values.price_year or "no stated year"
        if trajectory.levels and wanted not in prices and trajectory.indicator.kind.value == "intensity":
            theirs = ", ".join(prices)
            return f"other price year: the target is at prices of {wanted}, the data at prices of {theirs}"
        if self.baseline is not None:
            return f"nothing is known of the baseline {self.baseline}"
        return "only changes are known, and no level to hang them on"

    @property
    def _sign(self) -> int:
        return -1 if self.counted is Counted.FALL else 1

    def _amount(self, year: int) -> _Amount | None:
        if year not in self._amounts:
            self._amounts[year] = self._sum(year) if self.counted in _SUMS else self._level(year)
        return self._amounts[year]

    def _level(self, year: int) -> _Amount | None:
        base = self.baseline
        value = self.values.at(year)
        if base is not None and year < base:
            return None
        if base is None or (self.values.at(base) is not None and value is not None):
            return None if value is None else _amount_of(value)
        if self.counted in _RATIOS:
            return None
        path = self.graph.path(base, year, additive=True)
        if path is None or base not in self.graph.trajectory.years:
            return None
        steps = tuple(link_step(edge) for edge in path.edges)
        return _Amount(amount=path.total, grade=path.grade, derived=path.derived, steps=steps)

    def _sum(self, year: int) -> _Amount | None:
        """What flowed in every year after the baseline up to ``year``; None where a year is missing."""
        if self.baseline is None or year < self.baseline:
            return None
        values = [self.values.at(one) for one in range(self.baseline + 1, year + 1)]
        total = Interval.exact(Decimal(0))
        for value in values:
            if value is None:
                return None
            total = total + value.amount
        found = tuple(value for value in values if value is not None)
        grade = max((value.grade for value in found), key=lambda one: one.rank, default=Grade.OFFICIAL)
        return _Amount(amount=total, grade=grade, derived=any(value.derived for value in found), values=found)

    def _base(self) -> Interval:
        base = None if self.baseline is None else self.values.at(self.baseline)
        return base.amount if base is not None else Interval.exact(Decimal(0))

    def _tell(self, amount: Interval, year: int) -> Interval:
        years = Decimal(1) if self.baseline is None else Decimal(max(1, year - self.baseline))
        match self.counted:
            case Counted.LEVEL | Counted.SUM:
                return amount
            case Counted.SUM_PER_YEAR:
                return amount.scaled(1 / years)
            case Counted.RISE:
                return amount - self._base()
            case Counted.PER_YEAR:
                return (amount - self._base()).scaled(1 / years)
            case Counted.FALL:
                return self._base() - amount
            case Counted.TIMES:
                return amount / self._base()
            case Counted.PERCENT:
                return (amount / self._base() - Interval.exact(Decimal(1))).scaled(_HUNDRED)

    def _untell(self, told: Decimal, due: int) -> Decimal | None:
        """The amount that satisfies a limit in the due year."""
        base = self._base().value
        years = Decimal(1) if self.baseline is None else Decimal(due - self.baseline)
        match self.counted:
            case Counted.LEVEL | Counted.SUM:
                return told
            case Counted.SUM_PER_YEAR:
                return told * years
            case Counted.RISE:
                return base + told
            case Counted.PER_YEAR:
                return base + told * years
            case Counted.FALL:
                return base - told
            case Counted.TIMES:
                return base * told
            case Counted.PERCENT:
                return base * (1 + told / _HUNDRED)

    def _steps(self, found: _Amount, amount: Interval, year: int) -> tuple[Step, ...]:
        if self.counted is Counted.LEVEL:
            value = self.values.at(year)
            return value_steps(value, self.unit) if value is not None else ()
        start = self.baseline or year
        base, value = self.values.at(start), self.values.at(year)
        parts = found.values or tuple(one for one in (base, value) if one is not None)
        steps = [step for part in parts for step in value_steps(part, self.unit)] or list(found.steps)
        formula = _FORMULA[self.counted].format(start=start, end=year, first=start + 1, years=year - start)
        result = Step(
            what=f"{self.counted} {start}→{year}",
            formula=formula,
            numbers=self._numbers(found, year),
            result=with_interval(amount, self.limit.unit),
        )
        return (*steps, result)

    def _numbers(self, found: _Amount, year: int) -> str:
        base, end = show(self._base().value), show(found.amount.value)
        years = year - (self.baseline or year)
        match self.counted:
            case Counted.RISE:
                return f"{end} − {base}"
            case Counted.FALL:
                return f"{base} − {end}"
            case Counted.PERCENT:
                return f"{end}/{base} − 1"
            case Counted.TIMES:
                return f"{end}/{base}"
            case Counted.PER_YEAR:
                return f"({end} − {base})/{years}"
            case _:
                total = " + ".join(show(value.amount.value) for value in found.values)
                return f"({total})/{years}" if self.counted is Counted.SUM_PER_YEAR else total


def _amount_of(value: Value) -> _Amount:
    return _Amount(amount=value.amount, grade=value.grade, derived=value.derived)


__all__ = ["Counted", "Linear"]
