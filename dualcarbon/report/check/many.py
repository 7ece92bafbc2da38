"""The cells of a target that many scenarios were judged on: the middle, the ends, and a bar of verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.report import cells
from dualcarbon.report.catalogue import Words
from dualcarbon.report.paper.wrap import TIE

_SIGNS = 10
"""The length of a bar."""


def median(assessment: Assessment, words: Words) -> str:
    """The median of the scenarios; of what no scenario tells of, where the pace so far leads."""
    figure = assessment.projected
    if assessment.many is None or figure is None:
        return cells.leads_to(assessment, words)
    return words.amount(replace(figure, low=None, high=None), target=assessment.target)


def scenarios(assessment: Assessment, words: Words) -> str:
    """``3 of 5`` that can be judged meet it, and the bar of their verdicts."""
    many = assessment.many
    if many is None:
        return ""
    told = words.say("{n} of {judged}", n=f"{many.good:,}", judged=f"{many.judged:,}").replace(" ", TIE)
    return f"{told}{TIE}{TIE}{bar(many.counts)}" if many.judged else bar(many.counts)


def middle(assessment: Assessment, words: Words) -> str:
    """The median, and below it the ends."""
    return "\n".join(part for part in (median(assessment, words), _ends(assessment, words)) if part)


def stacked(assessment: Assessment, words: Words) -> str:
    """The newest observation, below it the median with the ends, and the margin."""
    lines = [cells.observed(assessment, words)]
    told, ends = median(assessment, words), _ends(assessment, words)
    if told:
        lines.append(f"→{TIE}{told}{words.bracketed(ends) if ends else ''}")
    margin = cells.margin(assessment, words)
    if margin:
        lines.append(words.say("margin {margin}", margin=margin))
    return "\n".join(lines)


def _ends(assessment: Assessment, words: Words) -> str:
    """From where to where the scenarios lead, without the unit that stands beside the median."""
    return cells.span(assessment, words, bare=True) if assessment.many else ""


def bar(counts: Mapping[Verdict, int]) -> str:
    """The verdicts as ten signs, each at least once where there is one: ``→→→→→→→↘↘?``."""
    total = sum(counts.values())
    if not total:
        return ""
    shown = [verdict for verdict in Verdict if counts.get(verdict, 0)]
    shares = {verdict: Fraction(counts[verdict] * _SIGNS, total) for verdict in shown}
    signs = {verdict: max(1, int(share)) for verdict, share in shares.items()}
    while sum(signs.values()) != _SIGNS:
        # What was cut off most, or added most, gives way.
        missing = {verdict: shares[verdict] - signs[verdict] for verdict in shown}
        if sum(signs.values()) < _SIGNS:
            signs[max(shown, key=missing.__getitem__)] += 1
        else:
            signs[min((one for one in shown if signs[one] > 1), key=missing.__getitem__)] -= 1
    return "".join(cells.MARKS[verdict] * signs[verdict] for verdict in shown)
