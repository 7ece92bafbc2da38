"""From a comparison to the tile map of its provinces."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.comparison import Comparison
from dualcarbon.report.plot.bars import yardstick_words
from dualcarbon.report.plot.by import MapBy
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.report.plot.tiles import PLACES, TileMap, ToldTile, tile_map


def map_of(comparison: Comparison, by: MapBy, phrases: Phrases) -> TileMap:
    """The map: numbers are those of the yardstick of most regions, and no others are set beside them."""
    yardstick = next((block.yardstick for block in comparison.blocks if block.yardstick is not None), None)
    label = phrases.indicator(comparison.indicator)
    head = phrases.say("{indicator}, targets for {year}", indicator=label, year=comparison.year)
    told = [phrases.say("by verdict") if by is MapBy.VERDICT else phrases.say(by.value)]
    if yardstick is not None:
        told.append(yardstick_words(yardstick, phrases))
    colon = phrases.words.colon
    title = f"{head}{colon}{phrases.words.listed(told)}"
    return tile_map(title, _told(comparison, by), by_value=by is not MapBy.VERDICT)


def _told(comparison: Comparison, by: MapBy) -> Iterator[ToldTile]:
    blocks = [block for block in comparison.blocks if block.yardstick is not None]
    for block in comparison.blocks:
        comparable = block in blocks[:1] and block.yardstick is not None and not block.yardstick.is_year
        for row in block.rows:
            if row.region.code not in PLACES:
                continue
            required = row.required.value if row.required is not None else None
            observed = row.observed.value if row.observed is not None else None
            value = observed if by is MapBy.OBSERVED else required
            unit = block.yardstick.unit if block.yardstick is not None else ""
            yield ToldTile(
                code=row.region.code,
                verdict=row.assessment.verdict,
                value=value if comparable else None,
                unit=unit if comparable else "",
            )
