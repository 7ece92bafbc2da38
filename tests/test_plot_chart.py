"""Charts as values: where a target lies on the axis of its series, what is a fan, what cannot be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from charted import aim, figure, judged, points, solar, window

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.region import find_region
from dualcarbon.report import goals
from dualcarbon.report.plot.axis import span, tick_labels, ticks, year_ticks
from dualcarbon.report.plot.chart import INDEX, Bearing, Chart
from dualcarbon.report.plot.charting import charts_of

SHANDONG = find_region("shandong")


def charts(assessments: Sequence[Assessment]) -> list[Chart]:
    """The charts, their targets in English."""
    return charts_of(SHANDONG, assessments, required=lambda one: goals.required(one.target))


PLACES = [
    # indicator, form, words, baseline, year, series, what is required, its unit, level, side
    ("solar_capacity", "level", "at least 65 GW", None, 2025, {2020: "20"}, "65", "GW", "65", "floor"),
    # The number of a plan in 万千瓦 stands on an axis in GW: 6500 x 10^4 kW = 65 GW.
    (
        "solar_capacity",
        "level",
        "at least 6500 万千瓦",
        None,
        2025,
        {2020: "20"},
        "6500",
        "10^4 kW",
        "65",
        "floor",
    ),
    # 200 x (1 - 0.18) = 164; a floor under a fall is a cap on the level.
    ("coal_consumption", "reduction", "at least 18 %", 2020, 2025, {2020: "200"}, "18", "%", "164", "cap"),
    ("coal_consumption", "decrease", "at least 12 Mt", 2020, 2025, {2020: "200"}, "12", "Mt", "188", "cap"),
    ("solar_capacity", "increase", "at least 5 GW", 2020, 2025, {2020: "20"}, "5", "GW", "25", "floor"),
    # 20 x 1.5 = 30
    ("solar_capacity", "increase", "at least 50 %", 2020, 2025, {2020: "20"}, "50", "%", "30", "floor"),
    # Of a share a rise is told in points: 15.9 + 4 = 19.9
    (
        "non_fossil_share",
        "increase",
        "4 percentage points",
        2020,
        2025,
        {2020: "15.9"},
        "4",
        "percentage points",
        "19.9",
        "floor",
    ),
    ("solar_capacity", "multiple", "more than 6", 2020, 2035, {2020: "20"}, "6", "times", "120", "floor"),
    # 20 x 1.1^2 = 24.2
    (
        "solar_capacity",
        "growth",
        "at least 10 % per year",
        2020,
        2022,
        {2020: "20"},
        "10",
        "%",
        "24.2",
        "floor",
    ),
    # 20 + 5 x 3 = 35
    (
        "solar_capacity",
        "addition",
        "at least 3 GW per year",
        2020,
        2025,
        {2020: "20"},
        "3",
        "GW",
        "35",
        "floor",
    ),
    ("solar_capacity", "addition", "at least 3 GW", 2020, 2025, {2020: "20"}, "3", "GW", "23", "floor"),
]


@pytest.mark.parametrize("case", PLACES, ids=lambda case: f"{case[1]} {case[2]}")
def test_a_target_stands_at_the_level_that_it_asks_for(case: tuple) -> None:  # type: ignore[type-arg]  # a case of any form
    indicator, form, words, baseline, year, series, amount, unit, level, side = case
    one = judged(
        aim(indicator, form, words, year=year, baseline=baseline),
        Verdict.OPEN,
        points(series),
        required=figure(amount, unit),
    )
    (chart,) = charts([one])
    (mark,) = chart.marks
    assert (mark.value, mark.year, mark.bearing.value) == (Fraction(level), year, side)
    assert not chart.undrawn


UNDRAWN = [
    (
        "a baseline before the series",
        aim("coal_consumption", "reduction", "at least 18 %", year=2025, baseline=2015),
    ),
    (
        "a sum over years",
        aim("electricity_consumption", "addition", "at least 3 TWh", year=2025, baseline=2020),
    ),
]


@pytest.mark.parametrize(("why", "target"), UNDRAWN, ids=[why for why, _ in UNDRAWN])
def test_what_has_no_place_on_the_axis_is_told_and_not_drawn(why: str, target: object) -> None:
    del why
    one = judged(target, Verdict.UNKNOWN, points({2020: "100", 2021: "99"}))  # type: ignore[arg-type]  # levels are points
    (chart,) = charts([one])
    assert (chart.marks, chart.undrawn) == ((), (goals.required(one.target),))


def test_a_peak_is_a_year_without_a_level() -> None:
    one = judged(
        aim("co2_emissions", "peak", "before 2030"), Verdict.OPEN, points({2020: "900", 2021: "920"})
    )
    (mark,) = charts([one])[0].marks
    assert (mark.bearing, mark.year, mark.value) == (Bearing.MOMENT, 2029, None)


def test_a_range_of_an_indicator_that_is_better_in_neither_direction_is_a_band() -> None:
    one = judged(
        aim("gdp_nominal", "level", "100 to 120 10^8 yuan", year=2025), Verdict.OPEN, points({2020: "90"})
    )
    (mark,) = charts([one])[0].marks
    # Of GDP more is better, so a range binds at its floor only.
    assert (mark.bearing, mark.value, mark.upper) == (Bearing.FLOOR, Fraction(100), None)


def test_an_index_is_told_by_its_unit_and_two_of_them_share_one_axis() -> None:
    """The second series is 1 in 2020, where the first is 0.8: its target of 0.9 stands at 0.72."""
    first = judged(
        aim("carbon_intensity", "reduction", "at least 30 %", year=2030, baseline=2015),
        Verdict.OPEN,
        points({2015: "1", 2020: "0.8", 2023: "0.76"}, is_index=True),
        required=figure("30", "%"),
    )
    second = judged(
        aim("carbon_intensity", "reduction", "at least 10 %", year=2025, baseline=2020),
        Verdict.OPEN,
        points({2020: "1", 2023: "0.95"}, is_index=True),
        required=figure("10", "%"),
    )
    (chart,) = charts([first, second])
    assert chart.unit == INDEX
    assert {mark.year: mark.value for mark in chart.marks} == {2030: Fraction("0.7"), 2025: Fraction("0.72")}


def test_definitions_are_never_drawn_on_one_axis_and_the_main_one_comes_first() -> None:
    target = aim("energy_intensity", "reduction", "at least 14.5 %", year=2025, baseline=2020)
    old = judged(target, Verdict.UNKNOWN, points({2020: "0.5", 2021: "0.49"}), main=False)
    new = judged(
        target, Verdict.AHEAD, points({2020: "1", 2023: "0.84"}, is_index=True), definition="revised"
    )
    found = charts([old, new])
    assert [(chart.definition, chart.is_one_of_several) for chart in found] == [("revised", True), ("", True)]


def test_a_pace_is_carried_on_from_the_newest_observation_to_where_it_leads() -> None:
    (chart,) = charts(solar())
    assert [(ray.last, ray.due, ray.start, ray.value) for ray in chart.rays] == [
        (2024, 2030, Fraction("76.13"), Fraction("156.2")),
        (2024, 2030, Fraction("76.13"), Fraction("161.5")),
    ]
    assert [course.points for course in chart.courses] == [((2024, 76.13), (2030, 125.0))]


def test_of_a_fall_the_pace_and_the_path_are_told_as_levels() -> None:
    """A fall of 8 % on 100 is 92; the required path to 82 is geometric: half way (100 x 82)^0.5."""
    one = judged(
        aim("energy_intensity", "reduction", "at least 18 %", year=2025, baseline=2020),
        Verdict.OFF_TRACK,
        points({2020: "100", 2021: "100"}),
        required=figure("18", "%"),
        projected=figure("8", "%", 2025, "extrapolation"),
        windows=[window(2020, 2021, "8")],
    )
    (chart,) = charts([one])
    assert chart.rays[0].value == 92
    (course,) = chart.courses
    assert dict(course.points)[2023] == pytest.approx((100 * 82) ** 0.5)


@pytest.mark.parametrize("verdict", [Verdict.MET, Verdict.MISSED, Verdict.AHEAD])
def test_nothing_is_required_any_more_where_the_answer_is_known(verdict: Verdict) -> None:
    one = judged(
        aim("solar_capacity", "level", "at least 65 GW", year=2030),
        verdict,
        points({2020: "20", 2021: "25"}),
        required=figure("65", "GW"),
    )
    assert charts([one])[0].courses == ()


def ensemble(count: int) -> list[Assessment]:
    """Scenarios that reach 1, 2, 3, ... GW in 2030."""
    target = aim("solar_capacity", "level", "at least 5 GW", year=2030)
    return [
        judged(target, Verdict.OPEN, points({2020: "1"}, {2030: str(at)}), scenario=f"M|S{at}")
        for at in range(1, count + 1)
    ]


def test_a_few_scenarios_are_lines() -> None:
    (chart,) = charts(ensemble(5))
    assert (len(chart.lines), chart.fan) == (5, None)


FANS = [
    # scenarios, percentiles, low, middle, high: below twenty the range; else at 0.05 x 20 = 1 above the least
    (6, False, 1, 3.5, 6),
    (21, True, 2, 11, 20),
]


@pytest.mark.parametrize(("count", "percentiles", "low", "middle", "high"), FANS)
def test_many_scenarios_are_a_fan(
    count: int, percentiles: object, low: float, middle: float, high: float
) -> None:
    (chart,) = charts(ensemble(count))
    assert chart.fan is not None
    (spread,) = chart.fan.spreads
    assert chart.lines == ()
    assert (chart.fan.scenarios, chart.fan.percentiles) == (count, percentiles)
    assert (spread.year, spread.low, spread.middle, spread.high) == (2030, low, middle, high)


def test_the_verdict_of_an_ensemble_is_that_of_its_scenarios_and_not_of_the_first() -> None:
    """The first of three is off track, two are on: at least half."""
    target = aim("solar_capacity", "level", "at least 5 GW", year=2030)
    many = [
        judged(target, verdict, points({2020: "1"}, {2030: str(at)}), scenario=f"S{at}")
        for at, verdict in enumerate((Verdict.OFF_TRACK, Verdict.ON_TRACK, Verdict.ON_TRACK))
    ]
    (mark,) = charts(many)[0].marks
    assert (mark.verdict, mark.scenarios, mark.good) == (Verdict.ON_TRACK, 3, 2)


TICKS = [
    (0, 156, 6, ["0", "50", "100", "150", "200"]),
    (0.8, 1, 6, ["0.80", "0.85", "0.90", "0.95", "1.00"]),
    (0, 12_345, 5, ["0", "5,000", "10,000", "15,000"]),
    (-3, 4, 6, ["−4", "−2", "0", "2", "4"]),
    (7, 7, 5, ["6.0", "6.5", "7.0", "7.5", "8.0"]),
]


@pytest.mark.parametrize(("low", "high", "most", "expected"), TICKS)
def test_an_axis_names_round_values_that_enclose_the_data(
    low: float, high: float, most: int, expected: list[str]
) -> None:
    assert tick_labels(ticks(low, high, most)) == expected


@pytest.mark.parametrize(
    ("first", "last", "most", "expected"),
    [
        (2015, 2030, 6, [2015, 2020, 2025, 2030]),
        (2019, 2025, 6, [2020, 2022, 2024]),
        (2024, 2025, 6, [2024, 2025]),
    ],
)
def test_years_are_multiples_of_a_round_step(first: int, last: int, most: int, expected: list[int]) -> None:
    assert year_ticks(first, last, most) == expected


def test_an_axis_starts_at_zero_unless_the_values_lie_far_above_it() -> None:
    assert (span(2, 10), span(8, 10), span(-1, 10)) == ((0.0, 10), (8, 10), (-1, 10))


def test_a_level_of_one_is_no_index() -> None:
    one = judged(
        aim("solar_capacity", "level", "at least 5 GW", year=2030),
        Verdict.OPEN,
        points({2020: "1", 2021: "2"}),
    )
    assert charts([one])[0].unit == "GW"
