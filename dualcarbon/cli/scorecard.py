"""``scorecard``: the national appraisal of a region."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.language import words
from dualcarbon.cli.output import screen, write, write_data

if TYPE_CHECKING:
    from dualcarbon.region import Region
    from dualcarbon.scorecard import Scorecard


class ScorecardFormat(StrEnum):
    """The names of the forms."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def scorecard(
    region: Annotated[
        str, typer.Argument(metavar="REGION|FILE", help="A region by any name, or a YAML file.")
    ],
    targets: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="A folder of your own target files; goes first.")
    ] = None,
    form: Annotated[
        ScorecardFormat, typer.Option("--format", help="The form of the answer.")
    ] = ScorecardFormat.TABLE,
) -> None:
    """Grade a region by the national appraisal of 2026: excellent, qualified or failed.

    Each of the 5 control and 9 supporting indicators shows the target and the verdict it rests on. The grade
    is given where it follows whatever the unknown ones are; else the grades still possible. Exits with 1 only
    where the grade is failed for sure.

    Example: dualcarbon scorecard shandong
    """
    from dualcarbon.assessment import assess
    from dualcarbon.library import Library
    from dualcarbon.scorecard import Mark, score

    library = Library(targets or ())
    file = library.load(region)
    data = library.record([file.region.code], file.indicators)
    card = score(file.region.code, assess(file.targets, data), newest=data.newest)
    _write(card, file.region, form)
    raise typer.Exit(1 if card.grade is Mark.FAILED else 0)


def _write(card: Scorecard, region: Region, form: ScorecardFormat) -> None:
    match form:
        case ScorecardFormat.TABLE:
            from dualcarbon.report.scorecard.table import to_text

            shown = screen()
            told = words(encoding=shown.encoding)
            write(to_text(card, region, limit=shown.width, colour=shown.colour, words=told))
        case ScorecardFormat.MARKDOWN:
            from dualcarbon.report.scorecard.table import to_markdown

            write(to_markdown(card, region, words=words()))
        case ScorecardFormat.JSON:
            from dualcarbon.library import data_date
            from dualcarbon.report.scorecard.data import to_json
            from dualcarbon.version import __version__

            told = words(machine=True)
            write_data(to_json(card, region, version=__version__, data=data_date(), words=told))
        case ScorecardFormat.CSV:
            from dualcarbon.report.scorecard.data import to_csv

            write_data(to_csv(card, region, words=words(machine=True)))
