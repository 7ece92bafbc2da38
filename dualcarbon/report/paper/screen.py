"""The one drawer of tables for a screen: rows in sections, below headings; nothing is cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from dualcarbon.report.paper.grid import BLOCKS_BELOW, GAP, Grid, GridRow
from dualcarbon.report.paper.ink import Line, written
from dualcarbon.report.paper.signs import plain, visible
from dualcarbon.report.paper.wrap import TIE, Cell, hanging, in_columns, width, wrapped

_ENDLESS = 1_000_000
_NARROWEST = 24
_WORTH = 4
"""A shorter form has to save so many lines."""
_RULE = "─"
_DOTS = "┄"


def to_text(
    choices: Iterable[Grid],
    *,
    limit: int | None,
    colour: bool = False,
    encoding: str = "utf-8",
    in_order: bool = False,
) -> str:
    """The grid of few lines, of those with the most columns that fit without breaking a word.

    Below 80 columns, and where no choice fits, the roomiest is written as a list of blocks.

    Args:
        choices: the same content, the roomiest first: that is the one drawn without a limit.
        limit: the columns of the screen; None leaves everything at its natural width.
        colour: whether to write colour codes.
        encoding: what the screen can show.
        in_order: takes the first choice that fits, however many lines it has; those after it are not made.
    """
    room = max(limit or _ENDLESS, _NARROWEST)
    forms = (_shown(one, encoding) for one in (choices if limit else islice(choices, 1)))
    first = next(forms)
    fitted = None
    if limit is None or limit >= BLOCKS_BELOW:
        rules = plain(_RULE + _DOTS, encoding)
        fitted = _fitted(chain([first], forms), room, rules, in_order=in_order)
    grid, body = fitted or (first, _blocks(first, room))
    title = [[(line, "bold")] for line in hanging(grid.title, room, lead=" ")]
    remarks = [
        [(line.replace(TIE, " "), "")]
        for one in grid.closing
        for line in hanging(one.text, room, lead=f" {one.mark} " if one.mark else " ", whole=one.legend)
    ]
    lines = [*title, *(body if grid.rows else []), [], *remarks]
    return "\n".join(written(line, colour=colour) for line in lines) + "\n"


def _shown(grid: Grid, encoding: str) -> Grid:
    """The grid in signs that the screen has."""

    def told(text: str) -> str:
        return _told(text, encoding)

    return grid._replace(
        title=told(grid.title),
        columns=tuple(one._replace(heading=told(one.heading)) for one in grid.columns),
        sections=tuple(
            section._replace(
                title=told(section.title),
                rows=tuple(
                    row._replace(
                        name=told(row.name),
                        cells=tuple((told(text), style) for text, style in row.cells),
                    )
                    for row in section.rows
                ),
            )
            for section in grid.sections
        ),
        closing=tuple(one._replace(text=told(one.text), mark=told(one.mark)) for one in grid.closing),
    )


@lru_cache(maxsize=4096)
def _told(text: str, encoding: str) -> str:
    # Ties are kept for the wrapping.
    return TIE.join(plain(visible(part), encoding) for part in text.split(TIE))


def _fitted(
    forms: Iterable[Grid], limit: int, rules: str, *, in_order: bool
) -> tuple[Grid, list[Line]] | None:
    """The form with the most columns, and of those the one of the fewest lines, with these."""
    fits: list[tuple[int, int, int, Grid, list[Line]]] = []
    for at, grid in enumerate(forms):
        headings = GridRow(cells=tuple((column.heading, "bold") for column in grid.columns))
        laid = in_columns(
            [list(_cells(row, grid)) for row in (headings, *grid.rows)],
            limit - 2,
            gap=grid.gap,
            least=[column.least for column in grid.columns],
        )
        if laid is not None:
            rule, dots = ([(f" {sign * laid.width}", "dim")] for sign in rules)
            lines = [[], *laid.rows[0], rule, *_sections(grid, laid.rows[1:], dots)]
            if in_order:
                return grid, lines
            fits.append((-len(grid.columns), len(lines) + _WORTH * at, at, grid, lines))
    if not fits:
        return None
    *_, grid, lines = min(fits, key=lambda one: one[:3])
    return grid, lines


def _cells(row: GridRow, grid: Grid) -> Iterator[Cell]:
    for over in row.spans():
        text, style = row.cells[over.start]
        yield Cell(text=text, over=over, style=style, right=grid.columns[over.start].right)


def _sections(grid: Grid, rows: Sequence[list[Line]], dots: Line) -> list[Line]:
    """The rows below their titles, set apart where they ask for it."""
    lines: list[Line] = []
    drawn = iter(rows)
    for at, section in enumerate(grid.sections):
        if section.title:
            lines += [[]] if at else []
            lines.append([(f" {section.title}", "bold")])
        parts = [next(drawn) for _ in section.rows]
        tall = any(len(part) > 1 for part in parts)
        for place, (row, part) in enumerate(zip(section.rows, parts, strict=True)):
            lines += [dots] if row.ruled and place else []
            lines += [[]] if row.apart and tall and place else []
            lines += part
            lines += [dots] if row.ruled and place < len(section.rows) - 1 else []
    return lines


def _blocks(grid: Grid, limit: int) -> list[Line]:
    """A block for each row: its name, then a line for each cell that is not empty."""
    shown = [column for column in grid.columns if column.heading and not column.names]
    room = max((width(column.heading) for column in shown), default=0)
    lines: list[Line] = []
    for section in grid.sections:
        if section.title:
            lines += [[], [(f" {section.title}", "bold")]]
        for row in section.rows:
            pairs = list(zip(grid.columns, row.cells, strict=True))
            name = row.name or " ".join(text for column, (text, _) in pairs if column.names and text)
            lines += [[], *([(f" {line}", "bold")] for line in wrapped(name, limit - 1))]
            for column, (text, style) in pairs:
                if column in shown and text:
                    lead = f"   {column.heading.replace(TIE, ' ')}"
                    lead += " " * (room + GAP + 3 - width(lead))
                    first, *rest = wrapped(text, limit - width(lead))
                    lines.append([(lead, "dim"), (first, style)])
                    lines += [[(" " * width(lead), ""), (line, style)] for line in rest]
    return lines
