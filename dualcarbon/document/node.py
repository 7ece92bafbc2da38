"""The three things that a document is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dualcarbon.problem import Sentence


class ScalarNode(NamedTuple):
    """A text, just as the file has it; line and column count from 1."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


@dataclass(frozen=True, kw_only=True, slots=True)
class MappingNode:
    """Keys and values in the order of the file; every key knows its place too."""

    entries: dict[str, tuple[ScalarNode, Node]]
    line: int
    column: int

    def __iter__(self) -> Iterator[tuple[ScalarNode, Node]]:
        return iter(self.entries.values())

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None


Node = ScalarNode | SequenceNode | MappingNode


def shape(node: Node) -> str:
    """What a node is, in words for a message."""
    if isinstance(node, ScalarNode):
        return Sentence("a text") if node.text else Sentence("nothing")
    return Sentence("a list") if isinstance(node, SequenceNode) else Sentence("a mapping")
