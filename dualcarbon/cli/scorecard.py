"""``scorecard``: the national appraisal of a province."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.data import RecordFolders, TargetFolders, load_data
from dualcarbon.cli.output import screen, write, write_data
from dualcarbon.cli.words import for_people, for_programs
from dualcarbon.problem import DualcarbonError, Sentence

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
        str, typer.Argument(metavar="PROVINCE|FILE", help="A province by any name, or its YAML file.")
    ],
    record_dir: RecordFolders = None,
    targets: TargetFolders = None,
    form: Annotated[
        ScorecardFormat, typer.Option("--format", help="The form of the answer.")
    ] = ScorecardFormat.TABLE,
) -> None:
    """Grade a province by the national appraisal of 2026: excellent, qualified or failed.

    Each of the 5 control and 9 supporting indicators shows the target and the verdict it rests on. The grade
    is given where it follows whatever the unknown ones are; else the grades still possible. Exits with 1 only
    where the grade is failed for sure.

    Example: dualcarbon scorecard shandong
    """
    from dualcarbon.assessment import assess
    from dualcarbon.library import Library
    from dualcarbon.scorecard import Rating
    from dualcarbon.scorecard import scorecard as score

    library = Library(targets or ())
    file = library.load(region)
    if file.region.level != "province":
        raise DualcarbonError(
            Sentence(
                "the national appraisal grades provinces, and {region} is none",
                region=file.region.called,
            ),
            hint="dualcarbon scorecard shandong; dualcarbon check tells of any region",
        )
    data = load_data(library, [file], folders=record_dir or ())
    card = score(file.region.code, assess(file.targets, data), newest=data.newest)
    _write(card, file.region, form)
    raise typer.Exit(1 if card.grade is Rating.FAILED else 0)


def _write(card: Scorecard, region: Region, form: ScorecardFormat) -> None:
    match form:
        case ScorecardFormat.TABLE:
            from dualcarbon.report.scorecard.table import to_text

            shown, words = screen(), for_people()
            write(to_text(card, region, limit=shown.width, colour=shown.colour, words=words))
        case ScorecardFormat.MARKDOWN:
            from dualcarbon.report.scorecard.table import to_markdown

            write(to_markdown(card, region, words=for_people()))
        case ScorecardFormat.JSON:
            from dualcarbon.library import data_date
            from dualcarbon.report.scorecard.data import to_json
            from dualcarbon.version import __version__

            write_data(to_json(card, region, version=__version__, data=data_date(), words=for_programs()))
        case ScorecardFormat.CSV:
            from dualcarbon.report.scorecard.data import to_csv

            write_data(to_csv(card, region, words=for_programs()))
