"""Marks that a console cannot show, told in plainer ones."""

from __future__ import annotations

from functools import lru_cache

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


def plain(text: str, encoding: str) -> str:
    """The text with every character that the encoding lacks replaced by a plainer one, or by ``?``."""
    if text.isascii() or _shows(text, encoding):
        return text
    return "".join(
        character if _shows(character, encoding) else _PLAINER.get(character, "?") for character in text
    )


@lru_cache(maxsize=4096)
def _shows(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
