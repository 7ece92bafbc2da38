"""The rows of one path, from what it stands on to the bound."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor, log10

from dualcarbon.assessment import Gauge, KnownNumber, Limit, power
from dualcarbon.number import show
from dualcarbon.pathway.path import PathRow, Shape
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.target import Form, Mean, Target

_DIGITS = 6
"""Numbers between the two ends are told to so many digits."""
_WRITTEN = 18
"""No number is written with more."""


class Drawn:
    """The rows of one path; every number is one that can be written, so that what is read back is the same."""

    def __init__(self, target: Target, gauge: Gauge, first: int, due: int, shape: Shape | None) -> None:
        self.target, self.gauge, self.first, self.due = target, gauge, first, due
        bound = target.bound
        self.every_year = (
            target.form is Form.GROWTH and bound is not None and bound.mean is not Mean.ON_AVERAGE
        )
        if self.every_year and shape is Shape.LINEAR:
            raise DualcarbonError(
                Sentence("{id} is a rate for every year, which no straight line keeps", id=target.id),
                hint="--shape geometric",
            )
        self.shape = shape or (Shape.GEOMETRIC if gauge.scale.geometric else Shape.LINEAR)

    def rows(self) -> Iterator[PathRow]:
        """The observations that it stands on, then a row for each year."""
        if self.every_year:
            yield from self._rates()
            return
        yield from self._base_rows()
        known = self._known(self.first)
        if self.gauge.way.summed:
            yield from self._flow_rows()
        elif self.gauge.scale.geometric:
            yield from self._ratio_rows(known)
        else:
            yield from self._amount_rows(known)

    def _known(self, year: int) -> KnownNumber:
        known = self.gauge.scale.at(year)
        if known is None:
            raise DualcarbonError(
                Sentence("nothing is known of {year}", year=year), hint="--from a year that is on record"
            )
        return known

    @property
    def _wanted(self) -> Fraction:
        """The amount, or ratio, that meets the bound, told so that it still does when it is read back."""
        gauge, limit = self.gauge, self.gauge.limit
        measured = self._beyond(limit)
        base = _told(gauge.told_base)
        wanted = gauge.way.amount(measured, base, gauge.years_to(self.due))
        return _told(wanted, up=limit.is_cap is gauge.way.falls)

    @staticmethod
    def _beyond(limit: Limit) -> Fraction:
        """The stated number; of a strict bound one digit of the last place that is told beyond it."""
        if not limit.strict:
            return limit.stated
        step = Fraction(10) ** -_places(limit.stated, _DIGITS)
        return limit.stated - step if limit.is_cap else limit.stated + step

    def _base_rows(self) -> Iterator[PathRow]:
        """The baseline, where it is an amount of its own; of a flow the years after it."""
        gauge, baseline = self.gauge, self.gauge.baseline
        if baseline is None or gauge.scale.geometric or (baseline == self.first and not gauge.way.summed):
            return
        years = range(baseline + 1, self.first + 1) if gauge.way.summed else (baseline,)
        for year in years:
            value = gauge.values.at(year)
            if value is not None:
                yield PathRow(
                    year=year,
                    value=_told(value.amount.value),
                    unit=self._unit,
                    observed=True,
                    source="; ".join(value.sources),
                )

    def _ratio_rows(self, known: KnownNumber) -> Iterator[PathRow]:
        baseline, now = self.gauge.baseline, known.amount.value
        if self.first != baseline:
            yield self._observed(known, _told((now - 1) * 100), unit="%", relative_to=baseline)
        # The change is what is written: rounded as such it still meets the bound.
        up = self.gauge.limit.is_cap is self.gauge.way.falls
        for year, ratio in self._between(now, self._wanted):
            change = (ratio - 1) * 100
            value = _told(change, up=up) if year == self.due else _rounded(change)
            yield PathRow(year=year, value=value, unit="%", relative_to=baseline)

    def _amount_rows(self, known: KnownNumber) -> Iterator[PathRow]:
        # Where only differences to the baseline are known, they are what the path is told in.
        baseline = self.gauge.baseline if self.gauge.scale_is_difference else None
        unit = "percentage points" if baseline is not None and self._unit == "%" else self._unit
        now = known.amount.value
        if self.first != baseline:
            yield self._observed(known, _told(now), unit=unit, relative_to=baseline)
        for year, amount in self._between(now, self._wanted):
            value = amount if year == self.due else _rounded(amount)
            yield PathRow(year=year, value=value, unit=unit, relative_to=baseline)

    def _flow_rows(self) -> Iterator[PathRow]:
        """The same flow every year, so that the sum meets the bound."""
        if self.shape is Shape.GEOMETRIC:
            raise DualcarbonError(
                Sentence("{id} is a sum of years: its path is the same amount every year", id=self.target.id),
                hint="--shape linear",
            )
        so_far = sum((row.value for row in self._base_rows()), Fraction(0))
        each = (self._wanted - so_far) / (self.due - self.first)
        each = _told(each, up=not self.gauge.limit.is_cap)
        for year in range(self.first + 1, self.due + 1):
            yield PathRow(year=year, value=each, unit=self._unit)

    def _rates(self) -> Iterator[PathRow]:
        """A rate for every year: those on record, then the bound itself."""
        limit, baseline = self.gauge.limit, self.gauge.baseline or self.first
        for year in range(baseline + 1, self.first + 1):
            known = self.gauge.scale.change(year - 1, year)
            if known is None:
                raise DualcarbonError(
                    Sentence(
                        "{id} binds every year, and the rate of {year} is not known",
                        id=self.target.id,
                        year=year,
                    ),
                    hint="dualcarbon gaps names what is missing",
                )
            rate = (known.amount.value - 1) * 100
            if not limit.holds(rate):
                raise DualcarbonError(
                    Sentence(
                        "{id} cannot be met: {year} fell short, at {rate} %",
                        id=self.target.id,
                        year=year,
                        rate=show(rate),
                    ),
                    hint="the rate binds every year",
                )
            yield self._observed(known, _told(rate), unit="%", relative_to=year - 1, year=year)
        wanted = self._beyond(limit)
        for year in range(self.first + 1, self.due + 1):
            yield PathRow(year=year, value=wanted, unit="%", relative_to=year - 1)

    def _observed(
        self,
        known: KnownNumber,
        value: Fraction,
        *,
        unit: str,
        relative_to: int | None,
        year: int | None = None,
    ) -> PathRow:
        documents = [source for one in known.values for source in one.sources]
        documents += [] if known.path is None else known.path.sources
        return PathRow(
            year=self.first if year is None else year,
            value=value,
            unit=unit,
            relative_to=relative_to,
            observed=True,
            source="; ".join(dict.fromkeys(documents)),
        )

    def _between(self, now: Fraction, wanted: Fraction) -> Iterator[tuple[int, Fraction]]:
        years = self.due - self.first
        if self.shape is Shape.GEOMETRIC and (now <= 0 or wanted <= 0):
            raise DualcarbonError("a geometric path leads neither to nor from nothing", hint="--shape linear")
        for year in range(self.first + 1, self.due + 1):
            part = Fraction(year - self.first, years)
            if year == self.due:
                yield year, wanted
            elif self.shape is Shape.LINEAR:
                yield year, now + (wanted - now) * part
            else:
                yield year, now * power(wanted / now, part)

    @property
    def _unit(self) -> str:
        price_year = self.gauge.values.price_year
        unit = self.target.indicator.unit
        return unit.replace("yuan", f"yuan_{price_year}") if price_year else unit


def _told(number: Fraction, *, up: bool | None = None) -> Fraction:
    """A number that can be written: itself, or rounded, to the one side or the other where a side is wanted."""
    scaled = number * Fraction(10) ** _places(number, _WRITTEN)
    whole = round(scaled) if up is None else ceil(scaled) if up else floor(scaled)
    return Fraction(whole) / Fraction(10) ** _places(number, _WRITTEN)


def _rounded(number: Fraction) -> Fraction:
    """To as many digits as a path is told in."""
    scale = Fraction(10) ** _places(number, _DIGITS)
    return Fraction(round(number * scale)) / scale


def _places(number: Fraction, digits: int) -> int:
    """The decimal places that so many significant digits take."""
    return 0 if not number else max(0, digits - 1 - floor(log10(abs(number))))
