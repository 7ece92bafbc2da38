"""Every text that the code says through a catalogue, found in the source itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "dualcarbon"
_FIRST = {"message": 0, "say": 0, "count": 0, "about": 1, "translated": 0, "Sentence": 0}
_IN_TEMPLATES = re.compile(r"""\bsay\(["']([^"]*?)["'](?=[,)])""")
_PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")


def places(text: str) -> set[str]:
    """The names of the values in a text."""
    return set(_PLACE.findall(text))


def marked() -> dict[str, str]:
    """Each English text that is said through a catalogue, with its plural where it has one."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.joinpath("report").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                for text, plural in _texts(call):
                    found[text] = plural or found.get(text, "")
    for path in sorted(PACKAGE.joinpath("report").rglob("templates/*")):
        for text in _IN_TEMPLATES.findall(path.read_text(encoding="utf-8")):
            found.setdefault(text, "")
    return found


def _texts(call: ast.Call) -> Iterator[tuple[str, str]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in _FIRST or len(call.args) <= _FIRST[name]:
        return
    first = call.args[_FIRST[name]]
    if name == "count" and len(call.args) > 2:
        yield from ((one, many) for one, many in zip(_strings(first), _strings(call.args[1]), strict=True))
    else:
        yield from ((text, "") for text in _strings(first))


def _strings(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)
