"""Colour: the only place that rich is asked in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

Piece = tuple[str, str]
"""Text with its style: ``bold red``, or nothing."""
Line = list[Piece]
"""The pieces of one line."""


def written(line: Sequence[Piece], *, colour: bool) -> str:
    """The pieces of a line as text, with colour codes where colour is wanted."""
    if not colour:
        return "".join(text for text, _ in line).rstrip()
    return "".join(_inked(text, style) for text, style in line).rstrip()


def _inked(text: str, style: str) -> str:
    before, after = _codes(style) if style and text.strip() else ("", "")
    return f"{before}{text}{after}"


@cache
def _codes(style: str) -> tuple[str, str]:
    """What a console is told before and after a text of a style."""
    from rich.color import ColorSystem
    from rich.style import Style

    before, _, after = Style.parse(style).render("\x00", color_system=ColorSystem.STANDARD).partition("\x00")
    return before, after


@cache
def on_ground(text: str, *, ink: str, ground: str) -> str:
    """A text in one colour on another, as ``#rrggbb``, for consoles of 256 colours."""
    from rich.color import ColorSystem
    from rich.style import Style

    return Style(color=ink, bgcolor=ground).render(text, color_system=ColorSystem.EIGHT_BIT)
