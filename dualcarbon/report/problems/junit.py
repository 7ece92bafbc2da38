"""Findings as JUnit XML: a suite a file; a failure an error, and what is no error passes with its text."""

from __future__ import annotations

from dualcarbon.problem import Problem, Severity
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.paper.markup import xml_attributes, xml_document, xml_element
from dualcarbon.validation import Findings, all_rules


def to_junit(findings: Findings, words: Words = IN_ENGLISH) -> str:
    """A file without findings is a case that passes."""
    by_file: dict[str, list[Problem]] = {path: [] for path in findings.files}
    for problem in map(words.problem, findings.problems):
        by_file.setdefault(problem.location.path if problem.location else "", []).append(problem)
    errors = len(findings.of(Severity.ERROR))
    cases = sum(max(1, len(problems)) for problems in by_file.values())
    lines = [line for path, problems in by_file.items() for line in _suite(path, problems)]
    counts = {"tests": cases, "failures": errors, "errors": 0}
    return xml_document("testsuites", lines, name="dualcarbon validate", **counts)


def _suite(path: str, problems: list[Problem]) -> list[str]:
    failures = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = {"tests": max(1, len(problems)), "failures": failures, "errors": 0, "skipped": 0}
    cases = [line for problem in problems for line in _case(path, problem)]
    if not problems:
        cases = [f"    {xml_element('testcase', classname=path, name=path)}"]
    return [f"  <testsuite{xml_attributes(name=path, **counts)}>", *cases, "  </testsuite>"]


def _case(path: str, problem: Problem) -> list[str]:
    location = problem.location
    line = (location.line if location else None) or 1
    name = f"{problem.code} {all_rules()[problem.code].name} line {line}"
    text = f"{location}: {problem.message}\n{problem.hint}".rstrip()
    if problem.severity is Severity.ERROR:
        body = xml_element("failure", text, type=problem.code, message=problem.message)
    else:
        body = xml_element("system-out", f"{problem.severity}: {text}")
    opening = xml_attributes(classname=path, name=name, file=path, line=line)
    return [f"    <testcase{opening}>", f"      {body}", "    </testcase>"]
