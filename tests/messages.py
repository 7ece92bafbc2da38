"""Every text that the code says through a catalogue, found in the source itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "dualcarbon"
_METHODS = {"say": 0, "count": 0, "about": 1, "translated": 0}
_IN_PAGES = re.compile(r"""\b(?:say|count)\((["'])(.*?)\1(?:, \1(.*?)\1)?""")
_PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")


def places(text: str) -> set[str]:
    """The names of the values in a text."""
    return set(_PLACE.findall(text))


def marked() -> dict[str, str]:
    """Each English text that is said through a catalogue, with its plural where it has one."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                for text, plural in _texts(call):
                    found[text] = plural or found.get(text, "")
    for path in sorted(PACKAGE.rglob("templates/*.*")):
        for _, text, plural in _IN_PAGES.findall(path.read_text(encoding="utf-8")):
            found[text] = plural or found.get(text, "")
    return found


def _texts(call: ast.Call) -> Iterator[tuple[str, str]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if isinstance(call.func, ast.Name) and call.func.id == "message":
        yield from ((text, "") for text in _strings(call.args[0]))
    if name not in _METHODS or len(call.args) <= _METHODS[name] or (name == "count" and len(call.args) < 3):
        return
    first = call.args[_METHODS[name]]
    if name == "count":
        yield from ((one, many) for one, many in zip(_strings(first), _strings(call.args[1]), strict=False))
    else:
        yield from ((text, "") for text in _strings(first))


def _strings(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)
