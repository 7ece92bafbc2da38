"""Paths: year by year to a bound, read back and found to meet it, and what they allow."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Runner
from series import Series, Ties, made_target, together, trajectory

from dualcarbon.assessment import Verdict, assess_one
from dualcarbon.evidence import Evidence
from dualcarbon.library import Library
from dualcarbon.pathway import ALWAYS, Shape, find_target, pathway, with_growth
from dualcarbon.problem import DualcarbonError
from dualcarbon.region import find_region
from dualcarbon.report.pathway.data import to_csv
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory_file import read_trajectories

# indicator, form, bound, year, baseline, levels, links, shape: the values of the years after the observed ones
PATHS: list[tuple[str, str, str, int, int | None, Series, Ties, Shape | None, dict[int, str]]] = [
    # (50 - 26)/4 = 6 GW a year from 26 GW
    (
        *("wind_capacity", "level", "at least 50 GW", 2024, None, {2020: "26"}, {}, None),
        {2021: "32", 2022: "38", 2023: "44", 2024: "50"},
    ),
    # 10 to 40 in two years at one rate: doubled each year
    (
        *("wind_capacity", "level", "at least 40 GW", 2022, None, {2020: "10"}, {}, Shape.GEOMETRIC),
        {2021: "20", 2022: "40"},
    ),
    # a strict bound is passed by one of the six digits that are told: 50.0001
    ("wind_capacity", "level", "more than 50 GW", 2021, None, {2020: "26"}, {}, None, {2021: "50.0001"}),
    ("coal_share", "level", "less than 50 %", 2021, None, {2020: "56"}, {}, None, {2021: "49.9999"}),
    # a fall of 75 % in two years: halved each year
    (
        *("carbon_intensity", "reduction", "at least 75 %", 2022, 2020, {}, {(2020, 2019): "0"}, None),
        {2021: "-50", 2022: "-75"},
    ),
    # in a straight line: -37.5 and -75
    (
        *(
            "carbon_intensity",
            "reduction",
            "at least 75 %",
            2022,
            2020,
            {},
            {(2020, 2019): "0"},
            Shape.LINEAR,
        ),
        {2021: "-37.5", 2022: "-75"},
    ),
    # 10 more than 20, half a year of it a year
    (
        *("wind_capacity", "increase", "at least 10 GW", 2022, 2020, {2020: "20"}, {}, None),
        {2021: "25", 2022: "30"},
    ),
    ("wind_capacity", "multiple", "at least 3", 2022, 2020, {2020: "20"}, {}, None, {2021: "40", 2022: "60"}),
    # 3 GW a year on 20 GW
    (
        *("wind_capacity", "addition", "at least 3 GW per year", 2022, 2020, {2020: "20"}, {}, None),
        {2021: "23", 2022: "26"},
    ),
    # a flow: 60 in three years, 24 in the first, so 18 in each of the others
    (
        *("coal_production", "addition", "at least 60 Mt", 2023, 2020, {2021: "24"}, {}, None),
        {2022: "18", 2023: "18"},
    ),
    # a rate for every year is that rate every year, against the year before
    (
        *("gdp", "growth", "at least 6 % per year", 2023, 2021, {}, {(2022, 2021): "7"}, None),
        {2023: "6"},
    ),
    # a mean of 10 % over two years: 1.21, whatever the way
    (
        *("gdp", "growth", "at least 10 % per year on average", 2022, 2020, {}, {(2020, 2019): "3"}, None),
        {2021: "10", 2022: "21"},
    ),
    # about binds at its edge; the path leads to the number that the plan states
    ("non_fossil_share", "level", "about 20 %", 2021, None, {2020: "16"}, {}, None, {2021: "20"}),
    ("net_emissions", "net_zero", "by 2022", 2022, None, {2020: "8"}, {}, None, {2021: "4", 2022: "0"}),
    (
        "coal_consumption",
        "decrease",
        "at least 4 Mt",
        2022,
        2020,
        {2020: "20"},
        {},
        None,
        {2021: "18", 2022: "16"},
    ),
]


@pytest.mark.parametrize("case", PATHS, ids=lambda one: f"{one[0]} {one[1]} {one[2]} {one[7]}")
def test_the_years_of_a_path_and_what_check_finds(case: tuple[object, ...]) -> None:
    """The numbers are those worked out by hand; read back, the target is on track with a margin of nothing."""
    indicator, form, text, year, baseline, levels, links, shape, expected = case
    target = made_target(indicator, form, text, year=year, baseline=baseline)  # type: ignore[arg-type]  # a table of cases
    data = together(trajectory(indicator, levels=levels, links=links))  # type: ignore[arg-type]  # a table of cases
    file = RegionFile(path="cn.yaml", region=find_region("CN"), targets=(target,))
    path = pathway(file, target, data, shape=shape)  # type: ignore[arg-type]  # a table of cases
    ahead = {row.year: row.value for row in path.rows if not row.observed}
    assert ahead == {one: Fraction(value) for one, value in expected.items()}  # type: ignore[attr-defined]  # a table of cases
    again = read_trajectories(to_csv(path), "path.csv")
    (found,) = assess_one(target, Evidence(again))
    assert found.verdict is Verdict.ON_TRACK
    assert found.margin is not None
    assert 0 <= found.margin.value <= Fraction(1, 1000)


def test_every_shipped_target_with_a_number_is_met_by_its_path() -> None:
    """Of the country, the provinces and Chengdu, in both shapes: on track, at the bound, for every form there is."""
    library = Library()
    forms: dict[str, int] = {}
    files = [file for file in library.load_all() if file.region.level != "city"]
    for file in [*files, library.load("chengdu")]:
        own = {file.region.code: file.indicators}
        data = library.record([file.region.code], own)
        for target in file.targets:
            try:
                path = pathway(file, target, data)
            except DualcarbonError:
                continue
            again = read_trajectories(to_csv(path), "path.csv", own=own)
            found = next(one for one in assess_one(target, Evidence(again)) if one.main)
            assert found.verdict is Verdict.ON_TRACK, (target, found.reasons)
            assert found.margin is not None
            assert found.required is not None
            assert 0 <= found.margin.value <= max(Fraction(1), abs(found.required.value)) / 1000, target
            forms[target.form.value] = forms.get(target.form.value, 0) + 1
    assert set(forms) >= {"level", "reduction", "increase", "addition", "multiple", "growth"}
    assert sum(forms.values()) > 500


def test_a_bound_that_no_decimal_tells_is_still_met() -> None:
    """6.5 万亩 are 4333.33... ha: the last digit that is written leans to the good side."""
    target = made_target("forest_area", "level", "at least 6.5 万亩", year=2021)
    data = together(trajectory("forest_area", levels={2020: "0.001"}))
    file = RegionFile(path="cn.yaml", region=find_region("CN"), targets=(target,))
    again = read_trajectories(to_csv(pathway(file, target, data)), "path.csv")
    (found,) = assess_one(target, Evidence(again))
    assert found.verdict is Verdict.ON_TRACK


def test_a_path_begins_where_it_is_told_to() -> None:
    """From 2020 instead of 2022: (50 - 26)/4 again."""
    target = made_target("wind_capacity", "level", "at least 50 GW", year=2024)
    data = together(trajectory("wind_capacity", levels={2020: "26", 2022: "48"}))
    file = RegionFile(path="cn.yaml", region=find_region("CN"), targets=(target,))
    assert [row.value for row in pathway(file, target, data).rows] == [48, 49, 50]
    assert [row.value for row in pathway(file, target, data, start=2020).rows] == [26, 32, 38, 44, 50]


FALL = made_target("carbon_intensity", "reduction", "at least 50 %", year=2022, baseline=2020)
FILE = RegionFile(path="cn.yaml", region=find_region("CN"), targets=(FALL,))
KNOWN = together(
    trajectory("carbon_intensity", links={(2020, 2019): "0"}),
    trajectory("co2_emissions", levels={2020: "100"}),
    trajectory("gdp", links={(2021, 2020): "20"}),
)


@pytest.mark.parametrize(
    ("growth", "expected", "peak"),
    [
        # I: 1, 1/sqrt(2), 1/2 geometric; straight: 1, 0.75, 0.5. 2021 grew by 20 % on record, 2022 by 10 %:
        # 100, 100 x 0.75 x 1.2 = 90, 100 x 0.5 x 1.2 x 1.1 = 66
        ({ALWAYS: 10}, {2020: 100, 2021: 90, 2022: 66}, 2020),
        # what is given goes before what is on record: 0.75 x 1.5 = 1.125 and x 2/3 x 1 = 0.75
        ({2021: 50, 2022: 0}, {2020: 100, 2021: Fraction("112.5"), 2022: 75}, 2021),
        # the last that is given holds for later years: 112.5 x 2/3 x 1.5 = 112.5, and the first of equals is the peak
        ({2021: 50}, {2020: 100, 2021: Fraction("112.5"), 2022: Fraction("112.5")}, 2021),
    ],
)
def test_what_an_intensity_allows(growth: dict[int, int], expected: dict[int, int], peak: int) -> None:
    """E(y) = E(y0) I(y)/I(y0) G(y)/G(y0), from the level on record."""
    path = pathway(FILE, FALL, KNOWN, shape=Shape.LINEAR)
    found = with_growth(path, KNOWN, {year: Fraction(rate) for year, rate in growth.items()})
    assert dict(found.amounts or {}) == {year: Fraction(amount) for year, amount in expected.items()}
    assert found.peak == peak
    assert found.allowed == Fraction(expected[2022])


def test_a_level_of_ones_own() -> None:
    """200 in 2020 instead of the 100 on record."""
    path = pathway(FILE, FALL, KNOWN, shape=Shape.LINEAR)
    found = with_growth(path, KNOWN, {ALWAYS: Fraction(0)}, level=(Fraction(200), 2020))
    amounts = {2020: 200, 2021: 180, 2022: 120}
    assert dict(found.amounts or {}) == {year: Fraction(amount) for year, amount in amounts.items()}


TARGETS = """\
region: CN-SD
sources: {plan: {title: A plan, issued: 2021}}
targets:
  - {id: carbon, indicator: carbon_intensity, reduction: at least 50 %, baseline: 2020, year: 2022, source: plan}
  - {id: wind, indicator: wind_capacity, level: at least 50 GW, year: 2024, source: plan}
  - {id: peak, indicator: co2_emissions, peak: before 2030, source: plan}
  - {id: pace, indicator: gdp, growth: at least 6 % per year, baseline: 2020, year: 2025, source: plan}
