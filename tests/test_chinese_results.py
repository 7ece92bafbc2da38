"""What Python shows of an answer where DUALCARBON_LANG says zh: the table of ``print``, that of a notebook."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from test_chinese import KEYS, WRITTEN, english

import dualcarbon as dc

BAD = Path(__file__).parent / "files" / "validate" / "bad" / "DC201-fraction.csv"
HEADS = ["CI", "EI", "CC", "CS", "OC", "RS", "PS", "ST", "NU", "WI", "SO", "WS", "RE", "FC", "FS", "EC", "NF"]
"""Two letters for each indicator."""
# What is asked for, and words of the answer that are none of Chinese: units, codes and options.
ANSWERS: list[tuple[Callable[[], dc.Result[object, object]], list[str], list[str]]] = [
    (lambda: dc.check("shandong"), ["目标", "要求"], []),
    (lambda: dc.compare("wind_capacity", 2025), ["地区", "目标"], []),
    (lambda: dc.compare("wind_capacity", 2025, add_up=True), ["地区", "目标"], []),
    (lambda: dc.convert(["至少12 t CH4", "3 t CH4"], "t CO2e", gwp="AR6"), ["数值", "单位", "输入", "界限", "所用系数"],
     ["CH", "CO", "WG", "SM", "globalwarmingpotentials"]),
    (lambda: dc.gaps("shandong"), ["指标", "可判断"], []),
    (lambda: dc.history("shandong"), ["目标", "要求"], []),
    (dc.overview, ["地区", "向好"], HEADS),
    (lambda: dc.path("shandong", "wind-capacity-2030"), ["年份"], []),
    (lambda: dc.rebase(["65%"], 2005, 2020), ["数值", "原基期", "新基期", "地区", "指标", "推算"], []),
    (lambda: dc.scorecard("shandong"), ["指标", "状态", "依据"], []),
    (lambda: dc.validate(BAD), ["文件", "行", "列", "级别", "内容", "提示"],
     ["fraction", "tests", "files", "validate", "bad", *BAD.parts, *KEYS, *WRITTEN]),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "heads", "kept"), ANSWERS, ids=[heads[-1] for _, heads, _ in ANSWERS])
def test_an_answer_is_shown_in_chinese(
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[], dc.Result[object, object]],
    heads: list[str],
    kept: list[str],
) -> None:
    """Its headings and its words, as text and as HTML; in English without the variable."""
    monkeypatch.setenv("DUALCARBON_LANG", "zh")
    answer = ask()
    page = re.sub(r"<style.*?</style>", "", answer._repr_html_(), flags=re.DOTALL)
    shown = html.unescape(re.sub(r"<[^>]+>", "\n", page))
    for text in (str(answer), shown):
        for head in heads:
            assert head in text
        assert english(text, "all", "check", "csv", "FILE", "scorecard", *kept) == set()
    told = str(answer)
    monkeypatch.delenv("DUALCARBON_LANG")
    assert str(answer) != told


def test_the_notices_of_an_answer_are_shown_in_chinese(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What whoever uses it should be told of the data."""
    path = tmp_path / "a.csv"
    path.write_text(
        "region,indicator,year,value,unit\nCN-SD,wind_capacity,2024,,GW\nCN-SD,wind_capacity,2023,20,GW\n"
    )
    monkeypatch.setenv("DUALCARBON_LANG", "zh")
    answer = dc.check("shandong", trajectory=path)
    assert answer.notices
    told = str(answer).splitlines()[-1]
    assert re.search("[\u4e00-\u9fff]{2}", told)
