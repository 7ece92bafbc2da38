"""From what people write to the region they mean."""

from __future__ import annotations

import difflib
import unicodedata

from dualcarbon.problem import Enumeration, Name, Sentence, UnknownName, either, quoted
from dualcarbon.region.divisions import codes_by_name, fold, is_official, official_region
from dualcarbon.region.place import Region, own_region

_NEAR = 0.7
_NEARLY_AS_NEAR = 0.07
_AT_MOST = 3
_SHORTEST = 2
_MARKS = str.maketrans("", "", ",()")
_LIST = Sentence("dualcarbon list regions names those that are known")


def find_region(name: str, *, near: bool = True) -> Region:
    """The region of this name: a code, pinyin, or an English or Chinese name, in any case.

    A province goes before a city of the same name. A city may stand with its province, in either order:
    ``Suzhou, Jiangsu``, ``江苏省苏州市``.

    Args:
        name: what people write.
        near: looks for near names where nobody knows it, which takes some milliseconds.

    Raises:
        UnknownName: nobody knows the name, or several cities share it.
    """
    # NFKC turns full-width letters, digits and commas into plain ones.
    word = unicodedata.normalize("NFKC", name.strip())
    if is_official(word):
        return official_region(word)
    if ":" in word:
        return own_region(word)
    key = fold(word).translate(_MARKS)
    codes = _highest(key) or _within_its_province(key)
    if not codes:
        raise UnknownName(Sentence('unknown region "{name}"', name=name), hint=_hint(key) if near else _LIST)
    if len(codes) > 1:
        places = Enumeration(f"{code} {official_region(code).name_zh}" for code in codes)
        raise UnknownName(
            Sentence(
                '"{name}" is the name of {count} cities: {places}', name=name, count=len(codes), places=places
            ),
            hint="give the code or the Chinese name",
        )
    return official_region(codes[0])


def find_province(name: str) -> Region | None:
    """The country or province of this name, or the region of this code; None for any other, without a search."""
    word = unicodedata.normalize("NFKC", name.strip())
    if is_official(word):
        return official_region(word)
    regions = map(official_region, codes_by_name().get(fold(word).translate(_MARKS), ()))
    return next((region for region in regions if region.level in ("country", "province")), None)


def region_of(code: str) -> Region:
    """The region of an official code, as files write it: ``CN``, ``CN-SD``, ``370100``, ``zone:slug``.

    A region of the user's own is named by its slug here; ``own_region`` gives it its names.

    Raises:
        UnknownName: the code is no official one.
    """
    if is_official(code):
        return official_region(code)
    if ":" in code:
        return own_region(code)
    region = find_region(code)
    raise UnknownName(
        Sentence('"{code}" is not the official code of a region', code=code),
        hint=Sentence(
            "write {code} for {name} ({name_zh})", code=region.code, name=region.name, name_zh=region.name_zh
        ),
    )


def _highest(key: str) -> tuple[str, ...]:
    """The codes of a name, without cities where a province has it too."""
    codes = codes_by_name().get(key, ())
    levels = [official_region(code).level for code in codes]
    return tuple(code for code, level in zip(codes, levels, strict=True) if level == levels[0])


def _within_its_province(key: str) -> tuple[str, ...]:
    """The cities that a name means which holds the name of their province too, before or after."""
    found: dict[str, None] = {}
    for cut in range(1, len(key)):
        for province, city in ((key[:cut], key[cut:]), (key[cut:], key[:cut])):
            # 陕西安 is no way to write Xi'an of Shaanxi, nor is 鲁 with anything behind it a city.
            if len(province) < _SHORTEST or (province.isascii() and len(province) == _SHORTEST):
                continue
            above = [
                code
                for code in codes_by_name().get(province, ())
                if official_region(code).level == "province"
            ]
            below = codes_by_name().get(city, ())
            found |= dict.fromkeys(code for code in below if official_region(code).parent in above)
    return tuple(found)


def _hint(key: str) -> str:
    near = _above(key) if key.isdecimal() else _near(key)
    return near or _LIST


def _above(digits: str) -> str:
    """For a code of GB/T 2260 below the cities: the place it lies in."""
    if len(digits) == len("370102"):
        for above in (f"{digits[:4]}00", f"{digits[:2]}0000"):
            for code in codes_by_name().get(above, ()):
                region = official_region(code)
                return Sentence(
                    "it lies in {name} ({name_zh}), which is {code}",
                    name=Name(region.full_name, zh=region.full_name_zh),
                    name_zh=region.name_zh,
                    code=code,
                )
    return ""


def _near(key: str) -> str:
    """The nearest names, as slugs or in Chinese, without those that are much less near than the first."""
    near = difflib.get_close_matches(key, codes_by_name(), n=2 * _AT_MOST, cutoff=_NEAR)
    nearness = [difflib.SequenceMatcher(a=word, b=key).ratio() for word in near]
    best = [word for word, ratio in zip(near, nearness, strict=True) if ratio > nearness[0] - _NEARLY_AS_NEAR]
    names = [
        official_region(code).slug if word.isascii() else word
        for word in best
        for code in codes_by_name()[word]
    ]
    shown = list(dict.fromkeys(names))[:_AT_MOST]
    return Sentence("did you mean {names}?", names=either(map(quoted, shown))) if shown else ""
