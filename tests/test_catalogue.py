"""The catalogue: every sentence in every language, with every value in its place."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from conftest import Runner
from messages import examples, marked, places
from sheets import ALL, DIVIDED, figure, sheet

from dualcarbon.assessment import REASONS, STEPS, Reason, ReasonValue, Step, Verdict
from dualcarbon.cli import language
from dualcarbon.indicator import vocabulary
from dualcarbon.library import Library
from dualcarbon.problem import DualcarbonError
from dualcarbon.report.catalogue import Words, languages, messages, reasons, steps, words_in
from dualcarbon.report.catalogue.messages import translations
from dualcarbon.report.catalogue.po import PoError, read_po
from dualcarbon.report.check.explain import explain_sheet
from dualcarbon.report.check.table import table
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.scorecard import APPRAISED
from dualcarbon.target import Form
from dualcarbon.trajectory import Grade

FOREIGN = [lang for lang in languages() if lang != "en"]
MARKED = marked()
# What may stand in Latin letters in a Chinese sentence: options, codes, units that are written so, symbols.
LATIN = {
    "all",
    "CN",
    "GDP",
    "SD",
    "CO",
    "I",
    "R",
    "GW",
    "Mt",
    "tce",
    "kgce",
    "kWh",
    "n",
    "https",
    "example",
    "org",
    "plan",
}
WORD = re.compile(r"[A-Za-z]+")


def file_texts() -> set[str]:
    """What the target files that ship say in words of their own."""
    found = set()
    for file in Library().load_all():
        for target in file.targets:
            found |= {target.scope} - {""}
            found |= {target.text} if target.form is Form.UNSTATED else set()
            found |= issuers(target.source.issuer)
    return found


def issuers(text: str) -> set[str]:
    """Those who issued a document, each apart."""
    first, _, more = text.partition(" and others")[0].partition("; and ")
    return {*first.split("; "), *({f"and {more}"} if more else ())} - {""}


@cache
def locators() -> tuple[str, ...]:
    """The places in documents that the target files name."""
    return tuple({target.locator for file in Library().load_all() for target in file.targets})


def said_of_places(text: str) -> bool:
    """Whether a translation is of a place in a document, in the words of the target files."""
    return any(text in locator for locator in locators())


def test_the_languages_that_there_are() -> None:
    """English is in the code; every other has a catalogue."""
    assert languages() == ("en", "zh")


@pytest.mark.parametrize(("codes", "sentences"), [(REASONS, reasons.SENTENCES), (STEPS, steps.SENTENCES)])
def test_every_code_has_its_sentence(codes: dict[str, tuple[str, ...]], sentences: dict[str, str]) -> None:
    """A code has a sentence, and the sentence asks for nothing that the code does not have."""
    assert set(sentences) == set(codes)
    for code, names in codes.items():
        assert places(sentences[code]) <= set(names), code
    for code, text in reasons.BRIEF.items():
        assert places(text) <= set(REASONS[code]), code
    assert set(REASONS) >= reasons.SIGNED | reasons.ASIDE


@pytest.mark.parametrize("lang", FOREIGN)
def test_every_message_is_in_every_catalogue(lang: str) -> None:
    """No text of the code is without its translation."""
    known = {text for _, text in translations(lang)}
    assert {*MARKED, APPRAISED} - known == set()


@pytest.mark.parametrize("lang", FOREIGN)
def test_no_catalogue_holds_what_nobody_says(lang: str) -> None:
    """A translation belongs to a text of the code, or of the target files that ship."""
    known = {text for _, text in translations(lang)}
    unused = known - {*MARKED, APPRAISED, *file_texts(), *examples()}
    assert {text for text in unused if not said_of_places(text)} == set()


@pytest.mark.parametrize("lang", FOREIGN)
def test_every_place_is_in_every_translation(lang: str) -> None:
    """A translation has the values of its text: none is lost, none is made up."""
    for (_, text), forms in translations(lang).items():
        for form in forms:
            assert places(form) == places(text) | places(MARKED.get(text, "")), text


def value(name: str, code: str) -> ReasonValue:
    """A value for a place of a sentence, of the kind that the judgement gives."""
    if name in ("figure", "edge", "change") or (name == "newest" and code.startswith(("over_not", "breaks"))):
        return figure("48.4", year=2020)
    if name == "leads":
        return DIVIDED.reasons[0].values["leads"]
    plain: dict[str, ReasonValue] = {
        "verdict": "met",
        "grade": "derived",
        "form": "growth",
        "indicator": "coal_share",
        "region": "CN-SD",
        "parts": ("wind_capacity", "solar_capacity"),
        "missing": (2021, 2022),
        "percent": Fraction(7),
        "points": Fraction("0.3"),
        "rate": Fraction("0.2875"),
    }
    words = ("text", "scope", "scenario", "definition", "official", "known", "wanted", "first", "second")
    if name in plain:
        return plain[name]
    return "revised" if name in words and code.endswith(("definitions", "_on")) else 2030


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("code", REASONS)
def test_every_reason_can_be_said(lang: str, code: str) -> None:
    """No sentence asks for a way of writing that nobody knows, and no place is left empty."""
    told = words_in(lang).reason(
        Reason(code=code, values={name: value(name, code) for name in REASONS[code]})
    )
    assert told
    assert not set("{}") & set(told)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("code", STEPS)
def test_every_step_can_be_said(lang: str, code: str) -> None:
    """So can every step of arithmetic."""
    told = words_in(lang).step(Step(code=code, values={name: value(name, code) for name in STEPS[code]}))
    assert told
    assert not set("{}") & set(told)


SAID = [
    (Reason(code="baseline_unknown", values={"baseline": 2005, "first": 2015, "last": 2025}),
     "nothing is known of the baseline 2005; the data tell of 2015 to 2025",
     "没有基期2005年的数据，现有数据为2015—2025年"),
    (Reason(code="too_far", values={"window": 1, "years": 10}),
     "too far to carry a pace of 1 year on for 10 years",
     "以1年的速度推算10年过远"),
    (Reason(code="over_not_on_record", values={"due": 2025, "newest": figure("25.91", "GW", 2023)}),
     "2025 is over and not on record; newest: 25.91 GW in 2023",
     "2025年已过而没有数据，最新：2023年为2591万千瓦"),
    (DIVIDED.reasons[0],
     "the paces disagree: 269 GW at the pace of 5 years, 348 GW at that of 3 years",
     "各段速度结论不一：按近5年速度为2.69亿千瓦、按近3年速度为3.48亿千瓦"),
    (Reason(code="no_observations", values={"indicator": "nuclear_capacity", "region": "CN-SD"}),
     "no observations of Nuclear power capacity for Shandong",
     "没有山东的核电装机容量数据"),
    (Reason(code="gap", values={"missing": (2021, 2022), "before": 2020, "after": 2023}),
     "2021, 2022 missing between 2020 and 2023",
     "2020年与2023年之间缺少2021、2022年"),
    (Reason(code="other_price_year", values={"wanted": "2020", "known": ("2015", "-")}),
     "other price year: the target is at prices of 2020, the data at prices of 2015, no stated year",
     "价格基期不同：目标按2020年价格，数据按2015、未注明年价格"),
    (Reason(code="rests_on", values={"grade": "third-party"}),
     "rests on third-party figures",
     "依据第三方数据"),
    (Reason(code="no_observations", values={"indicator": "heat_pumps", "region": "zone:t"}),
     "no observations of heat_pumps for zone:t",
     "没有zone:t的heat_pumps数据"),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "english", "chinese"), SAID, ids=[english for _, english, _ in SAID])
def test_reasons_in_words(reason: Reason, english: str, chinese: str) -> None:
    """The sentences, with their numbers put in, in each language."""
    assert Words().reason(reason).replace(TIE, " ") == english
    assert words_in("zh").reason(reason) == chinese


@pytest.mark.parametrize(("n", "told"), [(0, "0 targets"), (1, "1 target"), (2, "2 targets")])
def test_english_has_a_plural_and_chinese_none(n: int, told: str) -> None:
    """One target, two targets; in Chinese the same word for each."""
    assert Words().count("{n} target", "{n} targets", n) == told
    assert words_in("zh").count("{n} target", "{n} targets", n) == f"{n}项目标"


def test_no_english_word_is_left_in_a_chinese_report() -> None:
    """Latin letters are codes, units and symbols; documents and notes stand as their files have them."""
    text = table(sheet(*ALL), limit=100, words=words_in("zh"))
    assert set(WORD.findall(text)) - LATIN == set()
    for line in explain_sheet(sheet(*ALL), words=words_in("zh")).splitlines():
        if "来源" not in line and not line.startswith("        "):
            assert set(WORD.findall(line)) - LATIN == set(), line


def test_terms_are_those_of_the_official_documents() -> None:
    """The words of the plans and of the appraisal."""
    told = words_in("zh")
    assert [told.verdict(one) for one in Verdict] == [
        "达到", "未达到", "提前达到", "进展顺利", "进度滞后", "尚难判断", "无法判断",
    ]  # fmt: skip
    assert [told.translated(text) for text in ("binding", "strive", "Control indicators")] == [
        "约束性", "力争", "控制指标",
    ]  # fmt: skip
    assert len({told.grade(grade.value) for grade in Grade}) == len(Grade)


def test_what_shows_no_chinese_is_told_in_english() -> None:
    """A console without Chinese signs gets English; an unknown language is refused."""
    assert words_in("zh", "ascii").lang == "en"
    assert words_in("zh", "gbk").lang == "zh"
    with pytest.raises(DualcarbonError, match='no catalogue for the language "zz"'):
        words_in("zz")


def test_labels_are_unique_in_each_language() -> None:
    """Two indicators never share the words of a table."""
    for lang in languages():
        labels = Counter(words_in(lang).indicator(one) for one in vocabulary().values())
        assert [label for label, times in labels.items() if times > 1] == []


TOY = """msgid ""
msgstr "Language: xx\\n"

