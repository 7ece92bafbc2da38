"""Trajectories that are not what they seem: stray quotes, spreadsheets' habits, falls of more than all."""

from __future__ import annotations

import csv
from fractions import Fraction

import pytest

from dualcarbon.indicator import Better, Indicator, Kind
from dualcarbon.problem import Severity, Unreadable
from dualcarbon.trajectory import Grade
from dualcarbon.trajectory_file import read_trajectories, read_trajectory_file

LONG = "region,indicator,year,value,unit"
NOTED = f"{LONG},note"
LINKS = f"{LONG},relative_to"
ROW = "CN-SD,wind_capacity,2020,17,GW"


def told(text: str) -> list[tuple[str, int | None, int | None, str]]:
    """Code, line, column and sentence of each problem."""
    _, problems = read_trajectory_file(text, "f.csv")
    return [
        (one.code, one.location.line, one.location.column, one.message) for one in problems if one.location
    ]


SWALLOWED = [
    (
        (
            f'{NOTED}\nCN-SD,wind_capacity,2023,24,GW,"a\nCN-SD,wind_capacity,2024,30,GW,b\n'
            'CN-SD,wind_capacity,2025,31,GW,c"\nCN-SD,wind_capacity,2026,32,GW,d\n'
        ),
        2,
        32,
        'the cell "note" holds 2 lines that read like rows',
    ),
    (
        f'{LONG},source\nCN-SD,wind_capacity,2023,24,GW,"12"" pipe\nCN-SD,wind_capacity,2024,30,GW,x"\n',
        2,
        32,
        'the cell "source" holds a line that reads like a row',
    ),
    (
        f'{LONG},note,source\nCN-SD,wind_capacity,2023,24,GW,,"s\r\nCN-SD,wind_capacity,2024,30,GW,,t"\r\n',
        2,
        33,
        'the cell "source" holds a line that reads like a row',
    ),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), SWALLOWED)
def test_a_stray_quote_swallows_no_rows(text: str, line: int, column: int, message: str) -> None:
    """The rows inside a text are told; check refuses the file."""
    assert told(text) == [("DC308", line, column, message)]
    with pytest.raises(Unreadable, match=r"like (a row|rows)"):
        read_trajectories(text, "f.csv")


def test_a_note_of_several_lines_is_one() -> None:
    """As long as its lines do not read like rows."""
    text = f'{NOTED}\n{ROW},"a, of 2020\nb, c, d\n2021, 2022"\n'
    (trajectory,) = read_trajectories(text, "f.csv")
    assert trajectory.levels[0].note == "a, of 2020\nb, c, d\n2021, 2022"


HABITS = [
    (f"sep=,\n{LONG}\n{ROW}\n", "DC301", 1, 1, "the first line is one of Excel's: sep=,"),
    (f'"sep=;"\n{LONG}\n{ROW}\n', "DC301", 1, 1, 'the first line is one of Excel\'s: "sep=;"'),
    (f"{LONG}\n{ROW},,,\n", "DC302", 2, 1, "the row has 8 cells, the header 5: empty cells at the end"),
    (f"{LONG}\n{ROW},\n", "DC302", 2, 1, "the row has 6 cells, the header 5: empty cells at the end"),
    (f"{LONG},,\n{ROW},,\n", "DC301", 1, 34, "empty cells at the end of the header"),
    (f"{LONG}\n{ROW},x\n", "DC302", 2, 1, "the row has 6 cells, the header 5"),
    (
        f"{LONG}\nCN-SD,wind_capacity,2020,1\x007,GW\n",
        "DC302",
        2,
        27,
        "a control character stands in the row: U+0000",
    ),
    (
        f"{LONG}\nCN-SD,wind\x1b[2J,2020,17,GW\n",
        "DC302",
        2,
        11,
        "a control character stands in the row: U+001B",
    ),
    (f"{LONG}\x00\n{ROW}\n", "DC302", 1, 33, "a control character stands in the row: U+0000"),
    (LONG.replace(",", "，") + "\n", "DC301", 1, 1, "the columns are parted by full-width commas"),
    (LONG.replace(",", "\t") + "\n", "DC301", 1, 1, "the columns are parted by tabs"),
    (f'{LONG}\n{ROW}\nCN-SD,wind_capacity,2021,"18,GW\n', "DC302", 3, 26, "a quote that is never closed"),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "message"), HABITS)
def test_habits_of_spreadsheets_are_told_as_what_they_are(
    text: str, code: str, line: int, column: int, message: str
) -> None:
    """In one problem, at its place."""
    assert told(text) == [(code, line, column, message)]


@pytest.mark.parametrize("size", [1_000, 131_073, 1_000_000])
def test_a_long_note_is_read(size: int) -> None:
    """The limit of the csv module is none of a file's."""
    (trajectory,) = read_trajectories(f"{NOTED}\n{ROW},{'x' * size}\n", "f.csv")
    assert len(trajectory.levels[0].note) == size
    assert csv.field_size_limit() >= size


FALLS = [
    ("CN-SD,carbon_intensity,2020,-484,%,2005", "-484 %: nothing falls by more than 100 %"),
    ("CN,coal_consumption,2020,-100.1,%,2019", "-100.1 %: nothing falls by more than 100 %"),
    ("CN,coal_consumption,2020,less than -120,%,2019", "-120 %: nothing falls by more than 100 %"),
    ("CN,non_fossil_share,2020,-150,%,2019", "-150 %: nothing falls by more than 100 %"),
]


