"""Where the pace so far leads, and years that are over."""

from __future__ import annotations

from fractions import Fraction

import pytest
from series import codes, judged, made_target, one, together, trajectory

from dualcarbon.assessment import Figure, Verdict, assess

STORAGE = {2020: "3.3", 2021: "5.7", 2022: "8.7", 2023: "31.4", 2024: "73.8", 2025: "136"}
"""New storage of the country in GW, as the energy administration tells it."""


# --- windows and their reach

WINDOWS = [
    # The windows, the levels, the bound, the due year, the newest year of the data; the answer, the first reason.
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
def test_windows(
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
    told = []
    for lead in leads:
        assert isinstance(lead, tuple)
        figure, length = lead
        assert isinstance(figure, Figure)
        told.append((f"{float(figure.value):.1f}", length))
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
    assert (found.observed.value, found.observed.year) == (Fraction(20), 2021)
