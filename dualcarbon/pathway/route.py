"""Year by year from the newest observation to a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dualcarbon.assessment import Gauge, assess_one, limit_of, power
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Indicator
from dualcarbon.number import exact
from dualcarbon.problem import DualcarbonError, UnknownName, did_you_mean
from dualcarbon.target import Form, Mean, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset

_PLACES = 6
"""Amounts between the two ends are told to so many digits."""


class Shape(StrEnum):
    """How a path runs: by equal amounts, or at an equal rate."""

    LINEAR = "linear"
    GEOMETRIC = "geometric"


@dataclass(frozen=True, kw_only=True, slots=True)
class PathRow:
    """One year of a path: an amount in ``unit``, or a change in % against ``relative_to``."""

    year: int
    value: Fraction
    unit: str
    relative_to: int | None = None
    observed: bool = False
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pathway:
    """The path to a target; ``rows`` make a trajectory that meets it at its bound.

    ``amounts`` is what an intensity goal allows of its numerator ``amount_of`` each year, where growth of the
    economy was given; ``peak`` the year in which it is largest.
    """

    target: Target
    definition: str
    shape: Shape
    rows: tuple[PathRow, ...]
    amount_of: Indicator | None = None
    amounts: Mapping[int, Fraction] | None = None

    @property
    def peak(self) -> int | None:
        """The year in which the amount is largest; the first, if tied."""
        if not self.amounts:
            return None
        amounts = self.amounts
        return max(sorted(amounts), key=lambda year: amounts[year])

    @property
    def allowed(self) -> Fraction | None:
        """The amount that the target allows in its year."""
        return None if not self.amounts else self.amounts[max(self.amounts)]

    def __repr__(self) -> str:
        years = f"{self.rows[0].year} to {self.rows[-1].year}" if self.rows else "no year"
        return f"<Pathway to {self.target.region} {self.target.id}, {self.shape.value}, {years}>"


def find_target(file: RegionFile, name: str) -> Target:
    """A target of a region by its id.

    Raises:
        UnknownName: the region has none of this id.
    """
    by_id = {target.id: target for target in file.targets}
    if name in by_id:
        return by_id[name]
    hint = did_you_mean(name, by_id) or f"dualcarbon show {file.region.slug} lists them"
    raise UnknownName(f'no target "{name}" of {file.region.name}', hint=hint)


def pathway(
    file: RegionFile,
    target: Target,
    data: Dataset,
    *,
    start: int | None = None,
    shape: Shape | None = None,
) -> Pathway:
    """The path from the newest observation (or from ``start``) to the bound of a target.

    Args:
        file: the region.
        target: one of its targets with a number, or net zero.
        data: the data in use.
        start: the year to begin at; it has to be on record.
        shape: linear or geometric; the one of the required pace where None.

    Raises:
        DualcarbonError: the target has no number, or nothing is known to begin at.
    """
    if not target.form.is_numbered and target.form is not Form.NET_ZERO:
        raise DualcarbonError(f"{target.id} has no number to lead to: {target.text}")
    evidence = Evidence(data)
    main = next(one for one in assess_one(target, evidence) if one.main)
    graph = evidence.graph(target.region, target.indicator, main.definition)
    due = target.due
    if graph is None or due is None:
        raise DualcarbonError(
            f"nothing is known of {target.indicator.name} of {file.region.name} to begin at",
            hint="give observations with -t FILE",
        )
    baseline = main.baseline_year if target.form.needs_baseline else None
    if target.form.needs_baseline and baseline is None:
        raise DualcarbonError(f"{target.id}: the baseline is not known yet ({target.baseline})")
    gauge = Gauge(target, graph, baseline=baseline)
    years = gauge.years
    first = start if start is not None else max((year for year in years if year < due), default=None)
    if first is None or first not in years or first >= due:
        known = ", ".join(map(str, years)) or "no year"
        raise DualcarbonError(f"the path cannot begin in {first or 'any year'}", hint=f"known: {known}")
    drawn = _Drawn(target, gauge, first, due, shape)
    return Pathway(target=target, definition=main.definition, shape=drawn.shape, rows=tuple(drawn.rows()))


class _Drawn:
    """The rows of one path."""

    def __init__(self, target: Target, gauge: Gauge, first: int, due: int, shape: Shape | None) -> None:
        self.target, self.gauge, self.first, self.due = target, gauge, first, due
        rated = gauge.scale.geometric
        self.shape = shape or (Shape.GEOMETRIC if rated else Shape.LINEAR)

    def rows(self) -> Iterator[PathRow]:
        """The observations that it stands on, then a row for each year."""
        gauge = self.gauge
        known = gauge.scale.at(self.first)
        if known is None:
            raise DualcarbonError(f"nothing is known of {self.first}")
        now = known.amount.value
        bound = self.target.bound
        yearly = bound is not None and bound.mean is Mean.PER_YEAR and self.target.form is Form.GROWTH
        wanted = self._beyond(gauge.wanted(self.due))
        if yearly:
            limit = limit_of(self.target)
            wanted = now * (1 + self._beyond_rate(limit.stated) / 100) ** (self.due - self.first)
        yield from self._base_rows()
        if gauge.scale.geometric:
            yield from self._ratio_rows(now, wanted)
        elif gauge.way.summed:
            yield from self._flow_rows(now, wanted)
        else:
            yield from self._amount_rows(now, wanted)

    def _base_rows(self) -> Iterator[PathRow]:
        """The baseline, where it is an amount of its own."""
        gauge, unit = self.gauge, self._unit
        baseline = gauge.baseline
        if baseline is None or gauge.scale.geometric or baseline == self.first:
            return
        if gauge.way.summed:
            for year in range(baseline + 1, self.first + 1):
                value = gauge.values.at(year)
                if value is not None:
                    yield PathRow(year=year, value=value.amount.value, unit=unit, observed=True)
            return
        value = gauge.values.at(baseline)
        if value is not None:
            yield PathRow(
                year=baseline,
                value=value.amount.value,
                unit=unit,
                observed=True,
                source="; ".join(value.sources),
            )

    def _ratio_rows(self, now: Fraction, wanted: Fraction) -> Iterator[PathRow]:
        baseline = self.gauge.baseline
        if self.first != baseline:
            yield PathRow(
                year=self.first,
                value=_rounded((now - 1) * 100),
                unit="%",
                relative_to=baseline,
                observed=True,
            )
        for year, ratio in self._between(now, wanted):
            change = (ratio - 1) * 100
            yield PathRow(
                year=year,
                value=change if year == self.due else _rounded(change),
                unit="%",
                relative_to=baseline,
            )

    def _amount_rows(self, now: Fraction, wanted: Fraction) -> Iterator[PathRow]:
        # Where only differences to the baseline are known, they are what the path is told in.
        baseline = self.gauge.baseline if self.gauge.scale_is_difference else None
        unit = "percentage points" if baseline is not None and self._unit == "%" else self._unit
        if self.first != baseline:
            yield PathRow(year=self.first, value=now, unit=unit, relative_to=baseline, observed=True)
        for year, amount in self._between(now, wanted):
            value = amount if year == self.due else _rounded(amount)
            yield PathRow(year=year, value=value, unit=unit, relative_to=baseline)

    def _flow_rows(self, now: Fraction, wanted: Fraction) -> Iterator[PathRow]:
        """The same flow every year, so that the sum meets the bound."""
        each = (wanted - now) / (self.due - self.first)
        for year in range(self.first + 1, self.due + 1):
            yield PathRow(year=year, value=each, unit=self._unit)

    def _between(self, now: Fraction, wanted: Fraction) -> Iterator[tuple[int, Fraction]]:
        years = self.due - self.first
        if self.shape is Shape.GEOMETRIC and (now <= 0 or wanted <= 0):
            raise DualcarbonError("a geometric path leads neither to nor from nothing", hint="--shape linear")
        for year in range(self.first + 1, self.due + 1):
            part = Fraction(year - self.first, years)
            if self.shape is Shape.LINEAR:
                yield year, now + (wanted - now) * part
            elif year == self.due:
                yield year, wanted
            else:
                yield year, now * power(wanted / now, part)

    @property
    def _unit(self) -> str:
        price_year = self.gauge.values.price_year
        unit = self.target.indicator.unit
        return unit.replace("yuan", f"yuan_{price_year}") if price_year else unit

    def _beyond(self, wanted: Fraction) -> Fraction:
        """One digit of the last place beyond a strict bound."""
        limit = self.gauge.limit
        if not limit.strict:
            return wanted
        measured = self._beyond_rate(limit.stated)
        return self.gauge.way.amount(measured, self.gauge.told_base, self.gauge.years_to(self.due))

    def _beyond_rate(self, stated: Fraction) -> Fraction:
        limit = self.gauge.limit
        if not limit.strict:
            return stated
        step = Fraction(1, 100)
        return stated - step if limit.is_cap else stated + step


def _rounded(number: Fraction) -> Fraction:
    """To as many digits as a path is told in."""
    return exact(round(float(number), _PLACES)) if number else number
