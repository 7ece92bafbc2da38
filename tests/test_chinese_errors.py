"""Errors in Chinese: whole sentences, and the law that none is told that no catalogue can say."""

from __future__ import annotations

import ast
import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Runner
from test_api import REFUSED

import dualcarbon as dc
from dualcarbon.problem import Enumeration, Name, Problem, Sentence
from dualcarbon.report.catalogue.messages import translations

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dualcarbon"
BAD = sorted((ROOT / "tests" / "files" / "validate" / "bad").iterdir())
KNOWN = {text for _, text in translations("zh")}

TOLD = [
    ("check shandong --verdict soon",
     "--verdict：没有“soon”这种判断\n  判断有：met、missed、ahead、on_track、off_track、open、unknown\n"),
    ("check CN-XX", "未知的地区“CN-XX”\n  是否指“tibet”、“xinjiang”、“shanxi”？\n"),
    ("check 370102", "未知的地区“370102”\n  它在济南（济南市），代码为 370100\n"),
    ("check suzhou", "有2个市名为“suzhou”：320500 苏州、341300 宿州\n  请写代码或中文名称\n"),
    ("check yushu",
     ("没有玉树（632700）的目标文件\n  请自行写下：dualcarbon new yushu > yushu.yaml，"
     "然后 dualcarbon check yushu.yaml\n  或改问它所在的青海\n")),
    ("check zone:X",
     "“zone:X”不能作为自设地区的代码\n  写 zone: 或 company: 加名称，名称用a-z、0-9和单个下划线：zone:river_park\n"),
    ("check shandong --indicator coal_sharez",
     "未知的指标“coal_sharez”\n  是否指“coal_share”、“oil_share”、“gas_share”？\n"),
    ("check shandong --targets nowhere",
     "没有这个文件夹：nowhere\n  --targets 和 DUALCARBON_TARGETS 指明的是文件夹\n"),
    ("history shandong --from 2025 --to 2020", "--from 2025 晚于 --to 2020\n  较早的年份写在前面\n"),
    ("path shandong nothing", "山东没有“nothing”这项目标\n  dualcarbon show shandong 列出全部目标\n"),
    ("scorecard jinan",
     "国家综合评价考核的对象是省份，济南不是省份\n  dualcarbon scorecard shandong；dualcarbon check 适用于任何地区\n"),
    ("compare nuclear_capacity --year 1999",
     "核电装机容量没有1999年的有效目标\n  有2020、2025、2030年的目标\n"),
    ("compare non_fossil_share --year 2030 --sum",
     "非化石能源消费比重的单位是%：各省数值不能相加\n  --sum 用于装机容量、排放量和消费量\n"),
    ("plot shandong gdp",
     ("山东的地区生产总值（不变价）没有可以绘出的数值：没有带数值的目标，也没有数据\n"
      "  dualcarbon show shandong 列出其目标\n")),
    ("rebase 165% --from 2005 --to 2020", "降幅不可能超过100%：给出的是165%\n"),
    ("rebase 65% --from 1990 --to 2020 --region zone:park",
     ("zone:park的单位GDP二氧化碳排放在1990年与2020年之间没有衔接数据：没有它的任何数据\n"
     "  用 --link 百分数（后一年比前一年的降幅）给出一个，或用 -t 给出文件\n")),
    ("convert 12GX MW", "未知的单位“GX”\n  dualcarbon list units 列出已知的单位\n"),
    ("convert 1.200,5GW MW", "“1.200,5GW”有两种读法：小数点还是千位逗号\n  写“1200.5”或“1,200.5”\n"),
    ("convert 1TWh tce --electricity coal-rate=1900",
     ("没有名为“coal-rate=1900”的电力系数\n  写 calorific、coal-rate=2022、coal-rate=2021、coal-rate=2020"
     "、coal-rate=2015、coal-rate=2010、coal-rate=2005\n")),
    ("validate nowhere/", "没有这个文件或文件夹：nowhere/\n"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "said"), TOLD, ids=[command[:60] for command, _ in TOLD])
def test_an_error_is_a_sentence_in_chinese(run: Runner, command: str, said: str) -> None:
    """Names of places in Chinese, what is listed with 、, quotes as Chinese has them."""
    answer = run(*command.split(), "--lang", "zh")
    assert answer.code == 2
    assert answer.stdout == ""
    assert answer.stderr == said


IN_PYTHON: list[tuple[Callable[[], object], str]] = [
    (lambda: dc.convert(12, "MW"), "数量须为文本，而不是12"),  # type: ignore[call-overload]  # it is the fault
    (lambda: dc.rebase(65, "then", 2020), "start须为年份，而不是“then”\n  写四位数字：2030"),  # type: ignore[call-overload]  # it is the fault
    (lambda: dc.check(""), "地区须为名称、路径或 load_region 的结果，而不是“”"),
    (lambda: dc.check([]), "没有指明地区\n  load_regions()给出有目标文件的所有地区"),
    (lambda: dc.check("shandnog"), "未知的地区“shandnog”\n  是否指“shandong”？"),
    (lambda: dc.check("shandong", trajectory=3), "轨迹须为路径或 read_trajectory 的结果，而不是3"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.overview("village"), "level须为以下之一：country、province、city；给出的是“village”"),
    (lambda: dc.compare("wind_capacity", 2030, regions="CN", add_up=True),
     "add_up 针对所有省份\n  不要给出 regions 和 level"),
    (lambda: dc.scorecard("CN"), "国家综合评价考核的对象是省份，中国不是省份\n  check 适用于任何地区"),
    (lambda: dc.scorecard(["CN-SD", "CN-GZ"]), "scorecard只针对一个地区，而指明了2个"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.path("CN", "nonsense"), "中国没有“nonsense”这项目标\n  dualcarbon show china 列出全部目标"),
    (dc.validate, '没有指明文件\n  指明文件或文件夹：validate("targets")'),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "said"), IN_PYTHON, ids=[said for _, said in IN_PYTHON])
