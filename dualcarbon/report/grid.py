"""A grid of text with styles: rows in sections, below headings, that fit a screen; nothing is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dualcarbon.report import words
from dualcarbon.report.layout import Paragraph, shares, width, wrap
from dualcarbon.report.plain import plain

_GAP = 2
_ENDLESS = 1_000_000
_NARROWEST = 40
_WORTH = 4
"""A shorter form has to save so many lines."""
_RULES = ("─", "┄")
_SIGNS = {"┄": ".", "▶": ">", "│": "|"}
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}

Piece = tuple[str, str]
"""Text with its style."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GridRow:
    """A cell for each column. ``ruled`` draws a light line above and below, inside the section.

    The cell of the column ``spread`` runs over into the empty cells after it.
    """

    cells: tuple[Piece, ...]
    ruled: bool = False
    spread: int | None = None

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
class Grid:
    """A title, the headings of the columns, sections, and remarks below."""

    title: str
    headings: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Every row, in order."""
        return tuple(row for section in self.sections for row in section.rows)


def to_text(choices: Sequence[Grid], *, limit: int | None, colour: bool, encoding: str) -> str:
    """The grid of few lines, of those with the most columns that fit without breaking a word.

    Args:
        choices: the same content, the roomiest first: that is the one drawn without a limit.
        limit: the columns of the screen; None leaves everything at its natural width.
        colour: whether to write colour codes.
        encoding: what the screen can show.
    """
    grid, widths = _fitted(choices, limit, encoding)
    written = [_written(line, colour=colour) for line in [*_drawn(grid, widths, encoding), []]]
    for text in grid.closing:
        written += _hanging(_plain(text, encoding), max(limit or _ENDLESS, _NARROWEST))
    return "\n".join(written) + "\n"


def to_markdown(grid: Grid) -> str:
    """A heading, a table for each section, and the remarks as a list."""
    lines = [f"## {_escaped(grid.title)}"]
    for section in grid.sections:
        lines += ["", f"### {_escaped(section.title)}"] if section.title else []
        lines += ["", _markdown_row(grid.headings)]
        lines.append(f"|{' :-- |' * len(grid.headings)}")
        for row in section.rows:
            cells = [
                f"**{_escaped(text)}**" if row.ruled and text else _escaped(text) for text, _ in row.cells
            ]
            lines.append(f"| {' | '.join(cells)} |")
    lines += ["", *(f"- {_escaped(text)}" for text in grid.closing)]
    return "\n".join(lines) + "\n"


def _fitted(choices: Sequence[Grid], limit: int | None, encoding: str) -> tuple[Grid, list[int]]:
    fits: list[tuple[int, int, int, list[int]]] = []
    for at, grid in enumerate(choices if limit else choices[:1]):
        columns = _columns(grid, encoding)
        room = (limit or _ENDLESS) - _GAP * (len(columns) - 1) - 2
        widths = shares(columns, room)
        if widths is not None:
            _widen_spread(grid, widths, room, encoding)
            lines = len(_drawn(grid, widths, encoding))
            fits.append((-len(columns), lines + _WORTH * at, at, widths))
    if fits:
        *_, at, widths = min(fits)
        return choices[at], widths
    # No choice fits so narrow a screen: it breaks the lines itself, but no word is cut here.
    return grid, [max(cell.narrowest for cell in cells) for cells in columns]


def _widen_spread(grid: Grid, widths: list[int], room: int, encoding: str) -> None:
    """Gives room that is left to cells that run over several columns and would be broken."""
    for row in grid.rows:
        over = row.over(row.spread or 0)
        if len(over) > 1:
            has = sum(widths[at] for at in over) + _GAP * (len(over) - 1)
            needs = Paragraph(_plain(row.cells[over.start][0], encoding)).natural
            widths[over.stop - 1] += max(0, min(needs - has, room - sum(widths)))


def _columns(grid: Grid, encoding: str) -> list[list[Paragraph]]:
    """What decides on the widths: every cell that stays in its column."""
    return [
        [
            Paragraph(heading),
            *(
                Paragraph(_plain(row.cells[at][0], encoding) if len(row.over(at)) == 1 else "")
                for row in grid.rows
            ),
        ]
        for at, heading in enumerate(grid.headings)
    ]


def _drawn(grid: Grid, widths: Sequence[int], encoding: str) -> list[list[Piece]]:
    whole = sum(widths) + _GAP * (len(widths) - 1)
    rule, dots = ([(f" {_plain(sign * whole, encoding)}", "dim")] for sign in _RULES)
    headings = GridRow(cells=tuple((heading, "bold") for heading in grid.headings))
    lines: list[list[Piece]] = [[(f" {plain(grid.title, encoding)}", "bold")], []]
    lines += [*_row(headings, widths, encoding), rule]
    for at, section in enumerate(grid.sections):
        if section.title:
            lines += [[]] if at else []
            lines.append([(f" {_plain(section.title, encoding)}", "bold")])
        for place, row in enumerate(section.rows):
            lines += [dots] if row.ruled and place else []
            lines += _row(row, widths, encoding)
            lines += [dots] if row.ruled and place < len(section.rows) - 1 else []
    return lines


def _row(row: GridRow, widths: Sequence[int], encoding: str) -> list[list[Piece]]:
    columns: list[tuple[list[str], int, str]] = []
    at = 0
    while at < len(widths):
        over, (text, style) = row.over(at), row.cells[at]
        limit = sum(widths[one] for one in over) + _GAP * (len(over) - 1)
        wrapped = [line for part in _plain(text, encoding).split("\n") for line in wrap(part, limit)]
        columns.append((wrapped, limit, style))
        at = over.stop
    lines: list[list[Piece]] = []
    for number in range(max(len(column) for column, _, _ in columns)):
        line: list[Piece] = [(" ", "")]
        for column, limit, style in columns:
            text = column[number] if number < len(column) else ""
            line += [(text, style), (" " * (limit - width(text) + _GAP), "")]
        lines.append(line)
    return lines


def _written(line: Sequence[Piece], *, colour: bool) -> str:
    if not colour:
        return "".join(text for text, _ in line).rstrip()
    return "".join(_coloured(text, style) for text, style in line).rstrip()


def _coloured(text: str, style: str) -> str:
    codes = ";".join(_CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text


def _plain(text: str, encoding: str) -> str:
    """Plain where it has to be; ties are kept for the wrapping."""
    return words.TIE.join(plain(_simpler(part, encoding), encoding) for part in text.split(words.TIE))


def _simpler(text: str, encoding: str) -> str:
    """The signs that only a grid has, where the screen lacks them."""
    for sign, other in _SIGNS.items():
        if sign in text and plain(sign, encoding) == "?":
            text = text.replace(sign, other)
    return text


def _hanging(text: str, limit: int) -> list[str]:
    """A remark; after a mark in front its further lines stand below the first word's end."""
    mark = text.split(" ", 1)[0]
    lead = " " * (len(mark) + 1) if mark.startswith("[") else ""
    first, *rest = wrap(text, limit - len(lead) - 1)
    return [f" {first}", *(f" {lead}{line}" for line in rest)]


def _markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |"


def _escaped(text: str) -> str:
    """Text that neither ends a cell nor turns into markup."""
    for character in "\\|<*_[]":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", " ").replace(words.TIE, " ")
