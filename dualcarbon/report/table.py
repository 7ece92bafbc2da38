"""The table for people; rich gives it colour, and only here."""

from __future__ import annotations

import io
from collections.abc import Sequence

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.report import words
from dualcarbon.report.columns import CHOICES, VERDICT, WIDE, Column, filled
from dualcarbon.report.layout import Paragraph, shares, width, wrap
from dualcarbon.report.notes import Notes
from dualcarbon.report.plain import plain
from dualcarbon.report.sheet import Sheet, names, summary

COLOURS = {
    Verdict.MET: "bold green",
    Verdict.MISSED: "bold red",
    Verdict.AHEAD: "green",
    Verdict.ON_TRACK: "cyan",
    Verdict.OFF_TRACK: "red",
    Verdict.OPEN: "yellow",
    Verdict.UNKNOWN: "dim",
}
Line = list[tuple[str, str]]
"""Pieces of text with their style."""

_GAP = 2
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
        return plain(f" {_title(sheet)}: {summary(sheet)}\n", encoding)
    notes = Notes(sheet.assessments)
    columns, cells, widths = _fitted(sheet.assessments, notes, limit, encoding)
    title: Line = [(f" {_title(sheet)}", "bold")]
    lines = [title, [], *_drawn(sheet, columns, cells, widths)]
    drawn = _written([_plainer(line, encoding) for line in lines], colour=colour)
    room = max(limit or _ENDLESS, _NARROWEST)
    below = [line for text in notes.lines() for line in _hanging(plain(text, encoding), room)]
    closing = [f" {line}" for line in wrap(plain(summary(sheet), encoding), room - 1)]
    return "\n".join([*drawn, "", *closing, *below]) + "\n"


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


def _drawn(
    sheet: Sheet, columns: Sequence[Column], cells: Sequence[Sequence[str]], widths: Sequence[int]
) -> list[Line]:
    """The table as lines of styled pieces; rows of more than one line get air between the indicators."""
    wrapped = [
        [[line for part in cell.split("\n") for line in wrap(part, limit)] for cell in column]
        for column, limit in zip(cells, widths, strict=True)
    ]
    headings, *rows = zip(*wrapped, strict=True)
    tall = any(len(cell) > 1 for row in rows for cell in row)
    rule = "─" * (sum(widths) + _GAP * (len(widths) - 1))
    lines = [*_row(headings, columns, widths, ["bold"] * len(columns)), [(f" {rule}", "dim")]]
    before = None
    for assessment, row in zip(sheet.assessments, rows, strict=True):
        if tall and before not in (None, assessment.target.indicator):
            lines.append([])
        before = assessment.target.indicator
        muted = "dim" if assessment.verdict is Verdict.UNKNOWN else ""
        styles = [COLOURS[assessment.verdict] if column is VERDICT else muted for column in columns]
        lines += _row(row, columns, widths, styles)
    return lines


def _row(
    row: Sequence[Sequence[str]], columns: Sequence[Column], widths: Sequence[int], styles: Sequence[str]
) -> list[Line]:
    """The lines of one row; headings stand on the rule, cells hang from the top."""
    height = max(len(cell) for cell in row)
    lines: list[Line] = []
    for at in range(height):
        line: Line = []
        blank = 1
        for cell, column, limit, style in zip(row, columns, widths, styles, strict=True):
            place = at - (height - len(cell)) if style == "bold" else at
            text = cell[place] if 0 <= place < len(cell) else ""
            room = limit - width(text)
            line.append((" " * (blank + (room if column.right else 0)), ""))
            line.append((text, style))
            blank = _GAP + (0 if column.right else room)
        lines.append(line)
    return lines


def _written(lines: Sequence[Line], *, colour: bool) -> list[str]:
    if not colour:
        return ["".join(text for text, _ in line).rstrip() for line in lines]
    from rich.console import Console
    from rich.text import Text

    paper = io.StringIO()
    console = Console(
        file=paper,
        width=_ENDLESS,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        _environ={},
    )
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True)
    return paper.getvalue().rstrip("\n").split("\n")


def _furniture(columns: int) -> int:
    """What the blanks between columns, and one at each edge, take."""
    return _GAP * (columns - 1) + 2


def _plainer(line: Line, encoding: str) -> Line:
    return [(plain(text, encoding), style) for text, style in line]


def _title(sheet: Sheet) -> str:
    return f"{names(sheet.region)} · {sheet.region.code}"


def _hanging(text: str, limit: int) -> list[str]:
    """A remark with its further lines below the first word's end."""
    lead = " " * (len(text.split(" ", 1)[0]) + 1)
    first, *rest = wrap(text, limit - len(lead) - 1)
    return [f" {first}", *(f" {lead}{line}" for line in rest)]
