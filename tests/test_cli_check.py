"""``check`` from its arguments to its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Runner

TARGETS = """\
region: CN-SD
sources:
  plan:
    title: A plan
    issued: 2021
targets:
  - id: wind-2025
    indicator: wind_capacity
    level: at least 2000 万千瓦
    year: 2025
    source: plan
  - id: coal-2025
    indicator: coal_share
    level: at most 60 %
    year: 2025
    effort: strive
    source: plan
  - id: carbon-2025
    indicator: carbon_intensity
    reduction: at least 18 %
    baseline: 2020
    year: 2025
    source: plan
  - id: gas-2025
    indicator: gas_share
    level: at least 8 %
    year: 2025
    source: plan
  - id: old-2015
    indicator: carbon_intensity
    reduction: at least 17 %
    baseline: 2010
    year: 2015
    source: plan
"""
HEADER = "region,indicator,year,value,unit,relative_to,definition,status,scenario\n"
# The five yearly falls of the country: 0.962 · 0.992 · 1 · 0.966 · 0.95 = 0.87577, a fall of 12.42 %.
DATA = HEADER + (
    "CN-SD,wind_capacity,2023,21,GW,,,,\n"
    "CN-SD,wind_capacity,2025,2600,10^4 kW,,,,\n"
    "CN-SD,coal_share,2025,62,%,,,,\n"
    "CN-SD,carbon_intensity,2021,-3.8,%,2020,,,\n"
    "CN-SD,carbon_intensity,2022,-0.8,%,2021,,,\n"
    "CN-SD,carbon_intensity,2023,0,%,2022,,,\n"
    "CN-SD,carbon_intensity,2024,-3.4,%,2023,,,\n"
    "CN-SD,carbon_intensity,2025,-5.0,%,2024,,,\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A target file and its data."""
    (tmp_path / "mine.yaml").write_text(TARGETS, encoding="utf-8")
    (tmp_path / "data.csv").write_text(DATA, encoding="utf-8")
    return str(tmp_path / "mine.yaml"), str(tmp_path / "data.csv")


def verdicts(text: str) -> dict[str, str]:
    """The verdicts of a JSON document by target."""
    return {one["target"]: one["verdict"] for one in json.loads(text)["assessments"]}


def test_headline_targets_are_judged(run: Runner, files: tuple[str, str]) -> None:
    """The yearly falls compound to 12.42 % and miss 18 %; 2600 万千瓦 of wind are 26 GW and meet 20."""
    targets, data = files
    found = run("check", targets, "-t", data, "--format", "json")
    assert found.code == 1
    assert verdicts(found.stdout) == {"carbon-2025": "missed", "coal-2025": "missed", "wind-2025": "met"}
    carbon = next(one for one in json.loads(found.stdout)["assessments"] if one["target"] == "carbon-2025")
    assert carbon["observed"]["value"] == pytest.approx(12.4226, abs=1e-3)
    assert carbon["margin"] == {"value": pytest.approx(-5.5774, abs=1e-3), "unit": "percentage points"}


def test_table_on_eighty_columns(run: Runner, files: tuple[str, str]) -> None:
    """The table of a terminal of eighty columns."""
    targets, data = files
    assert run("check", targets, "-t", data, columns=80).stdout.splitlines() == [
        " Shandong 山东 · CN-SD",
        "",
        " Target               Year  Required       Newest              Margin  Verdict",
        " ──────────────────────────────────────────────────────────────────────────────",
        " CO2 per unit of GDP  2025  ≥ 18 %         12.4 % (2025)      −5.6 pp  ✗ missed",
        "                            below 2020                                 [1]",
        "",
        " Coal share of        2025  ≤ 60 %         62 % (2025)          −2 pp  ✗ missed",
        " energy (strive)",
        "",
        " Wind capacity        2025  ≥ 2000 万千瓦  2600 万千瓦    +600 万千瓦  ✓ met",
        "                                           (2025)",
        "",
        " [1] the plan does not state its definition",
        "",
        " 3 targets: 1 met, 2 missed; data to 2025; 2 more with --all",
    ]


