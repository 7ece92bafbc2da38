"""A converted quantity as plain data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from dualcarbon.report.lists.listing import Row, json_line
from dualcarbon.report.paper.data import Plain, number
from dualcarbon.units import Converted, Converter

KEYS = ("value", "unit", "input", "upper", "bound", "factors")
HEADER = ",".join(KEYS)
_TO_QUOTE = re.compile(r"[,\"\r\n]")
_quoted = json.encoder.encode_basestring


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
    return ",".join(_cell(value) for value in to_entry(converted).values())


def json_lines(converter: Converter) -> Callable[[str], str]:
    """From the words of a line to its object: as ``to_json_line``, and quicker for what is plain."""
    unit = _quoted(converter.target)

    def answer(text: str) -> str:
        quick = converter.convert_quickly(text)
        if quick is None:
            return to_json_line(converter.convert(text))
        factors = _quoted("; ".join(quick.factors)) if quick.factors else '""'
        return (
            f'{{"value": {_figures(quick.value)}, "unit": {unit}, "input": {_quoted(text)}, '
            f'"upper": null, "bound": "", "factors": {factors}}}'
        )

    return answer


def csv_lines(converter: Converter) -> Callable[[str], str]:
    """From the words of a line to its row: as ``to_csv_line``, and quicker for what is plain."""
    unit = _cell(converter.target)

    def answer(text: str) -> str:
        quick = converter.convert_quickly(text)
        if quick is None:
            return to_csv_line(converter.convert(text))
        return f"{_figures(quick.value)},{unit},{_cell(text)},,,{_cell('; '.join(quick.factors))}"

    return answer


def _figures(value: Decimal | Fraction) -> str:
    """The number as ``number`` gives it, in figures."""
    near = float(value)
    return str(number(value)) if near.is_integer() else repr(near)


def _cell(value: Plain) -> str:
    text = "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE.search(text) else text
