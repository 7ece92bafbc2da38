"""The words and signs that make a number a floor, a cap or an approximation."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dualcarbon.number import refuse
from dualcarbon.problem import Sentence

_BEFORE = {
    "at least": "at least|no less than|not less than|>=|≥|不低于|不少于|不小于|至少|最少",
    "more than": "more than|greater than|above|over|exceeding|>|超过|大于|高于|多于",
    "at most": "at most|no more than|not more than|up to|<=|≤|不超过|不高于|不大于|不多于|至多|最多",
    "less than": "less than|fewer than|below|under|<|低于|小于|少于|不到",
    "about": "about|around|approximately|roughly|~|≈|约为|大约|约|大概",
    "exactly": "exactly|=",
    "between": "between|介于",
}
_AFTER = {
    "at least": "or more|or above|及以上|以上",
    "at most": "or less|or below|以内|及以下|以下",
    "about": "左右|上下",
}
_STARTS = {word: bound for bound, spelled in _BEFORE.items() for word in spelled.split("|")}
_ENDS = {word: bound for bound, spelled in _AFTER.items() for word in spelled.split("|")}


def _longest_first(spelled: Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(spelled, key=len, reverse=True))


_START = re.compile(rf"(?P<word>{_longest_first(_STARTS)}) ?(?![A-Za-z<>=])", re.IGNORECASE)
_END = re.compile(rf" ?(?P<word>{_longest_first(_ENDS)})$", re.IGNORECASE)


def split_bound(text: str) -> tuple[str, str]:
    """The bound of a cleaned text, and what is left of it.

    ``between`` stands for itself: only a range may follow it.

    Raises:
        DualcarbonError: two bounds that do not agree.
    """
    start = _START.match(text)
    body = text[start.end() :] if start else text
    end = _END.search(body)
    if end:
        body = body[: end.start()]
    first = _STARTS[start["word"].lower()] if start else ""
    last = _ENDS[end["word"].lower()] if end else ""
    if first and last and first != last:
        refuse(
            text,
            Sentence('"{text}" is "{first}" and "{last}" at once', text=text, first=first, last=last),
            "keep one of them",
        )
    return first or last, body
