"""What decides which data a target is judged on, and what is said where nothing can be judged."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from series import dataset, made_target, published, together, trajectory

from dualcarbon.assessment import Assessment, Verdict, assess
from dualcarbon.indicator import find_indicator
from dualcarbon.trajectory import Dataset, Grade, Interval, Level, Link, Trajectory

YEARLY = {
    (2021, 2020): "-3.8",
    (2022, 2021): "-0.8",
    (2023, 2022): "0.0",
    (2024, 2023): "-3.4",
    (2025, 2024): "-5.0",
}
FALL = made_target("carbon_intensity", "reduction", "at least 18 %", year=2025, baseline=2020)


def one(found: list[Assessment]) -> Assessment:
    """The only assessment."""
    (assessment,) = found
    return assessment


PEAKS = [
    # text, years and amounts, verdict, provisional
    ("before 2030", {2019: "10", 2020: "11", 2021: "12"}, Verdict.OPEN, False),
    ("before 2030", {2019: "10", 2020: "12", 2021: "11"}, Verdict.AHEAD, True),
    ("before 2030", {2013: "12", 2014: "11", 2019: "10"}, Verdict.AHEAD, False),
    ("before 2020", {2018: "12", 2019: "11", 2020: "10"}, Verdict.MET, True),
    ("by 2020", {2018: "10", 2019: "11", 2020: "12"}, Verdict.OPEN, False),
    ("before 2020", {2018: "10", 2019: "11", 2020: "12"}, Verdict.MISSED, False),
    ("before 2020", {2018: "10", 2020: "12", 2021: "11"}, Verdict.MISSED, True),
    ("by 2020", {2018: "10", 2020: "12", 2021: "11"}, Verdict.MET, True),
    ("between 2026 and 2030", {2026: "10", 2028: "12", 2031: "11"}, Verdict.MET, True),
    # of a tie the first year counts
    ("before 2020", {2019: "12", 2020: "12", 2021: "11"}, Verdict.MET, True),
]


@pytest.mark.parametrize(("text", "levels", "verdict", "provisional"), PEAKS)
def test_peak(text: str, levels: dict[int, str], verdict: Verdict, provisional: bool) -> None:  # noqa: FBT001 - a table
    """A maximum in the newest year proves no peak; with fewer than five years after it, it is provisional."""
    target = made_target("co2_emissions", "peak", text)
    found = one(assess([target], dataset("co2_emissions", levels=levels)))
    assert (found.verdict, found.provisional) == (verdict, provisional)


def test_a_maximum_in_the_first_year_carries_a_note() -> None:
    """It counts, and says that the data begin there."""
    target = made_target("co2_emissions", "peak", "before 2030")
    found = one(assess([target], dataset("co2_emissions", levels={2019: "12", 2025: "10"})))
    assert found.verdict is Verdict.AHEAD
    assert (
        found.reason == "highest in 2019 (12 Mt CO2), data to 2025; the maximum is the first year of the data"
    )


def test_a_peak_known_by_links_only() -> None:
    """Yearly changes make an index: 1, 1.02, 1.0404, 1.0196."""
    links = {(2021, 2020): "2.0", (2022, 2021): "2.0", (2023, 2022): "-2.0"}
    target = made_target("co2_emissions", "peak", "before 2030")
    found = one(assess([target], dataset("co2_emissions", links=links)))
    assert found.verdict is Verdict.AHEAD
    assert found.reason.startswith("highest in 2022 (1.0404 × the first year)")


def test_an_untagged_target_is_judged_on_each_definition() -> None:
    """18 % is missed at 12.4 % on the yearly figures and at 17.7 % on the definition of 2026."""
    revised = trajectory("carbon_intensity", links={(2025, 2020): "-17.7"}, definition="revised")
    data = together(trajectory("carbon_intensity", links=YEARLY), revised)
    found = assess([FALL], data)
    assert [(each.definition, each.verdict) for each in found] == [
        ("", Verdict.MISSED),
        ("revised", Verdict.MISSED),
    ]
    assert [each.observed.value.quantize(Decimal("0.1")) for each in found if each.observed] == [
        Decimal("12.4"),
        Decimal("17.7"),
    ]


def test_definitions_are_never_chained() -> None:
    """A link of one definition does not carry the other on: 2023 is all the untagged one knows."""
    tagged = trajectory("carbon_intensity", links={(2025, 2023): "-8.0"}, definition="revised")
    untagged = trajectory("carbon_intensity", links={(2023, 2020): "-4.6"})
    found = one(assess([FALL], together(untagged, tagged)))
    assert found.definition == ""
    assert found.observed is not None
    assert found.observed.year == 2023


def test_a_target_with_a_definition_is_judged_on_it_alone() -> None:
    """The other definition is no substitute."""
    target = made_target(
        "carbon_intensity", "reduction", "at least 17 %", year=2025, baseline=2020, definition="revised"
    )
    found = one(assess([target], dataset("carbon_intensity", links=YEARLY)))
    assert (found.verdict, found.definition) == (Verdict.UNKNOWN, "revised")
    assert (
        found.reason
        == 'no observations of carbon_intensity for CN on the definition "revised"; known: untagged'
    )


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
    assert [f"{each.projected.value:.2f} {each.projected.kind}" for each in found if each.projected] == [
        "62.49 projection",
        "57.07 projection",
    ]
    assert [each.scenario for each in assess([target], data, scenario="slow")] == ["slow"]


def test_a_projection_decides_before_ahead() -> None:
    """What stands today may be planned away."""
    target = made_target("wind_solar_capacity", "level", "at least 1200 GW", year=2030)
    data = together(
        trajectory("wind_solar_capacity", levels={2023: "1051", 2024: "1407"}),
        trajectory("wind_solar_capacity", levels={2030: "1100"}, scenario="less"),
    )
    assert one(assess([target], data)).verdict is Verdict.OFF_TRACK


def test_as_of_gives_what_could_be_said_then() -> None:
    """In 2022 758 GW stood: on track, not ahead."""
    target = made_target("wind_solar_capacity", "level", "at least 1200 GW", year=2030)
    data = dataset("wind_solar_capacity", levels={2020: "534", 2022: "758", 2024: "1407"})
    found = one(assess([target], data, as_of=2022))
    assert found.verdict is Verdict.ON_TRACK
    assert found.observed is not None
    assert found.observed.year == 2022
    assert not found.over


def test_a_series_that_ends_early_is_not_due_and_says_that_the_year_is_over() -> None:
    """The data in use go to 2025, this series to 2020."""
    target = made_target("solar_capacity", "level", "at least 50 GW", year=2025)
    data = dataset("solar_capacity", levels={2019: "20", 2020: "30"}, newest=2025)
    found = one(assess([target], data))
    assert found.verdict is Verdict.ON_TRACK
    assert found.over
    assert found.stale
    assert found.reason.startswith("2025 is over; newest observation: 2020")


def test_newer_data_without_the_target_year_is_unknown() -> None:
    """Nothing is interpolated."""
    target = made_target("solar_capacity", "level", "at least 50 GW", year=2025)
    found = one(assess([target], dataset("solar_capacity", levels={2024: "45", 2026: "60"})))
    assert found.verdict is Verdict.UNKNOWN
    assert found.reason == "the series has newer data (to 2026), but no value of 2025 and no path to it"


def test_a_one_sided_figure_decides_only_where_it_can() -> None:
    """More than 51 % satisfies 50 %, and says nothing about 55 %."""
    link = Link(
        year=2022,
        base=2005,
        change=Interval(low=Decimal("-Infinity"), value=Decimal(-51), high=Decimal(-51)),
        grade=Grade.OFFICIAL,
        source="a report",
    )
    series = Trajectory(region="CN", indicator=find_indicator("carbon_intensity"), links=(link,))
    data = together(series)
    verdicts = {
        text: one(
            assess([made_target("carbon_intensity", "reduction", text, year=2022, baseline=2005)], data)
        ).verdict
        for text in ("at least 50 %", "at least 55 %")
    }
    assert verdicts == {"at least 50 %": Verdict.MET, "at least 55 %": Verdict.UNKNOWN}


def test_price_years_are_not_mixed() -> None:
    """A level at prices of 2010 says nothing about a target without a price year."""
    level = Level(year=2015, amount=published("0.66"), price_year="2010", source="yearbook")
    series = Trajectory(region="CN", indicator=find_indicator("energy_intensity"), levels=(level,))
    target = made_target("energy_intensity", "level", "at most 0.869 tce/10^4 yuan", year=2015)
    found = one(assess([target], together(series)))
    assert found.verdict is Verdict.UNKNOWN
    assert "other price year" in found.reason


def test_a_ratio_that_nobody_published_follows_from_its_parts() -> None:
    """CO2 100 to 105, GDP +30 %: 1 - 1.05/1.30 = 19.23 %, shown as derived."""
    data = together(
        trajectory("co2_emissions", levels={2020: "100", 2025: "105"}),
        trajectory("gdp", links={(2025, 2020): "30.0"}),
    )
    found = one(assess([FALL], data))
    assert found.verdict is Verdict.MET
    assert found.derived
    assert found.observed is not None
    assert f"{found.observed.value:.2f} {found.observed.kind}" == "19.23 derived"


def test_a_published_ratio_goes_before_the_parts() -> None:
    """The same parts beside a published fall of 18.8 %."""
    data = together(
        trajectory("carbon_intensity", links={(2025, 2020): "-18.8"}),
        trajectory("co2_emissions", levels={2020: "100", 2025: "105"}),
        trajectory("gdp", links={(2025, 2020): "30.0"}),
    )
    found = one(assess([FALL], data))
    assert found.observed is not None
    assert (found.observed.value, found.derived) == (Decimal("18.8"), False)


UNKNOWNS = [
    ("unstated", "falls markedly", None, "no number: falls markedly"),
    ("reduction", "at least 18 %", None, "no baseline is stated, and none is implied"),
    (
        "reduction",
        "at least 18 %",
        2015,
        "nothing is known of the baseline 2015; the data tell of 2020 to 2025",
    ),
]


@pytest.mark.parametrize(("form", "text", "baseline", "reason"), UNKNOWNS)
def test_unknown_says_what_is_missing(form: str, text: str, baseline: int | None, reason: str) -> None:
    """An unknown is an answer, with its reason."""
    target = made_target("carbon_intensity", form, text, year=2025, baseline=baseline)
    found = one(assess([target], dataset("carbon_intensity", links=YEARLY)))
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, reason)


def test_no_data_at_all() -> None:
    """An empty dataset is no success."""
    assert one(assess([FALL], Dataset())).reason == "no observations of carbon_intensity for CN"


def test_the_trace_puts_the_numbers_in() -> None:
    """Formula, numbers, result with its interval, documents."""
    found = one(assess([FALL], dataset("carbon_intensity", links={(2025, 2020): "-17.7"}), explain=True))
    assert [(step.what, step.formula, step.numbers, step.result, step.sources) for step in found.trace] == [
        ("link 2020→2025 −17.7 %", "", "", "factor 0.823 (0.8225 to 0.8235)", ("communique [official]",)),
        ("fall 2020→2025", "1 − I(2025)/I(2020)", "1 − (1 − 0.177)", "17.7 % (17.65 to 17.75)", ()),
        ("margin", "value − required", "17.7 − 18", "−0.3 percentage points", ()),
    ]


def test_the_trace_tells_of_a_path_that_disagrees() -> None:
    """0.962 x 0.992 x 1 x 0.966 x 0.95 = 0.87576 against a published 0.823."""
    data = dataset("carbon_intensity", links={(2025, 2020): "-17.7", **YEARLY})
    found = one(assess([FALL], data, explain=True))
    assert found.observed is not None
    assert found.observed.value == Decimal("17.7")
    (step,) = [step for step in found.trace if step.what == "a second path disagrees"]
    assert "0.87576 against 0.823" in step.result


def test_a_target_of_a_part_is_not_judged_on_the_whole() -> None:
    """Nuclear capacity "built and under construction" is not what the record counts."""
    target = replace(
        made_target("nuclear_capacity", "level", "at least 13 GW", year=2025),
        scope="built and under construction",
    )
    data = dataset("nuclear_capacity", levels={2025: "10"})
    whole = one(assess([target], replace(data, whole_regions=True)))
    assert (whole.verdict, whole.reason) == (
        Verdict.UNKNOWN,
        'covers only "built and under construction"; the record tells of the whole',
    )
    assert one(assess([target], data)).verdict is Verdict.MISSED


def test_a_scenario_that_has_nothing_to_say_is_not_told() -> None:
    """What is unknown in every scenario is one assessment; a scenario that reaches the year has its own."""
    target = made_target("non_fossil_share", "level", "about 25 %", year=2030)
    near = trajectory("non_fossil_share", levels={2028: "23.0"}, scenario="near")
    far = trajectory("non_fossil_share", levels={2030: "26.0"}, scenario="far")
    assert [(each.scenario, each.verdict) for each in assess([target], together(near))] == [
        ("", Verdict.UNKNOWN)
    ]
    assert [(each.scenario, each.verdict) for each in assess([target], together(near, far))] == [
        ("far", Verdict.ON_TRACK)
    ]


def test_a_baseline_that_has_just_been_observed_is_open() -> None:
    """The plan for 2030 begins in 2025: data are there, but none after it."""
    target = made_target("carbon_intensity", "reduction", "at least 17 %", year=2030, baseline=2025)
    found = one(assess([target], dataset("carbon_intensity", links=YEARLY)))
    assert (found.verdict, found.reason) == (
        Verdict.OPEN,
        "nothing after the baseline 2025 has been observed yet",
    )


def test_what_is_required_is_told_without_data() -> None:
    """18 %, whatever is known."""
    found = one(assess([FALL], Dataset()))
    assert found.required is not None
    assert (found.required.value, found.required.unit) == (Decimal(18), "%")


def test_a_definition_that_ends_at_the_baseline_is_told_only_alone() -> None:
    """Where the revised figures go on, the old ones that end in 2020 are no second answer."""
    old = trajectory("energy_intensity", links={(2020, 2015): "-19.0"})
    new = trajectory("energy_intensity", links={(2023, 2020): "-15.8"}, definition="revised")
    target = made_target("energy_intensity", "reduction", "at least 14.5 %", year=2025, baseline=2020)
    assert [(each.definition, each.verdict) for each in assess([target], together(old, new))] == [
        ("revised", Verdict.AHEAD)
    ]
    assert [each.verdict for each in assess([target], together(old))] == [Verdict.OPEN]


def test_the_figure_of_the_target_year_does_not_grow_stale() -> None:
    """15 % of 2020 was judged on 2020, though the data go to 2025."""
    target = made_target("non_fossil_share", "level", "about 15 %", year=2020)
    found = one(assess([target], dataset("non_fossil_share", levels={2020: "15.9"}, newest=2025)))
    assert (found.verdict, found.stale) == (Verdict.MET, False)


@pytest.mark.parametrize(
    ("bound", "verdict"),
    [
        # (40 - 35)/5 = 1 a year: 45 % in 2030, and more if 2025 was more
        ("about 43.5 %", Verdict.ON_TRACK),
        # 45 % falls short of 47 %, but nobody knows by how much 2025 was above 40 %
        ("at least 47 %", Verdict.OPEN),
        ("at least 38 %", Verdict.AHEAD),
    ],
)
def test_a_pace_from_a_bound_decides_only_where_it_can(bound: str, verdict: Verdict) -> None:
    """At least 40 % in 2025: enough for what it reaches, silent about what it does not."""
    above = Interval(low=Decimal(40), value=Decimal(40), high=Decimal("Infinity"))
    levels = (
        Level(year=2020, amount=published("35.0"), source="plan"),
        Level(year=2025, amount=above, source="report"),
    )
    series = Trajectory(region="CN", indicator=find_indicator("non_fossil_share"), levels=levels)
    target = made_target("non_fossil_share", "level", bound, year=2030)
    assert one(assess([target], together(series))).verdict is verdict


def test_a_peak_shows_where_its_numbers_come_from() -> None:
    """A series of a data set is not called official, and the trace names it."""
    series = trajectory("co2_emissions", levels={2019: "12", 2020: "11"}, grade=Grade.THIRD_PARTY)
    target = made_target("co2_emissions", "peak", "before 2030")
    found = one(assess([target], together(series), explain=True))
    assert found.observed is not None
    assert found.observed.kind == "third-party"
    assert found.trace[0].sources == ("yearbook [third-party]",)
