"""Numbers as text."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_CONTEXTS = tuple(Context(prec=max(1, n), rounding=ROUND_HALF_UP) for n in range(61))
LEAST_DIGITS = 4


def format_number(value: Decimal, digits: int | None = None, *, least: int = LEAST_DIGITS) -> str:
    """A number as text: rounded to ``digits`` significant digits, no trailing zeros, never an exponent.

    Args:
        value: any finite number.
        digits: how many significant digits the input carried; None rounds to 28 only.
        least: digits shown at least. What stands left of the decimal point is never rounded away.
    """
    wanted = 28 if digits is None else max(digits, least)
    rounded = _CONTEXTS[min(wanted, 60)].plus(value)
    if rounded.adjusted() >= wanted:
        rounded = value.quantize(Decimal(1), rounding=ROUND_HALF_UP, context=_CONTEXTS[60])
    text = f"{rounded:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
