"""CSV of the IAMC, streamed as bytes: a line is taken apart only as far as it is needed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO

from dualcarbon.problem import Sentence
from dualcarbon.scenario_file.cells import LARGEST, MISSING, column_at, hint_for, no_year, number_in, picker
from dualcarbon.scenario_file.glossary import Place
from dualcarbon.scenario_file.header import HeaderColumns, year_of
from dualcarbon.scenario_file.points import Points, Sieve, text_of
from dualcarbon.scenario_file.unit import Taken

_QUOTE = b'"'
_UNDERSCORE = b"_"


class CsvRows:
    """The points of one stream, from the line after its header on."""

    def __init__(
        self, stream: IO[bytes], columns: HeaderColumns, separator: str, sieve: Sieve, line: int
    ) -> None:
        self._stream = stream
        self._columns = columns
        self._separator = separator.encode()
        self._sieve = sieve
        self._line = line
        self._reach = max(columns.keys) + 1
        self._before = (b"", b"")
        self._names = ("", "")
        self._years = {
            variable: [
                (year, at) for year, at in columns.years if year in sieve.wanted.years.get(variable, (year,))
            ]
            for variable in sieve.wanted.variables
        }

        self._steps: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._picked = {
            variable: (tuple(year for year, _ in years), picker([at - self._reach for _, at in years]))
            for variable, years in self._years.items()
        }

    def __iter__(self) -> Iterator[Points]:
        return self._wide() if self._columns.layout == "wide" else self._long()

    def _wide(self) -> Iterator[Points]:
        reach = self._reach
        for line, (place, variable, cells), raw in self._rows():
            found = self._quickly(variable, cells[reach]) if len(cells) == reach + 1 else None
            if found is None:
                row = self._full(cells, raw, line)
                head = None if row is None else self._head(row, raw, line, variable)
                if row is None or head is None:
                    continue
                found = self._shared(self._slowly(row, self._years[variable], raw, line))
            else:
                head = self._head(cells, raw, line, variable)
                if head is None:
                    continue
            model, scenario, taken = head
            years, numbers = found
            # A row without a value shows at least that there is such a scenario.
            yield Points(model, scenario, place, variable, taken, years, numbers, line)

    def _quickly(self, variable: str, rest: bytes) -> tuple[tuple[int, ...], list[float]] | None:
        """The years and numbers of a row of plain numbers; None where it has to be read cell by cell."""
        years, pick = self._picked[variable]
        # A float may be written 1_000 in Python, and nowhere else.
        if pick is None or _UNDERSCORE in rest:
            return None
        cells = rest.rstrip(b"\r\n").split(self._separator)
        if len(cells) != self._columns.width - self._reach:
            return None
        try:
            numbers = list(map(float, pick(cells)))
        except ValueError:
            try:
                values = {year: float(cell) for year, cell in zip(years, pick(cells), strict=True) if cell}
            except ValueError:
                return None
            years, numbers = self._shared(values)
        return (years, numbers) if -LARGEST < sum(numbers) < LARGEST else None

    def _shared(self, values: dict[int, float]) -> tuple[tuple[int, ...], list[float]]:
        """Years and numbers; rows with the same years share them."""
        years = tuple(values)
        return self._steps.setdefault(years, years), list(values.values())

    def _long(self) -> Iterator[Points]:
        wanted = self._sieve.wanted.years
        at_year, at_value = self._columns.year, self._columns.value
        at_model, at_scenario = self._columns.keys[:2]
        before = (b"", b"")
        years: dict[bytes, int | None] = {}
        for line, cells, raw in self._rows():
            place, variable = cells[0], cells[1]
            row = self._full(cells[2], raw, line)
            if row is None:
                continue
            cell = row[at_year]
            if cell not in years:
                years[cell] = year_of(text_of(cell))
            year = years[cell]
            if year is None:
                text = text_of(cell)
                self._sieve.fault(
                    no_year(text),
                    line,
                    column_at(raw, at_year, self._separator),
                    hint=Sentence("write four digits: 2030"),
                    code="DC304",
                    found=text,
                )
                continue
            unwanted = year not in wanted.get(variable, (year,))
            names = (row[at_model], row[at_scenario])
            if unwanted and names == before:
                continue
            before = names
            head = self._head(row, raw, line, variable)
            if head is None:
                continue
            value = None if unwanted else self._number(row[at_value], raw, line, at_value)
            model, scenario, taken = head
            years_told, numbers = self._shared({} if value is None else {year: value})
            yield Points(model, scenario, place, variable, taken, years_told, numbers, line)

    def _rows(self) -> Iterator[tuple[int, tuple[Place, str, list[bytes]], bytes]]:
        """The rows asked for: line, place, variable and cells, and the text of the row."""
        sieve, separator, reach = self._sieve, self._separator, self._reach
        regions, variables = sieve.regions, sieve.variables
        _, _, at_region, at_variable, _ = self._columns.keys
        for raw in self._stream:
            self._line += 1
            line, text = self._line, raw
            if _QUOTE in raw:
                text, cells = self._quoted(raw)
            else:
                cells = raw.split(separator, reach)
            if len(cells) < reach:
                if text.strip(separator + b'"\r\n '):
                    self._ragged(text, len(cells), line)
                continue
            place = regions[cells[at_region]]
            if place is None:
                sieve.rows += 1
                continue
            variable = variables[cells[at_variable]]
            if not variable:
                sieve.rows += 1
                continue
            yield line, (place, variable, cells), text

    def _quoted(self, raw: bytes) -> tuple[bytes, list[bytes]]:
        """The cells of a row with quotes, which may go on over several lines."""
        plain = raw.replace(_QUOTE, b"")
        if plain.count(self._separator) == self._columns.width - 1 and _QUOTE * 2 not in raw:
            return raw, plain.split(self._separator, self._reach)
        while raw.count(_QUOTE) % 2:
            more = self._stream.readline()
            if not more:
                break
            self._line += 1
            raw += more
        try:
            text = raw.decode("utf-8", "replace").rstrip("\r\n")
            lines = text.splitlines(keepends=True)
            (cells,) = csv.reader(lines, delimiter=self._separator.decode(), strict=True)
        except (csv.Error, ValueError):
            self._sieve.fault(
                Sentence("a quote that is never closed"),
                self._line,
                1,
                hint=Sentence("a quote inside a quoted cell is written twice"),
                code="DC302",
                found=raw[:60].decode("utf-8", "replace"),
            )
            return b"", []
        return raw, [cell.encode() for cell in cells]

    def _full(self, cells: list[bytes], raw: bytes, line: int) -> list[bytes] | None:
        """The row as a whole; None, and a fault, where it has not as many cells as the header."""
        if len(cells) == self._reach + 1:
            cells[self._reach :] = cells[self._reach].rstrip(b"\r\n").split(self._separator)
        width = self._columns.width
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) == width:
            return cells
        self._ragged(raw, len(cells), line)
        return None

    def _ragged(self, raw: bytes, count: int, line: int) -> None:
        self._sieve.fault(
            Sentence("the row has {count} cells, the header {width}", count=count, width=self._columns.width),
            line,
            1,
            hint=Sentence("leave cells empty, not out; a separator inside a cell needs quotes around it"),
            code="DC302",
            found=raw[:60].decode("utf-8", "replace").strip(),
        )

    def _head(self, row: list[bytes], raw: bytes, line: int, variable: str) -> tuple[str, str, Taken] | None:
        """Model, scenario and unit; None, and a fault, where one of them cannot be read."""
        sieve = self._sieve
        at_model, at_scenario, _, _, at_unit = self._columns.keys
        taken = sieve.units.get((variable, row[at_unit]))
        if taken is None:
            column = column_at(raw, at_unit, self._separator)
            taken = sieve.taken_or_fault(variable, row[at_unit], line, column)
            if taken is None:
                return None
        # The rows of a scenario mostly stand together.
        names = (row[at_model], row[at_scenario])
        if names == self._before:
            return *self._names, taken
        try:
            self._names = row[at_model].decode().strip(), row[at_scenario].decode().strip()
        except UnicodeDecodeError:
            sieve.fault(
                Sentence("the name of the model or scenario is not UTF-8"),
                line,
                column_at(raw, at_model, self._separator),
                hint=Sentence("save the file as UTF-8"),
                code="DC001",
                found=text_of(row[at_model]),
            )
            return None
        self._before = names
        return *self._names, taken

    def _slowly(
        self, row: list[bytes], years: list[tuple[int, int]], raw: bytes, line: int
    ) -> dict[int, float]:
        """The values of a row, cell by cell, so that each fault has its place."""
        found = {year: self._number(row[at], raw, line, at) for year, at in years}
        return {year: value for year, value in found.items() if value is not None}

    def _number(self, cell: bytes, raw: bytes, line: int, at: int) -> float | None:
        text = text_of(cell)
        if text in MISSING:
            return None
        try:
            return number_in(text)
        except ValueError:
            self._sieve.fault(
                Sentence('"{text}" is no number', text=text),
                line,
                column_at(raw, at, self._separator),
                hint=hint_for(text),
                code="DC303",
                found=text,
            )
            return None
