"""Mappings read against their keys: every fault is collected, at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dualcarbon.document import Mapping, Node, Scalar, Sequence, kind
from dualcarbon.problem import DualcarbonError, Location, Problem, Severity, did_you_mean
from dualcarbon.target_file.layout import Key

_SHOWN = 60


class Log:
    """The problems of one file, in the order in which they were found."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def at(self, node: Node) -> Location:
        """Where a node stands."""
        return Location(path=self.path, line=node.line, column=node.column)

    def fault(self, node: Node, code: str, message: str, *, hint: str = "", expected: str = "") -> None:
        """One fault; what was found is the text of the node."""
        found = node.text[:_SHOWN] if isinstance(node, Scalar) else kind(node)
        self.problems.append(
            Problem(
                message=message,
                location=self.at(node),
                hint=hint,
                code=code,
                severity=Severity.ERROR,
                found=found,
                expected=expected,
            )
        )

    def refusal(self, node: Node, code: str, error: DualcarbonError, expected: str) -> None:
        """A fault that another room has told already: it gets its place and its code here."""
        problem = error.problems[0]
        self.fault(node, code, problem.message, hint=problem.hint, expected=expected)


class Fields:
    """The texts of a mapping by key; a key that is missing or broken reads as an empty text."""

    def __init__(self, node: Mapping) -> None:
        self.node = node
        self.texts: dict[str, Scalar] = {}
        self.lists: dict[str, tuple[Scalar, ...]] = {}
        self.broken: set[str] = set()

    def text(self, name: str) -> str:
        """The text behind a key, or an empty one."""
        scalar = self.texts.get(name)
        return scalar.text if scalar else ""

    def place(self, name: str) -> Node:
        """The value of a key, or the mapping where there is none."""
        return self.texts.get(name) or self.node


def as_mapping(node: Node | None, what: str, log: Log, *, at: Node | None = None) -> Mapping | None:
    """The node as a mapping; a problem where it is none."""
    if isinstance(node, Mapping):
        return node
    place = node or at
    if place is not None:
        log.fault(
            place,
            "DC103",
            f"{what} has to be a mapping of keys and values",
            hint="keys stand below it, indented: title: ...",
            expected="a mapping",
        )
    return None


def read_fields(
    node: Mapping, keys: tuple[Key, ...], what: str, log: Log, *, nested: Iterable[str] = ()
) -> Fields:
    """Holds a mapping against its keys: unknown, missing, empty, and texts that do not fit.

    ``nested`` names the keys whose values are read by somebody else.
    """
    fields = Fields(node)
    known = {key.name: key for key in keys}
    elsewhere = set(nested)
    for name, value in node:
        key = known.get(name.text)
        if key is None:
            log.fault(
                name,
                "DC101",
                f'{what} has no key "{name.text}"',
                hint=did_you_mean(name.text, known) or f"the keys are {', '.join(known)}",
                expected=", ".join(known),
            )
        elif key.name not in elsewhere:
            _read_value(key, name, value, fields, log)
    for key in keys:
        if key.required and key.name not in node.entries:
            log.fault(
                node,
                key.code or "DC102",
                f'{what} lacks the key "{key.name}"',
                hint=f"add {key.name}: {key.example or '...'} ({key.about[0].lower()}{key.about[1:-1]})",
                expected=key.name,
            )
            fields.broken.add(key.name)
    return fields


def _read_value(key: Key, name: Scalar, value: Node, fields: Fields, log: Log) -> None:
    if key.listed and isinstance(value, Sequence):
        fields.lists[key.name] = tuple(item for item in value if isinstance(item, Scalar) and item.text)
        if len(fields.lists[key.name]) < len(value.items):
            log.fault(value, "DC103", f'"{key.name}" lists texts only', expected="a list of texts")
        return
    if not isinstance(value, Scalar):
        log.fault(
            value,
            "DC103",
            f'"{key.name}" takes a text, not {kind(value)}',
            hint=f"write {key.name}: {key.example or '...'}",
            expected="a text",
        )
        fields.broken.add(key.name)
        return
    if not value.text.strip():
        log.fault(
            name,
            key.code if key.required and key.code else "DC103",
            f'"{key.name}" has no value',
            hint="write one, or take the key out",
            expected="a text",
        )
        fields.broken.add(key.name)
        return
    if key.words and value.text not in key.words:
        words = ", ".join(key.words)
        log.fault(
            value,
            "DC114",
            f'"{value.text[:_SHOWN]}" is no word for "{key.name}"',
            hint=did_you_mean(value.text, key.words) or f"write one of: {words}",
            expected=words,
        )
        fields.broken.add(key.name)
        return
    if key.pattern and not re.fullmatch(key.pattern, value.text, re.ASCII):
        log.fault(
            value,
            key.code or "DC114",
            f'"{value.text[:_SHOWN]}" does not fit "{key.name}"',
            hint=f"it reads like {key.example}" if key.example else "it is one word without blanks",
            expected=key.example,
        )
        fields.broken.add(key.name)
        return
    if key.listed:
        fields.lists[key.name] = (value,)
        return
    fields.texts[key.name] = value
