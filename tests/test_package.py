"""What is published, and what others copy: the workflows, the blocks of ``examples/ci.md``."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Runner

from dualcarbon.version import __version__

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ADDRESS = PROJECT["urls"]["Repository"]
WORKFLOWS = [
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    ROOT / "examples" / "github-workflow.yml",
]
PAGE = (ROOT / "examples" / "ci.md").read_text(encoding="utf-8")
BAD = "region: CN-SD\nsources: {}\ntargets:\n  - id: x\n"


def block(name: str) -> str:
    """A block of the page, without its fence."""
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```\n<!-- end -->", PAGE, re.DOTALL)
    assert found
    return found[1]


def loaded(text: str) -> Any:
    return yaml.safe_load(text)


def test_the_version_is_told_once_and_the_changelog_has_it() -> None:
    assert __version__ == "0.2.0"
    assert f"\n## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_python_that_is_promised_is_tested() -> None:
    promised = [
        re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", one) for one in PROJECT["classifiers"]
    ]
    workflow = loaded((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    matrix = workflow["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["python"] == [found[1] for found in promised if found]
    assert PROJECT["requires-python"] == f">={matrix['python'][0]}"
    assert {one.split("-")[0] for one in matrix["os"]} == {"ubuntu", "macos", "windows"}


def test_all_is_every_extra() -> None:
    extras = PROJECT["optional-dependencies"]
    (everything,) = extras["all"]
    named = re.fullmatch(r"dualcarbon\[(.*)\]", everything)
    assert named
    assert set(named[1].split(",")) == set(extras) - {"all", "peers", "engines", "dev"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_permissions_are_named(path: Path) -> None:
    """By the hash of a commit, with its version behind it; a tag can be moved."""
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", one)] == []
    assert "permissions" in loaded(text)


def test_an_action_has_one_hash() -> None:
    texts = [*(path.read_text(encoding="utf-8") for path in WORKFLOWS), PAGE]
    used = {found for text in texts for found in re.findall(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40})", text)}
    assert len({name for name, _ in used}) == len(used)


def test_only_the_job_that_publishes_may_prove_who_it_is() -> None:
    """Trusted publishing: no password, and the right to a token for one job alone."""
    release = loaded((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
    rights = {name: job["permissions"] for name, job in release["jobs"].items()}
    assert release["permissions"] == {}
    assert rights == {"build": {"contents": "read"}, "publish": {"id-token": "write"}}
    assert "secrets." not in (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")


def test_the_block_for_pre_commit_names_a_hook_that_there_is() -> None:
    (repo,) = loaded(block("pre-commit"))["repos"]
    hooks = loaded((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (repo["repo"], repo["rev"]) == (ADDRESS, f"v{__version__}")
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in hooks]


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("targets/shandong.yaml", True),
        ("trajectories/a.csv", True),
        ("sub/targets/a.yml", True),
        ("my_targets/a.yaml", False),
        ("targets/README.md", False),
    ],
)
def test_the_hook_checks_target_files_and_trajectories(path: str, *, is_checked: bool) -> None:
    (hook,) = loaded((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (re.search(hook["files"], path) is not None) is is_checked


def test_what_the_hook_runs_tells_every_fault(run: Runner, tmp_path: Path) -> None:
    """pre-commit puts the names of the files behind the entry."""
    (hook,) = loaded((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (tmp_path / "a.yaml").write_text(BAD, encoding="utf-8")
    program, *words = hook["entry"].split()
    done = run(*words, str(tmp_path / "a.yaml"))
    assert program == "dualcarbon"
    assert done.code == 1
    assert "a.yaml:4:5: error" in done.stdout


def test_the_block_of_the_action_gives_inputs_that_there_are() -> None:
    action = loaded((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = [
        step
        for step in loaded(block("action"))["jobs"]["validate"]["steps"]
        if step["uses"].startswith("dualcarbon/")
    ]
    assert f"https://github.com/{step['uses']}" == f"{ADDRESS}@v{__version__}"
    assert set(step["with"]) <= set(action["inputs"])


@pytest.mark.skipif(sys.platform == "win32", reason="the step is bash")
@pytest.mark.parametrize(("content", "code"), [(BAD, 1), (None, 2)])
def test_the_step_of_the_action_reports_what_was_found(
    tmp_path: Path, content: str | None, code: int
) -> None:
    """Run as the action runs it, with the program of this environment in the place of the one it installs."""
    steps = loaded((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    (tmp_path / "targets").mkdir()
    if content is not None:
        (tmp_path / "targets" / "a.yaml").write_text(content, encoding="utf-8")
    (tmp_path / "dualcarbon").symlink_to(Path(sys.executable).parent.parent)
    surroundings = {
        "PATH": "/usr/bin:/bin",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "PATHS": "targets/a.yaml",
        "FORMAT": "github",
        "SARIF": "found.sarif",
        "STRICT": "false",
    }
    done = subprocess.run(
        ["bash", "-e", "-c", steps[-1]["run"]],
        cwd=tmp_path, env=surroundings, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"exit-code={code}\n"
    if code == 1:
        assert "::error file=targets/a.yaml,line=4" in done.stdout
        assert json.loads((tmp_path / "found.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_gitlab_job_writes_the_report_that_it_names(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its commands are run, but for the installation."""
    (job,) = loaded(block("gitlab")).values()
    install, validate = job["script"]
    assert install == f'pip install --quiet "dualcarbon=={__version__}"'
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "a.yaml").write_text(BAD, encoding="utf-8")
    assert run(*validate.split()[1:]).code == 1
    report = json.loads((tmp_path / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert {entry["location"]["path"] for entry in report} == {"targets/a.yaml"}


def test_the_line_for_editors_names_the_schema_that_the_command_writes(run: Runner, tmp_path: Path) -> None:
    """With the line on top a file stays a target file, and the schema is one that checks it."""
    command, place = block("schema").strip().split(" > ")
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)\n", block("editor"))
    assert named
    assert named[1] == place
    schema = json.loads(run(*command.split()[1:]).stdout)
    assert schema["$schema"].startswith("http://json-schema.org/")
    (pattern,) = json.loads(block("vscode"))["yaml.schemas"].items()
    assert pattern == (f"./targets/{place}", "targets/*.yaml")
    shandong = (ROOT / "targets" / "shandong.yaml").read_text(encoding="utf-8")
    (tmp_path / "shandong.yaml").write_text(block("editor") + shandong, encoding="utf-8")
    done = run("validate", str(tmp_path / "shandong.yaml"), "--format", "concise")
    assert (done.code, " error " in done.stdout) == (0, False)
