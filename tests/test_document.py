"""Strict YAML: what is read, and what is refused, with its place."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.document import MappingNode, ScalarNode, SequenceNode, decode, read_document
from dualcarbon.document import compose as reading
from dualcarbon.problem import DualcarbonError

# Texts that the usual reader of YAML 1.1 turns into something else.
KEPT = [
    "no",
    "on",
    "~",
    "null",
    "0370",
    "12:30",
    "1_000",
    "1e3",
    "2022-12-18",
    "370000",
    "18 %",
    "−18 %",
    "=",
    ".5",
]

REFUSED = [
    ("", "DC002", 1, 1),
    ("# only a comment\n", "DC002", 1, 1),
    ("a: b: c\n", "DC003", 1, 5),
    ("a:\n\t- b\n", "DC003", 2, 1),
    ("level: >= 20 %\n", "DC003", 1, 9),
    ("a: @b\n", "DC003", 1, 4),
    ("a: %b\n", "DC003", 1, 4),
    ("a: 'b\n", "DC003", 1, 4),
    ("a: [b\n", "DC003", 1, 4),
    ("a: 1\n b: 2\n", "DC003", 2, 3),
    ("? [a]\n: b\n", "DC003", 1, 3),
    ("a: b\x07\n", "DC003", 1, 5),
    ("a: *b\n", "DC005", 1, 4),
    ("- " * 30 + "a\n", "DC003", 1, 43),
    ("a: 1\nb: 2\na: 3\n", "DC004", 3, 1),
    ("a: {b: 1, b: 2}\n", "DC004", 1, 11),
    ("a: &x 1\n", "DC005", 1, 4),
    ("a: !!str 1\n", "DC005", 1, 4),
    ("a: {<<: {b: 1}}\n", "DC005", 1, 5),
    ("%YAML 1.1\n---\na: 1\n", "DC005", 1, 1),
    ("a: 1\n---\nb: 2\n", "DC006", 2, 1),
]


@pytest.mark.parametrize("text", KEPT)
def test_every_scalar_stays_as_the_file_has_it(text: str) -> None:
    """Nothing becomes a bool, a date, an octal or a sexagesimal number."""
    root, problems = read_document(f"a: {text}\n", "f.yaml")
    assert problems == ()
    assert isinstance(root, MappingNode)
    assert root.get("a") == ScalarNode(text=text, line=1, column=4)


@pytest.mark.parametrize("text", ["[" * 5000, "{a: " * 5000, "- " * 5000])
def test_what_is_nested_far_too_deeply_is_refused(text: str) -> None:
    """Libyaml stops at its own limit, or at the end of the text where it is too old to have one."""
    _, (problem,) = read_document(text, "f.yaml")
    assert problem.code == "DC003"
    assert problem.location is not None
    assert problem.location.line == 1
    assert problem.hint


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED)
def test_what_is_not_strict_is_refused_at_its_place(text: str, code: str, line: int, column: int) -> None:
    """Each fault has its rule, its line and its column, and a hint."""
    _, problems = read_document(text, "f.yaml")
    first = problems[0]
    assert first.location is not None
    assert (first.code, first.location.line, first.location.column) == (code, line, column)
    assert first.hint


def test_places_count_characters_not_bytes() -> None:
    """A column after Chinese text is where a reader would count it."""
    root, _ = read_document("标题: 山东省\n列表: [一, 二]\n", "f.yaml")
    assert isinstance(root, MappingNode)
    listed = root.get("列表")
    assert isinstance(listed, SequenceNode)
    assert listed.items[1] == ScalarNode(text="二", line=2, column=9)


def test_the_slow_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml the parser in Python gives the same nodes."""
    text = "a: 1\nb:\n  - {c: 'no', d: 二}\n  - e\n"
    fast, _ = read_document(text, "f.yaml")
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    reading._parser.cache_clear()  # noqa: SLF001 - the choice of the parser is kept for the life of a process
    slow, problems = read_document(text, "f.yaml")
    reading._parser.cache_clear()  # noqa: SLF001 - as above
    assert problems == ()
    assert slow == fast


BYTES = [
    ("山东".encode(), "山东"),
    (b"\xef\xbb\xbfa: 1", "a: 1"),
]


@pytest.mark.parametrize(("data", "text"), BYTES)
def test_utf8_is_read_with_or_without_its_mark(data: bytes, text: str) -> None:
    """A byte order mark is no part of the text."""
    assert decode(data, "f") == text


@pytest.mark.parametrize(
    ("data", "place", "guess"),
    [
        ("a: 1\nb: 山东".encode("gb18030"), "f:2:5", "GB18030"),  # its first two bytes are UTF-8 by chance
        ("a: 1".encode("utf-16"), "f:1:1", "UTF-16"),
    ],
)
def test_other_encodings_are_refused_at_the_first_byte(data: bytes, place: str, guess: str) -> None:
    """The hint names what the file looks like."""
    with pytest.raises(DualcarbonError) as caught:
        decode(data, "f")
    problem = caught.value.problems[0]
    assert str(problem.location) == place
    assert guess in problem.hint


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """Whatever stands in a file, there is a value or a problem."""
    root, problems = read_document(text, "f.yaml")
    assert root is not None or problems
