"""The bars of a comparison as SVG, PNG or PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualcarbon.report.cells import MARKS
from dualcarbon.report.plot import palette
from dualcarbon.report.plot.bars import Bars
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.report.plot.picture import rendered

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_ROW, _HEAD, _FOOT = 0.24, 0.8, 0.9
"""Inches of a bar, and of what stands above and below all of them."""


def bars_picture(bars: Bars, phrases: Phrases, kind: str, *, data: str = "") -> bytes:
    """The bars as a picture: what is required, coloured by the verdict, with what has been observed on it.

    Raises:
        DualcarbonError: matplotlib is not installed, or no font has the glyphs.
    """
    height = _HEAD + _FOOT + _ROW * len(bars.bars)

    def compose(figure: Figure) -> None:
        axes = figure.add_axes((0.2, _FOOT / height, 0.68, 1 - (_HEAD + _FOOT) / height))
        figure.text(
            0.02, 1 - 0.15 / height, bars.title, fontsize=12, fontweight="bold", color=palette.INK, va="top"
        )
        figure.text(0.02, 1 - 0.42 / height, bars.unit, fontsize=9, color=palette.QUIET, va="top")
        for at, bar in enumerate(bars.bars):
            axes.barh(
                at, float(bar.required), height=0.72, color=palette.PAINTS[bar.verdict].ground,
                edgecolor=palette.INK if bar.is_national else "none", linewidth=1.4, gid=f"bar-{at}",
            )  # fmt: skip
            if bar.observed is not None:
                axes.plot(
                    [float(bar.observed)], [at], color=palette.INK, marker="|", markersize=11,
                    markeredgewidth=2, linestyle="none", gid=f"observed-{at}", label=phrases.say("observed"),
                )  # fmt: skip
            end = max(float(bar.required), float(bar.observed or 0))
            told = f" {phrases.number(bar.required, 4)} {MARKS[bar.verdict]}"
            axes.text(end, at, told, va="center", fontsize=8, color=palette.INK)
        axes.set_yticks(range(len(bars.bars)), [bar.name for bar in bars.bars])
        axes.set_ylim(len(bars.bars) - 0.5, -0.5)
        axes.set_xlim(0, float(bars.most) or 1.0)
        axes.tick_params(length=0, labelsize=8.5, colors=palette.INK)
        axes.grid(axis="x", color=palette.RULE, linewidth=0.6)
        axes.set_axisbelow(True)
        for side, spine in axes.spines.items():
            spine.set_visible(side == "left")
        _legend(figure, bars, phrases, height)
        if data:
            told = phrases.say("Data: {source}", source=data)
            figure.text(0.02, 0.1 / height, told, fontsize=7.5, color=palette.QUIET)

    return rendered(compose, kind, size=(7.6, height))


def _legend(figure: Figure, bars: Bars, phrases: Phrases, height: float) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    verdicts = dict.fromkeys(bar.verdict for bar in bars.bars)
    handles: list[Patch | Line2D] = [
        Patch(facecolor=palette.PAINTS[one].ground, label=phrases.verdict(one)) for one in verdicts
    ]
    if any(bar.observed is not None for bar in bars.bars):
        handles.append(
            Line2D(
                [],
                [],
                color=palette.INK,
                marker="|",
                markersize=10,
                markeredgewidth=2,
                linestyle="none",
                label=phrases.say("observed"),
            )
        )
    figure.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0.02, 0.28 / height),
        ncols=6,
        fontsize=8,
        frameon=False,
    )
