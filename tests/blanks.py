"""Blanks between Chinese and Latin signs: one rule for the whole catalogue.

What is typed (an option, a command, a key or a word of a file, a name of a file) stands between blanks; every other
word, every number and every sign of a unit joins the Chinese beside it without one.
"""

from __future__ import annotations

import re

from dualcarbon.cli.root import COMMANDS
from dualcarbon.target import Effort, Form

_SIGN = "[\u3400-\u9fff]"
_RUN = r"[A-Za-z0-9_{}|/.:=*^%+<>,~!&$#@-]+"
_STRETCH = rf"{_RUN}(?: {_RUN})*"
_BEFORE = re.compile(rf"(?<={_SIGN})(?P<blank> ?)(?P<stretch>{_STRETCH})")
_BEHIND = re.compile(rf"(?P<stretch>{_STRETCH})(?P<blank> ?)(?={_SIGN})")
_OPTION = re.compile(r"-{1,3}(?:$|[a-z{])")
_JOINED = re.compile(
    r"[A-Za-z}][^/]*[_|=:]|[_|=:][^/]*[A-Za-z{]|^/[a-z{]|\.(?:yaml|csv|xlsx|png|svg|pdf|py|html)$"
)
_PLACE = re.compile(r"\{(\w+)(?:!r)?(?::(\w+))?\}")
# The words of files and of options, beside those that the code has lists of.
_WORDS = """
region name sources targets indicators title issuer issued number period url evidence locator scope
definition note replaces baseline year effort source id before by between about indicator value unit
status kind scenario observed projected official computed preliminary derived third-party estimate press
copy revised lower higher neither stock share intensity flow check regions units rules variables data
json csv table markdown html github junit sarif gitlab xlsx full concise text none true false error
warning all linear geometric ratio offset zone company carbon coal calorific gdp bash zsh fish powershell
gzip gunzip iconv exclude files collect converge harmonize level city province country unknown missed
off_track pct at coal-rate FILE REGION CODE NAME LIST FORMAT TARGET INDICATOR UNIT QUANTITY PERCENT DIR
"""
WORDS = frozenset(_WORDS.split())
# What stands in these places of a sentence is typed.
_PLACES = """
option path paths folder file files id key keys columns column format formats pattern output noun
variable code command example shell languages sign near param form argument given
"""
PLACES = frozenset(_PLACES.split())


def is_typed(stretch: str) -> bool:
    """Whether a stretch of Latin signs is something to type, and not words, numbers or units."""
    return any(map(_is_typed, stretch.split(" ")))


def _is_typed(run: str) -> bool:
    bare = run.rstrip(",.")
    places = _PLACE.findall(bare)
    if places and not _OPTION.match(bare) and not re.search("[A-Za-z_/:=|]", _PLACE.sub("", bare)):
        return any(name in PLACES and not way for name, way in places)
    typed = {*WORDS, *COMMANDS, *Form, *(one.value for one in Effort), "dualcarbon"}
    return bool(_OPTION.match(bare) or _JOINED.search(bare) or bare in typed)


def _is_free(beside: str, *, behind: bool) -> bool:
    """Whether a run is a sign alone, or Chinese stands for the value behind it: ``zone:简名``, ``coal-rate=年份``."""
    return not re.search("[A-Za-z0-9{]", beside) or (behind and beside[-1] in ":=")


def uneven(text: str) -> list[str]:
    """The stretches of a text with a blank too many or too few beside them."""
    return [
        found[0]
        for side in (_BEFORE, _BEHIND)
        for found in side.finditer(text)
        if bool(found["blank"]) is not is_typed(found["stretch"])
        and not _is_free(found["stretch"].split(" ")[-1 if side is _BEHIND else 0], behind=side is _BEHIND)
    ]
