"""Plain lists: rows under headings, as text, JSON or CSV."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dualcarbon.report.paper.wrap import width
from dualcarbon.report.paper.data import Plain, rows_as_csv

Row = dict[str, Plain]


def to_text(rows: Sequence[Row]) -> str:
    """Aligned columns with their headings; Chinese counts as wide as it is."""
    if not rows:
        return ""
    table = [
        [name.replace("_", " ") for name in rows[0]],
        *([_cell(cell) for cell in row.values()] for row in rows),
    ]
    widths = [max(width(cell) for cell in column) for column in zip(*table, strict=True)]
    return "".join(f"{_line(cells, widths)}\n" for cells in table)


def to_json(rows: Sequence[Row]) -> str:
    """A list of objects."""
    return json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"


def json_line(row: Row) -> str:
    """One object on one line."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def to_csv(rows: Sequence[Row]) -> str:
    """A header and the rows."""
    return rows_as_csv(list(rows[0]), rows) if rows else ""


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (limit - width(cell)) for cell, limit in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _cell(value: Plain) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
