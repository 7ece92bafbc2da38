"""A path as a table: a row a year, what it has to be, and what that allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dualcarbon.assessment import Figure
from dualcarbon.pathway import PathRow, Pathway, Shape
from dualcarbon.report import goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words, message
from dualcarbon.report.paper import screen
from dualcarbon.report.paper.grid import Column, Grid, GridRow, Remark, Section
from dualcarbon.report.paper.wrap import TIE

_SHAPES = {
    Shape.LINEAR: message("by the same amount every year"),
    Shape.GEOMETRIC: message("at the same rate every year"),
}


def to_text(path: Pathway, *, limit: int | None, colour: bool = False, words: Words = IN_ENGLISH) -> str:
    """The table, in the form that its screen has room for."""
    return screen.to_text([made(path, words)], limit=limit, colour=colour, encoding=words.encoding)


def made(path: Pathway, words: Words = IN_ENGLISH) -> Grid:
    """A row for each year: observed, or on the path."""
    target = path.target
    amounts = path.amounts or {}
    rows = {row.year: row for row in path.rows}
    years = sorted({*rows, *amounts})
    return Grid(
        title=f"{words.region_named(target.region)} · {goals.heading(target, words)}"
        f"{'：' if words.chinese else ': '}{goals.required(target, words)}",
        columns=(
            Column(heading=words.say("Year"), names=True),
            Column(heading=_heading(path, words), right=True),
            *(
                (Column(heading=words.indicator(path.amount_of), right=True),)
                if path.amount_of is not None
                else ()
            ),
            Column(),
        ),
        sections=(
            Section(
                rows=tuple(
                    GridRow(
                        cells=(
                            (str(year), ""),
                            (_value(rows.get(year), words), ""),
                            *(((_amount(path, year, words), ""),) if path.amount_of is not None else ()),
                            (_kind(path, year, rows.get(year), words), "dim"),
                        )
                    )
                    for year in years
                )
            ),
        ),
        closing=tuple(_closing(path, words)),
    )


def _heading(path: Pathway, words: Words) -> str:
    base = path.rows[-1].relative_to
    if base is None:
        return words.indicator(path.target.indicator)
    if base == path.rows[-1].year - 1:
        return words.say("against the year before")
    return words.say("Against {year}", year=base)


def _value(row: PathRow | None, words: Words) -> str:
    if row is None:
        return ""
    text = words.amount(Figure(value=row.value, unit=row.unit), most=4)
    return f"+{text}" if row.relative_to is not None and row.value > 0 else text


def _amount(path: Pathway, year: int, words: Words) -> str:
    value = (path.amounts or {}).get(year)
    if value is None or path.amount_of is None:
        return ""
    return words.amount(Figure(value=value, unit=path.amount_of.unit))


def _kind(path: Pathway, year: int, row: PathRow | None, words: Words) -> str:
    told = []
    if row is not None and row.observed:
        told.append(words.say("observed"))
    elif row is not None and year == path.target.due:
        told.append(words.say("the bound"))
    if path.amounts and year == path.peak:
        told.append(words.say("highest"))
    return words.listed(told)


def _closing(path: Pathway, words: Words) -> Iterator[Remark]:
    yield Remark(text=words.translated(_SHAPES[path.shape]))
    if path.definition:
        yield Remark(text=words.say("on the {tag:definition} definition", tag=path.definition))
    if path.met_already:
        yield Remark(text=words.translated(MET_ALREADY))
    for text in allowed(path, words):
        yield Remark(text=text)


MET_ALREADY = message("the bound is satisfied where the path begins: it leads back to it")


def allowed(path: Pathway, words: Words = IN_ENGLISH) -> Iterator[str]:
    """What the path allows in the target year, and when that is highest."""
    if path.amount_of is None or path.allowed is None or path.peak is None or not path.amounts:
        return
    name, last = words.indicator(path.amount_of), max(path.amounts)
    figure = Figure(value=path.allowed, unit=path.amount_of.unit)
    yield words.say(
        "{indicator}: {amount} are allowed in {year}", indicator=name, amount=words.amount(figure), year=last
    )
    top = words.amount(replace(figure, value=path.amounts[path.peak])).replace(TIE, " ")
    if path.peak == last:
        yield words.say("they rise to the end: {amount} in {year} is no peak", amount=top, year=path.peak)
    else:
        yield words.say("they are highest in {year}: {amount}", year=path.peak, amount=top)
    if path.level_definition is not None and path.level_definition != path.definition:
        yield words.say(
            "the amount of {year} is on the {first:definition} definition, "
            "the intensity on the {second:definition} one",
            year=min(path.amounts),
            first=path.level_definition,
            second=path.definition,
        )
