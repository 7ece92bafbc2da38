"""What is about width: lines that are broken between words only, and columns that fit a screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from dualcarbon.report.paper.ink import Line

TIE = "\u00a0"
"""A blank that a line is never broken at: between a number and its unit."""

_WIDE = "WF"
_UNIT = 8
"""Chinese of up to so many characters is a unit or a name, and kept whole but for what stands in brackets."""
CLOSING = "）、，。；：！？》”’］】〉」』〕…"
OPENING = "（《“‘［【〈「『〔"
"""A line begins with none of the one, and ends with none of the other."""
_SOFT = re.compile(
    r"(?<=[^（《“‘［【〈「『〔])(?=（[^（）]*）\W*$)|(?<=[\u4e00-\u9fff])(?=[≥≤<>])|(?<=[、；：])(?=.)"
)
"""Where a unit or a name may be broken all the same: before what ends it in brackets, at the sign of a bound."""
_ASIDE = re.compile("（[^（）]{1,6}）")
"""A few signs in brackets are kept together: a year, 力争."""


def width(text: str) -> int:
    """How many columns a text takes on a screen: a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


def wrap(text: str, limit: int, *, whole: bool = False) -> list[str]:
    """Lines of at most ``limit`` columns; a longer word stands alone; ``whole`` breaks Chinese at blanks alone."""
    told = text.rstrip(" ")
    if width(told) <= limit:
        return [told.replace(TIE, " ")]
    lines: list[str] = []
    line, taken = "", 0
    for word in _blanks(text) if whole else _words(text):
        bare = word.rstrip(" ")
        if bare and line.strip() and taken + width(bare) > limit:
            lines.append(line.rstrip(" "))
            line, taken = word, width(word)
        else:
            line, taken = f"{line}{word}", taken + width(word)
    lines.append(line.rstrip(" "))
    return [line.replace(TIE, " ") for line in lines]


def wrapped(text: str, limit: int) -> list[str]:
    """The text in lines of at most ``limit`` columns, each of its own lines by itself."""
    return [line for part in text.split("\n") for line in wrap(part, limit)]


def hanging(text: str, limit: int, *, lead: str = "", whole: bool = False) -> list[str]:
    """The text in lines of at most ``limit`` columns, the first after ``lead``, the others below its end."""
    first, *rest = wrap(text, limit - width(lead), whole=whole)
    return [f"{lead}{first}".rstrip(), *(f"{' ' * width(lead)}{line}" for line in rest)]


class Paragraph:
    """A cell whose lines can be counted for a width without being written."""

    def __init__(self, text: str) -> None:
        self._lines = [
            [(width(word), width(word.rstrip(" "))) for word in _words(line)] for line in text.split("\n")
        ]
        self._heights: dict[int, int] = {}

    @cached_property
    def natural(self) -> int:
        """The width of the longest line as it stands."""
        return max(sum(full for full, _ in line[:-1]) + (line[-1][1] if line else 0) for line in self._lines)

    @cached_property
    def narrowest(self) -> int:
        """The width of the longest word."""
        return max((word for line in self._lines for _, word in line), default=0)

    def height(self, limit: int) -> int:
        """How many lines it takes in so many columns."""
        if limit >= self.natural:
            return len(self._lines)
        if limit not in self._heights:
            self._heights[limit] = self._height(limit)
        return self._heights[limit]

    def _height(self, limit: int) -> int:
        total = 0
        for line in self._lines:
            used, total = 0, total + 1
            for full, word in line:
                if used and used + word > limit:
                    used, total = full, total + 1
                else:
                    used += full
        return total


@lru_cache(maxsize=4096)
def paragraph(text: str) -> Paragraph:
    """The paragraph of a cell; many cells of a run say the same."""
    return Paragraph(text)


class Cell(NamedTuple):
    """A text with its style that stands in the columns ``over``; ``right`` sets it to their right end."""

    text: str
    over: range
    style: str = ""
    right: bool = False


class InColumns(NamedTuple):
    """The lines of each row, and how wide the columns are together."""

    rows: list[list[Line]]
    width: int


def in_columns(
    rows: Sequence[Sequence[Cell]],
    limit: int,
    *,
    least: Sequence[int],
    gap: int,
    margin: int = 1,
    ruled: bool = True,
) -> InColumns | None:
    """Rows below each other, the headings first, in ``limit`` columns of a screen; None where words would be cut.

    Args:
        rows: the cells of each; those of one row take every column together.
        limit: the columns of the screen.
        least: for each column the width below which it reads badly.
        gap: the blanks between two columns.
        margin: the blanks before the first.
        ruled: sinks the headings onto the rule below them.
    """
    texts: list[list[Paragraph]] = [[] for _ in least]
    for row in rows:
        for cell in row:
            for at in cell.over:
                # What runs over several columns decides on the width of none.
                texts[at].append(paragraph(cell.text if len(cell.over) == 1 else ""))
    room = limit - gap * (len(least) - 1)
    widths = shares(texts, room, least=least)
    if widths is None:
        return None
    for cell in (cell for row in rows for cell in row if len(cell.over) > 1):
        # What is left goes to the cells that run over several columns and would be broken.
        needs = paragraph(cell.text).natural - _taken(cell.over, widths, gap)
        widths[cell.over.stop - 1] += max(0, min(needs, room - sum(widths)))
    return InColumns(
        rows=[
            _row(row, widths, gap=gap, margin=margin, sunk=ruled and not at) for at, row in enumerate(rows)
        ],
        width=_taken(range(len(widths)), widths, gap),
    )


