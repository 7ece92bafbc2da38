"""What a workbook holds of a check, a comparison and an overview, each with its sources on a sheet behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from dualcarbon.assessment import Assessment, Figure
from dualcarbon.comparison import Comparison
from dualcarbon.indicator import Indicator
from dualcarbon.region import Region
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words, message
from dualcarbon.report.workbook import Address, JudgedCell, Leaf, Value
from dualcarbon.sheet import Sheet, appraised
from dualcarbon.target import Target

_CHECK = (
    message("Region"),
    message("Code"),
    message("Indicator"),
    message("Year"),
    message("Target"),
    message("Definition"),
    message("Scenario"),
    message("Required"),
    message("Number required"),
    message("Unit"),
    message("Baseline"),
    message("Newest"),
    message("Year of the newest"),
    message("Leads to"),
    message("Low"),
    message("High"),
    message("Margin"),
    message("Verdict"),
    message("Within rounding"),
    message("Reason"),
    message("Source"),
)
_SOURCES = (
    message("Region"),
    message("Source"),
    message("Title"),
    message("Chinese title"),
    message("Issuer"),
    message("Number"),
    message("Issued"),
    message("Address"),
    message("Read on"),
)
_COMPARE = (
    message("Region"),
    message("Code"),
    message("Target"),
    message("Required"),
    message("Number required"),
    message("Newest"),
    message("Year of the newest"),
    message("Unit"),
    message("Baseline"),
    message("Definition"),
    message("Verdict"),
    message("Source"),
)


def of_check(sheets: Sequence[Sheet], words: Words = IN_ENGLISH) -> list[Leaf]:
    """A row for every assessment, main ones and others, of every region."""
    rows = [_check_row(sheet.region, one, words) for sheet in sheets for one in appraised(sheet.assessments)]
    targets = [(sheet.region, one.target) for sheet in sheets for one in sheet.assessments]
    return [
        Leaf(title=words.say("Targets"), heads=_heads(_CHECK, words), rows=tuple(rows), fixed=1),
        _sources(targets, words),
    ]


def of_comparison(comparison: Comparison, words: Words = IN_ENGLISH) -> list[Leaf]:
    """A row for every region; numbers are told on the yardstick of their block."""
    rows: list[tuple[Value, ...]] = []
    for block in comparison.blocks:
        for row in block.rows:
            yardstick = block.yardstick
            rows.append(
                (
                    _name(row.region, words),
                    row.region.code,
                    row.target.id,
                    _plain(goals.required(row.target, words)),
                    None if row.required is None else row.required.value,
                    None if row.observed is None else row.observed.value,
                    None if row.observed is None else row.observed.year,
                    "" if yardstick is None else yardstick.unit,
                    None if yardstick is None else yardstick.baseline,
                    row.assessment.definition or row.target.definition,
                    _judged(row.assessment, words),
                    row.target.source.key,
                )
            )
    targets = [(row.region, row.target) for row in comparison.rows]
    title = words.say("{label} {year}", label=words.indicator(comparison.indicator), year=comparison.year)
    return [
        Leaf(title=title, heads=_heads(_COMPARE, words), rows=tuple(rows), fixed=1),
        _sources(targets, words),
    ]


def of_overview(
    rows: Sequence[tuple[Region, Mapping[str, Assessment]]],
    indicators: Sequence[Indicator],
    words: Words = IN_ENGLISH,
) -> list[Leaf]:
    """Regions down, indicators across: the verdict on the next target due, with what it requires."""
    heads = (words.say("Region"), words.say("Code"), *(words.indicator(one) for one in indicators))
    told = tuple(
        (
            _name(region, words),
            region.code,
            *(_judged(due[one.name], words, named=True) if one.name in due else None for one in indicators),
        )
        for region, due in rows
    )
    targets = [(region, one.target) for region, due in rows for one in due.values()]
    return [Leaf(title=words.say("Overview"), heads=heads, rows=told, fixed=1), _sources(targets, words)]


def _check_row(region: Region, one: Assessment, words: Words) -> tuple[Value, ...]:
    target, observed, projected = one.target, one.observed, one.projected
    return (
        _name(region, words),
        region.code,
        words.indicator(target.indicator),
        target.year,
        target.id,
        one.definition,
        one.scenario,
        _plain(goals.required(target, words)),
        _value(one.required),
        one.required.unit
        if one.required is not None
        else target.bound.unit
        if target.bound is not None
        else "",
        one.baseline_year if one.baseline_year is not None else target.baseline,
        _value(observed),
        None if observed is None else observed.year,
        _value(projected),
        None if projected is None else projected.low,
        None if projected is None else projected.high,
        _value(one.margin),
        _judged(one, words),
        one.within_rounding,
        words.reasons(one.reasons, target),
        target.source.key,
    )


def _judged(one: Assessment, words: Words, *, named: bool = False) -> JudgedCell:
    faster = cells.acceleration(one, words)
    year = "" if one.target.year is None else str(one.target.year)
    parts = (year, _plain(goals.required(one.target, words))) if named else (faster,)
    return JudgedCell(verdict=one.verdict, more=words.listed([part for part in parts if part]))


def _sources(targets: Iterable[tuple[Region, Target]], words: Words) -> Leaf:
    rows: dict[tuple[str, str], tuple[Value, ...]] = {}
    for region, target in targets:
        source = target.source
        rows.setdefault(
            (region.code, source.key),
            (
                _name(region, words),
                source.key,
                source.title,
                source.title_zh,
                words.issuer(source),
                source.number,
                source.issued,
                Address(url=source.url) if source.url else None,
                words.evidence(source.evidence) if source.evidence else "",
            ),
        )
    return Leaf(title=words.say("Sources"), heads=_heads(_SOURCES, words), rows=tuple(rows.values()), fixed=2)


def _heads(texts: Sequence[str], words: Words) -> tuple[str, ...]:
    return tuple(words.translated(text) for text in texts)


def _name(region: Region, words: Words) -> str:
    return (region.name_zh if words.chinese else region.name) or region.code


def _value(figure: Figure | None) -> Fraction | None:
    return None if figure is None else figure.value


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
