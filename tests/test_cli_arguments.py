"""What the words of a command line say."""

from __future__ import annotations

import pytest

from dualcarbon.cli.arguments import read_list


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (None, ()),
        ([], ()),
        (["a"], ("a",)),
        (["a,b", "c"], ("a", "b", "c")),
        (["a", "b,c"], ("a", "b", "c")),
        ([" a , b ", ",", "a"], ("a", "b")),
        (["山东，江苏"], ("山东", "江苏")),
        (["Suzhou; Jiangsu"], ("Suzhou; Jiangsu",)),
    ],
)
def test_a_list_is_given_with_commas_or_by_repeating(
    values: list[str] | None, words: tuple[str, ...]
) -> None:
    assert read_list(values) == words
