"""Assessments as a Markdown table, for an issue or a page."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.report import words
from dualcarbon.report.columns import VERDICT, WIDE, filled
from dualcarbon.report.explain import explain_sheet
from dualcarbon.report.notes import Notes
from dualcarbon.report.sheet import Sheet, names, summary


def to_markdown(sheet: Sheet, *, explain: bool = False) -> str:
    """A heading, the table, the summary and the notes, and the arithmetic where it is asked for."""
    lines = [f"## {_cell(names(sheet.region))} ({sheet.region.code})", ""]
    if sheet.assessments:
        notes = Notes(sheet.assessments)
        columns = filled(WIDE, sheet.assessments)
        lines.append(_row([column.heading for column in columns]))
        lines.append(_row(["--:" if column.right else ":--" for column in columns]))
        lines += [
            _row([column.cell(one) + (notes.mark(one) if column is VERDICT else "") for column in columns])
            for one in sheet.assessments
        ]
        lines += ["", f"{summary(sheet)}."]
        lines += ["", *(f"- {_cell(line)}" for line in notes.lines())]
    else:
        lines.append(f"{summary(sheet).capitalize()}.")
    if explain and sheet.assessments:
        lines += ["", "```text", explain_sheet(sheet).strip("\n"), "```"]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    """Text that neither ends a cell nor turns into markup."""
    for character in "\\|<*_[]":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", " ").replace(words.TIE, " ")
