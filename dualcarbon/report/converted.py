"""A converted quantity as plain data."""

from __future__ import annotations

from dualcarbon.report.listing import Row, json_line, to_csv
from dualcarbon.report.plain_data import number
from dualcarbon.units import Converted

KEYS = ("value", "unit", "input", "upper", "bound", "factors")


def to_entry(converted: Converted) -> Row:
    """The keys that programs rely on; ``upper`` ends a range, ``factors`` are those that it took."""
    stated = converted.stated
    return {
        "value": number(converted.value),
        "unit": converted.unit,
        "input": stated.text,
        "upper": number(converted.upper),
        "bound": stated.bound,
        "factors": "; ".join(converted.factors),
    }


def to_json_line(converted: Converted) -> str:
    """One object, without a line end."""
    return json_line(to_entry(converted)).rstrip("\n")


def to_csv_line(converted: Converted) -> str:
    """One row, without the header and without a line end."""
    return to_csv([to_entry(converted)]).split("\n", 1)[1].rstrip("\n")
