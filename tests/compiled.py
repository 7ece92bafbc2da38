"""Targets worked out by hand, for tests and benchmarks of ensembles: a cap, a floor, a fall."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from dualcarbon.scenario_file import Number
from dualcarbon.scenario_file.ensemble import At


@dataclass(frozen=True, kw_only=True)
class Aim:
    """A level, or with a baseline a fall in %, held against a floor or a cap."""

    indicator: str
    year: int
    bound: Fraction
    definition: str = ""
    region: str = "CN"
    baseline: int | None = None
    cap: bool = False

    @property
    def needs(self) -> frozenset[tuple[str, int]]:
        """The year, and the baseline."""
        years = [self.year] if self.baseline is None else [self.year, self.baseline]
        return frozenset((self.indicator, year) for year in years)

    def measure(self, at: At) -> Number | None:
        """The level, or the fall."""
        now = at(self.indicator, self.year)
        if self.baseline is None or now is None:
            return now
        base = at(self.indicator, self.baseline)
        return None if base is None or base <= 0 else 100 * (1 - now / base)

    def near(self, measure: float) -> bool:
        """Within 1e-9 of the largest term."""
        bound = self._edge
        return abs(measure - bound) <= 1e-9 * max(abs(measure), abs(bound), 100 if self.baseline else 0)

    @cached_property
    def _edge(self) -> float:
        return float(self.bound)

    def holds(self, measure: Number) -> bool | None:
        """Whether the bound holds."""
        bound = self._edge if isinstance(measure, float) else self.bound
        return measure <= bound if self.cap else measure >= bound


def national() -> list[Aim]:
    """A hundred targets, as many as the nation has: most of what a file of scenarios says nothing about."""
    spoken = [
        Aim(indicator=name, year=year, bound=Fraction(bound), baseline=baseline)
        for name, bound, baseline in (
            ("co2_emissions", 10, 2025),
            ("carbon_intensity", 65, 2005),
            ("coal_consumption_tce", 5, 2025),
            ("solar_capacity", 800, None),
            ("wind_capacity", 700, None),
            ("wind_solar_capacity", 1200, None),
        )
        for year in (2030, 2035)
    ]
    silent = [
        Aim(indicator=name, year=year, bound=Fraction(1))
        for name in (
            "nuclear_capacity",
            "electrification_share",
            "non_fossil_share",
            "energy_consumption",
            "power_generation",
            "biomass_capacity",
            "gas_power_capacity",
            "net_emissions",
        )
        for year in range(2025, 2036)
    ]
    return spoken + silent
