"""Sentences that know what they were made of, problems that can be shown, floods that are counted."""

from __future__ import annotations

import copy
import pickle

import pytest

from dualcarbon.problem import (
    DoesNotConvert,
    DualcarbonError,
    Location,
    Problem,
    Sentence,
    Severity,
    UnknownName,
    Unreadable,
    a_few_of_each,
    did_you_mean,
    reword,
    visible,
)
from dualcarbon.target_file import read_target_file

CHINESE = {"the {what} is {size}": "{what}是{size}的", "a file": "文件", "{n} MB": "{n}兆"}


def test_a_sentence_is_its_text_and_what_it_was_made_of() -> None:
    """Also after a copy and a pickle."""
    sentence = Sentence("the {what} is {size}", what=Sentence("a file"), size=Sentence("{n} MB", n=3))
    for one in (sentence, copy.deepcopy(sentence), pickle.loads(pickle.dumps(sentence))):
        assert one == "the a file is 3 MB"
        assert one.template == "the {what} is {size}"
        assert one.values["size"] == "3 MB"
        assert reword(one, lambda text: CHINESE.get(text, text)) == "文件是3兆的"


def test_values_are_never_taken_for_templates() -> None:
    """A file may hold braces, and words that are templates too."""
    sentence = Sentence("{a} and {b}", a="{b}", b="a file")
    assert sentence == "{b} and a file"
    assert reword(sentence, lambda text: CHINESE.get(text, text)) == "{b} and a file"
    assert Sentence("a [ or { that is open") == "a [ or { that is open"


def test_a_problem_has_the_template_of_its_message() -> None:
    """Message == template.format(**values)."""
    _, problems = read_target_file(
        "region: CN-SDD\nsorces: {}\nsources: []\ntargets:\n  - {id: a}\n", "f.yaml"
    )
    assert len(problems) > 5
    for problem in problems:
        assert problem.template.format(**problem.values) == problem.message
        assert problem.code


HIDDEN = [
    ("wind\x1b[2Jcap", "wind\\x1b[2Jcap"),
    ("a\x07b\x00", "a\\x07b\\x00"),
    ("a\u202eb", "a\\u202eb"),
    ("a\nb\tc", "a\\x0ab\\x09c"),
    ("山东 − ≥ 18 %", "山东 − ≥ 18 %"),
]


@pytest.mark.parametrize(("text", "shown"), HIDDEN)
def test_no_control_character_reaches_a_terminal(text: str, shown: str) -> None:
    """Neither of a text of a file nor of the name of one."""
    assert visible(text) == shown
    problem = Problem(message=text, location=Location(path=text, line=1), hint=text)
    assert visible(text).replace("\\x0a", "") in str(problem).replace("\n  ", "").replace("\\x0a", "")
    assert not any(ord(sign) < 32 for sign in str(problem).replace("\n", ""))


def flood(path: str, code: str, lines: range) -> list[Problem]:
    """One problem a line."""
    return [
        Problem(message=f"line {line}", location=Location(path=path, line=line), code=code) for line in lines
    ]


FLOODS = [
    (range(1, 4), ["line 1", "line 2", "line 3"]),
    (range(1, 6), ["line 1", "line 2", "line 3", "line 4", "line 5"]),
    (range(1, 7), ["line 1", "line 2", "line 3", "line 4", "line 5", "line 6"]),
    (range(1, 9), ["line 1", "line 2", "line 3", "line 4", "line 5", "3 more of this kind, in lines 6 to 8"]),
]


@pytest.mark.parametrize(("lines", "told"), FLOODS)
def test_faults_of_one_kind_are_told_five_times_and_then_counted(lines: range, told: list[str]) -> None:
    """One more is told as it is: a count would be no shorter."""
    assert [problem.message for problem in a_few_of_each(flood("f", "DC303", lines))] == told


def test_kinds_and_files_are_counted_apart() -> None:
    """Five of each, and each count behind its file."""
    problems = [
        *flood("a", "DC303", range(1, 10)),
        *flood("a", "DC304", range(1, 10)),
        *flood("b", "DC303", range(1, 3)),
    ]
    told = [(str(problem.location), problem.message) for problem in a_few_of_each(problems)]
    assert len(told) == 5 + 5 + 2 + 2
    assert told[10:12] == [
        ("a", "4 more of this kind, in lines 6 to 9"),
        ("a", "4 more of this kind, in lines 6 to 9"),
    ]


def test_an_error_tells_a_few_and_carries_all() -> None:
    """A file with a hundred thousand bad rows fills no screen."""
    error = Unreadable(problems=flood("f", "DC303", range(1, 100_001)))
    assert len(error.problems) == 100_000
    assert str(error).count("\n") == 5
    assert str(error).endswith("f: 99995 more of this kind, in lines 6 to 100000")


@pytest.mark.parametrize("family", [UnknownName, Unreadable, DoesNotConvert])
def test_errors_are_a_small_family(family: type[DualcarbonError]) -> None:
    """Whoever catches the mother catches all."""
    with pytest.raises(DualcarbonError, match="what"):
        raise family("what")


def test_near_names_are_looked_for_in_words_only() -> None:
    """A word of ten million letters is near to nothing."""
    assert did_you_mean("x" * 10_000_000, ["xx"]) == ""
    assert did_you_mean("shandnog", ["shandong"]) == 'did you mean "shandong"?'
    assert Severity.ERROR.rank < Severity.WARNING.rank < Severity.NOTE.rank
