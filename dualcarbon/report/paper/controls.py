"""Control characters in a whole text, shown instead of sent."""

from __future__ import annotations

import re

from dualcarbon import problem

_LINES = r"(\t|\r?\n)"
_LINES_AND_COLOURS = r"(\t|\r?\n|\x1b\[[0-9;]*m)"


def visible(text: str, *, colour: bool = False) -> str:
    r"""The text with its control characters written out (``\x1b``); line ends and tabs stay.

    Texts from files are made visible before they are coloured: ``colour`` spares every sequence that sets a
    colour, whoever wrote it.
    """
    pieces = re.split(_LINES_AND_COLOURS if colour else _LINES, text)
    return "".join(piece if at % 2 else problem.visible(piece) for at, piece in enumerate(pieces))
