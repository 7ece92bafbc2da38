"""How people write: full-width signs, true minuses, superscripts, and words that read two ways."""

from __future__ import annotations

import re
import unicodedata

from dualcarbon.problem import Sentence

_LONGEST = 200
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")
_SIGNS = str.maketrans(
    {"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "〜": "~", "∼": "~", "⋅": "*", "·": "*", "∙": "*"}
    | {"×": "*", "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤", "≃": "≈", "∕": "/", "÷": "/"}
)
_POWER_OF_LENGTH = re.compile(r"\b(k?m)\^([23])(?![0-9])")
_BLANKS = re.compile(r"\s+")

REFUSED = {
    "pct": (Sentence('"pct" reads two ways'), Sentence('write "%" or "percentage points"')),
    "ton": (Sentence('"ton" reads two ways: a tonne, or a short ton of 907 kg'), Sentence('write "t"')),
    "tons": (Sentence('"tons" reads two ways: tonnes, or short tons of 907 kg'), Sentence('write "t"')),
    "¥": (Sentence('"¥" reads two ways: yuan, or yen'), Sentence('write "yuan"')),
    "$": (Sentence('"$" is no unit known here: exchange rates are not part of this program'), ""),
    "pt": (Sentence('"pt" reads many ways'), Sentence('write "percentage points"')),
    "point": (Sentence('"point" does not say what of'), Sentence('write "percentage points"')),
    "points": (Sentence('"points" does not say what of'), Sentence('write "percentage points"')),
    "MT": (Sentence('"MT" reads two ways: million tonnes, or metric tons'), Sentence('write "Mt" or "t"')),
    "mt": (Sentence('"mt" reads two ways: million tonnes, or metric tons'), Sentence('write "Mt" or "t"')),
    "T": (Sentence('"T" is a tesla'), Sentence('write "t" for tonnes')),
    "M": (Sentence('"M" is no unit'), Sentence('write "million" or "10^6"')),
    "bn": (Sentence('"bn" is no unit'), Sentence('write "billion" or "10^9"')),
    "ppm": (Sentence('"ppm" is no unit known here'), ""),
    "ce": (Sentence('"ce" does not say how much of it'), Sentence('write "tce" or "kgce"')),
    "SCE": (Sentence('"SCE" is not read'), Sentence('write "tce"')),
    "吨碳": (
        Sentence('"吨碳" reads two ways: carbon, or carbon dioxide'),
        Sentence('write "t C" or "吨二氧化碳"'),
    ),
}
"""Spellings with two readings, or with a wrong one elsewhere: the reason and what to write instead."""


def clean(text: str) -> str:
    """One line in plain signs: digits of normal width, single blanks, ``^`` for raised digits."""
    if text.isascii():
        plain = text
    else:
        raised = _RAISED.sub(lambda found: "^" + found[0].translate(_SUPERSCRIPTS), text)
        plain = unicodedata.normalize("NFKC", raised.translate(_SIGNS)).translate(_SIGNS)
    plain = plain.replace("**", "^")
    if "^" in plain:
        plain = _POWER_OF_LENGTH.sub(r"\1\2", plain)
    return _BLANKS.sub(" ", plain).strip()


def too_long(text: str) -> bool:
    """No quantity is this long; what is, is no quantity."""
    return len(text) > _LONGEST
