"""The table for people: what is judged, what is not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.ensemble import FEW
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words, message
from dualcarbon.report.check import many
from dualcarbon.report.check.notes import Notes, not_judged
from dualcarbon.report.check.order import in_order, is_stretch
from dualcarbon.report.paper import grid
from dualcarbon.report.paper.grid import Column, Grid, GridRow, Remark, Section
from dualcarbon.report.paper.ink import Piece
from dualcarbon.report.paper.signs import plain, visible
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.sheet import Sheet
from dualcarbon.target import Target

Cell = Callable[[Assessment, Words], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kind:
    """One column of the table: its heading, and what stands below it."""

    heading: str
    cell: Cell
    right: bool = False
    names: bool = False
    least: int = 0


def _target(assessment: Assessment, words: Words) -> str:
    details = cells.details(assessment, words)
    return words.indicator(assessment.target.indicator) + (words.bracketed(details) if details else "")


def _year(assessment: Assessment, _words: Words) -> str:
    year = assessment.target.year
    return "" if year is None else str(year)


def _scenario(assessment: Assessment, _words: Words) -> str:
    return assessment.scenario


def _required(assessment: Assessment, words: Words) -> str:
    return goals.required(assessment.target, words)


def stacked(assessment: Assessment, words: Words) -> str:
    """What was observed, and below it where that leads."""
    leads_to = cells.leads_to(assessment, words)
    return cells.observed(assessment, words) + (f"\n→{TIE}{leads_to}" if leads_to else "")


def _all_stacked(assessment: Assessment, words: Words) -> str:
    margin = cells.margin(assessment, words)
    return stacked(assessment, words) + (f"\n{words.say('margin {margin}', margin=margin)}" if margin else "")


def _spark(assessment: Assessment, _words: Words) -> str:
    return cells.spark(assessment)


def _short_spark(assessment: Assessment, _words: Words) -> str:
    return cells.spark(assessment, short=True)


TARGET = _Kind(heading=message("Target"), cell=_target, names=True, least=16)
YEAR = _Kind(heading=message("Year"), cell=_year, names=True)
SCENARIO = _Kind(heading=message("Scenario"), cell=_scenario, names=True)
REQUIRED = _Kind(heading=message("Required"), cell=_required)
NEWEST = _Kind(heading=message("Newest"), cell=cells.observed)
PACE = _Kind(heading=message("Pace (needed)"), cell=cells.pace)
LEADS_TO = _Kind(heading=message("Leads to"), cell=cells.leads_to)
SPAN = _Kind(heading=message("Span"), cell=cells.span)
STACKED = _Kind(heading=message("Newest, → leads to"), cell=stacked)
ALL_STACKED = _Kind(heading=STACKED.heading, cell=_all_stacked)
MARGIN = _Kind(heading=message("Margin"), cell=cells.margin, right=True)
VERDICT = _Kind(heading=message("Verdict"), cell=cells.verdict)
SERIES = _Kind(heading=message("Series"), cell=_spark)
SHORT_SERIES = _Kind(heading=SERIES.heading, cell=_short_spark)
MEDIAN = _Kind(heading=message("Median"), cell=many.median)
ENDS = _Kind(heading=message("5 to 95 %"), cell=cells.span)
FEW_ENDS = _Kind(heading=message("Lowest to highest"), cell=cells.span)
MIDDLE = _Kind(heading=message("Median (5 to 95 %)"), cell=many.middle)
FEW_MIDDLE = _Kind(heading=message("Median (ends)"), cell=many.middle)
MANY_STACKED = _Kind(heading=message("Newest, → median (5 to 95 %)"), cell=many.stacked)
FEW_STACKED = _Kind(heading=message("Newest, → median (ends)"), cell=many.stacked)
SCENARIOS = _Kind(heading=message("Scenarios"), cell=many.scenarios)

WIDE = (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, PACE, LEADS_TO, SPAN, MARGIN, VERDICT, SERIES)
"""Every column."""
_CHOICES: tuple[tuple[int, tuple[_Kind, ...]], ...] = (
    (150, WIDE),
    (116, (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, PACE, LEADS_TO, MARGIN, VERDICT, SHORT_SERIES)),
    (116, (TARGET, YEAR, SCENARIO, REQUIRED, STACKED, PACE, MARGIN, VERDICT, SHORT_SERIES)),
    (116, (TARGET, YEAR, SCENARIO, REQUIRED, ALL_STACKED, PACE, VERDICT, SHORT_SERIES)),
    (96, (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, LEADS_TO, MARGIN, VERDICT)),
    (0, (TARGET, YEAR, SCENARIO, REQUIRED, STACKED, MARGIN, VERDICT)),
    (0, (TARGET, YEAR, SCENARIO, REQUIRED, ALL_STACKED, VERDICT)),
)
"""From how many columns of the screen on which columns are tried; the first that fits is drawn."""
_IN_BLOCKS = (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, LEADS_TO, MARGIN, VERDICT)


_OF_MANY, _OF_FEW = (
    (
        (140, (TARGET, YEAR, REQUIRED, NEWEST, MEDIAN, ends, MARGIN, VERDICT, SCENARIOS)),
        (96, (TARGET, YEAR, REQUIRED, NEWEST, middle, MARGIN, VERDICT, SCENARIOS)),
        (96, (TARGET, YEAR, REQUIRED, stack, VERDICT, SCENARIOS)),
        (0, (TARGET, YEAR, REQUIRED, stack, VERDICT)),
    )
    for ends, middle, stack in ((ENDS, MIDDLE, MANY_STACKED), (FEW_ENDS, FEW_MIDDLE, FEW_STACKED))
)
"""The same where an assessment stands for several scenarios."""


def table(sheet: Sheet, *, limit: int | None, colour: bool = False, words: Words = IN_ENGLISH) -> str:
    """A region's table.

    Args:
        sheet: what it shows.
        limit: the columns of the screen; None leaves everything at its natural width.
        colour: whether to write colour codes.
        words: the language, and what the screen can show.
    """
    if not sheet.assessments:
        text = f" {title(sheet, words)}{'：' if words.chinese else ': '}{summary(sheet, words)}\n"
        return plain(visible(text), words.encoding)
    choices = grids(sheet, limit=limit, words=words)
    return grid.to_text(choices, limit=limit, colour=colour, encoding=words.encoding, in_order=True)


def grids(sheet: Sheet, *, limit: int | None = None, words: Words = IN_ENGLISH) -> list[Grid]:
    """The table in the forms that a screen has room for, the roomiest first."""
    shown = in_order([one for one in sheet.assessments if one.main])
    others = [one for one in sheet.assessments if not one.main]
    judged = [one for one in shown if one.verdict is not Verdict.UNKNOWN]
    notes = Notes(judged, others=others, words=words)
    below = [
        *apart(notes.lines()),
        *apart(not_judged(shown, words, silent=sheet.silent)),
        Remark(text=summary(sheet, words)),
    ]
    choices = _choices(judged)
    if limit is None:
        kinds = [choices[0][1]]
    elif limit < grid.BLOCKS_BELOW:
        kinds = [_IN_BLOCKS if choices is _CHOICES else choices[0][1]]
    else:
        kinds = [columns for least, columns in choices if least <= limit]
    told = _Told(words)
    return [
        Grid(
            title=title(sheet, words),
            columns=tuple(
                Column(
                    heading=_heading(kind, words),
                    right=kind.right,
                    names=kind.names,
                    least=0 if PACE in columns else kind.least,
                )
                for kind in columns
            ),
            sections=(Section(rows=tuple(_rows(judged, columns, notes, told))),),
            closing=tuple(below),
        )
        for columns in (filled(kind, judged, told) for kind in kinds)
    ]


def _choices(judged: Sequence[Assessment]) -> tuple[tuple[int, tuple[_Kind, ...]], ...]:
    """The columns that there is something to say in."""
    counts = [one.many.scenarios for one in judged if one.many is not None]
    return _CHOICES if not counts else _OF_FEW if max(counts) < FEW else _OF_MANY


class _Told:
    """The text of each cell, worked out once for all the forms that a table is tried in."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._texts: dict[tuple[_Kind, int], str] = {}

    def cell(self, kind: _Kind, assessment: Assessment) -> str:
        """What one assessment says in one kind of column."""
        key = (kind, id(assessment))
        if key not in self._texts:
            self._texts[key] = kind.cell(assessment, self.words)
        return self._texts[key]


