"""Numbers in sentences and formulas."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from dualcarbon.trajectory import Interval

_DIGITS = 5


def show(number: Decimal, digits: int = _DIGITS) -> str:
    """A number with so many significant digits at most, a true minus, no exponent, no trailing zeros."""
    if number.is_infinite():
        return "−∞" if number < 0 else "∞"
    if not number:
        return "0"
    places = max(0, digits - 1 - number.adjusted())
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    text = f"{abs(rounded):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"−{text}" if rounded < 0 else text


def with_interval(amount: Interval, unit: str) -> str:
    """``12.42 % (12.27 to 12.57)``; the bound alone where only one side is known."""
    unit = f" {unit}" if unit else ""
    if amount.low == amount.high:
        return f"{show(amount.value)}{unit}"
    if amount.low.is_infinite() and amount.high.is_infinite():
        return f"{show(amount.value)}{unit} (no interval known)"
    if amount.low.is_infinite():
        return f"at most {show(amount.high)}{unit}"
    if amount.high.is_infinite():
        return f"at least {show(amount.low)}{unit}"
    digits = _telling_digits(amount)
    return f"{show(amount.value, digits)}{unit} ({show(amount.low, digits)} to {show(amount.high, digits)})"


def _telling_digits(amount: Interval) -> int:
    """As many digits as it takes to tell the ends from the value."""
    for digits in range(_DIGITS, 2 * _DIGITS):
        if show(amount.low, digits) != show(amount.value, digits) != show(amount.high, digits):
            return digits
    return _DIGITS
