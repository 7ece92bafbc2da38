"""Assessments as annotations of a GitHub job: the worst first, a summary last."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.report import words
from dualcarbon.report.explain import told
from dualcarbon.report.sheet import Sheet, fails, names, tally

_ORDER = {"error": 0, "warning": 1, "notice": 2}


def to_github(sheets: Sequence[Sheet], fail_on: Collection[Verdict]) -> str:
    """Errors for verdicts that fail the run, warnings for other bad ones, notices for what is unknown."""
    found = [
        (_level(one, fail_on), _annotation(_level(one, fail_on), one, sheet))
        for sheet in sheets
        for one in sheet.assessments
    ]
    lines = [line for level, line in sorted(found, key=lambda pair: _ORDER.get(pair[0], 9)) if level]
    everything = [one for sheet in sheets for one in sheet.assessments]
    return "\n".join([*lines, f"dualcarbon: {tally(everything)}"]) + "\n"


def _level(assessment: Assessment, fail_on: Collection[Verdict]) -> str:
    if fails(assessment, fail_on):
        return "error"
    if assessment.verdict in (Verdict.MISSED, Verdict.OFF_TRACK):
        return "warning"
    return "notice" if assessment.verdict in (Verdict.OPEN, Verdict.UNKNOWN) else ""


def _annotation(level: str, assessment: Assessment, sheet: Sheet) -> str:
    location = assessment.target.location
    place = []
    if location is not None:
        place = [f"file={_property(_from_here(location.path))}"]
        place += [f"line={location.line}"] if location.line is not None else []
        place += [f"col={location.column}"] if location.column is not None else []
    title = f"title={_property(f'{names(sheet.region)}: {words.heading(assessment.target)}')}"
    where = f"{_from_here(str(location))}: " if location is not None else ""
    return f"::{level} {','.join([*place, title])}::{_message(where + told(assessment))}"


def _from_here(path: str) -> str:
    """A path as the job's page knows it: from the folder that it works in."""
    here = Path.cwd()
    return Path(path).relative_to(here).as_posix() if Path(path).is_relative_to(here) else path


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace(words.TIE, " ")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
