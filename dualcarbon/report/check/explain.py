"""Why a verdict is what it is: the arithmetic, step by step, with the documents."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.assessment import Assessment, Step
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.catalogue.reasons import SIGNED
from dualcarbon.report.check.counted import counted
from dualcarbon.report.check.formula import printed
from dualcarbon.report.paper.signs import plain, visible
from dualcarbon.report.paper.wrap import TIE, hanging, indented, width
from dualcarbon.sheet import Sheet, appraised
from dualcarbon.target import Target

_ENDLESS = 1_000_000
_NARROWEST = 40


def in_a_line(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """An assessment in one line: ``CO2 per unit of GDP 2030: off track: required ≥ 68 % below 2005; ...``."""
    told = [words.say("required {amount}", amount=goals.required(assessment.target, words))]
    if assessment.observed is not None:
        told.append(words.say("newest {amount}", amount=cells.observed(assessment, words)))
    if assessment.projected is not None:
        told.append(words.say("leads to {amount}", amount=cells.leads_to(assessment, words)))
    if assessment.margin is not None:
        told.append(words.say("margin {amount}", amount=cells.margin(assessment, words)))
    told += [cells.acceleration(assessment, words), words.reasons(assessment.reasons, assessment.target)]
    colon = words.colon
    heading = heading_of(assessment, words)
    return f"{heading}{colon}{words.verdict(assessment.verdict)}{colon}{words.joined(told)}".replace(TIE, " ")


def heading_of(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """The target with what sets the assessment apart."""
    scenario = assessment.scenario
    apart = [
        words.say("scenario {scenario}", scenario=scenario) if scenario else "",
        cells.details(assessment, words),
    ]
    details = words.listed(apart)
    return words.annotated(goals.heading(assessment.target, words), details)


def explain_sheet(sheet: Sheet, *, limit: int | None = None, words: Words = IN_ENGLISH) -> str:
    """The arithmetic of every assessment of a sheet, one paragraph each, in the order of the table."""
    room = max(limit or _ENDLESS, _NARROWEST)
    return "".join(f"\n{explain_one(one, limit=room, words=words)}" for one in appraised(sheet.assessments))


def explain_one(assessment: Assessment, *, limit: int = _ENDLESS, words: Words = IN_ENGLISH) -> str:
    """The source of the target, then each step: formula, numbers, result, documents."""
    colon = words.colon
    verdict = cells.verdict(assessment, words).replace(" ", TIE)
    heading = f"{heading_of(assessment, words)}{colon}{goals.required(assessment.target, words)}"
    lines = indented(f"{heading}  {verdict}", limit, by=4)
    paragraphs = list(_paragraphs(assessment, words))
    room = max((width(label) for label, _ in paragraphs), default=0) + 2
    for label, text in paragraphs:
        lines += hanging(text, limit, lead=f"  {label}{' ' * (room - width(label))}")
    text = "\n".join(line.replace(TIE, " ") for line in lines) + "\n"
    return plain(visible(text), words.encoding)


def _paragraphs(assessment: Assessment, words: Words) -> Iterator[tuple[str, str]]:
    target = assessment.target
    label = words.say("target")
    for text in _document(target, words):
        yield label, text
        label = ""
    if target.implied:
        base = target.baseline or ""
        yield (
            words.say("baseline"),
            words.say("{baseline} is implied: the year before the plan", baseline=base),
        )
    if target.note:
        yield words.say("note"), words.quoted(target.note)
    # The pace may rest on links that have been shown already.
    shown: set[tuple[str, str]] = set()
    for step in counted(assessment.trace, words):
        text = _step(step, words)
        if (text, "\n".join(step.sources)) not in shown:
            yield words.say("step"), text
            yield from (
                ("", words.say("from {source}", source=words.document(source))) for source in step.sources
            )
        shown.add((text, "\n".join(step.sources)))
    label = words.say("reason")
    for reason in assessment.reasons:
        if reason.code not in SIGNED or reason.code == "rests_on":
            yield label, words.reason(reason, target)
            label = ""


def _document(target: Target, words: Words) -> list[str]:
    source = target.source
    cited = words.cited([words.title(source), source.number, source.issued])
    title_zh = source.title_zh if source.title and not words.chinese else ""
    evidence = words.say("read on: {page}", page=words.evidence(source.evidence)) if source.evidence else ""
    place = words.cited([words.issuer(source), words.locator(target)])
    return [part for part in (cited, title_zh, place, source.url, evidence) if part]


def _step(step: Step, words: Words) -> str:
    arithmetic = str(printed(step, words))
    colon = words.colon
    return f"{words.step(step)}{colon}{arithmetic}" if arithmetic else words.step(step)
