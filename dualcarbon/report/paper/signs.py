"""Signs that a console cannot show, told in plainer ones; and none that it would obey."""

from __future__ import annotations

from functools import lru_cache

from dualcarbon import problem

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


def plain(text: str, encoding: str) -> str:
    """The text with every character that the encoding lacks replaced by a plainer one, or by ``?``."""
    if text.isascii() or _shows(text, encoding):
        return text
    return "".join(_plainer(character, encoding) for character in text)


def _plainer(character: str, encoding: str) -> str:
    for one in (character, _NEARER.get(character, "")):
        if one and _shows(one, encoding):
            return one
    return _PLAINER.get(character, "?")


@lru_cache(maxsize=4096)
def _shows(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
