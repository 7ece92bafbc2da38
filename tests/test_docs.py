"""What the README says is what the program does."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import backtest
import documented
import pytest
from conftest import Run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh.md").read_text(encoding="utf-8")


def block(name: str, page: str = README) -> list[str]:
    """The lines of code between two markers."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", page, re.DOTALL)
    assert found is not None, name
    return [line for line in found[1].splitlines() if line and not line.startswith("```")]


def shell(line: str) -> str:
    """What a line of shell prints, with the program on the path, from the root of the project."""
    bash = shutil.which("bash")
    assert bash is not None
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        [bash, "-o", "pipefail", "-c", line],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PATH": path},
    )
    return ran.stdout


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands of pages run where the examples and the targets are, and nothing else."""
    for name in ("examples", "targets"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("one", [one for page in documented.PAGES for one in documented.shown(page)], ids=str)
def test_what_a_page_shows_is_what_the_program_prints(run: Callable[..., Run], one: documented.Shown) -> None:
    """In a terminal 100 columns wide; after a change: python tests/documented.py."""
    if "plot" in one.command:
        pytest.importorskip("plotext")
    if "report" in one.command:
        pytest.importorskip("jinja2")
    program, *argv = shlex.split(one.command)
    if program == "dualcarbon" and not set(one.command) & set("|;<>"):
        found = run(*argv, columns=documented.WIDTH)
        told = [line.rstrip() for line in (found.stdout + found.stderr).rstrip("\n").split("\n")]
    else:
        told = documented.printed(one.command)
    assert documented.agree(one.lines, told), "\n".join(told)


def test_every_command_has_a_run_on_its_page(run: Callable[..., Run]) -> None:
    """And so has every list."""
    page = (ROOT / "examples" / "commands.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"^  ([a-z]+) ", run("--help").stdout.partition("Commands:")[2], re.MULTILINE))
    lists = set(
        re.findall(r"^  ([a-z]+) ", run("list", "--help").stdout.partition("Commands:")[2], re.MULTILINE)
    )
    shown = " ".join(one.command for one in documented.shown(ROOT / "examples" / "commands.md"))
    assert len(commands) > 15
    assert {name for name in commands if f"dualcarbon {name}" not in shown} <= {"site", "list"}
    assert {name for name in lists if f"dualcarbon list {name}" not in shown} == set()
    assert all(name in page for name in commands)


def test_the_lines_left_out_are_counted() -> None:
    """A cut stands for one line at least, and what stands around it has to be there."""
    told = ["a", "b", "c", "d"]
    assert documented.agree(("a", "…", "d"), told)
    assert not documented.agree(("a", "b", "…", "c", "d"), told)
    assert not documented.agree(("b", "…"), told)
    assert not documented.agree(("a", "…", "c"), told)
    assert documented.renewed("```console\n$ x\nold\n…\n```", lambda _: told) == "```console\n$ x\na\n…\n```"


@pytest.mark.parametrize(("page", "chinese"), [(README, False), (CHINESE, True)], ids=["en", "zh"])
def test_the_figures_of_the_back_test_are_those_of_the_data(page: str, chinese: bool) -> None:
    """Made anew by: python tests/documented.py."""
    assert backtest.written(page, chinese=chinese) == page
    assert page.count(backtest.BEGIN) == 1


SECTIONS = {
    "Set up": "安装",
    "What it does": "能做什么",
    "How a verdict comes about": "判断是怎样得出的",
    "In pipelines": "在流水线中",
    "In CI": "在 CI 中",
    "From Python": "在 Python 中",
    "Scenarios of models": "模型的情景",
    "Where the data come from, and how far to trust them": "数据从何而来，可信到什么程度",
    "A province is missing, or wrong?": "缺少某个省，或者有错误？",
}


def sections(page: str) -> dict[str, str]:
    """The text below each heading, in order."""
    return dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))


def test_both_readmes_have_the_same_sections() -> None:
    """In the same order, each with the same blocks of code, lists, tables and pictures."""
    assert list(sections(README)) == list(SECTIONS)
    assert list(sections(CHINESE)) == list(SECTIONS.values())
    shapes = (r"^```\w+$", r"^<!-- [\w-]+", r"^\d\. ", r"^\| ", r"^!\[")
    for english, chinese in zip(sections(README).values(), sections(CHINESE).values(), strict=True):
        for shape in shapes:
            found = [len(re.findall(shape, part, re.MULTILINE)) for part in (english, chinese)]
            assert found[0] == found[1], (shape, chinese[:40])


def commands(page: str) -> list[str]:
    """Every command of a page, in order, whatever the language that it asks for."""
    shown = re.findall(
        r"^(?:\$ |\| `|\.venv/bin/)(dualcarbon .+?)(?:`|$)|^(printf .+|\.?venv.*)$", page, re.MULTILINE
    )
    return ["".join(found).replace(" --lang zh", "") for found in shown]


def test_both_readmes_have_the_same_commands() -> None:
    """But for the language that they ask for; the blocks of the shell, of make and of Python to the letter."""
    assert commands(CHINESE) == commands(README)
    assert len(commands(README)) > 20
    for name in ("set-up", "tests", "pipelines", "makefile", "python"):
        assert block(name, CHINESE) == block(name)


def test_both_readmes_speak_of_the_same_things() -> None:
    """Files, options, codes and names of Python, wherever a section names them; the Chinese one may name more."""
    fenced = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
    # What is an English word in one page is a Chinese one in the other.
    words = {
        "met",
        "missed",
        "ahead",
        "on track",
        "off track",
        "open",
        "unknown",
        "about",
        "at least",
        "more than",
    }
    for english, chinese in zip(sections(README).values(), sections(CHINESE).values(), strict=True):
        spans = re.findall(r"`([^`]+)`", fenced.sub("", english))
        asked = {" ".join(span.split()) for span in spans} - words
        left = {word for word in asked if not _is_named(word, chinese)}
        assert left == set()


def _is_named(word: str, page: str) -> bool:
    """The name of a file that the user chooses is told in Chinese."""
    for english, chinese in (
        ("-o FILE.svg", "-o 图.svg"),
        ("-o FILE", "-o 文件"),
        ("--record-dir DIR", "--record-dir 文件夹"),
    ):
        page = page.replace(chinese, english)
    return word in page.replace(" --lang zh", "").replace("\n", " ")


COMMANDS = re.findall(r"^\| `dualcarbon (.+?)` \|", README + CHINESE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_readme_answers(
    run: Callable[..., Run], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It exits with 0 or 1, never with "no answer"."""
    monkeypatch.chdir(ROOT)
    found = run(*shlex.split(command))
    assert found.code in {0, 1}, found.stderr
    assert found.stdout


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_the_pipelines_of_the_readme() -> None:
    """Three real pipelines; 1200 + 90 + 0.16 = 1290.16, and 60 % is 1 - 0.4/0.516 = 22.48 %."""
    first, second, third = block("pipelines")
    assert shell(first) == "1290.16 GW\n"
    assert len(shell(second).splitlines()) == 3
    assert shell(third) == "region,fall\nCN,32.17 %\nCN,22.48 %\n"


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_the_makefile_of_the_readme(tmp_path: Path) -> None:
    """9000 万千瓦 are 90 GW; the other column stays as it is."""
    (tmp_path / "Makefile").write_text("\n".join(block("makefile")) + "\n", encoding="utf-8")
    table = "place,capacity,unit\n山东,9000,万千瓦\nWuxi,160,MW\n"
    (tmp_path / "capacity.csv").write_text(table, encoding="utf-8")
    shell(f"make -s -C {shlex.quote(str(tmp_path))}")
    told = (tmp_path / "capacity-gw.csv").read_text(encoding="utf-8")
    assert told == "place,capacity,unit\n山东,90,GW\nWuxi,0.16,GW\n"


def test_the_workflow_of_the_examples(run: Callable[..., Run]) -> None:
    """Its commands exist, with the options that it gives them."""
    text = (ROOT / "examples" / "github-workflow.yml").read_text(encoding="utf-8")
    steps = re.findall(r"run: dualcarbon (\w+) (.+)", text)
    assert [command for command, _ in steps] == ["validate", "check"]
    for command, rest in steps:
        text = run(command, "--help").stdout
        assert all(option in text for option in re.findall(r"(?<= )--?[a-z][a-z-]*", rest))


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_the_pipelines_of_the_examples() -> None:
    """1200 + 90 + 0.16 + 1700 = 2990.16; 68 % is 1 - 0.32/0.516 = 37.98 %."""
    printed = shell("cd examples && bash pipelines.sh").splitlines()
    assert "2990.16 GW" in printed
    assert [line for line in printed if line.endswith(" %")] == ["22.48 %", "32.17 %", "37.98 %"]


def test_the_python_of_the_readme() -> None:
    """It runs, and the last line is 32.17."""
    program = "\n".join(block("python"))
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    lines = ran.stdout.splitlines()
    assert lines[0].startswith("wind-capacity-2030")
    assert lines[-1] == "32.17"
