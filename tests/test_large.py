"""Files far larger than any plan: read in a time that grows with their length, or refused with a sentence."""

from __future__ import annotations

import time

import pytest

from dualcarbon.target_file import read_target_file
from dualcarbon.target_file.read import LARGEST
from dualcarbon.trajectory import Dataset
from dualcarbon.trajectory_file import read_trajectory_file
from dualcarbon.validation import Context, judge_targets

HEAD = "region: zone:t\nname: T\nname_zh: T\n"
PLAN = "sources:\n  p:\n    title: P\n    issuer: X\n    issued: 2020\n"
MANY = 2000


def target(number: int, *, indicator: str = "solar_capacity", source: str = "p", more: str = "") -> str:
    """A target of its own."""
    return (
        f"  - id: t{number}\n    indicator: {indicator}\n    level: at least {number + 1} GW\n"
        f"    year: {2020 + number % 40}\n    source: {source}\n{more}"
    )


def test_a_huge_text_is_no_target_file() -> None:
    """It is not even parsed: YAML takes twenty times its length in memory."""
    file, problems = read_target_file("#" * (LARGEST + 1), "f.yaml")
    assert file is None
    told = "\n".join(str(one) for one in problems)
    assert told == (
        "f.yaml:1:1: a file of more than 20 MB is no target file\n"
        "  targets are few: are these data, for a trajectory in CSV?"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{HEAD}note: {'x' * 10_000_000}\n", "DC101"),
        (HEAD + "x" * 10_000_000, "DC003"),
        (HEAD + "".join(f"key{number}: 1\n" for number in range(100_000)), "DC101"),
        (HEAD + "[" * 100_000, "DC003"),
        ("a: &a [x, x]\n" + "".join(f"k{n}: &b{n} [*a, *a]\n" for n in range(10_000)), "DC005"),
    ],
    ids=["a text of 10 MB", "a line of 10 MB", "100,000 keys", "deep", "aliases"],
)
def test_what_is_large_in_one_way_is_told(text: str, code: str) -> None:
    """At its place, as in a small file."""
    _, problems = read_target_file(text, "f.yaml")
    assert code in {one.code for one in problems}
    assert all(one.location and one.location.line for one in problems)


