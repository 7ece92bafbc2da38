"""The forms that ``check`` answers in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from dualcarbon.cli.output import screen, write, write_data

if TYPE_CHECKING:
    from dualcarbon.assessment import Verdict
    from dualcarbon.report.sheet import Sheet


class CheckFormat(StrEnum):
    """The names of the forms."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    GITHUB = "github"
    JUNIT = "junit"


def write_sheets(
    sheets: Sequence[Sheet],
    form: CheckFormat,
    *,
    as_of: int | None,
    explain: bool,
    fail_on: Collection[Verdict],
) -> None:
    """Writes the assessments of all regions in one form."""
    match form:
        case CheckFormat.TABLE:
            _write_tables(sheets, explain=explain)
        case CheckFormat.JSON:
            _write_json(sheets, as_of=as_of, explain=explain)
        case CheckFormat.CSV:
            from dualcarbon.report.as_csv import to_csv

            write_data(to_csv(sheets))
        case CheckFormat.MARKDOWN:
            from dualcarbon.report.markdown import to_markdown

            write("\n".join(to_markdown(sheet, explain=explain) for sheet in sheets))
        case CheckFormat.GITHUB:
            from dualcarbon.report.github import to_github

            write(to_github(sheets, fail_on))
        case CheckFormat.JUNIT:
            from dualcarbon.report.junit import to_junit

            write_data(to_junit(sheets, fail_on))


def _write_tables(sheets: Sequence[Sheet], *, explain: bool) -> None:
    from dualcarbon.report.explain import explain_sheet
    from dualcarbon.report.sheet import tally
    from dualcarbon.report.table import table

    shown = screen()
    for at, sheet in enumerate(sheets):
        text = table(sheet, limit=shown.width, colour=shown.colour, encoding=shown.encoding)
        if explain:
            text += explain_sheet(sheet, limit=shown.width)
        write(("\n" if at else "") + text)
    if len(sheets) > 1:
        everything = [one for sheet in sheets for one in sheet.assessments]
        write(f"\n {len(sheets)} regions, {tally(everything)}\n")


def _write_json(sheets: Sequence[Sheet], *, as_of: int | None, explain: bool) -> None:
    from dualcarbon.library import data_date
    from dualcarbon.report.as_json import to_json
    from dualcarbon.version import __version__

    write_data(to_json(sheets, version=__version__, data=data_date(), as_of=as_of, explain=explain))
