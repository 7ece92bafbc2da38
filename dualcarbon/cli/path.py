"""``path``: year by year to a target."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dualcarbon.cli.arguments import read_list
from dualcarbon.cli.data import Record, RecordFolders, TargetFolders, Trajectories, load_data
from dualcarbon.cli.output import say, screen, write, write_data
from dualcarbon.cli.words import for_people, for_programs
from dualcarbon.problem import DualcarbonError


class PathFormat(StrEnum):
    """The names of the forms."""

    CSV = "csv"
    TABLE = "table"


class PathShape(StrEnum):
    """The names of the shapes."""

    LINEAR = "linear"
    GEOMETRIC = "geometric"


def path(
    region: Annotated[
        str, typer.Argument(metavar="REGION|FILE", help="A region by any name, or a YAML file.")
    ],
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="The id of a target: dualcarbon show REGION.")
    ],
    start: Annotated[
        int | None,
        typer.Option("--from", metavar="YEAR", help="The year to begin at.  [default: the newest]"),
    ] = None,
    shape: Annotated[
        PathShape | None,
        typer.Option(help="By equal amounts, or at an equal rate.  [default: as the pace is told]"),
    ] = None,
    gdp_growth: Annotated[
        list[str] | None,
        typer.Option(metavar="RATES", help="What an intensity allows: 4.5%, or 2026:5%,2027:4.8% by year."),
    ] = None,
    level: Annotated[
        str,
        typer.Option(
            metavar="AMOUNT", help='The amount to begin at: "12000 Mt CO2 in 2023".', show_default=False
        ),
    ] = "",
    trajectory: Trajectories = None,
    record: Record = False,
    record_dir: RecordFolders = None,
    targets: TargetFolders = None,
    form: Annotated[PathFormat, typer.Option("--format", help="The form of the answer.")] = PathFormat.CSV,
) -> None:
    """Lead year by year from the newest observation to the bound of a target.

    As csv it is a file of data, with the rows that it stands on: check -t - reads it.

    Example: dualcarbon path shandong wind-2030 | dualcarbon check shandong -t -
    """
    from dualcarbon.library import Library
    from dualcarbon.pathway import (
        Shape,
        find_target,
        numerator,
        pathway,
        read_growth,
        read_level,
        with_growth,
    )
    from dualcarbon.report.pathway import table

    if level and not gdp_growth:
        raise DualcarbonError("--level goes with --gdp-growth", hint="--gdp-growth 4.5%")
    library = Library(targets or ())
    file = library.load(region)
    wanted = find_target(file, target)
    growth = read_growth(read_list(gdp_growth))
    begin = read_level(level, numerator(wanted)) if level else None
    data = load_data(library, [file], trajectory or (), record=record, folders=record_dir or ())
    found = pathway(file, wanted, data, start=start, shape=None if shape is None else Shape(shape.value))
    if growth:
        found = with_growth(found, data, growth, level=begin)
    if form is PathFormat.TABLE:
        shown = screen()
        write(table.to_text(found, limit=shown.width, colour=shown.colour, words=for_people()))
        return
    from dualcarbon.report.paper.wrap import TIE
    from dualcarbon.report.pathway.data import to_csv

    write_data(to_csv(found))
    words = for_programs()
    for text in table.allowed(found, words):
        say(text.replace(TIE, " "))
    if found.met_already:
        say(words.translated(table.MET_ALREADY))