def filled(kinds: Sequence[_Kind], assessments: Sequence[Assessment], told: _Told) -> tuple[_Kind, ...]:
    """The columns without those that are empty in every row; nothing is stacked where nothing leads on."""
    ahead = any(one.projected is not None for one in assessments)
    chosen = [NEWEST if kind is STACKED and not ahead else kind for kind in kinds]
    return tuple(
        kind
        for kind in chosen
        if kind in (TARGET, REQUIRED, VERDICT) or any(told.cell(kind, one) for one in assessments)
    )


def apart(remarks: Sequence[Remark]) -> list[Remark]:
    """Remarks with a free line below them, if there are any."""
    return [*remarks, Remark(text="")] if remarks else []


def _heading(kind: _Kind, words: Words) -> str:
    return words.translated(kind.heading).replace("→ ", f"→{TIE}")


def _rows(judged: Sequence[Assessment], kinds: Sequence[_Kind], notes: Notes, told: _Told) -> list[GridRow]:
    rows: list[GridRow] = []
    before: Target | None = None
    for one in judged:
        pieces: list[Piece] = []
        for kind in kinds:
            text, style = told.cell(kind, one), ""
            if kind is VERDICT:
                text, style = text + notes.mark(one), cells.COLOURS[one.verdict]
                if SCENARIOS not in kinds and one.many is not None:
                    text += f"\n{many.scenarios(one, told.words)}"
            if kind is TARGET and is_stretch(one.target, before):
                text = f"{TIE}{TIE}{told.words.say('strive')}"
            pieces.append((text, style))
        other = before is not None and before.indicator != one.target.indicator
        rows.append(GridRow(cells=tuple(pieces), apart=other, name=_name(one, told.words)))
        before = one.target
    return rows


