"""Findings as annotations of a GitHub job: errors first, as only ten are shown; a summary last."""

from __future__ import annotations

from dataclasses import replace

from dualcarbon.problem import Problem, Severity, a_few_of_each, visible
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.paper.markup import annotation
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
    place = problem.location
    hint = "".join(f"\n{visible(line)}" for line in problem.hint.split("\n")) if problem.hint else ""
    return annotation(
        _COMMANDS[problem.severity],
        f"{visible(problem.message)}{hint}",
        title=f"{problem.code} {all_rules()[problem.code].name}",
        location=place and replace(place, path=visible(place.path)),
    )
