"""A chart in a panel of matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dualcarbon.report.paper.wrap import width as columns_of
from dualcarbon.report.paper.wrap import wrap
from dualcarbon.report.plot import palette
from dualcarbon.report.plot.axis import span, tick_labels, ticks, year_ticks
from dualcarbon.report.plot.chart import Bearing, Chart
from dualcarbon.report.plot.labels import Paper, spots
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.report.plot.picture import rendered

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH, _HEIGHT = 8.0, 4.8
_ROOM = (505.0, 215.0)
"""About the size of a panel in points, for words to find their places in."""
_LETTER = 5.2
_WORDS = 0.2
"""The share of the axis that is kept for the words right of the last marks."""
_LINE = 128
"""The characters that a line of the foot holds."""
_SHAPES = {Bearing.FLOOR: "^", Bearing.CAP: "v", Bearing.BAND: "D"}
_STROKES = ("-", (0, (6, 2)), (0, (1, 1.5)), (0, (5, 1, 1, 1)), (0, (8, 2, 2, 2)))


def picture(charts: Sequence[Chart], phrases: Phrases, kind: str, *, data: str = "") -> bytes:
    """The charts below one another, with title, unit and sources.

    Args:
        charts: at least one.
        phrases: the words.
        kind: ``svg``, ``png`` or ``pdf``.
        data: where the numbers come from, for the source line.

    Raises:
        DualcarbonError: matplotlib is not installed, or no font has the glyphs.
    """

    def compose(figure: Figure) -> None:
        panels = figure.subplots(len(charts), 1, squeeze=False)[:, 0]
        for axes, chart in zip(panels, charts, strict=True):
            _draw(axes, chart, phrases)
        foot = _foot(charts, phrases, data)
        inch = 1 / (_HEIGHT * len(charts))
        room = (0.35 + 0.16 * len(foot)) * inch
        figure.subplots_adjust(
            left=0.09, right=0.97, top=1 - 0.5 * inch, bottom=room + 0.62 * inch, hspace=0.62
        )
        figure.text(
            0.02,
            0.12 * inch,
            "\n".join(foot),
            fontsize=7.5,
            color=palette.QUIET,
            va="bottom",
            linespacing=1.4,
        )

    return rendered(compose, kind, size=(_WIDTH, _HEIGHT * len(charts)))


def _draw(axes: Axes, chart: Chart, phrases: Phrases) -> None:
    first, last = chart.years
    levels = ticks(*span(*chart.reach), 6)
    axes.set_title(
        phrases.title(chart), loc="left", fontsize=12, fontweight="bold", color=palette.INK, pad=18
    )
    axes.text(
        0, 1.02, phrases.unit(chart), transform=axes.transAxes, fontsize=9, color=palette.QUIET, va="bottom"
    )
    # The words of the last marks stand right of them.
    axes.set_xlim(first - 0.5, last + 0.5 + (_WORDS * (last - first + 1) if chart.marks else 0))
    axes.set_ylim(levels[0], levels[-1] + (levels[-1] - levels[0]) * 0.04)
    years = year_ticks(first, last, 12)
    axes.set_xticks(years, [str(year) for year in years])
    axes.set_yticks(levels, tick_labels(levels, grouped=chart.grouped))
    axes.grid(axis="y", color=palette.RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=9, colors=palette.QUIET)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(palette.QUIET)
    _draw_observed(axes, chart, phrases)
    _draw_futures(axes, chart, phrases)
    _draw_marks(axes, chart, phrases)
    _name(axes, chart)
    handles, labels = axes.get_legend_handles_labels()
    unique = dict(zip(labels, handles, strict=True))
    axes.legend(
        unique.values(),
        unique.keys(),
        loc="upper center",
        bbox_to_anchor=(0.5, -0.09),
        ncols=4,
        fontsize=8,
        frameon=False,
        labelcolor=palette.INK,
    )


def _draw_futures(axes: Axes, chart: Chart, phrases: Phrases) -> None:
    if chart.fan is not None:
        years = [one.year for one in chart.fan.spreads]
        ends = [one.low for one in chart.fan.spreads], [one.high for one in chart.fan.spreads]
        axes.fill_between(years, *ends, color=palette.PROJECTED, alpha=0.18, linewidth=0, gid="ensemble")
        middle = [one.middle for one in chart.fan.spreads]
        axes.plot(
            years, middle, color=palette.PROJECTED, linewidth=1.8, label=phrases.fan(chart.fan), gid="median"
        )
    for at, line in enumerate(chart.lines):
        name = phrases.say("scenario {name}", name=line.name) if line.name else phrases.say("projected")
        steps, values = [dot.year for dot in line.dots], [float(dot.value) for dot in line.dots]
        style = _STROKES[at % len(_STROKES)]
        axes.plot(
            steps, values, color=palette.PROJECTED, linewidth=1.5, linestyle=style, marker="o",
            markersize=3.5, markerfacecolor="white", label=name, gid=f"projected-{at}",
        )  # fmt: skip
    reaching = [ray for ray in chart.rays if ray.reaches]
    for ray in reaching:
        start, end = float(ray.start), float(ray.value)
        if ray.low is not None and ray.high is not None:
            edges = [start, float(ray.low)], [start, float(ray.high)]
            axes.fill_between([ray.last, ray.due], *edges, color=palette.PACE, alpha=0.10, linewidth=0)
        axes.plot(
            [ray.last, ray.due], [start, end], color=palette.PACE, linewidth=1.1, linestyle=(0, (1, 1.6)),
            label=phrases.rays(reaching), gid=f"pace-{ray.first}-{ray.last}-{ray.due}",
        )  # fmt: skip
    for at, course in enumerate(chart.courses):
        way = [float(year) for year, _ in course.points], [value for _, value in course.points]
        axes.plot(
            *way, color=palette.REQUIRED, linewidth=1.3, linestyle=(0, (5, 2.5)),
            label=phrases.say("required path"), gid=f"required-{at}",
        )  # fmt: skip


def _draw_observed(axes: Axes, chart: Chart, phrases: Phrases) -> None:
    if not chart.observed:
        return
    years, values = [dot.year for dot in chart.observed], [float(dot.value) for dot in chart.observed]
    axes.plot(
        years, values, color=palette.INK, linewidth=1.6, marker="o", markersize=4,
        label=phrases.say("observed"), gid="observed", zorder=4,
    )  # fmt: skip
    for dot in chart.observed:
        if dot.low is not None and dot.high is not None and dot.high > dot.low:
            axes.plot([dot.year] * 2, [float(dot.low), float(dot.high)], color=palette.INK, linewidth=0.8)


def _draw_marks(axes: Axes, chart: Chart, phrases: Phrases) -> None:
    for mark in chart.marks:
        if mark.value is None:
            axes.axvline(
                mark.year, color=palette.REQUIRED, linewidth=1.2, linestyle=(0, (2, 2)),
                label=phrases.bearing(mark.bearing), gid=f"target-{mark.target}",
            )  # fmt: skip
        else:
            ends = [float(end) for end in (mark.value, mark.upper) if end is not None]
            axes.plot(
                [mark.year] * len(ends), ends, color=palette.REQUIRED, marker=_SHAPES[mark.bearing],
                markersize=8, linewidth=1.2, linestyle="-", markeredgecolor="white", markeredgewidth=0.7,
                zorder=5, label=phrases.bearing(mark.bearing), gid=f"target-{mark.target}",
            )  # fmt: skip


def _name(axes: Axes, chart: Chart) -> None:
    """The bounds beside their marks, each where it hides nothing; the later target is served first."""
    marks = sorted(chart.marks, key=lambda mark: -mark.year)
    words = [mark.label.replace("\u00a0", " ") for mark in marks]
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()

    def at(year: float, level: float) -> tuple[float, float]:
        return (year - left) / (right - left) * _ROOM[0], (top - level) / (top - bottom) * _ROOM[1]

    dots = [at(dot.year, float(dot.value)) for dot in chart.observed]
    dots += [at(dot.year, float(dot.value)) for line in chart.lines for dot in line.dots]
    places = [
        at(mark.year, top) if mark.value is None else at(mark.year, float(mark.value)) for mark in marks
    ]
    found = spots(
        [
            ((x, max(y, _LETTER)), _LETTER * columns_of(text))
            for (x, y), text in zip(places, words, strict=True)
        ],
        dots=dots,
        lines=[[at(*point) for point in line] for line in chart.stretches],
        paper=Paper(width=_ROOM[0], height=_ROOM[1], line=12, gap=8),
    )
    for (x, y), text, spot in zip(places, words, found, strict=True):
        if spot is not None:
            axes.annotate(
                text,
                (x / _ROOM[0], 1 - y / _ROOM[1]),
                xycoords="axes fraction",
                xytext=(spot.x / _ROOM[0], 1 - spot.y / _ROOM[1]),
                textcoords="axes fraction",
                ha="right" if spot.is_before else "left",
                va="center",
                fontsize=8.5,
                color=palette.REQUIRED,
                arrowprops={"arrowstyle": "-", "color": palette.REQUIRED, "linewidth": 0.5}
                if spot.is_apart
                else None,
                zorder=6,
            )


def _foot(charts: Sequence[Chart], phrases: Phrases, data: str) -> list[str]:
    lines = [
        phrases.say("not on this axis: {target}", target=words) for one in charts for words in one.undrawn
    ]
    sources = [source for chart in charts for source in chart.sources]
    lines += [phrases.targets(sources)] if sources else []
    lines += [phrases.say("Data: {source}", source=data)] if data else []
    return [part.replace("\u00a0", " ") for line in lines for part in wrap(line, _LINE)]
