"""Target files: what is read, and every fault at once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dualcarbon.problem import DualcarbonError
from dualcarbon.target import Effort, Form, Mean, Target
from dualcarbon.target_file import load_target_file, read_target_file

HEAD = """\
region: CN-SD
sources:
  plan: {title: A Plan, issued: 2021-08, period: 2021-2025}
  outline: {title: An Outline}
targets:
"""


def one(fields: str) -> Target:
    """The target of these fields, in a file of its own."""
    return load_target_file(f"{HEAD}  - {{id: a, source: plan, {fields}}}\n", "f.yaml").targets[0]


FORMS = [
    ("indicator: wind_capacity, level: at least 2500 万千瓦, year: 2025", Form.LEVEL, "万千瓦", "2500", None),
    (
        "indicator: carbon_intensity, reduction: at least 18 %, baseline: 2020, year: 2025",
        Form.REDUCTION,
        "%",
        "18",
        None,
    ),
    (
        "indicator: coal_consumption, decrease: at least 12000 t, baseline: 2020, year: 2025",
        Form.DECREASE,
        "t",
        "12000",
        None,
    ),
    (
        "indicator: non_fossil_share, increase: 2.5 percentage points, baseline: 2020, year: 2025",
        Form.INCREASE,
        "percentage points",
        "2.5",
        None,
    ),
    (
        "indicator: wind_solar_capacity, multiple: more than 6, baseline: 2020, year: 2035",
        Form.MULTIPLE,
        "",
        "6",
        None,
    ),
    (
        "indicator: new_storage_capacity, growth: more than 50 % per year, baseline: 2020, year: 2025",
        Form.GROWTH,
        "%",
        "50",
        None,
    ),
    (
        "indicator: solar_capacity, addition: at least 1000 万千瓦 per year, baseline: 2020, year: 2025",
        Form.ADDITION,
        "万千瓦",
        "1000",
        None,
    ),
    ("indicator: coal_share, level: at most 50 %, year: 2030", Form.LEVEL, "%", None, "50"),
    (
        "indicator: energy_intensity, level: at most 0.4 tce per 10000 yuan, year: 2030",
        Form.LEVEL,
        "tce/10^4 yuan",
        None,
        "0.4",
    ),
    ("indicator: co2_emissions, level: at most 900 百万吨, year: 2030", Form.LEVEL, "百万吨", None, "900"),
]


@pytest.mark.parametrize(("fields", "form", "unit", "lower", "upper"), FORMS)
def test_forms_with_a_number(
    fields: str, form: Form, unit: str, lower: str | None, upper: str | None
) -> None:
    """A form, its unit as the plan writes it, and the end that binds."""
    target = one(fields)
    assert target.bound is not None
    assert (target.form, target.bound.unit) == (form, unit)
    assert target.bound.lower == (Decimal(lower) if lower else None)
    assert target.bound.upper == (Decimal(upper) if upper else None)


def test_forms_without_a_number() -> None:
    """The year of a peak stands in its words; a goal without a number may have none."""
    peak = one("indicator: co2_emissions, peak: before 2030")
    assert peak.moment is not None
    assert (peak.year, peak.moment.last) == (2030, 2029)
    assert one("indicator: net_emissions, net_zero: by 2060").year == 2060
    goal = one("indicator: carbon_intensity, unstated: as assigned by the state")
    assert (goal.form, goal.year, goal.text) == (Form.UNSTATED, None, "as assigned by the state")


def test_the_words_of_the_file_are_kept() -> None:
    """A text is shown as the plan has it."""
    target = one(
        "indicator: solar_capacity, addition: at least 1000 万千瓦 per year, year: 2025, effort: strive"
    )
    assert target.text == "at least 1000 万千瓦 per year"
    assert target.bound is not None
    assert target.bound.text == target.text
    assert target.bound.mean is Mean.PER_YEAR
    assert target.effort is Effort.STRIVE
    assert str(target.location) == "f.yaml:6:10"


# A plan of 2021-2025 is told against 2020; without a period the five-year plan of the year decides.
IMPLIED = [
    ("source: plan, reduction: 18 %, year: 2025", 2020),
    ("source: plan, reduction: 18 %, year: 2023", 2020),
    ("source: outline, reduction: 18 %, year: 2025", 2020),
    ("source: outline, reduction: 18 %, year: 2030", 2025),
    ("source: outline, reduction: 18 %, year: 2026", 2025),
    ("source: outline, growth: at least -3 % per year, year: 2030", 2025),
]


@pytest.mark.parametrize(("fields", "baseline"), IMPLIED)
def test_a_baseline_left_unsaid_is_the_year_before_the_plan(fields: str, baseline: int) -> None:
    """And it is marked as implied."""
    text = f"{HEAD}  - {{id: a, indicator: carbon_intensity, {fields}}}\n"
    target = load_target_file(text, "f.yaml").targets[0]
    assert (target.baseline, target.implied) == (baseline, True)


def test_peak_is_a_baseline_and_levels_need_none() -> None:
    """Neither is implied."""
    against_peak = one("indicator: ghg_emissions, reduction: 7 to 10 %, baseline: peak, year: 2035")
    assert (against_peak.baseline, against_peak.implied) == ("peak", False)
    level = one("indicator: coal_share, level: at most 50 %, year: 2025")
    assert (level.baseline, level.implied) == (None, False)


def test_a_number_replaces_the_goal_without_one() -> None:
    """The same indicator, year, scope and definition; replaces names others."""
    text = (
        HEAD
        + "  - {id: goal, indicator: coal_share, unstated: falls, year: 2025, source: plan}\n"
        + "  - {id: other, indicator: coal_share, unstated: falls, year: 2030, source: plan}\n"
        + "  - {id: part, indicator: coal_share, unstated: falls, year: 2025, scope: heat, source: plan}\n"
        + "  - {id: old, indicator: coal_share, level: at most 60 %, year: 2025, source: plan}\n"
        + "  - {id: new, indicator: coal_share, level: 58 %, year: 2025, replaces: old, source: plan}\n"
    )
    superseded = {target.id: target.superseded for target in load_target_file(text, "f.yaml").targets}
    assert superseded == {"goal": True, "other": False, "part": False, "old": True, "new": False}


def test_a_region_and_indicators_of_ones_own() -> None:
    """A zone, and what it measures."""
    text = """\
