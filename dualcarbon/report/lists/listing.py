"""Plain lists: rows under headings, as text, JSON or CSV."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import zip_longest

from dualcarbon.report.paper.data import Plain, rows_as_csv
from dualcarbon.report.paper.wrap import Paragraph, shares, width, wrap

Row = dict[str, Plain]
_GAP = "  "
_NARROW = 80


def to_text(rows: Sequence[Row], *, limit: int | None = None) -> str:
    """Aligned columns with their headings; Chinese counts as wide as it is.

    Args:
        rows: they have the same keys, which are the headings.
        limit: the columns of the screen. Where the columns do not fit, cells are broken between words, and
            where that does not help, or below 80, every row is a block of its own. Nothing is cut.
    """
    if not rows:
        return ""
    table = [
        [name.replace("_", " ") for name in rows[0]],
        *([_cell(cell) for cell in row.values()] for row in rows),
    ]
    columns = [[Paragraph(cell) for cell in column] for column in zip(*table, strict=True)]
    natural = [max(cell.natural for cell in column) for column in columns]
    whole = sum(natural) + len(_GAP) * (len(columns) - 1)
    if limit is None or whole <= limit:
        return "".join(f"{_line(cells, natural)}\n" for cells in table)
    widths = shares(columns, limit - len(_GAP) * (len(columns) - 1)) if limit >= _NARROW else None
    if widths is None:
        return "\n".join(_block(table[0], cells, limit) for cells in table[1:])
    return "".join(_broken(cells, widths) for cells in table)


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
    return _GAP.join(padded).rstrip()


def _broken(cells: Sequence[str], widths: Sequence[int]) -> str:
    """A row over as many lines as its longest cell needs."""
    columns = [wrap(cell, limit) for cell, limit in zip(cells, widths, strict=True)]
    lines = zip_longest(*columns, fillvalue="")
    return "".join(f"{_line(line, widths)}\n" for line in lines)


def _block(headings: Sequence[str], cells: Sequence[str], limit: int) -> str:
    """A row as a block: its first cell, and below it every other that says something."""
    lines = [f"{cells[0]}\n"]
    for heading, cell in zip(headings[1:], cells[1:], strict=True):
        if cell:
            first, *rest = wrap(f"{heading}: {cell}", max(limit - 4, 1))
            lines += [f"  {first}\n", *(f"    {line}\n" for line in rest)]
    return "".join(lines)


def _cell(value: Plain) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
