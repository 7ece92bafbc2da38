"""How people write: full-width signs, true minuses, superscripts, and words that read two ways."""

from __future__ import annotations

import re
import unicodedata

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
    "pct": ('"pct" reads two ways', 'write "%" or "percentage points"'),
    "ton": ('"ton" reads two ways: a tonne, or a short ton of 907 kg', 'write "t"'),
    "tons": ('"tons" reads two ways: tonnes, or short tons of 907 kg', 'write "t"'),
    "¥": ('"¥" reads two ways: yuan, or yen', 'write "yuan"'),
    "$": ('"$" is no unit known here: exchange rates are not part of this program', ""),
    "pt": ('"pt" reads many ways', 'write "percentage points"'),
    "point": ('"point" does not say what of', 'write "percentage points"'),
    "points": ('"points" does not say what of', 'write "percentage points"'),
    "MT": ('"MT" reads two ways: million tonnes, or metric tons', 'write "Mt" or "t"'),
    "mt": ('"mt" reads two ways: million tonnes, or metric tons', 'write "Mt" or "t"'),
    "T": ('"T" is a tesla', 'write "t" for tonnes'),
    "M": ('"M" is no unit', 'write "million" or "10^6"'),
    "bn": ('"bn" is no unit', 'write "billion" or "10^9"'),
    "ppm": ('"ppm" is no unit known here', ""),
    "ce": ('"ce" does not say how much of it', 'write "tce" or "kgce"'),
    "SCE": ('"SCE" is not read', 'write "tce"'),
    "吨碳": ('"吨碳" reads two ways: carbon, or carbon dioxide', 'write "t C" or "吨二氧化碳"'),
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
