"""A comparison as a grid: a row a region, with bars, and the nation as a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.comparison import Block, Comparison, Row, Yardstick
from dualcarbon.report import words
from dualcarbon.report.grid import Grid, GridRow, Piece, Section
from dualcarbon.report.sheet import count, names, tally
from dualcarbon.report.table import COLOURS
from dualcarbon.target import Effort, Form, Mean, Target

_PARTS = " ▏▎▍▌▋▊▉█"
_WIDE, _NARROW = 24, 12
_ONE_SIDED = {True: "at least", False: "at most"}


def grids(comparison: Comparison, *, encoding: str = "utf-8") -> tuple[Grid, ...]:
    """The table, the roomiest first: with long names and bars, with short ones, and without."""
    return (
        _grid(comparison, bar=_WIDE, long=True, encoding=encoding),
        _grid(comparison, bar=_NARROW, long=False, encoding=encoding),
        _grid(comparison, bar=0, long=False, encoding=encoding),
    )


def _grid(comparison: Comparison, *, bar: int, long: bool, encoding: str) -> Grid:
    notes = _Notes(comparison)
    told = "" if comparison.baseline is None else f"Against{words.TIE}{comparison.baseline}"
    titled = len([block for block in comparison.blocks if block.yardstick is not None]) > 1
    return Grid(
        title=f"{comparison.indicator.label} {comparison.indicator.label_zh} · {comparison.year}",
        headings=("Region", "Target", told or " ", "" if bar else "  ", "Newest", "Verdict"),
        sections=tuple(
            Section(
                title=_title(block)
                if titled or (block.yardstick is None and len(comparison.blocks) > 1)
                else "",
                rows=tuple(
                    _row(row, block, comparison, notes, bar, long=long, encoding=encoding)
                    for row in block.rows
                ),
            )
            for block in comparison.blocks
        ),
        closing=(*_summary(comparison), *notes.lines()),
    ).without_empty()


def _row(
    row: Row, block: Block, comparison: Comparison, notes: _Notes, bar: int, *, long: bool, encoding: str
) -> GridRow:
    style = "bold" if row.is_national else "dim" if row.assessment.verdict is Verdict.UNKNOWN else ""
    name = names(row.region) if long else row.region.name
    told = "" if comparison.baseline is None else _told(row, comparison.baseline)
    cells: tuple[Piece, ...] = (
        (f"{'▶ ' if row.is_national else ''}{name}".replace(" ", words.TIE), style),
        (_target(row), style),
        (told, style),
        (_bar(row, block, bar, encoding) if bar else "", "cyan" if row.is_national else "dim"),
        (words.observed(shown(row)), style),
        (words.verdict(row.assessment) + notes.mark(row), COLOURS[row.assessment.verdict]),
    )
    return GridRow(cells=cells, ruled=row.is_national)


def shown(row: Row) -> Assessment:
    """The assessment with what was observed told on the yardstick of the row."""
    return replace(row.assessment, observed=row.observed, stale=row.stale)


def _target(row: Row) -> str:
    details = words.details(replace(row.assessment, definition=row.target.definition))
    return words.required(row.target) + (f" ({details})" if details else "")


def _told(row: Row, baseline: int) -> str:
    """The number against the baseline asked for, or why it is not known."""
    if row.obstacle:
        return row.obstacle
    if row.required is None or row.target.form is Form.LEVEL:
        return ""
    if not row.rebased:
        return "as stated" if row.target.baseline == baseline else ""
    amount = row.required
    unit = _unit(row)
    if amount.one_sided:
        floor = amount.high.is_infinite()
        return f"{_ONE_SIDED[floor]} {words.amount(amount.low if floor else amount.high, unit)}"
    return words.amount(amount.value, unit)


def _unit(row: Row) -> str:
    unit = row.observed.unit if row.observed is not None else ""
    if row.target.bound is not None:
        unit = unit or row.target.bound.unit
    return "times" if row.target.form is Form.MULTIPLE else unit


def _bar(row: Row, block: Block, length: int, encoding: str) -> str:
    """The number as a bar from zero; where the nation stands is a line through all bars."""
    yardstick = block.yardstick
    if yardstick is None or yardstick.is_year or row.required is None:
        return ""
    most = max(abs(_value(one)) for one in block.rows)
    if not most:
        return ""
    eighths = int(abs(_value(row)) / most * length * 8)
    blocks = _can_show(encoding)
    full, rest = divmod(eighths, 8)
    bar = ("█" if blocks else "#") * full + (_PARTS[rest].strip() if blocks else "")
    nation = next((one for one in block.rows if one.is_national), None)
    if nation is None or nation is row:
        return bar.replace(" ", "")
    place = min(int(abs(_value(nation)) / most * length), length - 1)
    bar = bar.ljust(place + 1)
    return (bar[:place] + ("│" if blocks else "|") + bar[place + 1 :]).replace(" ", words.TIE)


def _can_show(encoding: str) -> bool:
    try:
        _PARTS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _value(row: Row) -> Decimal:
    return Decimal(0) if row.required is None else row.required.value


def _title(block: Block) -> str:
    yardstick = block.yardstick
    return "Without a number" if yardstick is None else yardstick_words(yardstick)


def yardstick_words(yardstick: Yardstick) -> str:
    """What the numbers of a block tell: ``Fall below 2005``."""
    base = "the peak" if yardstick.baseline == "peak" else f"{yardstick.baseline or 'a baseline'}"
    match yardstick.form:
        case Form.LEVEL:
            text = "Level"
        case Form.REDUCTION | Form.DECREASE:
            text = f"Fall below {base}"
        case Form.INCREASE:
            text = f"Rise above {base}"
        case Form.MULTIPLE:
            text = f"Times {base}"
        case Form.GROWTH:
            text = f"Growth from {base}"
        case Form.ADDITION:
            text = f"Added to {base}"
        case Form.PEAK:
            text = "Peak"
        case Form.NET_ZERO:
            text = "Net zero"
        case Form.UNSTATED:
            text = "Without a number"
    mean = "" if yardstick.mean is Mean.TOTAL else yardstick.mean.value
    told = ", ".join(
        part
        for part in (
            "" if yardstick.unit in ("%", "times", "year") else yardstick.unit,
            mean,
            f"{yardstick.definition} definition" if yardstick.definition else "",
        )
        if part
    )
    return f"{text} ({told})" if told else text


def _summary(comparison: Comparison) -> Iterator[str]:
    yield tally([row.assessment for row in comparison.rows]).replace("target", "region", 1)
    nation = next((row for row in comparison.rows if row.is_national), None)
    if nation is not None:
        yield f"▶ and the line through the bars: the target of the nation ({words.required(nation.target)})"
    if comparison.without:
        missing = ", ".join(region.name for region in comparison.without)
        yield f"no target for {comparison.year} on file: {missing}"
    blocked = sum(1 for row in comparison.rows if row.obstacle)
    if blocked:
        yield f"{count(blocked, 'target')} not told against {comparison.baseline}: the record has no link"


class _Notes:
    """The numbered remarks: why a verdict is what it is, other targets, other definitions."""

    def __init__(self, comparison: Comparison) -> None:
        self._of = {id(row): list(_remarks(row)) for row in comparison.rows}
        every = [remark for remarks in self._of.values() for remark in remarks]
        self._numbers = {remark: at for at, remark in enumerate(dict.fromkeys(every), 1)}
        self._implied = any(row.target.implied for row in comparison.rows)

    def mark(self, row: Row) -> str:
        numbers = sorted(self._numbers[remark] for remark in self._of[id(row)])
        return f"{words.TIE}[{','.join(map(str, numbers))}]" if numbers else ""

    def lines(self) -> Iterator[str]:
        for remark, number in self._numbers.items():
            yield f"[{number}] {remark}".replace(words.TIE, " ")
        if self._implied:
            yield "* the plan names no baseline: the year before it is meant"


def _remarks(row: Row) -> Iterator[str]:
    first = row.assessment
    if row.target.form is not Form.UNSTATED and words.note(first):
        yield words.note(first).replace(f" for {row.region.code}", "")
    for other in row.assessments[1:]:
        if other.observed is not None:
            figure = words.observed(other)
            yield f"on the {other.definition} definition: {words.verdict(other)}, {figure}"
    for target in row.also:
        if target.form is not Form.UNSTATED:
            yield _also(target)


def _also(target: Target) -> str:
    word = "strives for" if target.effort is Effort.STRIVE else "also"
    details = ", ".join(
        part
        for part in (f"{target.definition} definition" if target.definition else "", target.scope)
        if part
    )
    return f"{word} {words.required(target)}{f' ({details})' if details else ''}"
