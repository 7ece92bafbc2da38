"""The bars of a comparison: what each region requires on one yardstick, and what has been observed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from dualcarbon.assessment import Verdict
from dualcarbon.comparison import Block, Comparison, Row, Yardstick
from dualcarbon.report.catalogue.amounts import of_axis
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.target import Form


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A region: its target as a bar, its newest observation as a mark on it."""

    name: str
    required: Fraction
    verdict: Verdict
    observed: Fraction | None = None
    year: int | None = None
    is_national: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Bars:
    """The bars of one yardstick, the more ambitious first; ``unit`` is that of the axis."""

    title: str
    unit: str
    bars: tuple[Bar, ...]

    @property
    def most(self) -> Fraction:
        """Where the axis ends: the greatest of all numbers."""
        ends = [bar.required for bar in self.bars]
        return max([*ends, *(bar.observed for bar in self.bars if bar.observed is not None)])


def bars_of(comparison: Comparison, phrases: Phrases) -> list[Bars]:
    """A set of bars for every yardstick whose numbers are amounts: a year is none."""
    return [
        bars
        for block in comparison.blocks
        if (bars := _bars(comparison, block, phrases)) is not None and bars.bars
    ]


def _bars(comparison: Comparison, block: Block, phrases: Phrases) -> Bars | None:
    yardstick = block.yardstick
    if yardstick is None or yardstick.is_year:
        return None
    label = phrases.indicator(comparison.indicator)
    title = phrases.say("{indicator}, targets for {year}", indicator=label, year=comparison.year)
    bars = (_bar(row, phrases) for row in block.rows if row.required is not None and row.required.value >= 0)
    drawn = tuple(bars)
    scale = None
    if phrases.words.chinese:
        greatest = max((max(bar.required, bar.observed or Fraction(0)) for bar in drawn), default=Fraction(0))
        scale = of_axis(yardstick.unit, greatest)
    if scale is not None:
        drawn = tuple(_told_in(bar, scale.factor) for bar in drawn)
        yardstick = replace(yardstick, unit=scale.unit)
    return Bars(title=title, unit=yardstick_words(yardstick, phrases), bars=drawn)


def _told_in(bar: Bar, by: Fraction) -> Bar:
    observed = None if bar.observed is None else bar.observed * by
    return replace(bar, required=bar.required * by, observed=observed)


def yardstick_words(yardstick: Yardstick, phrases: Phrases) -> str:
    """What the numbers of an axis are: ``fall against 2020, %``."""
    base = "" if yardstick.baseline is None else str(yardstick.baseline)
    unit = phrases.words.after(yardstick.unit).replace("\u00a0", " ").strip() or yardstick.unit
    match yardstick.form:
        case Form.REDUCTION | Form.DECREASE if base:
            told = phrases.say("fall against {base}, {unit}", base=base, unit=unit)
        case Form.INCREASE | Form.GROWTH | Form.ADDITION if base:
            told = phrases.say("rise against {base}, {unit}", base=base, unit=unit)
        case Form.MULTIPLE if base:
            told = phrases.say("times {base}", base=base)
        case _:
            told = unit
    definition = yardstick.definition
    if not definition:
        return told
    return phrases.words.annotated(
        told, phrases.say("{definition:definition} definition", definition=definition)
    )


def _bar(row: Row, phrases: Phrases) -> Bar:
    observed, definition = row.observed, row.assessment.definition
    # What is told on another definition than its neighbours is never set beside them unmarked.
    apart = phrases.words.bracketed(phrases.words.definition(definition)) if definition else ""
    return Bar(
        name=f"{phrases.region(row.region)}{apart}",
        required=row.required.value if row.required is not None else Fraction(0),
        verdict=row.assessment.verdict,
        observed=None if observed is None else max(Fraction(0), observed.value),
        year=None if observed is None else observed.year,
        is_national=row.is_national,
    )
