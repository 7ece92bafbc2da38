"""Numbers as text: what is written is what was rounded, half up, with the digits that are carried."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon import number
from dualcarbon.number import Number
from dualcarbon.problem import DualcarbonError

ENDLESS = Decimal("Infinity")

PLAIN: list[tuple[Number, int, str]] = [
    (Decimal("1200.0000"), 4, "1200"),
    (Decimal("32.170542"), 4, "32.17"),
    (Decimal("32.170542"), 6, "32.1705"),
    # nothing left of the decimal point is rounded away
    (Decimal("123456.789"), 2, "123457"),
    (Decimal("0.00001234567"), 4, "0.00001235"),
    (Decimal("0.5"), 4, "0.5"),
    (Decimal("-0.00"), 3, "0"),
    (Decimal("1E+9"), 4, "1000000000"),
    # rounding carries over to one more digit
    (Decimal("9999.95"), 4, "10000"),
    (Decimal("99.996"), 4, "100"),
    (Decimal("2.00005"), 5, "2.0001"),
    # half up, and away from zero below it; half even would keep the 4
    (Decimal("12.345"), 4, "12.35"),
    (Decimal("-12.345"), 4, "-12.35"),
    (Decimal("0.125"), 2, "0.13"),
    (Fraction(1, 8), 2, "0.13"),
    (Decimal("2.5"), 1, "3"),
    (Fraction(2, 3), 4, "0.6667"),
    (Fraction(-2, 3), 4, "-0.6667"),
    (Fraction(1, 3), 28, "0." + 28 * "3"),
    (0.1, 28, "0.1"),
    (7, 4, "7"),
    # 40 digits, 10^29 and 10^-30
    (Decimal("1234567890123456789012345678901234567.891"), 5, "1234567890123456789012345678901234568"),
    (Decimal("1e29"), 5, "1" + 29 * "0"),
    (Decimal("1e-30"), 5, "0." + 29 * "0" + "1"),
    (ENDLESS, 5, "inf"),
]


@pytest.mark.parametrize(("value", "digits", "text"), PLAIN)
def test_plain(value: Number, digits: int, text: str) -> None:
    """For programs: an ordinary minus, no exponent, no trailing zeros."""
    assert number.plain(value, digits) == text


SHOWN: list[tuple[Number, bool, str]] = [
    (Decimal("-7.4419"), False, "−7.4419"),
    (Decimal("1234567.891"), False, "1234568"),
    (Decimal("1234567.891"), True, "1,234,568"),
    (Decimal("-1234.5"), True, "−1,234.5"),
    (Decimal("999.5"), True, "999.5"),
    (Fraction(38, 3), False, "12.667"),
    (Decimal("1e29"), True, "100" + 9 * ",000"),
    (Decimal(0), True, "0"),
    (Decimal("-0.000"), False, "0"),
    (ENDLESS, False, "∞"),
    (-ENDLESS, True, "−∞"),
    (float("-inf"), False, "−∞"),
]


@pytest.mark.parametrize(("value", "grouped", "text"), SHOWN)
def test_show(value: Number, grouped: bool, text: str) -> None:
    """For people: a true minus, five digits, and commas between thousands where they are asked for."""
    assert number.show(value, grouped=grouped) == text


# low, value, high, the value alone, the whole
INTERVALS = [
    # half the width is 0.6: tenths mean something, hundredths do not
    ("11.8", "12.42", "13.0", "12.4", "12.4 % (11.8 to 13.0)"),
    # 0.15 is told with two digits
    ("12.27", "12.42", "12.57", "12.42", "12.42 % (12.27 to 12.57)"),
    # 0.07
    ("32.1027", "32.170543", "32.2382", "32.17", "32.17 % (32.10 to 32.24)"),
    ("48.35", "48.4", "48.45", "48.4", "48.4 % (48.35 to 48.45)"),
    ("-48.45", "-48.4", "-48.35", "−48.4", "−48.4 % (−48.45 to −48.35)"),
    ("0.5155", "0.516", "0.5165", "0.516", "0.516 % (0.5155 to 0.5165)"),
    # whole digits stay, however wide the interval
    ("1100", "1234", "1368", "1234", "1234 % (1100 to 1368)"),
    ("-1", "0", "1", "0", "0 % (−1 to 1)"),
    # narrower than five digits tell
    ("32.17049", "32.17054", "32.17059", "32.171", "32.17054 % (32.17049 to 32.17059)"),
    ("18", "18", "18", "18", "18 %"),
    ("48.4", "48.4", "Infinity", "48.4", "at least 48.4 %"),
    ("-Infinity", "48.4", "48.4", "48.4", "at most 48.4 %"),
    ("-Infinity", "48.4", "Infinity", "48.4", "48.4 % (no interval known)"),
]


@pytest.mark.parametrize(("low", "value", "high", "alone", "whole"), INTERVALS)
def test_digits_that_an_interval_carries(low: str, value: str, high: str, alone: str, whole: str) -> None:
    """No digit is shown that the interval does not carry; of a bound the bound is shown."""
    ends = Decimal(low), Decimal(value), Decimal(high)
    assert number.show_carried(*ends) == alone
    assert number.show_interval(*ends, "%") == whole


@given(st.fractions(), st.integers(1, 40))
def test_what_is_written_is_the_nearest(value: Fraction, digits: int) -> None:
    """No number of as many digits lies nearer than the one written; its sign is kept."""
    text = number.plain(value, digits)
    written = Fraction(text)
    power = Decimal(text).adjusted() if written else -digits
    assert abs(written - value) <= Fraction(10) ** min(0, power - digits + 1) / 2 or not value
    assert written == 0 or (written < 0) == (value < 0)
    assert Fraction(number.show(value, digits).replace("−", "-")) == written
    assert Fraction(number.show(value, digits, grouped=True).replace("−", "-").replace(",", "")) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=10))
def test_what_decimal_rounds(value: Decimal) -> None:
    """Four significant digits are those that the decimal module rounds half up to, before the point all."""
    rounded = Context(prec=max(4, value.adjusted() + 1), rounding=ROUND_HALF_UP).plus(value)
    assert Decimal(number.plain(value, 4)) == rounded


@given(st.decimals(allow_nan=False, allow_infinity=False, places=20), st.integers(20, 60))
def test_there_and_back(value: Decimal, digits: int) -> None:
    """What is written with all its digits is read back as the same number."""
    size = len(value.as_tuple().digits)
    written = number.plain(value, max(digits, size, 1 + size))
    assert Decimal(written) == value
    assert number.to_decimal(value, max(1, size)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_are_their_shortest_decimal(value: float) -> None:
    """A float is the decimal that it prints, and comes back from json as it was."""
    assert number.exact(value) == Fraction(repr(value))
    told = number.native(value)
    assert told is not None
    assert float(told) == value


@pytest.mark.parametrize(
    ("text", "value", "digit", "rest"),
    [
        ("1,200 MW", "1200", "1", "MW"),
        ("48.40 %", "48.40", "0.01", "%"),
        ("1.2e9kW", "1.2e9", "1e8", "kW"),
        ("-.5", "-0.5", "0.1", ""),
        ("10^4 kW", "1", "1", "10^4 kW"),
        ("3 x 10^4 kW", "3", "1", "10^4 kW"),
    ],
)
def test_the_number_at_the_start(text: str, value: str, digit: str, rest: str) -> None:
    """A number, one unit of its last digit, and what stands behind."""
    found = number.split_number(text)
    assert (found.value, found.digit, found.rest) == (Decimal(value), Decimal(digit), rest)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 200", "a blank between digits"),
        ("1.200,5", "dot or comma"),
        ("十二", "in words"),
        ("nan", "not a number that can be measured"),
        ("GW", "does not begin with a number"),
        ("1e31", "out of range"),
        ("1" * 41, "out of range"),
    ],
)
def test_no_number(text: str, words: str) -> None:
    """What is no number, or two, is refused with a sentence."""
    with pytest.raises(DualcarbonError, match=words):
        number.split_number(text)
