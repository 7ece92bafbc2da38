"""CSV of the IAMC, streamed as bytes: a line is taken apart only as far as it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from operator import itemgetter
from typing import IO, NamedTuple

from dualcarbon.problem import Sentence
from dualcarbon.scenario_file.cells import LARGEST, Picker, column_at, no_year, picker
from dualcarbon.scenario_file.csv_cells import CsvCells
from dualcarbon.scenario_file.glossary import Place
from dualcarbon.scenario_file.header import HeaderColumns, looked_at, year_of
from dualcarbon.scenario_file.points import GapError, Points, Sieve, text_of
from dualcarbon.scenario_file.quotes import QUOTE, quoted_cells
from dualcarbon.scenario_file.unit import Taken

_UNDERSCORE = b"_"
_ENDS = (b"\n", b"\r\n")
_NUMERIC = b"0123456789.+-eE\r\n"  # the signs of a number, and the end of a line


class _RowAsked(NamedTuple):
    """A row that was asked for: where it begins, what it is about, its cells, and its text."""

    line: int
    place: Place
    variable: str
    cells: list[bytes]
    text: bytes


class _Plan(NamedTuple):
    """How the plain rows of a variable in one unit are read."""

    variable: str
    taken: Taken
    years: tuple[int, ...]
    pick: Picker
    narrow: bool


_UNWANTED = _Plan("", Taken(times=Fraction(1)), (), itemgetter(slice(0)), narrow=False)


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
        self._cells = CsvCells(columns, self._separator, sieve)
        self._reach = max(columns.keys) + 1
        self._before = (b"", b"")
        self._names = ("", "")
        self._years = {
            variable: looked_at(columns.years, sieve.wanted.years.get(variable))
            for variable in sieve.wanted.variables
        }
        self._narrow = any(len(years) < len(columns.years) for years in self._years.values())
        self._steps: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._plans: dict[tuple[bytes, bytes], _Plan] = {}
        self._picked = {name: self._pick(years) for name, years in self._years.items()}

    def __iter__(self) -> Iterator[Points]:
        return self._wide() if self._columns.layout == "wide" else self._long()

    def _pick(self, years: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], Picker | None]:
        told = tuple(year for year, _ in years)
        return self._steps.setdefault(told, told), picker([at - self._reach for _, at in years])

    def _wide(self) -> Iterator[Points]:
        """The points of each row: of plain numbers at once, of all others cell by cell."""
        sieve, separator, reach = self._sieve, self._separator, self._reach
        regions, plans, numeric = sieve.regions, self._plans, _NUMERIC + separator
        at_model, at_scenario, at_region, at_variable, at_unit = self._columns.keys
        after, long = self._columns.width - reach, reach + 1
        model, scenario = self._before
        make: Callable[[type[Points], tuple[object, ...]], Points] = tuple.__new__
        # There are very many rows, and nearly all of them are plain: no call is made for one that is.
        for raw in self._stream:
            self._line += 1
            cells = raw.split(separator, reach)
            if len(cells) == long and QUOTE not in raw:
                place = regions[cells[at_region]]
                if place is None:
                    sieve.rows += 1
                    continue
                plan = plans.get((cells[at_variable], cells[at_unit])) or self._plan(cells)
                if plan is _UNWANTED:
                    sieve.rows += 1
                    continue
                rest = cells[reach]
                if (
                    plan is not None
                    # A float may be written 1_000 in Python, and nowhere else.
                    and (not rest.translate(None, numeric) if plan.narrow else _UNDERSCORE not in rest)
                    and ((cells[at_scenario] == scenario and cells[at_model] == model) or self._named(cells))
                ):
                    model, scenario = self._before
                    row = rest.split(separator)
                    variable, taken, years, pick, narrow = plan
                    # Where some years are looked at only, each has to have a number.
                    if len(row) == after and (not narrow or (all(row) and row[-1] not in _ENDS)):
                        try:
                            numbers = tuple(map(float, pick(row)))
                        except ValueError:
                            numbers = ()
                        # A number that is none, or endless, makes the sum so.
                        if numbers and -LARGEST < sum(numbers) < LARGEST:
                            # What the named tuple does with its fields, without a call for it.
                            yield make(
                                Points, (*self._names, place, variable, taken, years, numbers, self._line)
                            )
                            continue
            points = self._with_care(raw)
            if points is not None:
                yield points
            model, scenario = self._before

    def _plan(self, cells: list[bytes]) -> _Plan | None:
        """How rows of this variable and unit are read; None while that is not known yet."""
        _, _, _, at_variable, at_unit = self._columns.keys
        key = (cells[at_variable], cells[at_unit])
        variable = self._sieve.variables[cells[at_variable]]
        plan: _Plan | None = _UNWANTED
        if variable:
            taken = self._sieve.units.get((variable, cells[at_unit]))
            years, pick = self._picked[variable]
            narrow = len(years) < len(self._columns.years)
            plan = None if taken is None or pick is None else _Plan(variable, taken, years, pick, narrow)
        if plan is not None:
            self._plans[key] = plan
        return plan

    def _with_care(self, raw: bytes) -> Points | None:
        """The points of a row that is not plain; None where it was not asked for, or cannot be read."""
        asked = self._asked(raw)
        if asked is None:
            return None
        line, place, variable, cells, text = asked
        if self._narrow:
            return self._whole(asked)
        found = self._quickly(variable, cells[self._reach]) if len(cells) == self._reach + 1 else None
        if found is None:
            row = self._cells.row(cells, text, line)
            head = None if row is None else self._head(row, text, line, variable)
            if row is None or head is None:
                return None
            found = self._shared(self._cells.numbers(row, self._years[variable], text, line))
        else:
            head = self._head(cells, text, line, variable)
            if head is None:
                return None
        # A row without a value shows at least that there is such a scenario.
        return Points(*head[:2], place, variable, head[2], *found, line)

    def _whole(self, asked: _RowAsked) -> Points | None:
        """Of a row that has a number in every year the years that are looked at."""
        line, place, variable, cells, text = asked
        row = self._cells.row(cells, text, line)
        head = None if row is None else self._head(row, text, line, variable)
        if row is None or head is None:
            return None
        values = self._cells.numbers(row, self._columns.years, text, line)
        if len(values) < len(self._columns.years):
            raise GapError
        told = self._shared({year: values[year] for year, _ in self._years[variable]})
        return Points(*head[:2], place, variable, head[2], *told, line)

    def _quickly(self, variable: str, rest: bytes) -> tuple[tuple[int, ...], list[float]] | None:
        """The years and numbers of a row of plain numbers and gaps; None where it has to be read cell by cell."""
        years, pick = self._picked[variable]
        if pick is None or _UNDERSCORE in rest:
            return None
        cells = rest.rstrip(b"\r\n").split(self._separator)
        if len(cells) != self._columns.width - self._reach:
            return None
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
        at_year, at_value = self._columns.year, self._columns.value
        years: dict[bytes, int | None] = {}
        for raw in self._stream:
            self._line += 1
            asked = self._asked(raw)
            if asked is None:
                continue
            line, place, variable, cells, text = asked
            row = self._cells.row(cells, text, line)
            if row is None:
                continue
            cell = row[at_year]
            if cell not in years:
                years[cell] = year_of(text_of(cell))
            year = years[cell]
            if year is None:
                found = text_of(cell)
                self._sieve.fault(
                    no_year(found),
                    line,
                    column_at(text, at_year, self._separator),
                    hint=Sentence("write four digits: 2030"),
                    code="DC304",
                    found=found,
                )
                continue
            head = self._head(row, text, line, variable)
            if head is None:
                continue
            value = self._cells.number(row[at_value], text, line, at_value)
            told = self._shared({} if value is None else {year: value})
            yield Points(*head[:2], place, variable, head[2], *told, line)

    def _asked(self, raw: bytes) -> _RowAsked | None:
        """A row that was asked for; None for any other. With a quote it may go on over further lines."""
        sieve, line, text = self._sieve, self._line, raw
        _, _, at_region, at_variable, _ = self._columns.keys
        if QUOTE in raw:
            text, cells = self._quoted(raw)
        else:
            cells = raw.split(self._separator, self._reach)
        if len(cells) < self._reach:
            if text.strip(self._separator + b'"\r\n '):
                self._cells.ragged(text, len(cells), line)
            return None
        place = sieve.regions[cells[at_region]]
        variable = sieve.variables[cells[at_variable]] if place is not None else ""
        if place is None or not variable:
            sieve.rows += 1
            return None
        return _RowAsked(line, place, variable, cells, text)

    def _quoted(self, raw: bytes) -> tuple[bytes, list[bytes]]:
        """The cells of a row with quotes, which may go on over several lines."""
        width = self._columns.width
        text, cells, more = quoted_cells(raw, self._stream, self._separator, width=width, reach=self._reach)
        self._line += more
        if cells is not None:
            return text, cells
        self._sieve.fault(
            Sentence("a quote that is never closed"),
            self._line,
            1,
            hint=Sentence("a quote inside a quoted cell is written twice"),
            code="DC302",
            found=text[:60].decode("utf-8", "replace"),
        )
        return b"", []

    def _head(self, row: list[bytes], raw: bytes, line: int, variable: str) -> tuple[str, str, Taken] | None:
        """Model, scenario and unit; None, and a fault, where one of them cannot be read."""
        sieve = self._sieve
        at_model, _, _, _, at_unit = self._columns.keys
        taken = sieve.units.get((variable, row[at_unit]))
        if taken is None:
            column = column_at(raw, at_unit, self._separator)
            taken = sieve.taken_or_fault(variable, row[at_unit], line, column)
            if taken is None:
                return None
        if self._named(row):
            return *self._names, taken
        sieve.fault(
            Sentence("the name of the model or scenario is not UTF-8"),
            line,
            column_at(raw, at_model, self._separator),
            hint=Sentence("save the file as UTF-8"),
            code="DC001",
            found=text_of(row[at_model]),
        )
        return None

    def _named(self, row: list[bytes]) -> bool:
        """Takes the names of model and scenario in; they cannot be read where this is false."""
        at_model, at_scenario = self._columns.keys[:2]
        names = (row[at_model], row[at_scenario])
        # The rows of a scenario mostly stand together.
        if names != self._before:
            try:
                self._names = row[at_model].decode().strip(), row[at_scenario].decode().strip()
            except UnicodeDecodeError:
                return False
            self._before = names
        return True
