"""Trajectory files: levels, links, units, and every bad row at once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dualcarbon.indicator import Better, Indicator, Kind
from dualcarbon.problem import DualcarbonError
from dualcarbon.trajectory import End, Grade, Interval, SeriesKey, Status, merge
from dualcarbon.trajectory_file import read_trajectories, read_trajectory_file

LONG = "region,indicator,year,value,unit"
LINKS = f"{LONG},relative_to"


def interval(low: str, value: str, high: str, *, is_open: bool = False) -> Interval:
    """An interval by its texts."""
    one_sided = "Infinity" in f"{low}{high}"
    return Interval(
        low=_end(low), value=Fraction(value), high=_end(high), one_sided=one_sided, is_open=is_open
    )


def _end(text: str) -> End:
    return float(text) if "Infinity" in text else Fraction(text)


# The interval is half of the last stated digit to each side, through the unit: 48.4 is 48.35 to 48.45,
# 20 is 19.5 to 20.5, and 4,390.6 万千瓦 is 43.906 GW with 0.0005 GW to each side.
LEVELS = [
    ("CN-SD,solar_capacity,2022,4390.6,10^4 kW", "43.9055", "43.906", "43.9065"),
    ('CN-SD,solar_capacity,2022,"4,390",万千瓦', "43.895", "43.9", "43.905"),
    ("CN,co2_emissions,2023,126,亿吨", "12550", "12600", "12650"),
    ("CN,energy_consumption,2023,57.2,亿吨标准煤", "5715", "5720", "5725"),
    ("CN,non_fossil_share,2023,20,%", "19.5", "20", "20.5"),
    ("CN,non_fossil_share,2023,20.0,%", "19.95", "20.0", "20.05"),
    ("CN,solar_capacity,2024,8.9亿,千瓦", "885", "890", "895"),
    ("CN,non_fossil_share,2023,exactly 20,%", "20", "20", "20"),
    ("CN,non_fossil_share,2023,at least 20,%", "20", "20", "Infinity"),
]


@pytest.mark.parametrize(("row", "low", "value", "high"), LEVELS)
def test_levels_are_told_in_the_unit_of_the_indicator(row: str, low: str, value: str, high: str) -> None:
    """With their rounding interval."""
    (trajectory,) = read_trajectories(f"{LONG}\n{row}\n", "f.csv")
    assert trajectory.levels[0].amount == interval(low, value, high)


LINK_ROWS = [
    ("CN,carbon_intensity,2020,-48.4,%,2005", "-48.45", "-48.4", "-48.35", False),
    ("CN,carbon_intensity,2020,less than -48,%,2005", "-Infinity", "-48", "-48", False),
    ("CN,non_fossil_share,2023,4.1,percentage points,2020", "4.05", "4.1", "4.15", True),
    ("CN,solar_capacity,2023,216,10^6 kW,2022", "215.5", "216", "216.5", True),
    ("CN,non_fossil_share,2023,2.3,%,2022", "2.25", "2.3", "2.35", False),
]


@pytest.mark.parametrize(("row", "low", "value", "high", "additive"), LINK_ROWS)
def test_links_multiply_in_per_cent_and_add_in_anything_else(
    row: str, low: str, value: str, high: str, *, additive: bool
) -> None:
    """Percentage points and the indicator's own unit add."""
    (trajectory,) = read_trajectories(f"{LINKS}\n{row}\n", "f.csv")
    link = trajectory.links[0]
    assert (link.change, link.additive) == (interval(low, value, high, is_open="less than" in row), additive)


def test_series_are_told_apart() -> None:
    """By region, indicator, definition, status and scenario; levels also by price year."""
    text = (
        "region,indicator,year,value,unit,definition,status,scenario,kind\n"
        "shandong,energy_intensity,2020,0.57,tce/10^4 yuan_2015,,,,official\n"
        "CN-SD,energy_intensity,2020,0.55,tce/万元,,,,third-party\n"
        "山东,energy_intensity,2020,0.5,tce/10^4 yuan,revised,,,\n"
        "CN-SD,energy_intensity,2030,0.4,tce/10^4 yuan,,projected,high,\n"
        "CN-SD,energy_intensity,2031,0.4,tce/10^4 yuan,,projected,low,\n"
    )
    data = read_trajectories(text, "f.csv")
    assert len(data.trajectories) == 4
    observed = data.observed("CN-SD", "energy_intensity")
    assert observed is not None
    assert [(level.price_year, level.grade) for level in observed.levels] == [
        ("", Grade.THIRD_PARTY),
        ("2015", Grade.OFFICIAL),
    ]
    assert [one.scenario for one in data.scenarios("CN-SD", "energy_intensity")] == ["high", "low"]
    assert data.newest == 2020


def test_columns_may_stand_in_any_order_with_a_mark_and_windows_line_ends() -> None:
    """As spreadsheets save them."""
    text = (
        'unit,value,year,indicator,region,note\r\n%,20,2023,non_fossil_share,CN,"a, b\r\nc"\r\n\r\n,,,,,\r\n'
    )
    (trajectory,) = read_trajectories(text, "f.csv")
    assert trajectory.levels[0].note == "a, b\r\nc"


