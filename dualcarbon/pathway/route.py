"""Year by year from the newest observation to a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, log10

from dualcarbon.assessment import Gauge, Known, Limit, assess_one, power
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Indicator
from dualcarbon.number import show
from dualcarbon.problem import DualcarbonError, Sentence, UnknownName, did_you_mean
from dualcarbon.target import Form, Mean, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset

_DIGITS = 6
"""Numbers between the two ends are told to so many digits."""
_WRITTEN = 18
"""No number is written with more."""


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

    def __repr__(self) -> str:
        against = "" if self.relative_to is None else f" against {self.relative_to}"
        return f"<PathRow {self.year}: {show(self.value)} {self.unit}{against}>"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pathway:
    """The path to a target; ``rows`` make a trajectory that meets it at its bound.

    ``price_year`` is that of the yuan of an intensity's level, ``met_already`` says that the newest observation
    satisfies the bound. ``amounts`` is what an intensity goal allows of its numerator ``amount_of`` each year,
    where growth of the economy was given; ``peak`` the year in which it is largest. ``level_definition`` is the one
    on which the amount that they begin at is on record (None: it was given).
    """

    target: Target
    definition: str
    shape: Shape
    rows: tuple[PathRow, ...]
    price_year: str = ""
    met_already: bool = False
    amount_of: Indicator | None = None
    level_definition: str | None = None
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
    hint = did_you_mean(name, by_id) or Sentence(
        "dualcarbon show {region} lists them", region=file.region.slug
    )
    raise UnknownName(
        Sentence('no target "{name}" of {region}', name=name, region=file.region.name), hint=hint
    )


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
        raise DualcarbonError(
            Sentence("{id} has no number to lead to: {text}", id=target.id, text=target.text),
            hint=Sentence(
                "dualcarbon show {region} lists the targets that have one", region=file.region.slug
            ),
        )
    evidence = Evidence(data)
    main = next(one for one in assess_one(target, evidence) if one.main)
    graph = evidence.graph(target.region, target.indicator, main.definition)
    due = target.due
    if graph is None or due is None:
        raise DualcarbonError(
            Sentence(
                "nothing is known of {indicator} of {region} to begin at",
                indicator=target.indicator.name,
                region=file.region.name,
            ),
            hint="give observations with -t FILE; dualcarbon gaps names those that would do",
        )
    baseline = main.baseline_year if target.form.needs_baseline else None
    if target.form.needs_baseline and baseline is None:
        raise DualcarbonError(
            Sentence(
                "{id} is told against {baseline}, of which nothing is known",
                id=target.id,
                baseline=target.baseline,
            ),
            hint="give it with -t FILE; dualcarbon gaps names what is missing",
        )
    gauge = Gauge(target, graph, baseline=baseline)
    years = gauge.years
    first = start if start is not None else max((year for year in years if year < due), default=None)
    if first is None or first not in years or first >= due:
        known = ", ".join(map(str, years)) or Sentence("no year")
        raise DualcarbonError(
            Sentence("the path cannot begin in {first}", first=first or Sentence("any year")),
            hint=Sentence("known: {known}", known=known),
        )
    drawn = _Drawn(target, gauge, first, due, shape)
    return Pathway(
        target=target,
        definition=main.definition,
        shape=drawn.shape,
        rows=tuple(drawn.rows()),
        price_year=gauge.values.price_year,
        met_already=_is_met(gauge, first),
    )


def _is_met(gauge: Gauge, year: int) -> bool:
    """Whether a bound that is no rate is satisfied where the path begins."""
    measured = gauge.at(year)
    return measured is not None and not gauge.way.yearly and gauge.limit.holds(measured.amount.value)


class _Drawn:
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

    def _known(self, year: int) -> Known:
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

    def _ratio_rows(self, known: Known) -> Iterator[PathRow]:
        baseline, now = self.gauge.baseline, known.amount.value
        if self.first != baseline:
            yield self._observed(known, _told((now - 1) * 100), unit="%", relative_to=baseline)
        # The change is what is written: rounded as such it still meets the bound.
        up = self.gauge.limit.is_cap is self.gauge.way.falls
        for year, ratio in self._between(now, self._wanted):
            change = (ratio - 1) * 100
            value = _told(change, up=up) if year == self.due else _rounded(change)
            yield PathRow(year=year, value=value, unit="%", relative_to=baseline)

    def _amount_rows(self, known: Known) -> Iterator[PathRow]:
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
        self, known: Known, value: Fraction, *, unit: str, relative_to: int | None, year: int | None = None
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
