"""Do the provinces add up to the nation? For amounts and capacities only, and only when asked."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dualcarbon.comparison.rows import Comparison, Row
from dualcarbon.indicator import Kind
from dualcarbon.problem import DualcarbonError
from dualcarbon.region import Region, all_regions
from dualcarbon.target import Form


@dataclass(frozen=True, kw_only=True, slots=True)
class SumUp:
    """The targets of the provinces added up, in the unit of the indicator, against that of the nation.

    ``counted`` are the provinces that it rests on, ``without`` the others. ``observed`` is what is on record of
    those without a target that counts (None where nothing is), known of ``observed_of`` of them.
    """

    unit: str
    total: Fraction
    counted: tuple[Region, ...]
    without: tuple[Region, ...]
    nation: Fraction | None
    observed: Fraction | None
    observed_of: int

    @property
    def rest(self) -> Fraction | None:
        """What the other provinces would have to reach, so that the sum is the nation's; below zero: nothing."""
        return None if self.nation is None else self.nation - self.total

    def __repr__(self) -> str:
        return f"<SumUp {float(self.total):g} {self.unit} of {len(self.counted)} provinces>"


def sum_up(comparison: Comparison, newest: dict[str, Fraction]) -> SumUp:
    """Adds up the levels that provinces aim at.

    Args:
        comparison: the targets of one indicator and year.
        newest: the newest observed amount of provinces, by code.

    Raises:
        DualcarbonError: shares, intensities and falls do not add up.
    """
    indicator = comparison.indicator
    if indicator.kind not in (Kind.STOCK, Kind.FLOW):
        raise DualcarbonError(
            f"{indicator.name} is no amount: {indicator.kind.value} figures of provinces do not add up",
            hint="--sum is for capacities, emissions and consumptions",
        )
    provinces = {region.code: region for region in all_regions() if region.level == "province"}
    levels = {
        row.region.code: row.required.value
        for row in comparison.rows
        if row.region.code in provinces and _counts(row) and row.required is not None
    }
    nation = next((row for row in comparison.rows if row.is_national and _counts(row)), None)
    counted = tuple(region for code, region in provinces.items() if code in levels)
    without = tuple(region for code, region in provinces.items() if code not in levels)
    seen = [newest[region.code] for region in without if region.code in newest]
    return SumUp(
        unit=indicator.unit,
        total=sum(levels.values(), Fraction(0)),
        counted=counted,
        without=without,
        nation=None if nation is None or nation.required is None else nation.required.value,
        observed=sum(seen, Fraction(0)) if seen else None,
        observed_of=len(seen),
    )


def _counts(row: Row) -> bool:
    """Whether a target is an amount of the whole region."""
    return row.target.form is Form.LEVEL and not row.target.scope
