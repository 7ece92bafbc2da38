"""Many scenarios as a fan: for every year their spread."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dualcarbon.assessment import FEW
from dualcarbon.ensemble import percentile
from dualcarbon.report.plot.chart import Fan, ScenarioLine, Spread

_LOW, _MIDDLE, _HIGH = Fraction(5, 100), Fraction(1, 2), Fraction(95, 100)


def fan_of(lines: Sequence[ScenarioLine]) -> Fan:
    """The spread of every year that at least half of the scenarios know."""
    by_year: dict[int, list[Fraction]] = {}
    for line in lines:
        for dot in line.dots:
            by_year.setdefault(dot.year, []).append(dot.value)
    whole = len(lines) >= FEW
    low, high = (_LOW, _HIGH) if whole else (Fraction(0), Fraction(1))
    spreads = [
        Spread(year=year, low=_at(found, low), middle=_at(found, _MIDDLE), high=_at(found, high))
        for year, found in sorted(by_year.items())
        if 2 * len(found) >= len(lines)
    ]
    return Fan(scenarios=len(lines), percentiles=whole, spreads=tuple(spreads))


def _at(values: Sequence[Fraction], part: Fraction) -> float:
    return float(percentile(values, part) or 0)
