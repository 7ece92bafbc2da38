"""Plain lists: rows under headings, as text, JSON or CSV."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dualcarbon.report.paper.data import Plain, rows_as_csv
from dualcarbon.report.paper.grid import BLOCKS_BELOW, GAP
from dualcarbon.report.paper.ink import written
from dualcarbon.report.paper.wrap import Cell, in_columns, wrap

Row = dict[str, Plain]
_ENDLESS = 1_000_000


def to_text(rows: Sequence[Row], *, limit: int | None = None, colon: str = ": ") -> str:
    """Aligned columns with their headings; Chinese counts as wide as it is.

    Args:
        rows: they have the same keys, which are the headings.
        limit: the columns of the screen. Where the columns do not fit, cells are broken between words, and
            where that does not help, or below 80, every row is a block of its own. Nothing is cut.
        colon: what stands behind a heading in a block.
    """
    if not rows:
        return ""
    headings = [name.replace("_", " ") for name in rows[0]]
    table = [headings, *([_cell(cell) for cell in row.values()] for row in rows)]
    laid = in_columns(
        [[Cell(text=text, over=range(at, at + 1)) for at, text in enumerate(texts)] for texts in table],
        _ENDLESS if limit is None or limit < BLOCKS_BELOW else limit,
        least=[0 for _ in headings],
        gap=GAP,
        margin=0,
        ruled=False,
    )
    if limit is not None and (laid is None or laid.width > limit):
        return "\n".join(_block(headings, cells, limit, colon) for cells in table[1:])
    lines = [] if laid is None else [line for row in laid.rows for line in row]
    return "".join(f"{written(line, colour=False)}\n" for line in lines)


def to_json(rows: Sequence[Row]) -> str:
    """A list of objects."""
    return json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"


def json_line(row: Row) -> str:
    """One object on one line."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def to_csv(rows: Sequence[Row]) -> str:
    """A header and the rows."""
    return rows_as_csv(list(rows[0]), rows) if rows else ""


def _block(headings: Sequence[str], cells: Sequence[str], limit: int, colon: str) -> str:
    """A row as a block: its first cell, and below it every other that says something."""
    lines = [f"{line}\n" for line in wrap(cells[0], limit)]
    for heading, cell in zip(headings[1:], cells[1:], strict=True):
        if cell:
            first, *rest = wrap(f"{heading}{colon}{cell}", max(limit - 4, 1))
            lines += [f"  {first}\n", *(f"    {line}\n" for line in rest)]
    return "".join(lines)


def _cell(value: Plain) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
