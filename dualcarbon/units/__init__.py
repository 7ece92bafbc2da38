"""Units and quantities: read strictly, converted exactly, crossed only through a stated factor."""

from __future__ import annotations

from dualcarbon.units.conversion import convert, exact, factor, price_year, read_unit, same_dimension
from dualcarbon.units.crossing import Bridge, bridge, convert_across
from dualcarbon.units.factors import Crossing, Crossings, Factor, all_factors, read_crossings
from dualcarbon.units.number import format_number
from dualcarbon.units.quantity import Reading, read_number, read_quantity
from dualcarbon.units.stream import Converted, Converter
from dualcarbon.units.vocabulary import Definition
from dualcarbon.units.vocabulary import definitions as list_units

__all__ = [
    "Bridge",
    "Converted",
    "Converter",
    "Crossing",
    "Crossings",
    "Definition",
    "Factor",
    "Reading",
    "all_factors",
    "bridge",
    "convert",
    "convert_across",
    "exact",
    "factor",
    "format_number",
    "list_units",
    "price_year",
    "read_crossings",
    "read_number",
    "read_quantity",
    "read_unit",
    "same_dimension",
]