@pytest.mark.parametrize(("row", "message"), FALLS)
def test_a_fall_of_more_than_all_is_no_row(row: str, message: str) -> None:
    """A lost decimal point; check refuses the file, as rebase does."""
    assert [(code, line, text) for code, line, _, text in told(f"{LINKS}\n{row}\n")] == [
        ("DC202", 2, message)
    ]


@pytest.mark.parametrize(
    "row",
    [
        "CN,net_emissions,2060,-104,%,2030",
        "CN,coal_consumption,2060,-100,%,2030",
        "CN,non_fossil_share,2060,-120,percentage points,2030",
    ],
)
def test_a_fall_of_all_and_of_what_is_net_is_read(row: str) -> None:
    """What is net of something may go below zero; points are no per cent of anything."""
    assert len(read_trajectories(f"{LINKS}\n{row}\n", "f.csv").trajectories) == 1


HINTS = [
    ("CN-SD,co2_emissions,2030,230,Mt C", 'write the value in "Mt CO2"'),
    ("CN-SD,co2_emissions,2030,300,Mtce", 'write the value in "Mt CO2"'),
    ("CN-SD,co2_emissions,2030,850,Mt CO2/yr", "leave /yr out: a row is a year"),
    ("CN-SD,coal_consumption,2030,850,Mt/year", "leave /year out: a row is a year"),
    ("CN-SD,wind_capacity,2030,850,TWh", 'write the value in "GW"'),
]


@pytest.mark.parametrize(("row", "hint"), HINTS)
def test_a_hint_names_what_a_file_can_do(row: str, hint: str) -> None:
    """The options of convert are none of check and validate."""
    _, (problem,) = read_trajectory_file(f"{LONG}\n{row}\n", "f.csv")
    assert problem.code == "DC107"
    assert problem.hint == hint
    assert "--" not in problem.hint


EXACT = [
    # 10^-3 is a thousandth and no zero
    ("5000 10^-3", 5),
    ("5000 x 10^-3", 5),
    ("2 10^3", 2000),
    ("0.5万", 5000),
    ("1e-2", 0.01),
]


@pytest.mark.parametrize(("value", "amount"), EXACT)
def test_powers_of_ten_in_a_value_are_exact(value: str, amount: float) -> None:
    """Also those below one."""
    (trajectory,) = read_trajectories(f"{LONG}\nCN,wind_capacity,2020,{value},GW\n", "f.csv")
    assert float(trajectory.levels[0].amount.value) == amount


EMPTY = [
    (f"{LONG}\n{ROW}\nCN-SD,wind_capacity,2021,,GW\n", "1 row has no value and is passed over", 1),
    (f"{LONG}\n{ROW}\nCN-SD,,2021, ,\nxx,,,,\n", "2 rows have no value and are passed over", 1),
    (f"{LONG}\nCN-SD,wind_capacity,2021,,GW\n", "1 row has no value and is passed over", 0),
]


@pytest.mark.parametrize(("text", "notice", "series"), EMPTY)
def test_rows_without_a_value_are_passed_over_and_counted(text: str, notice: str, series: int) -> None:
    """A note for validate, a count for check; whatever else stands in the row."""
    data, problems = read_trajectory_file(text, "f.csv")
    assert {problem.severity for problem in problems} == {Severity.NOTE}
    assert {problem.code for problem in problems} == {"DC309"}
    assert [problem.message for problem in data.notices] == [notice]
    assert len(read_trajectories(text, "f.csv").trajectories) == series


def test_a_row_without_a_kind_is_the_users_own() -> None:
    """Not an official one; it is as good as one."""
    text = f"{LONG},kind\n{ROW},\nCN-SD,solar_capacity,2020,17,GW,official\n"
    grades = [one.levels[0].grade for one in read_trajectories(text, "f.csv")]
    assert grades == [Grade.UNSTATED, Grade.OFFICIAL]
    assert [grade.rank for grade in grades] == [0, 0]


def own(name: str, unit: str) -> Indicator:
    """An indicator that a file declares."""
    return Indicator(name=name, label="", label_zh="", unit=unit, better=Better.HIGHER, kind=Kind.STOCK)


def test_own_indicators_are_those_of_their_region() -> None:
    """Two regions declare one name in two units; a third does not know it."""
    declared = {"zone:a": {"cap": own("cap", "GW")}, "zone:b": {"cap": own("cap", "MW")}}
    text = f"{LONG}\nzone:a,cap,2020,2,GW\nzone:b,cap,2020,2,GW\n"
    data = read_trajectories(text, "f.csv", own=declared)
    assert [(one.region, one.levels[0].amount.value) for one in data] == [
        ("zone:a", Fraction(2)),
        ("zone:b", Fraction(2000)),
    ]
    _, (problem,) = read_trajectory_file(f"{LONG}\nzone:c,cap,2020,2,GW\n", "f.csv", own=declared)
    assert (problem.code, problem.message) == ("DC105", '"cap" is an indicator of zone:a, zone:b only')
