"""``convert``: a quantity told in another unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.output import say
from dualcarbon.problem import Amount, DualcarbonError, Sentence, message

if TYPE_CHECKING:
    from dualcarbon.cli.stream import Stream
    from dualcarbon.units import Converter

_BETWEEN_FACTORS = re.compile(r"[,，](?!\d{3}(?!\d))")


class ConvertFormat(StrEnum):
    """The names of the forms."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def convert(
    quantity: Annotated[
        list[str],
        typer.Argument(
            metavar="QUANTITY|-", help="A number and its unit; - reads one a line from standard input."
        ),
    ],
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="The unit wanted, printed as it is given.")],
    electricity: Annotated[
        str,
        typer.Option(
            metavar="FACTOR",
            help="Electricity as coal: calorific, coal-rate=YEAR (supplied), coal-rate-generated=YEAR.",
            show_default=False,
        ),
    ] = "",
    factor: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LIST", help='Fuels, or factors such as "2.66 t CO2/tce"; with commas or repeated.'
        ),
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
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.", show_default=False)
    ] = "",
) -> None:
    """Tell a quantity in another unit.

    Example: dualcarbon convert 12亿千瓦 GW
    """
    from dualcarbon.cli.stream import Stream, is_stream, writing
    from dualcarbon.units import Converter, read_crossings

    stated, unit = _parted(quantity, unit)
    crossings = read_crossings(electricity=electricity, factor=_factors(factor), gwp=gwp, deflator=deflator)
    converter = Converter(unit, crossings=crossings, precision=precision, number_only=number)
    if is_stream(stated, column, unit_column):
        if column is None and unit_column is not None:
            raise DualcarbonError(
                "--unit-column goes with --column", hint="name the column of the numbers too"
            )
        columns = [name for name in (column, unit_column) if name is not None]
        text = form is ConvertFormat.TEXT
        _stream(
            converter, Stream(word=stated, noun="quantity", columns=columns, text=text, output=output), form
        )
    with writing(output) as write:
        answer, used = _answer(converter, stated, form)
        write(answer)
    for name in used:
        say(Sentence("with {name}", name=name))
    if used:
        _offer(converter, used)


def _answer(converter: Converter, stated: str, form: ConvertFormat) -> tuple[str, Sequence[str]]:
    """One answer with its header and line end, and the factors to tell beside it."""
    converted = converter.convert(stated)
    if form is ConvertFormat.TEXT:
        return f"{converter.text_of(converted)}\n", converted.factors
    from dualcarbon.report.converted import HEADER, to_csv_line, to_json_line

    if form is ConvertFormat.CSV:
        return f"{HEADER}\n{to_csv_line(converted)}\n", ()
    return f"{to_json_line(converted)}\n", ()


def _stream(converter: Converter, stream: Stream, form: ConvertFormat) -> None:
    stream.refuse()
    if len(stream.columns) > 1:
        unit = converter.target
        stream.rewrite_columns(
            lambda cells: (converter.convert_cells(cells[0].strip(), cells[1].strip()), unit)
        )
    if stream.columns:
        stream.rewrite_columns(lambda cells: (converter.convert_text(cells[0].strip()),))
    if form is ConvertFormat.TEXT:
        stream.answer_lines(converter.convert_text)
    from dualcarbon.report.converted import HEADER, csv_lines, json_lines

    if form is ConvertFormat.CSV:
        stream.answer_lines(csv_lines(converter), header=HEADER)
    stream.answer_lines(json_lines(converter))


def _parted(words: Sequence[str], last: str) -> tuple[str, str]:
    """Quantity and unit; where they were not quoted, the one way of reading the words that there is.

    Raises:
        DualcarbonError: the words read two ways.
    """
    if len(words) == 1:
        return words[0], last
    every = [*words, last]
    cuts = [(" ".join(every[:at]), " ".join(every[at:])) for at in range(len(every) - 1, 0, -1)]
    found = [cut for cut in cuts if _reads(*cut)]
    if len(found) > 1:
        raise DualcarbonError(
            Sentence('"{every}" reads two ways', every=" ".join(every)),
            hint=Sentence(
                'put quotes around each: "{first}" "{second}"', first=found[0][0], second=found[0][1]
            ),
        )
    return found[0] if found else cuts[0]


def _reads(stated: str, unit: str) -> bool:
    from dualcarbon.units import read_quantity, read_unit

    try:
        return bool(read_unit(unit)) and bool(read_quantity(stated).unit)
    except DualcarbonError:
        return False


def _factors(stated: Iterable[str] | None) -> tuple[str, ...]:
    """A list with commas or repeated; the commas between thousands part nothing."""
    words = (word.strip() for one in stated or () for word in _BETWEEN_FACTORS.split(one))
    return tuple(word for word in words if word)


def _offer(converter: Converter, used: Sequence[str]) -> None:
    """Names the other coal rate of the year, where one was used: the two are often taken for one."""
    from dualcarbon.units import other_coal_rate

    other = other_coal_rate(converter.crossings)
    if other is not None and any(name.startswith("electricity, ") for name in used):
        which = other.names[0].removeprefix("coal-rate-")
        say(
            Sentence(
                "per kWh {which} it is {factor}: --electricity {name}={year}",
                which=Sentence(_PER_KWH.get(which, which)),
                factor=Amount(other.unit, other.written),
                name=other.names[0],
                year=other.year,
            )
        )


_PER_KWH = {"supplied": message("supplied"), "generated": message("generated")}
"""What a coal rate counts: the power that leaves a plant, or all that it makes."""
