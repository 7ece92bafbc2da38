"""Measures that compare a year with the baseline by their ratio: the pace is geometric, in % per year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dualcarbon.assessment.limit import Limit
from dualcarbon.assessment.measure import Reading
from dualcarbon.assessment.number import show
from dualcarbon.assessment.result import Step
from dualcarbon.assessment.trace import link_step, ratio_steps
from dualcarbon.baseline import Graph, Path, Values
from dualcarbon.trajectory import Grade, Interval

_HUNDRED = Decimal(100)


class Told(StrEnum):
    """How a ratio to the baseline is told."""

    FALL = "fall"
    RISE = "rise"
    TIMES = "times"
    MEAN_RATE = "mean rate"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratio:
    """R(a→b) with where it comes from."""

    amount: Interval
    path: Path | None
    grade: Grade
    derived: bool
    sources: tuple[str, ...] = ()


def ratio(graph: Graph, values: Values, start: int, end: int) -> Ratio | None:
    """I(end) / I(start) over the graph, or from two values where links only add."""
    path = graph.path(start, end)
    if path is not None:
        return Ratio(amount=path.total, path=path, grade=path.grade, derived=path.derived)
    first, last = values.at(start), values.at(end)
    if first is None or last is None or first.amount.low <= 0 or last.amount.value <= 0:
        return None
    grade = max(first.grade, last.grade, key=lambda one: one.rank)
    sources = tuple(dict.fromkeys(first.sources + last.sources))
    return Ratio(amount=last.amount / first.amount, path=None, grade=grade, derived=True, sources=sources)


class Relative:
    """A fall, a rise, a multiple or a mean rate against ``baseline``, known by ratios."""

    def __init__(self, *, graph: Graph, values: Values, baseline: int, told: Told, limit: Limit) -> None:
        self.graph = graph
        self.values = values
        self.baseline: int | None = baseline
        self.start = baseline
        self.told = told
        self.limit = limit
        self.pace_unit = "% per year"
        self._ratios: dict[tuple[int, int], Ratio | None] = {}

    @property
    def years(self) -> tuple[int, ...]:
        """The years tied to the baseline, itself included."""
        known = [year for year in self.graph.trajectory.years if year >= self.start]
        tied = [year for year in known if self._ratio(self.start, year) is not None]
        return tuple(tied)

    def at(self, year: int) -> Reading | None:
        """The fall (rise, multiple, mean rate) of a year against the baseline."""
        found = self._ratio(self.start, year)
        if found is None or year == self.start:
            return None
        amount = found.amount.mapped(lambda value: self._tell(value, year))
        return Reading(
            year=year,
            amount=amount,
            grade=found.grade,
            derived=found.derived,
            one_sided=found.path is not None and found.path.one_sided,
            steps=lambda: ratio_steps(
                graph=self.graph,
                path=found.path,
                told=self.told.value,
                start=self.start,
                end=year,
                amount=amount,
                unit=self.limit.unit,
                sources=found.sources,
            ),
        )

    def pace(self, first: int, last: int) -> Decimal | None:
        """Percent per year between two years; a fall is positive where a fall is asked for."""
        found = self._ratio(first, last)
        return None if found is None else self._rate(found.amount.value, last - first)

    def required_pace(self, last: int, due: int) -> Decimal | None:
        """Percent per year from the newest observation to the due year."""
        found = self._ratio(self.start, last)
        if found is None or found.amount.value <= 0 or due <= last:
            return None
        return self._rate(self._untell(self.limit.end, due) / found.amount.value, due - last)

    def extrapolated(self, first: int, last: int, due: int) -> Decimal | None:
        """The ratio carried on geometrically."""
        whole, part = self._ratio(self.start, last), self._ratio(first, last)
        if whole is None or part is None or part.amount.value <= 0:
            return None
        yearly = part.amount.value ** (Decimal(1) / (last - first))
        return self._tell(whole.amount.value * yearly ** (due - last), due)

    def pace_steps(self, first: int | None, last: int, due: int) -> tuple[Step, ...]:
        """Pace so far, pace required and extrapolation; all geometric."""
        whole = self._ratio(self.start, last)
        if whole is None:
            return ()
        steps: list[Step] = []
        unit, now = self.limit.unit, show(whole.amount.value)
        part = None if first is None else self._ratio(first, last)
        if part is not None and first is not None:
            if first != self.start and part.path is not None:
                steps.extend(link_step(edge) for edge in part.path.edges)
            root = f"{show(part.amount.value)}^(1/{last - first})"
            steps.append(
                self._rate_step(
                    f"pace {first}→{last}",
                    f"(I({last})/I({first}))^(1/{last - first})",
                    root,
                    self.pace(first, last),
                )
            )
        wanted = show(self._untell(self.limit.end, due))
        required = self.required_pace(last, due)
        if required is not None:
            formula = f"(required ratio {self.start}→{due} / R({self.start}→{last}))^(1/{due - last})"
            numbers = f"({wanted}/{now})^(1/{due - last})"
            steps.append(self._rate_step(f"pace required {last}→{due}", formula, numbers, required))
        carried = None if first is None else self.extrapolated(first, last, due)
        if part is not None and first is not None and carried is not None:
            power = f"{now} × {show(part.amount.value)}^({due - last}/{last - first})"
            steps.append(
                Step(
                    what=f"extrapolation to {due}, {due - last} years on",
                    formula=f"R({self.start}→{last}) × R({first}→{last})^({due - last}/{last - first})",
                    numbers=power,
                    result=f"a {self.told.value} of {show(carried)} {unit}",
                )
            )
        return tuple(steps)

    def _rate_step(self, what: str, formula: str, numbers: str, result: Decimal | None) -> Step:
        told = "1 − {}" if self.told is Told.FALL else "{} − 1"
        shown = "" if result is None else f"{show(result)} {self.pace_unit}"
        return Step(what=what, formula=told.format(formula), numbers=told.format(numbers), result=shown)

    def missing(self) -> str:
        """Which years are not tied to the baseline."""
        years = self.graph.trajectory.years
        if self.start not in years:
            known = f"{years[0]} to {years[-1]}" if len(years) > 1 else ", ".join(map(str, years))
            return f"nothing is known of the baseline {self.start}; the data tell of {known}"
        return f"nothing ties the baseline {self.start} to a later year"

    def _ratio(self, first: int, last: int) -> Ratio | None:
        key = (first, last)
        if key not in self._ratios:
            self._ratios[key] = ratio(self.graph, self.values, first, last)
        return self._ratios[key]

    def _tell(self, value: Decimal, year: int) -> Decimal:
        match self.told:
            case Told.FALL:
                return (1 - value) * _HUNDRED
            case Told.RISE:
                return (value - 1) * _HUNDRED
            case Told.TIMES:
                return value
            case Told.MEAN_RATE:
                if value.is_infinite():
                    return value
                return (value ** (Decimal(1) / (year - self.start)) - 1) * _HUNDRED

    def _untell(self, told: Decimal, due: int) -> Decimal:
        match self.told:
            case Told.FALL:
                return 1 - told / _HUNDRED
            case Told.RISE:
                return 1 + told / _HUNDRED
            case Told.TIMES:
                return told
            case Told.MEAN_RATE:
                return (1 + told / _HUNDRED) ** (due - self.start)

    def _rate(self, value: Decimal, years: int) -> Decimal | None:
        if value < 0:
            return None
        yearly = value ** (Decimal(1) / years) if value else Decimal(0)
        return (1 - yearly if self.told is Told.FALL else yearly - 1) * _HUNDRED


__all__ = ["Ratio", "Relative", "Told", "ratio"]
