"""A row a target: how many scenarios have which verdict, and where their numbers lie."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from dualcarbon.assessment import Figure, Verdict
from dualcarbon.ensemble import Summary
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.paper import screen
from dualcarbon.report.paper.data import Data, Plain, number, rows_as_csv
from dualcarbon.report.paper.grid import Column, Grid, GridRow, Section
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.target import Form

COLUMNS = (
    *("region", "target", "indicator", "definition", "year", "scenarios"),
    *(verdict.value for verdict in Verdict),
    *("low", "median", "high", "unit", "margin", "margin_unit", "verdict"),
)
"""The columns of csv, and the keys of json."""


def to_json(several: Sequence[Summary], *, version: str, data: str, as_of: int | None) -> str:
    """One document: ``{"version", "data", "as_of", "targets"}``."""
    targets: list[Data] = [dict(_row(one)) for one in several]
    document: Data = {"version": version, "data": data or None, "as_of": as_of, "targets": targets}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_csv(several: Sequence[Summary]) -> str:
    """A header and a row for each target."""
    return rows_as_csv(COLUMNS, map(_row, several))


def to_text(
    several: Sequence[Summary], *, limit: int | None, colour: bool = False, words: Words = IN_ENGLISH
) -> str:
    """The table, in the form that its screen has room for."""
    made = _grid(several, words)
    return screen.to_text([made], limit=limit, colour=colour, encoding=words.encoding)


def _row(one: Summary) -> dict[str, Plain]:
    return {
        "region": one.target.region,
        "target": one.target.id,
        "indicator": one.target.indicator.name,
        "definition": one.definition,
        "year": one.target.year,
        "scenarios": one.scenarios,
        **{verdict.value: n for verdict, n in one.counts.items()},
        "low": number(one.low),
        "median": number(one.median),
        "high": number(one.high),
        "unit": one.unit or None,
        "margin": None if one.margin is None else number(one.margin.value),
        "margin_unit": None if one.margin is None else one.margin.unit,
        "verdict": one.verdict.value,
    }


def _grid(several: Sequence[Summary], words: Words) -> Grid:
    scenarios = any(one.scenarios for one in several)
    regions = len({one.target.region for one in several}) > 1
    columns = (
        *((Column(heading=words.say("Region"), names=True),) if regions else ()),
        Column(heading=words.say("Target"), names=True),
        Column(heading=words.say("Required")),
        *((Column(heading=words.say("Scenarios"), right=True),) if scenarios else ()),
        Column(heading=words.say("Low"), right=True),
        Column(heading=words.say("Median"), right=True),
        Column(heading=words.say("High"), right=True),
        Column(heading=words.say("Margin"), right=True),
        Column(heading=words.say("Verdict")),
    )
    rows = []
    for one in several:
        pieces = [
            *([words.region_named(one.target.region)] if regions else []),
            goals.heading(one.target, words),
            goals.required(one.target, words),
            *([str(one.scenarios)] if scenarios else []),
            *(_amount(end, one, words) for end in (one.low, one.median, one.high)),
            "" if one.margin is None else _margin(one, words),
        ]
        judged = _counted(one, words) if one.scenarios > 1 else words.verdict(one.verdict)
        verdict = (f"{cells.MARKS[one.verdict]}{TIE}{judged}", cells.COLOURS[one.verdict])
        rows.append(GridRow(cells=(*((text, "") for text in pieces), verdict)))
    title = words.count("{n} target", "{n} targets", len(several))
    return Grid(title=title, columns=columns, sections=(Section(rows=tuple(rows)),))


def _counted(one: Summary, words: Words) -> str:
    """``on track: 4 on track, 2 off track``."""
    told = [
        words.say("{n} {verdict}", n=n, verdict=words.verdict(verdict))
        for verdict, n in one.counts.items()
        if n
    ]
    colon = words.colon
    return f"{words.verdict(one.verdict)}{colon}{words.listed(told)}"


def _amount(value: Fraction | None, one: Summary, words: Words) -> str:
    if value is None:
        return ""
    if one.target.form is Form.PEAK:
        return words.say("{year}", year=int(value))
    return words.amount(Figure(value=value, unit=one.unit), target=one.target)


def _margin(one: Summary, words: Words) -> str:
    if one.margin is None:
        return ""
    text = words.amount(replace(one.margin, low=None, high=None), target=one.target, most=3)
    return f"+{text}" if one.margin.value > 0 else text
