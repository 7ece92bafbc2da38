"""``path``: year by year to a target."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.data import Record, RecordFolders, TargetFolders, Trajectories, load_data
from dualcarbon.cli.output import say, screen, write, write_data
from dualcarbon.cli.words import for_people, for_programs
from dualcarbon.problem import DualcarbonError

if TYPE_CHECKING:
    from dualcarbon.indicator import Indicator

_LEVEL = re.compile(r"(?P<amount>.+?)\s+in\s+(?P<year>[12]\d{3})")
_OF_YEAR = re.compile(r"(?P<year>[12]\d{3})\s*[:：]\s*(?P<rate>.+)")


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
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The id of a target: dualcarbon show REGION.")],
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
        typer.Option(
            metavar="RATES", help="What an intensity allows: 4.5%, or 2026:5%,2027:4.8% by year."
        ),
    ] = None,
    level: Annotated[
        str, typer.Option(metavar="AMOUNT", help='The amount to begin at: "12000 Mt CO2 in 2023".', show_default=False)
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
    from dualcarbon.pathway import Shape, find_target, numerator, pathway, with_growth
    from dualcarbon.report.pathway import table

    if level and not gdp_growth:
        raise DualcarbonError("--level goes with --gdp-growth", hint="--gdp-growth 4.5%")
    library = Library(targets or ())
    file = library.load(region)
    wanted = find_target(file, target)
    growth = _growth(gdp_growth or ())
    begin = _level(level, numerator(wanted)) if level else None
    data = load_data(library, [file], trajectory or (), record=record, folders=record_dir or ())
    found = pathway(file, wanted, data, start=start, shape=None if shape is None else Shape(shape.value))
    if growth:
        found = with_growth(found, data, growth, level=begin)
    if form is PathFormat.TABLE:
        shown = screen()
        write(table.to_text(found, limit=shown.width, colour=shown.colour, words=for_people()))
        return
    from dualcarbon.report.pathway.data import to_csv

    write_data(to_csv(found))
    words = for_programs()
    for text in table.allowed(found, words):
        say(text)
    if found.met_already:
        say(words.translated(table.MET_ALREADY))


def _growth(stated: list[str] | tuple[str, ...]) -> dict[int, Fraction]:
    """``4.5%`` for every year, or ``2026:5%,2027:4.8%`` by year.

    Raises:
        DualcarbonError: one is no percentage, or a year stands twice.
    """
    from dualcarbon.baseline import read_percent
    from dualcarbon.cli.arguments import read_list
    from dualcarbon.pathway import ALWAYS

    found: dict[int, Fraction] = {}
    for word in read_list(stated):
        by_year = _OF_YEAR.fullmatch(word)
        year = int(by_year["year"]) if by_year else ALWAYS
        if year in found:
            which = f"the growth of {year}" if year else "the growth of every year"
            raise DualcarbonError(f"--gdp-growth tells {which} twice", hint="2026:5%,2027:4.8%")
        found[year] = Fraction(read_percent(by_year["rate"] if by_year else word).value)
    return found


def _level(stated: str, indicator: Indicator) -> tuple[Fraction, int]:
    """``12000 Mt CO2 in 2023`` in the unit of an indicator, with its year.

    Raises:
        DualcarbonError: it is no amount with its year, or its unit measures something else.
    """
    from dualcarbon.units import factor, read_quantity

    found = _LEVEL.fullmatch(stated.strip())
    if found is None:
        raise DualcarbonError(
            f'--level: "{stated}" is no amount with its year', hint=f'--level "12000 {indicator.unit} in 2023"'
        )
    quantity = read_quantity(found["amount"])
    if quantity.bound or quantity.upper is not None:
        raise DualcarbonError(f'--level: "{stated}" is not one number', hint="give the number alone")
    times = factor(quantity.unit, indicator.unit, tonne=indicator.tonne)
    return Fraction(quantity.value) * times, int(found["year"])
