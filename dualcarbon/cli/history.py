"""``history``: the verdict on each target as of each year."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.arguments import read_list
from dualcarbon.cli.data import ByteOrderMark, IndicatorList, RecordFolders, TargetFolders, load_data
from dualcarbon.cli.formats import write_csv
from dualcarbon.cli.output import screen, write, write_data
from dualcarbon.cli.words import for_people, for_programs
from dualcarbon.problem import DualcarbonError, Sentence

if TYPE_CHECKING:
    from dualcarbon.history import History


class HistoryFormat(StrEnum):
    """The names of the forms."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


def history(
    region: Annotated[
        str, typer.Argument(metavar="REGION|FILE", help="A region by any name, or a YAML file.")
    ],
    indicator: IndicatorList = None,
    start: Annotated[
        int | None, typer.Option("--from", metavar="YEAR", help="The first year.  [default: six in all]")
    ] = None,
    end: Annotated[
        int | None, typer.Option("--to", metavar="YEAR", help="The last year.  [default: the newest]")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every target, of every indicator, past and superseded too.")
    ] = False,
    record_dir: RecordFolders = None,
    targets: TargetFolders = None,
    bom: ByteOrderMark = False,
    form: Annotated[
        HistoryFormat, typer.Option("--format", help="The form of the answer.")
    ] = HistoryFormat.TABLE,
) -> None:
    """Show what could be said of each target as of each year, side by side.

    A target appears in the year of its issue. Each year is judged with the data up to it.

    Example: dualcarbon history china --from 2019 --indicator non_fossil_share
    """
    from dualcarbon.history import history as look_back
    from dualcarbon.indicator import find_indicator
    from dualcarbon.library import Library

    if bom and form is not HistoryFormat.CSV:
        raise DualcarbonError("--bom goes with csv", hint="--format csv --bom")
    library = Library(targets or ())
    file = library.load(region)
    wanted = tuple(find_indicator(name, file.indicators).name for name in read_list(indicator))
    data = load_data(library, [file], folders=record_dir or ())
    found = look_back(file, data, indicators=wanted, first=start, last=end, everything=everything)
    if wanted and not found.rows:
        raise DualcarbonError(
            "no target is about what was asked for",
            hint=Sentence("dualcarbon show {region} lists them all", region=region),
        )
    _write(found, form, bom=bom)


def _write(found: History, form: HistoryFormat, *, bom: bool) -> None:
    from dualcarbon.library import data_date
    from dualcarbon.report.history import data, table
    from dualcarbon.version import __version__

    match form:
        case HistoryFormat.TABLE:
            shown = screen()
            write(table.to_text(found, limit=shown.width, colour=shown.colour, words=for_people()))
        case HistoryFormat.MARKDOWN:
            write(table.to_markdown(found, words=for_people()))
        case HistoryFormat.JSON:
            write_data(data.to_json(found, version=__version__, data=data_date(), words=for_programs()))
        case HistoryFormat.CSV:
            write_csv(data.to_csv(found, words=for_programs()), bom=bom)