msgid "met"
msgstr "mettu"

msgid "Target"
msgstr "Targetu"

msgid "no such file: {path}"
msgstr "nullu {path}"

msgid "Coal share of energy"
msgstr "Coalu"
"""


def test_a_language_is_one_file(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue beside the others is all that it takes; what it lacks is told in English."""
    locale = tmp_path / "locale"
    shutil.copytree(Path(messages.__file__).parent / "locale", locale)
    (locale / "xx.po").write_text(TOY, encoding="utf-8")
    for module in (messages, language):
        monkeypatch.setattr(module, "LOCALE", locale)
        module.languages.cache_clear()
    try:
        assert messages.languages() == language.languages() == ("en", "xx", "zh")
        told = words_in("xx")
        assert told.verdict(Verdict.MET) == "mettu"
        assert told.verdict(Verdict.MISSED) == "missed"
        assert told.indicator(vocabulary()["coal_share"]) == "Coalu"
        assert told.say("Target") == "Targetu"
        language.listen(())
        monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
        assert language.language(machine=False) == "xx"
        assert run("--lang", "xx", "check", "nowhere.yaml").stderr == "nullu nowhere.yaml\n"
    finally:
        language.listen(())
        messages.languages.cache_clear()
        language.languages.cache_clear()


GOOD = """# a comment
msgid ""
msgstr "Language: zh\\n"

msgid "plain"
msgstr "普通"

msgctxt "verdict"
msgid "open"
msgstr "尚难判断"

msgid "{n} year"
msgid_plural "{n} years"
msgstr[0] "{n}年"

#, fuzzy
msgid "unsure"
msgstr "不确定"

msgid "not yet"
msgstr ""

msgid "a "
"long \\"one\\"\\n"
msgstr "长"
"的"
"""


