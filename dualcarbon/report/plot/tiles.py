"""The provinces as tiles: each where it lies, none larger than another, and no border drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from dualcarbon.assessment import Verdict
from dualcarbon.region import Region, find_region

# North is up. Most tiles that touch are provinces that share a border; a test holds that, and that a tile
# further east, or further north, is a province further east or north.
_LAYOUT = """
 .  .  .  .  .  .  HL
 .  .  .  .  .  .  JL
 XJ GS NX NM BJ TJ LN
 XZ QH SN SX HE SD .
 .  SC CQ HA AH JS .
 .  YN GZ HB JX ZJ SH
 .  .  GX HN FJ .  .
 .  .  .  GD .  TW .
 .  .  HI MO HK .  .
"""


def _places() -> Mapping[str, tuple[int, int]]:
    rows = [line.split() for line in _LAYOUT.strip().splitlines()]
    return {
        f"CN-{letters}": (row, column)
        for row, line in enumerate(rows)
        for column, letters in enumerate(line)
        if letters != "."
    }


PLACES: Mapping[str, tuple[int, int]] = MappingProxyType(_places())
"""Row and column of every province, by code; the first row is the northernmost."""
ROWS = 1 + max(row for row, _ in PLACES.values())
COLUMNS = 1 + max(column for _, column in PLACES.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """A province on the map; ``verdict`` and ``value`` are None where there is nothing to tell."""

    region: Region
    row: int
    column: int
    verdict: Verdict | None = None
    value: Fraction | None = None
    unit: str = ""
    words: str = ""
    address: str = ""

    @property
    def letters(self) -> str:
        """The two letters of ISO 3166-2: ``SD``."""
        return self.region.code.removeprefix("CN-")


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldTile:
    """What is told of one province."""

    code: str
    verdict: Verdict | None = None
    value: Fraction | None = None
    unit: str = ""
    words: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TileMap:
    """All provinces, from north to south; ``by_value``: coloured by the number, not by the verdict."""

    title: str
    tiles: tuple[Tile, ...]
    by_value: bool = False

    @property
    def span(self) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest value."""
        values = [tile.value for tile in self.tiles if tile.value is not None]
        return (min(values), max(values)) if values else None

    def step(self, value: Fraction, steps: int) -> int:
        """In which of so many equal steps between the least and the greatest a value lies."""
        if self.span is None or self.span[0] == self.span[1]:
            return steps - 1
        low, high = self.span
        return min(steps - 1, int((value - low) / (high - low) * steps))


def tile_map(title: str, told: Iterable[ToldTile], *, by_value: bool = False) -> TileMap:
    """The map of what is told; provinces that nothing is told of are there, without data."""
    known = {one.code: one for one in told}
    tiles = []
    for code, (row, column) in PLACES.items():
        one = known.get(code, ToldTile(code=code))
        tiles.append(
            Tile(
                region=find_region(code),
                row=row,
                column=column,
                verdict=one.verdict,
                value=one.value,
                unit=one.unit,
                words=one.words,
                address=one.address,
            )
        )
    return TileMap(title=title, tiles=tuple(tiles), by_value=by_value)
