"""``show``, ``list``, ``--version`` and ``--help``."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections import Counter

import pytest
from conftest import Runner

from dualcarbon.cli.root import COMMANDS
from dualcarbon.report.paper.wrap import width
from dualcarbon.version import __version__

LISTS = [
    (("list", "regions"), "code", "CN-SD"),
    (("list", "regions", "--all"), "code", "130300"),
    (("list", "indicators"), "name", "carbon_intensity"),
    (("list", "units"), "unit", "GW"),
    (("list", "data"), "region", "CN"),
    (("list", "data", "--summary"), "indicator", "any"),
]


@pytest.mark.parametrize(("argv", "key", "entry"), LISTS)
def test_list_in_three_forms(run: Runner, argv: tuple[str, ...], key: str, entry: str) -> None:
    """The same rows as text, JSON and CSV."""
    text = run(*argv, columns=1000)
    rows = json.loads(run(*argv, "--format", "json").stdout)
    table = list(csv.DictReader(io.StringIO(run(*argv, "--format", "csv").stdout)))
    assert (text.code, text.stderr) == (0, "")
    assert entry in {row[key] for row in rows}
    assert [row[key] for row in table] == [row[key] for row in rows]
    assert len(text.stdout.splitlines()) == len(rows) + 1


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize(
    "argv", [*(argv for argv, _, _ in LISTS), ("list", "data", "shandong"), ("list", "rules")]
)
def test_lists_fit_the_screen_and_lose_nothing(run: Runner, argv: tuple[str, ...], columns: int) -> None:
    """From 80 columns on nothing is wider; on fewer only what cannot be broken, such as a name."""
    narrow, wide = run(*argv, columns=columns).stdout, run(*argv, columns=1000).stdout
    assert max(map(width, narrow.splitlines())) <= max(columns, 45)
    below_the_heading = wide.split("\n", 1)[1]
    assert Counter("".join(below_the_heading.split())) <= Counter("".join(narrow.split()))


REGIONS = [("shandong", "CN-SD"), ("山东", "CN-SD"), ("SD", "CN-SD"), ("鲁", "CN-SD"), ("济南", "370100")]


@pytest.mark.parametrize(("name", "code"), REGIONS)
def test_the_data_of_one_region_are_listed(run: Runner, name: str, code: str) -> None:
    """By any of its names."""
    rows = json.loads(run("list", "data", name, "--format", "json").stdout)
    assert rows
    assert {row["region"] for row in rows} == {code}


def test_a_region_without_data_has_an_empty_list(run: Runner) -> None:
    done = run("list", "data", "zone:nowhere")
    assert (done.code, done.stdout) == (0, "")


def test_coverage_tells_years_and_kinds(run: Runner) -> None:
    """Region by indicator and definition: first and last year, how many numbers, of what kind."""
    rows = json.loads(run("list", "data", "--format", "json").stdout)
    assert all(row["first"] <= row["last"] and row["numbers"] > 0 and row["kind"] for row in rows)


def test_show_tells_each_target_with_its_document(run: Runner) -> None:
    """Title in both languages, issuer and date once, then the targets."""
    text = run("show", "shandong").stdout
    assert text.startswith("Shandong 山东 · CN-SD: ")
    assert "鲁政字〔2022〕242号" in text
    assert "≥ 68 % below 2005" in text


def test_show_as_data(run: Runner) -> None:
    """JSON and CSV hold the same targets, each with its source."""
    targets = json.loads(run("show", "shandong", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("show", "shandong", "--format", "csv").stdout)))
    assert [row["target"] for row in rows] == [target["target"] for target in targets]
    assert all(target["source"]["title"] for target in targets)


def test_show_fits_its_screen(run: Runner) -> None:
    """On eighty columns lines are broken between words (addresses stay whole), in a pipe they are not."""
    narrow = run("show", "CN", columns=80).stdout
    assert max(len(line) for line in narrow.splitlines() if "http" not in line) <= 80
    assert len(run("show", "CN").stdout.splitlines()) < len(narrow.splitlines())


def test_version_names_the_date_of_the_data(run: Runner) -> None:
    """The version of the program, and that of what it ships."""
    found = run("--version")
    assert found.code == 0
    assert found.stdout.startswith(f"dualcarbon {__version__} (data of 20")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Runner, command: str) -> None:
    """Help is found, and for a single command it ends its story with an example."""
    found = run(command, "--help")
    assert found.code == 0
    assert f"Usage: dualcarbon {command}" in found.stdout
    assert "Example: dualcarbon" in found.stdout or "Commands:" in found.stdout


def test_unknown_command_names_a_near_one(run: Runner) -> None:
    """A slip of the pen is answered with the word that was meant."""
    found = run("chek")
    assert (found.code, found.stdout) == (2, "")
    assert "Did you mean 'check'" in found.stderr


def test_no_arguments_show_the_help(run: Runner) -> None:
    """Nothing asked is no answer, but the help is shown."""
    found = run()
    assert found.code == 2
    assert "Usage: dualcarbon" in found.stdout + found.stderr


def test_help_is_light() -> None:
    """Neither help nor ``import dualcarbon`` loads what only answers need."""
    heavy = "{'pint', 'yaml', 'rich', 'pydantic'}"
    code = (
        "import sys, dualcarbon\n"
        "from dualcarbon.cli import main\n"
        "main(['--help']); main(['check', '--help'])\n"
        f"print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stderr.strip() == "[]"
