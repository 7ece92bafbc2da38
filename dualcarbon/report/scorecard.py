"""A scorecard as a grid: a line an appraised indicator, with what it rests on, and the grade."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.assessment import Assessment
from dualcarbon.region import Region
from dualcarbon.report import words
from dualcarbon.report.columns import STACKED
from dualcarbon.report.grid import Grid, GridRow, Piece, Section
from dualcarbon.report.notes import Notes
from dualcarbon.report.sheet import count, names
from dualcarbon.report.table import COLOURS
from dualcarbon.scorecard import APPRAISED, GRADES_ZH, SOURCE, SOURCE_ZH, Grade, Line, Role, Scorecard, State

MARKS = {State.REACHED: "✓", State.MISSED: "✗", State.UNDECIDED: "?"}
_STYLES = {State.REACHED: "bold green", State.MISSED: "bold red", State.UNDECIDED: "dim"}
_TITLES = {Role.CONTROL: "Control indicators 控制指标", Role.SUPPORTING: "Supporting indicators 支撑指标"}


def grids(card: Scorecard, region: Region) -> tuple[Grid, ...]:
    """The table, the roomiest first: with both languages and the names of the targets, then shorter."""
    return _grid(card, region, long=True), _grid(card, region, long=False)


def _grid(card: Scorecard, region: Region, *, long: bool) -> Grid:
    notes = Notes([one for line in card.lines for one in line.rests_on])
    return Grid(
        title=f"{names(region)} · {region.code}: the national appraisal of 2026",
        headings=("Indicator", "State", "Rests on", STACKED.heading, "Verdict"),
        sections=tuple(
            Section(
                title=_TITLES[role],
                rows=tuple(
                    row
                    for line in card.lines
                    if line.criterion.role is role
                    for row in _rows(line, notes, long=long)
                ),
            )
            for role in Role
        ),
        closing=(*_closing(card), *notes.lines()),
    )


def grade_words(grade: Grade) -> str:
    """A grade in both languages: ``qualified 合格``."""
    return f"{grade.value} {GRADES_ZH[grade]}"


def _rows(line: Line, notes: Notes, *, long: bool) -> Iterator[GridRow]:
    """One row for each assessment that a criterion rests on; the first carries its name and state."""
    label = f"{line.criterion.label}{f' {line.criterion.label_zh}' if long else ''}"
    style = _STYLES[line.state]
    head: tuple[Piece, ...] = ((label, ""), (f"{MARKS[line.state]}{words.TIE}{line.state.value}", style))
    if not line.rests_on:
        yield GridRow(cells=(*head, (line.reason, "dim"), ("", ""), ("", "")), spread=2)
    for at, assessment in enumerate(line.rests_on):
        yield GridRow(
            cells=(
                *(head if not at else (("", ""), ("", ""))),
                (_rests_on(assessment, named=long or len(line.criterion.indicators) > 1), ""),
                (STACKED.cell(assessment), ""),
                (words.verdict(assessment) + notes.mark(assessment), COLOURS[assessment.verdict]),
            )
        )


def _rests_on(assessment: Assessment, *, named: bool) -> str:
    """The target, by its name too where the line does not tell it."""
    target, details = assessment.target, words.details(assessment)
    about = words.heading(target) if named else f"{target.year}"
    return f"{about}: {words.required(target)}{f' ({details})' if details else ''}"


def _closing(card: Scorecard) -> Iterator[str]:
    yield grade_line(card)
    yield "excellent: all reached; failed: one control or three supporting ones missed; else qualified"
    yield APPRAISED
    yield f"{SOURCE} ({SOURCE_ZH})"


def grade_line(card: Scorecard) -> str:
    """``Grade: failed 不合格``, or the grades that are still possible."""
    tally = ", ".join(
        f"{number} {state.value}"
        for state in State
        if (number := sum(line.state is state for line in card.lines))
    )
    if card.grade is not None:
        return f"Grade: {grade_words(card.grade)} ({count(len(card.lines), 'indicator')}: {tally})"
    possible = " or ".join(map(grade_words, card.grades))
    return (
        f"Grade: not known yet; still possible: {possible} ({count(len(card.lines), 'indicator')}: {tally})"
    )
