"""Gaps: what to look up next, and what becomes of it once it is filled in."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Runner
from series import Series, Ties, made_target, together, trajectory

from dualcarbon.gaps import Wish, gaps
from dualcarbon.region import find_region
from dualcarbon.report.gaps.table import to_text
from dualcarbon.target_file import RegionFile

NO_NUMBER_NEEDED = ("no_number", "part_of_whole", "no_baseline")

# form, bound, year, baseline, levels, links, newest year of the data: the numbers wanted
WANTED: list[
    tuple[str, str, int | None, int | None, Series, Ties, int, list[tuple[int, int | None, str]]]
] = [
    # the year is over and not on record: that year decides
    ("level", "at least 10 GW", 2025, None, {2020: "5"}, {}, 2025, [(2025, None, "GW")]),
    # not due and nothing known: both ends of a pace of five years
    ("level", "at least 10 GW", 2030, None, {}, {}, 2025, [(2020, None, "GW"), (2025, None, "GW")]),
    # a fall is a link, and for a pace another one
    ("reduction", "at least 10 %", 2025, 2020, {}, {}, 2025, [(2025, 2020, "%")]),
    ("reduction", "at least 10 %", 2030, 2005, {}, {}, 2025, [(2025, 2005, "%"), (2025, 2020, "%")]),
    # a rate for every year needs every year that is not known
    (
        "growth",
        "at least 6 % per year",
        2025,
        2022,
        {},
        {(2023, 2022): "7"},
        2025,
        [(2024, 2023, "%"), (2025, 2024, "%")],
    ),
    # a mean rate needs the two ends
    ("growth", "at least 6 % per year on average", 2025, 2020, {}, {}, 2025, [(2025, 2020, "%")]),
    # a rise by an amount needs the levels of both years
    (
        "increase",
        "at least 3 GW",
        2025,
        2020,
        {},
        {},
        2025,
        [(2020, None, "GW"), (2025, None, "GW")],
    ),
    ("increase", "at least 3 GW", 2025, 2020, {2020: "5"}, {}, 2025, [(2025, None, "GW")]),
    # a bound that does not decide is asked for again
    ("level", "at least 10 GW", 2025, None, {2025: "at least 8"}, {}, 2025, [(2025, None, "GW")]),
    # a peak: the last year that counts and the one after it, and three in all
    ("peak", "by 2022", None, None, {}, {}, 2025, [(year, None, "GW") for year in (2021, 2022, 2023)]),
    (
        "peak",
        "by 2022",
        None,
        None,
        {2010: "3", 2011: "2"},
        {},
        2025,
        [(year, None, "GW") for year in (2022, 2023)],
    ),
    ("peak", "before 2030", None, None, {}, {}, 2025, [(year, None, "GW") for year in (2023, 2024, 2025)]),
    # what is open for want of a newer number, within reach of a pace
    ("level", "at least 10 GW", 2030, None, {2019: "4", 2020: "5"}, {}, 2025, [(2025, None, "GW")]),
    # what is decided, or due beyond the reach of any pace, asks for nothing
    ("level", "at least 10 GW", 2025, None, {2025: "12"}, {}, 2025, []),
    ("level", "at least 10 GW", 2060, None, {2019: "4", 2020: "5"}, {}, 2025, []),
    ("unstated", "rises markedly", 2025, None, {}, {}, 2025, []),
]


@pytest.mark.parametrize("case", WANTED, ids=lambda one: f"{one[0]} {one[1]} {one[2]} {dict(one[4])}")
def test_what_would_decide(case: tuple[object, ...]) -> None:
    """The numbers wanted, in the order of their years; a level of which only a bound is known is wanted."""
    form, text, year, baseline, levels, links, newest, expected = case
    target = made_target("wind_capacity", form, text, year=year, baseline=baseline)  # type: ignore[arg-type]  # a table of cases
    series = trajectory("wind_capacity", levels=levels, links=links)  # type: ignore[arg-type]  # a table of cases
    other = trajectory("gdp", levels={newest: "1"})  # type: ignore[dict-item]  # a text stands for its number
    data = together(*([series] if levels or links else []), other)
    file = RegionFile(path="cn.yaml", region=find_region("CN"), targets=(target,))
    found = sorted(gap.wish for gap in gaps([file], data))
    assert [(one.year, one.relative_to, one.unit) for one in found] == expected
    assert all(isinstance(one, Wish) and one.region == "CN" for one in found)


def test_the_most_useful_comes_first() -> None:
    """One number that decides two targets stands before those that decide one."""
    targets = (
        made_target("wind_capacity", "level", "at least 10 GW", year=2025),
        made_target("solar_capacity", "level", "at least 10 GW", year=2025),
        made_target("solar_capacity", "level", "at least 20 GW", year=2025),
    )
    file = RegionFile(path="cn.yaml", region=find_region("CN"), targets=targets)
    found = gaps([file], together(trajectory("gdp", levels={2025: "1"})))
    assert [(gap.wish.indicator, len(gap.targets), len(gap.alone)) for gap in found] == [
        ("solar_capacity", 2, 2),
        ("wind_capacity", 1, 1),
    ]


def _value(row: dict[str, str]) -> str:
    """A number that could be: three per cent less a year, shares of a third, amounts that rise slowly."""
    year = int(row["year"])
    if row["relative_to"]:
        return f"{(0.97 ** (year - int(row['relative_to'])) - 1) * 100:.2f}"
    if row["unit"] == "%":
        return f"{30 + (year - 2000) / 10:.1f}"
    return f"{100 * 1.01 ** (year - 2000):.1f}"


def _verdicts(run: Runner, *argv: str) -> dict[tuple[str, str], tuple[str, str]]:
    ran = run("check", *argv, "--format", "json", "--exit-zero")
    assert ran.code == 0, ran.stderr
    return {
        (one["region"], one["target"]): (one["verdict"], one["reason_code"])
        for one in json.loads(ran.stdout)["assessments"]
        if one["main"]
    }


@pytest.mark.parametrize("region", ["shandong", "guizhou", "liaoning"])
def test_every_gap_filled_leaves_nothing_unknown(run: Runner, tmp_path: Path, region: str) -> None:
    """The file passes validate, empty and filled; what stays unknown has no number, or a scope of its own."""
    ran = run("gaps", region, "--format", "csv", "-o", str(tmp_path / "gaps.csv"))
    assert (ran.code, ran.stdout, ran.stderr) == (0, "", "")
    path = tmp_path / "gaps.csv"
    empty = run("validate", str(path))
    assert empty.code == 0, empty.stdout
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert rows
    before = _verdicts(run, region)
    wanted = {
        name.split(" ")[0] for row in rows for name in row["note"].rpartition("would decide ")[2].split(", ")
    }
    lacking = {
        target
        for (_, target), (verdict, code) in before.items()
        if verdict == "unknown" and code not in NO_NUMBER_NEEDED
    }
    assert lacking <= wanted
    blank = run("check", region, "-t", str(path), "--record", "--exit-zero")
    assert f"{len(rows)} rows have no value and are passed over" in blank.stderr
    assert _verdicts(run, region, "-t", str(path), "--record") == before

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "value": _value(row), "source": "a yearbook"} for row in rows)
    checked = run("validate", str(path))
    assert checked.code == 0, checked.stdout
    after = _verdicts(run, region, "-t", str(path), "--record")
    unknown = {target: code for (_, target), (verdict, code) in after.items() if verdict == "unknown"}
    assert set(unknown.values()) <= set(NO_NUMBER_NEEDED), unknown
    decided = {
        target for (place, target), told in after.items() if told[0] != before[place, target][0] == "unknown"
    }
    assert decided <= wanted


TARGETS = (
    made_target("wind_capacity", "level", "at least 10 GW", year=2025),
    replace(made_target("wind_capacity", "level", "at least 30 GW", year=2030), id="b"),
    replace(made_target("carbon_intensity", "reduction", "at least 18 %", year=2025, baseline=2020), id="c"),
    replace(made_target("co2_emissions", "peak", "before 2030"), id="d"),
)
AT_60 = """\
 What to look up next for China

 Wind capacity 2025
   Unit          GW
   Would decide  2025: ≥ 10 GW
                 2030: ≥ 30 GW +

 CO2 per unit of GDP (revised definition) 2025
   Against       2020
   Unit          %
   Would decide  2025: ≥ 18 % below 2020

 Wind capacity 2020
   Unit          GW
   Would decide  2030: ≥ 30 GW +

 CO2 emissions 2023
   Unit          Mt CO2
   Would decide  2030: peak before 2030 +

 CO2 emissions 2024
   Unit          Mt CO2
   Would decide  2030: peak before 2030 +

 CO2 emissions 2025
   Unit          Mt CO2
   Would decide  2030: peak before 2030 +

 6 numbers would decide 4 targets, or show where their pace
 leads
 + only with the other numbers asked for it
 --format csv -o FILE writes them to fill in; check -t FILE
 --record reads it
