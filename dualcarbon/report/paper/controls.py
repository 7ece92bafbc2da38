"""Control characters, shown instead of sent."""

from __future__ import annotations

import re

_LAST_OF_LATIN = 0xFF
# What moves the cursor, rings, names the window or turns the direction of writing; also half of a pair.
_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_HIDDEN = re.compile(rf"[{_CONTROL}]|\r(?!\n)")
_HIDDEN_BUT_COLOUR = re.compile(rf"(?!\x1b\[[0-9;]*m)[{_CONTROL}]|\r(?!\n)")


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
