"""``scorecard`` from the command line: the fourteen lines, the grade, the exit code."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from conftest import Runner

from dualcarbon.report.paper.wrap import width
from dualcarbon.scorecard import CRITERIA

EMPTY = """
region: CN-SD
sources:
  plan: {title: A plan}
targets:
  - {id: share, indicator: steel_share, level: at least 30 %, year: 2030, source: plan}
indicators:
  steel_share: {label: Share of green steel, label_zh: 绿钢比重, unit: "%", better: higher, kind: share}
"""


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """A file without any target that the appraisal looks at."""
    path = tmp_path / "empty.yaml"
    path.write_text(EMPTY, encoding="utf-8")
    return str(path)


MISSED = """
region: CN-HN
sources:
  plan: {title: A plan, issued: 2021}
targets:
  - {id: share, indicator: non_fossil_share, level: at least 30 %, year: 2025, source: plan}
"""


@pytest.fixture
def missed(tmp_path: Path) -> str:
    """A control indicator that was missed: 24 % of 30 %."""
    path = tmp_path / "missed.yaml"
    path.write_text(MISSED, encoding="utf-8")
    return str(path)


def test_a_control_indicator_missed_is_failed(run: Runner, missed: str) -> None:
    """One is enough, whatever the others turn out to be."""
    done = run("scorecard", missed)
    assert done.code == 1
    assert "Grade: failed 不合格" in done.stdout
    (line,) = [text for text in done.stdout.splitlines() if "Non-fossil share of energy" in text]
    assert "✗ missed" in line


def test_the_nation_is_not_graded(run: Runner) -> None:
    """The appraisal grades provinces."""
    done = run("scorecard", "CN")
    assert (done.code, done.stdout) == (2, "")
    assert "the national appraisal grades provinces" in done.stderr


def test_who_is_graded_is_said(run: Runner, empty: str) -> None:
    """The measures grade provinces, yearly, and no table of figures is the last word."""
    done = run("scorecard", empty, columns=300)
    assert (
        "provincial Party committees and governments, not the country; falsified data are failed"
        in done.stdout
    )


def test_grades_still_possible_are_listed(run: Runner, empty: str) -> None:
    """Where nothing is known all three are."""
    done = run("scorecard", empty, columns=400)
    assert done.code == 0
    assert "still possible: excellent 优秀 or qualified 合格 or failed 不合格" in done.stdout
    assert done.stdout.count("no target is known") == 12
    assert done.stdout.count("not published as a target or a series") == 2


@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_screen(run: Runner, columns: int) -> None:
    """Where there is room every criterion stands on one line."""
    narrow, wide = run("scorecard", "shandong", columns=columns), run("scorecard", "shandong", columns=400)
    assert max(map(width, narrow.stdout.splitlines())) <= columns
    for criterion in CRITERIA:
        assert f"{criterion.label} {criterion.label_zh} " in wide.stdout


def test_json_has_fourteen_lines(run: Runner, missed: str) -> None:
    """Each with its role, state, reason, and the assessments it rests on."""
    done = run("scorecard", missed, "--format", "json")
    document = json.loads(done.stdout)
    assert (document["region"], document["grade"], document["grade_zh"]) == ("CN-HN", "failed", "不合格")
    assert document["grades"] == ["failed"]
    assert [line["role"] for line in document["lines"]] == ["control"] * 5 + ["supporting"] * 9
    share = document["lines"][4]
    assert share["state"] == "missed"
    assert {one["target"] for one in share["rests_on"]} == {"share"}
    assert {one["verdict"] for one in share["rests_on"]} == {"missed"}


def test_json_without_a_grade(run: Runner, empty: str) -> None:
    """The grade is null, the grades are listed."""
    document = json.loads(run("scorecard", empty, "--format", "json").stdout)
    assert document["grade"] is None
    assert document["grades"] == ["excellent", "qualified", "failed"]


def test_csv_has_a_row_for_each_line(run: Runner, empty: str) -> None:
    """The region first; what is not known is empty."""
    done = run("scorecard", empty, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.stdout.startswith("region,region_name,role,label,label_zh,state,grades,")
    assert len(rows) == 14
    assert {row["reason"] for row in rows} == {"no target is known", "not published as a target or a series"}


def test_markdown_is_a_table(run: Runner, empty: str) -> None:
    """One for the control and one for the supporting indicators."""
    done = run("scorecard", empty, "--format", "markdown")
    assert "### Control indicators 控制指标" in done.stdout
    assert "| Oil consumption 石油消费总量 | ? undecided | no target is known | | |" in re.sub(
        " +", " ", done.stdout
    )


def test_an_unknown_region_exits_with_2(run: Runner) -> None:
    """With a near name."""
    done = run("scorecard", "shandon")
    assert done.code == 2
    assert "shandong" in done.stderr
