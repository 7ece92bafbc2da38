"""What ``validate`` shows: by severity, counted, or the findings alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Runner

NOTED = """\
region: CN-GZ
sources:
  plan: {title: Plan}
targets:
  - {id: a, indicator: energy_intensity, reduction: at least 14 %, baseline: 2020, year: 2025, source: plan}
"""
ROWS = "region,indicator,year,value,unit\n"


def codes(run: Runner, *words: str) -> list[str]:
    """The codes that are shown."""
    return [one["code"] for one in json.loads(run("validate", *words, "--format", "json").stdout)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file with a note, one with a warning, one with eight errors of one kind and one of another."""
    (tmp_path / "note.yaml").write_text(NOTED, encoding="utf-8")
    (tmp_path / "warning.csv").write_text(
        f"{ROWS}CN,gdp,2020,1,10^8 yuan\nCN,gdp,2021,9,10^8 yuan\n", encoding="utf-8"
    )
    bad = "".join(f"CN,gdp,{year},x,10^8 yuan\n" for year in range(2000, 2008))
    (tmp_path / "error.csv").write_text(f"{ROWS}{bad}CN,gdpp,2020,1,10^8 yuan\n", encoding="utf-8")
    return tmp_path


SEVERITIES = [
    ([], {"DC303", "DC105", "DC402"}),
    (["--severity", "warning"], {"DC303", "DC105", "DC402"}),
    (["--severity", "error"], {"DC303", "DC105"}),
    (["--severity", "note"], {"DC303", "DC105", "DC402", "DC211"}),
]


@pytest.mark.parametrize(("words", "shown"), SEVERITIES)
def test_severity_says_what_is_shown(run: Runner, folder: Path, words: list[str], shown: set[str]) -> None:
    """Notes are counted, not printed, where nothing else is said."""
    done = run("validate", str(folder), *words)
    assert set(codes(run, str(folder), *words)) == shown
    told = done.stderr.splitlines()
    assert told[0] == "3 files: 9 errors, 1 warning, 1 note"
    hidden = {"error": 2, "note": 0}.get(words[-1] if words else "", 1)
    assert told[1:] == ([f"not shown: {hidden}; --severity note shows all"] if hidden else [])
    assert done.code == 1


def test_a_project_sets_its_own_severity(run: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option goes before it; a word that is none is told."""
    monkeypatch.chdir(folder)
    settings = folder / "pyproject.toml"
    settings.write_text('[tool.dualcarbon]\nseverity = "note"\n', encoding="utf-8")
    assert "DC211" in codes(run, ".")
    assert "DC402" not in codes(run, ".", "--severity", "error")
    settings.write_text('[tool.dualcarbon]\nseverity = "notes"\n', encoding="utf-8")
    told = run("validate", ".")
    assert (told.code, told.stderr) == (
        2,
        f'{settings}: "severity" is one of: error, warning, note\n',
    )


def test_faults_of_one_kind_are_told_five_times(run: Runner, folder: Path) -> None:
    """And then counted; data have them all."""
    path = str(folder / "error.csv")
    lines = run("validate", path, "--format", "concise").stdout.splitlines()
    assert len(lines) == 5 + 1 + 1
    assert lines[-1] == f"{path}: error DC303 unreadable-value: 3 more of this kind, in lines 7 to 9"
    assert codes(run, path).count("DC303") == 8
    github = run("validate", path, "--format", "github").stdout.splitlines()
    assert len(github) == 5 + 1 + 1 + 1


def test_statistics_count_each_rule(run: Runner, folder: Path) -> None:
    """Instead of the findings; as text and as json."""
    text = run("validate", str(folder), "--statistics")
    assert text.stdout == (
        "8  error    DC303 unreadable-value\n1  error    DC105 unknown-indicator\n1  warning  DC402 jump\n"
    )
    assert text.code == 1
    counted = json.loads(run("validate", str(folder), "--statistics", "--format", "json").stdout)
    assert counted[0] == {"code": "DC303", "name": "unreadable-value", "severity": "error", "count": 8}
    refused = run("validate", str(folder), "--statistics", "--format", "sarif")
    assert (refused.code, refused.stderr) == (
        2,
        "--statistics goes with full, concise, json, not with sarif\n",
    )


def test_quiet_leaves_the_findings(run: Runner, folder: Path) -> None:
    """No summary, and no word of files passed over."""
    (folder / "prices.csv").write_text("date,price\n", encoding="utf-8")
    loud, quiet = run("validate", str(folder)), run("validate", str(folder), "--quiet")
    assert quiet.stdout == loud.stdout
    assert (quiet.stderr, quiet.code) == ("", loud.code)
    assert loud.stderr.startswith("passed over, being something else: ")
    assert "files:" not in run("validate", str(folder), "-q", "--format", "github").stdout


def test_control_characters_are_shown_not_sent(run: Runner, tmp_path: Path) -> None:
    """Of the text, of the line shown, of a key, and of the file's name; in every form for people."""
    path = tmp_path / "a\x1b[31m.yaml"
    path.write_text(NOTED.replace("id: a,", 'id: a, "k\\e[2Jey": "x\\a",'), encoding="utf-8")
    for form in ("full", "concise", "github"):
        shown = run("validate", str(path), "--format", form).stdout
        assert "\\x1b" in shown
        assert not any(ord(sign) < 32 and sign != "\n" for sign in shown), form


BESIDE = [
    (("24.0", "25.0"), 1),
    (("24.0", "24"), 0),
    (("24", "24.4"), 0),
    (("24.0", "at least 30"), 1),
]


@pytest.mark.parametrize(("values", "count"), BESIDE)
def test_two_trajectories_that_contradict_each_other(
    run: Runner, tmp_path: Path, values: tuple[str, str], count: int
) -> None:
    """Whatever their order; with both places named."""
    paths = []
    for name, value in zip("ab", values, strict=True):
        path = tmp_path / f"{name}.csv"
        path.write_text(f"{ROWS}CN-SD,wind_capacity,2024,{value},GW\n", encoding="utf-8")
        paths.append(str(path))
    for order in (paths, paths[::-1]):
        found = json.loads(run("validate", *order, "--format", "json").stdout)
        assert [one["code"] for one in found] == ["DC405"] * count
        assert all(order[0] == one["path"] and f"{order[1]}:2" in one["message"] for one in found)
