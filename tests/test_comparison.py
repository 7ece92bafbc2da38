"""Comparisons: which target of a region counts, in which order they stand, and what is rebased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest
from series import dataset, made_target, together, trajectory

from dualcarbon.assessment import Reason, Verdict
from dualcarbon.comparison import Comparison, compare, concerned
from dualcarbon.indicator import find_indicator
from dualcarbon.library import Library
from dualcarbon.problem import DualcarbonError
from dualcarbon.region import find_region
from dualcarbon.target import Baseline, Effort, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset

NOTHING = Dataset(newest=2020)


def file(region: str, *targets: Target) -> RegionFile:
    """A region's file; each target gets an id of its own."""
    place = find_region(region)
    own = tuple(replace(one, region=place.code, id=f"t{at}") for at, one in enumerate(targets, 1))
    return RegionFile(region=place, targets=own)


def share(text: str) -> Target:
    """A non-fossil share in 2030."""
    return made_target("non_fossil_share", "level", text, year=2030)


def fall(text: str, baseline: int = 2005, *, indicator: str = "carbon_intensity") -> Target:
    """A fall by 2030."""
    return made_target(indicator, "reduction", text, year=2030, baseline=baseline)


def order(files: Sequence[RegionFile], indicator: str) -> list[str]:
    """The regions in the order of the comparison of 2030."""
    return [row.region.code for row in compare(files, find_indicator(indicator), 2030, NOTHING).rows]


@cache
def shipped(indicator: str, year: int) -> Comparison:
    """A comparison of the targets that ship."""
    library = Library()
    files = library.load_all()
    data = library.record(list(concerned(files, indicator, year)))
    return compare(files, find_indicator(indicator), year, data)


def numbers(indicator: str, year: int) -> dict[str, Fraction]:
    """The numbers of the provinces and the nation in the first block, in order."""
    rows = shipped(indicator, year).blocks[0].rows
    return {
        row.region.slug: row.required.value
        for row in rows
        if row.required is not None and row.region.code.startswith("CN")
    }


ORDERS = [
    # The larger share, fall or capacity is the more ambitious one; of a coal share the smaller.
    ("non_fossil_share", "level", ["about 25 %", "at least 54 %", "about 20 %"], ["CN-SD", "CN", "CN-LN"]),
    ("coal_share", "level", ["about 50 %", "at most 60 %", "at most 45 %"], ["CN-LN", "CN", "CN-SD"]),
    # 9000万千瓦 are 90 GW, 0.1 TW are 100 GW.
    ("solar_capacity", "level", ["95 GW", "9000 万千瓦", "0.1 TW"], ["CN-LN", "CN", "CN-SD"]),
    # Of equal numbers "more than" asks more than "at least", and that more than "about"; the nation goes
    # before those that do not go beyond it.
    (
        "non_fossil_share",
        "level",
        ["about 25 %", "at least 25 %", "more than 25 %"],
        ["CN-LN", "CN-SD", "CN"],
    ),
    ("non_fossil_share", "level", ["at least 25 %", "at least 25 %", "25 %"], ["CN", "CN-SD", "CN-LN"]),
    # A goal without a number stands last.
    ("co2_emissions", "peak", ["by 2030", "before 2030", "before 2030"], ["CN-SD", "CN-LN", "CN"]),
]


@pytest.mark.parametrize(("indicator", "form", "texts", "codes"), ORDERS)
def test_the_more_ambitious_stands_first(
    indicator: str, form: str, texts: list[str], codes: list[str]
) -> None:
    """By the number in one unit, in the direction that is better, whatever the order of the files."""
    regions = ("CN", "CN-SD", "CN-LN")
    made = [made_target(indicator, form, text, year=2030) for text in texts]
    files = [file(region, target) for region, target in zip(regions, made, strict=True)]
    assert order(files, indicator) == codes


