"""Assessments as JSON, CSV, Markdown, annotations and JUnit, and the arithmetic in words."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import junitparser
from sheets import (
    ALL,
    DIVIDED,
    FLOOR,
    MISSED,
    OFF_TRACK,
    OPEN,
    PLAN,
    ROUNDED,
    UNKNOWN,
    goal,
    sheet,
)

from dualcarbon.assessment import Verdict
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.check.data import COLUMNS, row, to_csv, to_json
from dualcarbon.report.check.explain import explain_one, explain_sheet
from dualcarbon.report.check.github import to_github
from dualcarbon.report.check.junit import to_junit
from dualcarbon.report.check.markdown import to_markdown
from dualcarbon.report.check.table import tally
from dualcarbon.target import Form

NO = frozenset({Verdict.MISSED, Verdict.OFF_TRACK})
SHANDONG = sheet().region
# The keys that the design promises.
KEYS = {
    *("region", "target", "indicator", "definition", "form", "bound", "baseline", "year", "effort"),
    *("scenario", "verdict", "within_rounding", "required", "observed", "projected", "margin", "pace"),
    *("reason", "source", "region_name", "stale", "provisional", "superseded", "over"),
    *("main", "acceleration", "evidence", "baseline_year", "reason_code", "reason_values"),
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
    assert (one["projected"]["low"], one["projected"]["high"]) == (64.45, 65.05)
    assert one["margin"] == {"value": -3.25, "unit": "percentage points"}
    assert one["pace"] == {"so_far": 3.8, "required": 4.78, "unit": "% per year"}
    assert (one["baseline"], one["baseline_year"], one["year"], one["stale"]) == (2005, 2005, 2030, True)
    assert (one["main"], one["acceleration"], one["evidence"]) == (True, 1.258, "official")
    assert one["source"]["number"] == "鲁政字〔2022〕242号"
    missing = json.loads(to_json([sheet(UNKNOWN)], version="1", data="", as_of=None))["assessments"][0]
    keys = ("required", "observed", "projected", "margin", "pace", "acceleration", "evidence")
    assert [missing[key] for key in keys] == [None] * len(keys)


def test_a_reason_is_a_sentence_of_the_language_and_a_code_that_is_not() -> None:
    """``reason`` follows the language; ``reason_code`` and ``reason_values`` are the same in each."""
    told = {}
    for lang in ("en", "zh"):
        text = to_json([sheet(OFF_TRACK)], version="1", data="", as_of=None, words=words_in(lang))
        told[lang] = json.loads(text)["assessments"][0]
    assert told["en"]["reason"] == "at the pace of 2015 to 2020, carried on for 10 years"
    assert told["zh"]["reason"] == "按2015—2020年的速度延续10年"
    for one in told.values():
        assert one["reason_code"] == "carried_on"
        assert one["reason_values"] == {"first": 2015, "last": 2020, "years": 10}
    assert {**told["en"], "reason": "", "reasons": []} == {**told["zh"], "reason": "", "reasons": []}


def test_figures_of_a_reason_are_numbers_for_programs() -> None:
    """The windows that disagree are told with what each leads to."""
    one = json.loads(to_json([sheet(DIVIDED)], version="1", data="", as_of=None))["assessments"][0]
    (five, three) = one["reason_values"]["leads"]
    assert (five[0], five[1]["value"], five[1]["unit"]) == (5, 269, "GW")
    assert (three[0], three[1]["value"]) == (3, 348)


def test_the_baseline_peak_stays_peak() -> None:
    """``baseline`` is that of the plan, ``baseline_year`` the year it means."""
    target = goal("co2_emissions", Form.REDUCTION, "at least 7 %", 2035, baseline="peak")
    told = row(replace(OFF_TRACK, target=target, baseline_year=2027), SHANDONG)
    assert (told["baseline"], told["baseline_year"]) == ("peak", 2027)


def test_json_trace_on_request() -> None:
    """With ``explain`` each assessment carries its steps: in words and in numbers."""
    text = to_json([sheet(MISSED)], version="1", data="", as_of=None, explain=True)
    (step,) = json.loads(text)["assessments"][0]["trace"]
    assert step == {
        "code": "fall",
        "what": "fall 2020→2025",
        "formula": "1 − I(2025)/I(2020)",
        "numbers": "1 − (1 − 0.12422)",
        "result": "12.42 % (12.37 to 12.47)",
        "value": 12.4217,
        "low": 12.3717,
        "high": 12.4717,
        "unit": "%",
        "sources": ["Communique 2025 [official]"],
    }


def test_csv_has_a_row_for_each_assessment() -> None:
    """The same names, nested ones joined; every row has every column."""
    rows = list(csv.DictReader(io.StringIO(to_csv([sheet(*ALL)]))))
    assert len(rows) == len(ALL)
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["margin_value"] == "-8.0783"
    assert rows[0]["within_rounding"] == "false"
    assert rows[0]["source_issued"] == "2022-12-18"
    unknown = rows[ALL.index(UNKNOWN)]
    assert unknown["observed_value"] == ""
    assert json.loads(unknown["reason_values"]) == {"indicator": "nuclear_capacity", "region": "CN-SD"}
    assert rows[0]["reason_values"] == ""


def test_a_flat_row_holds_plain_numbers() -> None:
    """What frames are made of: the columns of csv, with numbers, not their text."""
    told = row(OFF_TRACK, SHANDONG)
    assert tuple(told) == COLUMNS
    assert (told["required_value"], told["observed_value"], told["margin_value"]) == (68, 48.4, -3.25)
    assert isinstance(told["required_value"], int)
    assert {type(value) for value in told.values()} <= {int, float, str, bool, type(None)}


def test_csv_of_nothing_has_its_header() -> None:
    """No assessments: the header alone."""
    assert to_csv([sheet()]).splitlines() == [",".join(COLUMNS)]


def test_markdown_is_a_table() -> None:
    """A heading, as many cells in each row as in the header, escaped marks, the lists, the summary."""
    lines = to_markdown(sheet(*ALL)).splitlines()
    table = [line for line in lines if line.startswith("|")]
    judged = [one for one in ALL if one.main and one.verdict is not Verdict.UNKNOWN]
    assert lines[0] == "## Shandong 山东 · CN-SD"
    assert len(table) == 2 + len(judged)
    assert len({line.replace("\\|", "").count("|") for line in table}) == 1
    assert re.sub(" +", " ", table[2]).startswith(
        "| CO2 per unit of GDP | 2025 | ≥ 20.5 % below 2020 | 12.42 % (2025) |"
    )
    assert "- \\[1\\] the newest year, 2022, is the highest (945.2 Mt CO2): no peak yet" in lines
    at = lines.index("Not judged:")
    assert (lines[at - 1], lines[at + 1]) == ("", "")
    assert "- nothing on record: Nuclear power capacity 2030 (in operation)" in lines[at + 2 :]


def test_github_puts_errors_first_and_a_summary_last() -> None:
    """The worst first, since a job shows ten only; percent signs are escaped."""
    lines = to_github([sheet(UNKNOWN, OPEN, FLOOR, MISSED)], NO).splitlines()
    assert lines[0].startswith("::error file=targets/shandong.yaml,line=12,col=5,title=Shandong 山东%3A ")
    assert "20.5 %25 below 2020" in lines[0]
    assert "::targets/shandong.yaml:12:5: CO2 per unit of GDP 2025: missed: " in lines[0]
    assert [line.split(" ", 1)[0] for line in lines[1:-1]] == ["::notice", "::notice"]
    assert lines[-1] == "dualcarbon: 4 targets: 1 missed, 1 ahead, 1 open, 1 unknown"


def test_a_title_cannot_write_to_the_log_of_a_job() -> None:
    """Control characters of a file are shown, never sent."""
    plan = replace(PLAN, title="T\x1b]0;x\x07\x1b[31mred")
    target = replace(MISSED.target, source=plan, scope="a\x1b[2Jb")
    assessment = replace(MISSED, target=target)
    for text in (
        to_github([sheet(assessment)], NO),
        to_markdown(sheet(assessment), explain=True),
        explain_one(assessment),
        to_junit([sheet(assessment)], NO),
    ):
        assert "\x1b" not in text
    assert "T\\x1b]0;x\\x07\\x1b[31mred" in explain_one(assessment)


def test_junit_is_read_back(tmp_path: Path) -> None:
    """A library of its own counts the same failures and skips."""
    path = tmp_path / "junit.xml"
    path.write_text(to_junit([sheet(*ALL)], NO), encoding="utf-8")
    (suite,) = junitparser.JUnitXml.fromfile(str(path))
    # Missed, missed, off track; of the two off track one is striven for. Open and unknown are two and three.
    assert (suite.name, suite.tests, suite.failures, suite.skipped) == ("CN-SD", len(ALL), 3, 5)
    assert [case.name for case in suite if case.is_failure][-1] == "energy_intensity-2025 (revised)"


def test_explanation_tells_source_formula_numbers_and_documents() -> None:
    """The document of the target with number, date and address, then each step with its documents."""
    assert explain_one(MISSED) == (
        "CO2 per unit of GDP 2025: ≥ 20.5 % below 2020  ✗ missed\n"
        "  target  Carbon Peaking Implementation Plan, 鲁政字〔2022〕242号, 2022-12-18\n"
        "          碳达峰实施方案\n"
        "          People's Government\n"
        "          https://example.org/plan\n"
        "          read on: an official page\n"
        "  step    fall 2020→2025: 1 − I(2025)/I(2020) = 1 − (1 − 0.12422) = 12.42 % (12.37 to 12.47)\n"
        "          from Communique 2025 [official]\n"
    )
    assert "2020 is implied" in explain_one(ROUNDED)
    assert explain_sheet(sheet(*ALL)).count("\n\n") == len(ALL) - 1


def test_tally_counts_main_assessments() -> None:
    """Two scenarios of one target are two assessments of one target; other definitions do not count."""
    assert tally([MISSED, replace(MISSED, scenario="x")]) == "1 target, 2 assessments: 2 missed"
    assert tally([MISSED, replace(MISSED, main=False)]) == "1 target: 1 missed"
    assert tally([]) == "no targets"
