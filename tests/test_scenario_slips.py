"""Files of scenarios as people have them: names with commas, odd case, old line ends, a column that is missing."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Runner

import dualcarbon as dc
from dualcarbon.api import crowd
from dualcarbon.baseline import Harmonize, Joining, Unfit
from dualcarbon.scenario_file import Glossary, Recipes, source_of_text, trajectories
from dualcarbon.trajectory import listed

SOLAR = "Capacity|Electricity|Solar"
HEAD = "Model,Scenario,Region,Variable,Unit,2025,2035\n"
NAMED = HEAD + "".join(
    f'M,"{name}",China,{SOLAR},GW,1000,{value}\n'
    for name, value in (("High, 2C", 2500), ("High", 2600), ("Low", 2000), ("2C", 2100))
)


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with four scenarios, one of which has a comma in its name; the run is beside it."""
    path = tmp_path / "f.csv"
    path.write_text(NAMED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


LISTS = [
    (("High, 2C",), {"M|High, 2C"}),
    (("M|High, 2C",), {"M|High, 2C"}),
    (("*, 2C",), {"M|High, 2C"}),
    (("High,Low",), {"M|High", "M|Low"}),
    (("High，Low",), {"M|High", "M|Low"}),
    (("2C, High",), {"M|2C", "M|High"}),
    (("Hi*,2C",), {"M|High, 2C", "M|High", "M|2C"}),
    (("High, 2C", "Low"), {"M|High, 2C", "M|Low"}),
]
"""What is asked for with --scenario, once or more often, and which scenarios that are."""


@pytest.mark.parametrize("handful", [1, 20])
@pytest.mark.parametrize(("asked", "expected"), LISTS)
def test_a_name_with_a_comma_goes_before_the_list(
    *,
    named: Path,
    run: Runner,
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[str, ...],
    expected: set[str],
    handful: int,
) -> None:
    """Whether the file is taken for a crowd or not, listed by scenario or streamed."""
    monkeypatch.setattr(crowd, "HANDFUL", handful)
    options = [word for one in asked for word in ("--scenario", one)]
    for more in ((), ("--by", "scenario")):
        found = run(
            "check", "china", "-t", named.name, *options, *more, "--all", "--format", "json", "--exit-zero"
        )
        told = {one["scenario"] for one in json.loads(found.stdout)["assessments"]} - {""}
        assert told == expected


def test_lists_part_at_commas_where_no_scenario_has_them() -> None:
    """Empty words are passed over, what is named twice is named once."""
    assert listed(["a, b,,a"], ["M|a"]) == ("a", "b")
    assert listed(["a, b"], ["M|a, b", "M|a"]) == ("a, b",)


UNKNOWN = [
    ("2C,Lo", 'no scenario "Lo" in the data in use\n  known: M|2C, M|High, M|High, 2C, M|Low'),
    ("High, 2D", 'no scenario "2D" in the data in use\n  known: M|2C, M|High, M|High, 2C, M|Low'),
    ("Mxy|z", 'no scenario "Mxy|z" in the data in use\n  known: M|2C, M|High, M|High, 2C, M|Low'),
]


@pytest.mark.parametrize("handful", [1, 20])
@pytest.mark.parametrize(("asked", "message"), UNKNOWN)
def test_every_name_asked_for_has_to_be_there(
    *, named: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, asked: str, message: str, handful: int
) -> None:
    """Of a crowd as of a handful."""
    monkeypatch.setattr(crowd, "HANDFUL", handful)
    found = run("check", "china", "-t", named.name, "--scenario", asked)
    assert (found.code, found.stdout) == (2, "")
    assert message in found.stderr


def test_in_python_a_text_is_one_name(named: Path) -> None:
    """Several stand in a list, and a text that reads like one is told so."""
    found = dc.check("china", named, scenarios="High, 2C", everything=True)
    assert {one.scenario for one in found} - {""} == {"M|High, 2C"}
    found = dc.check("china", named, scenarios=["High", "Low"], everything=True)
    assert {one.scenario for one in found} - {""} == {"M|High", "M|Low"}
    with pytest.raises(
        dc.UnknownName, match=r'no scenario "High,Low".*\n  give them one by one: "High", "Low"'
    ):
        dc.check("china", named, scenarios="High,Low")


CASES = [
    ("China", SOLAR, "2500"),
    ("CHINA", SOLAR.upper(), "2500"),
    ("china", "capacity|electricity|SOLAR", "2500"),
    ("Chn", "cap|Electricity|+|solar", "2500"),
]


@pytest.mark.parametrize(("region", "variable", "value"), CASES)
@pytest.mark.parametrize("header", [HEAD, HEAD.upper(), HEAD.lower()])
def test_names_are_read_in_any_case(header: str, region: str, variable: str, value: str) -> None:
    """Headers, regions and variables."""
    source = source_of_text(f"{header}M,S,{region},{variable},GW,1000,{value}\n", "f.csv")
    found = trajectories(source, regions=["CN"], recipes=Recipes(glossary=Glossary()))
    (series,) = [one for one in found.data if one.indicator.name == "solar_capacity"]
    assert [level.amount.value for level in series.levels] == [1000, 2500]


def test_one_variable_in_two_cases_stands_twice() -> None:
    """The second row is told."""
    text = f"{HEAD}M,S,China,{SOLAR},GW,1,2\nM,S,China,{SOLAR.lower()},GW,1,3\n"
    with pytest.raises(
        dc.DualcarbonError, match=r"f.csv:3:1: two values for M\|S, CN, Capacity\|Electricity\|Solar, 2025"
    ):
        trajectories(source_of_text(text, "f.csv"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [1, 30_000])
def test_lines_end_as_any_machine_ends_them(end: str, size: int) -> None:
    """Long files too: that of old Macs is no line of a megabyte."""
    rows = "".join(f"M,S{at},China,{SOLAR},GW,1000,2500\n" for at in range(size))
    found = trajectories(source_of_text((HEAD + rows).replace("\n", end), "f.csv"), regions=["CN"])
    assert len(found.names) == size


MISSING = [
    ("Model,Scenario,Region,Variable,2025,2035", [(32, "Unit")]),
    ("Scenario,Region,Variable,Unit,2025", [(1, "Model")]),
    ("model;region;variable;unit;year;value", [(7, "Scenario")]),
    ("REGION,VARIABLE,UNIT,2030", [(1, "Model"), (1, "Scenario")]),
    ("Model,Scenario,Variable,Unit,2030", [(16, "Region")]),
    ("Model,Scenario,Region,Unit,2030", [(23, "Variable")]),
]
"""Headers, and which columns they lack; where each would stand."""


@pytest.mark.parametrize(("header", "expected"), MISSING)
def test_a_table_that_lacks_a_column_is_told_so(
    *, header: str, expected: list[tuple[int, str]], tmp_path: Path, run: Runner
) -> None:
    """By its place, and not taken for another kind of file."""
    path = tmp_path / "f.csv"
    path.write_text(f"{header}\n", encoding="utf-8")
    found = run("check", "china", "-t", str(path))
    hint = "  the columns are Model, Scenario, Region, Variable, Unit\n"
    told = "".join(
        f'{path}:1:{column}: this is an IAMC table without the column "{name}"\n{hint}'
        for column, name in expected
    )
    assert (found.code, found.stdout, found.stderr) == (2, "", told)


def test_a_header_of_another_file_lacks_nothing() -> None:
    """That of dualcarbon itself, and of whatever else names regions and units."""
    for header in ("region,indicator,year,value,unit,scenario", "Region,Unit,2020,2030", "a,b"):
        with pytest.raises(dc.DualcarbonError, match="no table of the IAMC"):
            trajectories(source_of_text(f"{header}\n", "f.csv"))


@pytest.mark.parametrize("handful", [1, 20])
def test_a_summary_has_rows_of_what_scenarios_decide(
    *, named: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, handful: int
) -> None:
    """The others are counted; silent scenarios are unknown, and without scenarios every target has its row."""
    monkeypatch.setattr(crowd, "HANDFUL", handful)
    extra = "M,Only,China,Capacity|Electricity|Wind,GW,500,1200\n"
    named.write_text(NAMED + extra, encoding="utf-8")
    check = (
        "check",
        "china",
        "--summary",
        "--format",
        "csv",
        "--exit-zero",
        "--indicator",
        "solar_capacity,wind_solar_capacity",
    )
    found = run(*check, "--all", "-t", named.name)
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    assert {row["scenarios"] for row in rows} == {"5"}
    assert {row["unknown"] for row in rows if row["indicator"] == "solar_capacity"} == {"5"}
    assert "targets without a row, as no scenario decides them: " in found.stderr
    alone = run(*check)
    assert {row["scenarios"] for row in csv.DictReader(io.StringIO(alone.stdout))} == {"0"}
    assert not alone.stderr


UNFIT = [
    (Joining(), None, None),
    (Joining(harmonize=Harmonize.RATIO), None, Unfit(None)),
    (Joining(harmonize=Harmonize.RATIO), 2025, None),
    (Joining(harmonize=Harmonize.RATIO, converge=2025), 2025, Unfit(2025)),
    (Joining(harmonize=Harmonize.OFFSET, converge=2040), 2060, Unfit(2060, 2061)),
    (Joining(harmonize=Harmonize.OFFSET, converge=2026), 2025, None),
]


@pytest.mark.parametrize(("joining", "newest", "expected"), UNFIT)
def test_what_keeps_scenarios_from_being_harmonised(
    joining: Joining, newest: int | None, expected: Unfit | None
) -> None:
    """One answer for the command line and for Python; each names its own option."""
    assert joining.unfit(newest) == expected


GROWTH = [
    # 29600 / 28300 − 1 = 13 / 283, 29700 / 28300 − 1 = 14 / 283: within 4.5 to 5 %; 29000 / 28300 − 1 = 7 / 283.
    ("29600", "on_track", Fraction(1300, 283)),
    ("29700", "on_track", Fraction(1400, 283)),
    ("29000", "off_track", Fraction(700, 283)),
]


@pytest.mark.parametrize(("gdp", "verdict", "rate"), GROWTH)
def test_a_rate_of_a_scenario_is_projected_and_not_observed(
    tmp_path: Path, gdp: str, verdict: str, rate: Fraction
) -> None:
    """The growth of 2026 that a scenario tells of."""
    path = tmp_path / "f.csv"
    path.write_text(
        f"Model,Scenario,Region,Variable,Unit,2025,2026\nM,S,China,GDP|PPP,billion US$2010/yr,28300,{gdp}\n"
    )
    (one,) = [one for one in dc.check("china", path, everything=True) if one.target.id == "gdp-2026"]
    assert (str(one.verdict), one.observed) == (verdict, None)
    assert one.projected is not None
    assert (one.projected.value, one.projected.year, one.projected.kind) == (rate, 2026, "projection")
