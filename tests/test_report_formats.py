"""Assessments as JSON, CSV, Markdown, annotations and JUnit, and the arithmetic in words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import junitparser
from sheets import AHEAD, ALL, MISSED, OFF_TRACK, OPEN, ROUNDED, UNKNOWN, UNSTATED, goal, sheet

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.report.as_csv import COLUMNS, to_csv
from dualcarbon.report.as_json import to_json
from dualcarbon.report.explain import explain_one, explain_sheet
from dualcarbon.report.github import to_github
from dualcarbon.report.junit import to_junit
from dualcarbon.report.markdown import to_markdown
from dualcarbon.report.sheet import fails, tally
from dualcarbon.report.shown import Wanted, select
from dualcarbon.target import Effort, Form

NO = frozenset({Verdict.MISSED, Verdict.OFF_TRACK})
KEYS = {
    *(
        "region",
        "target",
        "indicator",
        "definition",
        "form",
        "bound",
        "baseline",
        "year",
        "effort",
        "scenario",
    ),
    *(
        "verdict",
        "within_rounding",
        "required",
        "observed",
        "projected",
        "margin",
        "pace",
        "reason",
        "source",
    ),
    *("region_name", "stale", "provisional", "superseded", "over"),
}


def test_json_has_the_promised_keys() -> None:
    """Version, date and year of the data, and the keys of every assessment."""
    document = json.loads(to_json([sheet(*ALL)], version="1.0", data="2026-11-20", as_of=2023))
    assert (document["version"], document["data"], document["as_of"]) == ("1.0", "2026-11-20", 2023)
    assert len(document["assessments"]) == len(ALL)
    for assessment in document["assessments"]:
        assert set(assessment) >= KEYS
        assert set(assessment["bound"]) == {"text", "lower", "upper", "unit", "strict"}
        assert "trace" not in assessment


def test_json_values() -> None:
    """Numbers are not rounded, years are integers, a fall is positive, what is missing is null."""
    one = json.loads(to_json([sheet(OFF_TRACK)], version="1", data="", as_of=None))["assessments"][0]
    assert one["region"] == "CN-SD"
    assert one["verdict"] == "off_track"
    assert one["required"] == {"value": 68, "unit": "%"}
    assert (one["observed"]["value"], one["observed"]["year"]) == (48.4, 2020)
    assert (one["projected"]["value"], one["projected"]["kind"]) == (64.75, "extrapolation")
    assert one["margin"] == {"value": -3.25, "unit": "percentage points"}
    assert one["pace"] == {"so_far": 3.8, "required": 4.78, "unit": "% per year"}
    assert (one["baseline"], one["year"], one["stale"]) == (2005, 2030, True)
    assert one["source"]["number"] == "鲁政字〔2022〕242号"
    missing = json.loads(to_json([sheet(UNKNOWN)], version="1", data="", as_of=None))["assessments"][0]
    assert [missing[key] for key in ("required", "observed", "projected", "margin", "pace")] == [None] * 5


def test_json_trace_on_request() -> None:
    """With ``explain`` each assessment carries its steps."""
    text = to_json([sheet(MISSED)], version="1", data="", as_of=None, explain=True)
    (step,) = json.loads(text)["assessments"][0]["trace"]
    assert step["formula"] == "1 − I(2025)/I(2020)"
    assert step["sources"] == ["Communique 2025 [official]"]


def test_csv_has_a_row_for_each_assessment() -> None:
    """The same names, nested ones joined; every row has every column."""
    rows = list(csv.DictReader(io.StringIO(to_csv([sheet(*ALL)]))))
    assert len(rows) == len(ALL)
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["margin_value"] == "-8.0783"
    assert rows[0]["within_rounding"] == "false"
    assert rows[0]["source_issued"] == "2022-12-18"
    assert rows[5]["observed_value"] == ""


def test_csv_of_nothing_has_its_header() -> None:
    """No assessments: the header alone."""
    assert to_csv([sheet()]).splitlines() == [",".join(COLUMNS)]


def test_markdown_is_a_table() -> None:
    """A heading, as many cells in each row as in the header, escaped marks, the summary."""
    text = to_markdown(sheet(*ALL))
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert text.startswith("## Shandong 山东 (CN-SD)\n")
    assert len(table) == 2 + len(ALL)
    assert len({line.replace("\\|", "").count("|") for line in table}) == 1
    assert "| CO2 per unit of GDP | 2025 | ≥ 20.5 % below 2020 | 12.42 % (2025) |" in text


def test_github_puts_errors_first_and_a_summary_last() -> None:
    """The worst first, since a job shows ten only; percent signs are escaped."""
    lines = to_github([sheet(UNKNOWN, OPEN, AHEAD, MISSED)], NO).splitlines()
    assert lines[0].startswith("::error file=targets/shandong.yaml,line=12,col=5,title=Shandong 山东%3A ")
    assert "20.5 %25 below 2020" in lines[0]
    assert "targets/shandong.yaml:12:5" in lines[0]
    assert [line.split(" ", 1)[0] for line in lines[1:-1]] == ["::notice", "::notice"]
    assert lines[-1] == "dualcarbon: 4 targets: 1 missed, 1 ahead, 1 open, 1 unknown"


def test_junit_is_read_back(tmp_path: Path) -> None:
    """A library of its own counts the same failures and skips."""
    path = tmp_path / "junit.xml"
    path.write_text(to_junit([sheet(*ALL)], NO), encoding="utf-8")
    (suite,) = junitparser.JUnitXml.fromfile(str(path))
    assert (suite.name, suite.tests, suite.failures, suite.skipped) == ("CN-SD", 7, 3, 3)
    assert [case.name for case in suite if case.is_failure][-1] == "energy_intensity-2025 (revised)"


def test_explanation_tells_source_formula_numbers_and_documents() -> None:
    """The document of the target with number, date and address, then each step with its documents."""
    text = explain_one(MISSED)
    assert text.splitlines()[0] == "CO2 per unit of GDP 2025: ≥ 20.5 % below 2020  ✗ missed"
    for words in (
        "Carbon Peaking Implementation Plan, 鲁政字〔2022〕242号, 2022-12-18",
        "https://example.org/plan",
        "fall 2020→2025: 1 − I(2025)/I(2020) = 1 − (1 − 0.124) = 12.42 % (12.37 to 12.47)",
        "from Communique 2025 [official]",
    ):
        assert words in text
    assert "2020 is implied" in explain_one(ROUNDED)
    assert explain_sheet(sheet(*ALL)).count("\n\n") == len(ALL) - 1


def test_what_fails_a_run() -> None:
    """Missed and off track do; what is striven for, or superseded, never does."""
    assert fails(MISSED, NO)
    assert not fails(UNKNOWN, NO)
    assert fails(UNKNOWN, {Verdict.UNKNOWN})
    for effort, superseded in ((Effort.STRIVE, False), (None, True)):
        target = goal(
            "co2_emissions", Form.REDUCTION, "10 %", 2025, baseline=2020, effort=effort, superseded=superseded
        )
        assert not fails(Assessment(target=target, verdict=Verdict.MISSED), NO)


def test_tally_counts_targets_once() -> None:
    """Two definitions of one target are two assessments of one target."""
    assert tally([MISSED, MISSED]) == "1 target, 2 assessments: 2 missed"
    assert tally([]) == "no targets"


def test_selection() -> None:
    """Headline, in force, not long past; ``--indicator``, ``--year`` and ``--all`` lift one limit each."""
    past = goal("carbon_intensity", Form.LEVEL, "18 %", 2020)
    due = goal("carbon_intensity", Form.LEVEL, "18 %", 2021)
    minor = goal("gas_share", Form.LEVEL, "18 %", 2030)
    replaced = goal("coal_share", Form.LEVEL, "18 %", 2030, superseded=True)
    yearless = UNSTATED.target
    targets = [yearless, replaced, minor, due, past]

    def shown(wanted: Wanted) -> list[str]:
        return [target.id for target in select(targets, wanted, own={}, newest=2025)]

    assert shown(Wanted()) == ["carbon_intensity-2021", "forest_coverage-None"]
    assert shown(Wanted(indicators=("gas_share",))) == ["gas_share-2030"]
    assert shown(Wanted(year=2020)) == ["carbon_intensity-2020"]
    assert len(shown(Wanted(everything=True))) == len(targets)
    own = {"gas_share": minor.indicator}
    assert [one.id for one in select([minor], Wanted(), own=own, newest=2025)] == ["gas_share-2030"]
