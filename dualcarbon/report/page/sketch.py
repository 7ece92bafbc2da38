"""A chart in the coordinates of a small drawing, for the SVG inside a page.

matplotlib would take fifty milliseconds and twenty kilobytes for each of a thousand plots, and give every one
the same identifiers; a page needs a drawing that its own style sheet colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dualcarbon.report.paper.wrap import width as columns_of
from dualcarbon.report.plot.axis import span, tick_labels, ticks, year_ticks
from dualcarbon.report.plot.chart import Bearing, Chart, Mark
from dualcarbon.report.plot.labels import Paper, spots

WIDTH, HEIGHT = 400, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 14, 24
_LETTER = 5.6
"""The width of one column of text in the size that words are written in."""
_LINE = 13
_SIZE = 5.0

Pair = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A number or a year beside its line of the grid."""

    at: float
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """The mark of a target with its words: an outline, or a line from top to bottom."""

    outline: str
    words: str
    x: float
    y: float
    anchor: str
    is_line: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Sketch:
    """What is drawn, as paths; all of it in a view box of ``WIDTH`` by ``HEIGHT``."""

    levels: tuple[Named, ...]
    years: tuple[Named, ...]
    observed: str
    dots: tuple[Pair, ...]
    lines: tuple[str, ...]
    fan: str
    middle: str
    rays: tuple[str, ...]
    courses: tuple[str, ...]
    signs: tuple[Sign, ...]
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    bottom: float = HEIGHT - _BOTTOM
    top: float = _TOP


class _Axes:
    def __init__(self, chart: Chart) -> None:
        self.first, self.last = chart.years
        self.levels = ticks(*span(*chart.reach), 5)

    def x(self, year: float) -> float:
        share = (year - self.first + 0.5) / (self.last - self.first + 1)
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)

    def y(self, level: float) -> float:
        low, high = self.levels[0], self.levels[-1]
        return round(HEIGHT - _BOTTOM - (level - low) / (high - low) * (HEIGHT - _TOP - _BOTTOM), 1)

    def at(self, year: float, level: float) -> Pair:
        return self.x(year), self.y(level)

    def place(self, mark: Mark) -> Pair:
        """Where a mark stands; a year without a level has its words at the top."""
        return (self.x(mark.year), _TOP + 6) if mark.value is None else self.at(mark.year, float(mark.value))


def sketch(chart: Chart) -> Sketch:
    """The drawing of a chart that is not empty."""
    axes = _Axes(chart)
    fan, middle = "", ""
    if chart.fan is not None:
        low = [axes.at(one.year, one.low) for one in chart.fan.spreads]
        high = [axes.at(one.year, one.high) for one in chart.fan.spreads]
        fan = f"{_path([*low, *reversed(high)])}Z"
        middle = _path([axes.at(one.year, one.middle) for one in chart.fan.spreads])
    observed = [axes.at(dot.year, float(dot.value)) for dot in chart.observed]
    years = year_ticks(axes.first, axes.last, 6)
    return Sketch(
        levels=tuple(
            Named(at=axes.y(level), words=words)
            for level, words in zip(axes.levels, tick_labels(axes.levels, grouped=chart.grouped), strict=True)
        ),
        years=tuple(Named(at=axes.x(year), words=str(year)) for year in years),
        observed=_path(observed),
        dots=tuple(observed),
        lines=tuple(
            _path([axes.at(dot.year, float(dot.value)) for dot in line.dots]) for line in chart.lines
        ),
        fan=fan,
        middle=middle,
        rays=tuple(
            _path([axes.at(ray.last, float(ray.start)), axes.at(ray.due, float(ray.value))])
            for ray in chart.rays
            if ray.reaches
        ),
        courses=tuple(_path([axes.at(*point) for point in course.points]) for course in chart.courses),
        signs=_signs(chart, axes),
    )


def _path(points: Sequence[Pair]) -> str:
    return "".join(f"{'L' if at else 'M'}{x:g} {y:g}" for at, (x, y) in enumerate(points))


def _signs(chart: Chart, axes: _Axes) -> tuple[Sign, ...]:
    """Each with its words where they hide nothing; the later target is served first."""
    marks = sorted(chart.marks, key=lambda mark: -mark.year)
    words = [mark.label.replace("\u00a0", " ") for mark in marks]
    dots = [axes.at(dot.year, float(dot.value)) for dot in chart.observed]
    dots += [axes.at(dot.year, float(dot.value)) for line in chart.lines for dot in line.dots]
    found = spots(
        [(axes.place(mark), _LETTER * columns_of(text)) for mark, text in zip(marks, words, strict=True)],
        dots=dots,
        lines=[[axes.at(*point) for point in line] for line in chart.stretches],
        paper=Paper(width=WIDTH, height=HEIGHT - _BOTTOM, line=_LINE, gap=9),
    )
    return tuple(
        Sign(
            outline=_outline(mark, axes),
            words="" if spot is None else text,
            x=0.0 if spot is None else round(spot.x, 1),
            y=0.0 if spot is None else round(spot.y + 4, 1),
            anchor="end" if spot is not None and spot.is_before else "start",
            is_line=mark.value is None,
        )
        for mark, text, spot in zip(marks, words, found, strict=True)
    )


def _outline(mark: Mark, axes: _Axes) -> str:
    x = axes.x(mark.year)
    if mark.value is None:
        return _path([(x, _TOP), (x, HEIGHT - _BOTTOM)])
    y = axes.y(float(mark.value))
    match mark.bearing:
        case Bearing.FLOOR:
            return f"{_path([(x, y - _SIZE), (x + _SIZE, y + _SIZE), (x - _SIZE, y + _SIZE)])}Z"
        case Bearing.CAP | Bearing.MOMENT:
            return f"{_path([(x, y + _SIZE), (x + _SIZE, y - _SIZE), (x - _SIZE, y - _SIZE)])}Z"
        case Bearing.BAND:
            top = y if mark.upper is None else axes.y(float(mark.upper))
            low, middle, high = y + _SIZE, (y + top) / 2, top - _SIZE
            return f"{_path([(x, high), (x + _SIZE, middle), (x, low), (x - _SIZE, middle)])}Z"
