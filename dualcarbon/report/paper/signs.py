"""Signs that a console cannot show, told in plainer ones; and none that it would obey."""

from __future__ import annotations

import re
from functools import lru_cache

from dualcarbon import problem

_PLAINER = {
    "Σ": "sum:",
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
    "↓": "!",
    "←": "<",
    "∙": ".",
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
    "°": "^",
    "；": "; ",
    "，": ", ",
    "、": ", ",
    "：": ": ",
    "（": " (",
    "）": ")",
    "┄": ".",
    "▶": ">",
    "│": "|",
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
_NEARER = {"✓": "√", "✗": "×", "▶": "→"}
"""What Chinese consoles have."""


def visible(text: str) -> str:
    r"""The text with control characters written out (``\x1b``), so that no console obeys them; lines stay."""
    return "\n".join(problem.visible(line) for line in text.split("\n"))


def can_show(text: str, encoding: str) -> bool:
    """Whether an encoding has every sign of a text."""
    return text.isascii() or _shows(text, encoding)


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
_UNIT = rf"({'|'.join(_POWERS)})?({'|'.join(_UNITS)})|({'|'.join(_POWERS)})"


def plain(text: str, encoding: str) -> str:
    """The text with every character that the encoding lacks replaced by a plainer one, or by ``?``."""
    if text.isascii() or _shows(text, encoding):
        return text
    if not _shows("万", encoding):
        text = re.sub(_UNIT, _plainer_unit, text)
    return "".join(_plainer(character, encoding) for character in text)


def _plainer(character: str, encoding: str) -> str:
    for one in (character, _NEARER.get(character, "")):
        if one and _shows(one, encoding):
            return one
    return _PLAINER.get(character, "?")


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
