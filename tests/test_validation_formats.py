"""Findings in every form: held to the schemas and the readers of others."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it comes without types
import junitparser
from conftest import Runner

from dualcarbon.library import seek
from dualcarbon.problem import Severity
from dualcarbon.validation import all_rules, inspect

HERE = Path(__file__).parent
FILES = HERE / "files" / "validate"
ALL = frozenset(all_rules())
BAD_FOLDER = str(FILES / "bad")


def test_the_full_form_shows_the_line_and_a_caret(run: Runner) -> None:
    """Below the sign that is meant, also after Chinese, which is two columns wide."""
    text = "region: CN-GZ\nsources: {计划: {title: A, effort: x}}\ntargets: []\n"
    shown = run("validate", "-", "--select", "DC1", stdin=text).stdout
    assert shown == (
        'standard input:2:26: error DC101 unknown-key: a source has no key "effort"\n'
        "    2 | sources: {计划: {title: A, effort: x}}\n"
        "      |                            ^\n"
        "      = the keys are title, title_zh, issuer, number, issued, url, evidence, period\n\n"
    )


def test_github_shows_errors_first_and_ends_with_a_summary(run: Runner) -> None:
    """GitHub keeps the first ten of a step."""
    lines = run("validate", BAD_FOLDER, "--format", "github").stdout.splitlines()
    kinds = [line.split(" ")[0] for line in lines[:-1]]
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)
    assert lines[-1].startswith("dualcarbon validate: ")
    assert any("%25" in line for line in lines)
    assert all("file=" in line and "line=" in line and "col=" in line for line in lines[:-1])


def test_sarif_is_valid(run: Runner) -> None:
    """Against the published schema, which lies beside the tests as it was published."""
    log = json.loads(run("validate", BAD_FOLDER, "--format", "sarif", "--severity", "note").stdout)
    schema = json.loads((HERE / "files" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    assert {result["level"] for result in results} == {"error", "warning", "note"}
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)


def test_junit_is_read_back(run: Runner) -> None:
    """A failure for each error; a file without findings passes."""
    good = str(FILES / "good" / "DC118-region-twice" / "b.yaml")
    text = run("validate", BAD_FOLDER, good, "--format", "junit").stdout
    suites = junitparser.JUnitXml.fromstring(text.encode())
    failed = sum(len(case.result) for suite in suites for case in suite if case.result)
    findings = inspect(seek([BAD_FOLDER, good]).files, codes=ALL)
    assert failed == len(findings.of(Severity.ERROR)) == suites.failures
    assert any(suite.name == good and suite.failures == 0 and suite.tests == 1 for suite in suites)


def test_gitlab_has_the_fields_that_it_documents(run: Runner) -> None:
    """Description, check_name, fingerprint (each once), severity, path and line."""
    entries = json.loads(run("validate", BAD_FOLDER, "--format", "gitlab").stdout)
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert isinstance(entry["location"]["lines"]["begin"], int)
        assert not Path(entry["location"]["path"]).drive
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_json_has_the_stable_keys(run: Runner) -> None:
    """More may be added."""
    entries = json.loads(run("validate", BAD_FOLDER, "--format", "json").stdout)
    keys = {"path", "line", "column", "code", "severity", "message", "hint"}
    assert all(keys <= set(entry) for entry in entries)
    places = [(entry["path"], entry["line"], entry["column"]) for entry in entries]
    assert places == sorted(places)


def test_several_forms_are_written_at_once(run: Runner, tmp_path: Path) -> None:
    """One to standard output, the others to files."""
    sarif, junit = tmp_path / "a.sarif", tmp_path / "a.xml"
    done = run(
        "validate",
        BAD_FOLDER,
        "--format",
        "concise",
        "--output",
        f"sarif={sarif}",
        "--output",
        f"junit={junit}",
    )
    assert done.code == 1
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert junit.read_text(encoding="utf-8").startswith("<?xml")
    assert "error DC101" in done.stdout
