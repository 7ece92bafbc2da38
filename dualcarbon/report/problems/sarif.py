"""Findings as SARIF 2.1.0, which code hosts show beside the lines.

The fields are those of the OASIS standard of 27 March 2020, with the schema of errata 01.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePath
from urllib.parse import quote

from dualcarbon.problem import Problem, Severity
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.problems.data import fingerprint
from dualcarbon.report.problems.page import words_of
from dualcarbon.validation import Findings, Rule, all_rules

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def to_sarif(findings: Findings, *, version: str, words: Words = IN_ENGLISH) -> str:
    """One run, with the page of every rule that spoke."""
    rules = [rule for code, rule in all_rules().items() if any(one.code == code for one in findings.problems)]
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "dualcarbon",
                "version": version,
                "rules": [_rule(words_of(rule, words), words) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(words.problem(one), indexes[one.code], fingerprint(one, seen))
            for one in findings.problems
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, words: Words) -> dict[str, object]:
    bad, good = words.say("bad:"), words.say("good:")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\n{bad}\n{rule.bad}\n\n{good}\n{rule.good}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(problem: Problem, index: int, print_: str) -> dict[str, object]:
    location = problem.location
    hint = f" ({problem.hint})" if problem.hint else ""
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message}{hint}"},
        "partialFingerprints": {"dualcarbon/v1": print_},
    }
    if location:
        region = {"startLine": location.line or 1, "startColumn": location.column or 1}
        result["locations"] = [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(location.path)}, "region": region}}
        ]
    return result


def _uri(path: str) -> str:
    """A path as a relative reference; an absolute one as a file URI."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
