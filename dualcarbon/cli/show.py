"""``show``: the targets of a region, each with its document."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dualcarbon.cli.output import screen, write, write_data
from dualcarbon.cli.words import for_people


class ShowFormat(StrEnum):
    """The names of the forms."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def show(
    region: Annotated[
        str, typer.Argument(metavar="REGION|FILE", help="A region by any name, or a YAML file.")
    ],
    targets: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="A folder of your own target files; goes first.")
    ] = None,
    form: Annotated[ShowFormat, typer.Option("--format", help="The form of the answer.")] = ShowFormat.TEXT,
) -> None:
    """Show every target of a region, by document.

    Example: dualcarbon show shandong
    """
    from dualcarbon.library import Library
    from dualcarbon.report.lists import targets as report

    file = Library(targets or ()).load(region)
    match form:
        case ShowFormat.TEXT:
            shown = screen()
            told = for_people()
            write(report.to_text(file.region, file.targets, limit=shown.width, words=told))
        case ShowFormat.JSON:
            write_data(report.to_json(file.targets))
        case ShowFormat.CSV:
            write_data(report.to_csv(file.targets))
