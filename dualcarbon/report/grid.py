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
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}

Piece = tuple[str, str]
"""Text with its style."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GridRow:
    """A cell for each column. ``ruled`` draws a light line above and below, inside the section."""

    cells: tuple[Piece, ...]
    ruled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Rows that belong together, under a title of their own where it is not empty."""

    rows: tuple[GridRow, ...]
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A title, headings (those of ``right`` stand at the right edge), sections, and remarks below."""

    title: str
    headings: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    def without_empty(self) -> Grid:
        """The same without columns that are empty in every row."""
        rows = [row for section in self.sections for row in section.rows]
        kept = [at for at in range(len(self.headings)) if any(row.cells[at][0] for row in rows)]
        return Grid(
            title=self.title,
            headings=tuple(self.headings[at] for at in kept),
            sections=tuple(
                Section(
                    title=section.title,
                    rows=tuple(
                        GridRow(cells=tuple(row.cells[at] for at in kept), ruled=row.ruled)
                        for row in section.rows
                    ),
                )
                for section in self.sections
            ),
            closing=self.closing,
            right=self.right,
        )


def to_text(choices: Sequence[Grid], *, limit: int | None, colour: bool, encoding: str) -> str:
    """The first of several grids that fits the screen without breaking a word, else the last.

    Args:
        choices: the same content, the roomiest first; without a limit that is the one drawn.
        limit: the columns of the screen; None leaves everything at its natural width.
        colour: whether to write colour codes.
        encoding: what the screen can show.
    """
    for grid in choices:
        columns = _columns(grid, encoding)
        room = (limit or _ENDLESS) - _GAP * (len(columns) - 1) - 2
        widths = shares(columns, room)
        if widths is not None:
            break
    else:
        # No choice fits so narrow a screen: it breaks the lines itself, but no word is cut here.
        widths = [max(cell.narrowest for cell in cells) for cells in columns]
    lines = [*_drawn(grid, widths, encoding), []]
    written = [_written(line, colour=colour) for line in lines]
    for text in grid.closing:
        written += _hanging(plain(text, encoding), max(limit or _ENDLESS, _NARROWEST))
    return "\n".join(written) + "\n"


def to_markdown(grid: Grid) -> str:
    """A heading, a table for each section, and the remarks as a list."""
    lines = [f"## {_escaped(grid.title)}"]
    for section in grid.sections:
        lines += ["", f"### {_escaped(section.title)}"] if section.title else []
        lines += ["", _markdown_row(grid.headings)]
        lines.append(_markdown_row(["--:" if name in grid.right else ":--" for name in grid.headings]))
        for row in section.rows:
            cells = [
                f"**{_escaped(text)}**" if row.ruled and text else _escaped(text) for text, _ in row.cells
            ]
            lines.append(f"| {' | '.join(cells)} |")
    lines += ["", *(f"- {_escaped(text)}" for text in grid.closing)]
    return "\n".join(lines) + "\n"


def _columns(grid: Grid, encoding: str) -> list[list[Paragraph]]:
    rows = [row for section in grid.sections for row in section.rows]
    return [
        [Paragraph(heading), *(Paragraph(_plain(row.cells[at][0], encoding)) for row in rows)]
        for at, heading in enumerate(grid.headings)
    ]


def _drawn(grid: Grid, widths: Sequence[int], encoding: str) -> list[list[Piece]]:
    rule: list[Piece] = [(f" {plain('─' * (sum(widths) + _GAP * (len(widths) - 1)), encoding)}", "dim")]
    dots: list[Piece] = [(rule[0][0].replace("─", "┄"), "dim")]
    bold = tuple((heading, "bold") for heading in grid.headings)
    lines: list[list[Piece]] = [[(f" {plain(grid.title, encoding)}", "bold")], []]
    lines += [*_row(grid, bold, widths, encoding), rule]
    for at, section in enumerate(grid.sections):
        if section.title:
            lines += [[]] if at else []
            lines.append([(f" {plain(section.title, encoding)}", "bold")])
        for place, row in enumerate(section.rows):
            lines += [dots] if row.ruled and place else []
            lines += _row(grid, row.cells, widths, encoding)
            lines += [dots] if row.ruled and place < len(section.rows) - 1 else []
    return lines


def _row(grid: Grid, cells: Sequence[Piece], widths: Sequence[int], encoding: str) -> list[list[Piece]]:
    wrapped = [
        [line for part in _plain(text, encoding).split("\n") for line in wrap(part, limit)]
        for (text, _), limit in zip(cells, widths, strict=True)
    ]
    lines: list[list[Piece]] = []
    for at in range(max(map(len, wrapped))):
        line: list[Piece] = [(" ", "")]
        for heading, column, limit, (_, style) in zip(grid.headings, wrapped, widths, cells, strict=True):
            text = column[at] if at < len(column) else ""
            blank = " " * (limit - width(text))
            pieces = [(blank, ""), (text, style)] if heading in grid.right else [(text, style), (blank, "")]
            line += [*pieces, (" " * _GAP, "")]
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
    return words.TIE.join(plain(part, encoding) for part in text.split(words.TIE))


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
