"""The rules of judgement that hold for every form: windows, years that are over, peaks, definitions, scenarios, reasons."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from series import codes, dataset, judged, made_target, one, own, published, together, trajectory

from dualcarbon.assessment import REASONS, Figure, Verdict, assess, because
from dualcarbon.indicator import Better, Kind, find_indicator
from dualcarbon.trajectory import Dataset, Grade, Interval, Level, Link, Trajectory, merge

YEARLY = {
    (2021, 2020): "-3.8",
    (2022, 2021): "-0.8",
    (2023, 2022): "0.0",
    (2024, 2023): "-3.4",
    (2025, 2024): "-5.0",
}
FALL = made_target("carbon_intensity", "reduction", "at least 18 %", year=2025, baseline=2020)
STORAGE = {2020: "3.3", 2021: "5.7", 2022: "8.7", 2023: "31.4", 2024: "73.8", 2025: "136"}
"""New storage of the country in GW, as the energy administration tells it."""


def of_record(*series: Trajectory, newest: int | None = None) -> Dataset:
    """The same data, as the record has them: of whole regions."""
    return together(*(replace(one, whole_region=True) for one in series), newest=newest)


# --- windows and their reach

WINDOWS = [
    # What the windows are, the levels, the bound, the due year, the newest year of the data; the answer and first reason.
    (
        "of five and three years, which divide: 136 + 5 x 132.7/5 = 268.7 and 136 + 5 x 127.3/3 = 348.2 about 300",
        STORAGE,
        "at least 300 GW",
        2030,
        None,
        (Verdict.OPEN, "windows_divide"),
    ),
    (
        "of five and three years, both above 250",
        STORAGE,
        "at least 250 GW",
        2030,
        None,
        (Verdict.ON_TRACK, "carried_on"),
    ),
    (
        "of five and three years, both below 360",
        STORAGE,
        "at least 360 GW",
        2030,
        None,
        (Verdict.OFF_TRACK, "carried_on"),
    ),
    (
        # In 2032, 136 + 7 x 26.54 = 321.8 by the one that reaches, 136 + 7 x 42.4 = 433 by that of three years
        "of three years does not reach seven, and would fall on the other side",
        STORAGE,
        "at least 400 GW",
        2032,
        None,
        (Verdict.OPEN, "shorter_window_differs"),
    ),
    (
        # 10 + 2 x 1 = 12; of one year 10 + 2 x 6 = 22, which does not count as it does not reach beyond 2 years
        "of one year that does not reach settles nothing",
        {2020: "5", 2024: "4", 2025: "10"},
        "at least 20 GW",
        2030,
        None,
        (Verdict.OFF_TRACK, "carried_on"),
    ),
    (
        "of one year, carried on for two: 10 + 2 x 6 = 22 against 10 + 2 x 1 = 12",
        {2020: "5", 2024: "4", 2025: "10"},
        "at least 20 GW",
        2027,
        None,
        (Verdict.OPEN, "windows_divide"),
    ),
    (
        "none reaches 35 years",
        STORAGE,
        "at least 900 GW",
        2060,
        None,
        (Verdict.OPEN, "too_far"),
    ),
    (
        "one year only, for a target in five",
        {2024: "10", 2025: "12"},
        "at least 20 GW",
        2030,
        None,
        (Verdict.OPEN, "too_far"),
    ),
    (
        "none from a stale observation: 2020 where the data go to 2025",
        {2015: "1", 2020: "5"},
        "at least 12 GW",
        2030,
        2025,
        (Verdict.OPEN, "stale"),
    ),
    (
        "three years old is not stale yet: 5 + 8 x 4/5 = 11.4",
        {2017: "1", 2022: "5"},
        "at least 11 GW",
        2030,
        2025,
        (Verdict.ON_TRACK, "carried_on"),
    ),
    (
        "none after a gap of more than five years",
        {2018: "1", 2025: "5"},
        "at least 12 GW",
        2030,
        None,
        (Verdict.OPEN, "no_pace"),
    ),
    (
        "held at nothing: 2 - 5 x 3/5 = -1 of what is never negative",
        {2020: "5", 2025: "2"},
        "at most 0 GW",
        2030,
        None,
        (Verdict.ON_TRACK, "carried_on"),
    ),
]


@pytest.mark.parametrize(("what", "levels", "text", "due", "newest", "answer"), WINDOWS)
def test_windows(  # noqa: PLR0913, PLR0917 - a table
    what: str,
    levels: dict[int, str],
    text: str,
    due: int,
    newest: int | None,
    answer: tuple[Verdict, str],
) -> None:
    """Windows of five, three and one years reach twice their length, and have to agree."""
    found = judged("new_storage_capacity", "level", text, due, levels=levels, newest=newest)
    assert (found.verdict, codes(found)[0]) == answer, what


def test_a_divided_answer_names_where_each_window_leads() -> None:
    """268.7 GW at the pace of five years, 348.2 at that of three; low and high are told, the margin is not."""
    found = judged("new_storage_capacity", "level", "at least 300 GW", 2030, levels=STORAGE)
    leads = found.reasons[0].values["leads"]
    assert isinstance(leads, tuple)
    told = [(f"{float(lead.value):.1f}", length) for lead, length in leads]  # type: ignore[union-attr,misc]
    assert told == [("268.7", 5), ("348.2", 3)]
    assert found.projected is not None
    # 136.5 + 5 x (136.5 - 3.25)/5 = 269.75 is within; the lowest is 135.5 + 135.5 - 3.35 = 267.65, the highest of three
    # years 136.5 + 5 x (136.5 - 8.65)/3 = 349.58
    assert [f"{float(end or 0):.2f}" for end in (found.projected.low, found.projected.high)] == [
        "267.65",
        "349.58",
    ]
    assert found.projected.kind == "extrapolation"
    assert found.margin is None


def test_a_share_is_held_at_all_of_it() -> None:
    """80 + 5 x 30/5 = 110 % of buildings is 100 %, and that is said."""
    found = judged("green_building_share", "level", "at least 95 %", 2030, levels={2020: "50", 2025: "80"})
    assert (found.verdict, codes(found)) == (Verdict.ON_TRACK, ["carried_on", "held_at"])
    assert found.projected is not None
    assert found.projected.value == 100


def test_a_net_amount_may_go_below_zero() -> None:
    """Net emissions of 2 that fall by 0.6 a year are -1 in five years."""
    found = judged("net_emissions", "level", "at most -1 Mt CO2e", 2030, levels={2020: "=5", 2025: "=2"})
    assert found.verdict is Verdict.ON_TRACK
    assert found.projected is not None
    assert found.projected.value == -1


ACCELERATION = [
    # the bound; 100 to 200 in five years is 20 a year: the pace required over it
    ("at least 340 GW", "1.4"),
    ("at least 400 GW", "2"),
    ("at least 500 GW", "3"),
]


@pytest.mark.parametrize(("text", "times"), ACCELERATION)
def test_acceleration_is_the_pace_required_over_the_pace_so_far(text: str, times: str) -> None:
    """(340 - 200)/5 = 28 a year over 20 a year is 1.4."""
    found = judged("solar_capacity", "level", text, 2030, levels={2020: "=100", 2025: "=200"})
    assert (found.verdict is Verdict.OFF_TRACK) is (Fraction(times) > 1)
    assert found.acceleration == Fraction(times)


def test_a_pace_that_leads_away_has_a_negative_acceleration() -> None:
    """From 200 down to 100, and 150 is wanted: 10 a year over -20."""
    found = judged("solar_capacity", "level", "at least 150 GW", 2030, levels={2020: "=200", 2025: "=100"})
    assert (found.verdict, found.acceleration) == (Verdict.OFF_TRACK, Fraction(-1, 2))


def test_a_sum_of_parts_is_no_observation_for_a_pace() -> None:
    """Wind of 2025 puts a floor under both, and the pace ends in 2024, the last year of both."""
    data = together(
        trajectory("wind_capacity", levels={2020: "=10", 2024: "=30", 2025: "=200"}),
        trajectory("solar_capacity", levels={2020: "=10", 2024: "=30"}),
    )
    target = made_target("wind_solar_capacity", "level", "at least 300 GW", year=2030)
    found = one(assess([target], data))
    # 60 + 6 x 40/4 = 120
    assert found.projected is not None
    assert found.projected.value == 120


# --- years that are over

OVER = [
    ({2020: "20", 2023: "30"}, "at least 50 GW", 2025, Verdict.UNKNOWN, ["over_not_on_record"]),
    # 30 + 2 x 10/3 leads to 36.7 in 2025 (with rounding 35.5), more than a tenth above 31: the reason says so
    (
        {2020: "20", 2023: "30"},
        "at least 31 GW",
        2025,
        Verdict.UNKNOWN,
        ["over_not_on_record", "led_past_the_bound"],
    ),
    ({2020: "20", 2023: "30"}, "at least 25 GW", 2025, Verdict.AHEAD, ["over_newest"]),
    ({2020: "30", 2023: "20"}, "at least 15 GW", 2025, Verdict.UNKNOWN, ["over_not_on_record"]),
    ({2018: "20", 2021: "30"}, "at least 25 GW", 2025, Verdict.UNKNOWN, ["over_not_on_record"]),
]


@pytest.mark.parametrize(("levels", "text", "newest", "verdict", "reasons"), OVER)
def test_a_year_that_is_over(
    levels: dict[int, str], text: str, newest: int, verdict: Verdict, reasons: list[str]
) -> None:
    """No pace and no projection decides: ahead where the newest holds and nothing leads away, else unknown."""
    found = judged("solar_capacity", "level", text, 2025, levels=levels, newest=newest)
    assert (found.verdict, codes(found), found.over) == (verdict, reasons, True)


def test_a_cap_broken_by_the_newest_observation_says_so() -> None:
    """2.4 Mt in 2023 against at most 1 Mt in 2025, which is over and not on record."""
    found = judged(
        "coal_consumption", "level", "at most 1 Mt", 2025, levels={2020: "3.0", 2023: "2.4"}, newest=2025
    )
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["over_not_on_record", "breaks_the_cap"])


def test_a_projection_decides_nothing_in_a_year_that_is_over() -> None:
    """What a model made of 2025 is no observation."""
    data = together(
        trajectory("solar_capacity", levels={2023: "30", 2026: "70"}),
        trajectory("solar_capacity", levels={2025: "60"}, scenario="high"),
        newest=2026,
    )
    target = made_target("solar_capacity", "level", "at least 50 GW", year=2025)
    assert {found.verdict for found in assess([target], data)} == {Verdict.UNKNOWN}


def test_newer_data_without_the_target_year_is_unknown() -> None:
    """Nothing is interpolated; the missing year is named with its neighbours."""
    found = judged("solar_capacity", "level", "at least 50 GW", 2025, levels={2024: "45", 2026: "60"})
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["gap"])
    assert found.reasons[0].values == {"missing": (2025,), "before": 2024, "after": 2026}


GAPS = [
    # growth in every year, a sum of years and a chain of yearly changes, each without 2022
    (
        "new_storage_capacity",
        "growth",
        "more than 50 % per year",
        {2020: "1.0", 2021: "1.6", 2023: "4.0"},
        {},
    ),
    ("co2_emissions", "addition", "at most 100 Mt", {2020: "900", 2021: "30", 2023: "60"}, {}),
    (
        "electricity_intensity",
        "reduction",
        "at least 10 %",
        {},
        {(2021, 2020): "-4.0", (2023, 2022): "-1.0"},
    ),
]


@pytest.mark.parametrize(("indicator", "form", "text", "levels", "links"), GAPS)
def test_a_year_missing_between_known_ones_is_named(
    indicator: str, form: str, text: str, levels: dict[int, str], links: dict[tuple[int, int], str]
) -> None:
    """2022 has not been observed; 2021 and 2023 have."""
    found = judged(indicator, form, text, 2023, 2020, levels=levels, links=links)
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["gap"])
    assert found.reasons[0].values == {"missing": (2022,), "before": 2021, "after": 2023}


def test_a_year_that_fell_short_decides_a_rate_whatever_else_is_missing() -> None:
    """20 % in 2021 against more than 50 % a year."""
    found = judged(
        "new_storage_capacity",
        "growth",
        "more than 50 % per year",
        2023,
        2020,
        levels={2020: "1.0", 2021: "1.2", 2023: "4.0"},
    )
    assert (found.verdict, codes(found)) == (Verdict.MISSED, ["fell_short_in"])
    assert found.observed is not None
    assert (found.observed.value, found.observed.year) == (20, 2021)


# --- peaks

PEAKS = [
    # the words, the levels, the newest year of the data; verdict, provisional, the reasons
    ("before 2030", {2019: "10", 2020: "12", 2021: "11", 2022: "10"}, None, Verdict.AHEAD, True, ["highest_in", "provisional"]),
    (
        "before 2030",
        {2014: "10", 2015: "12", 2016: "11", 2020: "11"},
        None,
        Verdict.AHEAD,
        False,
        ["highest_in"],
    ),
    ("before 2030", {2019: "10", 2020: "11", 2021: "12"}, None, Verdict.OPEN, False, ["highest_is_newest"]),
    ("before 2020", {2018: "10", 2019: "11", 2020: "12"}, None, Verdict.MISSED, False, ["highest_is_newest"]),
    ("before 2020", {2018: "10", 2019: "12", 2020: "11"}, None, Verdict.MET, True, ["highest_in", "provisional"]),
    ("by 2020", {2018: "10", 2019: "11", 2020: "12", 2021: "11"}, None, Verdict.MET, True, ["highest_in", "provisional"]),
    ("before 2020", {2018: "10", 2019: "11", 2020: "12", 2021: "11"}, None, Verdict.MISSED, False, ["highest_in"]),
    # over, and the data end before: nobody knows
    ("by 2025", {2018: "10", 2019: "12", 2020: "11"}, 2025, Verdict.UNKNOWN, False, ["peak_over", "highest_in"]),
    # stale: 2020 where the data go to 2025, and the peak year lies ahead
    ("before 2030", {2018: "10", 2019: "12", 2020: "11"}, 2025, Verdict.OPEN, False, ["peak_stale", "highest_in"]),
    # 11.8 may be 11.85, and 11.85 is 11.845 or more: a tie
    ("before 2030", {2018: "10", 2019: "11.8", 2020: "11.8", 2021: "11"}, None, Verdict.AHEAD, True, ["highest_in", "provisional"]),
    ("before 2030", {2018: "10", 2019: "12", 2020: "11.9", 2021: "12"}, None, Verdict.OPEN, False, ["ties_with", "highest_in"]),
    # two points make no peak
    ("before 2030", {2019: "12", 2020: "11"}, None, Verdict.OPEN, False, ["too_few_points", "highest_in", "highest_is_first"]),
    # steps of ten years: a maximum in 2030 may stand for 2021 to 2039
    ("before 2035", {2010: "8", 2020: "10", 2030: "12", 2040: "11"}, None, Verdict.OPEN, False, ["hidden_by_hole", "highest_in"]),
    ("before 2030", {2010: "8", 2020: "10", 2030: "12", 2040: "11"}, None, Verdict.OPEN, False, ["hidden_by_hole", "highest_in"]),
    ("before 2020", {2010: "8", 2020: "10", 2030: "12", 2040: "11"}, None, Verdict.MISSED, False, ["highest_in"]),
    ("before 2045", {2010: "8", 2020: "10", 2030: "12", 2040: "11"}, None, Verdict.AHEAD, False, ["highest_in"]),
    # a hole beside the maximum, on one side of the last admissible year
    ("by 2020", {2017: "10", 2018: "12", 2022: "11", 2023: "10"}, None, Verdict.OPEN, False, ["hidden_by_hole", "highest_in"]),
    ("by 2022", {2017: "10", 2018: "12", 2022: "11", 2023: "10"}, None, Verdict.MET, False, ["highest_in"]),
    # a maximum in the first year shows no rise before it
    ("before 2020", {2018: "12", 2019: "11", 2020: "10"}, None, Verdict.MET, True, ["highest_in", "highest_is_first", "provisional"]),
    ("between 2017 and 2019", {2018: "12", 2019: "11", 2020: "10"}, None, Verdict.OPEN, False, ["highest_is_first", "highest_in"]),
    ("between 2026 and 2030", {2018: "10", 2019: "12", 2020: "11"}, None, Verdict.AHEAD, True, ["highest_in", "before_the_period", "provisional"]),
    # fourteen years between two known ones
    ("before 2030", {2020: "900", 2036: "890"}, None, Verdict.OPEN, False, ["hidden_by_hole", "highest_in", "highest_is_first"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "levels", "newest", "verdict", "provisional", "reasons"), PEAKS)
def test_peak(  # noqa: PLR0913, PLR0917 - a table
    text: str,
    levels: dict[int, str],
    newest: int | None,
    verdict: Verdict,
    provisional: bool,  # noqa: FBT001 - a table
    reasons: list[str],
) -> None:
    """A maximum in the newest year proves no peak, a year without a value may hide one."""
    found = judged("co2_emissions", "peak", text, levels=levels, newest=newest)
    assert (found.verdict, found.provisional, codes(found)) == (verdict, provisional, reasons)


PLANNED = [
    ({2020: "10"}, {2025: "12", 2028: "13", 2030: "12", 2035: "10"}, "before 2030", Verdict.ON_TRACK),
    ({2020: "10"}, {2025: "12", 2028: "13", 2035: "10"}, "before 2030", Verdict.OPEN),
    ({2020: "10"}, {2025: "12", 2030: "13", 2031: "12"}, "by 2030", Verdict.ON_TRACK),
    ({2020: "10"}, {2025: "12", 2029: "13", 2030: "14", 2035: "10"}, "before 2030", Verdict.OFF_TRACK),
    ({2020: "10"}, {2025: "12", 2030: "13"}, "before 2030", Verdict.OPEN),
    ({2018: "9", 2019: "12", 2020: "10"}, {2025: "9", 2030: "8"}, "before 2030", Verdict.ON_TRACK),
]


@pytest.mark.parametrize(("levels", "planned", "text", "verdict"), PLANNED)
def test_peak_of_a_scenario(
    levels: dict[int, str], planned: dict[int, str], text: str, verdict: Verdict
) -> None:
    """The maximum is over observed and projected years; the steps of a model hide the years between."""
    data = together(
        trajectory("co2_emissions", levels=levels),
        trajectory("co2_emissions", levels=planned, scenario="model"),
    )
    found = one(assess([made_target("co2_emissions", "peak", text)], data))
    assert (found.verdict, found.scenario) == (verdict, "model")


def test_a_hole_tells_the_span_in_which_the_peak_may_lie() -> None:
    """After 2020 and before 2040."""
    found = judged(
        "co2_emissions", "peak", "before 2030", levels={2010: "8", 2020: "10", 2030: "12", 2040: "11"}
    )
    assert found.reasons[0].values == {"after": 2020, "before": 2040}


def test_a_peak_known_by_links_only() -> None:
    """Yearly changes make an index: 1, 1.02, 1.0404, 1.0196."""
    links = {(2021, 2020): "2.0", (2022, 2021): "2.0", (2023, 2022): "-2.0"}
    found = judged("co2_emissions", "peak", "before 2030", links=links)
    assert found.verdict is Verdict.AHEAD
    told = found.reasons[0].values["figure"]
    assert isinstance(told, Figure)
    assert (told.value, told.unit, told.year) == (Fraction("1.0404"), "", 2022)


def test_a_goal_below_the_peak_waits_for_the_peak() -> None:
    """While the newest year is the highest nobody knows the peak; the plan's word stays."""
    found = judged(
        "ghg_emissions", "reduction", "7 to 10 %", 2035, "peak", levels={2020: "12", 2024: "13", 2025: "14"}
    )
    assert (found.verdict, codes(found)) == (Verdict.OPEN, ["no_peak_baseline"])
    assert found.reasons[0].values == {"year": 2025}
    assert (found.target.baseline, found.baseline_year) == ("peak", None)


