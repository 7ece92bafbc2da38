"""Fonts that have the glyphs of a picture: Chinese is never drawn as boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from dualcarbon.problem import DualcarbonError, Sentence

LATIN = "DejaVu Sans"
"""Comes with matplotlib, and has the signs of verdicts and bounds."""
CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "Noto Sans CJK JP",
    "SimHei",
    "Arial Unicode MS",
)
"""Well-known fonts with Chinese glyphs, the better first; any other that has them serves too."""

_NAMED = ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei")
"""What an SVG asks for: one on each kind of system."""


def families(texts: Iterable[str], *, drawn: bool) -> list[str]:
    """The fonts for some texts, the first that has a glyph drawing it.

    Args:
        texts: everything that is written in the picture.
        drawn: whether glyphs are drawn into the file (PNG, PDF); text that stays text needs none here.

    Raises:
        DualcarbonError: glyphs are drawn and no font on this computer has them.
    """
    needed = {character for text in texts for character in text if not character.isspace()}
    missing = frozenset(map(ord, needed)) - _glyphs_of(LATIN)
    if not drawn:
        return [LATIN, *_NAMED, "sans-serif"]
    if not missing:
        return [LATIN]
    for name in _candidates():
        if missing <= _glyphs_of(name):
            return [LATIN, name]
    shown = "".join(map(chr, sorted(missing)))[:12]
    raise DualcarbonError(
        Sentence("no font on this computer can draw {shown}", shown=shown),
        hint="install Noto Sans CJK SC (package fonts-noto-cjk), or write an SVG, in which text stays text",
    )


def _candidates() -> Iterator[str]:
    installed = _installed()
    yield from (name for name in CHINESE if name in installed)
    yield from (name for name in installed if name not in CHINESE)


def _installed() -> Sequence[str]:
    from matplotlib import font_manager

    return list(dict.fromkeys(sorted(entry.name for entry in font_manager.fontManager.ttflist)))


@lru_cache(maxsize=256)
def _glyphs_of(name: str) -> frozenset[int]:
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    path = font_manager.findfont(name, fallback_to_default=False)
    return frozenset(FT2Font(str(path)).get_charmap())