def test_what_python_is_told_follows_the_variable(
    monkeypatch: pytest.MonkeyPatch, ask: Callable[[], object], said: str
) -> None:
    """In Chinese where it says so, however it writes it; in English else, and always beside it."""
    monkeypatch.delenv("DUALCARBON_LANG", raising=False)
    with pytest.raises(dc.DualcarbonError) as refused:
        ask()
    english = str(refused.value)
    assert english.isascii()
    monkeypatch.setenv("DUALCARBON_LANG", "zh_CN.UTF-8")
    assert str(refused.value) == said
    assert refused.value.english == english
    monkeypatch.setenv("DUALCARBON_LANG", "fr")
    assert str(refused.value) == english


def unsaid(text: object) -> Iterator[str]:
    """What a sentence is made of and no catalogue has; names and values are no sentences."""
    if isinstance(text, Enumeration):
        for part in text.parts:
            yield from unsaid(part) if isinstance(part, Sentence) else ()
    elif isinstance(text, Sentence):
        if text.template not in KNOWN and re.search("[A-Za-z]{2}", re.sub(r"\{[^}]*\}", "", text.template)):
            yield text.template
        for value in text.values.values():
            yield from unsaid(value) if isinstance(value, Sentence | Enumeration) else ()
            if type(value) is str and " " in value and value in KNOWN:
                yield f"a text among the values of {text.template!r}: {value!r}"
    elif not isinstance(text, Name) and text and text not in KNOWN:
        yield str(text)


def told_in(problems: tuple[Problem, ...]) -> set[str]:
    """What of some problems no catalogue can say; a hint may be a line to write."""
    found = {part for problem in problems for part in unsaid(problem.message)}
    hints = {part for problem in problems for part in unsaid(problem.hint)}
    return found | {part for part in hints if not CODE.fullmatch(part)}


CODE = re.compile(r"(--[a-z-]+( [\w{}.%]+)?( |$))+|[\w-]+( \S+)?")


@pytest.mark.parametrize(("ask", "sentence"), [(ask, sentence) for ask, _, sentence in REFUSED])
def test_no_refusal_is_a_bare_text(ask: Callable[[], object], sentence: str) -> None:
    """Whatever Python asks, the answer is a sentence of the catalogue."""
    with pytest.raises(dc.DualcarbonError) as refused:
        ask()
    assert told_in(refused.value.problems) == set(), sentence


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_no_fault_of_a_file_is_a_bare_text(path: Path) -> None:
    """Nor of a file, whoever reads it."""
    problems: tuple[Problem, ...] = ()
    with contextlib.suppress(dc.DualcarbonError):
        problems += tuple(dc.validate(path).value.problems)
    for read in (dc.load_region, dc.read_trajectory):
        try:
            read(str(path))
        except dc.DualcarbonError as error:
            problems += error.problems
    assert told_in(problems) == set()


FAMILY = ("DualcarbonError", "UnknownName", "Unreadable", "DoesNotConvert", "Problem", "Finding", "refuse")
# Sentences whose words are chosen elsewhere, each from a table of marked messages, or a name in a file.
CHOSEN = {
    "Sentence(grade)": "the grades of the record",
    "Sentence(source)": "a document that a file names",
    "Sentence(template, **told)": "the table of what Typer says",
    "Sentence(kind)": "the kinds of cells",
    "Sentence(key.about[0].lower() + key.about[1:-1])": "what a key of the layout is about",
    "Sentence(known.dimension)": "units.txt",
    "Sentence(option)": "an option, which is code",
    "Sentence(one if number == 1 else several, number=number)": "the counts of validate",
    "Sentence(text)": "what a problem says: made a sentence where the problem is made",
    "Sentence(hint)": "a hint that is a sentence already, or stands in the catalogue",
    "Sentence(error.strerror or str(error))": "what the operating system says, of which a few are known",
    "Sentence(self.source)": "the source of a factor",
    "Sentence(_PER_KWH.get(which, which))": "what a coal rate counts",
}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the package, with the name of what is called."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                yield name, node


def is_made_up(node: ast.expr) -> bool:
    """Whether a text is put together where it is told: no catalogue can know it."""
    joined = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return (
        isinstance(node, ast.JoinedStr | ast.BinOp)
        or (joined and node.func.attr in ("format", "join", "replace"))  # type: ignore[attr-defined]  # asked above
        or (isinstance(node, ast.IfExp) and (is_made_up(node.body) or is_made_up(node.orelse)))
        or (isinstance(node, ast.BoolOp) and any(map(is_made_up, node.values)))
    )


def test_no_error_is_put_together_where_it_is_told() -> None:
    """No f-string, no join: a template with values, which a catalogue can say in other words."""
    told = [
        ast.unparse(part)
        for name, call in calls()
        if name in FAMILY
        for part in (
            *call.args[1 if name == "refuse" else 0 :],
            *(one.value for one in call.keywords if one.arg in ("message", "hint")),
        )
        if is_made_up(part)
    ]
    assert told == []


def test_the_words_of_a_sentence_stand_where_it_is_made() -> None:
    """Or come from a table that is known here."""

    def stands(node: ast.expr) -> bool:
        return isinstance(node, ast.Constant) or (
            isinstance(node, ast.IfExp) and stands(node.body) and stands(node.orelse)
        )

    elsewhere = {
        ast.unparse(call) for name, call in calls() if name == "Sentence" and not stands(call.args[0])
    }
    assert elsewhere == set(CHOSEN)
