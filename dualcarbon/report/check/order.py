"""The order of a sheet: that of the national appraisal, and a floor with its stretch in one block."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.assessment import Assessment
from dualcarbon.indicator import vocabulary
from dualcarbon.target import Effort, Target

APPRAISED = (
    # carbon
    *("carbon_intensity", "co2_emissions", "ghg_emissions", "net_emissions"),
    # energy
    *("energy_intensity", "energy_consumption", "coal_consumption", "oil_consumption"),
    # structure
    *("non_fossil_share", "renewable_share", "coal_share", "electrification_share"),
    # capacity
    *("renewable_capacity", "wind_solar_capacity", "wind_capacity", "solar_capacity", "nuclear_capacity"),
    *("pumped_storage_capacity", "new_storage_capacity"),
    # forest
    *("forest_coverage", "forest_stock_volume"),
)
"""Headline indicators: carbon, energy, structure, capacity, forest."""


def in_order(assessments: Sequence[Assessment]) -> list[Assessment]:
    """By indicator, then by year; what is striven for stands below the floor that it goes beyond."""
    names = [*APPRAISED, *(name for name in vocabulary() if name not in APPRAISED)]
    places = {name: at for at, name in enumerate(names)}
    return sorted(
        assessments,
        key=lambda one: (
            places.get(one.target.indicator.name, len(places)),
            one.target.year or 0,
            one.target.scope,
            one.target.effort is Effort.STRIVE,
        ),
    )


def is_stretch(target: Target, before: Target | None) -> bool:
    """Whether a target is the stretch of the one above it."""
    return (
        before is not None
        and target.effort is Effort.STRIVE
        and (target.indicator, target.year, target.scope) == (before.indicator, before.year, before.scope)
    )
