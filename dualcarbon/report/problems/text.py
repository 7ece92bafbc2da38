"""Findings for people: with the line and a caret below what is meant, or a line each."""

from __future__ import annotations

from dualcarbon.problem import Problem, Severity, a_few_of_each, visible
from dualcarbon.report.catalogue import IN_ENGLISH, Words, message
from dualcarbon.report.paper.wrap import width
from dualcarbon.validation import Findings, all_rules

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_SEVERITIES = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.NOTE: message("note"),
}
_LONGEST = 120


def severity_in(words: Words, severity: Severity) -> str:
    """How grave a problem is, in words."""
    return words.translated(_SEVERITIES[severity])


def to_full(findings: Findings, *, colour: bool, words: Words = IN_ENGLISH) -> str:
    """Each finding with its place, its line of the file, and the hint; of one kind the first few."""
    told = map(words.problem, a_few_of_each(findings.problems))
    return "".join(_full(problem, findings, words, colour=colour) for problem in told)


def to_concise(findings: Findings, words: Words = IN_ENGLISH) -> str:
    """A line each: ``path:line:column: error DC110 baseline-order: sentence``."""
    return "".join(
        f"{_head(words.problem(problem), words)}\n" for problem in a_few_of_each(findings.problems)
    )


def to_statistics(findings: Findings, words: Words = IN_ENGLISH) -> str:
    """How often each rule spoke, a line each."""
    rules = all_rules()
    room = max((len(str(count)) for count in findings.counts.values()), default=0)
    return "".join(
        f"{count:>{room}}  {severity_in(words, rules[code].severity):<7}  {code} {rules[code].name}\n"
        for code, count in findings.counts.items()
    )


def _head(problem: Problem, words: Words) -> str:
    rule = all_rules()[problem.code]
    label = f"{severity_in(words, problem.severity)} {problem.code} {rule.name}"
    return f"{_place(problem)}: {label}: {visible(problem.message)}"


def _full(problem: Problem, findings: Findings, words: Words, *, colour: bool) -> str:
    rule = all_rules()[problem.code]
    label = _painted(
        f"{severity_in(words, problem.severity)} {problem.code}", _COLOURS[problem.severity], colour=colour
    )
    lines = [
        f"{_painted(_place(problem), '1', colour=colour)}: {label} {rule.name}: {visible(problem.message)}"
    ]
    location = problem.location
    excerpt = findings.excerpts.get((location.path, location.line or 0)) if location else None
    if location and excerpt:
        shown, caret = _pointed(excerpt, location.column or 1)
        margin = f"{location.line:>5} | "
        lines.append(f"{margin}{shown}")
        lines.append(
            f"{' ' * (len(margin) - 2)}| {_painted(caret, _COLOURS[problem.severity], colour=colour)}"
        )
    if problem.hint:
        lines += [f"      = {visible(line)}" for line in problem.hint.split("\n")]
    return "\n".join(lines) + "\n\n"


def _pointed(line: str, column: int) -> tuple[str, str]:
    """A line, cut to what can be shown, and a caret below the column; Chinese signs are two columns wide."""
    start = max(0, column - _LONGEST // 2) if len(line) > _LONGEST else 0
    shown = line[start : start + _LONGEST].replace("\t", " ")
    before = shown[: max(0, column - 1 - start)]
    return visible(shown), " " * width(visible(before)) + "^"


def _place(problem: Problem) -> str:
    return str(problem.location) if problem.location else "?"


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
