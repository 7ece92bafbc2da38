"""``compare``: the targets of many regions for one indicator, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.language import words
from dualcarbon.cli.output import screen, write, write_data

if TYPE_CHECKING:
    from dualcarbon.comparison import Comparison
    from dualcarbon.library import Library
    from dualcarbon.target_file import RegionFile


class CompareFormat(StrEnum):
    """The names of the forms."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def compare(
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="What is aimed at: dualcarbon list indicators.")
    ],
    year: Annotated[int, typer.Option(metavar="YEAR", help="The year the targets are for.")],
    region: Annotated[
        list[str] | None,
        typer.Option(metavar="REGION", help="Only this region, beside the nation; may be repeated."),
    ] = None,
    baseline: Annotated[
        int | None, typer.Option(metavar="YEAR", help="Tell falls and rises against this year.")
    ] = None,
    targets: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="A folder of your own target files; goes first.")
    ] = None,
    form: Annotated[
        CompareFormat, typer.Option("--format", help="The form of the answer.")
    ] = CompareFormat.TABLE,
) -> None:
    """Compare the targets of all regions for one indicator and year, the more ambitious first.

    Example: dualcarbon compare energy_intensity --year 2025
    """
    from dualcarbon.comparison import compare as compared
    from dualcarbon.comparison import concerned
    from dualcarbon.indicator import find_indicator
    from dualcarbon.library import Library

    library = Library(targets or ())
    files, named = _files(library, region or [])
    own = {name: declared for file in files for name, declared in file.indicators.items()}
    measured = find_indicator(indicator, own)
    data = library.record(list(concerned(files, measured.name, year)), own)
    _write(
        compared(files, measured, year, data, baseline=baseline, named=[one.region for one in named]), form
    )


def _files(library: Library, names: Sequence[str]) -> tuple[list[RegionFile], list[RegionFile]]:
    """The files to compare, that of the nation among them, and those that were asked for by name."""
    if not names:
        return list(library.load_all()), []
    named = {file.path: file for file in map(library.load, names)}
    nation = library.load("CN")
    return list({nation.path: nation, **named}.values()), list(named.values())


def _write(comparison: Comparison, form: CompareFormat) -> None:
    match form:
        case CompareFormat.TABLE:
            from dualcarbon.report.comparison.table import to_text

            shown = screen()
            told = words(encoding=shown.encoding)
            write(to_text(comparison, limit=shown.width, colour=shown.colour, words=told))
        case CompareFormat.MARKDOWN:
            from dualcarbon.report.comparison.table import to_markdown

            write(to_markdown(comparison, words=words()))
        case CompareFormat.JSON:
            from dualcarbon.library import data_date
            from dualcarbon.report.comparison.data import to_json
            from dualcarbon.version import __version__

            write_data(to_json(comparison, version=__version__, data=data_date(), words=words(machine=True)))
        case CompareFormat.CSV:
            from dualcarbon.report.comparison.data import to_csv

            write_data(to_csv(comparison, words=words(machine=True)))
