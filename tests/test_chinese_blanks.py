"""How Chinese is set: one rule for blanks, signs of full width, parentheses that do not nest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from blanks import uneven

import dualcarbon as dc
from dualcarbon.library import Library
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.catalogue.messages import quotations, translations

_SIGN = "[\u3400-\u9fff]"
HALF = re.compile(rf"{_SIGN}[,;!?()]|[,;!?()]{_SIGN}|{_SIGN}: (?!\d)")
"""Signs of half width beside Chinese; a call of Python, and a key of a file with its colon, are code."""
CODE = re.compile(r"\w+\(\)|“[^”]*: [^”]*”")
APART = re.compile(rf"{_SIGN} {_SIGN}")
PAIR = re.compile(r"（[^（）]*（|）（")

RULE = [
    ("单位GDP二氧化碳排放", []),
    ("单位 GDP 二氧化碳排放", [" GDP", "GDP "]),
    ("文件不是UTF-8。", []),
    ("下降 3.8%写成", [" 3.8%"]),
    ("加上issuer: 和 url", ["issuer:"]),
    ("加上 issuer: 和 url", []),
    ("用--all列出", ["--all", "--all"]),
    ("用 --all 列出", []),
    ("dualcarbon show {region} 列出", []),
    ("dualcarbon show {region}列出", ["dualcarbon show {region}"]),
    ("缺少QUANTITY|-", ["QUANTITY|-"]),
    ("无法写入{path}：{why}", ["{path}"]),
    ("{region}在{year}年", []),
    ("{indicator} 的单位", ["{indicator} "]),
    ("名称用 zone:简名", []),
    ("15亩 = 1公顷", []),
]


@pytest.mark.parametrize(("text", "wrong"), RULE, ids=[text for text, _ in RULE])
def test_the_rule_for_blanks(text: str, wrong: list[str]) -> None:
    """What is typed stands between blanks; words, numbers and units do not."""
    assert uneven(text) == wrong


def told() -> dict[str, str]:
    """Every translation by its English text."""
    several = [*translations("zh").items(), *quotations("zh").items()]
    return {text: form for (_, text), forms in several for form in forms}


def test_every_translation_keeps_the_rule_for_blanks() -> None:
    """Between Chinese and Latin signs."""
    assert {text: wrong for text in told().values() if (wrong := uneven(text))} == {}


def test_signs_beside_chinese_are_of_full_width() -> None:
    """Commas, semicolons, question marks and parentheses; no blank parts two Chinese signs."""
    assert [text for text in told().values() if HALF.search(CODE.sub("", text))] == []
    assert [text for text in told().values() if APART.search(text)] == []


def test_parentheses_neither_nest_nor_follow_each_other() -> None:
    """A comma stands in their place."""
    assert [text for text in told().values() if PAIR.search(text)] == []


def test_titles_of_documents_have_parentheses_of_full_width() -> None:
    """As the documents print them."""
    titles = {target.source.title_zh for file in Library().load_all() for target in file.targets}
    assert [title for title in titles if re.search(rf"{_SIGN} ?\(|\){_SIGN}", title)] == []


BAD = Path(__file__).parent / "files" / "validate" / "bad"
# What the file says itself stands in a sentence as it is: in quotes, codes of regions, ids, numbers below zero.
OWN = re.compile(r"“[^”]*”|(?:zone|company):\w+|'[^']*'|[a-z][a-z0-9]*(?:-[a-z0-9]+)+|-\d+")


@pytest.mark.parametrize("path", sorted(BAD.iterdir()), ids=lambda path: path.stem)
def test_what_is_said_of_a_file_keeps_the_rule_for_blanks(path: Path) -> None:
    """With the values in their places; no sentence asks and goes on."""
    words = words_in("zh")
    for problem in dc.validate(path).value.problems:
        told = words.problem(problem)
        for text in (told.message, told.hint):
            assert uneven(OWN.sub("“”", text)) == []
            assert "？；" not in text
