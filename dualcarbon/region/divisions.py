"""The official divisions, read once from the table that ships; a region is built when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dualcarbon.region.place import Region

# Ways to write one name: Inner Mongolia, inner_mongolia, inner-mongolia; Xi'an, Xi’an, xian; Ürümqi, Urumqi.
_ALIKE = {" ": "", "_": "", "-": "", "'": "", "’": "", ".": "", "ü": "u", "ê": "e"}


def fold(text: str) -> str:
    """The text as names are compared: without case, blanks, hyphens, underscores and apostrophes."""
    text = text.casefold()
    for sign, plain in _ALIKE.items():
        text = text.replace(sign, plain)
    return text


def all_regions() -> tuple[Region, ...]:
    """The country, the provinces in official order, the cities, and the districts that data exist for."""
    return tuple(official_region(code) for code in _rows())


def is_official(code: str) -> bool:
    """Whether the code is in the table, letter by letter."""
    return code in _rows()


@cache
def official_region(code: str) -> Region:
    """The region of a code that is in the table."""
    _code, gb, slug, name, name_zh, full_name, full_name_zh, level, parent, _also = _rows()[code].split(",")
    return Region(
        code=code,
        gb=gb,
        slug=slug,
        name=name,
        name_zh=name_zh,
        full_name=full_name,
        full_name_zh=full_name_zh,
        level=level,
        parent=parent,
    )


@cache
def codes_by_name() -> Mapping[str, tuple[str, ...]]:
    """The codes of every folded name, provinces before cities before districts."""
    # The whole table is folded at once: name by name it would take longer than everything else together.
    folded = fold("\n".join(_rows().values())).split("\n")
    found: dict[str, tuple[str, ...]] = {}
    for official, row in zip(_rows(), folded, strict=True):
        code, gb, slug, name, name_zh, full_name, full_name_zh, level, _parent, also = row.split(",")
        # The ISO code of old, and the letters that stand for a province: cn37, sd.
        shorter = (f"cn{gb[:2]}", code.removeprefix("cn")) if level == "province" else ()
        for spelling in {code, *shorter, gb, slug, name, name_zh, full_name, full_name_zh, *also.split(";")}:
            found[spelling] = (*found.get(spelling, ()), official)
    found.pop("", None)
    return MappingProxyType(found)


@cache
def _rows() -> Mapping[str, str]:
    # No name holds a comma or a quotation mark, so splitting serves, and csv need not be loaded.
    text = Path(__file__).with_name("divisions.csv").read_text(encoding="utf-8")
    lines = text.splitlines()[1:]
    return MappingProxyType({line[: line.index(",")]: line for line in lines})
