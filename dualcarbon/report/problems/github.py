"""Findings as annotations of a GitHub job: errors first, as only ten are shown; a summary last."""

from __future__ import annotations

from dualcarbon.problem import Problem, Severity, a_few_of_each, visible
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.validation import Findings, all_rules

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def to_github(findings: Findings, *, summary: str = "", words: Words = IN_ENGLISH) -> str:
    """Workflow commands, a line each, and the summary where one is given."""
    told = sorted(a_few_of_each(findings.problems), key=lambda problem: problem.severity.rank)
    lines = [_annotation(words.problem(problem)) for problem in told]
    if summary:
        lines.append(f"dualcarbon validate: {words.sentence(summary)}")
    return "".join(f"{line}\n" for line in lines)


def _annotation(problem: Problem) -> str:
    location = problem.location
    place = []
    if location:
        place = [
            f"file={_property(visible(location.path))}",
            f"line={location.line or 1}",
            f"col={location.column or 1}",
        ]
    title = _property(f"{problem.code} {all_rules()[problem.code].name}")
    hint = "".join(f"\n{visible(line)}" for line in problem.hint.split("\n")) if problem.hint else ""
    message = visible(problem.message)
    # The place stands in the text too: logs show it where the annotation does not.
    text = f"{location}: {message}{hint}" if location else f"{message}{hint}"
    return f"::{_COMMANDS[problem.severity]} {','.join([*place, f'title={title}'])}::{_message(text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
