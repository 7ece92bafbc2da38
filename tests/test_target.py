"""What the words of a target bind: floors, caps, about, ranges, moments."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from dualcarbon.indicator import Better, find_indicator
from dualcarbon.problem import DualcarbonError
from dualcarbon.target import Form, Mean, Source, Target, read_bound, read_moment

# the words, the form, the indicator, what binds: lower, upper, strict
BOUNDS = [
    ("at least 9000 万千瓦", Form.LEVEL, "wind_capacity", "9000", None, False),
    ("at most 50 亿吨标准煤", Form.LEVEL, "energy_consumption", None, "50", False),
    ("more than 25 %", Form.LEVEL, "non_fossil_share", "25", None, True),
    ("less than 58 %", Form.LEVEL, "coal_share", None, "58", True),
    ("exactly 11 %", Form.LEVEL, "coal_share", "11", "11", False),
    # a bare number is a floor where higher is better and for every fall, a cap where lower is better
    ("20 %", Form.LEVEL, "non_fossil_share", "20", None, False),
    ("60 %", Form.LEVEL, "coal_share", None, "60", False),
    ("18 %", Form.REDUCTION, "carbon_intensity", "18", None, False),
    ("2.5 percentage points", Form.INCREASE, "non_fossil_share", "2.5", None, False),
    ("3550 万吨标准煤", Form.INCREASE, "energy_consumption", None, "3550", False),
    # about moves the bound by half a unit of the last stated digit to the lenient side, at most by 2.5 %
    ("about 20 %", Form.LEVEL, "non_fossil_share", "19.5", None, False),
    ("about 20.0 %", Form.LEVEL, "non_fossil_share", "19.95", None, False),
    ("about 50 %", Form.LEVEL, "coal_share", None, "50.5", False),
    # 1.7 x 0.025 = 0.0425 is less than half a digit, 0.05
    ("about 1.7 亿千瓦", Form.LEVEL, "renewable_capacity", "1.6575", None, False),
    # 13 x 0.025 = 0.325
    ("13%左右", Form.LEVEL, "non_fossil_share", "12.675", None, False),
    ("about 10 %", Form.REDUCTION, "coal_consumption", "9.75", None, False),
    ("about 3 %", Form.REDUCTION, "coal_consumption", "2.925", None, False),
    ("about 80 %", Form.LEVEL, "non_fossil_share", "79.5", None, False),
    ("about 25.0 %", Form.LEVEL, "non_fossil_share", "24.95", None, False),
    # of a whole number the last digit that is no trailing zero counts
    ("about 3600 GW", Form.LEVEL, "wind_solar_capacity", "3550", None, False),
    ("about 36 亿千瓦", Form.LEVEL, "wind_solar_capacity", "35.5", None, False),
    ("about 3.6 TW", Form.LEVEL, "wind_solar_capacity", "3.55", None, False),
    ("about 1200 GW", Form.LEVEL, "wind_solar_capacity", "1170", None, False),
    # a range binds at its weaker end only
    ("40 to 45 %", Form.REDUCTION, "carbon_intensity", "40", None, False),
    ("20-22 %", Form.LEVEL, "non_fossil_share", "20", None, False),
    ("56 to 58 %", Form.LEVEL, "coal_share", None, "58", False),
    # symbols and Chinese words
    (">= 18 %", Form.REDUCTION, "carbon_intensity", "18", None, False),
    ("不低于 18%", Form.REDUCTION, "carbon_intensity", "18", None, False),
    ("60%以内", Form.LEVEL, "coal_share", None, "60", False),
]


@pytest.mark.parametrize("case", BOUNDS, ids=lambda case: case[0])
def test_what_binds(case: tuple[str, Form, str, str | None, str | None, bool]) -> None:
    """The words of a plan come down to a lower and an upper end."""
    text, form, indicator, lower, upper, strict = case
    bound = read_bound(text, form=form, indicator=find_indicator(indicator))
    expected = [None if end is None else Fraction(end) for end in (lower, upper)]
    assert ([bound.lower, bound.upper], bound.strict, bound.text) == (expected, strict, text)


NEITHER = replace(find_indicator("electricity_consumption"), better=Better.NEITHER)
BOTH = [
    ("about 20 TWh", "19.5", "20.5"),
    ("20 to 22 TWh", "20", "22"),
    ("at least 20 TWh", "20", None),
    ("at most 20 TWh", None, "20"),
]


@pytest.mark.parametrize(("text", "lower", "upper"), BOTH)
def test_about_and_ranges_bind_on_both_sides_where_neither_is_better(
    text: str, lower: str | None, upper: str | None
) -> None:
    """Where neither direction is progress, both sides count."""
    bound = read_bound(text, form=Form.LEVEL, indicator=NEITHER)
    assert [bound.lower, bound.upper] == [None if end is None else Fraction(end) for end in (lower, upper)]


def test_a_bare_number_asks_for_a_bound_where_neither_is_better() -> None:
    """The hint shows how to write it."""
    with pytest.raises(DualcarbonError) as caught:
        read_bound("20 TWh", form=Form.LEVEL, indicator=NEITHER)
    problem = caught.value.problems[0]
    assert problem.message.startswith('"20 TWh" does not say which way it binds')
    assert problem.hint == 'write "at least 20 TWh", "at most 20 TWh" or "about 20 TWh"'


MEANS = [
    ("more than 50 % per year", Mean.PER_YEAR, "%"),
    ("at least 6.4 % per year on average", Mean.ON_AVERAGE, "%"),
    ("at least 1000 万千瓦 per year", Mean.PER_YEAR, "万千瓦"),
    ("at least 10 万吨/year", Mean.PER_YEAR, "万吨"),
    ("at least 4000 万千瓦", Mean.TOTAL, "万千瓦"),
]


@pytest.mark.parametrize(("text", "mean", "unit"), MEANS)
def test_per_year(text: str, mean: Mean, unit: str) -> None:
    """A rate is told from a total, and the year does not stay in the unit."""
    bound = read_bound(text, form=Form.ADDITION, indicator=find_indicator("wind_capacity"))
    assert (bound.mean, bound.unit) == (mean, unit)


MOMENTS = [
    ("before 2030", 2029, 2030, None),
    ("by 2030", 2030, 2030, None),
    ("about 2030", 2030, 2030, None),
    ("around 2030", 2030, 2030, None),
    ("in 2027", 2027, 2027, None),
    ("between 2026 and 2030", 2030, 2030, 2026),
]


@pytest.mark.parametrize(("text", "last", "year", "start"), MOMENTS)
def test_moments(text: str, last: int, year: int, start: int | None) -> None:
    """Before excludes the year, by includes it, about is judged as by."""
    moment = read_moment(text)
    assert (moment.last, moment.year, moment.start) == (last, year, start)


BAD_MOMENTS = [
    ("2030", '"2030" does not say whether the year itself counts'),
    ("between 2030 and 2026", '"between 2030 and 2026" ends before it begins'),
    ("soon", '"soon" is no moment'),
]


@pytest.mark.parametrize(("text", "message"), BAD_MOMENTS)
def test_no_moment(text: str, message: str) -> None:
    """What reads two ways is refused."""
    with pytest.raises(DualcarbonError) as caught:
        read_moment(text)
    assert caught.value.problems[0].message == message


def test_what_does_not_go_together_is_not_built() -> None:
    """A numbered form needs its bound and its year; a peak needs its moment."""
    source = Source(key="plan", title="A plan", number="no. 1", issued="2021-03")
    indicator = find_indicator("carbon_intensity")
    with pytest.raises(ValueError, match="do not go together"):
        Target(region="CN", id="x", indicator=indicator, form=Form.LEVEL, text="", source=source)
    bound = read_bound("18 %", form=Form.REDUCTION, indicator=indicator)
    with pytest.raises(ValueError, match="needs a year"):
        Target(
            region="CN",
            id="x",
            indicator=indicator,
            form=Form.REDUCTION,
            text="18 %",
            source=source,
            bound=bound,
        )
    assert source.cited == "A plan, no. 1, 2021-03"
    assert source.issued_year == 2021
