"""The year by which something has to have happened: a peak, or net zero."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dualcarbon.problem import DualcarbonError, Sentence

_WORDS = re.compile(
    r"(?P<word>before|by|about|in|around)\s+(?P<year>\d{4})|between\s+(?P<start>\d{4})\s+and\s+(?P<end>\d{4})|(?P<bare>\d{4})"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """``before 2030`` excludes 2030, ``by 2030`` includes it, ``about 2030`` is judged as ``by``."""

    text: str
    word: str
    year: int
    start: int | None = None

    @property
    def last(self) -> int:
        """The last admissible year."""
        return self.year - 1 if self.word == "before" else self.year


def read_moment(text: str) -> Moment:
    """Reads ``before 2030``, ``by 2030``, ``about 2030`` or ``between 2026 and 2030``.

    Raises:
        DualcarbonError: anything else.
    """
    found = _WORDS.fullmatch(text.strip())
    if not found:
        raise DualcarbonError(
            Sentence('"{text}" is no moment', text=text),
            hint='write "before 2030", "by 2030" or "between 2026 and 2030"',
        )
    if found["bare"]:
        raise DualcarbonError(
            Sentence('"{text}" does not say whether the year itself counts', text=text),
            hint=Sentence('write "by {text}" (it counts) or "before {text}" (it does not)', text=text),
        )
    if found["start"]:
        start, end = int(found["start"]), int(found["end"])
        if start > end:
            raise DualcarbonError(
                Sentence('"{text}" ends before it begins', text=text),
                hint=Sentence('write "between {end} and {start}"', end=end, start=start),
            )
        return Moment(text=text, word="between", year=end, start=start)
    word = {"in": "by", "around": "about"}.get(found["word"], found["word"])
    return Moment(text=text, word=word, year=int(found["year"]))