"""
AT_80 = """\
 What to look up next for China

 Indicator             Year  Against  Unit    Would decide
 ─────────────────────────────────────────────────────────────────────
 Wind capacity         2025           GW      2025: ≥ 10 GW
                                              2030: ≥ 30 GW +
 CO2 per unit of GDP   2025  2020     %       2025: ≥ 18 % below 2020
 (revised definition)
 Wind capacity         2020           GW      2030: ≥ 30 GW +
 CO2 emissions         2023           Mt CO2  2030: peak before 2030 +
 CO2 emissions         2024           Mt CO2  2030: peak before 2030 +
 CO2 emissions         2025           Mt CO2  2030: peak before 2030 +

 6 numbers would decide 4 targets, or show where their pace leads
 + only with the other numbers asked for it
 --format csv -o FILE writes them to fill in; check -t FILE --record reads it
"""
AT_120 = """\
 What to look up next for China

 Indicator                                 Year  Against  Unit    Would decide
 ─────────────────────────────────────────────────────────────────────────────────────────
 Wind capacity                             2025           GW      2025: ≥ 10 GW
                                                                  2030: ≥ 30 GW +
 CO2 per unit of GDP (revised definition)  2025  2020     %       2025: ≥ 18 % below 2020
 Wind capacity                             2020           GW      2030: ≥ 30 GW +
 CO2 emissions                             2023           Mt CO2  2030: peak before 2030 +
 CO2 emissions                             2024           Mt CO2  2030: peak before 2030 +
 CO2 emissions                             2025           Mt CO2  2030: peak before 2030 +

 6 numbers would decide 4 targets, or show where their pace leads
 + only with the other numbers asked for it
 --format csv -o FILE writes them to fill in; check -t FILE --record reads it
