"""Do the provinces add up to the nation? For amounts and capacities only, and only when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dualcarbon.assessment import Figure, limit_of
from dualcarbon.baseline import Values
from dualcarbon.comparison.rows import Comparison, Row
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Indicator, Kind
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.region import Region, all_regions
from dualcarbon.target import Effort, Form, Target
from dualcarbon.trajectory import Dataset

_APART = ("CN-HK", "CN-MO", "CN-TW")
"""National figures and goals are told without them, as every statistical communique says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SumUp:
    """The levels that provinces aim at, added up in ``unit``, against that of the nation.

    ``counted`` are the provinces that it rests on, ``without`` the others. ``observed`` is the newest on record of
    those others (None where nothing is), known of ``observed_of`` of them, in the years ``first`` to ``last``.
    """

    unit: str
    total: Fraction
    counted: tuple[Region, ...]
    without: tuple[Region, ...]
    nation: Fraction | None = None
    observed: Fraction | None = None
    observed_of: int = 0
    first: int | None = None
    last: int | None = None

    @property
    def rest(self) -> Fraction | None:
        """What the other provinces would have to reach, so that the sum is the nation's; below zero: nothing."""
        return None if self.nation is None else self.nation - self.total

    def __repr__(self) -> str:
        return f"<SumUp {float(self.total):g} {self.unit} of {len(self.counted)} provinces>"


def provinces() -> tuple[Region, ...]:
    """The provinces that a figure of the nation is the sum of."""
    return tuple(one for one in all_regions() if one.level == "province" and one.code not in _APART)


def newest_amounts(indicator: Indicator, data: Dataset) -> Mapping[str, Figure]:
    """The newest amount of each province, by its code; one of which only a bound is known counts as none."""
    evidence = Evidence(data)
    found: dict[str, Figure] = {}
    for region in provinces():
        graph = evidence.graph(region.code, indicator)
        values = None if graph is None else Values(graph)
        for year in () if values is None else reversed(values.years):
            value = None if values is None else values.at(year)
            if value is not None and not value.amount.one_sided:
                found[region.code] = Figure(value=value.amount.value, unit=indicator.unit, year=year)
                break
    return found


def sum_up(comparison: Comparison, newest: Mapping[str, Figure]) -> SumUp:
    """Adds up the levels that provinces aim at.

    Of a province the firm level of the whole counts that is on the definition of the nation's.

    Args:
        comparison: the targets of one indicator and year.
        newest: the newest observed amounts of provinces, by code.

    Raises:
        DualcarbonError: shares, intensities and falls do not add up.
    """
    indicator = comparison.indicator
    if indicator.kind not in (Kind.STOCK, Kind.FLOW) or indicator.unit in ("%", ""):
        raise DualcarbonError(
            Sentence(
                "{indicator} is told in {unit}: the figures of provinces do not add up",
                indicator=indicator.called,
                unit=indicator.unit_called or Sentence("no unit"),
            ),
            hint="--sum is for capacities, emissions and consumptions",
        )
    wanted = provinces()
    rows = {row.region.code: row for row in comparison.rows}
    national = next((_level(row) for row in comparison.rows if row.is_national), None)
    definition = "" if national is None else national.definition
    levels = {
        region.code: stated
        for region in wanted
        if region.code in rows and (stated := _stated(_level(rows[region.code], definition))) is not None
    }
    without = tuple(region for region in wanted if region.code not in levels)
    seen = [newest[region.code] for region in without if region.code in newest]
    years = [one.year for one in seen if one.year is not None]
    return SumUp(
        unit=indicator.unit,
        total=sum(levels.values(), Fraction(0)),
        counted=tuple(region for region in wanted if region.code in levels),
        without=without,
        nation=_stated(national),
        observed=sum((one.value for one in seen), Fraction(0)) if seen else None,
        observed_of=len(seen),
        first=min(years, default=None),
        last=max(years, default=None),
    )


def _level(row: Row, definition: str | None = None) -> Target | None:
    """The level of a whole region that counts: the one that is compared, or another one for the same year."""
    found: Sequence[Target] = [
        one
        for one in (row.target, *row.also)
        if one.form is Form.LEVEL and not one.scope and (definition is None or one.definition == definition)
    ]
    firm = [one for one in found if one.effort is not Effort.STRIVE]
    return next(iter(firm or found), None)


def _stated(target: Target | None) -> Fraction | None:
    """The number of a level in the unit of the indicator; coal in tce, say, does not add to coal in tonnes."""
    try:
        return None if target is None else limit_of(target).stated
    except DualcarbonError:
        return None
