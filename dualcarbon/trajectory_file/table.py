"""CSV text into rows that know their line, and cells that can tell their column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from dualcarbon.problem import Location, Problem
from dualcarbon.trajectory_file.layout import COLUMNS, Header, read_header


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """The cells of one row in the order of ``COLUMNS``, and the place where it begins."""

    cells: tuple[str, ...]
    line: int
    table: Table

    def at(self, column: str) -> Location:
        """Where a cell stands."""
        position = self.table.header.positions[COLUMNS.index(column)] if self.table.header else 0
        return Location(
            path=self.table.path,
            line=self.line,
            column=_column(self.table.lines[self.line - 1], max(position, 0)),
        )


class Table:
    """One CSV file: its header, its rows, and what is wrong with its form."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.lines = list(io.StringIO(text, newline=""))
        self.header: Header | None = None
        self.problems: list[Problem] = []

    def rows(self, only: frozenset[str] | None = None) -> Iterator[Row]:
        """Every row that is not blank.

        ``only`` skips the rows of other regions without looking at them; it is for files that write regions
        by their code in the first column, a row to a line.
        """
        numbered = self._numbered(only)
        try:
            _, first = next(numbered, (1, []))
            self.header = self._header(first)
            if self.header is None:
                return
            positions, width = self.header.positions, self.header.width
            for line, cells in numbered:
                if not any(cells):
                    continue
                if len(cells) == width:
                    yield Row(
                        cells=tuple([cells[at].strip() if at >= 0 else "" for at in positions]),
                        line=line,
                        table=self,
                    )
                else:
                    self.problems.append(self._ragged(line, cells))
        except csv.Error as error:
            self.problems.append(self._broken(str(error)))

    def _numbered(self, only: frozenset[str] | None) -> Iterator[tuple[int, list[str]]]:
        """Rows with the line in which each begins."""
        if only is not None:
            begins = tuple(f"{code}," for code in only)
            kept = [(n, line) for n, line in enumerate(self.lines, 1) if n == 1 or line.startswith(begins)]
            yield from zip((n for n, _ in kept), csv.reader(line for _, line in kept), strict=True)
            return
        reader = csv.reader(self.lines, strict=True)
        self._reader = reader
        line = 1
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1

    def _header(self, cells: list[str]) -> Header | None:
        if not any(cells):
            self.problems.append(
                Problem(
                    message="the file is empty" if len(self.lines) <= 1 else "the first line is empty",
                    location=Location(path=self.path, line=1, column=1),
                    hint="a trajectory begins with its header: region,indicator,year,value,unit",
                    code="DC002",
                    found="nothing",
                    expected="a header and rows",
                )
            )
            return None
        header, problems = read_header(cells, self.path)
        self.problems.extend(problems)
        return header

    def _ragged(self, line: int, cells: list[str]) -> Problem:
        width = self.header.width if self.header else 0
        return Problem(
            message=f"the row has {len(cells)} cells, the header {width}",
            location=Location(path=self.path, line=line, column=1),
            hint='a comma inside a cell needs quotes: "1,200"; leave cells empty, not out',
            code="DC302",
            found=f"{len(cells)} cells",
            expected=f"{width} cells",
        )

    def _broken(self, reason: str) -> Problem:
        closing = "unexpected end" in reason
        return Problem(
            message="a quote that is never closed" if closing else f"this is not CSV: {reason}",
            location=Location(
                path=self.path, line=max(1, min(self._reader.line_num, len(self.lines))), column=1
            ),
            hint="a quote inside a quoted cell is written twice",
            code="DC302",
            found=self.lines[min(self._reader.line_num, len(self.lines)) - 1].strip()[:80],
            expected="CSV",
        )


def _column(line: str, position: int) -> int:
    """The column, from 1, in which a cell of a line begins."""
    quoted = False
    for column, sign in enumerate(line, 1):
        if position == 0:
            return column
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            position -= 1
    return max(1, len(line.rstrip("\r\n")) + (position == 0))


def column_of(name: str, line: int, text: str) -> int:
    """The column, from 1, of the cell of that name in a line of a file that could be read."""
    lines = list(io.StringIO(text, newline=""))
    names = [cell.strip().strip('"') for cell in lines[0].split(",")]
    return _column(lines[line - 1], names.index(name)) if name in names else 1
