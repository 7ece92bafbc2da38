"""Mappings read against their keys: every fault is collected, at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dualcarbon.document import MappingNode, Node, ScalarNode, SequenceNode, shape
from dualcarbon.problem import (
    DualcarbonError,
    Enumeration,
    Location,
    Problem,
    Sentence,
    Severity,
    did_you_mean,
)
from dualcarbon.target_file.keys import Key, Keys

_SHOWN = 60
_NEAR = 50  # faults, up to which a near name is looked for: more are no slips of the pen


class Log:
    """The problems of one file, in the order in which they were found."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    @property
    def sorted(self) -> tuple[Problem, ...]:
        """The problems in the order of the file."""
        return tuple(sorted(self.problems, key=_place))

    def at(self, node: Node) -> Location:
        """Where a node stands."""
        return Location(path=self.path, line=node.line, column=node.column)

    def near(self, word: str, known: Iterable[str]) -> str:
        """A hint by near names, in a file that has few faults so far."""
        return did_you_mean(word, known) if len(self.problems) < _NEAR else ""

    def fault(self, node: Node, code: str, message: str, *, hint: str = "", expected: str = "") -> None:
        """One fault; what was found is the text of the node."""
        found = node.text[:_SHOWN] if isinstance(node, ScalarNode) else shape(node)
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

    def __init__(self, node: MappingNode) -> None:
        self.node = node
        self.texts: dict[str, ScalarNode] = {}
        self.lists: dict[str, tuple[ScalarNode, ...]] = {}
        self.broken: set[str] = set()

    def text(self, name: str) -> str:
        """The text behind a key, or an empty one."""
        scalar = self.texts.get(name)
        return scalar.text if scalar else ""

    def place(self, name: str) -> Node:
        """The value of a key, or the mapping where there is none."""
        return self.texts.get(name) or self.node


def as_mapping(node: Node | None, what: str, log: Log, *, at: Node | None = None) -> MappingNode | None:
    """The node as a mapping; a problem where it is none."""
    if isinstance(node, MappingNode):
        return node
    place = node or at
    if place is not None:
        log.fault(
            place,
            "DC103",
            Sentence("{what} has to be a mapping of keys and values", what=what),
            hint=_slip_in(place) or Sentence("keys stand below it, indented: title: ..."),
            expected="a mapping",
        )
    return None


def read_fields(node: MappingNode, keys: Keys, what: str, log: Log, *, nested: Iterable[str] = ()) -> Fields:
    """Holds a mapping against its keys: unknown, missing, empty, and texts that do not fit.

    ``nested`` names the keys whose values are read by somebody else.
    """
    fields = Fields(node)
    known = keys.by_name
    elsewhere = set(nested)
    for name, value in node:
        key = known.get(name.text)
        if key is None:
            slip = _slip_in(name)
            if slip:  # the key that is meant is not missing
                fields.broken.update(
                    known.keys() & {name.text.split(":")[0], name.text.split("：")[0].strip()}
                )
            log.fault(
                name,
                "DC101",
                Sentence('{what} has no key "{key}"', what=what, key=name.text[:_SHOWN]),
                hint=slip
                or log.near(name.text, known)
                or Sentence("the keys are {keys}", keys=Enumeration(known)),
                expected=", ".join(known),
            )
        elif key.name not in elsewhere:
            _read_value(key, name, value, fields, log)
    for key in keys.required:
        if key.name not in node.entries and key.name not in fields.broken:
            log.fault(
                node,
                key.code or "DC102",
                Sentence('{what} lacks the key "{key}"', what=what, key=key.name),
                hint=Sentence(
                    "add {key}: {example} ({about})",
                    key=key.name,
                    example=key.example or "...",
                    about=Sentence(key.about[0].lower() + key.about[1:-1]),
                ),
                expected=key.name,
            )
            fields.broken.add(key.name)
    return fields


def _read_value(key: Key, name: ScalarNode, value: Node, fields: Fields, log: Log) -> None:
    if key.listed and isinstance(value, SequenceNode):
        fields.lists[key.name] = tuple(item for item in value if isinstance(item, ScalarNode) and item.text)
        if len(fields.lists[key.name]) < len(value.items):
            log.fault(
                value, "DC103", Sentence('"{key}" lists texts only', key=key.name), expected="a list of texts"
            )
        return
    if not isinstance(value, ScalarNode):
        log.fault(
            value,
            "DC103",
            Sentence('"{key}" takes a text, not {shape}', key=key.name, shape=shape(value)),
            hint=Sentence("write {key}: {example}", key=key.name, example=key.example or "..."),
            expected="a text",
        )
        fields.broken.add(key.name)
        return
    if not value.text.strip():
        log.fault(
            name,
            key.code if key.required and key.code else "DC103",
            Sentence('"{key}" has no value', key=key.name),
            hint=Sentence("write one, or take the key out"),
            expected="a text",
        )
        fields.broken.add(key.name)
        return
    if key.words and value.text not in key.words:
        words = Enumeration(key.words)
        log.fault(
            value,
            "DC114",
            Sentence('"{text}" is no word for "{key}"', text=value.text[:_SHOWN], key=key.name),
            hint=log.near(value.text, key.words) or Sentence("write one of: {words}", words=words),
            expected=words,
        )
        fields.broken.add(key.name)
        return
    if key.pattern and not re.fullmatch(key.pattern, value.text, re.ASCII):
        log.fault(
            value,
            key.code or "DC114",
            Sentence('"{text}" does not fit "{key}"', text=value.text[:_SHOWN], key=key.name),
            hint=Sentence("it reads like {example}", example=key.example)
            if key.example
            else Sentence("it is one word without blanks"),
            expected=key.example,
        )
        fields.broken.add(key.name)
        return
    if key.listed:
        fields.lists[key.name] = (value,)
        return
    fields.texts[key.name] = value


def _place(problem: Problem) -> tuple[int, int]:
    location = problem.location
    return (location.line or 0, location.column or 0) if location else (0, 0)


def _slip_in(node: Node) -> str:
    """What a text shows of a slip that YAML took for a part of it, as in ``year:2030``; or nothing."""
    from dualcarbon.document import find_slip

    slip = find_slip(node.text.split("\n", 1)[0]) if isinstance(node, ScalarNode) else None
    return Sentence("{slip}: {hint}", slip=slip.message, hint=slip.hint) if slip else ""
