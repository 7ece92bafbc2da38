"""Assessments as JUnit XML: a suite a region, a case a target."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from xml.sax.saxutils import escape, quoteattr

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.report import words
from dualcarbon.report.explain import told
from dualcarbon.report.sheet import Sheet, fails

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def to_junit(sheets: Sequence[Sheet], fail_on: Collection[Verdict]) -> str:
    """Failures are what fails the run; open and unknown count as skipped."""
    suites = [line for sheet in sheets for line in _suite(sheet, fail_on)]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<testsuites name="dualcarbon">',
        *suites,
        "</testsuites>",
    ]
    return _FORBIDDEN.sub("?", "\n".join(lines)) + "\n"


def _suite(sheet: Sheet, fail_on: Collection[Verdict]) -> list[str]:
    failed = [one for one in sheet.assessments if fails(one, fail_on)]
    skipped = [one for one in sheet.assessments if _is_skipped(one, fail_on)]
    counts = f'tests="{len(sheet.assessments)}" failures="{len(failed)}" skipped="{len(skipped)}" errors="0"'
    cases = [line for one in sheet.assessments for line in _case(one, sheet, fail_on)]
    return [f"  <testsuite name={quoteattr(sheet.region.code)} {counts}>", *cases, "  </testsuite>"]


def _case(assessment: Assessment, sheet: Sheet, fail_on: Collection[Verdict]) -> list[str]:
    apart = " ".join(part for part in (assessment.definition, assessment.scenario) if part)
    name = f"{assessment.target.id}{f' ({apart})' if apart else ''}"
    text = told(assessment).replace(words.TIE, " ")
    opening = f"    <testcase classname={quoteattr(sheet.region.code)} name={quoteattr(name)}>"
    if fails(assessment, fail_on):
        kind = quoteattr(assessment.verdict.value)
        body = f"      <failure type={kind} message={quoteattr(text)}>{escape(assessment.reason)}</failure>"
    elif _is_skipped(assessment, fail_on):
        body = f"      <skipped message={quoteattr(text)}/>"
    else:
        body = f"      <system-out>{escape(text)}</system-out>"
    return [opening, body, "    </testcase>"]


def _is_skipped(assessment: Assessment, fail_on: Collection[Verdict]) -> bool:
    return assessment.verdict in (Verdict.OPEN, Verdict.UNKNOWN) and not fails(assessment, fail_on)
