"""Findings for programs: JSON of our own, and GitLab's code quality report."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from dualcarbon.problem import Problem, Severity
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.paper.data import Plain
from dualcarbon.validation import Findings, all_rules

# https://docs.gitlab.com/ci/testing/code_quality: info, minor, major, critical or blocker
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def to_json(findings: Findings, words: Words = IN_ENGLISH) -> str:
    """A list with an object for each finding."""
    return json.dumps(rows(findings, words), ensure_ascii=False, indent=2) + "\n"


def rows(findings: Findings, words: Words = IN_ENGLISH) -> list[dict[str, Plain]]:
    """An object for each finding, with the keys of json."""
    return [_object(words.problem(one)) for one in findings.problems]


def statistics_to_json(findings: Findings) -> str:
    """A list with an object for each rule that spoke."""
    rules = all_rules()
    counted = [
        {"code": code, "name": rules[code].name, "severity": rules[code].severity.value, "count": count}
        for code, count in findings.counts.items()
    ]
    return json.dumps(counted, ensure_ascii=False, indent=2) + "\n"


def to_gitlab(findings: Findings, words: Words = IN_ENGLISH) -> str:
    """The report that GitLab shows beside a merge request."""
    seen: Counter[str] = Counter()
    entries = []
    for problem in findings.problems:
        location = problem.location
        path = location.path if location else ""
        print_ = fingerprint(problem, seen)
        entries.append(
            {
                "description": _sentence(words.problem(problem)),
                "check_name": f"{problem.code} {all_rules()[problem.code].name}",
                "fingerprint": print_,
                "severity": _GITLAB[problem.severity],
                "location": {"path": path, "lines": {"begin": (location.line if location else None) or 1}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def fingerprint(problem: Problem, seen: Counter[str]) -> str:
    """What stays the same when lines move: file, rule, sentence, and which of equal ones it is."""
    path = problem.location.path if problem.location else ""
    text = f"{path}\n{problem.code}\n{problem.message}"
    seen[text] += 1
    return hashlib.sha256(f"{text}\n{seen[text]}".encode()).hexdigest()


def _object(problem: Problem) -> dict[str, Plain]:
    location = problem.location
    return {
        "path": location.path if location else None,
        "line": location.line if location else None,
        "column": location.column if location else None,
        "code": problem.code,
        "name": all_rules()[problem.code].name,
        "severity": problem.severity.value,
        "message": str(problem.message),
        "hint": str(problem.hint),
        "found": problem.found,
        "expected": problem.expected,
    }


def _sentence(problem: Problem) -> str:
    return f"{problem.message}. {problem.hint}" if problem.hint else problem.message