def test_the_year_that_the_peak_means_is_told_beside_it() -> None:
    """json keeps the plan's word and adds the year."""
    found = judged(
        "ghg_emissions", "reduction", "7 to 10 %", 2035, "peak", levels={2020: "12", 2024: "14", 2025: "13"}
    )
    assert (found.target.baseline, found.baseline_year) == ("peak", 2024)


def test_a_peak_shows_where_its_numbers_come_from() -> None:
    """A series of a data set is not called official, and the trace names it."""
    series = trajectory("co2_emissions", levels={2018: "11", 2019: "12", 2020: "11"}, grade=Grade.THIRD_PARTY)
    found = one(assess([made_target("co2_emissions", "peak", "before 2030")], together(series)))
    assert found.observed is not None
    assert (found.observed.kind, found.evidence) == ("third-party", Grade.THIRD_PARTY)
    assert "rests_on" in codes(found)
    assert found.trace[0].sources == ("yearbook",)


NEUTRAL = [
    ({2025: "5", 2030: "=0"}, Verdict.MET),
    ({2025: "5", 2030: "=-1"}, Verdict.MET),
    ({2025: "5", 2030: "1"}, Verdict.MISSED),
]


@pytest.mark.parametrize(("levels", "verdict"), NEUTRAL)
def test_net_zero_is_at_most_nothing(levels: dict[int, str], verdict: Verdict) -> None:
    """In the last admissible year."""
    assert judged("net_emissions", "net_zero", "by 2030", levels=levels).verdict is verdict