"""


@pytest.mark.parametrize(("limit", "expected"), [(60, AT_60), (80, AT_80), (120, AT_120)])
def test_the_table_whole(limit: int, expected: str) -> None:
    """The most useful first; a plus sign where a number does not decide alone."""
    file = RegionFile(path="cn.yaml", region=find_region("CN"), targets=TARGETS)
    assert to_text(gaps([file], together(trajectory("gdp", levels={2025: "1"}))), limit=limit) == expected


def test_nothing_to_look_up_is_said(run: Runner, tmp_path: Path) -> None:
    """A region whose targets have no number has no gap; the csv has its header only."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "region: CN-SD\nsources: {plan: {title: A plan}}\ntargets:\n"
        "  - {id: a, indicator: wind_capacity, unstated: rises, year: 2030, source: plan}\n",
        encoding="utf-8",
    )
    ran = run("gaps", str(path))
    assert (ran.code, ran.stdout) == (
        0,
        " What to look up next\n\n nothing that could be looked up would decide a target\n",
    )
    assert run("gaps", str(path), "--format", "csv").stdout == (
        "region,indicator,year,value,unit,relative_to,definition,source,note\n"
    )


def test_no_region_is_an_error(run: Runner) -> None:
    """Nothing is guessed."""
    ran = run("gaps")
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("no region is named\n")
