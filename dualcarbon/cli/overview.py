"""``overview``: the whole country on a page."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.arguments import read_list
from dualcarbon.cli.data import (
    ByteOrderMark,
    IndicatorList,
    RecordFolders,
    RegionLevel,
    TargetFolders,
    load_data,
)
from dualcarbon.cli.formats import write_csv
from dualcarbon.cli.output import screen, write, write_data
from dualcarbon.cli.words import for_people, for_programs
from dualcarbon.problem import DualcarbonError

if TYPE_CHECKING:
    from dualcarbon.overview import Overview


class OverviewFormat(StrEnum):
    """The names of the forms."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    XLSX = "xlsx"


def overview(
    level: Annotated[RegionLevel, typer.Option(help="The sort of regions.")] = RegionLevel.PROVINCE,
    indicator: IndicatorList = None,
    year: Annotated[
        int | None, typer.Option(metavar="YEAR", help="The targets for this year, not those due next.")
    ] = None,
    as_of: Annotated[
        int | None,
        typer.Option(metavar="YEAR", help="Hide what was observed later, and targets issued later."),
    ] = None,
    record_dir: RecordFolders = None,
    targets: TargetFolders = None,
    bom: ByteOrderMark = False,
    form: Annotated[
        OverviewFormat, typer.Option("--format", help="The form of the answer.")
    ] = OverviewFormat.TABLE,
) -> None:
    """Show the verdict on the next target due, regions down and indicators across.

    Example: dualcarbon overview --indicator wind_capacity,solar_capacity
    """
    from dualcarbon.library import Library, in_official_order, of_level
    from dualcarbon.overview import overview as look

    if bom and form is not OverviewFormat.CSV:
        raise DualcarbonError("--bom goes with csv", hint="--format csv --bom")
    library = Library(targets or ())
    files = in_official_order(of_level(library.load_all(), level))
    data = load_data(library, files, folders=record_dir or ())
    found = look(files, data, indicators=read_list(indicator), year=year, as_of=as_of)
    if not any(row.cells for row in found.rows):
        raise DualcarbonError(
            "no region has a target of what was asked for", hint="dualcarbon list indicators names them all"
        )
    _write(found, form, bom=bom)


def _write(found: Overview, form: OverviewFormat, *, bom: bool) -> None:
    from dualcarbon.library import data_date
    from dualcarbon.report.overview import data, table
    from dualcarbon.version import __version__

    match form:
        case OverviewFormat.TABLE:
            shown = screen()
            write(table.to_text(found, limit=shown.width, colour=shown.colour, words=for_people()))
        case OverviewFormat.MARKDOWN:
            write(table.to_markdown(found, words=for_people()))
        case OverviewFormat.HTML:
            from dualcarbon.report.overview.page import to_html

            write_data(to_html(found, version=__version__, data=data_date(), words=for_people()))
        case OverviewFormat.JSON:
            write_data(data.to_json(found, version=__version__, data=data_date(), words=for_programs()))
        case OverviewFormat.CSV:
            write_csv(data.to_csv(found, words=for_programs()), bom=bom)
        case OverviewFormat.XLSX:
            from dualcarbon.cli.workbook import write_overview

            write_overview(found)
