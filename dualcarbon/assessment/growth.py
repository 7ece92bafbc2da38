"""A rate that has to be kept in every year after the baseline."""

from __future__ import annotations

from decimal import Decimal

from dualcarbon.assessment.limit import Limit
from dualcarbon.assessment.measure import Reading
from dualcarbon.assessment.number import show, with_interval
from dualcarbon.assessment.relative import Ratio, Told, ratio
from dualcarbon.assessment.result import Step
from dualcarbon.assessment.trace import ratio_steps
from dualcarbon.baseline import Graph, Values
from dualcarbon.trajectory import Interval

_HUNDRED = Decimal(100)


class EveryYear:
    """The weakest yearly rate since ``baseline``: what a plan means by "6 % per year"."""

    def __init__(self, *, graph: Graph, values: Values, baseline: int, limit: Limit) -> None:
        self.graph = graph
        self.values = values
        self.start = baseline
        self.baseline: int | None = baseline
        self.limit = limit
        self.pace_unit = "% per year"

    @property
    def years(self) -> tuple[int, ...]:
        """The years up to which every year's rate is known."""
        known = [self.start] if self.start in self.graph.trajectory.years else []
        year = self.start + 1
        while known and self._rate(year) is not None:
            known.append(year)
            year += 1
        return tuple(known)

    def at(self, year: int) -> Reading | None:
        """The weakest rate of the years after the baseline up to this one."""
        rates = {one: self._rate(one) for one in range(self.start + 1, year + 1)}
        found = {one: rate for one, rate in rates.items() if rate is not None}
        if not found or len(found) < len(rates):
            return None
        weakest = min(found, key=lambda one: self.limit.margin(self._told(found[one]).value))
        rate = found[weakest]
        amount = self._told(rate)
        return Reading(
            year=year,
            amount=amount,
            grade=max((one.grade for one in found.values()), key=lambda grade: grade.rank),
            derived=any(one.derived for one in found.values()),
            one_sided=rate.path is not None and rate.path.one_sided,
            steps=lambda: self._steps(found, weakest, amount),
        )

    def pace(self, first: int, last: int) -> Decimal | None:
        """The mean rate between two years."""
        found = ratio(self.graph, self.values, first, last)
        if found is None or found.amount.value <= 0:
            return None
        return (found.amount.value ** (Decimal(1) / (last - first)) - 1) * _HUNDRED

    def required_pace(self, last: int, due: int) -> Decimal | None:
        """The rate itself."""
        return self.limit.end if due > last else None

    def extrapolated(self, first: int, last: int, due: int) -> Decimal | None:
        """The weakest rate if the mean one goes on: a year that fell short cannot be made good."""
        del due
        now, pace = self.at(last), self.pace(first, last)
        if pace is None:
            return None
        return pace if now is None else min(now.amount.value, pace, key=self.limit.margin)

    def pace_steps(self, first: int | None, last: int, due: int) -> tuple[Step, ...]:
        """The mean rate so far; what is required is the rate itself."""
        pace = None if first is None else self.pace(first, last)
        found = None if first is None else ratio(self.graph, self.values, first, last)
        if pace is None or found is None or first is None:
            return ()
        return (
            Step(
                what=f"pace {first}→{last}",
                formula=f"(I({last})/I({first}))^(1/{last - first}) − 1",
                numbers=f"{show(found.amount.value)}^(1/{last - first}) − 1",
                result=f"{show(pace)} {self.pace_unit}, taken to go on to {due}",
            ),
        )

    def missing(self) -> str:
        """Which year is missing."""
        return f"no rate is known for {self.start + 1}, the first year after the baseline"

    def _rate(self, year: int) -> Ratio | None:
        return ratio(self.graph, self.values, year - 1, year)

    @staticmethod
    def _told(rate: Ratio) -> Interval:
        return rate.amount.mapped(lambda value: (value - 1) * _HUNDRED)

    def _steps(self, rates: dict[int, Ratio], weakest: int, amount: Interval) -> tuple[Step, ...]:
        steps: list[Step] = []
        for year, rate in rates.items():
            steps.extend(
                ratio_steps(
                    graph=self.graph,
                    path=rate.path,
                    told=Told.RISE.value,
                    start=year - 1,
                    end=year,
                    amount=self._told(rate),
                    unit="%",
                    sources=rate.sources,
                )
            )
        steps.append(Step(what=f"the weakest year, {weakest}", result=with_interval(amount, "%")))
        return tuple(steps)
