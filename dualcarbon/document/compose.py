"""YAML text in; nodes and problems out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from dualcarbon.document.node import MappingNode, Node, ScalarNode, SequenceNode
from dualcarbon.problem import Location, Problem, Sentence

if TYPE_CHECKING:
    import yaml

_DEPTH = 20  # a target file needs six levels; far more is an attack or an accident


def read_document(text: str, path: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The only document of a YAML text, every scalar as text, and what is wrong with it.

    Anchors, aliases, merge keys, tags, directives, equal keys and a second document are refused.
    """
    import yaml

    try:
        composing = _Composing(_parser()(text), path)
        node = composing.document()
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        # Few files are no YAML: what is said of those is loaded for the first of them.
        from dualcarbon.document.complaint import complaint

        return None, (complaint(error, text, path),)
    if composing.features:
        return None, tuple(composing.features)
    if node is None:
        empty = Problem(
            message=Sentence("the file is empty"),
            location=Location(path=path, line=1, column=1),
            hint=Sentence("dualcarbon new REGION writes a file to start from"),
            code="DC002",
            found="nothing",
            expected="a mapping",
        )
        return None, (empty,)
    return node, tuple(composing.problems)


class _Composing:
    """Turns the events of the parser into nodes, and collects what is wrong on the way.

    ``features`` are those of YAML that a target file does not use: with any of them nothing is read.
    """

    def __init__(self, parser: Any, path: str) -> None:
        import yaml

        self.events = yaml
        self.path = path
        self.problems: list[Problem] = []
        self.features: list[Problem] = []
        self._next = parser.get_event

    def document(self) -> Node | None:
        """The only document; None where there is none.

        Raises:
            YAMLError: the text is no YAML, or holds a second document.
        """
        yaml = self.events
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            return None
        self._look_at(start)
        node = self._node(self._next(), depth=0)
        self._next()
        more = self._next()
        if not isinstance(more, yaml.StreamEndEvent):
            raise yaml.composer.ComposerError(
                "expected a single document in the stream",
                start.start_mark,
                "but found another document",
                more.start_mark,
            )
        return node

    def _node(self, event: Any, *, depth: int) -> Node:
        kind, mark = type(event), event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if kind is self.events.AliasEvent:
            self._look_at(event)
            return ScalarNode("", line, column)
        if event.anchor or event.tag:
            self._look_at(event)
        if kind is self.events.ScalarEvent:
            if event.value == "<<":
                self._look_at(event)
            return ScalarNode(event.value, line, column)
        if depth > _DEPTH:
            self.problems.append(_deep(self._at(mark)))
            self._skip()
            return ScalarNode("", line, column)
        if kind is self.events.SequenceStartEvent:
            return SequenceNode(items=tuple(self._items(depth)), line=line, column=column)
        return MappingNode(entries=self._entries(depth), line=line, column=column)

    def _items(self, depth: int) -> Iterator[Node]:
        event = self._next()
        while type(event) is not self.events.SequenceEndEvent:
            yield self._node(event, depth=depth + 1)
            event = self._next()

    def _entries(self, depth: int) -> dict[str, tuple[ScalarNode, Node]]:
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        following, scalar, end = self._next, self.events.ScalarEvent, self.events.MappingEndEvent
        event = following()
        while type(event) is not end:
            key = self._node(event, depth=depth + 1)
            after = following()
            if type(after) is scalar and not after.anchor and not after.tag and after.value != "<<":
                # Nearly every value: a call less for each.
                mark: Any = after.start_mark
                value: Node = ScalarNode(after.value, mark.line + 1, mark.column + 1)
            else:
                value = self._node(after, depth=depth + 1)
            if not isinstance(key, ScalarNode):
                self.problems.append(
                    Problem(
                        message=Sentence("a key has to be a word"),
                        location=self._at(event.start_mark),
                        code="DC003",
                        found="a list or a mapping",
                        expected="a word",
                        hint=Sentence("a key stands before a colon: year: 2030"),
                    )
                )
            elif key.text in entries:
                self.problems.append(
                    Problem(
                        message=Sentence(
                            'the key "{key}" stands here twice, first in line {line}',
                            key=key.text,
                            line=entries[key.text][0].line,
                        ),
                        location=self._at(event.start_mark),
                        hint=Sentence("keep one of the two"),
                        code="DC004",
                        found=key.text,
                        expected="each key once",
                    )
                )
            else:
                entries[key.text] = (key, value)
            event = following()
        return entries

    def _skip(self) -> None:
        """Passes over what is nested in a list or a mapping that has begun."""
        open_ones = 1
        while open_ones:
            event = self._next()
            open_ones += isinstance(event, self.events.CollectionStartEvent)
            open_ones -= isinstance(event, self.events.CollectionEndEvent)

    def _look_at(self, event: Any) -> None:
        feature = _feature(event)
        if feature:
            name, hint = feature
            self.features.append(
                Problem(
                    message=Sentence("{feature}, which a target file does not use", feature=name),
                    location=self._at(event.start_mark),
                    hint=hint,
                    code="DC005",
                    found=name,
                    expected="plain keys and values",
                )
            )

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
def _parser() -> Any:
    """The parser of libyaml where PyYAML was built with it, ten times faster than the one in Python."""
    import yaml

    if yaml.__with_libyaml__:
        from yaml._yaml import CParser

        return CParser
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    def start(self: Any, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    return type("_Parser", (Reader, Scanner, Parser), {"__init__": start})
