"""How answers are told: what differs from question to question, and the pieces that several need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from dualcarbon.assessment import Verdict
from dualcarbon.problem import message

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid

Item_co = TypeVar("Item_co", covariant=True)
Told_contra = TypeVar("Told_contra", contravariant=True)
_FEW = 3


class Telling(Protocol[Item_co, Told_contra]):
    """How the answers to one question are told: what differs from question to question."""

    def items(self, value: Told_contra, /) -> Sequence[Item_co]:
        """What is counted and gone through."""

    def brief(self, value: Told_contra, /) -> str:
        """The answer in a few words, for a repr."""

    def rows(self, value: Told_contra, words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """The rows of csv, with plain numbers."""

    def csv(self, value: Told_contra, words: Words, /) -> str:
        """The rows as csv."""
        from dualcarbon.report.paper.data import rows_as_csv

        rows = list(self.rows(value, words))
        return rows_as_csv(list(rows[0]), rows) if rows else ""

    def document(self, value: Told_contra, words: Words, /) -> Mapping[str, Data]:
        """What json holds."""

    def grids(self, value: Told_contra, words: Words, limit: int | None, /) -> Iterable[Sequence[Grid]]:
        """The tables for a screen of so many columns, each in its forms, the roomiest first."""


def made() -> tuple[str, str]:
    """What every document says of itself: the version and the date of the data."""
    from dualcarbon.library import data_date
    from dualcarbon.version import __version__

    return __version__, data_date()


def listed(key: str, rows: Iterable[Mapping[str, Plain]]) -> dict[str, Data]:
    """A document of rows under one key."""
    version, date = made()
    return {"version": version, "data": date or None, key: [dict(row) for row in rows]}


_HEADINGS = {
    "value": message("value"),
    "unit": message("unit"),
    "input": message("input"),
    "upper": message("upper"),
    "bound": message("bound"),
    "factors": message("factors"),
    "low": message("low"),
    "high": message("high"),
    "from": message("from year"),
    "to": message("to year"),
    "region": message("region"),
    "indicator": message("indicator"),
    "definition": message("definition"),
    "derived": message("derived"),
    "path": message("path"),
    "line": message("line"),
    "column": message("column"),
    "code": message("code"),
    "name": message("name"),
    "severity": message("severity"),
    "message": message("message"),
    "hint": message("hint"),
}
"""The heads of the columns of rows that have no table of their own."""


def plain_grid(title: str, rows: Sequence[Mapping[str, Plain]], words: Words) -> Grid:
    """Rows as a table, without the columns that are empty in every row; what a key is called is translated."""
    from dualcarbon.report.paper.grid import Column, Grid, GridRow, Section

    keys = [key for key in (rows[0] if rows else {}) if any(row[key] not in (None, "") for row in rows)]
    numbers = {key for key in keys if all(isinstance(row[key], int | float | None) for row in rows)}
    told = [
        GridRow(cells=tuple((_cell(row[key]), "") for key in keys), name=_cell(row[keys[0]])) for row in rows
    ]
    return Grid(
        title=title,
        columns=tuple(Column(heading=words.translated(_HEADINGS[key]), right=key in numbers) for key in keys),
        sections=(Section(rows=tuple(told)),),
    )


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def tally(verdicts: Iterable[Verdict]) -> str:
    """``, 2 met, 1 missed``."""
    found = Counter(verdicts)
    return "".join(f", {found[one]} {one.value}" for one in Verdict if found[one])


def some(names: Sequence[str], what: str) -> str:
    """A few names, or how many there are: ``31 regions``."""
    return ", ".join(names) if len(names) <= _FEW else f"{len(names)} {what}"


def counted(number: int, one: str, several: str = "") -> str:
    """``1 target``, ``2 targets``."""
    return f"{number} {one if number == 1 else several or f'{one}s'}"
