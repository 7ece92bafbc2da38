"""Questions made by hand, for tests and benchmarks of ensembles: a cap, a floor, a fall."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from dualcarbon.scenario_file import Number, Question

_NEAR = 1e-9


class Told(NamedTuple):
    """What a scenario comes to."""

    verdict: str
    value: Number
    near: bool


def aim(
    *,
    indicator: str,
    year: int,
    bound: int,
    region: str = "CN",
    baseline: int | None = None,
    cap: bool = False,
) -> Question:
    """A level, or with a baseline a fall in %, held against a floor or a cap."""

    def judge(values: Mapping[int, Any]) -> Told | None:
        now = values.get(year)
        if now is None:
            return None
        measure: Number = now
        largest: Number = abs(now)
        if baseline is not None:
            base = values.get(baseline)
            if base is None or base <= 0:
                return None
            measure, largest = 100 * (1 - now / base), 100
        holds = measure <= bound if cap else measure >= bound
        near = isinstance(measure, float) and abs(measure - bound) <= _NEAR * max(largest, abs(bound))
        return Told("on_track" if holds else "off_track", measure, near)

    years = frozenset([year] if baseline is None else [year, baseline])
    return Question(region=region, indicator=indicator, due=year, judge=judge, years=years)


def national() -> list[Question]:
    """A hundred targets, as many as the nation has: most of what a file of scenarios says nothing about."""
    spoken = [
        aim(indicator=name, year=year, bound=bound, baseline=baseline)
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
        aim(indicator=name, year=year, bound=1)
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
