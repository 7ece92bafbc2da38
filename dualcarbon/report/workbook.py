"""Rows as a workbook: numbers are numbers, verdicts are coloured, and the header stays in sight."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dualcarbon.assessment import Verdict
from dualcarbon.number import native
from dualcarbon.problem import extra
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.cells import MARKS
from dualcarbon.report.paper.wrap import width as columns_of
from dualcarbon.report.plot.palette import PAINTS

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_NARROWEST, _WIDEST = 6, 60
_LONGEST_TITLE = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_NOT_IN_CELLS = {code: "\ufffd" for code in range(32) if chr(code) not in "\t\n\r"}
_LONGEST_TEXT = 32_767
"""What the format allows in one cell."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedCell:
    """A verdict in a cell, with more words behind it where there is more to say."""

    verdict: Verdict
    more: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """A web address in a cell, that opens when it is clicked."""

    url: str


Value = str | int | bool | Fraction | JudgedCell | Address | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """One sheet of a workbook; the first ``fixed`` columns stay in sight too."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    fixed: int = 0

    def __post_init__(self) -> None:
        if any(len(row) != len(self.heads) for row in self.rows):
            raise ValueError(f"{self.title}: every row needs a value for each of its {len(self.heads)} heads")


def to_xlsx(leaves: Sequence[Leaf], words: Words = IN_ENGLISH) -> bytes:
    """A workbook with a sheet for each leaf.

    Raises:
        DualcarbonError: openpyxl is not installed.
    """
    book = extra("tables", "openpyxl").Workbook()
    book.remove(book.worksheets[0])
    for leaf in leaves:
        _fill(book.create_sheet(_title(leaf.title)), leaf, words)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _fill(sheet: Worksheet, leaf: Leaf, words: Words) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for at, head in enumerate(leaf.heads, 1):
        cell = sheet.cell(row=1, column=at)
        _write_text(cell, head)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
    for row, values in enumerate(leaf.rows, 2):
        for at, value in enumerate(values, 1):
            _write(sheet.cell(row=row, column=at), value, words)
    last = get_column_letter(max(1, len(leaf.heads)))
    sheet.freeze_panes = f"{get_column_letter(leaf.fixed + 1)}2"
    sheet.auto_filter.ref = f"A1:{last}{len(leaf.rows) + 1}"
    for at in range(len(leaf.heads)):
        texts = [leaf.heads[at].split(" ")[0], *(_shown(row[at], words) for row in leaf.rows)]
        fitting = max(map(columns_of, texts)) + 2
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(_WIDEST, max(_NARROWEST, fitting))


def _write(cell: Cell, value: Value, words: Words) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.alignment = Alignment(wrap_text=isinstance(value, str) and len(value) > _WIDEST, vertical="top")
    match value:
        case None:
            return
        case bool() | int():
            cell.value = value
        case Fraction():
            cell.value = native(value)
        case JudgedCell(verdict=verdict):
            paint = PAINTS[verdict]
            _write_text(cell, _shown(value, words))
            cell.fill = PatternFill("solid", fgColor=paint.ground.removeprefix("#").upper())
            cell.font = Font(color=paint.ink.removeprefix("#").upper())
        case Address(url=url):
            _write_text(cell, url)
            if url.startswith(("http://", "https://")):
                cell.hyperlink = url
                cell.font = Font(color="0B5FA5", underline="single")
        case _:
            _write_text(cell, value)


def _write_text(cell: Cell, text: str) -> None:
    """Text is never taken for a formula, whatever sign it begins with."""
    cell.value = text.translate(_NOT_IN_CELLS)[:_LONGEST_TEXT]
    cell.data_type = "s"


def _shown(value: Value, words: Words) -> str:
    match value:
        case None:
            return ""
        case JudgedCell(verdict=verdict, more=more):
            return " ".join(part for part in (MARKS[verdict], words.verdict(verdict), more) if part)
        case Address(url=url):
            return url
        case Fraction():
            return str(native(value))
        case _:
            return str(value)


def _title(title: str) -> str:
    """A name that the format allows."""
    return title.translate(_NOT_IN_TITLES)[:_LONGEST_TITLE] or "-"