# --- definitions


def test_the_official_definition_is_main_and_the_other_stands_in_its_note() -> None:
    """18 % is missed at 17.7 % as the nation counts now; at 12.4 % as it counted before."""
    revised = trajectory("carbon_intensity", links={(2025, 2020): "-17.7"}, definition="revised")
    found = assess([FALL], of_record(trajectory("carbon_intensity", links=YEARLY), revised))
    assert [(each.definition, each.verdict, each.main) for each in found] == [
        ("revised", Verdict.MISSED, True),
        ("", Verdict.MISSED, False),
    ]
    assert codes(found[0]) == ["definition_named", "on_other_definition"]
    told = found[0].reasons[1].values["figure"]
    assert isinstance(told, Figure)
    assert f"{float(told.value):.1f}" == "12.4"


DEFINITIONS = [
    # The untagged series, the official one, year and baseline of the target; definition and verdict of the main
    # assessment. Not back to the baseline: the nation counts otherwise now, so what falls short is undecided.
    ({(2020, 2005): "-48.4", **YEARLY}, {(2025, 2020): "-17.7"}, (2030, 2005, "65 %"), "", Verdict.OPEN),
    # 1 - 0.516 x 0.87577 = 54.8 %
    ({(2020, 2005): "-48.4", **YEARLY}, {(2025, 2020): "-17.7"}, (2025, 2005, "60 %"), "", Verdict.UNKNOWN),
    ({(2020, 2005): "-48.4", **YEARLY}, {(2025, 2020): "-17.7"}, (2025, 2005, "54 %"), "", Verdict.MET),
    # There is one, and it lacks the year.
    ({(2024, 2020): "-9.0"}, {(2025, 2020): "-17.7"}, (2024, 2020, "8 %"), "revised", Verdict.UNKNOWN),
    # There is none.
    ({(2025, 2020): "-17.0"}, {}, (2025, 2020, "18 %"), "", Verdict.UNKNOWN),
    ({(2025, 2020): "-19.0"}, {}, (2025, 2020, "18 %"), "", Verdict.MET),
    # Data of before the revision.
    ({(2020, 2015): "-18.8"}, {}, (2020, 2015, "18 %"), "", Verdict.MET),
    ({(2020, 2015): "-17.8"}, {}, (2020, 2015, "18 %"), "", Verdict.MISSED),
    # There is no other.
    ({}, {(2025, 2020): "-17.7"}, (2025, 2020, "18 %"), "revised", Verdict.MISSED),
]


