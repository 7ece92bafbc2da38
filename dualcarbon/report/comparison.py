"""A comparison as a grid: a row a region, with bars, and the nation as a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.comparison import Block, Comparison, Row, Yardstick
from dualcarbon.report import words
from dualcarbon.report.grid import Grid, GridRow, Piece, Section
from dualcarbon.report.plain import plain
from dualcarbon.report.sheet import count, names, tally
from dualcarbon.report.table import COLOURS
from dualcarbon.target import Effort, Form, Mean, Target

_PARTS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_ONE_SIDED = {True: "at least", False: "at most"}


def grids(comparison: Comparison, *, encoding: str = "utf-8") -> tuple[Grid, ...]:
    """The table, the roomiest first: with long names and bars, then shorter, then without bars."""
    return tuple(_Table(comparison, style, encoding).grid() for style in _STYLES)


def page_grid(comparison: Comparison) -> Grid:
    """The table for a page, where blanks do not count: bars without a line through them."""
    return _Table(comparison, _PAGE, "utf-8").grid()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Style:
    bar: int
    long: bool = False
    lined: bool = True


_STYLES = (_Style(bar=24, long=True), _Style(bar=12), _Style(bar=6), _Style(bar=0))
_PAGE = _Style(bar=24, long=True, lined=False)


class _Table:
    """One way to lay a comparison out."""

    def __init__(self, comparison: Comparison, style: _Style, encoding: str) -> None:
        self.comparison = comparison
        self.style = style
        self.notes = _Notes(comparison)
        self.blocky, self.chinese = _can_show("█▏│", encoding), _can_show("省", encoding)
        self.told = comparison.baseline is not None and any(
            _told(row, block.yardstick, comparison.baseline)
            for block in comparison.blocks
            for row in block.rows
        )
        self.bars = style.bar > 0 and any(_has_bars(block) for block in comparison.blocks)
        times = Counter(row.region.name for row in comparison.rows)
        self.twins = {name for name in times if times[name] > 1}

    def grid(self) -> Grid:
        """The rows in their blocks, below a heading of what they tell."""
        one = self.comparison
        told = (f"Against {one.baseline}",) if self.told else ()
        return Grid(
            title=f"{one.indicator.label}{f' {one.indicator.label_zh}' if self.chinese else ''} · {one.year}",
            headings=("Region", "Target", *told, *(("",) if self.bars else ()), "Newest", "Verdict"),
            sections=tuple(
                Section(title=_title(block), rows=tuple(self._row(row, block) for row in block.rows))
                for block in one.blocks
            ),
            closing=(*_summary(one, lined=self._has_line()), *self.notes.lines()),
        )

    def _row(self, row: Row, block: Block) -> GridRow:
        style = "bold" if row.is_national else "dim" if row.assessment.verdict is Verdict.UNKNOWN else ""
        cells: list[Piece] = [(self._name(row).replace(" ", words.TIE), style), (self._target(row), style)]
        if self.told:
            cells.append((_told(row, block.yardstick, self.comparison.baseline), style))
        if self.bars:
            cells.append((self._bar(row, block), "cyan" if row.is_national else "dim"))
        cells += [
            (words.observed(shown(row)), style),
            (words.verdict(row.assessment) + self.notes.mark(row), COLOURS[row.assessment.verdict]),
        ]
        return GridRow(cells=tuple(cells), ruled=row.is_national, spread=1)

    def _has_line(self) -> bool:
        return (
            self.bars
            and self.style.lined
            and any(
                _has_bars(block) and len(block.rows) > 1 and any(row.is_national for row in block.rows)
                for block in self.comparison.blocks
            )
        )

    def _name(self, row: Row) -> str:
        long = self.chinese and (self.style.long or row.region.name in self.twins)
        return f"{'▶ ' if row.is_national else ''}{names(row.region) if long else row.region.name}"

    def _target(self, row: Row) -> str:
        """What is required; a short table leaves the baseline to the title of the block."""
        text = words.required(row.target)
        if not self.style.long and not row.rebased and row.target.form in (Form.REDUCTION, Form.DECREASE):
            text = text.split(f" below{words.TIE}")[0] + ("*" if row.target.implied else "")
        details = words.details(replace(row.assessment, definition=row.target.definition))
        return text + (f" ({details})" if details else "")

    def _bar(self, row: Row, block: Block) -> str:
        """The number as a bar from zero; where the nation stands is a line through all bars."""
        most = max(abs(_value(one)) for one in block.rows)
        if not _has_bars(block) or not most:
            return ""
        full, rest = divmod(int(abs(_value(row)) / most * self.style.bar * 8), 8)
        bar = ("█" if self.blocky else "#") * full + (_PARTS[rest] if self.blocky else "")
        nation = next((one for one in block.rows if one.is_national), None)
        if nation is None or nation is row or not self.style.lined:
            return bar
        place = min(int(abs(_value(nation)) / most * self.style.bar), self.style.bar - 1)
        return f"{bar[:place].ljust(place)}│{bar[place + 1 :]}".replace(" ", words.TIE)


def shown(row: Row) -> Assessment:
    """The assessment with what was observed told on the yardstick of the row."""
    return replace(row.assessment, observed=row.observed, stale=row.stale)


def _told(row: Row, yardstick: Yardstick | None, baseline: int | None) -> str:
    """The number against the baseline asked for, or why it is not known."""
    if row.obstacle or row.required is None or yardstick is None or yardstick.baseline != baseline:
        return row.obstacle
    amount, unit = row.required, yardstick.unit
    if amount.one_sided:
        floor = amount.high.is_infinite()
        return f"{_ONE_SIDED[floor]} {words.amount(amount.low if floor else amount.high, unit)}"
    return words.amount(amount.value, unit)


def _has_bars(block: Block) -> bool:
    return block.yardstick is not None and not block.yardstick.is_year


def _can_show(signs: str, encoding: str) -> bool:
    return "?" not in plain(signs, encoding)


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


def _summary(comparison: Comparison, *, lined: bool) -> Iterator[str]:
    yield tally([row.assessment for row in comparison.rows]).replace("target", "region", 1)
    nation = next((row for row in comparison.rows if row.is_national), None)
    if nation is not None:
        where = " (and the line through the bars)" if lined else ""
        yield f"▶ the target of the nation{where}: {words.required(nation.target)}"
    if comparison.without:
        missing = ", ".join(region.name for region in comparison.without)
        yield f"no target for {comparison.year} on file: {missing}"
    blocked = sum(1 for row in comparison.rows if row.obstacle)
    if blocked:
        yield f"{count(blocked, 'target')} not told against {comparison.baseline}, for want of a link"


class _Notes:
    """The numbered remarks: why a verdict is what it is, other targets, other definitions."""

    def __init__(self, comparison: Comparison) -> None:
        self._of = {id(row): list(_remarks(row)) for row in comparison.rows}
        every = [remark for remarks in self._of.values() for remark in remarks]
        self._numbers = {remark: at for at, remark in enumerate(dict.fromkeys(every), 1)}
        self._implied = any(row.target.implied for row in comparison.rows)

    def mark(self, row: Row) -> str:
        numbers = sorted(self._numbers[remark] for remark in self._of[id(row)])
        return f" [{','.join(map(str, numbers))}]" if numbers else ""

    def lines(self) -> Iterator[str]:
        for remark, number in self._numbers.items():
            yield f"[{number}] {remark}".replace(words.TIE, " ")
        if self._implied:
            yield "* the plan names no baseline: the year before it is meant"


def _remarks(row: Row) -> Iterator[str]:
    first = row.assessment
    note = words.note(first).replace(f" for {row.region.code}", "")
    if row.target.form is not Form.UNSTATED and (note or first.definition):
        told = f"on the {first.definition} definition" if first.definition else ""
        yield "; ".join(part for part in (told, note) if part)
    for other in row.assessments[1:]:
        if other.observed is not None:
            figure = words.observed(other)
            yield f"on the {other.definition} definition: {words.verdict(other)}, {figure}"
    others = [_also(target) for target in row.also if target.form is not Form.UNSTATED]
    if others:
        yield "; ".join(others)


def _also(target: Target) -> str:
    word = "strives for" if target.effort is Effort.STRIVE else "also"
    details = ", ".join(
        part
        for part in (f"{target.definition} definition" if target.definition else "", target.scope)
        if part
    )
    return f"{word} {words.required(target)}{f' ({details})' if details else ''}"
