"""``compare``: the targets of many regions for one indicator, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.arguments import read_list
from dualcarbon.cli.data import ByteOrderMark, RecordFolders, RegionLevel, TargetFolders, load_data
from dualcarbon.cli.formats import write_csv
from dualcarbon.cli.output import screen, write, write_data
from dualcarbon.cli.words import for_people, for_programs
from dualcarbon.problem import DualcarbonError, Sentence

if TYPE_CHECKING:
    from dualcarbon.comparison import Comparison, SumUp


class CompareFormat(StrEnum):
    """The names of the forms."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    XLSX = "xlsx"


_WITHOUT_SUM = (CompareFormat.CSV, CompareFormat.XLSX)


def compare(
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="What is aimed at: dualcarbon list indicators.")
    ],
    year: Annotated[int, typer.Option(metavar="YEAR", help="The year the targets are for.")],
    region: Annotated[
        list[str] | None,
        typer.Option(metavar="REGION,...", help="Only these regions, beside the nation."),
    ] = None,
    level: Annotated[
        RegionLevel | None, typer.Option(help="Only provinces, or cities, beside the nation.")
    ] = None,
    baseline: Annotated[
        int | None, typer.Option(metavar="YEAR", help="Tell falls and rises against this year.")
    ] = None,
    add_up: Annotated[bool, typer.Option("--sum", help="Do the provinces add up to the nation?")] = False,
    record_dir: RecordFolders = None,
    targets: TargetFolders = None,
    bom: ByteOrderMark = False,
    form: Annotated[
        CompareFormat, typer.Option("--format", help="The form of the answer.")
    ] = CompareFormat.TABLE,
) -> None:
    """Compare the targets of all regions for one indicator and year, the more ambitious first.

    Example: dualcarbon compare energy_intensity --year 2025
    """
    from dualcarbon.api import files_beside_the_nation
    from dualcarbon.comparison import compare as compared
    from dualcarbon.comparison import concerned, newest_amounts, provinces, sum_up
    from dualcarbon.indicator import find_indicator
    from dualcarbon.library import Library

    _refuse(form, add_up=add_up, bom=bom, level=level, names=region)
    library = Library(targets or ())
    files, named = files_beside_the_nation(library, read_list(region), level)
    own = {name: declared for file in files for name, declared in file.indicators.items()}
    measured = find_indicator(indicator, own)
    codes = [*concerned(files, measured.name, year), *(one.code for one in provinces() if add_up)]
    data = load_data(library, files, codes=dict.fromkeys(codes), folders=record_dir or ())
    found = compared(files, measured, year, data, baseline=baseline, named=[one.region for one in named])
    total = sum_up(found, newest_amounts(measured, data)) if add_up else None
    _write(found, total, form, bom=bom)


def _refuse(
    form: CompareFormat, *, add_up: bool, bom: bool, level: RegionLevel | None, names: Sequence[str] | None
) -> None:
    if add_up and form in _WITHOUT_SUM:
        raise DualcarbonError(Sentence("--sum has no row in {form}", form=form), hint="--format json has it")
    if add_up and (names or level not in (None, RegionLevel.PROVINCE)):
        raise DualcarbonError("--sum is about all provinces", hint="leave --region and --level out")
    if bom and form is not CompareFormat.CSV:
        raise DualcarbonError("--bom goes with csv", hint="--format csv --bom")
    if names and level is not None:
        raise DualcarbonError("--region and --level do not go together", hint="leave one of them out")


def _write(comparison: Comparison, total: SumUp | None, form: CompareFormat, *, bom: bool) -> None:
    match form:
        case CompareFormat.TABLE:
            from dualcarbon.report.comparison.table import to_text

            shown, words = screen(), for_people()
            write(to_text(comparison, limit=shown.width, colour=shown.colour, sum_up=total, words=words))
        case CompareFormat.MARKDOWN:
            from dualcarbon.report.comparison.table import to_markdown

            write(to_markdown(comparison, sum_up=total, words=for_people()))
        case CompareFormat.JSON:
            from dualcarbon.library import data_date
            from dualcarbon.report.comparison.data import to_json
            from dualcarbon.version import __version__

            write_data(
                to_json(comparison, version=__version__, data=data_date(), sum_up=total, words=for_programs())
            )
        case CompareFormat.CSV:
            from dualcarbon.report.comparison.data import to_csv

            write_csv(to_csv(comparison, words=for_programs()), bom=bom)
        case CompareFormat.XLSX:
            from dualcarbon.cli.workbook import write_comparison

            write_comparison(comparison)
