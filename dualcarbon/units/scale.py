"""Words and figures for powers of ten: 万, 亿, million, 10^4, 10,000."""

from __future__ import annotations

import re

from dualcarbon.number import LARGEST

CHINESE = {
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
ENGLISH = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}

_FIGURES = re.compile(
    r"1(?P<plain>0*)|1(?P<first>0{0,2})(?P<groups>(?:,000)+)|10\^(?P<power>[+-]?[0-9]{1,2})"
)


def exponent_of(word: str) -> int | None:
    """The power of ten that a word stands for, or None where it stands for none."""
    if word in CHINESE:
        return CHINESE[word]
    if word.lower() in ENGLISH:
        return ENGLISH[word.lower()]
    found = _FIGURES.fullmatch(word)
    if not found:
        return None
    if found["power"] is not None:
        exponent = int(found["power"])
        return exponent if abs(exponent) <= LARGEST else None
    exponent = len((found["plain"] or "") + (found["first"] or "") + (found["groups"] or "").replace(",", ""))
    return exponent if exponent <= LARGEST else None


def spelled(word: str) -> str:
    """How a power of ten is written back: figures as ``10^4``, ``1`` and words as they are."""
    if word[:1].isdigit() and word != "1":
        return f"10^{exponent_of(word)}"
    return word.lower() if word.lower() in ENGLISH else word
