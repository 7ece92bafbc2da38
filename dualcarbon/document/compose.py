"""YAML text in; nodes and problems out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from dualcarbon.document.node import MappingNode, Node, ScalarNode, SequenceNode
from dualcarbon.problem import Location, Problem, Sentence

if TYPE_CHECKING:
    import yaml

_DEPTH = 20  # a target file needs six levels; far more is an attack or an accident
_FEATURE = re.compile("[&*!]|<<|^%", re.MULTILINE)


def read_document(text: str, path: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The only document of a YAML text, every scalar as text, and what is wrong with it.

    Anchors, aliases, merge keys, tags, directives, equal keys and a second document are refused.
    """
    import yaml

    try:
        root = _loader()(text).get_single_node()
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        # Few files are no YAML: what is said of those is loaded for the first of them.
        from dualcarbon.document.complaint import complaint

        return None, (complaint(error, text, path),)
    except RecursionError:
        return None, (_deep(Location(path=path, line=1, column=1)),)
    if root is None:
        empty = Problem(
            message=Sentence("the file is empty"),
            location=Location(path=path, line=1, column=1),
            hint=Sentence("dualcarbon new REGION writes a file to start from"),
            code="DC002",
            found="nothing",
            expected="a mapping",
        )
        return None, (empty,)
    composing = _Composing(path)
    if _FEATURE.search(text):
        composing.refuse_features(text)
        if composing.problems:
            return None, tuple(composing.problems)
    node = composing.node(root, depth=0)
    return node, tuple(composing.problems)


class _Composing:
    """Turns the nodes of the parser into ours and collects what is wrong on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def node(self, raw: Any, *, depth: int) -> Node:
        mark = raw.start_mark
        line, column = mark.line + 1, mark.column + 1
        if raw.id == "scalar":
            return ScalarNode(text=raw.value, line=line, column=column)
        if depth > _DEPTH:
            self.problems.append(_deep(self._at(mark)))
            return ScalarNode(text="", line=line, column=column)
        if raw.id == "sequence":
            items = tuple(self.node(item, depth=depth + 1) for item in raw.value)
            return SequenceNode(items=items, line=line, column=column)
        return MappingNode(entries=self._entries(raw, depth), line=line, column=column)

    def refuse_features(self, text: str) -> None:
        """Finds what the composed nodes no longer show."""
        parser = _loader()(text)
        while parser.check_event():
            event: Any = parser.get_event()
            feature = _feature(event)
            if feature:
                name, hint = feature
                self.problems.append(
                    Problem(
                        message=Sentence("{feature}, which a target file does not use", feature=name),
                        location=self._at(event.start_mark),
                        hint=hint,
                        code="DC005",
                        found=name,
                        expected="plain keys and values",
                    )
                )

    def _entries(self, raw: Any, depth: int) -> dict[str, tuple[ScalarNode, Node]]:
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        for raw_key, raw_value in raw.value:
            value = self.node(raw_value, depth=depth + 1)
            mark = raw_key.start_mark
            if raw_key.id != "scalar":
                self.problems.append(
                    Problem(
                        message=Sentence("a key has to be a word"),
                        location=self._at(mark),
                        code="DC003",
                        found="a list or a mapping",
                        expected="a word",
                        hint=Sentence("a key stands before a colon: year: 2030"),
                    )
                )
                continue
            key = ScalarNode(text=raw_key.value, line=mark.line + 1, column=mark.column + 1)
            first = entries.get(key.text)
            if first is None:
                entries[key.text] = (key, value)
                continue
            self.problems.append(
                Problem(
                    message=Sentence(
                        'the key "{key}" stands here twice, first in line {line}',
                        key=key.text,
                        line=first[0].line,
                    ),
                    location=self._at(mark),
                    hint=Sentence("keep one of the two"),
                    code="DC004",
                    found=key.text,
                    expected="each key once",
                )
            )
        return entries

    def _at(self, mark: yaml.Mark) -> Location:
        return Location(path=self.path, line=mark.line + 1, column=mark.column + 1)


def _feature(event: Any) -> tuple[str, str] | None:
    """A feature of YAML that would change a text behind the writer's back, and what to do instead."""
    name = type(event).__name__
    if name == "AliasEvent":
        return (
            Sentence("an alias (*{name})", name=event.anchor),
            Sentence("write the value out; a text that begins with * needs quotes"),
        )
    if getattr(event, "anchor", None):
        return (
            Sentence("an anchor (&{name})", name=event.anchor),
            Sentence("write the value out; a text that begins with & needs quotes"),
        )
    if getattr(event, "tag", None):
        return (
            Sentence("a tag ({name})", name=event.tag),
            Sentence("leave it out; a text that begins with ! needs quotes"),
        )
    if name == "DocumentStartEvent" and (event.version or event.tags):
        return Sentence("a directive (%)"), Sentence("leave it out; a text that begins with % needs quotes")
    if name == "ScalarEvent" and event.value == "<<" and not event.style:
        return Sentence("a merge key (<<)"), Sentence("write the keys out")
    return None


def _deep(location: Location) -> Problem:
    return Problem(
        message=Sentence("lists and mappings are nested too deeply"),
        location=location,
        hint=Sentence("dualcarbon new REGION shows the layout of a target file"),
        code="DC003",
        found="deep nesting",
        expected=f"at most {_DEPTH} levels",
    )


@cache
def _loader() -> Any:
    """The parser of libyaml where PyYAML was built with it, ten times faster than the one in Python."""
    import yaml

    if yaml.__with_libyaml__:
        from yaml._yaml import CParser

        return type("_Loader", (CParser, _Resolver), {})
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    def start(self: Any, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)

    return type("_Loader", (Reader, Scanner, Parser, Composer, _Resolver), {"__init__": start})


class _Resolver:
    """Stands in for PyYAML's own, which turns texts into numbers, dates and bools: here all stay text."""

    def resolve(self, _kind: type, _value: Any, _implicit: Any) -> str:
        return ""

    def descend_resolver(self, _node: Any, _index: Any) -> None:
        """Nothing hangs on the place of a node."""

    def ascend_resolver(self) -> None:
        """Nothing hangs on the place of a node."""
