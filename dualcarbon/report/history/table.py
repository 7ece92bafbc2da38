"""A history as a table of marks: a row a target, a column a year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dualcarbon.history import History, HistoryRow
from dualcarbon.report import goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.overview import marks
from dualcarbon.report.paper import markdown, screen
from dualcarbon.report.paper.grid import BLOCKS_BELOW, Column, Grid, GridRow, Remark, Section
from dualcarbon.report.paper.ink import Piece
from dualcarbon.report.paper.wrap import TIE


def to_text(one: History, *, limit: int | None, colour: bool = False, words: Words = IN_ENGLISH) -> str:
    """The table, in the form that its screen has room for; many years are written below each other.

    Args:
        one: what it shows.
        limit: the columns of the screen; None leaves everything at its natural width.
        colour: whether to write colour codes.
        words: the language, and what the screen can show.
    """
    choices = grids(one, limit=limit, words=words)
    return screen.to_text(choices, limit=limit, colour=colour, encoding=words.encoding)


def grids(one: History, *, limit: int | None = None, words: Words = IN_ENGLISH) -> list[Grid]:
    """The table in the forms that a screen has room for, the roomiest first."""
    if limit is not None and limit < BLOCKS_BELOW:
        return [in_short(one, words)]
    return [
        made(one, words),
        made(one, words, short=True),
        made(one, words, required=False, short=True),
        in_short(one, words),
    ]


def to_markdown(one: History, *, words: Words = IN_ENGLISH) -> str:
    """The table for a page."""
    return markdown.to_markdown(made(one, words))


def made(one: History, words: Words = IN_ENGLISH, *, required: bool = True, short: bool = False) -> Grid:
    """A row for each target: what it asks for, and the mark of each year.

    Args:
        one: what it shows.
        words: the language, and what the screen can show.
        required: whether there is a column of what is required.
        short: tells years by their last two digits.
    """
    return Grid(
        title=_title(one, words),
        columns=(
            Column(heading=words.say("Target"), names=True),
            *((Column(heading=words.say("Required")),) if required else ()),
            *(Column(heading=str(year)[2:] if short else str(year)) for year in one.years),
        ),
        sections=(
            Section(
                rows=tuple(
                    GridRow(
                        cells=(
                            (_name(row, words), ""),
                            *(((goals.required(row.target, words), ""),) if required else ()),
                            *(_cell(row, year) for year in one.years),
                        )
                    )
                    for row in one.rows
                )
            ),
        ),
        closing=tuple(_closing(one, words)),
        gap=1 if short else 2,
    )


def in_short(one: History, words: Words = IN_ENGLISH) -> Grid:
    """The same with the years of one verdict in a row told together: ``2020–2023 ○, 2024 ✓``."""
    return Grid(
        title=_title(one, words),
        columns=(
            Column(heading=words.say("Target"), names=True),
            Column(heading=words.say("Required")),
            Column(heading=words.say("As of")),
        ),
        sections=(
            Section(
                rows=tuple(
                    GridRow(
                        cells=(
                            (_name(row, words), ""),
                            (goals.required(row.target, words), ""),
                            (words.listed(list(_runs(row, "—" if words.chinese else "–"))), ""),
                        )
                    )
                    for row in one.rows
                )
            ),
        ),
        closing=tuple(_closing(one, words)),
    )


def _runs(row: HistoryRow, dash: str) -> Iterator[str]:
    years = sorted(row.verdicts)
    for text, several in groupby(years, key=lambda year: _cell(row, year)[0]):
        run = list(several)
        span = f"{run[0]}{dash}{run[-1]}" if len(run) > 1 else str(run[0])
        yield f"{span}{TIE}{text}"


def _title(one: History, words: Words) -> str:
    name = words.region(one.region)
    return words.say("{region} · {code}: verdicts as of each year", region=name, code=one.region.code)


def _name(row: HistoryRow, words: Words) -> str:
    details = goals.details(row.target, words)
    return words.annotated(goals.heading(row.target, words), details)


def _cell(row: HistoryRow, year: int) -> Piece:
    found = row.verdicts.get(year)
    if found is None:
        return "", ""
    sign, style = marks.mark(found)
    rounding = f"{TIE}≈" if found.within_rounding else ""
    return f"{sign}{rounding}", style


def _closing(one: History, words: Words) -> Iterator[Remark]:
    if not one.rows:
        yield Remark(text=words.say("no target was in force"))
        return
    shown = [found for row in one.rows for found in row.verdicts.values()]
    told = [text for text in marks.legend(shown, words) if not text.startswith(marks.NOTHING[0])]
    yield Remark(text="   ".join(text.replace(" ", TIE) for text in told), legend=True)
    if any(found.within_rounding for found in shown):
        yield Remark(mark="≈", text=words.say("within rounding"))
    yield Remark(
        text=words.say(
            "each year with the data up to it and the targets issued by then; "
            "revisions published since are not undone"
        )
    )
