"""The cells of a table: which are missing, which are numbers, and where one stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter

from dualcarbon.problem import Sentence

Picker = Callable[[list[bytes]], Sequence[bytes]]
"""What takes some cells out of a row."""
MISSING = frozenset(["", "NA", "N/A", "nan", "NaN", "NAN", "None", "null"])
LARGEST = 1e30
"""No number of this world is larger: one that is was written wrongly."""


def number_in(text: str) -> float:
    """The number of a cell.

    Raises:
        ValueError: it is none, or larger than numbers are.
    """
    if not text.isascii() or any(sign in "_nNaA" for sign in text):
        raise ValueError(text)
    value = float(text)
    if not -LARGEST <= value <= LARGEST:
        raise ValueError(text)
    return value


def hint_for(text: str) -> str:
    """What to write in place of a text that is no number."""
    if "," in text:
        return Sentence("write numbers with a point and without commas: 1200.5")
    return Sentence("write a number, or leave the cell empty")


def no_year(text: str) -> str:
    """What is wrong with a cell that names no year."""
    return Sentence('"{text}" is no year', text=text) if text else Sentence("the year is missing")


def column_at(raw: bytes, position: int, separator: bytes) -> int:
    """The column, from 1, in which a cell of a row begins."""
    quoted = False
    sign = separator.decode()
    for column, letter in enumerate(raw.decode("utf-8", "replace"), 1):
        if position == 0:
            return column
        if letter == '"':
            quoted = not quoted
        elif letter == sign and not quoted:
            position -= 1
    return max(1, len(raw.decode("utf-8", "replace").rstrip("\r\n")) + 1)


def picker(places: list[int]) -> Picker | None:
    """What takes the cells at some places out of a row, at the speed of one call; None where one lies before it."""
    first, count = (places[0], len(places)) if places else (0, 0)
    if first < 0:
        return None
    if places == list(range(first, first + count)):
        return itemgetter(slice(first, first + count))
    return None if min(places) < 0 else itemgetter(*places)
