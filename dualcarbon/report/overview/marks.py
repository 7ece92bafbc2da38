"""What a cell of the overview shows: a mark, stronger the further off, and the margin as a short number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.overview import Strength, strength
from dualcarbon.report import cells
from dualcarbon.report.catalogue import IN_ENGLISH, Words, message
from dualcarbon.report.catalogue.amounts import WrittenUnit, digits, of_axis
from dualcarbon.report.paper.ink import Piece
from dualcarbon.report.paper.wrap import TIE

_OFF = {
    Strength.OFF: (cells.MARKS[Verdict.OFF_TRACK], "red"),
    Strength.WELL_OFF: ("↓", "bold red"),
    Strength.AWAY: ("←", "bold magenta"),
}
_TOLD = {
    Strength.OFF: message("off track"),
    Strength.WELL_OFF: message("well off track (has to go twice as fast, or faster)"),
    Strength.AWAY: message("off track, and going in the wrong direction"),
}
NOTHING: Piece = ("∙", "dim")
"""Where a region has no target."""
YEARS = "years"


def mark(assessment: Assessment) -> Piece:
    """The mark of a verdict with its colour."""
    how = strength(assessment)
    if how is not None:
        return _OFF[how]
    return cells.MARKS[assessment.verdict], cells.COLOURS[assessment.verdict]


def margin_unit(assessments: Iterable[Assessment]) -> str:
    """The unit that the margins of most of a column are told in; empty where there is none."""
    counted = Counter(one.margin.unit for one in assessments if one.margin is not None)
    return counted.most_common(1)[0][0] if counted else ""


def scale_of(assessments: Iterable[Assessment], unit: str, words: Words) -> WrittenUnit:
    """How the margins of a column are told: in Chinese 万千瓦 for GW."""
    margins = (one.margin.value for one in assessments if one.margin is not None and one.margin.unit == unit)
    found = of_axis(unit, max(map(abs, margins), default=Fraction(0))) if words.chinese else None
    return found or WrittenUnit(unit=unit, written="")


def number(assessment: Assessment, unit: str, scale: WrittenUnit, words: Words = IN_ENGLISH) -> str:
    """The margin with two digits: ``+1.3``; in a unit that is not that of its column with the unit."""
    figure = cells.carried_margin(assessment)
    if figure is None:
        return ""
    if figure.unit == unit:
        low, value, high = (
            None if end is None else end * scale.factor for end in (figure.low, figure.value, figure.high)
        )
        figure = replace(figure, low=low, value=figure.value if value is None else value, high=high)
    label = ""
    if figure.unit != unit:
        figure, label = words.scaled(figure, None)
    most = 2 if abs(figure.value) >= 1 else 1
    text = digits(figure.value, most=most, low=figure.low, high=figure.high, grouped=not words.chinese)
    sign = "+" if figure.value > 0 else ""
    return f"{sign}{text}{label}"


def legend(assessments: Iterable[Assessment], words: Words = IN_ENGLISH) -> list[str]:
    """What each mark in use means, the best first."""
    shown = list(assessments)
    there = {one.verdict for one in shown}
    strengths = {strength(one) for one in shown}
    told = []
    for verdict in Verdict:
        if verdict is Verdict.OFF_TRACK:
            told += [
                f"{sign}{TIE}{words.translated(_TOLD[how])}"
                for how, (sign, _) in _OFF.items()
                if how in strengths
            ]
        elif verdict in there:
            told.append(f"{cells.MARKS[verdict]}{TIE}{words.verdict(verdict)}")
    return [*told, f"{NOTHING[0]}{TIE}{words.say('no target')}"]
