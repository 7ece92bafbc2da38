"""A scorecard as a grid: a line an appraised indicator, with what it rests on, and the grade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dualcarbon.assessment import Assessment
from dualcarbon.region import Region
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words, message
from dualcarbon.report.check.account import Account, accounts
from dualcarbon.report.check.table import Notes
from dualcarbon.report.paper import markdown, screen
from dualcarbon.report.paper.grid import Column, Grid, GridRow, Remark, Section
from dualcarbon.report.paper.ink import Piece
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.scorecard import (
    APPRAISED,
    RATINGS_ZH,
    SOURCE,
    SOURCE_ZH,
    Criterion,
    Line,
    Rating,
    Role,
    Scorecard,
    State,
)

SIGNS = {State.REACHED: "✓", State.MISSED: "✗", State.UNDECIDED: "?"}
_STYLES = {State.REACHED: "bold green", State.MISSED: "bold red", State.UNDECIDED: "dim"}
_STATES = {
    State.REACHED: message("reached"),
    State.MISSED: message("missed"),
    State.UNDECIDED: message("undecided"),
}
_ROLES = {Role.CONTROL: message("Control indicators"), Role.SUPPORTING: message("Supporting indicators")}
_HEADINGS = (
    message("Indicator"),
    message("State"),
    message("Rests on"),
    message("Newest, → leads to"),
    message("Verdict"),
)
_GRADING = message(
    "excellent: all reached; failed: one control or three supporting ones missed; else qualified"
)
_ROLES_ZH = {Role.CONTROL: "控制指标", Role.SUPPORTING: "支撑指标"}


def to_text(
    card: Scorecard, region: Region, *, limit: int | None, colour: bool, words: Words = IN_ENGLISH
) -> str:
    """The table, in the form that its screen has room for."""
    choices = grids(card, region, words=words)
    return screen.to_text(choices, limit=limit, colour=colour, encoding=words.encoding)


def to_markdown(card: Scorecard, region: Region, *, words: Words = IN_ENGLISH) -> str:
    """The table for a page."""
    return markdown.to_markdown(grids(card, region, words=words)[0])


def grids(card: Scorecard, region: Region, *, words: Words = IN_ENGLISH) -> tuple[Grid, ...]:
    """The table, the roomiest first: with both languages and the names of the targets, then shorter."""
    return _grid(card, region, words, long=True), _grid(card, region, words, long=False)


def _grid(card: Scorecard, region: Region, words: Words, *, long: bool) -> Grid:
    told = [accounts([one for one in line.rests_on if one.main], words=words) for line in card.lines]
    notes = Notes([one for each in told for one in each], words)
    name = words.region(region)
    title = words.say("{region} · {code}: the national appraisal of 2026", region=name, code=region.code)
    return Grid(
        title=title,
        columns=tuple(
            Column(heading=words.translated(heading).replace("→ ", f"→{TIE}"), names=not at)
            for at, heading in enumerate(_HEADINGS)
        ),
        sections=tuple(
            Section(
                title=_both(_ROLES[role], _ROLES_ZH[role], words),
                rows=tuple(
                    row
                    for line, of in zip(card.lines, told, strict=True)
                    if line.criterion.role is role
                    for row in _rows(line, of, notes, words, long=long)
                ),
            )
            for role in Role
        ),
        closing=(*_closing(card, words), *notes.lines()),
    )


def mark_words(mark: Rating, words: Words = IN_ENGLISH) -> str:
    """A grade, in English in both languages: ``qualified 合格``."""
    return _both(mark.value, RATINGS_ZH[mark], words)


def _both(text: str, chinese: str, words: Words) -> str:
    """A term of the appraisal: in Chinese alone, or in English with the Chinese beside it."""
    if words.chinese:
        return chinese
    return f"{text} {chinese}" if words.shows_chinese else text


def _label(criterion: Criterion, words: Words, *, long: bool) -> str:
    if words.chinese or (long and words.shows_chinese):
        return _both(criterion.label, criterion.label_zh, words)
    return criterion.label


def _rows(
    line: Line, told: Sequence[Account], notes: Notes, words: Words, *, long: bool
) -> Iterator[GridRow]:
    """One row for each main assessment that a criterion rests on; the first carries its name and state."""
    label, style = _label(line.criterion, words, long=long), _STYLES[line.state]
    state = f"{SIGNS[line.state]}{TIE}{words.translated(_STATES[line.state])}"
    head: tuple[Piece, ...] = ((label, ""), (state, style))
    if not line.rests_on:
        pieces = (*head, (words.reasons(line.reasons), "dim"), ("", ""), ("", ""))
        yield GridRow(cells=pieces, spread=2, name=label)
    named = long or len(line.criterion.indicators) > 1
    for at, (assessment, account) in enumerate(
        zip((one for one in line.rests_on if one.main), told, strict=True)
    ):
        yield GridRow(
            cells=(
                *(head if not at else (("", ""), ("", ""))),
                (_rests_on(assessment, words, named=named), ""),
                (account.stacked, ""),
                (account.judged + notes.mark(account), cells.COLOURS[account.verdict]),
            ),
            name=label,
        )


def _rests_on(assessment: Assessment, words: Words, *, named: bool) -> str:
    """The target, by its name too where the line does not tell it."""
    target, details = assessment.target, cells.details(assessment, words)
    about = goals.heading(target, words) if named else words.say("{year}", year=target.year or 0)
    colon = words.colon
    return f"{about}{colon}{words.annotated(goals.required(target, words), details)}"


def _closing(card: Scorecard, words: Words) -> Iterator[Remark]:
    yield Remark(text=grade_line(card, words))
    yield Remark(text=words.translated(_GRADING))
    yield Remark(text=words.translated(APPRAISED))
    if words.chinese:
        yield Remark(text=f"《{SOURCE_ZH}》")
    else:
        yield Remark(text=f"{SOURCE}{f' ({SOURCE_ZH})' if words.shows_chinese else ''}")
    yield Remark(text="")


def grade_line(card: Scorecard, words: Words = IN_ENGLISH) -> str:
    """``Grade: failed 不合格``, or the grades that are still possible."""
    numbers = {state: sum(line.state is state for line in card.lines) for state in State}
    tally = words.listed(
        [
            words.say("{n} {verdict}", n=n, verdict=words.translated(_STATES[state]))
            for state, n in numbers.items()
            if n
        ]
    )
    colon = words.colon
    lines = words.count("{n} indicator", "{n} indicators", len(card.lines))
    counted = words.bracketed(f"{lines}{colon}{tally}")
    if card.grade is not None:
        return words.say("Grade: {mark}", mark=mark_words(card.grade, words)) + counted
    marks = [mark_words(one, words) for one in card.grades]
    several = [words.listed(marks[:-1]), marks[-1]] if words.chinese and marks[1:] else marks
    possible = words.translated(" or ").join(several)
    return words.say("Grade: not known yet; still possible: {marks}", marks=possible) + counted
