"""The colours of verdicts and lines: blue is the good side, orange the other, which every eye tells apart.

No colour stands alone: each verdict has a mark and a word, each line a stroke of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dualcarbon.assessment import Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Paint:
    """A ground and the ink that is read on it, as ``#rrggbb``."""

    ground: str
    ink: str


INK = "#1b1f24"
"""Text, axes, what was observed."""
QUIET = "#57606a"
"""Text of less weight; still read on white."""
RULE = "#d0d7de"
"""Lines of a grid."""
PROJECTED = "#0b5fa5"
PACE = "#7a5195"
REQUIRED = "#b34700"
"""The path that is required, and the marks of targets."""

PAINTS: Mapping[Verdict, Paint] = MappingProxyType(
    {
        Verdict.MET: Paint(ground="#0b4f8a", ink="#ffffff"),
        Verdict.MISSED: Paint(ground="#993d00", ink="#ffffff"),
        Verdict.AHEAD: Paint(ground="#5b9fd6", ink="#10161c"),
        Verdict.ON_TRACK: Paint(ground="#b7d7f0", ink=INK),
        Verdict.OFF_TRACK: Paint(ground="#f5b26b", ink=INK),
        Verdict.OPEN: Paint(ground="#f3ecd2", ink=INK),
        Verdict.UNKNOWN: Paint(ground="#e1e4e8", ink=INK),
    }
)
NOTHING = Paint(ground="#ffffff", ink=QUIET)
"""A place without data: no ground of its own, a quiet frame."""

SCALE = ("#f1f5f9", "#c9dff0", "#94c2e3", "#5b9fd6", "#2a76b8", "#0b4f8a")
"""From the least to the most, for values."""


def contrast(one: str, other: str) -> float:
    """How well one colour is read on another: 1 (not at all) to 21, as WCAG 2.2 defines it."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def ink_on(ground: str) -> str:
    """Dark or white, whichever is read better."""
    return max((INK, "#ffffff"), key=lambda ink: contrast(ink, ground))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    # The steps of sRGB as WCAG writes them.
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
