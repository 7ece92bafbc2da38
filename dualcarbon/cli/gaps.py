"""``gaps``: what to look up next."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dualcarbon.cli.arguments import read_list
from dualcarbon.cli.data import (
    IndicatorList,
    RecordFolders,
    RegionLevel,
    TargetFolders,
    load_data,
    load_files,
)
from dualcarbon.cli.output import screen, write, write_data
from dualcarbon.cli.words import for_people, for_programs


class GapsFormat(StrEnum):
    """The names of the forms."""

    TABLE = "table"
    CSV = "csv"


def gaps(
    regions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REGION|FILE...", help="Regions by any name, or YAML files.", show_default=False
        ),
    ] = None,
    all_regions: Annotated[bool, typer.Option("--all-regions", help="Every region with a file.")] = False,
    level: Annotated[
        RegionLevel | None, typer.Option(help="Of all regions only these: country, province or city.")
    ] = None,
    indicator: IndicatorList = None,
    everything: Annotated[bool, typer.Option("--all", help="Every target, past ones too.")] = False,
    record_dir: RecordFolders = None,
    targets: TargetFolders = None,
    form: Annotated[GapsFormat, typer.Option("--format", help="The form of the answer.")] = GapsFormat.TABLE,
) -> None:
    """Tell which numbers that are not on record would decide verdicts, the most useful first.

    As csv it is a file of data with the values left to fill in: check -t FILE --record reads it.

    Example: dualcarbon gaps shandong --format csv -o gaps.csv
    """
    from dualcarbon.gaps import gaps as look
    from dualcarbon.library import Library

    library = Library(targets or ())
    files = load_files(library, regions or (), all_regions=all_regions, level=level)
    data = load_data(library, files, folders=record_dir or ())
    found = look(files, data, indicators=read_list(indicator), everything=everything)
    if form is GapsFormat.CSV:
        from dualcarbon.report.gaps.data import to_csv

        write_data(to_csv(found, words=for_programs()))
    else:
        from dualcarbon.report.gaps.table import to_text

        shown = screen()
        write(to_text(found, limit=shown.width, colour=shown.colour, words=for_people()))
