"""The sorts of regions, and the order that the government lists regions in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dualcarbon.problem import Sentence, UnknownName
from dualcarbon.region import Region, all_regions

if TYPE_CHECKING:
    from dualcarbon.target_file import RegionFile

COUNTRY, PROVINCE, CITY = LEVELS = ("country", "province", "city")
_CITIES = ("city", "district", "county")


def is_of_level(region: Region, level: str) -> bool:
    """Whether a region is of this sort; below the provinces everything is a city."""
    return region.level in _CITIES if level == CITY else region.level == level


def of_level(files: Iterable[RegionFile], level: str | None) -> list[RegionFile]:
    """The files of one sort of region; all of them where ``level`` is None.

    Raises:
        UnknownName: there is none.
    """
    kept = [file for file in files if level is None or is_of_level(file.region, level)]
    if not kept:
        raise UnknownName(
            Sentence("no region of the level {level} has a file", level=level),
            hint=Sentence("dualcarbon list regions names them all"),
        )
    return kept


def in_official_order(files: Iterable[RegionFile]) -> list[RegionFile]:
    """The files as the government lists their regions; those of the user's own last."""
    places = {region.code: at for at, region in enumerate(all_regions())}
    return sorted(files, key=lambda file: places.get(file.region.code, len(places)))