"""
DATA = """\
region,indicator,year,value,unit,relative_to,source
CN-SD,carbon_intensity,2020,0,%,2019,Yearbook
CN-SD,wind_capacity,2022,30,GW,,Yearbook
CN-SD,gdp,2021,5,%,2020,Yearbook
"""


@pytest.fixture
def own(tmp_path: Path) -> tuple[str, str]:
    """A target file and its data."""
    (tmp_path / "mine.yaml").write_text(TARGETS, encoding="utf-8")
    (tmp_path / "data.csv").write_text(DATA, encoding="utf-8")
    return str(tmp_path / "mine.yaml"), str(tmp_path / "data.csv")


def test_a_path_pipes_into_check(run: Runner, own: tuple[str, str]) -> None:
    """The csv, whole, with the observation that it stands on; check finds the bound met."""
    region, data = own
    made = run("path", region, "wind", "-t", data)
    assert (made.code, made.stderr) == (0, "")
    assert made.stdout == (
        "region,indicator,year,value,unit,relative_to,definition,status,scenario,source\n"
        "CN-SD,wind_capacity,2022,30,GW,,,observed,,Yearbook\n"
        "CN-SD,wind_capacity,2023,40,GW,,,projected,path,\n"
        "CN-SD,wind_capacity,2024,50,GW,,,projected,path,\n"
    )
    found = run(
        "check", region, "-t", "-", "--indicator", "wind_capacity", "--format", "json", stdin=made.stdout
    )
    (one,) = json.loads(found.stdout)["assessments"]
    assert (one["verdict"], one["margin"]["value"], one["projected"]["value"]) == ("on_track", 0, 50)


def test_a_path_with_growth_is_emissions_too(run: Runner, own: tuple[str, str]) -> None:
    """The rows of the intensity, then what they allow; the year of the peak is told beside them."""
    region, data = own
    made = run(
        *("path", region, "carbon", "-t", data, "--shape", "linear"),
        *("--gdp-growth", "2021:20%,2022:10%", "--level", "0.1 Gt CO2 in 2020"),
    )
    assert made.code == 0
    rows = list(csv.DictReader(io.StringIO(made.stdout)))
    assert [(row["indicator"], row["year"], row["value"], row["unit"], row["status"]) for row in rows] == [
        ("carbon_intensity", "2021", "-25", "%", "projected"),
        ("carbon_intensity", "2022", "-50", "%", "projected"),
        ("co2_emissions", "2020", "100", "Mt CO2", "observed"),
        ("co2_emissions", "2021", "90", "Mt CO2", "projected"),
        ("co2_emissions", "2022", "66", "Mt CO2", "projected"),
    ]
    assert (
        made.stderr == "CO2 emissions: 66 Mt CO2 are allowed in 2022\nthey are highest in 2020: 100 Mt CO2\n"
    )


def test_the_table_of_a_path(run: Runner, own: tuple[str, str]) -> None:
    """A row a year, and the amounts beside it."""
    region, data = own
    made = run(
        *("path", region, "carbon", "-t", data, "--shape", "linear", "--format", "table"),
        *("--gdp-growth", "2021:20%", "--gdp-growth", "2022:10%", "--level", "100 Mt CO2 in 2020"),
        columns=80,
    )
    assert (made.code, made.stderr) == (0, "")
    assert made.stdout == (
        " Shandong · CO2 per unit of GDP 2022: ≥ 50 % below 2020\n"
        "\n"
        " Year  Against 2020  CO2 emissions\n"
        " ────────────────────────────────────────────\n"
        " 2020                   100 Mt CO2  highest\n"
        " 2021         −25 %      90 Mt CO2\n"
        " 2022         −50 %      66 Mt CO2  the bound\n"
        "\n"
        " by the same amount every year\n"
        " CO2 emissions: 66 Mt CO2 are allowed in 2022\n"
        " they are highest in 2020: 100 Mt CO2\n"
    )


ERRORS = [
    (("nothing",), 'no target "nothing" of Shandong'),
    (("peak",), "peak has no number to lead to: before 2030"),
    (("pace",), "pace cannot be met: 2021 fell short, at 5 %"),
    (("pace", "--shape", "linear"), "pace is a rate for every year, which no straight line keeps"),
    (("wind", "--from", "2019"), "the path cannot begin in 2019"),
    (("wind", "--level", "1 Mt CO2 in 2020"), "--level goes with --gdp-growth"),
    (
        ("wind", "--gdp-growth", "5%"),
        "wind is about wind_capacity, which is nothing per unit of GDP",
    ),
    (
        ("carbon", "--gdp-growth", "5%"),
        "no level of co2_emissions of CN-SD is on record for a year that the path is tied to",
    ),
    (
        ("carbon", "--gdp-growth", "2022:5%", "--level", "1 Mt CO2 in 2020"),
        "the growth of 2021 is neither given nor on record",
    ),
    (("carbon", "--gdp-growth", "5%,6%"), "--gdp-growth tells the growth of every year twice"),
    (("carbon", "--gdp-growth", "5%", "--level", "much"), '--level: "much" is no amount with its year'),
    (
        ("carbon", "--gdp-growth", "5%", "--level", "1 Mt CO2 in 2010"),
        "nothing ties the carbon_intensity of 2010 to the path",
    ),
]


@pytest.mark.parametrize(
    ("argv", "message"), ERRORS, ids=lambda one: " ".join(one) if isinstance(one, tuple) else ""
)
def test_each_error_is_a_sentence(
    run: Runner, own: tuple[str, str], tmp_path: Path, argv: tuple[str, ...], message: str
) -> None:
    """It exits with 2, says what is wrong and what to do."""
    (tmp_path / "known.csv").write_text(
        DATA.replace("CN-SD,gdp,2021,5,%,2020,Yearbook\n", "") if "gdp-growth" in "".join(argv) else DATA,
        encoding="utf-8",
    )
    region, _ = own
    ran = run("path", region, *argv, "-t", str(tmp_path / "known.csv"))
    assert (ran.code, ran.stdout) == (2, "")
    first, *hint = ran.stderr.splitlines()
    assert first == message
    assert hint


def test_what_to_give_where_no_level_is_on_record(run: Runner, own: tuple[str, str]) -> None:
    """The hint can be copied: an option with the unit and a year that is tied to the path."""
    region, data = own
    ran = run("path", region, "carbon", "-t", data, "--gdp-growth", "5%")
    assert ran.stderr.splitlines()[1] == '  give one: --level "12000 Mt CO2 in 2020"'


def test_a_target_is_found_by_its_id() -> None:
    """A slip of the pen gets a near name."""
    with pytest.raises(DualcarbonError, match='did you mean "made"'):
        find_target(FILE, "mad")


def test_a_baseline_that_nothing_is_tied_to_is_told(run: Runner, tmp_path: Path) -> None:
    """Not that there is no year to begin in, which helps nobody."""
    (tmp_path / "t.yaml").write_text(
        "region: CN-SD\nsources: {p: {title: P}}\ntargets:\n"
        "- {id: a, indicator: carbon_intensity, reduction: 68 %, baseline: 2005, year: 2030, source: p}\n",
        encoding="utf-8",
    )
    (tmp_path / "known.csv").write_text(
        "region,indicator,year,value,unit,relative_to\nCN-SD,carbon_intensity,2022,-3,%,2021\n",
        encoding="utf-8",
    )
    ran = run("path", str(tmp_path / "t.yaml"), "a", "-t", str(tmp_path / "known.csv"))
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "a is told against 2005, and no later year is known against it\n"
        "  give it with -t FILE; dualcarbon gaps names what is missing\n"
    )
