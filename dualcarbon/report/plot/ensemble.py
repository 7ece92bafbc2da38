"""Many scenarios as a fan: for every year their spread."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.report.plot.chart import Fan, Line, Spread

ENOUGH = 20
"""From so many scenarios on the ends are the 5th and 95th percentiles; below, the least and the greatest."""


def fan_of(lines: Sequence[Line]) -> Fan:
    """The spread of every year that at least half of the scenarios know."""
    by_year: dict[int, list[float]] = {}
    for line in lines:
        for dot in line.dots:
            by_year.setdefault(dot.year, []).append(float(dot.value))
    whole = len(lines) >= ENOUGH
    low, high = (0.05, 0.95) if whole else (0.0, 1.0)
    spreads = [
        Spread(
            year=year, low=percentile(found, low), middle=percentile(found, 0.5), high=percentile(found, high)
        )
        for year, found in sorted(by_year.items())
        if 2 * len(found) >= len(lines)
    ]
    return Fan(scenarios=len(lines), percentiles=whole, spreads=tuple(spreads))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies, straight between neighbours."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
