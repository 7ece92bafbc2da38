"""Numbers on paper: no more digits than are known."""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10

DIGITS = 4
_KEPT = 2
"""So many digits of a whole number are never rounded away."""


def show(
    value: Fraction,
    *,
    digits: int = DIGITS,
    low: Fraction | None = None,
    high: Fraction | None = None,
    grouped: bool = False,
) -> str:
    """A number as text, rounded half up, with a true minus, no exponent and no trailing zeros.

    Args:
        value: the number.
        digits: how many significant digits it has at most; whole numbers keep all of theirs.
        low: the low end of its interval, where that is known.
        high: the high end.
        grouped: whether thousands are set apart from 10,000 on.
    """
    places = max(0, digits - 1 - magnitude(value))
    if low is not None and high is not None and high > low:
        carried = -magnitude((high - low) / 2)
        places = min(places, max(carried, _KEPT - 1 - magnitude(value)) if carried < 0 else carried)
        # What is far smaller than its interval still has its first digit: a margin is never told as nothing.
        places = max(places, -magnitude(value)) if abs(value) * Fraction(10) ** places * 2 < 1 else places
    return decimal(value, places, grouped=grouped)


def decimal(value: Fraction, places: int, *, grouped: bool = False) -> str:
    """A number rounded half up to so many decimal places; fewer than none round tens and hundreds."""
    scale = Fraction(10) ** places
    whole = floor(abs(value) * scale + Fraction(1, 2))
    text = str(whole * 10 ** max(0, -places))
    if places > 0:
        text = text.rjust(places + 1, "0")
        text = f"{text[:-places]}.{text[-places:]}".rstrip("0").rstrip(".")
    head, _, tail = text.partition(".")
    if grouped and len(head) > DIGITS:
        head = f"{int(head):,}"
    return f"{'−' if value < 0 and whole else ''}{head}{'.' if tail else ''}{tail}"


def magnitude(value: Fraction) -> int:
    """The place of the first digit: 0 for 4.8, 1 for 48, −1 for 0.48."""
    if not value:
        return 0
    size = abs(value)
    guess = floor(log10(size.numerator) - log10(size.denominator))
    while Fraction(10) ** guess > size:
        guess -= 1
    while Fraction(10) ** (guess + 1) <= size:
        guess += 1
    return guess
