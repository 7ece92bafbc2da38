"""Assessments as annotations of a GitHub job: the worst first, a summary last."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.report import goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.check.explain import in_a_line
from dualcarbon.report.check.table import tally
from dualcarbon.report.paper.markup import annotation
from dualcarbon.report.paper.signs import visible
from dualcarbon.sheet import Sheet, fails

_LEVELS = ("error", "warning", "notice")


def to_github(sheets: Sequence[Sheet], fail_on: Collection[Verdict], *, words: Words = IN_ENGLISH) -> str:
    """Errors for verdicts that fail the run, warnings for other bad ones, notices for what is unknown."""
    main = [(one, sheet) for sheet in sheets for one in sheet.assessments if one.main]
    lines = [
        _annotation(level, one, sheet, words)
        for level in _LEVELS
        for one, sheet in main
        if _level(one, fail_on) == level
    ]
    return "\n".join([*lines, f"dualcarbon: {tally([one for one, _ in main], words)}"]) + "\n"


def _level(assessment: Assessment, fail_on: Collection[Verdict]) -> str:
    if fails(assessment, fail_on):
        return "error"
    if assessment.verdict in (Verdict.MISSED, Verdict.OFF_TRACK):
        return "warning"
    return "notice" if assessment.verdict in (Verdict.OPEN, Verdict.UNKNOWN) else ""


def _annotation(level: str, assessment: Assessment, sheet: Sheet, words: Words) -> str:
    target = assessment.target
    heading = f"{words.region(sheet.region)}: {goals.heading(target, words)}"
    return annotation(level, visible(in_a_line(assessment, words)), title=heading, location=target.location)
