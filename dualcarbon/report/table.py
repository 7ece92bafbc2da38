"""The table for people: rich draws it, and only here."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.report import words
from dualcarbon.report.columns import CHOICES, VERDICT, WIDE, Column, filled
from dualcarbon.report.layout import Paragraph, shares, wrap
from dualcarbon.report.notes import Notes
from dualcarbon.report.plain import plain
from dualcarbon.report.sheet import Sheet, names, summary

if TYPE_CHECKING:
    from rich.box import Box

COLOURS = {
    Verdict.MET: "bold green",
    Verdict.MISSED: "bold red",
    Verdict.AHEAD: "green",
    Verdict.ON_TRACK: "cyan",
    Verdict.OFF_TRACK: "red",
    Verdict.OPEN: "yellow",
    Verdict.UNKNOWN: "dim",
}
_ENDLESS = 1_000_000
_NARROWEST = 40


def table(sheet: Sheet, *, limit: int | None, colour: bool, encoding: str) -> str:
    """A region's table.

    Args:
        sheet: what it shows.
        limit: the columns of the screen; None leaves everything at its natural width.
        colour: whether to write colour codes.
        encoding: what the screen can show.
    """
    if not sheet.assessments:
        nothing = "no headline targets" if sheet.hidden else "no targets"
        return plain(f"{_title(sheet)}: {nothing}; {summary(sheet)}\n", encoding)
    notes = Notes(sheet.assessments)
    columns, cells, widths = _fitted(sheet.assessments, notes, limit, encoding)
    drawn = _draw(sheet, columns, cells, widths, colour=colour, encoding=encoding)
    room = max(limit or _ENDLESS, _NARROWEST)
    below = [line for text in notes.lines() for line in _hanging(plain(text, encoding), room)]
    closing = [f" {line}" for line in wrap(plain(summary(sheet), encoding), room - 1)]
    return "\n".join([*drawn, *closing, *below]) + "\n"


def _fitted(
    assessments: Sequence[Assessment], notes: Notes, limit: int | None, encoding: str
) -> tuple[tuple[Column, ...], list[list[str]], list[int]]:
    """The columns, their cells below the heading, and their widths."""
    choices = [(0, WIDE)] if limit is None else [choice for choice in CHOICES if choice[0] <= limit]
    for _, choice in choices:
        columns = filled(choice, assessments)
        cells = [_cells(column, assessments, notes, encoding) for column in columns]
        paragraphs = [[Paragraph(cell) for cell in column] for column in cells]
        widths = shares(paragraphs, (limit or _ENDLESS) - _furniture(len(columns)))
        if widths is not None:
            return columns, cells, widths
    # No choice fits so narrow a screen: it breaks the lines itself, but no word is cut here.
    return columns, cells, [max(cell.narrowest for cell in column) for column in paragraphs]


def _cells(column: Column, assessments: Sequence[Assessment], notes: Notes, encoding: str) -> list[str]:
    """The heading and what stands below it, plain where it has to be; ties are kept for the wrapping."""
    cells = [column.heading]
    cells += [column.cell(one) + (notes.mark(one) if column is VERDICT else "") for one in assessments]
    return [words.TIE.join(plain(part, encoding) for part in cell.split(words.TIE)) for cell in cells]


def _draw(
    sheet: Sheet,
    columns: Sequence[Column],
    cells: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    colour: bool,
    encoding: str,
) -> list[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawing = Table(box=_box(encoding), padding=(0, 1, 0, 0), header_style="bold", border_style="dim")
    headings, *rows = [
        ["\n".join(_lines(cell, limit)) for cell, limit in zip(row, widths, strict=True)]
        for row in zip(*cells, strict=True)
    ]
    tall = any("\n" in cell for row in rows for cell in row)
    for column, heading, column_width in zip(columns, headings, widths, strict=True):
        drawing.add_column(
            Text(heading),
            width=column_width,
            no_wrap=True,
            overflow="ignore",
            justify="right" if column.right else "left",
        )
    before = None
    for assessment, row in zip(sheet.assessments, rows, strict=True):
        if tall and before not in (None, assessment.target.indicator):
            drawing.add_section()
        before = assessment.target.indicator
        dim = "dim" if assessment.verdict is Verdict.UNKNOWN else ""
        styles = [COLOURS[assessment.verdict] if column is VERDICT else dim for column in columns]
        drawing.add_row(*(Text(cell, style=style) for cell, style in zip(row, styles, strict=True)))
    paper = io.StringIO()
    console = Console(
        file=paper,
        width=_total(widths),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        _environ={},
    )
    console.print(Text(f" {plain(_title(sheet), encoding)}", style="bold", no_wrap=True, overflow="ignore"))
    console.print(drawing)
    return [line.rstrip() for line in paper.getvalue().rstrip("\n").split("\n")]


def _box(encoding: str) -> Box:
    from rich import box

    if encoding.lower().startswith("utf"):
        return box.SIMPLE_HEAD
    return box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def _lines(cell: str, limit: int) -> list[str]:
    return [line for part in cell.split("\n") for line in wrap(part, limit)]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _furniture(len(widths))


def _furniture(columns: int) -> int:
    """The two edges, the blank after each column, and one more between columns."""
    return 2 * columns + 1


def _title(sheet: Sheet) -> str:
    return f"{names(sheet.region)} · {sheet.region.code}"


def _hanging(text: str, limit: int) -> list[str]:
    """A remark with its further lines below the first word's end."""
    lead = " " * (len(text.split(" ", 1)[0]) + 1)
    first, *rest = wrap(text, limit - len(lead) - 1)
    return [f" {first}", *(f" {lead}{line}" for line in rest)]
