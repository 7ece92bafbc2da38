"""A table as a piece of HTML for a notebook: no script, no style sheet, nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from dualcarbon.report.paper.grid import BULLET, Grid, GridRow, Remark
from dualcarbon.report.paper.ink import Piece
from dualcarbon.report.paper.signs import visible

# Read on white and on the dark grounds of notebooks: each has a contrast of more than 3 with both.
_COLOURS = {
    "green": "#2e8540",
    "red": "#d6403a",
    "yellow": "#a37000",
    "cyan": "#2b86b8",
    "magenta": "#b0489f",
}
_CELL = "text-align:{side};vertical-align:top"


def to_html(grids: Iterable[Grid]) -> str:
    """Tables below each other, each with its title and what stands below it."""
    made = "\n".join(line for one in grids for line in _table(one))
    return visible(f'<div class="dualcarbon">\n{made}\n</div>\n')


def _table(grid: Grid) -> Iterator[str]:
    yield f"<p><strong>{_text(grid.title)}</strong></p>" if grid.title else ""
    if grid.rows:
        yield "<table>"
        heads = "".join(
            f'<th scope="col" style="{_CELL.format(side=_side(column.right))}">{_text(column.heading)}</th>'
            for column in grid.columns
        )
        yield f"<thead><tr>{heads}</tr></thead>"
        for section in grid.sections:
            yield "<tbody>"
            if section.title:
                title = _text(section.title)
                yield f'<tr><th colspan="{len(grid.columns)}" scope="rowgroup">{title}</th></tr>'
            yield from (f"<tr>{_cells(row, grid)}</tr>" for row in section.rows)
            yield "</tbody>"
        yield "</table>"
    yield from _remarks(grid.closing)


def _cells(row: GridRow, grid: Grid) -> str:
    made = []
    for over in row.spans():
        at = over.start
        span = f' colspan="{len(over)}"' if len(over) > 1 else ""
        style = ";".join([_CELL.format(side=_side(grid.columns[at].right)), *_ink(row.cells[at], row)])
        made.append(f'<td{span} style="{style}">{_text(row.cells[at][0])}</td>')
    return "".join(made)


def _ink(piece: Piece, row: GridRow) -> Iterator[str]:
    words = piece[1].split()
    if "bold" in words or row.ruled:
        yield "font-weight:bold"
    if "dim" in words:
        yield "opacity:0.7"
    yield from (f"color:{_COLOURS[word]}" for word in words if word in _COLOURS)


def _remarks(remarks: Sequence[Remark]) -> Iterator[str]:
    """What stands below, a line each; a free line parts paragraphs."""
    lines: list[str] = []
    for remark in (*remarks, Remark(text="")):
        if remark.text:
            mark = "" if remark.mark in ("", BULLET) else f"{_text(remark.mark)} "
            lines.append(f"{mark}{_text(remark.text)}")
        elif lines:
            yield f"<p>{'<br>'.join(lines)}</p>"
            lines = []


def _text(text: str) -> str:
    return escape(text, quote=True).replace("\n", "<br>")


def _side(right: bool) -> str:  # noqa: FBT001 - one of two sides
    return "right" if right else "left"
