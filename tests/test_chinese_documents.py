"""Titles, notes and sources of the files that ship, in Chinese: complete, and without English but for names."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from conftest import Runner

from dualcarbon.library import Library, rows
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.catalogue.messages import languages, quotations
from dualcarbon.target import Target

WORDS = words_in("zh")
FOREIGN = [lang for lang in languages() if lang != "en"]
CHINESE = re.compile("[\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z][A-Za-z]+")
SERIES = re.compile(r"\bS\d{7}\b")

# Documents that are read in English: their titles stay as they are printed.
ENGLISH_TITLES = {
    "China Carbon Neutrality Tracker Newsletter": "a newsletter in English, of a research institute",
    "China S&T Newsletter, Issue 7-8 2021: Focus on carbon peak and neutrality": "an English one of a ministry",
}
# What is written in Latin letters in Chinese too, and why.
NAMES = {
    **dict.fromkeys(
        ["CNESA", "COP", "CREA", "EDGAR", "GDP", "IIP", "PIK"], "an abbreviation that Chinese texts use too"
    ),
    **dict.fromkeys(
        [
            "Beveridge",
            "CnEVPost",
            "Diamond",
            "Enerdata",
            "Energy",
            "Institute",
            "Shiner",
            "Technology",
            "Times",
        ],
        "a publisher or a company that signs its Chinese pages so, or has no Chinese name",
    ),
    **dict.fromkeys(
        ["China", "DataLink", "PyPSA", "china", "co", "code", "jinmeng", "transition"],
        "a name of data or of a model",
    ),
    **dict.fromkeys(["Friedlingstein", "Xiaowei"], "an author without a name in Chinese signs"),
    **dict.fromkeys(["candela", "cn", "nccc", "org"], "the address of a page"),
}


@cache
def targets() -> tuple[Target, ...]:
    """Every target that ships."""
    return tuple(target for file in Library().load_all() for target in file.targets)


def notes() -> set[str]:
    """What the target files say beside their targets."""
    return {target.note for target in targets()} - {""}


def sources() -> set[str]:
    """The sources of the record; those that differ in the number of a series alone are one."""
    return {SERIES.sub("{code}", row.get("source") or "") for row in rows()} - {""}


def test_every_document_has_a_chinese_title() -> None:
    """Or stands in the list of those that are read in English."""
    left = {target.source.title for target in targets() if not CHINESE.search(target.source.title_zh)}
    assert left == set(ENGLISH_TITLES)


@pytest.mark.parametrize("lang", FOREIGN)
def test_every_note_and_every_source_of_the_record_is_told(lang: str) -> None:
    """A new one without its translation fails here; one that nobody says any more fails too."""
    known = {text for _, text in quotations(lang)}
    assert {*notes(), *sources()} - known == set()
    assert known - {*notes(), *sources()} == set()


def test_what_is_quoted_holds_no_english_but_names() -> None:
    """Chinese, with the names that are written so; each of those is there."""
    assert NAMES.keys() <= {word for (told,) in quotations("zh").values() for word in WORD.findall(told)}
    for (_, text), (told,) in quotations("zh").items():
        assert set(WORD.findall(told)) - NAMES.keys() == set(), text


def test_no_number_is_lost_in_a_translation() -> None:
    """Every year, percentage and amount stands in Chinese too; 5 GW are 500万千瓦, the 13th plan 十三五."""
    number = re.compile(r"(?<!CO)(?<!\d)\d+(?:\.\d+)?(?![\d.]*th)")
    for (_, text), (told,) in quotations("zh").items():
        if not re.search(r"\d (GW|million)", text):
            assert Counter(number.findall(text)) - Counter(number.findall(told)) == Counter(), text


SAID = [
    ("number read in a copy", "数值读自转载件"),
    ("NEA", "国家能源局"),
    ("NEA and CEC power statistics, compiled by CREA (china_co2, S5109210)",
     "国家能源局、中国电力企业联合会电力统计，由CREA整理（china_co2，S5109210）"),
    ("园区自己的备注", "园区自己的备注"),
    ("a note of my own", "a note of my own"),
    ("a series S1234567 of my own", "a series S1234567 of my own"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SAID)
def test_what_a_file_says_in_chinese(text: str, told: str) -> None:
    """What nobody has translated stands as its file has it; in English everything does."""
    assert WORDS.quoted(text) == told
    assert words_in("en").quoted(text) == text


def test_derived_numbers_name_what_they_follow_from(run: Runner) -> None:
    """By the Chinese names of the indicators, the documents one after the other."""
    told = run("check", "china", "--all", "--explain", "--indicator", "wind_solar_capacity", "--lang", "zh")
    assert "来源：风电装机容量 + 光伏装机容量：" in told.stdout
    assert not re.search("compiled by|Report|capacity", told.stdout)


def test_places_in_documents_hold_no_english() -> None:
    """Pages, boxes, sections and annexes, however they are put together."""
    told = {WORDS.locator(target) for target in targets()}
    assert [place for place in told if WORD.search(place)] == []


YAML = """region: zone:park
name: Park
name_zh: 园区
sources:
  plan: {title: Plan of the park, issuer: Committee}
targets:
  - {id: a, indicator: wind_capacity, level: at least 5 GW, year: 2030, source: plan, note: my own words}
"""


def test_files_of_the_user_keep_their_own_words(run: Runner, tmp_path: Path) -> None:
    """Title and note as they stand there."""
    path = tmp_path / "park.yaml"
    path.write_text(YAML, encoding="utf-8")
    told = run("check", str(path), "--all", "--explain", "--lang", "zh").stdout
    assert "  目标  Plan of the park\n        Committee\n  备注  my own words\n" in told
