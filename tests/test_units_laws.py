"""Laws of conversion, what GNU units says, and that the fast path is the strict reader."""

from __future__ import annotations

import contextlib
import shutil
from decimal import Decimal
from fractions import Fraction

import gnu_units
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon import units
from dualcarbon.problem import DualcarbonError

GROUPS = [tuple(group) for group in gnu_units.GROUPS]
numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=4)


@st.composite
def thirds(draw: st.DrawFn) -> tuple[str, str, str]:
    """Three units of one dimension."""
    group = st.sampled_from(draw(st.sampled_from(GROUPS)))
    return draw(group), draw(group), draw(group)


@given(numbers, thirds())
def test_there_and_back(value: Decimal, chosen: tuple[str, str, str]) -> None:
    """A number told in another unit and told back is the same number, up to the 50th digit."""
    first, second, _ = chosen
    there = units.convert(value, first, second)
    back = units.convert(there, second, first)
    assert abs(back - value) <= abs(value) * Decimal("1e-50")
    assert units.factor(first, second) * units.factor(second, first) == 1


# The worth of each in a common unit, by hand: 1 mu is 2000/3 m2, 1 kWh 3.6 MJ, 1 tce 29.3076 GJ.
@pytest.mark.parametrize(
    ("number", "source", "target", "tonne", "told"),
    [
        ("1", "亩", "ha", "", Fraction(1, 15)),
        ("6.5", "万亩", "ha", "", Fraction(13000, 3)),
        ("6.5", "万亩", "万亩", "", Fraction(13, 2)),
        ("1000", "kWh", "tce", "", Fraction(36, 293076) * 1000),
        ("1", "tce", "kWh", "", Fraction(293076, 36)),
        ("3", "‰", "%", "", Fraction(3, 10)),
        ("2.5", "万百分点", "percentage points", "", Fraction(25000)),
        ("1", "10^4 percentage points", "percentage points", "", Fraction(10000)),
        ("12", "亿千瓦", "GW", "", Fraction(1200)),
        ("3", "万辆", "辆", "", Fraction(30000)),
        ("1", "Mt CO2e", "t CO2", "", Fraction(10**6)),
        ("7", "Mt", "kt CO2", "t CO2", Fraction(7000)),
        (
            "0.1234567890123456789012345678901234567891",
            "亿吨",
            "t",
            "",
            Fraction("12345678.90123456789012345678901234567891"),
        ),
    ],
)
def test_exact(number: str, source: str, target: str, tonne: str, told: Fraction) -> None:
    """Nothing is rounded on the way from a number and its unit to an amount, whatever the unit."""
    assert units.exact(Decimal(number), source, target, tonne=tonne) == told


@given(numbers, thirds())
def test_exactly_there_and_back(value: Decimal, chosen: tuple[str, str, str]) -> None:
    """Told in another unit and told back, a number is itself, and what is rounded is the exact number."""
    first, second, _ = chosen
    there = units.exact(value, first, second)
    assert units.exact(there, second, first) == value
    rounded = units.convert(value, first, second)
    assert abs(Fraction(rounded) - there) <= abs(there) * Fraction(1, 2 * 10**59)


@given(thirds())
def test_through_a_third_unit(chosen: tuple[str, str, str]) -> None:
    """The way through a third unit is the direct way."""
    first, second, third = chosen
    assert units.factor(first, second) * units.factor(second, third) == units.factor(first, third)


@given(numbers, st.integers(-1000, 1000), thirds())
def test_scaling(value: Decimal, times: int, chosen: tuple[str, str, str]) -> None:
    """A multiple of a number converts to that multiple, sign included."""
    first, second, _ = chosen
    single, multiple = (units.convert(one, first, second) for one in (value, value * times))
    assert abs(multiple - single * times) <= abs(multiple) * Decimal("1e-20")


@given(
    st.decimals(min_value=-(10**7), max_value=10**7, places=3),
    st.sampled_from(["kW", "GW", "万千瓦", "10^4 kW", "million kW", "MWh/h", "GW以上"]),
    st.sampled_from(["", " "]),
    st.sampled_from(["{}", "{:,}", "{:e}", "+{}", "−{}", " {}  "]),
)
def test_fast_path_is_the_strict_reader(value: Decimal, unit: str, blank: str, form: str) -> None:
    """A line read a second time, from memory, gives what the strict reader gave the first time."""
    text = f"{form.format(value)}{blank}{unit}"
    warm = units.Converter("MW")
    for known in ("1 kW", "1 GW", "1 万千瓦", "1 10^4 kW", "1 million kW", "1 MWh/h"):
        warm.convert_text(known)
    assert _answer(warm, text) == _answer(units.Converter("MW"), text)


@given(st.text(alphabet="0123456789.,-+eE^ kWGt%万亿千瓦/()~至", max_size=14))
def test_any_text_gives_an_answer_or_our_error(text: str) -> None:
    """Whatever a line holds, it is read alike from memory and afresh, or refused with our error."""
    warm = units.Converter("GW")
    for known in ("1 kW", "1 W", "1GW", "1 万千瓦", "1千瓦"):
        warm.convert_text(known)
    assert _answer(warm, text) == _answer(units.Converter("GW"), text)


@given(st.text(max_size=30))
def test_any_character_is_read_or_refused(text: str) -> None:
    """No text of any script makes the reader fail in another way than with our error."""
    for read in (units.read_quantity, units.read_unit, units.read_number):
        with contextlib.suppress(DualcarbonError):
            read(text)


def _answer(converter: units.Converter, text: str) -> str:
    try:
        return converter.convert_text(text)
    except DualcarbonError as error:
        return f"refused: {error}"


def test_agrees_with_gnu_units() -> None:
    """Every answer that GNU units gave is ours, to the twelve digits it states."""
    rows = gnu_units.rows()
    assert len(rows) >= 500
    for row in rows:
        stated = Decimal(row["answer"])
        ours = units.convert(Decimal(row["value"]), row["from"], row["to"])
        half = Decimal(1).scaleb(stated.adjusted() - gnu_units.DIGITS + 1) / 2
        assert abs(ours - stated) <= half * (1 + Decimal("1e-2")), row


@pytest.mark.skipif(shutil.which("units") is None, reason="GNU units is not installed")
def test_gnu_units_still_says_so() -> None:
    """Where GNU units is installed it is asked again; the table is what it says."""
    asked = list(gnu_units.questions())
    rows = gnu_units.rows()
    assert [(row["value"], row["from"], row["to"]) for row in rows] == [
        (one.value, one.source, one.target) for one in asked
    ]
    assert [row["answer"] for row in rows] == gnu_units.ask(asked)