def test_a_catalogue_is_read() -> None:
    """Contexts, plurals, lines that go on, escapes; what is fuzzy or empty is left out, as gettext does."""
    assert dict(read_po(GOOD, "x.po")) == {
        ("", "plain"): ("普通",),
        ("verdict", "open"): ("尚难判断",),
        ("", "{n} year"): ("{n}年",),
        ("", 'a long "one"\n'): ("长的",),
    }


BAD = [
    ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 'x.po:5: "a" stands twice'),
    ('msgid "a"\n\nmsgstr "b"\n', "x.po:1: a message needs its msgid and its msgstr"),
    ('msgid "a"\nmsgid "a"\nmsgstr "b"\n', "x.po:2: msgid stands twice in one message"),
    ("msgid a\n", "x.po:1: this is no line of a catalogue: msgid a"),
    ('"a"\n', 'x.po:1: this is no line of a catalogue: "a"'),
    ('msgid "a" b\n', 'x.po:1: this is no line of a catalogue: msgid "a" b'),
    ('msgid "a\n', 'x.po:1: this is no line of a catalogue: msgid "a'),
]


@pytest.mark.parametrize(("text", "complaint"), BAD)
def test_a_broken_catalogue_is_told_with_its_line(text: str, complaint: str) -> None:
    """Nothing is passed over in silence."""
    with pytest.raises(PoError) as told:
        read_po(text, "x.po")
    assert str(told.value) == complaint
