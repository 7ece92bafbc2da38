"""``rebase``: a percentage told against another year."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.output import write, write_data
from dualcarbon.problem import DualcarbonError

if TYPE_CHECKING:
    from dualcarbon.baseline import Graph, Rebased

# Falls below 100 % as most data have them; all else goes to the strict reader.
_plain = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,12})?) ?%?", re.ASCII).fullmatch
_LEAST_DIGITS = 4
_LONGEST = 22
_FUSED = tuple(Context(prec=max(1, digits), rounding=ROUND_HALF_UP).fma for digits in range(16))
_NO_ANSWER = 2


class RebaseFormat(StrEnum):
    """The names of the forms."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def rebase(
    percent: Annotated[
        str, typer.Argument(metavar="PERCENT|-", help="The fall; - reads one a line from standard input.")
    ],
    start: Annotated[int, typer.Option("--from", metavar="YEAR", help="The year it is stated against.")],
    end: Annotated[int, typer.Option("--to", metavar="YEAR", help="The year it is wanted against.")],
    region: Annotated[str, typer.Option(metavar="REGION", help="Whose links tie the two years.")] = "CN",
    indicator: Annotated[str, typer.Option(metavar="NAME", help="Of what.")] = "carbon_intensity",
    definition: Annotated[
        str, typer.Option(metavar="NAME", help="The definition of the indicator.", show_default=False)
    ] = "",
    link: Annotated[
        str | None,
        typer.Option(
            metavar="PERCENT", help="The fall in the later year against the earlier, instead of data."
        ),
    ] = None,
    trajectory: Annotated[
        list[str] | None,
        typer.Option("--trajectory", "-t", metavar="FILE", help="A CSV instead of the record."),
    ] = None,
    rise: Annotated[bool, typer.Option("--rise", help="The percentages are rises, not falls.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the arithmetic and the documents.")
    ] = False,
    column: Annotated[
        str | None, typer.Option(metavar="NAME", help="Rewrite this column of a CSV on standard input.")
    ] = None,
    form: Annotated[
        RebaseFormat, typer.Option("--format", help="The form of the answer.")
    ] = RebaseFormat.TEXT,
) -> None:
    """Tell a fall (or a rise) against another baseline year.

    Example: dualcarbon rebase 65% --from 2005 --to 2020
    """
    from dualcarbon.api import graph_of, read_trajectory

    if percent == "-" and "-" in (trajectory or ()):
        raise DualcarbonError("standard input can be read once only", hint="give -t a file")
    data = read_trajectory(*trajectory) if trajectory else None
    graph = graph_of(region, indicator, definition, years=(start, end), link=link, trajectory=data, rise=rise)
    rebaser = _Rebaser(graph, start, end, rise=rise)
    if column is not None or percent == "-":
        _refuse_in_stream(percent, column, form, explain=explain)
        raise typer.Exit(0 if _streamed(rebaser, column, form) else _NO_ANSWER)
    rebased, digits = rebaser.rebased(percent)
    write_data(rebaser.told(rebased, digits, form))
    if explain:
        from dualcarbon.report.rebased import explain as explained

        write(explained(rebased, rebaser.graph))


class _Rebaser:
    """Percentages rebased one after another on one pair of years."""

    def __init__(self, graph: Graph, start: int, end: int, *, rise: bool) -> None:
        from dualcarbon.baseline import rebase as rebase_on

        self.graph, self.start, self.end, self.rise = graph, start, end, rise
        self._rebase = rebase_on
        # One percentage first: it says at once where nothing ties the two years.
        path = self._on(Decimal(0)).path
        ratio = path.total.value
        sign = 1 if rise else -1
        # 1 − r_b = (1 − r_a) R is a straight line in r_a: r_b = R r_a + (1 − R), and so for rises.
        self._line = None if path.one_sided else (ratio, sign * (ratio - 1) * 100)

    def rebased(self, text: str) -> tuple[Rebased, int]:
        """The answer to a percentage, and its significant digits."""
        value, digits = _percent(text)
        return self._on(value), digits

    def quick(self, text: str) -> str:
        """The answer as text, for many lines."""
        plain = _plain(text)
        if self._line is not None and plain:
            number = plain[1]
            digits = _LEAST_DIGITS
            if len(number) > digits:
                digits = max(digits, len(number.lstrip("0.").replace(".", "")))
            # Multiplied, added and rounded at once. An exponent tells that digits before the point are lost;
            # a very small number may be the rest that 28 digits of a ratio leave.
            told = str(_FUSED[digits](Decimal(number), *self._line))
            if "E" not in told and len(told) < _LONGEST:
                return f"{told.rstrip('0').rstrip('.') if '.' in told else told} %"
        return self.told(*self.rebased(text), RebaseFormat.TEXT).rstrip("\n")

    def told(self, rebased: Rebased, digits: int, form: RebaseFormat) -> str:
        """An answer in one of the forms, with its line end."""
        from dualcarbon.report.lists import listing
        from dualcarbon.report.rebased import to_entry, to_text

        entry = to_entry(rebased, self.graph.trajectory)
        match form:
            case RebaseFormat.TEXT:
                return f"{to_text(rebased, digits)}\n"
            case RebaseFormat.JSON:
                return listing.json_line(entry)
            case RebaseFormat.CSV:
                return listing.to_csv([entry])

    def _on(self, value: Decimal) -> Rebased:
        return self._rebase(
            value,
            start=self.start,
            end=self.end,
            trajectory=self.graph.trajectory,
            rise=self.rise,
            graph=self.graph,
        )


def _streamed(rebaser: _Rebaser, column: str | None, form: RebaseFormat) -> bool:
    from dualcarbon.cli.column import rewrite_columns
    from dualcarbon.cli.stream import answer_lines

    if column is not None:
        return rewrite_columns([column], lambda cells: [_like(cells[0], rebaser.quick(cells[0].strip()))])
    if form is RebaseFormat.TEXT:
        return answer_lines(rebaser.quick)
    header, answer = _row_by_row(rebaser, form)
    return answer_lines(answer, header=header)


def _row_by_row(rebaser: _Rebaser, form: RebaseFormat) -> tuple[str, Callable[[str], str]]:
    def answer(text: str) -> str:
        return rebaser.told(*rebaser.rebased(text), form).rstrip("\n").rsplit("\n", 1)[-1]

    zero = rebaser.told(*rebaser.rebased("0"), form)
    return (zero.split("\n", 1)[0] if form is RebaseFormat.CSV else ""), answer


def _like(cell: str, answer: str) -> str:
    """A cell without a percent sign stays a bare number."""
    return answer if "%" in cell or "％" in cell else answer.removesuffix(" %")


def _percent(text: str) -> tuple[Decimal, int]:
    from dualcarbon.units import read_quantity

    reading = read_quantity(text)
    if reading.unit not in ("%", "") or reading.upper is not None:
        raise DualcarbonError(f'"{text}" is not one percentage', hint="give a number with or without %: 65%")
    if reading.bound:
        raise DualcarbonError(f'"{text}" is a bound, not one percentage', hint="give the number alone: 65%")
    return reading.value, reading.digits


def _refuse_in_stream(percent: str, column: str | None, form: RebaseFormat, *, explain: bool) -> None:
    if percent != "-":
        raise DualcarbonError("--column reads standard input", hint="write - in place of the percentage")
    if explain:
        raise DualcarbonError("--explain goes with one percentage, not with standard input")
    if column is not None and form is not RebaseFormat.TEXT:
        raise DualcarbonError("--column keeps the CSV that it reads: --format does not go with it")
