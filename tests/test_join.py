"""Two collections of trajectories as one: what goes before, what is told, what order changes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.problem import Severity
from dualcarbon.trajectory import Dataset, Interval, SeriesKey, Status, Trajectory, merge
from dualcarbon.trajectory_file import read_trajectories

LONG = "region,indicator,year,value,unit,relative_to"
KEY = SeriesKey("CN-SD", "wind_capacity", "", Status.OBSERVED, "")


def data(name: str, *rows: str) -> Dataset:
    """The rows of a file."""
    return read_trajectories("\n".join([LONG, *rows]) + "\n", name)


def wind(name: str, **values: str) -> Dataset:
    """Levels of wind by year: ``wind("a.csv", y2024="24")``."""
    return data(name, *(f"CN-SD,wind_capacity,{year[1:]},{value},GW," for year, value in values.items()))


def amounts(joined: Dataset) -> dict[int, Fraction]:
    """The levels of wind."""
    return {level.year: level.amount.value for level in joined.trajectories[KEY].levels}


CONTRADICT = [
    ("24.0", "25.0", "b.csv:2: CN-SD wind_capacity 2024: 25 GW here gives way to 24 GW of a.csv:2"),
    ("24", "at least 30", "b.csv:2: CN-SD wind_capacity 2024: 30 GW here gives way to 24 GW of a.csv:2"),
    ("0", "24", "b.csv:2: CN-SD wind_capacity 2024: 24 GW here gives way to 0 GW of a.csv:2"),
]


@pytest.mark.parametrize(("first", "second", "notice"), CONTRADICT)
def test_the_first_goes_before_and_the_second_is_told(first: str, second: str, notice: str) -> None:
    """Never the order of the files without a word."""
    joined = merge(wind("a.csv", y2024=first), wind("b.csv", y2024=second, y2025="31"))
    assert amounts(joined) == {2024: Fraction(first), 2025: 31}
    assert [str(one).split("\n")[0] for one in joined.notices] == [notice]
    assert joined.notices[0].severity is Severity.WARNING


AGREE = [("24", "24.0"), ("24", "24.3"), ("24.3", "24"), ("at least 20", "24"), ("24", "exactly 24")]


@pytest.mark.parametrize(("first", "second"), AGREE)
def test_one_number_rounded_twice_is_no_contradiction(first: str, second: str) -> None:
    """One of the two may be the other one, rounded further."""
    assert merge(wind("a.csv", y2024=first), wind("b.csv", y2024=second)).notices == ()


def test_links_contradict_each_other_too() -> None:
    """Two falls of the same years; other years are other links."""
    first = data("a.csv", "CN-SD,carbon_intensity,2020,-48.4,%,2005")
    second = data(
        "b.csv", "CN-SD,carbon_intensity,2020,-38.4,%,2005", "CN-SD,carbon_intensity,2020,-3,%,2019"
    )
    joined = merge(first, second)
    (series,) = joined
    assert [(link.base, link.change.value) for link in series.links] == [
        (2005, Fraction("-48.4")),
        (2019, -3),
    ]
    assert [one.message for one in joined.notices] == [
        "CN-SD carbon_intensity 2020 against 2005: -38.4 % here gives way to -48.4 % of a.csv:2"
    ]


def test_the_record_gives_way_with_one_word() -> None:
    """It does so by design: its values are counted, not told one by one."""
    record = wind("record.csv", y2023="23", y2024="25", y2025="31")
    whole = {key: replace(one, whole_region=True) for key, one in record.trajectories.items()}
    joined = merge(
        wind("a.csv", y2023="20", y2024="24"), replace(record, trajectories=whole, name="the record")
    )
    assert [one.message for one in joined.notices] == ["2 values of the record give way to others of a.csv"]
    # A part of the series tells of the whole region: a target of a part of it is not judged on it.
    assert joined.trajectories[KEY].whole_region


def test_series_of_one_file_only_stay_what_they_are() -> None:
    """Joining the record to a file makes nothing of the file a series of whole regions."""
    record = {
        key: replace(one, whole_region=True)
        for key, one in wind("record.csv", y2024="25").trajectories.items()
    }
    mine = data("a.csv", "CN-SD,solar_capacity,2024,70,GW,")
    joined = merge(mine, Dataset(trajectories=record))
    assert {one.indicator.name: one.whole_region for one in joined} == {
        "wind_capacity": True,
        "solar_capacity": False,
    }


years = st.dictionaries(st.integers(2000, 2010), st.integers(0, 9), max_size=5)


def made(name: str, values: dict[int, int]) -> Dataset:
    """A file of exact levels."""
    text = [f"CN-SD,wind_capacity,{year},exactly {value},GW," for year, value in values.items()]
    return data(name, *text) if text else Dataset()


@given(years, years, years)
def test_joining_is_associative_and_keeps_the_first(
    a: dict[int, int], b: dict[int, int], c: dict[int, int]
) -> None:
    """Whichever two are joined first, the result is that of a dictionary."""
    first, second, third = made("a", a), made("b", b), made("c", c)
    left = merge(merge(first, second), third)
    right = merge(first, merge(second, third))
    assert left.trajectories == right.trajectories
    if a or b or c:
        assert amounts(left) == {year: Fraction(value) for year, value in sorted({**c, **b, **a}.items())}
    assert left.newest == right.newest == max([*a, *b, *c], default=None)


@given(years, years)
def test_a_notice_is_told_where_and_only_where_the_order_matters(
    a: dict[int, int], b: dict[int, int]
) -> None:
    """The two orders give one result exactly where nothing is told."""
    first, second = made("a", a), made("b", b)
    one, other = merge(first, second), merge(second, first)
    same = {key: series.levels for key, series in _plain(one).items()} == {
        key: series.levels for key, series in _plain(other).items()
    }
    assert (not one.notices) == same


def _plain(joined: Dataset) -> dict[SeriesKey, Trajectory]:
    return {
        key: replace(series, levels=tuple(replace(level, location=None) for level in series.levels))
        for key, series in joined.trajectories.items()
    }


def test_an_interval_tells_itself() -> None:
    """24 stands for 23.5 to 24.5."""
    (series,) = wind("a.csv", y2024="24")
    assert series.levels[0].amount == Interval(
        low=Fraction("23.5"), value=Fraction(24), high=Fraction("24.5")
    )
