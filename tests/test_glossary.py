"""The terms of the documents: the table that the names of indicators and the words of the catalogue are held to."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from dualcarbon.indicator import vocabulary
from dualcarbon.library import Library
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.catalogue.messages import translations
from dualcarbon.scorecard import RATINGS_ZH, SOURCE_ZH

WORDS = words_in("zh")
TABLE = files("dualcarbon.report.catalogue").joinpath("glossary.csv").read_text(encoding="utf-8")
TERMS = list(csv.DictReader(TABLE.splitlines()))
NAMES = [f"{term['key']}: {term['official'] or term['term_zh']}" for term in TERMS]
MANY = 10
"""An indicator that the files of so many regions have targets for is told by the word of a document."""
READ_ON = ("official", "press", "copy", "")
"""The kind of page that a phrase was read on, as ``evidence`` of a target; empty where no phrase was kept."""
LONGEST = 40

# Documents that no target stands in: who issued them, and when.
ELSEWHERE = {
    "国民经济和社会发展第十二个五年规划纲要实施中期评估报告": ("国家发展改革委", "2013"),
    "国民经济和社会发展第十四个五年规划和2035年远景目标纲要实施中期评估报告": ("国家发展改革委", "2023"),
    "关于2007年各省自治区直辖市节能目标完成情况的公告": ("国家发展改革委", "2008"),
    "单位国内生产总值二氧化碳排放降低目标责任考核评估办法": ("国家发展改革委", "2014"),
    SOURCE_ZH: ("", "2026"),
    "中华人民共和国2020年国民经济和社会发展统计公报": ("国家统计局", "2021"),
    "2023年全国电力工业统计数据": ("国家能源局", "2024"),
    "2024年全社会用电量等数据": ("国家能源局", "2025"),
    "2021年能源工作指导意见": ("国家能源局", "2021"),
    "“十四五”林业草原保护发展规划纲要": ("国家林草局、国家发展改革委", "2021"),
    "绿色出行创建行动方案": ("交通运输部、国家发展改革委", "2020"),
    "新能源汽车产业发展规划（2021—2035年）": ("国务院办公厅", "2020"),
    "加快构建碳排放双控制度体系工作方案": ("国务院办公厅", "2024"),
    "电力系统调节能力优化专项行动实施方案（2025—2027年）": ("国家发展改革委、国家能源局", "2025"),
    "新型储能规模化建设专项行动方案（2025—2027年）": ("国家发展改革委、国家能源局", "2025"),
    "碳达峰碳中和重大宣示四周年：“碳达峰十大行动”取得积极成效": ("国家发展改革委", "2024"),
    "“高质量完成‘十四五’规划”系列主题新闻发布会（2025年8月26日）": ("国务院新闻办公室", "2025"),
    "在联合国气候变化峰会上的致辞（2025年9月24日）": ("中国", "2025"),
}


@cache
def documents() -> dict[str, set[tuple[str, str]]]:
    """Issuer and year of every document by its Chinese title: those of the target files and those above."""
    known: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for file in Library().load_all():
        for target in file.targets:
            source = target.source
            known[source.title_zh].add((WORDS.issuer(source), str(source.issued or "")[:4]))
    return {**known, **{title: {told} for title, told in ELSEWHERE.items()}}


def told(term: dict[str, Any]) -> tuple[str, str]:
    """What the program says for a term, in English and in Chinese."""
    key, kind = term["key"], term["kind"]
    if kind == "indicator":
        return vocabulary()[key].label, vocabulary()[key].label_zh
    if kind == "unit":
        return key, WORDS.unit(key).strip()
    grades = {grade.value: chinese for grade, chinese in RATINGS_ZH.items()}
    if key in grades:
        return key, grades[key]
    return key, next(forms[0] for (_, text), forms in translations("zh").items() if text == key)


@pytest.mark.parametrize("term", TERMS, ids=NAMES)
def test_the_program_says_the_term(term: dict[str, str]) -> None:
    """An indicator, a verdict, a grade and a unit are told by it alone; a word stands in the message named."""
    english, chinese = told(term)
    if term["kind"] == "word":
        assert term["term_en"] in english
        assert term["term_zh"] in chinese
    else:
        assert (term["term_en"], term["term_zh"]) == (english, chinese)


@pytest.mark.parametrize("term", TERMS, ids=NAMES)
def test_the_document_says_the_term(term: dict[str, str]) -> None:
    """The phrase has it, or has the ``official`` word; where that differs, or none was read, the note says why."""
    official, phrase = term["official"], term["phrase"]
    assert term["read"] in READ_ON
    assert bool(phrase) == bool(term["read"])
    assert (official or term["term_zh"]).removeprefix("个") in phrase or not phrase
    assert len(phrase) <= LONGEST
    assert official != term["term_zh"]
    if not phrase:
        assert term["note"]
        assert not official


def test_a_word_that_is_not_the_document_s_says_why() -> None:
    """Unless another row has the document that says it so, or says why."""
    explained = {term["key"] for term in TERMS if not term["official"] or term["note"]}
    assert {term["key"] for term in TERMS} - explained == set()


@pytest.mark.parametrize("term", TERMS, ids=NAMES)
def test_the_document_is_known(term: dict[str, str]) -> None:
    """A source of the target files with its issuer and year, or one of those listed here."""
    title = term["document"]
    if not title:
        assert term["note"]
        assert not any(term[column] for column in ("issuer", "year", "phrase", "official"))
    else:
        assert (term["issuer"], term["year"]) in documents()[title]


def test_documents_listed_are_cited() -> None:
    """One that nobody cites any more goes."""
    assert set(ELSEWHERE) - {term["document"] for term in TERMS} == set()


def test_every_indicator_that_many_regions_have_is_there() -> None:
    """And every headline one; so are all verdicts and all grades."""
    regions = defaultdict(set)
    for file in Library().load_all():
        for target in file.targets:
            regions[target.indicator.name].add(file.region.code)
    wanted = {name for name, codes in regions.items() if len(codes) >= MANY}
    wanted |= {name for name, one in vocabulary().items() if one.headline}
    keys = {
        kind: {term["key"] for term in TERMS if term["kind"] == kind}
        for kind in ("indicator", "verdict", "rating")
    }
    assert len(wanted) > 35
    assert wanted - keys["indicator"] == set()
    assert keys["verdict"] == {"met", "missed", "ahead", "on track", "off track", "open", "unknown"}
    assert keys["rating"] >= {grade.value for grade in RATINGS_ZH}


def test_the_same_rows_stand_there_once() -> None:
    """A term may be read in two documents, not twice in one."""
    rows = [(term["kind"], term["key"], term["document"], term["official"]) for term in TERMS]
    assert len(rows) == len(set(rows)) > 100
