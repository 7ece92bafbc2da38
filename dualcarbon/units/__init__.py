"""Units and quantities: read strictly, converted exactly, crossed only through a stated factor."""

from __future__ import annotations

from dualcarbon.units.conversion import convert, factor, price_year, read_unit, same_dimension
from dualcarbon.units.number import format_number
from dualcarbon.units.quantity import Reading, read_number, read_quantity

__all__ = [
    "Reading",
    "convert",
    "factor",
    "format_number",
    "price_year",
    "read_number",
    "read_quantity",
    "read_unit",
    "same_dimension",
]
