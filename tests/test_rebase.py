"""Percentages told against another year: exact, with the rounding of the link, on the side that is known."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dualcarbon as dc
from dualcarbon.baseline import Graph, Rebased, Rebaser, link_trajectory, read_link, read_percent
from dualcarbon.indicator import find_indicator
from dualcarbon.number import Number
from dualcarbon.problem import DualcarbonError
from dualcarbon.trajectory import Interval, Trajectory

LIKE = Trajectory(region="CN", indicator=find_indicator("carbon_intensity"))
percents = st.fractions(min_value=-500, max_value=100, max_denominator=10**6)
links = st.decimals(min_value=-300, max_value=99, places=2).filter(lambda link: abs(link) >= 1)
words = st.sampled_from(["", "about ", "exactly ", "at least ", "more than ", "at most ", "less than "])
BOUNDS = ("at least ", "more than ", "at most ", "less than ")


def tied(link: str, *, start: int = 2005, end: int = 2020, rise: bool = False) -> Rebaser:
    """Two years tied by a link from 2005 to 2020."""
    fall = read_link(link, rise=rise)
    graph = Graph(link_trajectory(fall, first=2005, second=2020, like=LIKE, rise=rise))
    return Rebaser(graph, start=start, end=end, rise=rise)


@given(percents, links)
def test_there_and_back(percent: Fraction, link: Decimal) -> None:
    """Told against the later year and told back, a fall is itself, with nothing left over."""
    there = tied(f"{link}").rebase(percent).percent.value
    assert tied(f"{link}", start=2020, end=2005).rebase(there).percent.value == percent


@given(percents, links)
def test_a_fall_is_a_rise_turned_over(percent: Fraction, link: Decimal) -> None:
    """A fall of −18 % is a rise of 18 %, in what is given, in the link and in what is told."""
    fall = tied(f"{link}").rebase(percent).percent
    rise = tied(f"{-link}", rise=True).rebase(-percent).percent
    assert rise == -fall


@given(links)
def test_what_the_link_says_is_nothing_against_the_later_year(link: Decimal) -> None:
    """48.4 % below 2005, where that is the fall to 2020, is 0 % below 2020 exactly."""
    assert tied(f"{link}").rebase(Fraction(link)).percent.value == 0


@given(percents, links, words, st.booleans())
def test_one_side_stays_one_side(percent: Fraction, link: Decimal, word: str, back: bool) -> None:
    """A bound is told by a bound, and every link that keeps the one gives an answer that keeps the other."""
    start, end = (2020, 2005) if back else (2005, 2020)
    found = tied(f"{word}{link}%", start=start, end=end).rebase(percent).percent
    assert found.one_sided == (word in BOUNDS)
    other = link - 1 if "less" in word or "most" in word else (link + 100) / 2
    if word in BOUNDS:
        inside = tied(f"exactly {other}%", start=start, end=end).rebase(percent).percent.value
        assert found.low <= inside <= found.high


@given(percents, st.decimals(min_value=1, max_value=99, places=1), st.integers(-5, 5))
def test_rounding_of_the_link_goes_along(percent: Fraction, link: Decimal, tenth: int) -> None:
    """Every number that rounds to the link gives an answer inside the interval told."""
    found = tied(f"{link}%").rebase(percent).percent
    true = Fraction(link) + Fraction(tenth, 100)
    inside = 100 * (1 - (1 - percent / 100) / (1 - true / 100))
    assert found.low <= inside <= found.high


LINKS = [
    # a fall; whether of a rise; low, value, high, one-sided
    ("48.4%", False, ("48.35", "48.4", "48.45"), False),
    ("48.40", False, ("48.395", "48.4", "48.405"), False),
    ("48", False, ("47.5", "48", "48.5"), False),
    ("more than 48.4 %", False, ("48.4", "48.4", "100"), True),
    ("不低于48.4%", False, ("48.4", "48.4", "100"), True),
    ("25%", True, ("24.5", "25", "25.5"), False),
    ("at most 25%", True, ("-100", "25", "25"), True),
]


@pytest.mark.parametrize(("text", "rise", "ends", "bound"), LINKS)
def test_a_link_is_a_published_number(text: str, rise: bool, ends: tuple[str, ...], bound: bool) -> None:
    """It has the rounding interval of its last digit, and one side only where it is a bound."""
    low, value, high = map(Fraction, ends)
    found = read_link(text, rise=rise)
    assert (found.low, found.value, found.high, found.one_sided) == (low, value, high, bound)


def test_without_an_end() -> None:
    """A rise has no largest size, and a fall none the other way."""
    assert read_link("at least 25%", rise=True) == Interval.at_least(25)
    assert read_link("less than 48.4%") == Interval.at_most(Fraction("48.4"), is_open=True)


PYTHON: list[tuple[Number | str, Number | str]] = [
    (65, "48.4%"),
    (65.0, 48.4),
    ("65%", "48.4"),
    ("６５％", Decimal("48.4")),
    (Decimal(65), "about 48.4 %"),
    (Fraction(65), 48.4),
]


@pytest.mark.parametrize(("percent", "link"), PYTHON)
def test_python_takes_what_people_have(percent: Number | str, link: Number | str) -> None:
    """Numbers and texts, with and without a sign: 1 − 0.35/0.516 = 415/1290 of one."""
    found = dc.rebase(percent, 2005, 2020, link=link)
    assert found.percent.value == Fraction(41500, 1290)
    assert found.percent.low < found.percent.value < found.percent.high
    assert repr(found) == "<Rebased 65 % below 2005: 32.171 % below 2020>"


REFUSED: list[tuple[Number | str, Number | str | None, str]] = [
    (0.65, None, "reads two ways"),
    (Decimal("0.65"), None, "reads two ways"),
    ("0.65", None, "reads two ways"),
    (65, 0.484, "reads two ways"),
    ("at least 65%", None, "is a bound"),
    ("60 to 65%", None, "not one percentage"),
    ("many", None, "does not begin with a number"),
    (101, None, "nothing falls by more than 100 %"),
    (65, 100, "leaves nothing to tell the year against"),
    (65, "more than 120 %", "nothing falls by more than 100 %"),
    (float("nan"), None, "is no percentage"),
    (float("inf"), None, "is no percentage"),
]


@pytest.mark.parametrize(("percent", "link", "words_said"), REFUSED)
def test_python_is_refused_with_a_sentence(
    percent: Number | str, link: Number | str | None, words_said: str
) -> None:
    """Nothing but our error leaves the function, and it says what is wrong."""
    with pytest.raises(DualcarbonError, match=words_said):
        dc.rebase(percent, 2005, 2020, link=link)


def test_percent_is_read_exactly() -> None:
    """The percentage to rebase is exact, with the digits that it carries."""
    found = read_percent("32.170543%")
    assert (found.value, found.digits) == (Decimal("32.170543"), 8)
    rebased: Rebased = tied("48.4%").rebase(Fraction(found.value))
    assert rebased.given == Fraction("32.170543")


CONVERTED = [
    ("12 GW", "MW", "12000"),
    ("exactly 12 GW", "MW", "12000"),
    ("1 亩", "公顷", "0.06666666666666666666666666667"),
]


@pytest.mark.parametrize(("quantity", "unit", "told"), CONVERTED)
def test_python_converts_one_number(quantity: str, unit: str, told: str) -> None:
    """A number with its unit, to 28 digits where there is no decimal."""
    assert dc.convert(quantity, unit) == Decimal(told)


@pytest.mark.parametrize(
    ("quantity", "words_said"),
    [
        ("12 to 15 GW", "is a range, not one number"),
        ("at least 12 GW", "is a bound, not one number"),
        ("about 12 GW", "is a bound, not one number"),
        ("12GW以上", "is a bound, not one number"),
        ("12", "a number without a unit"),
        ("", "there is no quantity here"),
    ],
)
def test_python_loses_no_bound_in_silence(quantity: str, words_said: str) -> None:
    """What is not one number is refused, since a number alone is given back."""
    with pytest.raises(DualcarbonError, match=words_said):
        dc.convert(quantity, "MW")
