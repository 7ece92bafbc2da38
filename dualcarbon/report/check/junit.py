"""Assessments as JUnit XML: a suite a region, a case a target."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.check.explain import in_a_line
from dualcarbon.report.paper.markup import xml_attributes, xml_document, xml_element
from dualcarbon.sheet import Sheet, fails


def to_junit(sheets: Sequence[Sheet], fail_on: Collection[Verdict], *, words: Words = IN_ENGLISH) -> str:
    """Failures are what fails the run; open and unknown count as skipped."""
    lines = [line for sheet in sheets for line in _suite(sheet, fail_on, words)]
    return xml_document("testsuites", lines, name="dualcarbon")


def _suite(sheet: Sheet, fail_on: Collection[Verdict], words: Words) -> list[str]:
    code = sheet.region.code
    counts = xml_attributes(
        name=code,
        tests=len(sheet.assessments),
        failures=sum(fails(one, fail_on) for one in sheet.assessments),
        skipped=sum(_is_skipped(one, fail_on) for one in sheet.assessments),
        errors=0,
    )
    cases = [line for one in sheet.assessments for line in _case(one, code, fail_on, words)]
    return [f"  <testsuite{counts}>", *cases, "  </testsuite>"]


def _case(assessment: Assessment, code: str, fail_on: Collection[Verdict], words: Words) -> list[str]:
    apart = " ".join(part for part in (assessment.definition, assessment.scenario) if part)
    name = f"{assessment.target.id}{f' ({apart})' if apart else ''}"
    text = in_a_line(assessment, words)
    if fails(assessment, fail_on):
        why = words.reasons(assessment.reasons, assessment.target)
        body = xml_element("failure", why, type=assessment.verdict.value, message=text)
    elif _is_skipped(assessment, fail_on):
        body = xml_element("skipped", message=text)
    else:
        body = xml_element("system-out", text)
    return [f"    <testcase{xml_attributes(classname=code, name=name)}>", f"      {body}", "    </testcase>"]


def _is_skipped(assessment: Assessment, fail_on: Collection[Verdict]) -> bool:
    return assessment.verdict in (Verdict.OPEN, Verdict.UNKNOWN) and not fails(assessment, fail_on)
