"""Words beside marks: each where it hides nothing, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot

Pair = tuple[float, float]
Box = tuple[float, float, float, float]

_STEP = 8.0
"""Lines are sampled so closely."""
_FARTHEST = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where the words of a mark begin or end, and in which direction they run."""

    x: float
    y: float
    is_before: bool
    is_apart: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A drawing of ``width`` by ``height``, y downwards; words are ``line`` high, ``gap`` from a mark."""

    width: float
    height: float
    line: float
    gap: float


def spots(
    marks: Sequence[tuple[Pair, float]],
    *,
    dots: Sequence[Pair],
    lines: Sequence[Sequence[Pair]],
    paper: Paper,
) -> list[Spot | None]:
    """A spot for the words of each mark; None where every spot hides something that counts.

    Args:
        marks: the place of each mark with the width of its words; an earlier one is served first.
        dots: what no word may ever hide.
        lines: what words keep clear of as long as there is room elsewhere.
        paper: the drawing.
    """
    hard = [*dots, *(place for place, _ in marks)]
    soft = [point for line in lines for point in _sampled(line)]
    taken: list[Box] = []
    found: list[Spot | None] = []
    for (x, y), width in marks:
        choices = list(_choices(x, y, width, paper))
        best = next((one for one in choices if _is_free(one[1], taken, [*hard, *soft])), None)
        best = best or next((one for one in choices if _is_free(one[1], taken, hard)), None)
        found.append(best[0] if best else None)
        taken += [best[1]] if best else []
    return found


def _choices(x: float, y: float, width: float, paper: Paper) -> Iterator[tuple[Spot, Box]]:
    """Beside the mark first, then further below and above it."""
    for away in range(_FARTHEST):
        for up in (-1, 1) if away else (1,):
            for before in (False, True):
                middle = y - up * away * paper.line
                start = x - paper.gap - width if before else x + paper.gap
                box = (start, middle - paper.line / 2, start + width, middle + paper.line / 2)
                if box[0] >= 0 and box[1] >= 0 and box[2] <= paper.width and box[3] <= paper.height:
                    edge = x - paper.gap if before else x + paper.gap
                    yield Spot(x=edge, y=middle, is_before=before, is_apart=away > 1), box


def _is_free(box: Box, taken: Sequence[Box], points: Sequence[Pair]) -> bool:
    left, top, right, bottom = box
    if any(left < end and start < right and top < low and high < bottom for start, high, end, low in taken):
        return False
    return not any(left - 3 <= x <= right + 3 and top - 2 <= y <= bottom + 2 for x, y in points)


def _sampled(line: Sequence[Pair]) -> Iterator[Pair]:
    for (x, y), (end, low) in pairwise(line):
        parts = max(1, ceil(hypot(end - x, low - y) / _STEP))
        yield from ((x + (end - x) * at / parts, y + (low - y) * at / parts) for at in range(parts + 1))
