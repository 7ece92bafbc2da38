"""The one drawer of tables: rows in sections, below headings, that fit a screen; nothing is cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dualcarbon.report.paper.ink import Piece, written
from dualcarbon.report.paper.markup import markdown_table, markdown_text
from dualcarbon.report.paper.signs import plain, visible
from dualcarbon.report.paper.wrap import TIE, Paragraph, hanging, shares, width, wrap

_GAP = 2
_ENDLESS = 1_000_000
_NARROWEST = 24
_WORTH = 4
"""A shorter form has to save so many lines."""
BULLET = "·"
"""The mark of one of several lines that belong together."""
BLOCKS_BELOW = 80
"""A narrower screen gets a list of blocks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A heading; ``right`` sets numbers to the right, ``names`` puts the cell into the title of a block.

    ``least`` is the width below which the column reads badly.
    """

    heading: str = ""
    least: int = 0
    right: bool = False
    names: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class GridRow:
    """A cell for each column. ``ruled`` draws a light line above and below, inside the section.

    The cell of the column ``spread`` runs over into the empty cells after it; ``apart`` leaves a line free
    above the row where rows have several lines. ``name`` is the title of the row's block.
    """

    cells: tuple[Piece, ...]
    ruled: bool = False
    spread: int | None = None
    apart: bool = False
    name: str = ""

    def over(self, at: int) -> range:
        """The columns that the cell of one column takes."""
        end = at + 1
        while self.spread == at and end < len(self.cells) and not self.cells[end][0]:
            end += 1
        return range(at, end)


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Rows that belong together, under a title of their own where it is not empty."""

    rows: tuple[GridRow, ...]
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """A line below a table; its further lines hang below the end of ``mark``."""

    text: str
    mark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A title, columns with ``gap`` blanks between them, sections, and what stands below."""

    title: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    closing: tuple[Remark, ...] = ()
    gap: int = _GAP

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Every row, in order."""
        return tuple(row for section in self.sections for row in section.rows)


