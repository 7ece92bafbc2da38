"""Slips of the pen that YAML takes for something else, found in the line they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dualcarbon.problem import Sentence

_BLANKS = {
    "\u00a0": Sentence("a no-break space (U+00A0)"),
    "\u3000": Sentence("an ideographic blank (U+3000)"),
    "\u2002": Sentence("a wide blank (U+2002)"),
    "\u2003": Sentence("a wide blank (U+2003)"),
    "\u2009": Sentence("a thin blank (U+2009)"),
    "\u200b": Sentence("a blank without width (U+200B)"),
    "\u202f": Sentence("a narrow no-break space (U+202F)"),
    "\ufeff": Sentence("a byte order mark (U+FEFF)"),
}
_WIDE = {
    "：": Sentence("a full-width colon (：)"),
    "，": Sentence("a full-width comma (，)"),
    "－": Sentence("a full-width dash (－)"),
    "—": Sentence("a long dash (—)"),
    "｛": Sentence("a full-width bracket (｛)"),
    "｝": Sentence("a full-width bracket (｝)"),
    "【": Sentence("a Chinese bracket (【)"),
}
_ODD = "".join(_BLANKS)
_LONGEST = 500  # signs of a line: patterns that look ahead take the square of what they look at
_KEY = r"[\"']?[A-Za-z_][A-Za-z0-9_-]*[\"']?"
_BEGIN = r"[ ]*(?:- +)*"
# Few files have a slip: what finds it is compiled for the first of them.
_INDENT = rf"[ \t]*([{_ODD}])"
_DASH = rf"[ ]*-(?={_KEY}\s*[:：])"
_WIDE_DASH = rf"[ ]*([－—])\s*(?={_KEY}\s*[:：])"
_WIDE_COLON = rf"{_BEGIN}{_KEY}\s*(：)"
_ODD_AFTER = rf"{_BEGIN}{_KEY}:([{_ODD}])"
_ODD_BETWEEN = rf"[ ]*-([{_ODD}])\s*{_KEY}\s*[:：]"
_NO_BLANK = rf"{_BEGIN}{_KEY}:(?=[^\s/:])"
_IN_FLOW = (
    rf"[{{\[].*?(?:(?<=[{{,])\s*{_KEY}\s*(?P<colon>：)|(?P<comma>，)\s*{_KEY}\s*[:：]|(?P<other>[｛｝【]))"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """What is wrong with a line, its column from 1, and what to write instead."""

    message: str
    column: int
    hint: str


def find_slip(line: str) -> Slip | None:
    """The first slip of a line that looks like ``key: value`` or ``- key: value``, or None."""
    line = line[:_LONGEST]
    if found := re.match(_INDENT, line):
        return _slip(
            Sentence("{blank} in the indent", blank=_BLANKS[found[1]]),
            found.start(1),
            Sentence("indent with blanks"),
        )
    if found := re.match(_WIDE_DASH, line):
        return _slip(_WIDE[found[1]], found.start(1), Sentence("write - and a blank"))
    if found := re.match(_DASH, line):
        return _slip(Sentence("a blank is missing after -"), found.end() - 1, Sentence("write - and a blank"))
    if found := re.match(_ODD_BETWEEN, line):
        message = Sentence("{blank} after the dash", blank=_BLANKS[found[1]])
        return _slip(message, found.start(1), Sentence("write - and a blank"))
    if found := re.match(_WIDE_COLON, line):
        return _slip(_WIDE["："], found.start(1), Sentence("write : and a blank"))
    if found := re.match(_ODD_AFTER, line):
        message = Sentence("{blank} after the colon", blank=_BLANKS[found[1]])
        return _slip(message, found.start(1), Sentence("write : and a blank"))
    if found := re.match(_NO_BLANK, line):
        return _slip(
            Sentence("a blank is missing after the colon"), found.end() - 1, Sentence("write : and a blank")
        )
    if found := re.search(_IN_FLOW, line):
        name = found.lastgroup or ""
        return _slip(_WIDE[found[name]], found.start(name), Sentence("write the plain sign: : , { } [ ]"))
    return None


def _slip(message: str, at: int, hint: str) -> Slip:
    return Slip(message=message, column=at + 1, hint=hint)
