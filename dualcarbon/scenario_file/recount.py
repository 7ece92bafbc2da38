"""China's count of primary energy, from what models report: the coal-equivalent method.

China counts electricity that is not from fossil fuel as the coal that would have been burnt for it
(发电煤耗计算法); models count it by direct equivalents or otherwise. With energy in EJ, and ``b`` in kgce
for a kWh *generated*, in Mtce::

    total = fossil / 0.0293076 + 277.778 b (electricity not from fossil fuel + net imports) + H
    share = (277.778 b (electricity not from fossil fuel) + H) / total

H is modern biomass that does not become electricity. Source of the method: China Statistical Yearbook,
introduction to the chapter on energy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Number = Fraction | float
_ALIKE = 1e-12

COAL_RATE = Fraction(2875, 10000)
"""kgce per kWh generated: implied by the official shares of 2020 to 2025, met within 0.1 points."""

COAL_RATES = (Fraction(1229, 10000), Fraction(1, 2))
"""Between these lies a rate: what a kWh holds as heat, and more than any power plant has burnt."""

_MTCE = Fraction(10_000_000, 293_076)  # of an EJ: 1 tce = 29.3076 GJ
_TWH = Fraction(2500, 9)  # of an EJ, and kgce/kWh times TWh is Mtce
_ELECTRIC = "Secondary Energy|Electricity|"
_BIOMASS = "Primary Energy|Biomass"
_EXPORTS = ("Trade|Secondary Energy|Electricity|Volume", "Trade|Secondary Energy|Electricity [Volume]")
_SOURCES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("Nuclear",),),
    (("Biomass",),),
)
_RENEWABLE: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("Hydro",),),
    (("Wind",), ("Wind|Onshore", "Wind|Offshore")),
    (("Solar",), ("Solar|PV", "Solar|CSP")),
)
_ALL_OF_THEM = "Non-Biomass Renewables"
_ABSENT_IS_NOTHING = ("Geothermal", "Ocean")
_FOSSIL = (("Primary Energy|Fossil",), ("Primary Energy|Coal", "Primary Energy|Oil", "Primary Energy|Gas"))

PARTS = tuple(
    dict.fromkeys(
        [
            *(name for way in _FOSSIL for name in way),
            *(_ELECTRIC + name for source in (*_SOURCES, *_RENEWABLE) for way in source for name in way),
            *(_ELECTRIC + name for name in (_ALL_OF_THEM, *_ABSENT_IS_NOTHING)),
            *(_BIOMASS + part for part in ("", "|Modern", "|Traditional", "|Electricity")),
            *_EXPORTS,
        ]
    )
)
"""Every variable that the recount can use, all of them energy of a year in EJ."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recounted:
    """Primary energy of one year as China counts it: in Mtce, and the share not from fossil fuel in %.

    The two ends are those of the biomass that is not known to be modern; they are equal where it is known.
    ``total_high`` and ``share_high`` are None where no upper end is known.
    """

    total_low: Number
    total_high: Number | None
    share_low: Number
    share_high: Number | None


def alike(low: Any, high: Any) -> bool:
    """Whether two floats are ends of nothing but one number: they may differ in their last digit."""
    return bool(abs(high - low) <= _ALIKE * abs(low))


def recount(values: Mapping[str, Number], rate: Number = COAL_RATE) -> Recounted | None:
    """The recount of one year; None where a part that it needs is missing.

    Args:
        values: energy in EJ by name of the variable, exact numbers or floats.
        rate: kgce per kWh *generated*; the rate per kWh supplied is another number.
    """
    fossil = _first(values, _FOSSIL)
    electric = _electricity(values)
    if fossil is None or electric is None:
        return None
    coal = fossil * _MTCE
    counted = electric * _TWH * rate
    exported = next((values[name] for name in _EXPORTS if name in values), 0)
    total = coal + counted - exported * _TWH * rate
    if total <= 0:
        return None
    low, high = _biomass(values)
    return Recounted(
        total_low=total + low,
        total_high=None if high is None else total + high,
        share_low=100 * (counted + low) / (total + low),
        share_high=None if high is None else 100 * (counted + high) / (total + high),
    )


def _electricity(values: Mapping[str, Number]) -> Number | None:
    """Electricity that is not from fossil fuel, in EJ."""
    found: list[Number | None] = [_first(values, _electric(source)) for source in _SOURCES]
    renewable = [_first(values, _electric(source)) for source in _RENEWABLE]
    if any(part is None for part in renewable):
        # The sum holds geothermal and ocean too.
        renewable = [values.get(_ELECTRIC + _ALL_OF_THEM)]
    else:
        found += [values.get(_ELECTRIC + name, 0) for name in _ABSENT_IS_NOTHING]
    total: Number = 0
    for part in (*found, *renewable):
        if part is None:
            return None
        total += part
    return total


def _biomass(values: Mapping[str, Number]) -> tuple[Number, Number | None]:
    """The ends of H in Mtce: modern biomass that does not become electricity."""
    whole, modern, traditional, electric = (
        values.get(_BIOMASS + part) for part in ("", "|Modern", "|Traditional", "|Electricity")
    )
    if modern is None and whole is not None and traditional is not None:
        modern = whole - traditional
    if modern is not None and electric is not None:
        known = max(0 * modern, modern - electric) * _MTCE
        return known, known
    most = whole if modern is None else modern
    if most is None:
        return 0, None
    # What makes electricity is at least as much as the electricity that it makes.
    used = values.get(_ELECTRIC + "Biomass", 0) if electric is None else electric
    return 0, max(0 * most, most - used) * _MTCE


def _electric(source: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_ELECTRIC + name for name in way) for way in source)


def _first(values: Mapping[str, Number], ways: tuple[tuple[str, ...], ...]) -> Number | None:
    """The sum of the first way whose names are all there."""
    for way in ways:
        if all(name in values for name in way):
            total: Number = 0
            for name in way:
                total += values[name]
            return total
    return None
