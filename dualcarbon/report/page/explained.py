"""How a verdict comes about, for the folded part of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dualcarbon.assessment.verdict import Assessment, Figure, Step
from dualcarbon.region import Region
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import Words
from dualcarbon.report.catalogue.number import show
from dualcarbon.trajectory import Interval


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


def explained(region: Region, one: Assessment, words: Words) -> Explained:
    """The explanation of one assessment."""
    target = one.target
    apart = words.listed([part for part in (one.scenario, cells.details(one, words)) if part])
    return Explained(
        anchor=f"{region.slug}-{target.id}" if one.main else "",
        heading=goals.heading(target, words) + (words.bracketed(apart) if apart else ""),
        required=goals.required(target, words),
        verdict=cells.verdict(one, words),
        kind=one.verdict.value,
        source=words.title(target.source),
        source_anchor=f"{region.slug}-source-{target.source.key}",
        locator=target.locator,
        note=target.note,
        reasons=words.reasons(one.reasons),
        steps=tuple(_worked(step, words) for step in one.trace),
    )


def _worked(step: Step, words: Words) -> Worked:
    parts = []
    if step.formula:
        parts.append(step.formula.format(*(term.symbol for term in step.terms)))
        numbers = (term.pattern.format(*(show(number, digits=6) for number in term.numbers)) for term in step.terms)
        parts.append(step.formula.format(*numbers))
    if step.result is not None:
        parts.append(words.amount(_figure(step.result, step.unit)))
    return Worked(finds=words.step(step), arithmetic=" = ".join(dict.fromkeys(parts)), documents=step.sources)


def _figure(result: Interval, unit: str) -> Figure:
    figure = Figure(value=result.value, unit=unit, one_sided=result.one_sided)
    low = None if isinstance(result.low, float) else result.low
    high = None if isinstance(result.high, float) else result.high
    return replace(figure, low=low, high=high)
