"""Units and quantities: read strictly, converted exactly, crossed only through a stated factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualcarbon.face import later
from dualcarbon.units.conversion import convert, exact, factor, price_year, read_unit, same_dimension
from dualcarbon.units.quantity import Stated, read_number, read_quantity
from dualcarbon.units.vocabulary import GAS, KnownUnit
from dualcarbon.units.vocabulary import definitions as list_units

if TYPE_CHECKING:
    from dualcarbon.units.crossing import Bridge, bridge, convert_across
    from dualcarbon.units.factors import (
        CoalRate,
        Crossing,
        Crossings,
        Factor,
        all_factors,
        coal_rates,
        other_coal_rate,
        read_crossings,
    )
    from dualcarbon.units.stream import Converted, Converter, Quick, one_number
else:
    __getattr__ = later(
        __name__,
        {
            "crossing": ("Bridge", "bridge", "convert_across"),
            "factors": (
                "CoalRate",
                "Crossing",
                "Crossings",
                "Factor",
                "all_factors",
                "coal_rates",
                "other_coal_rate",
                "read_crossings",
            ),
            "stream": ("Converted", "Converter", "Quick", "one_number"),
        },
    )

__all__ = [
    "GAS",
    "Bridge",
    "CoalRate",
    "Converted",
    "Converter",
    "Crossing",
    "Crossings",
    "Factor",
    "KnownUnit",
    "Quick",
    "Stated",
    "all_factors",
    "bridge",
    "coal_rates",
    "convert",
    "convert_across",
    "exact",
    "factor",
    "list_units",
    "one_number",
    "other_coal_rate",
    "price_year",
    "read_crossings",
    "read_number",
    "read_quantity",
    "read_unit",
    "same_dimension",
]
