"""The bars of a comparison in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dualcarbon.report.paper.signs import plain
from dualcarbon.report.paper.wrap import width as columns_of
from dualcarbon.report.paper.wrap import wrap
from dualcarbon.report.plot.bars import Bar, Bars
from dualcarbon.report.plot.phrases import Phrases

_NARROWEST = 40
_SHORTEST = 10
_NATIONAL = "*"


@dataclass(frozen=True, kw_only=True, slots=True)
class _BarStrokes:
    full: str
    empty: str
    observed: str
    national: str


_SIGNS = _BarStrokes(full="█", empty="·", observed="│", national="▒")
_ASCII = _BarStrokes(full="#", empty=".", observed="|", national="=")


def draw_bars(bars: Bars, phrases: Phrases, *, width: int, encoding: str = "utf-8") -> str:
    """A line a region: name, bar with the observation on it, number, verdict."""
    room = max(width, _NARROWEST)
    strokes = _strokes(encoding)
    names = [f"{bar.name}{_NATIONAL if bar.is_national else ''}" for bar in bars.bars]
    numbers = [phrases.number(bar.required, 4) for bar in bars.bars]
    verdicts = [phrases.verdict(bar.verdict) for bar in bars.bars]
    rest = _widest(names) + _widest(numbers) + _widest(verdicts) + 4
    length = max(_SHORTEST, room - rest)
    lines = wrap(f"{bars.title}{phrases.words.colon}{bars.unit}", room)
    for name, bar, number, verdict in zip(names, bars.bars, numbers, verdicts, strict=True):
        drawn = _bar(bar, bars.most, length, strokes)
        lines.append(
            f"{_left(name, _widest(names))} {drawn} {number.rjust(_widest(numbers))}  {verdict}".rstrip()
        )
    lines += wrap(_legend(bars, strokes, phrases), room, whole=True)
    return plain("\n".join(lines) + "\n", encoding)


def _bar(bar: Bar, most: Fraction, length: int, strokes: _BarStrokes) -> str:
    filled = _cells(bar.required, most, length)
    full = strokes.national if bar.is_national else strokes.full
    cells = [full] * filled + [strokes.empty] * (length - filled)
    if bar.observed is not None:
        cells[min(length - 1, _cells(bar.observed, most, length))] = strokes.observed
    return "".join(cells)


def _cells(value: Fraction, most: Fraction, length: int) -> int:
    return 0 if not most else round(value / most * length)


def _legend(bars: Bars, strokes: _BarStrokes, phrases: Phrases) -> str:
    parts = [f"{strokes.full * 3}\u00a0{phrases.say('required')}"]
    years = [bar.year for bar in bars.bars if bar.observed is not None and bar.year is not None]
    if years:
        span = str(min(years)) if min(years) == max(years) else f"{min(years)}–{max(years)}"
        parts.append(f"{strokes.observed}\u00a0{phrases.say('observed')}{phrases.words.bracketed(span)}")
    if any(bar.is_national for bar in bars.bars):
        parts.append(f"{_NATIONAL}\u00a0{phrases.say('the nation')}")
    return "   ".join(parts)


def _strokes(encoding: str) -> _BarStrokes:
    try:
        "█·│▒".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return _ASCII
    return _SIGNS


def _widest(texts: Sequence[str]) -> int:
    return max(map(columns_of, texts), default=0)


def _left(text: str, size: int) -> str:
    return f"{text}{' ' * (size - columns_of(text))}"
