"""A tile map in the terminal: a name, a mark and a number a tile."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.assessment import Verdict
from dualcarbon.number import show
from dualcarbon.report.cells import MARKS
from dualcarbon.report.paper.ink import on_ground
from dualcarbon.report.paper.signs import plain
from dualcarbon.report.paper.wrap import width as columns_of
from dualcarbon.report.paper.wrap import wrap
from dualcarbon.report.plot.palette import PAINTS, SCALE, Paint, ink_on
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.report.plot.tiles import COLUMNS, ROWS, Tile, TileMap

_WIDE, _NARROW = 11, 7
"""The columns of a tile with its gap: with names, and with letters where there is less room."""
_LAST = 12
_GAP = 1


def draw_tiles(
    tiles: TileMap, phrases: Phrases, *, width: int, colour: bool = False, encoding: str = "utf-8"
) -> str:
    """The map as text: seven tiles beside one another, with numbers from 78 columns on."""
    wide = width >= _WIDE * (COLUMNS - 1) + _LAST
    size = _WIDE if wide else _NARROW
    # Chinese names fit a narrow tile, all of them; English ones do not, and names and letters do not mix.
    named = wide or max(columns_of(_name(tile, phrases)) for tile in tiles.tiles) < size
    places = {(tile.row, tile.column): tile for tile in tiles.tiles}
    lines = [*wrap(tiles.title, width), ""]
    for row in range(ROWS):
        found = [places.get((row, column)) for column in range(COLUMNS)]
        cells = [_cell(tile, tiles, phrases, named=named, told=wide) if tile else ("", "") for tile in found]
        paints = [_paint(tile, tiles) if colour and tile else None for tile in found]
        lines += [_row([cell[line] for cell in cells], paints, size, encoding) for line in range(2)] + [""]
    lines += wrap(_legend(tiles, phrases), width, whole=True)
    return plain("\n".join(line.rstrip() for line in lines) + "\n", encoding)


def _cell(tile: Tile, tiles: TileMap, phrases: Phrases, *, named: bool, told: bool) -> tuple[str, str]:
    name = _name(tile, phrases) if named else tile.letters
    if tile.verdict is None and tile.value is None:
        return name, "–"
    value = "" if tile.value is None else show(tile.value, digits=3)
    if tiles.by_value:
        return name, value or "–"
    mark = MARKS[tile.verdict] if tile.verdict is not None else "–"
    return name, f"{mark} {value}".rstrip() if told else mark


def _name(tile: Tile, phrases: Phrases) -> str:
    # ISO 3166-2 calls Inner Mongolia Nei Mongol, which a tile has room for.
    return {"Inner Mongolia": "Nei Mongol"}.get(phrases.region(tile.region), phrases.region(tile.region))


def _row(cells: Sequence[str], paints: Sequence[Paint | None], size: int, encoding: str) -> str:
    parts = []
    for text, paint in zip(cells, paints, strict=True):
        shown = plain(text, encoding)
        room = size - _GAP
        filled = f"{shown}{' ' * (room - columns_of(shown))}"
        shown = filled if paint is None else on_ground(filled, ink=paint.ink, ground=paint.ground)
        parts.append(f"{shown}{' ' * max(0, size - columns_of(filled))}")
    return "".join(parts)


def _paint(tile: Tile, tiles: TileMap) -> Paint | None:
    if tiles.by_value and tile.value is not None:
        ground = SCALE[tiles.step(tile.value, len(SCALE))]
        return Paint(ground=ground, ink=ink_on(ground))
    return PAINTS[tile.verdict] if tile.verdict is not None and not tiles.by_value else None


def _legend(tiles: TileMap, phrases: Phrases) -> str:
    nothing = f"–\u00a0{phrases.say('no data')}"
    if tiles.by_value:
        ends = tiles.span
        unit = next((tile.unit for tile in tiles.tiles if tile.unit), "")
        if ends is None:
            return nothing
        least, most = (f"{show(end, digits=3)} {unit}".rstrip() for end in ends)
        return f"{phrases.say('least')} {least}   {phrases.say('most')} {most}   {nothing}"
    present = [verdict for verdict in Verdict if any(tile.verdict is verdict for tile in tiles.tiles)]
    return "   ".join([*(phrases.verdict(one).replace(" ", "\u00a0") for one in present), nothing])
