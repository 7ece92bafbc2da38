"""Peaks, goals below a peak, and net zero."""

from __future__ import annotations

from fractions import Fraction

import pytest
from series import codes, judged, made_target, one, together, trajectory

from dualcarbon.assessment import Figure, Verdict, assess
from dualcarbon.trajectory import Grade

PEAKS = [
    # the words, the levels, the newest year of the data; verdict, provisional, the reasons
    (
        "before 2030",
        {2019: "10", 2020: "12", 2021: "11", 2022: "10"},
        None,
        Verdict.AHEAD,
        True,
        ["highest_in", "provisional"],
    ),
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
    (
        "before 2020",
        {2018: "10", 2019: "12", 2020: "11"},
        None,
        Verdict.MET,
        True,
        ["highest_in", "provisional"],
    ),
    (
        "by 2020",
        {2018: "10", 2019: "11", 2020: "12", 2021: "11"},
        None,
        Verdict.MET,
        True,
        ["highest_in", "provisional"],
    ),
    (
        "before 2020",
        {2018: "10", 2019: "11", 2020: "12", 2021: "11"},
        None,
        Verdict.MISSED,
        False,
        ["highest_in"],
    ),
    # over, and the data end before: nobody knows
    (
        "by 2025",
        {2018: "10", 2019: "12", 2020: "11"},
        2025,
        Verdict.UNKNOWN,
        False,
        ["peak_over", "highest_in"],
    ),
    # stale: 2020 where the data go to 2025, and the peak year lies ahead
    (
        "before 2030",
        {2018: "10", 2019: "12", 2020: "11"},
        2025,
        Verdict.OPEN,
        False,
        ["peak_stale", "highest_in"],
    ),
    # 11.8 may be 11.85, and 11.85 is 11.845 or more: a tie
    (
        "before 2030",
        {2018: "10", 2019: "11.8", 2020: "11.8", 2021: "11"},
        None,
        Verdict.AHEAD,
        True,
        ["highest_in", "provisional"],
    ),
    (
        "before 2030",
        {2018: "10", 2019: "12", 2020: "11.9", 2021: "12"},
        None,
        Verdict.OPEN,
        False,
        ["ties_with", "highest_in"],
    ),
    # two points make no peak
    (
        "before 2030",
        {2019: "12", 2020: "11"},
        None,
        Verdict.OPEN,
        False,
        ["too_few_points", "highest_in", "highest_is_first"],
    ),
    # steps of ten years: a maximum in 2030 may stand for 2021 to 2039
    (
        "before 2035",
        {2010: "8", 2020: "10", 2030: "12", 2040: "11"},
        None,
        Verdict.OPEN,
        False,
        ["hidden_by_hole", "highest_in"],
    ),
    (
        "before 2030",
        {2010: "8", 2020: "10", 2030: "12", 2040: "11"},
        None,
        Verdict.OPEN,
        False,
        ["hidden_by_hole", "highest_in"],
    ),
    (
        "before 2020",
        {2010: "8", 2020: "10", 2030: "12", 2040: "11"},
        None,
        Verdict.MISSED,
        False,
        ["highest_in"],
    ),
    (
        "before 2045",
        {2010: "8", 2020: "10", 2030: "12", 2040: "11"},
        None,
        Verdict.AHEAD,
        False,
        ["highest_in"],
    ),
    # a hole beside the maximum, on one side of the last admissible year
    (
        "by 2020",
        {2017: "10", 2018: "12", 2022: "11", 2023: "10"},
        None,
        Verdict.OPEN,
        False,
        ["hidden_by_hole", "highest_in"],
    ),
    ("by 2022", {2017: "10", 2018: "12", 2022: "11", 2023: "10"}, None, Verdict.MET, False, ["highest_in"]),
    # a maximum in the first year shows no rise before it
    (
        "before 2020",
        {2018: "12", 2019: "11", 2020: "10"},
        None,
        Verdict.MET,
        True,
        ["highest_in", "highest_is_first", "provisional"],
    ),
    (
        "between 2017 and 2019",
        {2018: "12", 2019: "11", 2020: "10"},
        None,
        Verdict.OPEN,
        False,
        ["highest_is_first", "highest_in"],
    ),
    (
        "between 2026 and 2030",
        {2018: "10", 2019: "12", 2020: "11"},
        None,
        Verdict.AHEAD,
        True,
        ["highest_in", "before_the_period", "provisional"],
    ),
    # fourteen years between two known ones
    (
        "before 2030",
        {2020: "900", 2036: "890"},
        None,
        Verdict.OPEN,
        False,
        ["hidden_by_hole", "highest_in", "highest_is_first"],
    ),
]


@pytest.mark.parametrize(("text", "levels", "newest", "verdict", "provisional", "reasons"), PEAKS)
def test_peak(
    text: str,
    levels: dict[int, str],
    newest: int | None,
    verdict: Verdict,
    provisional: bool,
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
    """The plan's word is kept, and the year added."""
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
