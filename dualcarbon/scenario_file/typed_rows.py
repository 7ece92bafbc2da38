"""Tables whose cells have types already: .xlsx and Parquet, with the extra ``dualcarbon[tables]``."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from math import inf
from typing import IO, Any

from dualcarbon.problem import Sentence, Unreadable
from dualcarbon.scenario_file.cells import LARGEST, MISSING, no_year, number_in
from dualcarbon.scenario_file.header import BEGINS, HeaderColumns, is_iamc, year_of
from dualcarbon.scenario_file.points import Points, Sieve, text_of

Cells = Sequence[Any]


def read_xlsx(stream: IO[bytes], path: str) -> tuple[Cells, Iterator[tuple[int, Cells]], int]:
    """The header of the first sheet that has one, its rows with their numbers, and the row of the header.

    Raises:
        Unreadable: openpyxl is not installed, the file is broken, or no sheet is an IAMC table.
    """
    try:
        import openpyxl
    except ImportError:
        raise _extra(path, "a workbook") from None
    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
    except Exception as error:  # noqa: BLE001 - openpyxl lets errors of zip and XML through as they are
        raise Unreadable(
            Sentence("{path} is no workbook that can be read: {error}", path=path, error=error),
            hint=Sentence("save it as .xlsx"),
        ) from None
    for sheet in book.worksheets:
        rows = enumerate(sheet.iter_rows(values_only=True), 1)
        for number, cells in rows:
            if is_iamc(cells):
                return cells, rows, number
            if any(cell is not None for cell in cells):
                break
    raise Unreadable(
        Sentence("no sheet of {path} begins with the header of an IAMC table", path=path),
        hint=BEGINS,
    )


def read_parquet(stream: IO[bytes], path: str) -> tuple[Cells, Iterator[tuple[int, Cells]], int]:
    """The names of the columns, and the rows with their numbers as if the header were row 1.

    Raises:
        Unreadable: pyarrow is not installed, or the file is broken.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise _extra(path, "a Parquet file") from None
    try:
        file = parquet.ParquetFile(stream)
    except (pa.ArrowException, OSError) as error:
        message = Sentence("{path} is no Parquet file that can be read: {error}", path=path, error=error)
        raise Unreadable(message) from None
    names = [field.name for field in file.schema_arrow]
    short = {at for at, field in enumerate(file.schema_arrow) if field.type in (pa.float32(), pa.float16())}

    def rows() -> Iterator[tuple[int, Cells]]:
        number = 1
        for batch in file.iter_batches(batch_size=4096):
            columns = [column.to_pylist() for column in batch.columns]
            for at in short:
                columns[at] = [None if value is None else shortest(value) for value in columns[at]]
            for cells in zip(*columns, strict=True):
                number += 1
                yield number, cells

    return names, rows(), 1


def shortest(value: float) -> float:
    """The float whose decimal is the shortest that a number of 32 bits stands for: 0.1, not 0.10000000149."""
    if value - value:
        return value
    for digits in range(6, 10):
        told = float(f"{value:.{digits}g}")
        if struct.pack("f", told) == struct.pack("f", value):
            return told
    return value


def typed_points(rows: Iterable[tuple[int, Cells]], columns: HeaderColumns, sieve: Sieve) -> Iterator[Points]:
    """The points asked for, of rows of typed cells."""
    at_model, at_scenario, at_region, at_variable, at_unit = columns.keys
    shared: dict[tuple[int, ...], tuple[int, ...]] = {}
    for line, cells in rows:
        if len(cells) <= max(columns.keys):
            continue
        place = sieve.regions[cells[at_region]]
        variable = sieve.variables[cells[at_variable]] if place else ""
        if place is None or not variable:
            sieve.rows += any(cell is not None for cell in cells)
            continue
        if columns.layout == "long":
            year = year_of(cells[columns.year])
            if year is None:
                found = text_of(cells[columns.year])
                sieve.fault(
                    no_year(found),
                    line,
                    columns.year + 1,
                    hint=Sentence("write four digits: 2030"),
                    code="DC304",
                    found=found,
                )
                continue
            cells_of: tuple[tuple[int, int], ...] = ((year, columns.value),)
        else:
            cells_of = columns.years
        taken = sieve.taken_or_fault(variable, cells[at_unit], line, at_unit + 1)
        if taken is None:
            continue
        told = {
            year: value
            for year, at in cells_of
            if at < len(cells) and (value := _number(cells[at], sieve, line, at + 1)) is not None
        }
        steps = tuple(told)
        steps = shared.setdefault(steps, steps)
        numbers = list(told.values())
        yield Points(
            text_of(cells[at_model]),
            text_of(cells[at_scenario]),
            place,
            variable,
            taken,
            steps,
            numbers,
            line,
        )


def _number(cell: object, sieve: Sieve, line: int, column: int) -> float | None:
    if type(cell) is float and -LARGEST <= cell <= LARGEST:
        return cell
    if type(cell) in (float, int, Decimal):
        try:
            value = float(cell)  # type: ignore[arg-type]  # one of the three types
        except OverflowError:
            value = inf
        if -LARGEST <= value <= LARGEST:
            return value
        if value != value:  # noqa: PLR0124 - an empty cell of a data frame
            return None
    text = text_of(cell)
    if text in MISSING:
        return None
    try:
        return number_in(text)
    except ValueError:
        sieve.no_number(text, line, column)
        return None


def _extra(path: str, kind: str) -> Unreadable:
    return Unreadable(
        Sentence("{path} is {kind}, which needs more than is installed", path=path, kind=Sentence(kind)),
        hint=Sentence('run: pip install "dualcarbon[tables]", or save it as CSV'),
    )