FILTERS = [
    ((), {"carbon-2025", "coal-2025", "wind-2025"}),
    (("--all",), {"carbon-2025", "coal-2025", "wind-2025", "gas-2025", "old-2015"}),
    (("--indicator", "gas_share"), {"gas-2025"}),
    (("--indicator", "gas_share", "--indicator", "coal_share"), {"gas-2025", "coal-2025"}),
    (("--year", "2015"), {"old-2015"}),
    # issued in 2021
    (("--as-of", "2015"), set()),
]


@pytest.mark.parametrize(("options", "shown"), FILTERS)
def test_what_is_shown(
    run: Runner, files: tuple[str, str], options: tuple[str, ...], shown: set[str]
) -> None:
    """Headline targets of the last five years of the data, or what is asked for instead."""
    targets, data = files
    assert set(verdicts(run("check", targets, "-t", data, *options, "--format", "json").stdout)) == shown


def test_as_of_hides_later_observations(run: Runner, files: tuple[str, str]) -> None:
    """In 2023 the wind of 2025 was not known, and one observation of 21 GW was ahead of 20 GW."""
    targets, data = files
    found = run(
        "check", targets, "-t", data, "--as-of", "2023", "--indicator", "wind_capacity", "--format", "json"
    )
    document = json.loads(found.stdout)
    assert document["as_of"] == 2023
    (wind,) = document["assessments"]
    assert (wind["verdict"], wind["observed"]["year"]) == ("ahead", 2023)


EXITS = [
    ((), 1),
    (("--exit-zero",), 0),
    (("--fail-on", "none"), 0),
    (("--fail-on", "off-track"), 0),
    (("--fail-on", "off_track, met"), 1),
    (("--indicator", "wind_capacity"), 0),
    (("--indicator", "coal_share"), 0),
    (("--indicator", "gas_share"), 0),
    (("--indicator", "gas_share", "--fail-on", "unknown"), 1),
]


@pytest.mark.parametrize(("options", "code"), EXITS)
def test_exit_code(run: Runner, files: tuple[str, str], options: tuple[str, ...], code: int) -> None:
    """1 where a verdict of the list is found; what is striven for (the coal share) never fails a run."""
    targets, data = files
    assert run("check", targets, "-t", data, *options).code == code


def test_data_from_standard_input(run: Runner, files: tuple[str, str]) -> None:
    """``-t -`` reads the pipe."""
    targets, _ = files
    found = run("check", targets, "-t", "-", "--format", "json", stdin=DATA)
    assert verdicts(found.stdout)["wind-2025"] == "met"


