"""Around validate: the pages, the schema, a file to start from, and what others call it by."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from inspect import signature
from pathlib import Path

import pytest
from conftest import Runner

from dualcarbon import document
from dualcarbon.cli.validate import validate
from dualcarbon.document import read_document
from dualcarbon.target_file import SCHEMA_NAME as NAME
from dualcarbon.target_file import to_schema
from dualcarbon.validation import all_rules

HERE = Path(__file__).parent
ROOT = HERE.parent
FILES = HERE / "files" / "validate"
BAD = sorted((FILES / "bad").iterdir())
GOOD = sorted((FILES / "good").iterdir())


def test_rules_are_listed_and_have_a_page(run: Runner) -> None:
    """By code or by name."""
    assert run("list", "rules", columns=1000).stdout.count("\n") == len(all_rules()) + 1
    assert run("rule", "DC110").stdout == run("rule", "baseline-order").stdout
    unknown = run("rule", "DC11")
    assert (unknown.code, "did you mean" in unknown.stderr) == (2, True)


@pytest.mark.parametrize("region", ["shandong", "CN", "370100", "zone:river_park"])
def test_a_new_file_validates(run: Runner, tmp_path: Path, region: str) -> None:
    """And so it does against the schema."""
    text = run("new", region).stdout
    path = tmp_path / "new.yaml"
    path.write_text(text, encoding="utf-8")
    assert f"$schema={NAME}" in text.splitlines()[0]
    assert run("validate", str(path)).code == 0


def test_the_schema_that_ships_is_the_one_of_the_reader() -> None:
    """Written with: dualcarbon schema > targets/targets.schema.json."""
    shipped = json.loads((ROOT / "targets" / NAME).read_text(encoding="utf-8"))
    assert shipped == json.loads(json.dumps(to_schema()))


def test_every_shipped_file_names_the_schema() -> None:
    """So that editors complete and check it."""
    for path in (ROOT / "targets").rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / named).resolve() == (ROOT / "targets" / NAME).resolve(), path


# Faults of the layout; what a file means is not for a schema to know.
STRUCTURAL = ("DC101", "DC102", "DC103", "DC104", "DC112", "DC114-unknown", "DC115", "DC116")


def test_check_jsonschema_agrees_about_the_layout() -> None:
    """It takes every file that ships and every good one, and refuses the bad ones of structure."""
    shipped = [*(ROOT / "targets").rglob("*.yaml"), *(ROOT / "examples").glob("*.yaml")]
    good = [path for path in (*shipped, *GOOD) if path.suffix == ".yaml"]
    bad = [path for path in BAD if path.name.startswith(STRUCTURAL) and path.suffix == ".yaml"]
    assert schema_refuses(good) == set()
    assert schema_refuses(bad) == {str(path) for path in bad}


def schema_refuses(paths: list[Path]) -> set[str]:
    """The files that check-jsonschema finds fault with."""
    program = str(Path(sys.executable).with_name("check-jsonschema"))
    words = [
        program,
        "--schemafile",
        str(ROOT / "targets" / NAME),
        "--output-format",
        "json",
        *map(str, paths),
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return {error["filename"] for error in json.loads(done.stdout).get("errors", [])}


def test_the_action_and_the_hook_call_what_there_is() -> None:
    """Their commands are those of the program."""
    hook, _ = read_document((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), "hooks")
    assert isinstance(hook, document.SequenceNode)
    (entry,) = hook.items
    assert isinstance(entry, document.MappingNode)
    assert entry.get("entry") == document.ScalarNode(text="dualcarbon validate", line=4, column=10)
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    root, problems = read_document(action, "action.yml")
    assert (problems, isinstance(root, document.MappingNode)) == ((), True)
    for option in re.findall(r"--(?!quiet)[a-z]+", action):
        assert option[2:] in {*signature(validate).parameters, "format"}


def test_what_ships_has_no_errors(run: Runner) -> None:
    """Targets, record and examples."""
    assert run("validate", str(ROOT / "targets"), str(ROOT / "examples")).code == 0