@pytest.mark.parametrize(("untagged", "revised", "goal", "definition", "verdict"), DEFINITIONS)
def test_which_definition_is_main(
    untagged: dict[tuple[int, int], str],
    revised: dict[tuple[int, int], str],
    goal: tuple[int, int, str],
    definition: str,
    verdict: Verdict,
) -> None:
    """The official one where it exists and reaches back to the baseline, else the untagged, else the first."""
    year, baseline, text = goal
    target = made_target("carbon_intensity", "reduction", f"at least {text}", year=year, baseline=baseline)
    series = [
        trajectory("carbon_intensity", links=links, definition=tag)
        for tag, links in (("", untagged), ("revised", revised))
        if links
    ]
    found = assess([target], of_record(*series))
    assert [(each.definition, each.verdict) for each in found if each.main] == [(definition, verdict)]


def test_what_a_user_does_not_state_is_judged_as_it_stands() -> None:
    """A file without definitions is no series of the old count: 17 % misses 18 %, marked as not stated."""
    found = one(assess([FALL], dataset("carbon_intensity", links={(2025, 2020): "-17.0"})))
    assert (found.verdict, codes(found)) == (Verdict.MISSED, ["definition_not_stated"])


def test_an_unofficial_verdict_that_falls_short_has_no_margin() -> None:
    """Nothing is decided, so nothing is told of how far off it is."""
    found = one(assess([FALL], of_record(trajectory("carbon_intensity", links={(2025, 2020): "-17.0"}))))
    assert (found.verdict, found.margin, codes(found)) == (Verdict.UNKNOWN, None, ["unofficial"])


