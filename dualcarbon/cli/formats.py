"""The forms that ``check`` answers in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from dualcarbon.cli.language import words
from dualcarbon.cli.output import screen, write, write_data

if TYPE_CHECKING:
    from dualcarbon.assessment import Verdict
    from dualcarbon.sheet import Sheet


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
            from dualcarbon.report.check.data import to_csv

            write_data(to_csv(sheets, words=words(machine=True)))
        case CheckFormat.MARKDOWN:
            from dualcarbon.report.check.markdown import to_markdown

            told = words()
            write("\n".join(to_markdown(sheet, explain=explain, words=told) for sheet in sheets))
        case CheckFormat.GITHUB:
            from dualcarbon.report.check.github import to_github

            write(to_github(sheets, fail_on, words=words(machine=True)))
        case CheckFormat.JUNIT:
            from dualcarbon.report.check.junit import to_junit

            write_data(to_junit(sheets, fail_on, words=words(machine=True)))


def _write_tables(sheets: Sequence[Sheet], *, explain: bool) -> None:
    from dualcarbon.report.check.explain import explain_sheet
    from dualcarbon.report.check.table import table, tally

    shown = screen()
    told = words(encoding=shown.encoding)
    for at, sheet in enumerate(sheets):
        text = table(sheet, limit=shown.width, colour=shown.colour, words=told)
        if explain:
            text += explain_sheet(sheet, limit=shown.width, words=told)
        write(("\n" if at else "") + text)
    if len(sheets) > 1:
        everything = [one for sheet in sheets for one in sheet.assessments]
        regions = told.count("{n} region", "{n} regions", len(sheets))
        write(f"\n {told.listed([regions, tally(everything, told)])}\n")


def _write_json(sheets: Sequence[Sheet], *, as_of: int | None, explain: bool) -> None:
    from dualcarbon.library import data_date
    from dualcarbon.report.check.data import to_json
    from dualcarbon.version import __version__

    told = words(machine=True)
    write_data(
        to_json(sheets, version=__version__, data=data_date(), as_of=as_of, explain=explain, words=told)
    )
