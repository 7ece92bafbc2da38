"""Findings as annotations of a GitHub job: errors first, as only ten are shown; a summary last."""

from __future__ import annotations

from dualcarbon.problem import Problem, Severity
from dualcarbon.validation import Findings, all_rules

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def to_github(findings: Findings) -> str:
    """Workflow commands, a line each."""
    lines = [_annotation(problem) for problem in findings.worst_first]
    return "\n".join([*lines, f"dualcarbon validate: {findings.summary}"]) + "\n"


def _annotation(problem: Problem) -> str:
    location = problem.location
    place = []
    if location:
        place = [
            f"file={_property(location.path)}",
            f"line={location.line or 1}",
            f"col={location.column or 1}",
        ]
    title = _property(f"{problem.code} {all_rules()[problem.code].name}")
    hint = f"\n{problem.hint}" if problem.hint else ""
    # The place stands in the text too: logs show it where the annotation does not.
    text = f"{location}: {problem.message}{hint}" if location else f"{problem.message}{hint}"
    return f"::{_COMMANDS[problem.severity]} {','.join([*place, f'title={title}'])}::{_message(text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