def to_text(
    choices: Sequence[Grid],
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
        in_order: takes the first choice that fits, however many lines it has.
    """
    paper = _Paper(limit=max(limit or _ENDLESS, _NARROWEST), encoding=encoding)
    fitted = (
        None
        if limit is not None and limit < BLOCKS_BELOW
        else paper.fitted(choices, limit=limit, in_order=in_order)
    )
    grid = choices[0] if fitted is None else fitted[0]
    lines = [*paper.title(grid.title)]
    if grid.rows:
        lines += paper.blocks(grid) if fitted is None else paper.drawn(*fitted)
    lines.append([])
    lines += paper.remarks(grid.closing)
    return "\n".join(written(line, colour=colour) for line in lines) + "\n"


def to_markdown(grid: Grid, *, level: int = 2) -> str:
    """A heading, a table for each section, and what stands below as a list."""
    lines = [f"{'#' * level} {markdown_text(grid.title)}"]
    for section in grid.sections:
        lines += ["", f"{'#' * (level + 1)} {markdown_text(section.title)}"] if section.title else []
        rows = [[_strong(text) if row.ruled else text for text, _ in row.cells] for row in section.rows]
        right = [column.right for column in grid.columns]
        told = markdown_table([column.heading for column in grid.columns], rows, right=right)
        lines += ["", *(line.replace(_STRONG, "**") for line in told)]
    return "\n".join([*lines, *_listed(grid.closing)]) + "\n"


def _listed(remarks: Sequence[Remark]) -> list[str]:
    """What stands below a table: what has a mark as a list, what has none as a paragraph."""
    lines: list[str] = []
    before = None
    for remark in remarks:
        if remark.text and (not remark.mark or not before):
            lines.append("")
        before = remark.mark if remark.text else None
        if remark.mark:
            mark = "" if remark.mark == BULLET else f"{remark.mark} "
            lines.append(f"- {markdown_text(f'{mark}{remark.text}')}")
        elif remark.text:
            lines.append(markdown_text(remark.text))
    return lines


_STRONG = "\x00"


def _strong(text: str) -> str:
    return f"{_STRONG}{text}{_STRONG}" if text else text


@dataclass(frozen=True, kw_only=True, slots=True)
class _Paper:
    """What a grid is drawn on: so many columns of an encoding."""

    limit: int
    encoding: str

    def title(self, text: str) -> list[list[Piece]]:
        return [[(f" {line}", "bold")] for line in wrap(self._plain(text), self.limit - 1)]

    def fitted(
        self, choices: Sequence[Grid], *, limit: int | None, in_order: bool
    ) -> tuple[Grid, list[int]] | None:
        """The choice with the most columns, and of those the one of the fewest lines, with its widths."""
        fits: list[tuple[int, int, int, list[int]]] = []
        for at, grid in enumerate(choices if limit else choices[:1]):
            room = self.limit - grid.gap * (len(grid.columns) - 1) - 2
            widths = shares(self._columns(grid), room, least=[column.least for column in grid.columns])
            if widths is not None:
                self._widen_spread(grid, widths, room)
                if in_order:
                    return grid, widths
                lines = len(self.drawn(grid, widths))
                fits.append((-len(grid.columns), lines + _WORTH * at, at, widths))
        if not fits:
            return None
        *_, at, widths = min(fits)
        return choices[at], widths

    def drawn(self, grid: Grid, widths: Sequence[int]) -> list[list[Piece]]:
        """Headings on a rule, and the rows below it."""
        whole = sum(widths) + grid.gap * (len(widths) - 1)
        rule, dots = ([(f" {self._plain(sign * whole)}", "dim")] for sign in "─┄")
        headings = GridRow(cells=tuple((column.heading, "bold") for column in grid.columns))
        lines: list[list[Piece]] = [[], *self._row(headings, grid, widths, sunk=True), rule]
        for at, section in enumerate(grid.sections):
            if section.title:
                lines += [[]] if at else []
                lines.append([(f" {self._plain(section.title)}", "bold")])
            rows = [self._row(row, grid, widths) for row in section.rows]
            tall = any(len(drawn) > 1 for drawn in rows)
            for place, (row, drawn) in enumerate(zip(section.rows, rows, strict=True)):
                lines += [dots] if row.ruled and place else []
                lines += [[]] if row.apart and tall and place else []
                lines += drawn
                lines += [dots] if row.ruled and place < len(section.rows) - 1 else []
        return lines

    def blocks(self, grid: Grid) -> list[list[Piece]]:
        """A block for each row: its name, then a line for each cell that is not empty."""
        shown = [column for column in grid.columns if column.heading and not column.names]
        room = max((width(self._plain(column.heading)) for column in shown), default=0) + _GAP
        lines: list[list[Piece]] = []
        for section in grid.sections:
            if section.title:
                lines += [[], [(f" {self._plain(section.title)}", "bold")]]
            for row in section.rows:
                lines += [
                    [],
                    *(
                        [(f" {line}", "bold")]
                        for line in self._wrapped(self._name(row, grid), self.limit - 1)
                    ),
                ]
                for column, (text, style) in zip(grid.columns, row.cells, strict=True):
                    if column in shown and text:
                        lead = f"   {self._plain(column.heading).replace(TIE, ' ')}"
                        lead += " " * (room + 3 - width(lead))
                        body = self._wrapped(text, self.limit - width(lead))
                        lines.append([(lead, "dim"), (body[0], style)])
                        lines += [[(" " * width(lead), ""), (line, style)] for line in body[1:]]
        return lines

    def remarks(self, remarks: Iterable[Remark]) -> list[list[Piece]]:
        """What stands below, broken between words."""
        lines = []
        for remark in remarks:
            lead = f" {self._plain(remark.mark)} " if remark.mark else " "
            lines += hanging(self._plain(remark.text), self.limit, lead=lead)
        return [[(line.replace(TIE, " "), "")] for line in lines]

    def _name(self, row: GridRow, grid: Grid) -> str:
        told = [
            text for column, (text, _) in zip(grid.columns, row.cells, strict=True) if column.names and text
        ]
        return row.name or " ".join(told)

    def _row(
        self, row: GridRow, grid: Grid, widths: Sequence[int], *, sunk: bool = False
    ) -> list[list[Piece]]:
        """The lines of one row; headings are sunk onto the rule, cells hang from the top."""
        cells: list[tuple[list[str], int, str, bool]] = []
        at = 0
        while at < len(widths):
            over, (text, style) = row.over(at), row.cells[at]
            limit = sum(widths[one] for one in over) + grid.gap * (len(over) - 1)
            cells.append((self._wrapped(text, limit), limit, style, grid.columns[at].right))
            at = over.stop
        height = max(len(cell) for cell, *_ in cells)
        lines: list[list[Piece]] = []
        for number in range(height):
            line: list[Piece] = []
            blank = 1
            for cell, limit, style, right in cells:
                place = number - (height - len(cell)) if sunk else number
                text = cell[place] if 0 <= place < len(cell) else ""
                room = limit - width(text)
                line += [(" " * (blank + (room if right else 0)), ""), (text, style)]
                blank = grid.gap + (0 if right else room)
            lines.append(line)
        return lines

    def _columns(self, grid: Grid) -> list[list[Paragraph]]:
        """What decides on the widths: every cell that stays in its column."""
        return [
            [
                Paragraph(self._plain(column.heading)),
                *(
                    Paragraph(self._plain(row.cells[at][0]) if len(row.over(at)) == 1 else "")
                    for row in grid.rows
                ),
            ]
            for at, column in enumerate(grid.columns)
        ]

    def _widen_spread(self, grid: Grid, widths: list[int], room: int) -> None:
        """Gives room that is left to cells that run over several columns and would be broken."""
        for row in grid.rows:
            over = row.over(row.spread) if row.spread is not None else range(0)
            if len(over) > 1:
                has = sum(widths[at] for at in over) + grid.gap * (len(over) - 1)
                needs = Paragraph(self._plain(row.cells[over.start][0])).natural
                widths[over.stop - 1] += max(0, min(needs - has, room - sum(widths)))

    def _wrapped(self, text: str, limit: int) -> list[str]:
        return [line for part in self._plain(text).split("\n") for line in wrap(part, limit)]

    def _plain(self, text: str) -> str:
        """Plain where it has to be; ties are kept for the wrapping."""
        return TIE.join(plain(visible(part), self.encoding) for part in text.split(TIE))