def _taken(over: range, widths: Sequence[int], gap: int) -> int:
    return sum(widths[at] for at in over) + gap * (len(over) - 1)


def _row(row: Sequence[Cell], widths: Sequence[int], *, gap: int, margin: int, sunk: bool) -> list[Line]:
    """The lines of one row: its cells stand on the last of them where they are sunk, else hang from the top."""
    limits = [_taken(cell.over, widths, gap) for cell in row]
    texts = [wrapped(cell.text, limit) for cell, limit in zip(row, limits, strict=True)]
    height = max(map(len, texts))
    lines: list[Line] = []
    for number in range(height):
        line: Line = []
        blank = margin
        for cell, limit, several in zip(row, limits, texts, strict=True):
            place = number - (height - len(several)) if sunk else number
            text = several[place] if 0 <= place < len(several) else ""
            room = limit - width(text)
            line += [(" " * (blank + (room if cell.right else 0)), ""), (text, cell.style)]
            blank = gap + (0 if cell.right else room)
        lines.append(line)
    return lines


def shares(
    columns: Sequence[Sequence[Paragraph]], room: int, *, least: Sequence[int] = ()
) -> list[int] | None:
    """Widths for columns of cells that together fill at most ``room``; None where words would be cut.

    Every column gets what its longest word needs, and no less than ``least`` where it has so much; what is
    left goes where it saves the most lines.
    """
    widths = [max(cell.narrowest for cell in cells) for cells in columns]
    most = [max(cell.natural for cell in cells) for cells in columns]
    for at, narrowest in enumerate(least):
        widths[at] = max(widths[at], min(most[at], narrowest))
    if sum(most) <= room:
        return most
    left = room - sum(widths)
    if left < 0:
        return None
    heights = [[cell.height(limit) for cell in cells] for cells, limit in zip(columns, widths, strict=True)]
    while left > 0:
        best = _best_step(columns, widths, most, heights, left)
        if best is None:
            break
        at, wider = best
        left -= wider - widths[at]
        widths[at] = wider
        heights[at] = [cell.height(wider) for cell in columns[at]]
    return widths


def _best_step(
    columns: Sequence[Sequence[Paragraph]],
    widths: Sequence[int],
    most: Sequence[int],
    heights: Sequence[Sequence[int]],
    left: int,
) -> tuple[int, int] | None:
    """The column to widen, and to what: the most lines saved for each column of the screen.

    Lines of cells count a little beside those of rows, so that two columns that hold a row up together
    are both widened.
    """
    best: tuple[float, int, int] | None = None
    for at, cells in enumerate(columns):
        others = [
            max((column[row] for other, column in enumerate(heights) if other != at), default=1)
            for row in range(len(cells))
        ]
        for wider in range(widths[at] + 1, min(most[at], widths[at] + left) + 1):
            saved = 0.0
            for cell, before, floor in zip(cells, heights[at], others, strict=True):
                if before > 1:
                    after = cell.height(wider)
                    saved += max(before, floor) - max(after, floor) + 0.1 * (before - after)
            gain = saved / (wider - widths[at])
            if gain > 0 and (best is None or gain > best[0]):
                best = (gain, at, wider)
    return None if best is None else best[1:]


def indented(text: str, limit: int, *, by: int) -> list[str]:
    """The text in lines of at most ``limit`` columns, all but the first set in by so many blanks."""
    first, *more = wrap(text, limit)
    rest = wrap(text[len(first) :].lstrip(" "), limit - by) if more else []
    return [first, *(f"{' ' * by}{line}" for line in rest)]


def _blanks(text: str) -> list[str]:
    return text.replace(" ", " \n").split("\n")


def _words(text: str) -> Iterator[str]:
    """Words with the blank after them; long Chinese may be broken after any character."""
    for word in _blanks(text):
        if word.isascii():
            yield word
        elif len(word) <= _UNIT or sum(_WIDTHS[sign] > 1 for sign in word) <= _UNIT:
            yield from _SOFT.split(word)
        else:
            yield from _characters(word)


def _characters(word: str) -> Iterator[str]:
    kept = {at for found in _ASIDE.finditer(word) for at in range(found.start() + 1, found.end())}
    start = 0
    for at in range(1, len(word)):
        if at not in kept and _parts(word[at - 1], word[at]):
            yield word[start:at]
            start = at
    yield word[start:]


def _parts(before: str, after: str) -> bool:
    """Whether a line may end between two signs: Chinese ones, no comma behind it, no opening bracket before it."""
    if after in CLOSING or before in OPENING:
        return False
    return _WIDTHS[before] > 1 and (before in CLOSING or _WIDTHS[after] > 1 or after in OPENING)


class _Widths(dict[str, int]):
    """The width of each sign, as it is met."""

    def __missing__(self, sign: str) -> int:
        wide = 2 if unicodedata.east_asian_width(sign) in _WIDE else 1
        self[sign] = 0 if unicodedata.combining(sign) else wide
        return self[sign]


_WIDTHS = _Widths()