region: zone:river_park
name: River Park
name_zh: 河滨园区
indicators:
  heat_pumps: {label: Heat pumps, unit: sets, better: higher, kind: stock}
sources:
  plan: {title: A Plan}
targets:
  - {id: a, indicator: heat_pumps, level: at least 200 sets, year: 2030, source: plan}
"""
    file = load_target_file(text, "f.yaml")
    assert (file.region.code, file.region.name_zh) == ("zone:river_park", "河滨园区")
    assert file.targets[0].indicator.headline
    assert str(file.place(file.targets[0], "level")) == "f.yaml:9:43"


FAULTS = [
    ("indicator: coal_share, level: at most 50 %", "DC102"),
    ("indicator: coal_share, level: at most 50 %, year: 25", "DC109"),
    ("indicator: coal_share, level: at most 50 %, year: 2025, baseline: 2025", "DC110"),
    ("indicator: coal_share, level: at most 50 %, reduction: 18 %, year: 2025", "DC112"),
    ("indicator: coal_share, year: 2025", "DC112"),
    ("indicator: coal_shar, level: at most 50 %, year: 2025", "DC105"),
    ("indicator: coal_share, level: at most 50 GW, year: 2025", "DC107"),
    ("indicator: coal_share, level: at most 50, year: 2025", "DC107"),
    ("indicator: coal_share, decrease: 2 %, year: 2025", "DC107"),
    ("indicator: carbon_intensity, reduction: 18, year: 2025", "DC107"),
    ("indicator: carbon_intensity, reduction: 0.18 t CO2, year: 2025", "DC107"),
    ("indicator: carbon_intensity, reduction: 3 % per year, year: 2025", "DC107"),
    ("indicator: wind_capacity, multiple: 6 GW, baseline: 2020, year: 2035", "DC107"),
    ("indicator: energy_consumption, level: at most 400 Mt, year: 2025", "DC107"),
    ("indicator: wind_capacity, level: at least 5 GWs, year: 2025", "DC106"),
    ("indicator: wind_capacity, level: at least 1 200 万千瓦, year: 2025", "DC108"),
    ("indicator: co2_emissions, peak: 2030", "DC109"),
    ("indicator: co2_emissions, peak: before 2030, year: 2035", "DC109"),
    ("indicator: coal_share, level: at most 50 %, year: 2025, effort: must", "DC114"),
    ("indicator: coal_share, level: at most 50 %, year: 2025, lokator: x", "DC101"),
    ("indicator: coal_share, level: [50 %], year: 2025", "DC103"),
]


@pytest.mark.parametrize(("fields", "code"), FAULTS)
def test_each_fault_of_a_target_has_its_rule(fields: str, code: str) -> None:
    """One fault, one problem, with a hint."""
    _, problems = read_target_file(f"{HEAD}  - {{id: a, source: plan, {fields}}}\n", "f.yaml")
    assert [problem.code for problem in problems] == [code]
    assert problems[0].hint


def test_all_faults_are_told_at_once() -> None:
    """Nobody mends a file ten times over."""
    text = """\
region: CN-SDD
sorces: {}
sources:
  plan: {issued: 2021-13}
targets:
  - {id: a, indicator: x, level: 1, year: 2025, source: plam}
  - {id: a, indicator: coal_share, level: at most 50 %, year: 2025, source: plan}
"""
    file, problems = read_target_file(text, "f.yaml")
    assert file is None
    places = [f"{one.location.line}:{one.location.column} {one.code}" for one in problems if one.location]
    assert sorted(places) == [
        "1:9 DC104",
        "2:1 DC101",
        "4:18 DC114",
        "4:9 DC115",
        "6:24 DC105",
        "6:57 DC113",
        "7:10 DC111",
    ]
    with pytest.raises(DualcarbonError):
        load_target_file(text, "f.yaml")


@pytest.mark.parametrize("text", ["- a\n", "just text\n", "[]\n", "region: CN\ntargets: {}\nsources: []\n"])
def test_other_shapes_are_faults_not_crashes(text: str) -> None:
    """A file of another kind is told to be one."""
    _, problems = read_target_file(text, "f.yaml")
    assert problems
