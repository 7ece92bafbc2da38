"""The pages for contributors name what is there, and the way of a target is the way that it goes."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FrameType

import pytest
from conftest import Run

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`((?:dualcarbon|tests|targets|examples)/[\w./-]*)`(?: `([\w.]+)`)?", PAGE)
WAY = re.findall(r"^\| (\d+) \| `(dualcarbon/[\w/]+\.py)` `([\w.]+)` \|", PAGE, re.MULTILINE)


@cache
def defined(path: Path) -> frozenset[str]:
    """The functions, classes, methods and constants of a file."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
        targets = (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.AnnAssign)
            else []
        )
        found |= {one.id for one in targets if isinstance(one, ast.Name)}
    return frozenset(found)


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_what_is_named_is_there(path: str, name: str) -> None:
    """Every file and folder, and every name that stands behind a file of Python."""
    place = ROOT / path.partition("NAME")[0]
    assert place.exists()
    if name and path.endswith(".py"):
        assert name in defined(place)


@pytest.mark.parametrize("name", ["judge_peak", "judge_growth", "series_rule", "targets_rule"])
def test_functions_named_beside_a_file_are_there(name: str) -> None:
    """The page speaks of them, and one file has them."""
    assert f"`{name}`" in PAGE
    assert any(name in defined(path) for path in (ROOT / "dualcarbon").rglob("*.py"))


def _forget_all() -> None:
    """What an earlier test has read is read again: a kept answer is no call."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "dualcarbon":
            for one in vars(module).values():
                if hasattr(one, "cache_clear") and getattr(one, "__module__", "").startswith("dualcarbon"):
                    one.cache_clear()


def test_the_way_of_a_target_is_the_way_it_goes(run: Callable[..., Run]) -> None:
    """Each function is called by the run of the page, and first after those above it."""
    assert "`dualcarbon check shandong --indicator wind_capacity --year 2030`" in PAGE
    wanted = {(str(ROOT / path), name.rpartition(".")[2]): f"{path} {name}" for _, path, name in WAY}
    order: list[str] = []

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            key = (frame.f_code.co_filename, frame.f_code.co_name)
            if key in wanted and wanted[key] not in order:
                order.append(wanted[key])

    _forget_all()
    sys.setprofile(note)
    try:
        run("check", "shandong", "--indicator", "wind_capacity", "--year", "2030")
    finally:
        sys.setprofile(None)
    assert [int(number) for number, *_ in WAY] == list(range(1, len(WAY) + 1))
    assert order == list(wanted.values()), "\n".join(order)


def test_the_floors_of_the_page_are_those_of_the_house() -> None:
    """Every room of the package stands in the drawing."""
    drawing = PAGE[PAGE.index("```\nroof") : PAGE.index("Values are frozen")]
    rooms = {
        path.name.removesuffix(".py")
        for path in (ROOT / "dualcarbon").iterdir()
        if (path / "__init__.py").is_file() or (path.suffix == ".py" and not path.name.startswith("_"))
    } - {"version"}
    assert {room for room in rooms if not re.search(rf"\b{room}\b", drawing)} == set()
