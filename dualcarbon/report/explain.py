"""Why a verdict is what it is: the arithmetic, step by step, with the documents."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.assessment import Assessment, Step
from dualcarbon.report import words
from dualcarbon.report.layout import wrap
from dualcarbon.report.sheet import Sheet
from dualcarbon.target import Target

_INDENT = "    "
_ENDLESS = 1_000_000
_NARROWEST = 40


def told(assessment: Assessment) -> str:
    """An assessment in one line: ``off track: ≥ 68 % below 2005, 48.4 % (2020) ...``."""
    parts = [
        f"required {words.required(assessment.target)}",
        f"newest {words.observed(assessment)}" if assessment.observed is not None else "",
        f"leads to {words.leads_to(assessment)}" if assessment.projected is not None else "",
        f"margin {words.margin(assessment)}" if assessment.margin is not None else "",
        assessment.reason,
    ]
    heading = _heading(assessment)
    verdict = words.verdict(assessment).split(words.TIE, 1)[1]
    return f"{heading}: {verdict}: {'; '.join(part for part in parts if part)}".replace(words.TIE, " ")


def explain_sheet(sheet: Sheet, *, limit: int | None = None) -> str:
    """The arithmetic of every assessment of a sheet, one paragraph each."""
    room = max(limit or _ENDLESS, _NARROWEST)
    return "".join(f"\n{explain_one(one, limit=room)}" for one in sheet.assessments)


def explain_one(assessment: Assessment, *, limit: int = _ENDLESS) -> str:
    """The source of the target, then each step: formula, numbers, result, documents."""
    lines = [f"{_heading(assessment)}: {words.required(assessment.target)}  {words.verdict(assessment)}"]
    for label, text in _paragraphs(assessment):
        first, *rest = wrap(text, limit - 14)
        lines.append(f"  {label:<10}{first}")
        lines += [f"  {'':<10}{line}" for line in rest]
    return "\n".join(lines).replace(words.TIE, " ") + "\n"


def _heading(assessment: Assessment) -> str:
    scenario = f"scenario {assessment.scenario}" if assessment.scenario else ""
    apart = ", ".join(part for part in (scenario, words.details(assessment)) if part)
    return f"{words.heading(assessment.target)}{f' ({apart})' if apart else ''}"


def _paragraphs(assessment: Assessment) -> Iterator[tuple[str, str]]:
    target = assessment.target
    for text in _document(target):
        yield ("target" if text == target.source.cited else "", text)
    if target.implied:
        yield ("baseline", f"{target.baseline} is implied: the year before the plan")
    if target.note:
        yield ("note", target.note)
    # The pace may rest on links that have been shown already.
    for step in dict.fromkeys(assessment.trace):
        yield from _step(step)
    if assessment.reason:
        yield ("reason", assessment.reason)


def _document(target: Target) -> list[str]:
    source = target.source
    title_zh = source.title_zh if source.title and source.title_zh else ""
    evidence = f"read on: {words.EVIDENCE.get(source.evidence, source.evidence)}" if source.evidence else ""
    place = ", ".join(part for part in (source.issuer, target.locator) if part)
    return [part for part in (source.cited, title_zh, place, source.url, evidence) if part]


def _step(step: Step) -> Iterator[tuple[str, str]]:
    formula = " = ".join(part for part in (step.formula, step.numbers, step.result) if part)
    yield ("step", f"{step.what}: {formula}" if formula else step.what)
    for source in step.sources:
        yield ("", f"from {source}")
