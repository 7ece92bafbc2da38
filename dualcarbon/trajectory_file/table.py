"""CSV text into rows that know their line, and cells that can tell their column."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from dualcarbon.problem import Location, Problem, Sentence
from dualcarbon.trajectory_file.header import COLUMNS, Header, read_header

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_YEAR = re.compile(r"[12][0-9]{3}")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+")
_EXCEL = re.compile(r"\s*\"?sep=(.?)\"?\s*", re.IGNORECASE)


class CsvRow(NamedTuple):
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
        # A note may be long: no cell of a file that was read whole is too long.
        csv.field_size_limit(max(csv.field_size_limit(), len(text)))
        self._text = text
        self._controls = False
        self.header: Header | None = None
        self.names: tuple[str, ...] = ()
        self.problems: list[Problem] = []
        self._begin = 1

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their ends; a large file that is without fault is never held line by line."""
        return _LINE.findall(self._text)

    def rows(self, only: frozenset[str] | None = None) -> Iterator[CsvRow]:
        """Every row that is not blank.

        ``only`` skips the rows of other regions without looking at them; it is for files that write regions
        by their code in the first column, a row to a line.
        """
        self._controls = only is None and _CONTROL.search(self._text) is not None
        numbered = self._numbered(only)
        try:
            _, first, _ = next(numbered, (1, [], False))
            self.header = self._header(first)
            if self.header is None:
                return
            # A column that the file does not have is at -1, where an empty cell is put.
            chosen, width = itemgetter(*self.header.positions), self.header.width
            self.names = tuple(cell.strip() for cell in first)
            for line, cells, several in numbered:
                if not any(cells):
                    continue
                if self._controls and self._control(line):
                    continue
                if len(cells) == width:
                    if several:
                        self._swallowed(line, cells)
                    cells.append("")
                    yield CsvRow(tuple(map(str.strip, chosen(cells))), line, self)
                else:
                    self.problems.append(self._ragged(line, cells))
        except csv.Error as error:
            self.problems.append(self._broken(str(error), self._begin))

    def _numbered(self, only: frozenset[str] | None) -> Iterator[tuple[int, list[str], bool]]:
        """Rows with the line in which each begins, and whether it takes several."""
        if only is not None:
            begins = tuple(f"{code}," for code in only)
            lines = enumerate(self._text.split("\n"), 1)
            kept = [(n, line) for n, line in lines if n == 1 or line.startswith(begins)]
            rows = csv.reader(line for _, line in kept)
            for (number, _), cells in zip(kept, rows, strict=True):
                yield number, cells, False
            return
        reader = csv.reader((found[0] for found in _LINE.finditer(self._text)), strict=True)
        self._begin = 1
        for cells in reader:
            begin, self._begin = self._begin, reader.line_num + 1
            yield begin, cells, reader.line_num > begin

    def _header(self, cells: list[str]) -> Header | None:
        if self._controls and self._control(1):
            return None
        excel = _EXCEL.fullmatch(self.lines[0]) if self.lines else None
        if excel:
            self._problem(
                1,
                1,
                "DC301",
                Sentence("the first line is one of Excel's: {line}", line=self.lines[0].strip()),
                hint=Sentence("take it out; the header comes first: region,indicator,year,value,unit"),
                found=self.lines[0].strip(),
                expected="a header",
            )
            return None
        if not any(cells):
            empty = len(self.lines) <= 1
            self._problem(
                1,
                1,
                "DC002",
                Sentence("the file is empty") if empty else Sentence("the first line is empty"),
                hint=Sentence("a trajectory begins with its header: region,indicator,year,value,unit"),
                found="nothing",
                expected="a header and rows",
            )
            return None
        header, problems = read_header(cells, self.path)
        self.problems.extend(problems)
        return header

    def _ragged(self, line: int, cells: list[str]) -> Problem:
        width = self.header.width if self.header else 0
        values = {"count": len(cells), "width": width}
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            message = Sentence(
                "the row has {count} cells, the header {width}: empty cells at the end", **values
            )
            hint = Sentence("take the commas at the end of the line out")
        else:
            message = Sentence("the row has {count} cells, the header {width}", **values)
            hint = Sentence('a comma inside a cell needs quotes: "1,200"; leave cells empty, not out')
        return Problem(
            message=message,
            location=Location(path=self.path, line=line, column=1),
            hint=hint,
            code="DC302",
            found=f"{len(cells)} cells",
            expected=f"{width} cells",
        )

    def _control(self, line: int) -> bool:
        """Whether a control character stands in a line; it is told."""
        found = _CONTROL.search(self.lines[line - 1])
        if found:
            sign = f"U+{ord(found[0]):04X}"
            self._problem(
                line,
                found.start() + 1,
                "DC302",
                Sentence("a control character stands in the row: {sign}", sign=sign),
                hint=Sentence("delete it"),
                found=sign,
                expected="text",
            )
        return found is not None

    def _swallowed(self, line: int, cells: list[str]) -> None:
        """Tells of a cell whose further lines read like rows: quotes that do not belong together."""
        for name, cell in zip(self.names, cells, strict=True):
            first, *others = cell.splitlines() or [""]
            rows = [other for other in others if self._reads_like_a_row(other)]
            if not rows:
                continue
            message = Sentence('the cell "{name}" holds a line that reads like a row', name=name)
            if len(rows) > 1:
                message = Sentence(
                    'the cell "{name}" holds {count} lines that read like rows', name=name, count=len(rows)
                )
            begin = first.replace('"', '""')
            self._problem(
                line,
                max(1, self.lines[line - 1].find(f'"{begin}') + 1),
                "DC308",
                message,
                hint=Sentence("do its quotes belong together? a quote inside a text is written twice"),
                found=rows[0].strip()[:60],
                expected="one row a line",
            )

    def _reads_like_a_row(self, text: str) -> bool:
        """Whether the rest of a cell has a year where a row has it."""
        if self.header is None:
            return False
        cells = text.split(",")
        at = self.header.positions[COLUMNS.index("year")]
        few = self.header.width // 2
        return len(cells) > max(at, few) and _YEAR.fullmatch(cells[at].strip()) is not None

    def _broken(self, reason: str, line: int) -> Problem:
        closing = "unexpected end" in reason
        line = max(1, min(line, len(self.lines)))
        here = self.lines[line - 1]
        message = (
            Sentence("a quote that is never closed")
            if closing
            else Sentence("this is not CSV: {reason}", reason=reason)
        )
        return Problem(
            message=message,
            location=Location(
                path=self.path, line=line, column=max(1, here.rfind('"') + 1) if closing else 1
            ),
            hint=Sentence("a quote inside a quoted cell is written twice"),
            code="DC302",
            found=here.strip()[:80],
            expected="CSV",
        )

    def _problem(
        self, line: int, column: int, code: str, message: str, *, hint: str, found: str, expected: str
    ) -> None:
        self.problems.append(
            Problem(
                message=message,
                location=Location(path=self.path, line=line, column=column),
                hint=hint,
                code=code,
                found=found,
                expected=expected,
            )
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


class Columns:
    """Where the cells of one column begin in a file that could be read."""

    def __init__(self, name: str, text: str) -> None:
        self._lines = _LINE.findall(text)
        names = [cell.strip().strip('"') for cell in self._lines[0].split(",")] if self._lines else []
        self._position = names.index(name) if name in names else None

    def of(self, line: int) -> int:
        """The column, from 1, in a line."""
        return 1 if self._position is None else _column(self._lines[line - 1], self._position)