def test_files_go_before_each_other_and_before_the_record(run: Runner, tmp_path: Path) -> None:
    """The later file's value counts, and that is said; ``--record`` joins the record behind the files."""
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(HEADER + "CN-SD,wind_capacity,2025,1,GW,,,,\n", encoding="utf-8")
    second.write_text(HEADER + "CN-SD,wind_capacity,2025,99,GW,,,,\n", encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(TARGETS, encoding="utf-8")
    options = ("--indicator", "wind_capacity", "--format", "json")
    both = ("-t", str(first), "-t", str(second))
    for argv in (both, (*both, "--record")):
        found = run("check", str(tmp_path / "mine.yaml"), *argv, *options)
        assert json.loads(found.stdout)["assessments"][0]["observed"]["value"] == 99
        assert "CN-SD wind_capacity 2025: 1 GW here gives way to 99 GW" in found.stderr


SCENARIOS = HEADER + (
    "CN-SD,wind_capacity,2023,21,GW,,,,\n"
    "CN-SD,wind_capacity,2025,25,GW,,,projected,fast\n"
    "CN-SD,wind_capacity,2025,19,GW,,,projected,slow\n"
)


def test_each_scenario_is_an_assessment(run: Runner, files: tuple[str, str]) -> None:
    """Both without ``--scenario``, one with it; an unknown one is told with the known ones."""
    targets, _ = files
    argv = ("check", targets, "-t", "-", "--indicator", "wind_capacity", "--format", "json")
    both = json.loads(run(*argv, stdin=SCENARIOS).stdout)["assessments"]
    assert [(one["scenario"], one["verdict"]) for one in both] == [
        ("fast", "on_track"),
        ("slow", "off_track"),
    ]
    one = json.loads(run(*argv, "--scenario", "fast", stdin=SCENARIOS).stdout)["assessments"]
    assert [(found["scenario"], found["projected"]["kind"]) for found in one] == [("fast", "projection")]
    refused = run(*argv, "--scenario", "fsat", stdin=SCENARIOS)
    assert refused.code == 2
    assert 'did you mean "fast"?' in refused.stderr


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "github", "junit"])
def test_every_format_tells_the_verdicts(run: Runner, files: tuple[str, str], form: str) -> None:
    """Six forms of one answer, one exit code, nothing on standard error."""
    targets, data = files
    found = run("check", targets, "-t", data, "--format", form)
    assert (found.code, found.stderr) == (1, "")
    assert "missed" in found.stdout


