"""The forms that ``check`` answers in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dualcarbon.cli.output import say, screen, write, write_data
from dualcarbon.cli.words import for_people, for_programs
from dualcarbon.problem import DualcarbonError, Enumeration, Sentence

if TYPE_CHECKING:
    from dualcarbon.assessment import Verdict
    from dualcarbon.report.catalogue import Words
    from dualcarbon.sheet import Sheet

BYTE_ORDER_MARK = "\ufeff"


class CheckFormat(StrEnum):
    """The names of the forms."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    GITHUB = "github"
    JUNIT = "junit"
    XLSX = "xlsx"


_DATA = (CheckFormat.JSON, CheckFormat.CSV, CheckFormat.XLSX)
_SUMMED = (CheckFormat.TABLE, CheckFormat.JSON, CheckFormat.CSV)


class CheckAnswer(NamedTuple):
    """How ``check`` is to answer; ``each`` scenario in a row of its own."""

    form: CheckFormat
    as_of: int | None = None
    explain: bool = False
    summary: bool = False
    bom: bool = False
    each: bool = False

    def refuse(self) -> None:
        """Raises DualcarbonError for options that do not go together."""
        if self.bom and self.form is not CheckFormat.CSV:
            raise DualcarbonError("--bom goes with csv", hint="--format csv --bom")
        if self.summary and self.form not in _SUMMED:
            raise DualcarbonError(
                Sentence("--summary goes with {summed}", summed=Enumeration(_SUMMED)),
                hint="--format csv --summary",
            )
        if self.summary and self.explain:
            raise DualcarbonError("--summary and --explain do not go together", hint="leave one of them out")


def write_sheets(sheets: Sequence[Sheet], answer: CheckAnswer, fail_on: Collection[Verdict]) -> None:
    """Writes the assessments of all regions in one form; people get one row for all scenarios of a target."""
    if answer.form not in _DATA and not answer.each and not answer.explain:
        sheets = gathered(sheets)
    if answer.summary:
        _write_summary(sheets, answer)
        return
    match answer.form:
        case CheckFormat.TABLE:
            _write_tables(sheets, for_people(), explain=answer.explain)
        case CheckFormat.JSON:
            _write_json(sheets, answer)
        case CheckFormat.CSV:
            from dualcarbon.report.check.data import to_csv

            write_csv(to_csv(sheets, words=for_programs()), bom=answer.bom)
        case CheckFormat.MARKDOWN:
            from dualcarbon.report.check.markdown import to_markdown
            from dualcarbon.report.check.table import nothing

            words = for_people()
            pages = [to_markdown(sheet, explain=answer.explain, words=words) for sheet in sheets]
            write("\n".join(pages or [f"{nothing(words)}\n"]))
        case CheckFormat.GITHUB:
            from dualcarbon.report.check.github import to_github

            write(to_github(sheets, fail_on, words=for_programs()))
        case CheckFormat.JUNIT:
            from dualcarbon.report.check.junit import to_junit

            write_data(to_junit(sheets, fail_on, words=for_programs()))
        case CheckFormat.XLSX:
            from dualcarbon.cli.workbook import write_check

            write_check(sheets)


def gathered(sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """The same sheets with one assessment for the scenarios of each target; themselves where there are none."""
    if not any(sheet.scenarios for sheet in sheets):
        return sheets
    from dualcarbon.ensemble import gather_sheets

    return gather_sheets(sheets)


def write_csv(text: str, *, bom: bool = False) -> None:
    """Writes a CSV, with the mark that Excel knows UTF-8 by where it is asked for."""
    write_data(f"{BYTE_ORDER_MARK}{text}" if bom else text)


def _write_tables(sheets: Sequence[Sheet], words: Words, *, explain: bool) -> None:
    from dualcarbon.report.check.explain import explain_sheet
    from dualcarbon.report.check.table import line_below, nothing, table, tally

    shown = screen()
    for at, sheet in enumerate(sheets):
        text = table(sheet, limit=shown.width, colour=shown.colour, words=words)
        if explain:
            text += explain_sheet(sheet, limit=shown.width, words=words)
        write(("\n" if at else "") + text)
    if not sheets:
        write(f" {nothing(words)}\n")
    if len(sheets) > 1:
        everything = [one for sheet in sheets for one in sheet.assessments]
        regions = words.count("{n} region", "{n} regions", len(sheets))
        told = words.listed([regions, tally(everything, words)])
        write(f"\n{line_below(told, shown.width)}")


def _write_json(sheets: Sequence[Sheet], answer: CheckAnswer) -> None:
    from dualcarbon.library import data_date
    from dualcarbon.report.check.data import to_json
    from dualcarbon.version import __version__

    write_data(
        to_json(
            sheets,
            version=__version__,
            data=data_date(),
            as_of=answer.as_of,
            explain=answer.explain,
            words=for_programs(),
        )
    )


def _write_summary(sheets: Sequence[Sheet], answer: CheckAnswer) -> None:
    from dualcarbon.ensemble import summaries
    from dualcarbon.library import data_date
    from dualcarbon.report.check import summary
    from dualcarbon.version import __version__

    every = [one for sheet in sheets for one in summaries(sheet.assessments, sheet.scenarios)]
    told = [one for one in every if one.scenarios] or every
    if len(told) < len(every):
        from dualcarbon.problem import Problem, Severity

        note = Problem(
            message=Sentence(
                "targets without a row, as no scenario decides them: {n}", n=len(every) - len(told)
            ),
            hint="leave --summary out to see them",
            severity=Severity.NOTE,
        )
        say(DualcarbonError(problems=[note]))
    if answer.form is CheckFormat.JSON:
        write_data(summary.to_json(told, version=__version__, data=data_date(), as_of=answer.as_of))
    elif answer.form is CheckFormat.CSV:
        write_csv(summary.to_csv(told), bom=answer.bom)
    else:
        shown = screen()
        write(summary.to_text(told, limit=shown.width, colour=shown.colour, words=for_people()))
