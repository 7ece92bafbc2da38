"""A tile map as SVG, PNG or PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualcarbon.assessment import Verdict
from dualcarbon.number import show
from dualcarbon.report.cells import MARKS
from dualcarbon.report.plot.palette import INK, NOTHING, PAINTS, QUIET, RULE, SCALE, Paint, ink_on
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.report.plot.picture import rendered
from dualcarbon.report.plot.tiles import COLUMNS, ROWS, Tile, TileMap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SIZE = (7.2, 8.6)
_GAP = 0.06


def tile_picture(tiles: TileMap, phrases: Phrases, kind: str, *, data: str = "") -> bytes:
    """The map as a picture, with title, legend and source line.

    Raises:
        DualcarbonError: matplotlib is not installed, or no font has the glyphs.
    """

    def compose(figure: Figure) -> None:
        axes = figure.add_axes((0.03, 0.05, 0.94, 0.87))
        axes.set_axis_off()
        axes.set_xlim(0, COLUMNS)
        axes.set_ylim(ROWS, 0)
        axes.set_aspect("equal")
        figure.text(0.03, 0.965, tiles.title, fontsize=13, fontweight="bold", color=INK, va="top")
        for tile in tiles.tiles:
            _draw(axes, tile, tiles, phrases)
        _legend(axes, tiles, phrases)
        if data:
            figure.text(0.03, 0.015, phrases.say("Data: {source}", source=data), fontsize=7.5, color=QUIET)

    return rendered(compose, kind, size=_SIZE)


def paint_of(tile: Tile, tiles: TileMap) -> Paint:
    """The colours of a tile."""
    if tiles.by_value:
        if tile.value is None:
            return NOTHING
        ground = SCALE[tiles.step(tile.value, len(SCALE))]
        return Paint(ground=ground, ink=ink_on(ground))
    return NOTHING if tile.verdict is None else PAINTS[tile.verdict]


def _draw(axes: Axes, tile: Tile, tiles: TileMap, phrases: Phrases) -> None:
    paint = paint_of(tile, tiles)
    _box(axes, tile.column, tile.row, paint, gid=f"tile-{tile.region.code}")
    x, y = tile.column + 0.5, tile.row
    name = phrases.region(tile.region)
    size = 8.5 if len(name) <= 9 else 6.8  # noqa: PLR2004 - Heilongjiang and Inner Mongolia
    axes.text(x, y + 0.3, name, ha="center", va="center", fontsize=size, color=paint.ink)
    told = "–" if tile.value is None else show(tile.value, digits=3)
    if tiles.by_value or tile.verdict is None:
        axes.text(x, y + 0.62, told, ha="center", va="center", fontsize=11, color=paint.ink)
        return
    axes.text(x, y + 0.55, MARKS[tile.verdict], ha="center", va="center", fontsize=12, color=paint.ink)
    if tile.value is not None:
        axes.text(x, y + 0.8, told, ha="center", va="center", fontsize=8.5, color=paint.ink)


def _box(axes: Axes, column: float, row: float, paint: Paint, *, gid: str = "", size: float = 1.0) -> None:
    from matplotlib.patches import Rectangle

    gap = _GAP * size / 2
    box = Rectangle(
        (column + gap, row + gap),
        size - 2 * gap,
        size - 2 * gap,
        facecolor=paint.ground,
        edgecolor=RULE if paint is NOTHING else paint.ground,
        linewidth=0.8,
    )
    if gid:
        box.set_gid(gid)
    axes.add_patch(box)


def _legend(axes: Axes, tiles: TileMap, phrases: Phrases) -> None:
    """In the north-west, where there are no tiles."""
    if tiles.by_value:
        _value_legend(axes, tiles)
        return
    present = [one for one in Verdict if any(tile.verdict is one for tile in tiles.tiles)]
    for at, verdict in enumerate(present):
        column, row = 0.05 + 2 * (at // 4), 0.15 + 0.4 * (at % 4)
        _box(axes, column, row, PAINTS[verdict], size=0.3)
        words = phrases.verdict(verdict)
        axes.text(column + 0.42, row + 0.15, words, va="center", fontsize=9, color=INK)
    at = len(present)
    column, row = 0.05 + 2 * (at // 4), 0.15 + 0.4 * (at % 4)
    _box(axes, column, row, NOTHING, size=0.3)
    axes.text(column + 0.42, row + 0.15, phrases.say("no data"), va="center", fontsize=9, color=INK)


def _value_legend(axes: Axes, tiles: TileMap) -> None:
    if tiles.span is None:
        return
    for at, ground in enumerate(SCALE):
        _box(axes, 0.05 + 0.5 * at, 0.5, Paint(ground=ground, ink=INK), size=0.5)
    unit = next((tile.unit for tile in tiles.tiles if tile.unit), "")
    low, high = tiles.span
    axes.text(0.05, 1.2, show(low, digits=3), fontsize=9, color=INK)
    axes.text(
        0.05 + 0.5 * len(SCALE), 1.2, f"{show(high, digits=3)} {unit}", fontsize=9, color=INK, ha="right"
    )
