"""Targets worked out by hand, for tests and benchmarks of ensembles: a cap, a floor, a fall."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

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
        bound = float(self.bound)
        return abs(measure - bound) <= 1e-9 * max(abs(measure), abs(bound), 100 if self.baseline else 0)

    def holds(self, measure: Number) -> bool | None:
        """Whether the bound holds."""
        return measure <= self.bound if self.cap else measure >= self.bound
