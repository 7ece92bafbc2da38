"""Gaps as a table: the number wanted, and what it would decide, the most useful first."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.gaps import Gap
from dualcarbon.report import goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.paper import screen
from dualcarbon.report.paper.grid import Column, Grid, GridRow, Remark, Section
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.target import Target

_WITH_OTHERS = "+"


def to_text(
    gaps: Sequence[Gap], *, limit: int | None, colour: bool = False, words: Words = IN_ENGLISH
) -> str:
    """The table, in the form that its screen has room for."""
    return screen.to_text([made(gaps, words)], limit=limit, colour=colour, encoding=words.encoding)


def made(gaps: Sequence[Gap], words: Words = IN_ENGLISH) -> Grid:
    """A row for each number."""
    several = len({gap.wish.region for gap in gaps}) > 1
    regions = [words.region_named(code) for code in dict.fromkeys(gap.wish.region for gap in gaps)]
    decided = {(target.region, target.id) for gap in gaps for target in gap.targets}
    title = words.say("What to look up next")
    if not several and regions:
        title = words.say("What to look up next for {region}", region=regions[0])
    return Grid(
        title=title,
        columns=(
            *((Column(heading=words.say("Region"), names=True),) if several else ()),
            Column(heading=words.say("Indicator"), names=True),
            Column(heading=words.say("Year"), names=True),
            Column(heading=words.say("Against")),
            Column(heading=words.say("Unit")),
            Column(heading=words.say("Would decide")),
        ),
        sections=(Section(rows=tuple(_row(gap, words, several=several) for gap in gaps)),),
        closing=tuple(_closing(gaps, len(decided), words)),
    )


def _row(gap: Gap, words: Words, *, several: bool) -> GridRow:
    wish = gap.wish
    label = words.indicator(gap.indicator)
    if wish.definition:
        told = words.say("{tag:definition} definition", tag=wish.definition)
        label = words.annotated(label, told)
    cells = [
        *([words.region_named(wish.region)] if several else []),
        label,
        str(wish.year),
        "" if wish.relative_to is None else str(wish.relative_to),
        words.unit_of_column(wish.unit, gap.targets[0]),
        "\n".join(_target(target, gap, words) for target in gap.targets),
    ]
    return GridRow(cells=tuple((cell, "") for cell in cells))


def _target(target: Target, gap: Gap, words: Words) -> str:
    """``2025: ≥ 55 GW``, with a plus sign where other numbers have to stand beside this one."""
    colon = "：" if words.chinese else f":{TIE}"
    year = "" if target.year is None else f"{target.year}{colon}"
    details = goals.details(target, words)
    text = f"{year}{words.annotated(goals.required(target, words), details)}"
    return text if target in gap.alone else f"{text}{TIE}{_WITH_OTHERS}"


def _closing(gaps: Sequence[Gap], decided: int, words: Words) -> list[Remark]:
    if not gaps:
        return [Remark(text=words.say("nothing that could be looked up would decide a target"))]
    numbers = words.count("{n} number", "{n} numbers", len(gaps))
    targets = words.count("{n} target", "{n} targets", decided)
    told = [
        Remark(
            text=words.say(
                "{numbers} would decide {targets}, or show where their pace leads",
                numbers=numbers,
                targets=targets,
            )
        )
    ]
    if any(target not in gap.alone for gap in gaps for target in gap.targets):
        told.append(Remark(mark=_WITH_OTHERS, text=words.say("only with the other numbers asked for it")))
    told.append(
        Remark(text=words.say("--format csv -o FILE writes them to fill in; check -t FILE --record reads it"))
    )
    return told
