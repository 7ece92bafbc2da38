"""Marks that a console cannot show, told in plainer ones."""

from __future__ import annotations

import re
from functools import lru_cache

_LAST_OF_LATIN = 0xFF
_PLAINER = {
    "≥": ">=",
    "≤": "<=",
    "≈": "~",
    "−": "-",
    "–": "-",
    "—": "-",
    "×": "x",
    "·": ".",
    "…": "...",
    "→": "->",
    "↘": "\\>",
    "✓": "+",
    "✗": "x",
    "»": ">>",
    "○": "o",
    "∞": "inf",
    "─": "-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "₂": "2",
    "²": "2",
    "³": "3",
    "°": " deg ",
    "é": "e",
    "\u00a0": " ",
    "▁": "_",
    "▂": "_",
    "▃": ".",
    "▄": "-",
    "▅": "-",
    "▆": "=",
    "▇": "^",
    "█": "^",
}

# What moves the cursor, rings, names the window or turns the direction of writing; also half of a pair.
_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_HIDDEN = re.compile(rf"[{_CONTROL}]|\r(?!\n)")
_HIDDEN_BUT_COLOUR = re.compile(rf"(?!\x1b\[[0-9;]*m)[{_CONTROL}]|\r(?!\n)")
# Where Chinese cannot be shown, the power of ten in a unit must not go with it.
_POWERS = {"万亿": "x10^12 ", "亿": "x10^8 ", "万": "x10^4 "}
_UNITS = {
    "千瓦时": "kWh",
    "千瓦": "kW",
    "瓦": "W",
    "吨标准煤": "tce",
    "吨二氧化碳": "t CO2",
    "吨": "t",
    "立方米": "m3",
    "公顷": "ha",
    "亩": "mu",
    "元": "yuan",
    "辆": "vehicles",
    "座": "stations",
}
_UNIT = re.compile(rf"({'|'.join(_POWERS)})?({'|'.join(_UNITS)})|({'|'.join(_POWERS)})")


def visible(text: str, *, colour: bool = False) -> str:
    r"""The text with its control characters shown (``\x1b``), so that none reaches a terminal or a log.

    Line ends and tabs stay. Texts from files are made visible before they are coloured: ``colour`` spares
    every sequence that sets a colour, whoever wrote it.
    """
    hidden = _HIDDEN_BUT_COLOUR if colour else _HIDDEN
    return text if hidden.search(text) is None else hidden.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number <= _LAST_OF_LATIN else f"\\u{number:04x}"


def plain(text: str, encoding: str) -> str:
    """The text with every character that the encoding lacks replaced by a plainer one, or by ``?``."""
    if text.isascii() or _shows(text, encoding):
        return text
    if not _shows("万", encoding):
        text = _UNIT.sub(_plainer_unit, text)
    return "".join(
        character if _shows(character, encoding) else _PLAINER.get(character, "?") for character in text
    )


def _plainer_unit(found: re.Match[str]) -> str:
    power, unit, alone = found.groups()
    return f"{_POWERS.get(power or alone, '')}{_UNITS.get(unit, '')}".rstrip()


@lru_cache(maxsize=4096)
def _shows(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