def test_definitions_are_never_chained() -> None:
    """A link of one definition does not carry the other on: 2023 is all the untagged one knows."""
    tagged = trajectory("electricity_intensity", links={(2025, 2023): "-8.0"}, definition="revised")
    untagged = trajectory("electricity_intensity", links={(2023, 2020): "-4.6"})
    target = made_target("electricity_intensity", "reduction", "at least 12 %", year=2025, baseline=2020)
    assert {found.verdict for found in assess([target], together(untagged, tagged))} == {Verdict.UNKNOWN}


def test_a_target_with_a_definition_is_judged_on_it_alone() -> None:
    """The other definition is no substitute."""
    target = made_target(
        "carbon_intensity", "reduction", "at least 17 %", year=2025, baseline=2020, definition="revised"
    )
    found = one(assess([target], dataset("carbon_intensity", links=YEARLY)))
    assert (found.verdict, found.definition, codes(found)) == (
        Verdict.UNKNOWN,
        "revised",
        ["no_observations_on"],
    )


# --- scenarios


def test_each_scenario_is_an_assessment_of_its_own() -> None:
    """1 - 0.516 x 0.87577 x 0.83 = 62.49 %; with 0.95 for 0.83, 57.07 %."""
    target = made_target("carbon_intensity", "reduction", "at least 60 %", year=2030, baseline=2005)
    data = together(
        trajectory("carbon_intensity", links={(2020, 2005): "-48.4", **YEARLY}),
        trajectory("carbon_intensity", links={(2030, 2025): "-17.0"}, scenario="deep"),
        trajectory("carbon_intensity", links={(2030, 2025): "-5.0"}, scenario="slow"),
    )
    found = assess([target], data)
    assert [(each.scenario, each.verdict) for each in found] == [
        ("deep", Verdict.ON_TRACK),
        ("slow", Verdict.OFF_TRACK),
    ]
    told = [f"{float(each.projected.value):.2f} {each.projected.kind}" for each in found if each.projected]
    assert told == ["62.49 projection", "57.07 projection"]
    assert [each.scenario for each in assess([target], data, scenarios=["slow"])] == ["slow"]
    assert [each.scenario for each in assess([target], data, scenarios=["d*"])] == ["deep"]


