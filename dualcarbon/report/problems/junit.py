"""Findings as JUnit XML: a suite a file; a failure an error, and what is no error passes with its text."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from dualcarbon.problem import Problem, Severity
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.validation import Findings, all_rules

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def to_junit(findings: Findings, words: Words = IN_ENGLISH) -> str:
    """A file without findings is a case that passes."""
    by_file: dict[str, list[Problem]] = {path: [] for path in findings.files}
    for problem in map(words.problem, findings.problems):
        by_file.setdefault(problem.location.path if problem.location else "", []).append(problem)
    errors = len(findings.of(Severity.ERROR))
    cases = sum(max(1, len(problems)) for problems in by_file.values())
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<testsuites name="dualcarbon validate" tests="{cases}" failures="{errors}" errors="0">',
    ]
    for path, problems in by_file.items():
        lines += _suite(path, problems)
    lines.append("</testsuites>")
    return _FORBIDDEN.sub("?", "\n".join(lines)) + "\n"


def _suite(path: str, problems: list[Problem]) -> list[str]:
    failures = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = f'tests="{max(1, len(problems))}" failures="{failures}" errors="0" skipped="0"'
    cases = [line for problem in problems for line in _case(path, problem)]
    if not problems:
        cases = [f"    <testcase classname={quoteattr(path)} name={quoteattr(path)}/>"]
    return [f"  <testsuite name={quoteattr(path)} {counts}>", *cases, "  </testsuite>"]


def _case(path: str, problem: Problem) -> list[str]:
    location = problem.location
    line = (location.line if location else None) or 1
    name = f"{problem.code} {all_rules()[problem.code].name} line {line}"
    text = f"{location}: {problem.message}\n{problem.hint}".rstrip()
    opening = (
        f"    <testcase classname={quoteattr(path)} name={quoteattr(name)}"
        f' file={quoteattr(path)} line="{line}">'
    )
    if problem.severity is Severity.ERROR:
        body = (
            f"      <failure type={quoteattr(problem.code)} message={quoteattr(problem.message)}>"
            f"{escape(text)}</failure>"
        )
    else:
        body = f"      <system-out>{escape(f'{problem.severity}: {text}')}</system-out>"
    return [opening, body, "    </testcase>"]