def _name(assessment: Assessment, words: Words) -> str:
    """The title of a block."""
    details = words.listed([assessment.scenario, cells.details(assessment, words)])
    return goals.heading(assessment.target, words) + (words.bracketed(details) if details else "")


def title(sheet: Sheet, words: Words = IN_ENGLISH) -> str:
    """``Shandong 山东 · CN-SD``."""
    return f"{words.region(sheet.region)} · {sheet.region.code}"


def nothing(words: Words = IN_ENGLISH) -> str:
    """What is said where only certain verdicts were asked for, and no target has one."""
    return words.say("no target has one of these verdicts")


def summary(sheet: Sheet, words: Words = IN_ENGLISH) -> str:
    """``7 targets: 2 met, 1 off track, 4 unknown; data to 2025; 31 more with --all``."""
    if sheet.assessments:
        parts = [tally(sheet.assessments, words)]
    else:
        parts = [words.say("no headline targets") if sheet.hidden else words.say("no targets")]
    if sheet.newest is not None:
        parts.append(words.say("data to {year}", year=sheet.newest))
    if sheet.hidden:
        parts.append(words.say("{n} more with --all", n=sheet.hidden))
    return words.joined(parts)


def tally(assessments: Sequence[Assessment], words: Words = IN_ENGLISH, *, of_regions: bool = False) -> str:
    """How many targets there are, and how many main assessments of each verdict; a target a region or not."""
    main = [one for one in assessments if one.main]
    targets = {(one.target.region, one.target.id) for one in main}
    counted = Counter(one.verdict for one in main)
    verdicts = [
        words.say("{n} {verdict}", n=counted[verdict], verdict=words.verdict(verdict))
        for verdict in Verdict
        if counted[verdict]
    ]
    if not targets:
        return words.say("no targets")
    if of_regions:
        told = words.count("{n} region", "{n} regions", len(targets))
    else:
        told = words.count("{n} target", "{n} targets", len(targets))
    if len(main) > len(targets):
        told = words.listed([told, words.count("{n} assessment", "{n} assessments", len(main))])
    colon = "：" if words.chinese else ": "
    return f"{told}{colon}{words.listed(verdicts)}" if verdicts else told
