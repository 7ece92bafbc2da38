"""Writes the output below each command of the pages, and the back-test: python tests/documented.py.

To be run after a change of data or words.

A block of ``console`` holds lines ``$ command`` with what they print. A line ``…`` stands for lines left out: when
it is written anew, as many lines stay before and behind it as there were.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import backtest

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "examples").glob("*.md")))
WIDTH = 100
CUT = "…"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OF_THE_USER = (
    "NO_COLOR",
    "FORCE_COLOR",
    "DUALCARBON_TARGETS",
    "DUALCARBON_RECORD",
    "DUALCARBON_LANG",
    "LC_ALL",
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A command of a page with the lines that stand below it."""

    page: str
    command: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page}: {self.command}"


def shown(path: Path) -> Iterator[Shown]:
    """Every command of a page."""
    for block in _BLOCK.findall(path.read_text(encoding="utf-8")):
        for command, lines in _runs(block):
            yield Shown(page=path.name, command=command, lines=tuple(lines))


def _runs(block: str) -> Iterator[tuple[str, list[str]]]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *lines = part.rstrip("\n").split("\n")
        yield command, lines


def printed(command: str) -> list[str]:
    """What a command writes in a terminal 100 columns wide, in a folder that has the examples and the targets.

    Standard error stands below standard output.
    """
    bash = shutil.which("bash") or "bash"
    env = {name: value for name, value in os.environ.items() if name not in _OF_THE_USER}
    env |= {"COLUMNS": str(WIDTH), "LANG": "C.UTF-8"}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as folder:
        for name in ("examples", "targets"):
            (Path(folder) / name).symlink_to(ROOT / name)
        ran = subprocess.run(
            [bash, "-c", command], capture_output=True, text=True, check=False, cwd=folder, env=env
        )
    return [line.rstrip() for line in (ran.stdout + ran.stderr).rstrip("\n").split("\n")]


def agree(lines: tuple[str, ...], told: list[str]) -> bool:
    """Whether the lines of a page are those that were printed, but for what is left out."""
    if CUT not in lines:
        return list(lines) == told
    at = lines.index(CUT)
    first, last = list(lines[:at]), list(lines[at + 1 :])
    enough = len(first) + len(last) < len(told)
    return enough and told[:at] == first and told[len(told) - len(last) :] == last


def renewed(text: str, run: Callable[[str], list[str]] = printed) -> str:
    """A page with its outputs made anew."""

    def block(found: re.Match[str]) -> str:
        made = []
        for command, lines in _runs(found[1]):
            told = run(command)
            if CUT in lines:
                at = lines.index(CUT)
                behind = len(lines) - at - 1
                told = [*told[:at], CUT, *(told[len(told) - behind :] if behind else [])]
            made += [f"$ {command}", *told]
        return "```console\n" + "".join(f"{line}\n" for line in made) + "```"

    return _BLOCK.sub(block, text)


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8")
    for name, chinese in (("README.md", False), ("README.zh.md", True)):
        readme = ROOT / name
        text = backtest.written(readme.read_text(encoding="utf-8"), chinese=chinese)
        readme.write_text(text, encoding="utf-8")