UNKNOWN = {
    "sources": (
        HEAD
        + "sources:\n"
        + "".join(f"  source{number}:\n    title: P\n" for number in range(MANY))
        + "targets:\n"
        + "".join(target(number, source=f"sourse{number}x") for number in range(MANY))
    ),
    "indicators": (
        HEAD
        + "indicators:\n"
        + "".join(
            f"  own{number}: {{label: P, label_zh: P, unit: GW, better: higher, kind: stock}}\n"
            for number in range(MANY)
        )
        + PLAN
        + "targets:\n"
        + "".join(target(number, indicator=f"owm{number}x") for number in range(MANY))
    ),
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_near_names_are_looked_for_in_a_few_faults_only(what: str) -> None:
    """Each look compares a word with all names: a file of slips would take the square of its length."""
    _, problems = read_target_file(UNKNOWN[what], "f.yaml")
    found = [one for one in problems if one.code in {"DC105", "DC113"}]
    assert len(found) == MANY
    assert sum(one.hint.startswith("did you mean") for one in found) == 50
    assert max(len(one.hint) for one in found) < 500


def test_many_names_that_are_to_be_replaced_are_looked_up_at_once() -> None:
    """A circle of all targets is one circle; names that no target has are counted on."""
    text = f"{HEAD}{PLAN}targets:\n" + "".join(
        target(number, more=f"    replaces: [t{(number + 1) % MANY}, none{number}]\n")
        for number in range(MANY)
    )
    file, problems = read_target_file(text, "f.yaml")
    assert file
    assert problems == ()
    begin = time.process_time()
    codes = [one.code for one in judge_targets(file, Context()) if one.code in {"DC209", "DC210"}]
    assert codes.count("DC209") == MANY
    assert codes.count("DC210") == 1
    # A square would be 4,000,000 comparisons of near names: hours.
    assert time.process_time() - begin < 60


ROWS = 20_000
YEARS = 1000


def row(number: int, value: str = "") -> str:
    """A row of a scenario."""
    value = value or f"{number % 97}.{number % 10}"
    year = 1000 + number % YEARS
    return f'CN-SD,wind_capacity,{year},{value},GW,,projected,S{number // YEARS},estimate,"a, b",\n'


HEADER = "region,indicator,year,value,unit,relative_to,status,scenario,kind,source,note\n"


def read(text: str) -> tuple[Dataset, list[str]]:
    """The data and the sentences."""
    data, problems = read_trajectory_file(text, "f.csv")
    return data, [str(one).split("\n")[0] for one in problems]


def test_rows_of_one_series_share_what_they_have_in_common() -> None:
    """Equal numbers are one, and so are equal texts: a long file takes less memory than its text."""
    data, problems = read(HEADER + "".join(row(number) for number in range(ROWS)))
    assert problems == []
    assert len(data.trajectories) == ROWS // YEARS
    levels = [level for one in data for level in one.levels]
    assert len(levels) == ROWS
    assert len({id(level.amount) for level in levels}) == 970
    assert len({id(level.source) for level in levels}) == 1


@pytest.mark.parametrize(
    ("value", "unit", "ends"),
    [
        # 12.5 GW is 12.45 to 12.55 GW; 12.5 MW a thousandth of it; 1250 万千瓦 is 12.495 to 12.505 GW.
        ("12.5", "GW", ("12.45", "12.5", "12.55")),
        ("12.5", "MW", ("0.01245", "0.0125", "0.01255")),
        ("1250", "万千瓦", ("12.495", "12.5", "12.505")),
        ("-3", "GW", ("-3.5", "-3", "-2.5")),
        ("0.0", "GW", ("-0.05", "0", "0.05")),
        ("007.50", "GW", ("7.495", "7.5", "7.505")),
    ],
)
def test_a_plain_number_becomes_its_interval_at_once(value: str, unit: str, ends: tuple[str, ...]) -> None:
    """Exactly, in the unit of the indicator."""
    data, problems = read(f"region,indicator,year,value,unit\nCN-SD,wind_capacity,2020,{value},{unit}\n")
    assert problems == []
    amount = next(iter(data)).levels[0].amount
    assert tuple(str(float(one)) for one in (amount.low, amount.value, amount.high)) == tuple(
        str(float(one)) for one in ends
    )


def test_a_row_that_follows_good_ones_is_held_to_every_rule() -> None:
    """What is remembered of a series is not what its next row says."""
    good = "CN-SD,wind_capacity,2020,1,GW,,,,,,\n"
    bad = [
        ("CN-SD,wind_capacity,202O,1,GW,,,,,,\n", '"202O" is no year'),
        ("CN-SD,wind_capacity,2021,1,GW,2022,,,,,\n", "relative_to 2022 does not lie before the year 2021"),
        ("CN-SD,wind_capacity,2021,x,GW,,,,,,\n", '"x" does not begin with a number'),
        (
            "CN-SD,wind_capacity,2021,1,t,,,,,,\n",
            'wind_capacity: "t" (mass) does not convert to "GW" (power)',
        ),
        ("CN-SD,wind_capacity,2021,1,GW,,observed,S,,,\n", "an observed value has no scenario"),
        ("CN-SD,wind_capacity,2021,1,GW,,,,best,,\n", '"best" is no word for kind'),
        (
            "CN-SD,wind_capacity,2020,2,GW,,,,,,\n",
            "two values for CN-SD wind_capacity 2020, the first in line 2",
        ),
    ]
    _, problems = read(HEADER + good + "".join(line for line, _ in bad))
    assert [one.split(": ", 1)[1] for one in problems] == [sentence for _, sentence in bad]
