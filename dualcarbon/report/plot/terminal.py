"""A chart in the terminal, drawn by plotext: each thing has its own character and needs no colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dualcarbon.problem import extra
from dualcarbon.report.paper.signs import plain
from dualcarbon.report.paper.wrap import width as columns_of
from dualcarbon.report.paper.wrap import wrap
from dualcarbon.report.plot.axis import span, tick_labels, ticks, year_ticks
from dualcarbon.report.plot.chart import Bearing, Chart
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.report.plot.strokes import SIGNS, Strokes, in_ascii, strokes_for

_NARROWEST = 40
_HEIGHT = 20
_FRAME = 3
"""The rows of a plot that its frame and its years take."""
_TICKS = 6
_YEAR = 8
"""The columns that the name of a year needs."""


def draw(
    chart: Chart, phrases: Phrases, *, width: int, encoding: str = "utf-8", height: int = _HEIGHT
) -> str:
    """The chart as text, ``width`` columns wide, with its legend and its targets below.

    Raises:
        DualcarbonError: plotext is not installed.
    """
    strokes = strokes_for(encoding)
    room = max(width, _NARROWEST)
    lines = wrap(f"{phrases.title(chart)}{phrases.words.comma}{phrases.unit(chart)}", room)
    lines += _Plot(chart, encoding, width=room, height=height).lines()
    lines += wrap(
        "   ".join(f"{sign}\u00a0{words}" for sign, words in _legend(chart, strokes, phrases)),
        room,
        whole=True,
    )
    if not chart.has_series:
        lines += wrap(phrases.say("Nothing has been observed, and nothing is projected."), room)
    for mark in chart.marks:
        lines += _hanging(f"  {strokes.marks[mark.bearing]} ", phrases.mark(mark), room)
    for words in chart.undrawn:
        lines += _hanging("    ", phrases.say("not on this axis: {target}", target=words), room)
    return plain("\n".join(line.rstrip() for line in lines) + "\n", encoding)


class _Plot:
    """One figure of plotext, which keeps one figure for the whole program."""

    def __init__(self, chart: Chart, encoding: str, *, width: int, height: int) -> None:
        self._chart, self._encoding, self._width, self._height = chart, encoding, width, height
        self._strokes = strokes_for(encoding)
        self._first, self._last = chart.years
        self._levels = ticks(*span(*chart.reach), _TICKS)
        self._labels = tick_labels(self._levels, grouped=chart.grouped)
        self._taken = self._occupied()
        self._figure = _figure()

    def lines(self) -> list[str]:
        """The rows of the plot."""
        figure = self._figure
        figure.clear()
        figure.theme("colorless")
        figure.plot_size(self._width, self._height)
        self._set_axes()
        self._draw_futures()
        self._draw_marks()
        self._points([(dot.year, float(dot.value)) for dot in self._chart.observed], self._strokes.observed)
        text: str = figure.build().string(colorless=True)
        figure.clear()
        return (text if self._strokes is SIGNS else in_ascii(text)).rstrip("\n").split("\n")

    def _set_axes(self) -> None:
        across, up = self._figure.ruler("x"), self._figure.ruler("y")
        years = year_ticks(self._first, self._last, max(2, self._width // _YEAR - 1))
        # Half a year on both sides keeps the outermost signs off the frame.
        across.lim(self._first - 0.5, self._last + 0.5)
        across.ticks(years, [str(year) for year in years])
        up.lim(self._levels[0], self._levels[-1])
        up.ticks(self._levels, self._labels)

    def _draw_futures(self) -> None:
        chart, strokes = self._chart, self._strokes
        if chart.fan is not None:
            for one in chart.fan.spreads:
                self._segment((one.year, one.low), (one.year, one.high), strokes.fan)
            self._points([(one.year, one.middle) for one in chart.fan.spreads], strokes.projected)
        for ray in chart.rays:
            if ray.reaches:
                self._segment((ray.last, float(ray.start)), (ray.due, float(ray.value)), strokes.pace)
        for course in chart.courses:
            for start, end in zip(course.points, course.points[1:], strict=False):
                self._segment(start, end, strokes.required)
        for line, sign in zip(chart.lines, _signs(chart, strokes), strict=True):
            self._points([(dot.year, float(dot.value)) for dot in line.dots], sign)

    def _draw_marks(self) -> None:
        bottom, top = self._levels[0], self._levels[-1]
        for mark in self._chart.marks:
            sign = self._strokes.marks[mark.bearing]
            if mark.value is None:
                self._segment((mark.year, bottom), (mark.year, top), sign)
                continue
            ends = [float(end) for end in (mark.value, mark.upper) if end is not None]
            self._label(mark.label, mark.year, ends[-1])
            self._points([(mark.year, end) for end in ends], sign)

    def _label(self, words: str, year: int, level: float) -> None:
        """The bound beside its mark, where it hides nothing; the list below names it too."""
        text = plain(words, self._encoding).replace("\u00a0", " ")
        size, row, column = columns_of(text) + 1, self._row(level), self._column(year)
        # One column is left between the mark and its words.
        places = {"right": (column - 1 - size, column - 2), "left": (column + 2, column + 1 + size)}
        for side in ("right", "left"):
            start, end = places[side]
            # plotext rounds rows in its own way: the row above and the one below are kept free too.
            free = not any(abs(r - row) <= 1 and start <= c <= end for r, c in self._taken)
            if free and start >= 0 and end < self._inner:
                self._taken |= {(row, c) for c in range(start, end + 1)}
                # The blank beside the mark may fall on the mark, which is drawn after it.
                step = (self._last - self._first + 1) / self._inner
                place = year - step if side == "right" else year + step
                told = f"{text} " if side == "right" else f" {text}"
                self._figure.draw(self._figure.text(place, level, told, alignment=side))
                return

    @property
    def _inner(self) -> int:
        return self._width - max(map(len, self._labels)) - 2

    def _column(self, year: float) -> int:
        return int((year - self._first + 0.5) / (self._last - self._first + 1) * self._inner)

    def _row(self, level: float) -> int:
        rows = self._height - _FRAME
        return round((level - self._levels[0]) / (self._levels[-1] - self._levels[0]) * rows)

    def _occupied(self) -> set[tuple[int, int]]:
        """Where dots and marks stand: no word may hide one."""
        chart = self._chart
        dots = [*chart.observed, *(dot for line in chart.lines for dot in line.dots)]
        found = {(self._row(float(dot.value)), self._column(dot.year)) for dot in dots}
        for mark in chart.marks:
            column = self._column(mark.year)
            if mark.value is None:
                found |= {(row, column) for row in range(self._height)}
            else:
                found.add((self._row(float(mark.value)), column))
        for spread in chart.fan.spreads if chart.fan is not None else ():
            rows = range(self._row(spread.low), self._row(spread.high) + 1)
            found |= {(row, self._column(spread.year)) for row in rows}
        return found

    def _points(self, points: list[tuple[int, float]], sign: str) -> None:
        if points:
            years, values = zip(*points, strict=True)
            self._figure.draw(self._figure.signal(list(years), list(values), marker=sign))

    def _segment(self, start: tuple[float, float], end: tuple[float, float], sign: str) -> None:
        self._figure.draw(self._figure.segment([start[0], end[0]], [start[1], end[1]], marker=sign))


def _figure() -> Any:
    return extra("plot", "plotext").figure


def _signs(chart: Chart, strokes: Strokes) -> list[str]:
    """A sign for the one projection, a letter for each of several."""
    return [strokes.projected] if len(chart.lines) == 1 else list("abcde"[: len(chart.lines)])


def _legend(chart: Chart, strokes: Strokes, phrases: Phrases) -> Iterator[tuple[str, str]]:
    if chart.observed:
        yield strokes.observed, phrases.say("observed")
    for line, sign in zip(chart.lines, _signs(chart, strokes), strict=True):
        yield (
            sign,
            phrases.say("scenario {name}", name=line.name) if line.name else phrases.say("projected"),
        )
    if chart.fan is not None:
        yield f"{strokes.projected}{strokes.fan}", phrases.fan(chart.fan)
    if chart.courses:
        yield strokes.required * 3, phrases.say("required path")
    reaching = [ray for ray in chart.rays if ray.reaches]
    if reaching:
        yield strokes.pace * 3, phrases.rays(reaching)
    for bearing in Bearing:
        if any(mark.bearing is bearing for mark in chart.marks):
            yield strokes.marks[bearing], phrases.bearing(bearing)


def _hanging(head: str, text: str, room: int) -> list[str]:
    first, *rest = wrap(text, room - columns_of(head))
    return [head + first, *(" " * columns_of(head) + line for line in rest)]