def test_a_goal_without_a_number_stands_last() -> None:
    """However it is worded."""
    unstated = made_target("non_fossil_share", "unstated", "as assigned by the state", year=2030)
    assert order([file("CN-SD", unstated), file("CN-LN", share("1 %"))], "non_fossil_share") == [
        "CN-LN",
        "CN-SD",
    ]


COUNTS = [
    # what the region has, and the one that counts
    ([share("20 %"), replace(share("22 %"), effort=Effort.STRIVE)], "20 %"),
    ([replace(share("22 %"), effort=Effort.STRIVE), share("20 %")], "20 %"),
    ([replace(share("30 %"), scope="the harbour"), share("20 %")], "20 %"),
    ([replace(share("30 %"), superseded=True), share("20 %")], "20 %"),
    ([replace(share("30 %"), definition="revised"), share("20 %")], "20 %"),
    ([replace(share("30 %"), scope="the harbour"), replace(share("22 %"), effort=Effort.STRIVE)], "22 %"),
    ([made_target("non_fossil_share", "unstated", "rises", year=2030), share("20 %")], "20 %"),
]


@pytest.mark.parametrize(("targets", "text"), COUNTS)
def test_of_several_targets_the_firm_one_for_the_whole_counts(targets: list[Target], text: str) -> None:
    """The others in force are noted, superseded ones are not."""
    (row,) = compare([file("CN-SD", *targets)], find_indicator("non_fossil_share"), 2030, NOTHING).rows
    assert row.target.text == text
    assert len(row.also) == sum(not target.superseded for target in targets) - 1


def test_the_baseline_of_most_regions_decides_which_fall_counts() -> None:
    """65 % below 2005 is compared with the others; 17 % below 2025 is noted."""
    files = [file("CN", fall("17 %", 2025), fall("65 %")), file("CN-SD", fall("68 %"))]
    comparison = compare(files, find_indicator("carbon_intensity"), 2030, NOTHING)
    assert [(row.region.code, row.target.text) for row in comparison.rows] == [
        ("CN-SD", "68 %"),
        ("CN", "65 %"),
    ]
    assert len(comparison.blocks) == 1


def test_a_form_that_most_regions_use_counts_before_the_baseline_asked_for() -> None:
    """A share of 20 % stays comparable with the others; the rise since 2020 is noted."""
    rise = made_target("non_fossil_share", "increase", "5 percentage points", year=2030, baseline=2020)
    files = [file("CN", share("25 %")), file("CN-SD", rise, share("20 %"))]
    comparison = compare(files, find_indicator("non_fossil_share"), 2030, NOTHING, baseline=2020)
    assert [row.target.text for row in comparison.rows] == ["25 %", "20 %"]


def test_different_baselines_are_not_mixed() -> None:
    """17 % below 2025 is not less than 65 % below 2005: each stands in a block of its own."""
    files = [file("CN", fall("65 %")), file("CN-SD", fall("17 %", 2025)), file("CN-LN", fall("66 %"))]
    comparison = compare(files, find_indicator("carbon_intensity"), 2030, NOTHING)
    assert [[row.region.code for row in block.rows] for block in comparison.blocks] == [
        ["CN-LN", "CN"],
        ["CN-SD"],
    ]


def test_a_baseline_asked_for_is_told_where_a_link_exists() -> None:
    """1 − 0.35/0.516 = 32.17 % below 2020; without a link the number stays, and says so."""
    files = [file("CN", fall("65 %")), file("CN-SD", fall("68 %")), file("CN-LN", fall("30 %", 2020))]
    data = dataset("carbon_intensity", links={(2020, 2005): "-48.4", (2025, 2020): "-12.4"})
    comparison = compare(files, find_indicator("carbon_intensity"), 2030, data, baseline=2020)
    nation, liaoning, shandong = comparison.rows
    assert nation.required is not None
    assert nation.rebased
    assert nation.required.value == 100 * (1 - Fraction(350, 516))
    assert nation.observed is not None
    assert (nation.observed.value, nation.observed.year) == (Fraction("12.4"), 2025)
    # The verdict is on the target as stated: 1 − 0.516 × 0.876 = 54.8 % below 2005.
    assert nation.assessment.observed is not None
    assert round(float(nation.assessment.observed.value), 2) == 54.80
    assert (liaoning.rebased, liaoning.obstacle) == (False, None)
    assert (shandong.rebased, shandong.obstacle) == (
        False,
        Reason(code="no_link", values={"first": 2005, "last": 2020}),
    )
    assert [len(block.rows) for block in comparison.blocks] == [2, 1]


