"""The house: one name for one thing, files that can be read at a sitting, imports that lead nowhere back."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dualcarbon"
FILES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
LONGEST = 300
# Every result has a file for each of its forms; a command and an answer are named for their question.
FORMS = ("__init__", "table", "data")
NAMED_FOR_A_QUESTION = ("cli", "results")


def test_no_class_name_stands_twice() -> None:
    """A word is one thing; the mark of what is private makes no second word of it."""
    places = defaultdict(list)
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert len(places) > 100
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_file_name_stands_three_times() -> None:
    """Besides those of forms, and of the commands and answers that a question has."""
    places = defaultdict(list)
    for path in FILES:
        inside = path.relative_to(PACKAGE)
        if path.stem not in FORMS and inside.parts[0] not in NAMED_FOR_A_QUESTION:
            places[path.stem].append(str(inside))
    assert len(places) > 100
    assert {name: found for name, found in places.items() if len(found) > 2} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_file_is_long(path: Path) -> None:
    """Three hundred lines, and what stands in them has one purpose."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|pragma|pyright|mypy)\b")
WITH_REASON = re.compile(
    r"# (noqa: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)*( - |  # )|type: ignore\[[a-z-]+(, [a-z-]+)*\]  # |pragma: no cover - )\w"
)
CHECKED = [
    path for folder in ("dualcarbon", "tests", "examples", ".ci") for path in (ROOT / folder).rglob("*.py")
]


def silenced(text: str) -> list[str]:
    """The comments of a file that silence a tool and do not say why."""
    comments = (
        one.string
        for one in tokenize.generate_tokens(io.StringIO(text).readline)
        if one.type == tokenize.COMMENT
    )
    return [one for one in comments if SILENCED.search(one) and not WITH_REASON.search(one)]


def test_what_silences_a_tool_says_why() -> None:
    """Which rule, and the reason."""
    assert len(CHECKED) > 400
    assert {
        str(path): found for path in CHECKED if (found := silenced(path.read_text(encoding="utf-8")))
    } == {}


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: S101",
        "# noqa: S101, S102",
        "# type: ignore",
        "# type: ignore[misc]",
        "# type: ignore  # why",
    ],
)
def test_a_silence_without_a_reason_is_seen(comment: str) -> None:
    """Also one that names no rule."""
    assert silenced(f"x = 1  {comment}\n") == [comment]


def test_no_two_files_import_each_other() -> None:
    """Neither straight nor by way of others, nor inside a function; a face hands on and is no way back."""
    imports = {module(path): set(imported(path)) for path in FILES if path.stem != "__init__"}
    assert sum(map(len, imports.values())) > 500
    # What imports nothing that is left, or is imported by nothing, is in no circle.
    while (free := imports.keys() - set().union(*imports.values())) or (
        free := {name for name, of in imports.items() if not of & imports.keys()}
    ):
        imports = {name: of for name, of in imports.items() if name not in free}
    assert sorted(imports) == []


def module(path: Path) -> str:
    """The name that a file is imported by."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def imported(path: Path) -> Iterator[str]:
    """The files of the package that a file imports, wherever it does so."""
    names = {module(one) for one in FILES}
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                if one in names and one != module(path):
                    yield one