def test_regions_and_indicators_of_ones_own() -> None:
    """A zone is taken as it is, an indicator as it was declared."""
    pumps = Indicator(
        name="heat_pumps", label="", label_zh="", unit="sets", better=Better.HIGHER, kind=Kind.STOCK
    )
    text = f"{LONG}\nzone:river_park,heat_pumps,2020,1.2万,套\n"
    (trajectory,) = read_trajectories(text, "f.csv", own={"zone:river_park": {"heat_pumps": pumps}})
    assert (trajectory.region, trajectory.levels[0].amount.value) == ("zone:river_park", Fraction(12000))


# Text, code, line and column.
FAULTS = [
    ("", "DC002", 1, 1),
    (f"{LONG}\n", "DC002", 1, 1),
    ("region;indicator;year;value;unit\n", "DC301", 1, 1),
    ("Model,Scenario,Region,Variable,Unit,2020\n", "DC002", 1, 1),
    ("Model,Scenario,Region,Variable,Unit\n", "DC301", 1, 1),
    (f"{LONG},statsu\n", "DC301", 1, 34),
    (f"{LONG},unit\n", "DC301", 1, 34),
    (f"{LONG}\nCN,coal_share,2020,1,200,%\n", "DC302", 2, 1),
    (f'{LONG}\nCN,coal_share,2020,"50,%\n', "DC302", 2, 20),
    (f"{LONG}\nCNN,coal_share,2020,50,%\n", "DC104", 2, 1),
    (f"{LONG}\nCN,coalshare,2020,50,%\n", "DC105", 2, 4),
    (f"{LONG}\nCN,coal_share,2020.0,50,%\n", "DC304", 2, 15),
    (f"{LONG}\nCN,coal_share,2020,n/a,%\n", "DC303", 2, 20),
    (f"{LONG}\nCN,coal_share,2020,,%\n", "DC309", 2, 20),
    (f"{LONG}\nCN,coal_share,2020,50 %,%\n", "DC303", 2, 20),
    (f"{LONG}\nCN,coal_share,2020,40 to 50,%\n", "DC303", 2, 20),
    (f"{LONG}\nCN,coal_share,2020,50,\n", "DC106", 2, 23),
    (f"{LONG}\nCN,coal_share,2020,50,GWs\n", "DC106", 2, 23),
    (f"{LONG}\nCN,coal_share,2020,50,GW\n", "DC107", 2, 23),
    (f"{LINKS}\nCN,coal_share,2020,50,%,2020\n", "DC307", 2, 25),
    (f"{LONG},status\nCN,coal_share,2020,50,%,seen\n", "DC306", 2, 25),
    (f"{LONG},kind\nCN,coal_share,2020,50,%,good\n", "DC306", 2, 25),
    (f"{LONG},scenario\nCN,coal_share,2020,50,%,high\n", "DC306", 2, 25),
    (f'{LONG},note\n"CN",coal_share,2020,x,%,""\n', "DC303", 2, 22),
    (f"{LONG}\nCN,coal_share,2020,50,%\nchina,coal_share,2020,51,%\n", "DC305", 3, 23),
    (f"{LINKS}\nCN,gdp,2020,2,%,2019\nCN,gdp,2020,3,%,2019\n", "DC305", 3, 13),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), FAULTS)
def test_each_fault_has_its_rule_and_its_place(text: str, code: str, line: int, column: int) -> None:
    """One fault, one problem."""
    _, problems = read_trajectory_file(text, "f.csv")
    found = [(one.code, one.location.line, one.location.column) for one in problems if one.location]
    assert found == [(code, line, column)]


def test_all_bad_rows_are_told_together() -> None:
    """In the order of the file."""
    text = f"{LONG}\nCN,coal_share,x,50,%\nCN,coal_share,2020,50,%\nCN,coal_share,2021,x,%\n"
    with pytest.raises(DualcarbonError) as caught:
        read_trajectories(text, "f.csv")
    assert [problem.code for problem in caught.value.problems] == ["DC304", "DC303"]


def test_only_the_regions_asked_for_are_read() -> None:
    """The rows of others are not even looked at; lines are counted all the same."""
    text = f"{LONG}\nCN,coal_share,2020,50,%\nCN-SD,coal_share,nonsense\nCN-HI,coal_share,2020,40,%\n"
    (trajectory,) = read_trajectories(text, "f.csv", only=frozenset(["CN-HI"]))
    assert trajectory.region == "CN-HI"
    assert str(trajectory.levels[0].location) == "f.csv:4"


def test_the_first_of_two_sets_goes_before() -> None:
    """Year by year, and link by link."""
    first = read_trajectories(f"{LONG}\nCN,coal_share,2020,50,%\n", "a")
    second = read_trajectories(f"{LONG}\nCN,coal_share,2020,60,%\nCN,coal_share,2021,55,%\n", "b")
    key = SeriesKey("CN", "coal_share", "", Status.OBSERVED, "")
    both = merge(first, second).trajectories[key]
    assert [level.amount.value for level in both.levels] == [50, 55]
    assert merge(first, second).newest == 2021