REBASED = [
    # A rise of 100 % on 2005, with 2020 half as high again as 2005: 2/1.5 - 1 = 33.33 %.
    ("solar_capacity", "increase", "100 %", {2005: "10", 2020: "15"}, "33.33"),
    # 6 times 2005 are 4 times 2020.
    ("solar_capacity", "multiple", "6", {2005: "10", 2020: "15"}, "4.00"),
    # 8 GW more than 2005 are 3 GW more than 2020.
    ("solar_capacity", "increase", "8 GW", {2005: "10", 2020: "15"}, "3.00"),
    # 2.5 points above 2005 are 1.5 above 2020.
    ("non_fossil_share", "increase", "2.5 percentage points", {2005: "7", 2020: "8"}, "1.50"),
    # 5 Mt below 2005 are 3 Mt below 2020.
    ("co2_emissions", "decrease", "5 Mt CO2", {2005: "10", 2020: "8"}, "3.00"),
]


def test_nothing_is_observed_against_a_later_baseline() -> None:
    """48.4 % below 2005 in 2020 says nothing about a fall since 2020."""
    data = dataset("carbon_intensity", links={(2020, 2005): "-48.4"})
    indicator = find_indicator("carbon_intensity")
    (row,) = compare([file("CN", fall("65 %"))], indicator, 2030, data, baseline=2020).rows
    assert row.rebased
    assert row.observed is None


@pytest.mark.parametrize(("indicator", "form", "text", "levels", "told"), REBASED)
def test_every_form_against_a_year_is_rebased(
    indicator: str, form: str, text: str, levels: dict[int, str], told: str
) -> None:
    """Relative ones by the ratio of the two years, absolute ones by the difference."""
    target = made_target(indicator, form, text, year=2030, baseline=2005)
    data = dataset(indicator, levels=levels)
    (row,) = compare([file("CN", target)], find_indicator(indicator), 2030, data, baseline=2020).rows
    assert row.required is not None
    assert f"{float(row.required.value):.2f}" == told


OBSTACLES = [
    (
        "growth",
        "at most 3 % per year on average",
        2005,
        Reason(code="not_rebased", values={"form": "growth"}),
    ),
    ("addition", "5 Mt CO2", 2005, Reason(code="not_rebased", values={"form": "addition"})),
    ("reduction", "30 %", "peak", Reason(code="against_the_peak")),
]


@pytest.mark.parametrize(("form", "text", "baseline", "obstacle"), OBSTACLES)
def test_what_cannot_be_rebased_says_why(form: str, text: str, baseline: Baseline, obstacle: Reason) -> None:
    """And stands as it is stated."""
    target = made_target("co2_emissions", form, text, year=2030, baseline=baseline)
    data = dataset("co2_emissions", levels={2005: "10", 2020: "8"})
    (row,) = compare([file("CN", target)], find_indicator("co2_emissions"), 2030, data, baseline=2020).rows
    assert row.obstacle == obstacle


def test_definitions_are_never_chained() -> None:
    """A target on the revised definition finds no link on the untagged one."""
    target = replace(fall("65 %"), definition="revised")
    data = together(trajectory("carbon_intensity", links={(2020, 2005): "-48.4"}))
    indicator = find_indicator("carbon_intensity")
    (row,) = compare([file("CN", target)], indicator, 2030, data, baseline=2020).rows
    assert row.obstacle == Reason(code="no_link", values={"first": 2005, "last": 2020})


