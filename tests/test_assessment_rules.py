"""What a number decides that is known by a bound, what its parts say, and what is missing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from series import codes, dataset, judged, made_target, one, outcome, own, together, trajectory

from dualcarbon.assessment import REASONS, Reason, Verdict, assess
from dualcarbon.indicator import Better, Kind, find_indicator
from dualcarbon.trajectory import Dataset, Interval, Link, Trajectory

YEARLY = {
    (2021, 2020): "-3.8",
    (2022, 2021): "-0.8",
    (2023, 2022): "0.0",
    (2024, 2023): "-3.4",
    (2025, 2024): "-5.0",
}
FALL = made_target("carbon_intensity", "reduction", "at least 18 %", year=2025, baseline=2020)


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
    assert (found.observed.value, found.observed.one_sided, found.observed.high) == (
        Fraction(148),
        True,
        None,
    )


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
    assert (found.required.value, found.required.unit) == (Fraction(18), "%")


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
    assert Reason(code="stale", values={"newest": 2020, "until": 2025}).values == {
        "newest": 2020,
        "until": 2025,
    }
    with pytest.raises(ValueError, match="stale wants newest, until; got newest"):
        Reason(code="stale", values={"newest": 2020})
    with pytest.raises(KeyError):
        Reason(code="nonsense")
    assert all(isinstance(names, tuple) for names in REASONS.values())


def test_a_band_of_ones_own_needs_no_word_of_the_vocabulary() -> None:
    """Own indicators are judged by the same rules."""
    found = judged(
        own("%", better=Better.NEITHER, kind=Kind.SHARE), "level", "40 to 45 %", 2025, levels={2025: "=42"}
    )
    assert outcome(found) == (Verdict.MET, Fraction(2))


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
