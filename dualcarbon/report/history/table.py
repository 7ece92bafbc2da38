"""A history as a table of marks: a row a target, a column a year."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.history import History, HistoryRow
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.overview import marks
from dualcarbon.report.paper import grid
from dualcarbon.report.paper.grid import Column, Grid, GridRow, Remark, Section
from dualcarbon.report.paper.ink import Piece
from dualcarbon.report.paper.wrap import TIE, width



def to_text(
    one: History, *, limit: int | None, colour: bool = False, words: Words = IN_ENGLISH
) -> str:
    """The table, in the form that its screen has room for; many years are written below each other.

    Args:
        one: what it shows.
        limit: the columns of the screen; None leaves everything at its natural width.
        colour: whether to write colour codes.
        words: the language, and what the screen can show.
    """
    choices = [made(one, words, required=True), made(one, words, required=False)]
    return grid.to_text(choices, limit=limit, colour=colour, encoding=words.encoding)


def to_markdown(one: History, *, words: Words = IN_ENGLISH) -> str:
    """The table for a page."""
    return grid.to_markdown(made(one, words, required=True))


def made(one: History, words: Words = IN_ENGLISH, *, required: bool) -> Grid:
    """A row for each target: what it asks for, and the mark of each year."""
    return Grid(
        title=words.say("{region} · {code}: verdicts as of each year", region=words.region(one.region), code=one.region.code),
        columns=(
            Column(heading=words.say("Target"), names=True),
            *((Column(heading=words.say("Required")),) if required else ()),
            *(Column(heading=str(year)) for year in one.years),
        ),
        sections=(Section(rows=tuple(_row(row, one, words, required=required) for row in one.rows)),),
        closing=tuple(_closing(one, words)),
    )


def _row(row: HistoryRow, one: History, words: Words, *, required: bool) -> GridRow:
    details = goals.details(row.target, words)
    name = goals.heading(row.target, words) + (words.bracketed(details) if details else "")
    pieces: list[Piece] = [(name, "")]
    if required:
        pieces.append((goals.required(row.target, words), ""))
    pieces += [_cell(row, year) for year in one.years]
    return GridRow(cells=tuple(pieces))


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
    yield Remark(text="   ".join(text.replace(" ", TIE) for text in told))
    if any(found.within_rounding for found in shown):
        yield Remark(mark="≈", text=words.say("within rounding"))
    yield Remark(
        text=words.say(
            "each year with the data up to it, and the targets issued by then; revisions published since are not undone"
        )
    )
