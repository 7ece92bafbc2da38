"""The data in use: the record, the user's own before it, files instead of it; and what check makes of them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Runner

TARGETS = """\
region: CN-SD
sources: {plan: {title: A plan, issued: 2021}}
targets:
  - {id: oil, indicator: oil_consumption, level: at most 10 Mt, year: 2025, source: plan}
  - {id: wind, indicator: wind_capacity, level: at least 20 GW, year: 2024, source: plan}
  - {id: more, indicator: wind_capacity, level: at least 99 GW, year: 2024, effort: strive, source: plan}
"""
HEADER = "region,indicator,year,value,unit\n"


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A target file of Shandong; its wind of 2024 is on record (26.69 GW), its oil of 2025 is not."""
    path = tmp_path / "mine.yaml"
    path.write_text(TARGETS, encoding="utf-8")
    return str(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of own observations: oil, and a wind that contradicts the record."""
    path = tmp_path / "mine"
    path.mkdir()
    (path / "oil.csv").write_text(f"{HEADER}CN-SD,oil_consumption,2025,9,Mt\n", encoding="utf-8")
    (path / "wind.csv").write_text(f"{HEADER}CN-SD,wind_capacity,2024,19,GW\n", encoding="utf-8")
    return path


def judged(run: Runner, *argv: str) -> dict[str, tuple[str, float | None]]:
    """Verdict and newest figure of each target."""
    ran = run("check", *argv, "--format", "json", "--exit-zero")
    assert ran.code == 0, ran.stderr
    return {
        one["target"]: (one["verdict"], one["observed"] and one["observed"]["value"])
        for one in json.loads(ran.stdout)["assessments"]
    }


def test_a_folder_of_ones_own_goes_before_the_record(
    run: Runner, own: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """9 Mt meet 10; 19 GW miss 20, where the record's 26.69 meet it. The variable does what the option does."""
    assert judged(run, own)["wind"] == ("met", 26.69)
    expected = {"oil": ("met", 9), "wind": ("missed", 19), "more": ("missed", 19)}
    assert judged(run, own, "--record-dir", str(folder)) == expected
    monkeypatch.setenv("DUALCARBON_RECORD", str(folder))
    assert judged(run, own) == expected


def test_files_are_instead_of_the_record_and_a_folder_named_beside_them_stands_behind(
    run: Runner, own: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """-t 21 GW: oil is unknown; known with the folder named; and with --record the record too."""
    given = tmp_path / "given.csv"
    given.write_text(f"{HEADER}CN-SD,wind_capacity,2024,21,GW\n", encoding="utf-8")
    assert judged(run, own, "-t", str(given))["oil"][0] == "unknown"
    with_folder = judged(run, own, "-t", str(given), "--record-dir", str(folder))
    assert (with_folder["wind"], with_folder["oil"]) == (("met", 21), ("met", 9))
    monkeypatch.setenv("DUALCARBON_RECORD", str(folder))
    assert judged(run, own, "-t", str(given))["oil"][0] == "unknown"
    assert judged(run, own, "-t", str(given), "--record")["oil"] == ("met", 9)


COMMANDS = [
    ("check", "shandong", "--exit-zero"),
    ("overview", "--indicator", "wind_capacity"),
    ("gaps", "shandong"),
    ("history", "shandong", "--indicator", "wind_capacity"),
    ("path", "shandong", "wind-capacity-2030", "--from", "2024"),
    ("compare", "wind_capacity", "--year", "2030"),
    ("scorecard", "shandong"),
    ("rebase", "65%", "--from", "2005", "--to", "2020"),
    ("plot", "shandong", "wind_capacity"),
]


@pytest.mark.parametrize("argv", COMMANDS, ids=lambda one: one[0])
def test_every_command_that_reads_data_takes_the_folder(
    run: Runner, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    """A broken file in it stops each of them, with its place."""
    (tmp_path / "bad.csv").write_text(f"{HEADER}CN-SD,wind_capacity,2024,many,GW\n", encoding="utf-8")
    ran = run(*argv, "--record-dir", str(tmp_path))
    assert ran.code == 2
    assert ran.stdout == ""
    assert "bad.csv:2:" in ran.stderr
    assert run(*argv, "--record-dir", str(tmp_path / "nowhere")).stderr.startswith("no such folder: ")


def test_what_is_passed_over_is_told_beside_the_data(run: Runner, own: str, tmp_path: Path) -> None:
    """Empty rows are counted, a value that gives way to another one is named; json stays clean."""
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(f"{HEADER}CN-SD,wind_capacity,2024,21,GW\nCN-SD,oil_consumption,2025,,Mt\n", "utf-8")
    second.write_text(f"{HEADER}CN-SD,wind_capacity,2024,30,GW\n", encoding="utf-8")
    ran = run("check", own, "-t", str(first), "-t", str(second), "--format", "json", "--exit-zero")
    assert json.loads(ran.stdout)["assessments"]
    told = ran.stderr.splitlines()
    assert told[0] == f"{first}: 1 row has no value and is passed over"
    assert told[1].startswith(
        f"{first}:2: CN-SD wind_capacity 2024: 21 GW here gives way to 30 GW of {second}:2"
    )


def test_lists_are_given_with_commas_or_by_repeating(run: Runner) -> None:
    """Indicators, verdicts and what fails a run."""
    indicators = ("wind_capacity", "solar_capacity")
    once = run("check", "shandong", "--indicator", ",".join(indicators), "--format", "csv")
    twice = run(
        "check", "shandong", *(word for one in indicators for word in ("--indicator", one)), "--format", "csv"
    )
    assert once.stdout == twice.stdout
    assert {row["indicator"] for row in csv.DictReader(io.StringIO(once.stdout))} == set(indicators)


def test_only_some_verdicts(run: Runner, own: str) -> None:
    """What is shown decides the exit code; a floor and its stretch are two targets."""
    ran = run("check", own, "--verdict", "missed", "--format", "csv")
    assert [row["target"] for row in csv.DictReader(io.StringIO(ran.stdout))] == ["more"]
    assert ran.code == 0  # what is striven for never fails a run
    both = run("check", own, "--verdict", "missed,met", "--verdict", "unknown", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(both.stdout)))) == 3
    none = run("check", own, "--verdict", "off_track")
    assert (none.code, none.stdout) == (0, " no target has one of these verdicts\n")


def test_what_counts_as_no(run: Runner, own: str) -> None:
    """Unknown fails a run only where it is asked for."""
    assert run("check", own).code == 0
    assert run("check", own, "--fail-on", "unknown,missed").code == 1
    assert run("check", own, "--fail-on", "met", "--fail-on", "missed").code == 1
    assert run("check", own, "--fail-on", "none").code == 0


@pytest.mark.parametrize("level", ["country", "province", "city"])
def test_regions_of_one_level(run: Runner, level: str) -> None:
    """Below the provinces everything is a city."""
    ran = run("check", "--all-regions", "--level", level, "--format", "csv", "--exit-zero")
    codes = {row["region"] for row in csv.DictReader(io.StringIO(ran.stdout))}
    shapes = {
        "country": lambda code: code == "CN",
        "province": lambda code: code[:3] == "CN-",
        "city": str.isdigit,
    }
    assert codes
    assert all(shapes[level](code) for code in codes)


def test_a_csv_for_excel(run: Runner, own: str) -> None:
    """It begins with a byte order mark, and is the same behind it."""
    plain, marked = run("check", own, "--format", "csv"), run("check", own, "--format", "csv", "--bom")
    assert marked.stdout == f"\ufeff{plain.stdout}"


def test_a_workbook_goes_to_a_file(run: Runner, own: str, tmp_path: Path) -> None:
    """Check, compare and overview; numbers are numbers."""
    openpyxl = pytest.importorskip("openpyxl")
    for argv in (
        ("check", own),
        ("compare", "wind_capacity", "--year", "2030"),
        ("overview", "--level", "country"),
    ):
        place = tmp_path / f"{argv[0]}.xlsx"
        ran = run(*argv, "--format", "xlsx", "-o", str(place))
        assert (ran.stdout, ran.stderr) == ("", "")
        book = openpyxl.load_workbook(place)
        assert len(book.worksheets) > 1
        values = [cell.value for row in book.worksheets[0].rows for cell in row]
        assert argv[0] == "overview" or any(isinstance(value, int | float) for value in values)


SCENARIOS = "Model,Scenario,Region,Variable,Unit,2030\n" + "".join(
    f"M,S{at},CN-SD,Capacity|Electricity|Wind,GW,{18 + at}\n" for at in range(5)
)
AHEAD = TARGETS.replace("year: 2024, source", "year: 2030, source")


def test_a_row_a_target(run: Runner, tmp_path: Path) -> None:
    """18, 19, 20, 21, 22 GW against 20: three of five are on track, so that the ensemble is; the median is 20."""
    (tmp_path / "mine.yaml").write_text(AHEAD, encoding="utf-8")
    (tmp_path / "models.csv").write_text(SCENARIOS, encoding="utf-8")
    argv = ("check", str(tmp_path / "mine.yaml"), "-t", str(tmp_path / "models.csv"), "--summary")
    ran = run(*argv, "--indicator", "wind_capacity", "--format", "csv")
    (row,) = [one for one in csv.DictReader(io.StringIO(ran.stdout)) if one["target"] == "wind"]
    assert {key: value for key, value in row.items() if value not in ("0", "")} == {
        "region": "CN-SD",
        "target": "wind",
        "indicator": "wind_capacity",
        "year": "2030",
        "scenarios": "5",
        "on_track": "3",
        "off_track": "2",
        "low": "18",
        "median": "20",
        "high": "22",
        "unit": "GW",
        "margin_unit": "GW",
        "verdict": "on_track",
    }
    two = run(*argv, "--scenario", "M|S0,M|S4", "--format", "json")
    (found,) = [one for one in json.loads(two.stdout)["targets"] if one["target"] == "wind"]
    assert (found["scenarios"], found["low"], found["high"]) == (2, 18, 22)
    pattern = run(*argv, "--scenario", "*|S[12]", "--format", "json")
    (found,) = [one for one in json.loads(pattern.stdout)["targets"] if one["target"] == "wind"]
    assert (found["scenarios"], found["median"], found["verdict"]) == (2, 19.5, "on_track")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("check",), "no region is named"),
        (("check", "shandong", "--all-regions"), "--all-regions and names of regions do not go together"),
        (("check", "shandong", "--level", "city"), "--level goes with --all-regions"),
        (("check", "shandong", "--verdict", "mised"), '--verdict: "mised" is no verdict'),
        (("check", "shandong", "--fail-on", "mised"), '--fail-on: "mised" is no verdict'),
        (("check", "shandong", "--bom"), "--bom goes with csv"),
        (("check", "shandong", "--summary", "--format", "junit"), "--summary goes with table, json, csv"),
        (("check", "shandong", "--summary", "--explain"), "--summary and --explain do not go together"),
        (("check", "shandong", "-t", "-", "-t", "-"), "standard input can be read once only"),
        (("scorecard", "china"), "the national appraisal grades provinces, and China is none"),
        (("scorecard", "jinan"), "the national appraisal grades provinces, and Jinan is none"),
    ],
)
def test_each_error_is_a_sentence(run: Runner, argv: tuple[str, ...], message: str) -> None:
    """It exits with 2, says what is wrong and what to do."""
    ran = run(*argv)
    assert (ran.code, ran.stdout) == (2, "")
    first, *hint = ran.stderr.splitlines()
    assert first == message
    assert hint
