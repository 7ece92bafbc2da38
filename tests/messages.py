"""Every text that the code says through a catalogue, found in the source itself."""

from __future__ import annotations

import ast
import csv
import inspect
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from dualcarbon.trajectory import Grade
from dualcarbon.units import list_units

PACKAGE = Path(__file__).parents[1] / "dualcarbon"
_METHODS = {"say": 0, "count": 0, "about": 1, "translated": 0}
_IN_PAGES = re.compile(r"""\b(?:say|count)\((["'])(.*?)\1(?:, \1(.*?)\1)?""")
_PLACE = re.compile(r"\{(\w+)(?:!r)?(?::\w+)?\}")
_ERRORS = ("DualcarbonError", "UnknownName", "Unreadable", "DoesNotConvert", "Problem", "Finding")
_TOLD = {
    **dict.fromkeys(_ERRORS, slice(0, 1)),
    "Sentence": slice(0, 1),
    "message": slice(0, 1),
    "refuse": slice(1, 3),
}
_NAMED = ("hint", "help")
_IS_CODE = re.compile(r"(--[a-z-]+( [\w{}.%]+)?( |$))+")


def places(text: str) -> set[str]:
    """The names of the values in a text."""
    return set(_PLACE.findall(text))


def marked() -> dict[str, str]:
    """Each English text that is said through a catalogue, with its plural where it has one."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for text in _of_problems(node):
                    found.setdefault(text, "")
            if isinstance(node, ast.Call):
                for text, plural in _texts(node):
                    found[text] = plural or found.get(text, "")
            if isinstance(node, ast.FunctionDef) and room == "cli":
                for text in _of_a_command(node):
                    found[text] = ""
    for path in sorted(PACKAGE.rglob("templates/*.*")):
        for _, text, plural in _IN_PAGES.findall(path.read_text(encoding="utf-8")):
            found[text] = plural or found.get(text, "")
    for rule in tomllib.loads((PACKAGE / "validation" / "rules.toml").read_text(encoding="utf-8")).values():
        found |= {rule["says"]: "", rule["why"]: ""}
    return {**found, **dict.fromkeys(_of_tables(), "")}


def _of_tables() -> Iterator[str]:
    """What the tables that ship say in words: what a unit measures, and why a name of a model means what."""
    yield from filter(None, Grade)
    for unit in list_units():
        yield from (unit.dimension, unit.source)
    for table in ("factors", "gwp"):
        text = (PACKAGE / "units" / f"{table}.csv").read_text(encoding="utf-8")
        yield from (row["source"] for row in csv.DictReader(text.splitlines()))
    for table in ("variables", "regions", "units"):
        text = (PACKAGE / "scenario_file" / f"{table}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            yield from filter(None, (row["reason"], row.get("note", "")))


def examples() -> set[str]:
    """The examples on the pages of rules: a catalogue tells those again that are not code."""
    rules = tomllib.loads((PACKAGE / "validation" / "rules.toml").read_text(encoding="utf-8")).values()
    return {rule[kind] for rule in rules for kind in ("bad", "good")}


def _of_problems(call: ast.Call) -> Iterator[str]:
    """What is told by ``words.sentence``: the sentences of problems, hints, the help of options."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    told = [*call.args[_TOLD[name]]] if name in _TOLD else []
    told += [
        one.value
        for one in call.keywords
        if one.arg in _NAMED or (one.arg == "message" and told == [] and name in _ERRORS)
    ]
    texts = [text for one in told for text in _strings(one)]
    if name == "Key" and any(one.arg == "required" for one in call.keywords):
        about = next(text for one in call.keywords if one.arg == "about" for text in _strings(one.value))
        texts.append(about[0].lower() + about[1:-1])
    yield from (text for text in texts if text and not _IS_CODE.fullmatch(text))


def _of_a_command(function: ast.FunctionDef) -> Iterator[str]:
    """What the help of a command says above its options."""
    text = ast.get_docstring(function) or ""
    if "Example: dualcarbon" in text or function.name == "_program":
        paragraphs = (" ".join(one.split()) for one in inspect.cleandoc(text).split("\n\n"))
        yield from (one for one in paragraphs if not one.startswith("Example: "))


def _texts(call: ast.Call) -> Iterator[tuple[str, str]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
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
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _strings(value)
