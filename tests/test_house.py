"""The house: one name for one thing, files that can be read at a sitting, imports that lead nowhere back."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "dualcarbon"
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
