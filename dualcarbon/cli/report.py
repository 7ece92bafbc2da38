"""``report``: one page of some regions that needs nothing else."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.cli.data import (
    IndicatorList,
    Record,
    RecordFolders,
    TargetFolders,
    Trajectories,
    load_data,
    load_files,
)
from dualcarbon.cli.language import language
from dualcarbon.cli.output import write, write_file


def report(
    regions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REGION|FILE...", help="Regions by any name, or YAML files.", show_default=False
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", metavar="FILE.html", help="Where the page goes.", show_default=False)
    ] = None,
    trajectory: Trajectories = None,
    record: Record = False,
    record_dir: RecordFolders = None,
    indicator: IndicatorList = None,
    as_of: Annotated[int | None, typer.Option(metavar="YEAR", help="Hide later observations.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every target, past and superseded too.")] = False,
    targets: TargetFolders = None,
) -> None:
    """Write one page about some regions: the table, the plots, every explanation, the sources.

    Example: dualcarbon report shandong jiangsu -o report.html
    """
    from dualcarbon.cli.arguments import read_list
    from dualcarbon.library import Library, data_date
    from dualcarbon.report.catalogue import words_in
    from dualcarbon.report.page.pages import Stamp
    from dualcarbon.report.page.pages import report as page
    from dualcarbon.report.plot.phrases import Phrases
    from dualcarbon.sheet import make_sheets
    from dualcarbon.version import __version__
    from dualcarbon.wanted import Wanted

    library = Library(targets or ())
    files = load_files(library, regions or ())
    data = load_data(library, files, trajectory or (), record=record, folders=record_dir or ())
    wanted = Wanted(indicators=read_list(indicator), everything=everything)
    sheets = make_sheets(files, data, wanted, as_of=as_of)
    text = page(
        sheets, Phrases(words=words_in(language(machine=False))), Stamp(version=__version__, data=data_date())
    )
    if output is None or output == "-":
        write(text)
    else:
        write_file(output, text)
