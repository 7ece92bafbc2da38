"""A comparison as a grid: a row a region, with bars, and the nation as a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from dualcarbon.assessment import Assessment, Figure, Verdict
from dualcarbon.comparison import Block, Comparison, Row, SumUp, Yardstick
from dualcarbon.number import is_endless
from dualcarbon.region import Region
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words, message
from dualcarbon.report.check.table import tally
from dualcarbon.report.comparison.notes import ComparisonNotes
from dualcarbon.report.comparison.summed import sum_lines
from dualcarbon.report.paper import markdown, screen
from dualcarbon.report.paper.grid import Column, Grid, GridRow, Remark, Section
from dualcarbon.report.paper.ink import Piece
from dualcarbon.report.paper.signs import can_show
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.target import Form, Mean

_PARTS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_TITLES: Mapping[Form, str] = {
    Form.LEVEL: message("Level"),
    Form.REDUCTION: message("Fall below {base}"),
    Form.DECREASE: message("Fall below {base}"),
    Form.INCREASE: message("Rise above {base}"),
    Form.MULTIPLE: message("Times {base}"),
    Form.GROWTH: message("Growth from {base}"),
    Form.ADDITION: message("Added to {base}"),
    Form.PEAK: message("Peak"),
    Form.NET_ZERO: message("Net zero"),
    Form.UNSTATED: message("Without a number"),
}
_MEANS = {
    Mean.TOTAL: "",
    Mean.PER_YEAR: message("per year"),
    Mean.ON_AVERAGE: message("per year on average"),
}


def to_text(
    comparison: Comparison,
    *,
    limit: int | None,
    colour: bool,
    sum_up: SumUp | None = None,
    words: Words = IN_ENGLISH,
) -> str:
    """The table, in the form that its screen has room for."""
    choices = grids(comparison, sum_up=sum_up, words=words)
    return screen.to_text(choices, limit=limit, colour=colour, encoding=words.encoding)


def to_markdown(comparison: Comparison, *, sum_up: SumUp | None = None, words: Words = IN_ENGLISH) -> str:
    """The table for a page, where blanks do not count: bars without a line through them."""
    return markdown.to_markdown(_Drawing(comparison, _PAGE, words, sum_up).grid())


def grids(
    comparison: Comparison, *, sum_up: SumUp | None = None, words: Words = IN_ENGLISH
) -> tuple[Grid, ...]:
    """The table, the roomiest first: with long names and bars, then shorter, then without bars."""
    return tuple(_Drawing(comparison, style, words, sum_up).grid() for style in _STYLES)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Style:
    bar: int
    long: bool = False
    lined: bool = True


_STYLES = (_Style(bar=24, long=True), _Style(bar=12), _Style(bar=6), _Style(bar=0))
_PAGE = _Style(bar=24, long=True, lined=False)


class _Drawing:
    """One way to lay a comparison out."""

    def __init__(
        self, comparison: Comparison, style: _Style, words: Words, sum_up: SumUp | None = None
    ) -> None:
        self.comparison = comparison
        self.sum_up = sum_up
        self.style = style
        self.words = words
        self.notes = ComparisonNotes(comparison, words)
        self.blocky = can_show("█▏│", words.encoding)
        self.told = comparison.baseline is not None and any(
            self._against(row, block.yardstick) for block in comparison.blocks for row in block.rows
        )
        self.bars = style.bar > 0 and any(_has_bars(block) for block in comparison.blocks)
        times = Counter(row.region.name for row in comparison.rows)
        self.twins = {name for name in times if times[name] > 1}

    def grid(self) -> Grid:
        """The rows in their blocks, below a heading of what they tell."""
        one, words = self.comparison, self.words
        label = words.indicator(one.indicator)
        if not words.chinese and words.shows_chinese:
            label += f" {one.indicator.label_zh}"
        told = (Column(heading=words.say("Against {year}", year=one.baseline or 0)),) if self.told else ()
        return Grid(
            title=f"{label} · {words.say('{year}', year=one.year)}",
            columns=(
                Column(heading=words.say("Region"), names=True),
                Column(heading=words.say("Target")),
                *told,
                *((Column(),) if self.bars else ()),
                Column(heading=words.say("Newest")),
                Column(heading=words.say("Verdict")),
            ),
            sections=tuple(
                Section(title=_title(block, words), rows=tuple(self._row(row, block) for row in block.rows))
                for block in one.blocks
            ),
            closing=(
                *self._summary(),
                *(() if self.sum_up is None else sum_lines(self.sum_up, words)),
                *self.notes.lines(),
            ),
        )

    def _row(self, row: Row, block: Block) -> GridRow:
        style = "bold" if row.is_national else "dim" if row.assessment.verdict is Verdict.UNKNOWN else ""
        pieces: list[Piece] = [(self._name(row).replace(" ", TIE), style), (self._target(row), style)]
        if self.told:
            pieces.append((self._against(row, block.yardstick), style))
        if self.bars:
            pieces.append((self._bar(row, block), "cyan" if row.is_national else "dim"))
        verdict = cells.verdict(row.assessment, self.words) + self.notes.mark(row)
        pieces += [
            (cells.observed(shown(row), self.words), style),
            (verdict, cells.COLOURS[row.assessment.verdict]),
        ]
        return GridRow(cells=tuple(pieces), ruled=row.is_national, spread=1)

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
        long = self.words.chinese or self.style.long or row.region.name in self.twins
        name = self.words.region(row.region) if long else row.region.name
        return f"{'▶ ' if row.is_national else ''}{name}"

    def _target(self, row: Row) -> str:
        """What is required; a short table leaves the baseline to the title of the block."""
        target, words = row.target, self.words
        if not self.style.long and not row.rebased and target.form.is_fall and target.bound is not None:
            text = words.stated(target, target.bound) + ("*" if target.implied else "")
        else:
            text = goals.required(target, words)
        details = goals.details(target, words)
        return words.annotated(text, details)

    def _against(self, row: Row, yardstick: Yardstick | None) -> str:
        """The number against the baseline asked for, or why it is not known."""
        words = self.words
        if row.obstacle is not None:
            return words.reason(row.obstacle)
        if row.required is None or yardstick is None or yardstick.baseline != self.comparison.baseline:
            return ""
        amount, floor = row.required, is_endless(row.required.high)
        if not amount.one_sided:
            ends = (None, None) if amount.is_exact else (_finite(amount.low), _finite(amount.high))
            figure = Figure(value=amount.value, unit=yardstick.unit, low=ends[0], high=ends[1])
            return words.amount(figure)
        end = _finite(amount.low if floor else amount.high)
        told = words.amount(Figure(value=amount.value if end is None else end, unit=yardstick.unit))
        return words.say("at least {amount}" if floor else "at most {amount}", amount=told)

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
        return f"{bar[:place].ljust(place)}│{bar[place + 1 :]}".replace(" ", TIE)

    def _summary(self) -> Iterator[Remark]:
        one, words = self.comparison, self.words
        told = tally([row.assessment for row in one.rows], words, of_regions=True)
        yield Remark(text=told)
        nation = next((row for row in one.rows if row.is_national), None)
        if nation is not None:
            goal = goals.required(nation.target, words)
            if self._has_line():
                text = words.say(
                    "▶ the target of the nation (and the line through the bars): {goal}", goal=goal
                )
            else:
                text = words.say("▶ the target of the nation: {goal}", goal=goal)
            yield Remark(text=text)
        if one.without:
            missing = words.listed([_short(region, words) for region in one.without])
            yield Remark(
                text=words.say("no target for {year} on file: {names}", year=one.year, names=missing)
            )
        blocked = sum(1 for row in one.rows if row.obstacle)
        if blocked:
            text = words.count(
                "{n} target not told against {year}, for want of a link",
                "{n} targets not told against {year}, for want of a link",
                blocked,
                year=one.baseline or 0,
            )
            yield Remark(text=text)


def shown(row: Row) -> Assessment:
    """The assessment with what was observed told on the yardstick of the row."""
    return replace(row.assessment, observed=row.observed, stale=row.stale)


def yardstick_words(yardstick: Yardstick, words: Words = IN_ENGLISH) -> str:
    """What the numbers of a block tell: ``Fall below 2005``."""
    if yardstick.baseline == "peak":
        base = words.say("the peak")
    elif yardstick.baseline is None:
        base = words.say("a baseline")
    else:
        base = words.say("{year}", year=yardstick.baseline)
    text = words.say(_TITLES[yardstick.form], base=base)
    mean = _MEANS[yardstick.mean]
    told = [
        "" if yardstick.unit in ("%", "times", "year") else words.unit_of_column(yardstick.unit),
        words.translated(mean) if mean else "",
        words.say("{tag:definition} definition", tag=yardstick.definition) if yardstick.definition else "",
    ]
    details = words.listed([part for part in told if part])
    return words.annotated(text, details)


def _title(block: Block, words: Words) -> str:
    if block.yardstick is None:
        return words.translated(_TITLES[Form.UNSTATED])
    return yardstick_words(block.yardstick, words)


def _has_bars(block: Block) -> bool:
    return block.yardstick is not None and not block.yardstick.is_year


def _value(row: Row) -> Fraction:
    return Fraction(0) if row.required is None else Fraction(row.required.value)


def _finite(end: Fraction | float) -> Fraction | None:
    return None if is_endless(end) else Fraction(end)


def _short(region: Region, words: Words) -> str:
    return (region.name_zh if words.chinese else region.name) or region.code