def test_csv_of_several_regions_is_one_table(run: Runner, files: tuple[str, str]) -> None:
    """One header for all regions."""
    targets, data = files
    found = run("check", targets, "CN", "-t", data, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    assert {row["region"] for row in rows} == {"CN-SD", "CN"}


def test_several_regions_have_a_summary(run: Runner, files: tuple[str, str]) -> None:
    """A table each, and the count of all below."""
    targets, data = files
    text = run("check", targets, "CN", "-t", data).stdout
    assert " Shandong 山东 · CN-SD\n" in text
    assert " China 中国 · CN\n" in text
    assert text.splitlines()[-1].startswith(" 2 regions, ")


def test_explanation(run: Runner, files: tuple[str, str]) -> None:
    """Formula, numbers, result with its rounding interval, and each link of the path."""
    targets, data = files
    text = run("check", targets, "-t", data, "--explain").stdout
    assert "1 − I(2025)/I(2020)" in text
    assert "1 − (1 − 0.038) × (1 − 0.008) × (1 + 0) × (1 − 0.034) × (1 − 0.05)" in text
    assert "12.42" in text


BAD_TARGETS = [
    ("not: [closed", "mine.yaml"),
    (TARGETS.replace("year: 2025\n    effort", "year: 2025\n    year: 2026\n    effort"), "year"),
    (TARGETS.replace("coal_share", "coal_shaer"), 'did you mean "coal_share"'),
    (TARGETS.replace("CN-SD", "CN-XY"), "CN-XY"),
    (TARGETS.replace("60 %", "60 kW"), "kW"),
    (TARGETS.replace("万千瓦", "千瓦瓦"), "千瓦瓦"),
    (TARGETS.replace("baseline: 2020", "baseline: 2030"), "2030"),
    (TARGETS.replace("wind-2025", "coal-2025"), "coal-2025"),
    ("", "mine.yaml"),
]


@pytest.mark.parametrize(("text", "words"), BAD_TARGETS)
def test_target_file_that_cannot_be_read(run: Runner, files: tuple[str, str], text: str, words: str) -> None:
    """A sentence with its place, nothing on standard output, exit 2."""
    targets, data = files
    Path(targets).write_text(text, encoding="utf-8")
    refused(run("check", targets, "-t", data), words, "mine.yaml:")


BAD_DATA = [
    ("region,indicator,jahr,value,unit\n", "year"),
    ("", "data.csv"),
    (HEADER + "CN-SD,wind_capacity,2025,lots,GW,,,,\n", "lots"),
    (HEADER + "CN-SD,wind_capacity,2025,1,GWW,,,,\n", "GWW"),
    (HEADER + "CN-SD,wind_capacity,2025,1,tce,,,,\n", "tce"),
    (HEADER + "CN-SD,wind_capcity,2025,1,GW,,,,\n", 'did you mean "wind_capacity"'),
    (HEADER + "CN-XX,wind_capacity,2025,1,GW,,,,\n", "CN-XX"),
    (DATA + "CN-SD,wind_capacity,2025,27,GW,,,,\n", "two values"),
]


@pytest.mark.parametrize(("text", "words"), BAD_DATA)
def test_trajectory_that_cannot_be_read(run: Runner, files: tuple[str, str], text: str, words: str) -> None:
    """The same for data: every bad row is told."""
    targets, data = files
    Path(data).write_text(text, encoding="utf-8")
    refused(run("check", targets, "-t", data), words, "data.csv")


BAD_ARGUMENTS = [
    ((), "no region is named"),
    (("shandnog",), 'did you mean "shandong"'),
    (("nowhere.yaml",), "no such file"),
    (("shandong", "-t", "nowhere.csv"), "no such file"),
    (("shandong", "--all-regions"), "do not go together"),
    (("shandong", "--indicator", "carbon_intensty"), 'did you mean "carbon_intensity"'),
    (("shandong", "--fail-on", "mised"), 'did you mean "missed"'),
    (("shandong", "--targets", "nowhere"), "no such folder"),
    (("shandong", "--year", "soon"), "is not a whole number"),
    (("shandong", "--year", "1900"), "no target is about what was asked for"),
    (("shandong", "--format", "xml"), "is not one of table"),
    (("shandong", "-t", "-", "-t", "-"), "standard input"),
]


@pytest.mark.parametrize(("argv", "words"), BAD_ARGUMENTS)
def test_arguments_that_have_no_answer(run: Runner, argv: tuple[str, ...], words: str) -> None:
    """Exit 2 and a sentence."""
    refused(run("check", *argv), words, "")


def test_file_that_is_not_utf8(run: Runner, files: tuple[str, str]) -> None:
    """Neither the targets nor the data."""
    for path in files:
        good = Path(path).read_bytes()
        Path(path).write_bytes("region: 山东\n".encode("gb18030"))
        refused(run("check", files[0], "-t", files[1]), "not UTF-8", path)
        Path(path).write_bytes(good)


def refused(found: object, words: str, place: str) -> None:
    """Checks that a run gave no answer, one complaint, and no traceback."""
    code, stdout, stderr = (getattr(found, name) for name in ("code", "stdout", "stderr"))
    assert (code, stdout) == (2, ""), stderr
    assert words in stderr
    assert place in stderr
    assert "Traceback" not in stderr


def program(*argv: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dualcarbon", *argv],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_console_that_cannot_show_marks() -> None:
    """On an ASCII console marks give way and nothing crashes."""
    found = program("check", "shandong", PYTHONIOENCODING="ascii", COLUMNS="80")
    assert found.returncode in (0, 1)
    assert found.stdout.isascii()
    assert found.stderr == b""


def test_no_colour_in_the_log_of_a_job() -> None:
    """Neither table nor help nor errors carry escape codes where GITHUB_ACTIONS is set."""
    for argv in (("check", "shandong"), ("check", "--help"), ("check", "--nonsense")):
        found = program(*argv, GITHUB_ACTIONS="true")
        assert b"\x1b" not in found.stdout + found.stderr


def test_reader_that_leaves() -> None:
    """A closed pipe ends the program without a word."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dualcarbon", "list", "regions", "--all"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait() == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


def test_crash_is_no_answer(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug of the program exits with 2, never with 1, which means that a target is missed."""

    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("dualcarbon.library.Library.load", crash)
    found = run("check", "shandong")
    assert found.code == 2
    assert "RuntimeError: a bug" in found.stderr