def test_a_projection_decides_before_ahead() -> None:
    """What stands today may be planned away."""
    target = made_target("wind_solar_capacity", "level", "at least 1200 GW", year=2030)
    data = together(
        trajectory("wind_solar_capacity", levels={2023: "1051", 2024: "1407"}),
        trajectory("wind_solar_capacity", levels={2030: "1100"}, scenario="less"),
    )
    assert one(assess([target], data)).verdict is Verdict.OFF_TRACK


def test_a_scenario_without_the_year_names_its_steps() -> None:
    """2025 and 2035, and nothing is interpolated."""
    data = together(trajectory("wind_capacity", levels={2025: "40", 2035: "70"}, scenario="a"))
    found = one(assess([made_target("wind_capacity", "level", "at least 55 GW", year=2030)], data))
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["between_steps"])
    assert found.reasons[0].values == {"scenario": "a", "before": 2025, "after": 2035, "due": 2030}


def test_what_was_observed_is_the_same_in_every_scenario() -> None:
    """It is told once, of no scenario."""
    data = together(
        trajectory("solar_capacity", levels={2020: "30", 2025: "60"}),
        trajectory("solar_capacity", levels={2030: "80"}, scenario="a"),
        trajectory("solar_capacity", levels={2030: "90"}, scenario="b"),
    )
    found = one(assess([made_target("solar_capacity", "level", "at least 50 GW", year=2025)], data))
    assert (found.scenario, found.verdict) == ("", Verdict.MET)


# --- one-sided numbers


ONE_SIDED = [
    # a link of 2022 against 2005, the bound, the verdict
    ("less than -51", "at least 50 %", Verdict.MET),
    ("less than -51", "at least 51 %", Verdict.MET),
    ("less than -51", "more than 51 %", Verdict.MET),
    ("at most -51", "more than 51 %", Verdict.UNKNOWN),
    ("less than -51", "at least 55 %", Verdict.UNKNOWN),
    ("more than -51", "at least 55 %", Verdict.MISSED),
    ("more than -51", "at least 51 %", Verdict.MISSED),
    ("at least -51", "at least 51 %", Verdict.UNKNOWN),
    ("more than -51", "at least 40 %", Verdict.UNKNOWN),
]


@pytest.mark.parametrize(("change", "text", "verdict"), ONE_SIDED)
def test_a_one_sided_figure_decides_only_where_it_can(change: str, text: str, verdict: Verdict) -> None:
    """A fall of more than 51 % satisfies 50 %, and says nothing about 55 %."""
    found = judged("electricity_intensity", "reduction", text, 2022, 2005, links={(2022, 2005): change})
    assert (found.verdict, found.within_rounding) == (verdict, False)
    assert ("only_a_bound" in codes(found)) is (verdict is Verdict.UNKNOWN)


def test_a_base_that_is_a_bound_stays_one_through_division() -> None:
    """At least 10 GW, now 65: at most 6.5 times, and so not known to be more than 6 times."""
    levels = {2020: "at least 10", 2025: "=65"}
    for form, text in (("multiple", "more than 6"), ("increase", "at least 500 %")):
        assert judged("solar_capacity", form, text, 2025, 2020, levels=levels).verdict is Verdict.UNKNOWN
        assert (
            judged(
                "solar_capacity",
                form,
                f"at least {7 if form == 'multiple' else '600 %'}",
                2025,
                2020,
                levels=levels,
            ).verdict
            is Verdict.MISSED
        )


def test_a_year_that_is_a_bound_stays_one_among_the_rates() -> None:
    """At most 2 % a year is not known to be kept where 2022 grew by more than 1.5 %."""
    links = {(2021, 2020): "1.0", (2022, 2021): "more than 1.5"}
    found = judged("gdp", "growth", "at most 2 % per year", 2022, 2020, links=links)
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["only_a_bound"])
    assert judged("gdp", "growth", "at least 1 % per year", 2022, 2020, links=links).verdict is Verdict.MET


PACES_FROM_A_BOUND = [
    # (40 - 35)/5 = 1 a year makes 45 % in 2030, but a bound is no observation for a pace: 35 is of 2020, and stale
    ("about 43.5 %", Verdict.OPEN),
    ("at least 47 %", Verdict.OPEN),
    ("at least 38 %", Verdict.AHEAD),
]


@pytest.mark.parametrize(("bound", "verdict"), PACES_FROM_A_BOUND)
def test_a_bound_is_no_observation_for_a_pace(bound: str, verdict: Verdict) -> None:
    """At least 40 % in 2025: enough for what it reaches, silent about what it does not."""
    found = judged("non_fossil_share", "level", bound, 2030, levels={2020: "35.0", 2025: "at least 40"})
    assert found.verdict is verdict


# --- parts and wholes

