"""How a verdict comes about, for the folded part of a page."""

from __future__ import annotations

from dataclasses import dataclass

from dualcarbon.assessment import Assessment, Step
from dualcarbon.region import Region
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import Words
from dualcarbon.report.check.counted import counted
from dualcarbon.report.check.explain import heading_of
from dualcarbon.report.check.formula import printed
from dualcarbon.report.page.names import source_anchor, target_anchor


@dataclass(frozen=True, kw_only=True, slots=True)
class Worked:
    """A step: what it finds, its arithmetic with the numbers put in, and its documents."""

    finds: str
    arithmetic: str
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """A target from its words in the plan to its verdict."""

    anchor: str
    heading: str
    required: str
    verdict: str
    kind: str
    source: str
    source_anchor: str
    locator: str
    note: str
    reasons: str
    steps: tuple[Worked, ...]


def explained(region: Region, one: Assessment, words: Words, *, is_first: bool) -> Explained:
    """The explanation of one assessment; the first of a target is what the table leads to."""
    target = one.target
    return Explained(
        anchor=target_anchor(region, target.id) if is_first else "",
        heading=heading_of(one, words),
        required=goals.required(target, words),
        verdict=cells.verdict(one, words),
        kind=one.verdict.value,
        source=words.title(target.source),
        source_anchor=source_anchor(region, target.source.key),
        locator=words.locator(target),
        note=words.quoted(target.note),
        reasons=words.reasons(one.reasons, target),
        steps=tuple(dict.fromkeys(_worked(step, words) for step in counted(one.trace, words))),
    )


def _worked(step: Step, words: Words) -> Worked:
    return Worked(
        finds=words.step(step),
        arithmetic=str(printed(step, words)),
        documents=tuple(map(words.document, step.sources)),
    )
