"""``rebase``: a percentage told against another year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.data import Record, RecordFolders, Trajectories, load_data
from dualcarbon.cli.output import say, screen, write
from dualcarbon.cli.words import for_people
from dualcarbon.problem import DualcarbonError, Sentence

if TYPE_CHECKING:
    from dualcarbon.baseline import Rebased, Rebaser
    from dualcarbon.cli.stream import Stream
    from dualcarbon.units import Stated

_REGION = "region"
_KEPT = 4096
_NO_REGION = DualcarbonError("the region is missing")


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
    region: Annotated[
        str | None, typer.Option(metavar="REGION", help="Whose links tie the two years.  [default: CN]")
    ] = None,
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
    trajectory: Trajectories = None,
    record: Record = False,
    record_dir: RecordFolders = None,
    rise: Annotated[bool, typer.Option("--rise", help="The percentages are rises, not falls.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the arithmetic and the documents.")
    ] = False,
    column: Annotated[
        str | None, typer.Option(metavar="NAME", help="Rewrite this column of a CSV on standard input.")
    ] = None,
    region_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The column that holds the region of each row.")
    ] = None,
    form: Annotated[
        RebaseFormat, typer.Option("--format", help="The form of the answer.")
    ] = RebaseFormat.TEXT,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.", show_default=False)
    ] = "",
) -> None:
    """Tell a fall (or a rise) against another baseline year.

    Example: dualcarbon rebase 65% --from 2005 --to 2020
    """
    from dualcarbon.api import graph_of
    from dualcarbon.baseline import Rebaser
    from dualcarbon.cli.stream import Stream, is_stream, writing
    from dualcarbon.library import Library
    from dualcarbon.region import find_region

    if percent == "-" and "-" in (trajectory or ()):
        raise DualcarbonError("standard input can be read once only", hint="give -t a file")
    library, folders = Library(), record_dir or ()
    # Files hold every region; the record is read region by region.
    given = load_data(library, (), trajectory, folders=()) if trajectory and not (record or folders) else None

    def tied(name: str) -> _Percents:
        code = find_region(name).code
        data = given
        if data is None and link is None:
            data = load_data(library, (), trajectory or (), record=record, folders=folders, codes=[code])
        graph = graph_of(
            name, indicator, definition, years=(start, end), link=link, trajectory=data, rise=rise
        )
        return _Percents(Rebaser(graph, start=start, end=end, rise=rise), form)

    if region_column is not None and region is not None:
        raise DualcarbonError(
            "--region and --region-column both say whose links to take", hint="leave one out"
        )
    if region_column is not None and column is None:
        raise DualcarbonError(
            "--region-column goes with --column", hint="name the column of the percentages too"
        )
    if link is not None:
        _tell_sign(link, "--link ", rise=rise)
    if is_stream(percent, column):
        columns = [name for name in (column, region_column) if name is not None]
        text = form is RebaseFormat.TEXT
        stream = Stream(word=percent, noun="percentage", columns=columns, text=text, output=output)
        _stream(stream, tied, region, explain=explain)
    answers = tied(region or "CN")
    rebased = answers.rebased(percent)
    with writing(output) as put:
        put(answers.whole(rebased))
    if explain:
        from dualcarbon.report.rebased import explain as explained

        write(explained(rebased[0], answers.rebaser.graph, for_people(), limit=screen().width))


class _Percents:
    """Percentages answered one after another for one region."""

    def __init__(self, rebaser: Rebaser, form: RebaseFormat) -> None:
        self.rebaser, self.form = rebaser, form
        self._signed = False

    def rebased(self, text: str) -> tuple[Rebased, Stated]:
        """The answer to a percentage, and the percentage as read."""
        from dualcarbon.baseline import read_percent

        stated = read_percent(text)
        if stated.value < 0 and not self._signed:
            _tell_sign(text, "", rise=self.rebaser.rise)
            self._signed = True
        return self.rebaser.rebase(Fraction(stated.value)), stated

    def whole(self, rebased: tuple[Rebased, Stated]) -> str:
        """One answer with its header and line end."""
        header = f"{self.header()}\n" if self.header() else ""
        return f"{header}{self._line(rebased)}\n"

    def header(self) -> str:
        """The header of a form that has one."""
        from dualcarbon.report.rebased import csv_header

        if self.form is not RebaseFormat.CSV:
            return ""
        return csv_header(self.rebaser.rebase(Fraction(0)), self.rebaser.graph.trajectory)

    def lines(self) -> Callable[[str], str]:
        """From the words of a line to its answer, quicker for what is plain."""
        from dualcarbon.report.rebased import json_lines, texts

        match self.form:
            case RebaseFormat.TEXT:
                return texts(self.rebaser, self._strictly)
            case RebaseFormat.JSON:
                return json_lines(self.rebaser, self._strictly)
            case RebaseFormat.CSV:
                return self._strictly

    def _strictly(self, text: str) -> str:
        return self._line(self.rebased(text))

    def _line(self, rebased: tuple[Rebased, Stated]) -> str:
        from dualcarbon.report.rebased import to_csv_line, to_json_line, to_text

        answer, stated = rebased
        match self.form:
            case RebaseFormat.TEXT:
                return to_text(answer, stated.digits)
            case RebaseFormat.JSON:
                return to_json_line(answer, self.rebaser.graph.trajectory)
            case RebaseFormat.CSV:
                return to_csv_line(answer, self.rebaser.graph.trajectory)


def _stream(stream: Stream, tied: Callable[[str], _Percents], region: str | None, *, explain: bool) -> None:
    stream.refuse()
    if explain:
        raise DualcarbonError("--explain goes with one percentage, not with standard input")
    if len(stream.columns) > 1:
        by_region = _ByRegion(tied)
        stream.rewrite_columns(
            lambda cells: (_like(cells[0], by_region[cells[1].strip()](cells[0].strip())), cells[1])
        )
    answers = tied(region or "CN")
    answer = answers.lines()
    if stream.columns:
        stream.rewrite_columns(
            lambda cells: (_like(cells[0], answer(cells[0].strip())),),
            refused=_refuse_regions if region is None else None,
        )
    stream.answer_lines(answer, header=answers.header())


class _ByRegion(dict[str, Callable[[str], str]]):
    """The answers of each region, found once; a region without any is refused alike each time."""

    def __init__(self, tied: Callable[[str], _Percents]) -> None:
        super().__init__()
        self._tied = tied

    def __missing__(self, name: str) -> Callable[[str], str]:
        if len(self) >= _KEPT:
            self.clear()
        try:
            self[name] = self._tied(name).lines() if name else _refusing(_NO_REGION)
        except DualcarbonError as error:
            self[name] = _refusing(error)
        return self[name]


def _refusing(error: DualcarbonError) -> Callable[[str], str]:
    def answer(_: str) -> str:
        raise error

    return answer


def _refuse_regions(header: Sequence[str]) -> None:
    found = [name for name in header if name.casefold() == _REGION]
    if found:
        raise DualcarbonError(
            Sentence('the CSV has a column "{found}", and no region was said', found=found[0]),
            hint=Sentence(
                "--region-column {found} takes the one of each row, --region CN one for all", found=found[0]
            ),
        )


def _like(cell: str, answer: str) -> str:
    """A cell without a percent sign stays a bare number."""
    return answer if "%" in cell or "％" in cell else answer.removesuffix(" %")


def _tell_sign(text: str, option: str, *, rise: bool) -> None:
    """A fall is a positive number here, and a negative one in trajectories: what it was read as is said."""
    from dualcarbon.number import plain
    from dualcarbon.units import read_quantity

    value = read_quantity(text).value
    if value < 0:
        say(
            Sentence(
                "{option}{text} is read as a fall of {percent} %"
                if rise
                else "{option}{text} is read as a rise of {percent} %",
                option=option,
                text=text,
                percent=plain(-value),
            )
        )