PARTS = [
    # wind, solar, the target, the verdict; of more than 150, "at least 100" and 48 say only more than 148
    ("at least 100", "48", "more than 150 GW", Verdict.UNKNOWN),
    ("at least 100", "48", "more than 135 GW", Verdict.MET),
    ("at least 100", "48", "at most 140 GW", Verdict.MISSED),
    ("100", "48", "more than 147 GW", Verdict.MET),
    ("100", "48", "more than 150 GW", Verdict.MISSED),
    ("at least 100", None, "more than 90 GW", Verdict.MET),
    ("at most 100", "48", "more than 90 GW", Verdict.UNKNOWN),
]


@pytest.mark.parametrize(("wind", "solar", "text", "verdict"), PARTS)
def test_a_whole_is_no_less_than_its_parts(wind: str, solar: str | None, text: str, verdict: Verdict) -> None:
    """Bounds included; the sum of those that are known is a floor, and decides only what a floor can."""
    data = together(
        trajectory("wind_capacity", levels={2025: wind}),
        trajectory("solar_capacity", levels={} if solar is None else {2025: solar}),
    )
    found = one(assess([made_target("wind_solar_capacity", "level", text, year=2025)], data))
    assert found.verdict is verdict


def test_a_floor_under_a_whole_that_decides_nothing_does_not_hide_what_is_known() -> None:
    """Inner Mongolia's renewables: 53 GW in 2020, wind of 50 in 2025: the year is over, the floor says nothing."""
    data = together(
        trajectory("renewable_capacity", levels={2020: "53.06"}),
        trajectory("wind_capacity", levels={2025: "50"}),
    )
    found = one(assess([made_target("renewable_capacity", "level", "at least 135 GW", year=2025)], data))
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["over_not_on_record"])
    assert found.observed is not None
    assert found.observed.year == 2020


def test_a_floor_under_a_whole_names_its_parts() -> None:
    """Wind and solar of 2025, derived and one-sided."""
    data = together(
        trajectory("wind_capacity", levels={2025: "at least 100"}),
        trajectory("solar_capacity", levels={2025: "48"}),
    )
    found = one(assess([made_target("renewable_capacity", "level", "more than 135 GW", year=2025)], data))
    assert (found.verdict, codes(found), found.derived) == (Verdict.MET, ["sum_of_parts"], True)
    assert found.reasons[0].values == {"parts": ("solar_capacity", "wind_capacity"), "year": 2025}
    assert found.observed is not None
    assert (found.observed.value, found.observed.one_sided, found.observed.high) == (148, True, None)


# --- price years, derived values, scopes


def test_price_years_are_not_mixed() -> None:
    """A level at prices of 2010 says nothing about a target without a price year."""
    series = trajectory("energy_intensity", levels={2015: "0.66"}, price_year="2010")
    target = made_target("energy_intensity", "level", "at most 0.869 tce/10^4 yuan", year=2015)
    found = one(assess([target], together(series)))
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["other_price_year"])
    assert found.reasons[0].values == {"wanted": "-", "known": ("2010",)}


def test_levels_of_two_price_years_make_no_fall() -> None:
    """With the target year on record it is unknown, not open."""
    series = Trajectory(
        region="CN",
        indicator=find_indicator("energy_intensity"),
        levels=(
            Level(year=2015, amount=published("0.66"), price_year="2010"),
            Level(year=2020, amount=published("0.50"), price_year="2015"),
        ),
    )
    target = made_target("energy_intensity", "reduction", "at least 15 %", year=2020, baseline=2015)
    found = one(assess([target], together(series)))
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["other_price_year"])


def test_a_ratio_that_nobody_published_follows_from_its_parts() -> None:
    """CO2 100 to 105, GDP +30 %: 1 - 1.05/1.30 = 19.23 %, shown as derived."""
    data = together(
        trajectory("co2_emissions", levels={2020: "100", 2025: "105"}),
        trajectory("gdp", links={(2025, 2020): "30.0"}),
    )
    found = one(assess([FALL], data))
    assert (found.verdict, found.derived) == (Verdict.MET, True)
    assert found.observed is not None
    assert f"{float(found.observed.value):.2f} {found.observed.kind}" == "19.23 derived"


def test_a_published_ratio_goes_before_the_parts() -> None:
    """The same parts beside a published fall of 18.8 %."""
    data = together(
        trajectory("carbon_intensity", links={(2025, 2020): "-18.8"}),
        trajectory("co2_emissions", levels={2020: "100", 2025: "105"}),
        trajectory("gdp", links={(2025, 2020): "30.0"}),
    )
    found = one(assess([FALL], data))
    assert found.observed is not None
    assert (found.observed.value, found.derived) == (Fraction("18.8"), False)


def test_a_target_of_a_part_is_not_judged_on_the_whole() -> None:
    """Nuclear capacity "built and under construction" is not what the record counts."""
    target = replace(
        made_target("nuclear_capacity", "level", "at least 13 GW", year=2025),
        scope="built and under construction",
    )
    series = trajectory("nuclear_capacity", levels={2025: "10"})
    whole = one(assess([target], of_record(series)))
    assert (whole.verdict, codes(whole)) == (Verdict.UNKNOWN, ["part_of_whole"])
    assert one(assess([target], together(series))).verdict is Verdict.MISSED


def test_a_file_joined_to_the_record_keeps_what_tells_of_whole_regions() -> None:
    """The record's series stays one of a whole region when another file is given with it."""
    target = replace(
        made_target("nuclear_capacity", "level", "at least 13 GW", year=2025),
        scope="built and under construction",
    )
    record = of_record(trajectory("nuclear_capacity", levels={2025: "10"}))
    own_file = together(trajectory("gdp", links={(2025, 2024): "5.0"}))
    for data in (merge(own_file, record), merge(record, own_file)):
        assert codes(one(assess([target], data))) == ["part_of_whole"]


