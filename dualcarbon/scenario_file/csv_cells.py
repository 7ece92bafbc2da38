"""Rows of a CSV read cell by cell, so that each fault has its place."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.problem import Sentence
from dualcarbon.scenario_file.cells import MISSING, column_at, number_in
from dualcarbon.scenario_file.header import HeaderColumns
from dualcarbon.scenario_file.points import Sieve, text_of


class CsvCells:
    """The cells of the rows of one file."""

    def __init__(self, columns: HeaderColumns, separator: bytes, sieve: Sieve) -> None:
        self._columns = columns
        self._separator = separator
        self._sieve = sieve
        self._reach = max(columns.keys) + 1

    def row(self, cells: list[bytes], raw: bytes, line: int) -> list[bytes] | None:
        """The row as a whole; None, and a fault, where it has not as many cells as the header."""
        if len(cells) == self._reach + 1:
            cells[self._reach :] = cells[self._reach].rstrip(b"\r\n").split(self._separator)
        width = self._columns.width
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) == width:
            return cells
        self.ragged(raw, len(cells), line)
        return None

    def ragged(self, raw: bytes, count: int, line: int) -> None:
        """A row that has not as many cells as the header."""
        self._sieve.fault(
            Sentence("the row has {count} cells, the header {width}", count=count, width=self._columns.width),
            line,
            1,
            hint=Sentence("leave cells empty, not out; a separator inside a cell needs quotes around it"),
            code="DC302",
            found=raw[:60].decode("utf-8", "replace").strip(),
        )

    def numbers(
        self, row: list[bytes], years: Sequence[tuple[int, int]], raw: bytes, line: int
    ) -> dict[int, float]:
        """The values of a row, cell by cell, so that each fault has its place."""
        found = {year: self.number(row[at], raw, line, at) for year, at in years}
        return {year: value for year, value in found.items() if value is not None}

    def number(self, cell: bytes, raw: bytes, line: int, at: int) -> float | None:
        """The number of a cell; None where there is none, and a fault where it cannot be read."""
        text = text_of(cell)
        if text in MISSING:
            return None
        try:
            return number_in(text)
        except ValueError:
            self._sieve.no_number(text, line, column_at(raw, at, self._separator))
            return None