def test_a_goal_without_a_number_shows_what_has_been_observed() -> None:
    """In what the numbers of the others are told in."""
    unstated = made_target("non_fossil_share", "unstated", "rises", year=2030)
    files = [file("CN", unstated), file("CN-SD", share("20 %"))]
    data = dataset("non_fossil_share", levels={2020: "15.9"})
    *_, nation = compare(files, find_indicator("non_fossil_share"), 2030, data).rows
    assert nation.observed is not None
    assert (nation.observed.value, nation.observed.year) == (Fraction("15.9"), 2020)
    assert nation.assessment.verdict is Verdict.UNKNOWN


def test_years_that_exist_are_named() -> None:
    """Where no region has a target for the year asked."""
    with pytest.raises(DualcarbonError, match="there are some for 2030"):
        compare([file("CN", share("20 %"))], find_indicator("non_fossil_share"), 2027, NOTHING)


def test_a_region_named_without_such_a_target_is_told() -> None:
    """One of two; where none has one it is an error, although the nation has."""
    nation, shandong, liaoning = file("CN", share("25 %")), file("CN-SD", share("20 %")), file("CN-LN")
    indicator = find_indicator("non_fossil_share")
    named = [shandong.region, liaoning.region]
    comparison = compare([nation, shandong, liaoning], indicator, 2030, NOTHING, named=named)
    assert comparison.without == (liaoning.region,)
    with pytest.raises(DualcarbonError, match="no target of non_fossil_share"):
        compare([nation, liaoning], indicator, 2030, NOTHING, named=[liaoning.region])


def test_a_baseline_lies_before_the_year() -> None:
    """Nothing falls against its own year."""
    with pytest.raises(DualcarbonError, match="does not lie before 2030"):
        compare([file("CN", fall("65 %"))], find_indicator("carbon_intensity"), 2030, NOTHING, baseline=2030)


def test_energy_intensity_2025_as_in_the_report_of_2023() -> None:
    """PRCEE and EDF, 2023: Liaoning, Shandong and others go beyond the 13.5 % of the nation."""
    found = numbers("energy_intensity", 2025)
    assert found["china"] == Fraction("13.5")
    assert found["liaoning"] == found["shandong"] == Fraction("14.5")
    beyond = list(found)[: list(found).index("china")]
    assert {"liaoning", "shandong", "henan", "inner_mongolia", "ningxia", "zhejiang"} <= set(beyond)
    assert all(found[slug] > Fraction("13.5") for slug in beyond)
    assert all(found[slug] <= Fraction("13.5") for slug in list(found)[len(beyond) :])


def test_carbon_intensity_2030_as_in_the_report_of_2023() -> None:
    """PRCEE and EDF, 2023: only Shanghai and Shandong go beyond 65 % below 2005."""
    found = numbers("carbon_intensity", 2030)
    assert list(found)[:3] == ["shanghai", "shandong", "china"]
    assert [found[slug] for slug in ("shanghai", "shandong", "china")] == [70, 68, 65]
    block = shipped("carbon_intensity", 2030).blocks[0]
    assert {row.target.baseline for row in block.rows} == {2005}


def test_non_fossil_share_as_in_the_report_of_2023() -> None:
    """PRCEE and EDF, 2023: Qinghai, Hainan and Sichuan aim highest in 2030; Qinghai leads in 2025 too."""
    assert list(numbers("non_fossil_share", 2030))[:3] == ["qinghai", "hainan", "sichuan"]
    found = numbers("non_fossil_share", 2025)
    assert next(iter(found)) == "qinghai"
    assert all(found[slug] > found["china"] for slug in ("qinghai", "sichuan", "hainan"))


def test_every_region_with_a_target_in_force_has_one_row() -> None:
    """Cities too; superseded targets make no row."""
    files = Library().load_all()
    wanted = {
        one.region.code
        for one in files
        for target in one.targets
        if target.indicator.name == "energy_intensity" and target.year == 2025 and not target.superseded
    }
    rows = shipped("energy_intensity", 2025).rows
    assert sorted(row.region.code for row in rows) == sorted(wanted)
    assert len(wanted) > 80