# --- what is missing

UNKNOWNS = [
    ("unstated", "falls markedly", None, {}, ["no_number"]),
    ("reduction", "at least 18 %", None, YEARLY, ["no_baseline"]),
    ("reduction", "at least 18 %", 2015, YEARLY, ["baseline_unknown"]),
    ("reduction", "at least 18 %", 2020, {}, ["no_observations"]),
    ("level", "at most 1 kWh/10^4 yuan", None, YEARLY, ["only_changes"]),
    ("reduction", "at least 18 %", 2022, {(2023, 2022): "-1.0", (2025, 2024): "-1.0"}, ["gap"]),
]


@pytest.mark.parametrize(("form", "text", "baseline", "links", "reasons"), UNKNOWNS)
def test_unknown_says_what_is_missing(
    form: str, text: str, baseline: int | None, links: dict[tuple[int, int], str], reasons: list[str]
) -> None:
    """An unknown is an answer, with its reason."""
    found = judged("electricity_intensity", form, text, 2025, baseline, links=links)
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, reasons)


def test_points_do_not_make_percent() -> None:
    """2025 is known in percentage points only; a rise in % needs a level."""
    series = trajectory("non_fossil_share", links={(2025, 2020): "5.0"}, additive=True)
    target = made_target("non_fossil_share", "increase", "5 %", year=2025, baseline=2020)
    found = one(assess([target], together(series)))
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["points_only"])


def test_a_baseline_of_nothing_is_named() -> None:
    """0 t in 2005: no ratio."""
    found = judged("co2_emissions", "reduction", "at least 40 %", 2020, 2005, levels={2005: "=0", 2020: "1"})
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["baseline_not_positive"])


def test_a_baseline_that_has_just_been_observed_is_open() -> None:
    """The plan for 2030 begins in 2025; a single year before it makes no pace."""
    found = judged("coal_consumption", "reduction", "at least 17 %", 2030, 2025, levels={2025: "10"})
    assert (found.verdict, codes(found)) == (Verdict.OPEN, ["nothing_after_baseline"])


def test_a_window_may_begin_before_the_baseline() -> None:
    """A fall of 20 % in the five years before makes 20 % in the five after: 1 - 8/10."""
    found = judged(
        "coal_consumption", "reduction", "at least 17 %", 2030, 2025, levels={2020: "=10", 2025: "=8"}
    )
    assert (found.verdict, codes(found)) == (Verdict.ON_TRACK, ["carried_on"])
    assert found.projected is not None
    assert found.projected.value == 20


def test_what_is_required_is_told_without_data() -> None:
    """18 %, whatever is known."""
    found = one(assess([FALL], Dataset()))
    assert found.required is not None
    assert (found.required.value, found.required.unit) == (18, "%")


def test_the_figure_of_the_target_year_does_not_grow_stale() -> None:
    """15 % of 2020 was judged on 2020, though the data go to 2025."""
    found = judged("non_fossil_share", "level", "about 15 %", 2020, levels={2020: "15.9"}, newest=2025)
    assert (found.verdict, found.stale) == (Verdict.MET, False)


def test_as_of_gives_what_could_be_said_then() -> None:
    """In 2022 758 GW stood: on track, not ahead; 2026 lies within twice the two years of the window."""
    target = made_target("wind_solar_capacity", "level", "at least 1200 GW", year=2026)
    data = dataset("wind_solar_capacity", levels={2020: "534", 2022: "758", 2024: "1407"})
    found = one(assess([target], data, as_of=2022))
    # 758 + 4 x 112 = 1206
    assert (found.verdict, found.over) == (Verdict.ON_TRACK, False)
    assert found.observed is not None
    assert found.observed.year == 2022


# --- reasons are values


def test_a_reason_has_just_the_values_that_its_code_names() -> None:
    """So that every catalogue can word it."""
    assert because("stale", newest=2020, until=2025).values == {"newest": 2020, "until": 2025}
    with pytest.raises(ValueError, match="stale wants newest, until; got newest"):
        because("stale", newest=2020)
    with pytest.raises(KeyError):
        because("nonsense")
    assert all(isinstance(names, tuple) for names in REASONS.values())


def test_a_band_of_ones_own_needs_no_word_of_the_vocabulary() -> None:
    """Own indicators are judged by the same rules."""
    found = judged(
        own("%", better=Better.NEITHER, kind=Kind.SHARE), "level", "40 to 45 %", 2025, levels={2025: "=42"}
    )
    assert (found.verdict, found.margin and found.margin.value) == (Verdict.MET, 2)


def test_a_repr_fits_on_a_line() -> None:
    """And says what one wants to know."""
    found = judged("solar_capacity", "level", "at least 50 GW", 2025, levels={2025: "=60"})
    assert repr(found) == "<Assessment CN made: met, margin 10 GW>"


def test_a_link_of_an_open_end_and_an_exact_one() -> None:
    """Exact numbers have no rounding to straddle a bound."""
    link = Link(year=2025, base=2020, change=Interval.exact(-18))
    series = Trajectory(region="CN", indicator=find_indicator("electricity_intensity"), links=(link,))
    target = made_target("electricity_intensity", "reduction", "at least 18 %", year=2025, baseline=2020)
    found = one(assess([target], together(series)))
    assert (found.verdict, found.within_rounding) == (Verdict.MET, False)
