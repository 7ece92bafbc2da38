"""``convert``: a quantity told in another unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.output import say, write_data
from dualcarbon.problem import DualcarbonError

if TYPE_CHECKING:
    from dualcarbon.units import Converted, Converter

_NO_ANSWER = 2


class ConvertFormat(StrEnum):
    """The names of the forms."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def convert(
    quantity: Annotated[
        str,
        typer.Argument(
            metavar="QUANTITY|-", help="A number and its unit; - reads one a line from standard input."
        ),
    ],
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="The unit wanted, printed as it is given.")],
    electricity: Annotated[
        str,
        typer.Option(
            metavar="FACTOR", help="calorific or coal-rate=YEAR: electricity as coal.", show_default=False
        ),
    ] = "",
    factor: Annotated[
        list[str] | None,
        typer.Option(metavar="FACTOR", help='A fuel, or a factor such as "2.66 t CO2/tce"; may be repeated.'),
    ] = None,
    gwp: Annotated[
        str, typer.Option(metavar="SET", help="AR4, AR5 or AR6: other gases as CO2e.", show_default=False)
    ] = "",
    deflator: Annotated[
        str,
        typer.Option(metavar="FACTOR", help="From yuan of one price year to another.", show_default=False),
    ] = "",
    column: Annotated[
        str | None, typer.Option(metavar="NAME", help="Rewrite this column of a CSV on standard input.")
    ] = None,
    unit_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The column that holds the units of --column.")
    ] = None,
    number: Annotated[bool, typer.Option("--number", help="Print the number without its unit.")] = False,
    precision: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=28, help="Significant digits, instead of those of the input."),
    ] = None,
    form: Annotated[
        ConvertFormat, typer.Option("--format", help="The form of the answer.")
    ] = ConvertFormat.TEXT,
) -> None:
    """Tell a quantity in another unit.

    Example: dualcarbon convert 12亿千瓦 GW
    """
    from dualcarbon.units import Converter, read_crossings

    crossings = read_crossings(electricity=electricity, factor=factor or (), gwp=gwp, deflator=deflator)
    converter = Converter(unit, crossings=crossings, precision=precision, number_only=number)
    if quantity == "-" or column is not None or unit_column is not None:
        _refuse_in_stream(quantity, column, unit_column, form)
        raise typer.Exit(0 if _streamed(converter, column, unit_column, form) else _NO_ANSWER)
    for name in _write_one(converter, quantity, form):
        say(f"with {name}")


def _write_one(converter: Converter, quantity: str, form: ConvertFormat) -> Sequence[str]:
    """Writes one answer, and gives the factors that it took."""
    answer = converter.convert(quantity)
    if form is ConvertFormat.TEXT:
        write_data(f"{converter.text_of(answer)}\n")
        return answer.factors
    header, told = _rows(form)
    write_data(f"{header}{told(answer)}\n")
    return ()


def _streamed(converter: Converter, column: str | None, unit_column: str | None, form: ConvertFormat) -> bool:
    from dualcarbon.cli.column import rewrite_columns
    from dualcarbon.cli.stream import answer_lines

    if column is not None and unit_column is not None:
        unit = converter.target
        return rewrite_columns(
            [column, unit_column],
            lambda cells: (converter.convert_cells(cells[0].strip(), cells[1].strip()), unit),
        )
    if column is not None:
        return rewrite_columns([column], lambda cells: (converter.convert_text(cells[0].strip()),))
    if form is ConvertFormat.TEXT:
        return answer_lines(converter.convert_text)
    header, told = _rows(form)
    return answer_lines(lambda text: told(converter.convert(text)), header=header.rstrip("\n"))


def _rows(form: ConvertFormat) -> tuple[str, Callable[[Converted], str]]:
    """The header of a form, and the line of each answer."""
    from dualcarbon.report.converted import KEYS, to_csv_line, to_json_line

    if form is ConvertFormat.CSV:
        return f"{','.join(KEYS)}\n", to_csv_line
    return "", to_json_line


def _refuse_in_stream(
    quantity: str, column: str | None, unit_column: str | None, form: ConvertFormat
) -> None:
    if quantity != "-":
        raise DualcarbonError("--column reads standard input", hint="write - in place of the quantity")
    if unit_column is not None and column is None:
        raise DualcarbonError("--unit-column goes with --column", hint="name the column of the numbers too")
    if column is not None and form is not ConvertFormat.TEXT:
        raise DualcarbonError("--column keeps the CSV that it reads: --format does not go with it")
