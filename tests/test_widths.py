"""Nothing that people read is wider than their screen, and Chinese is broken where Chinese is."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Runner
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.cli.root import COMMANDS
from dualcarbon.report.paper.markup import markdown_table
from dualcarbon.report.paper.wrap import CLOSING, OPENING, TIE, hanging, indented, width, wrap
from dualcarbon.validation import all_rules

ROOT = Path(__file__).parents[1]
COLUMNS = (60, 80, 120)

# Every command whose answer is for people, but for ``validate``: a fault is a line, for editors and for grep.
ANSWERS = [
    "check shandong",
    "check shandong --explain",
    "check china --all --explain",
    "check chongqing liaoning haerbin",
    "check 齐齐哈尔 阜阳 佛山",
    "check --all-regions --level province",
    "check hainan --summary",
    "check examples/wuxi-high-tech-zone.yaml -t examples/wuxi-high-tech-zone.csv --explain",
    "check china -t examples/scenarios.csv --record",
    "check china -t examples/scenarios.csv --record --by scenario --year 2030",
    "check china -t examples/scenarios.csv --record --explain --year 2030",
    "compare carbon_intensity --year 2025",
    "compare solar_capacity --year 2025 --sum",
    "scorecard guangdong",
    "overview",
    "overview --level city",
    "gaps guangdong",
    "history guangdong",
    "history china --from 2019",
    "path shandong wind-capacity-2030 --format table",
    "path china carbon-intensity-2030 --format table --gdp-growth 4.5%",
    "rebase 65% --from 2005 --to 2020 --explain",
    "show shandong",
    "list data shandong",
    "list data --summary",
    "list regions",
    "list indicators",
    "list units",
    "list variables",
    "list rules",
]
DRAWN = [
    "plot shandong solar_capacity",
    "plot china co2_emissions",
    "plot china wind_solar_capacity -t examples/scenarios.csv --record",
    "plot --compare carbon_intensity --year 2025",
    "plot --map carbon_intensity --year 2025",
]
PAGES = [["-h"], *([name, "-h"] for name in COMMANDS), *(["rule", code] for code in sorted(all_rules()))]


def faults(text: str, columns: int) -> list[str]:
    """Lines that are too wide though they could be broken; and those of Chinese that are broken where they must not."""
    found = []
    for line in text.splitlines():
        token = line.strip()
        if width(line) > columns and not (token.isascii() and " " not in token):
            found.append(f"{width(line)} in {columns}: {line}")
        cells = [cell for cell in re.split(" {2,}", line) if cell]
        if any(cell.strip()[:1] in CLOSING and cell.strip() for cell in cells):
            found.append(f"begins with a closing sign: {line}")
        if token and token[-1] in OPENING:
            found.append(f"ends with an opening bracket: {line}")
    return found


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ANSWERS)
def test_answers_fit_the_screen(
    run: Runner, monkeypatch: pytest.MonkeyPatch, command: str, lang: str, columns: int
) -> None:
    """A single token, such as an address, is left whole."""
    monkeypatch.chdir(ROOT)
    answer = run(*shlex.split(command), "--lang", lang, columns=columns)
    assert answer.code in {0, 1}, answer.stderr
    assert answer.stdout
    assert faults(answer.stdout + answer.stderr, columns) == []


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("command", DRAWN)
def test_plots_fit_the_screen(
    run: Runner, monkeypatch: pytest.MonkeyPatch, command: str, columns: int
) -> None:
    """The chart, its legend and its targets."""
    pytest.importorskip("plotext")
    monkeypatch.chdir(ROOT)
    answer = run(*shlex.split(command), "--lang", "zh", columns=columns)
    assert answer.code == 0, answer.stderr
    assert faults(answer.stdout, columns) == []


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_of_help_and_rules_fit_the_screen(run: Runner, lang: str, columns: int) -> None:
    """Of every command, of every rule."""
    found = []
    for argv in PAGES:
        answer = run(*argv, "--lang", lang, columns=columns)
        assert answer.code == 0
        found += [f"{' '.join(argv)}: {fault}" for fault in faults(answer.stdout, columns)]
    assert found == []


@pytest.mark.skipif(sys.platform != "linux", reason="the encoding of a console of elsewhere")
@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("command", ["check guangdong", "check hainan --explain", "rule DC214"])
def test_a_console_of_gb18030_shows_the_same(run: Runner, command: str, columns: int) -> None:
    """Every sign, as wide as it is there."""
    argv = [*shlex.split(command), "--lang", "zh"]
    done = subprocess.run(
        [sys.executable, "-m", "dualcarbon", *argv],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "gb18030", "COLUMNS": str(columns), "NO_COLOR": "1"},
    )
    assert done.stdout.decode("gb18030") == run(*argv, columns=columns).stdout


SIGNS = "的碳达峰２0年5%≥a)b " + CLOSING + OPENING + TIE
TEXTS = st.text(SIGNS, min_size=1, max_size=60)


@given(text=TEXTS, limit=st.integers(2, 40))
def test_breaking_a_text_loses_nothing(text: str, limit: int) -> None:
    """Put together again it is the text, but for the blanks at the ends of lines."""
    lines = wrap(text, limit)
    assert "".join(lines).replace(" ", "") == text.replace(TIE, "").replace(" ", "")


@given(text=st.text("的碳达峰年" + CLOSING + OPENING, min_size=1, max_size=60), limit=st.integers(20, 40))
def test_no_line_is_broken_where_chinese_is_not(text: str, limit: int) -> None:
    """Before a closing sign, or behind an opening one."""
    first, *rest = wrap(text, limit)
    assert all(line[0] not in CLOSING for line in rest)
    assert all(line[-1] not in OPENING for line in [first, *rest][:-1])


PLAIN = st.text("的碳达峰年", min_size=1, max_size=60)


@given(text=PLAIN, limit=st.integers(17, 40))
def test_plain_chinese_fills_its_lines(text: str, limit: int) -> None:
    """By hand: signs of two columns each, so that a line holds half its columns, rounded down; eight stay together."""
    lines = wrap(text, limit)
    each = limit // 2
    assert [len(line) for line in lines] == [min(each, len(text) - at) for at in range(0, len(text), each)]


BROKEN = [
    ("单位GDP能源消耗（新口径）", 16, ["单位GDP能源消耗", "（新口径）"]),
    ("比2020年下降≥20.5%", 14, ["比2020年下降", "≥20.5%"]),
    ("1.18亿吨标准煤（2025年）", 16, ["1.18亿吨标准煤", "（2025年）"]),
    ("country（全国）、province（省）", 24, ["country（全国）、", "province（省）"]),
    ("指标在文件中的位置及其数值。", 26, ["指标在文件中的位置及其数", "值。"]),
    ("指标在文件中的位置及其数，值", 24, ["指标在文件中的位置及其", "数，值"]),
    ("指标在文件中的位置及其《碳》", 24, ["指标在文件中的位置及其", "《碳》"]),
    ("可再生能源装机容量（力争）", 20, ["可再生能源装机容量", "（力争）"]),
    ("6500万千瓦左右", 8, ["6500万千瓦左右"]),
    ("400（300）万千瓦/年", 8, ["400（300）万千瓦/年"]),
    ("≥ 5500 万千瓦".replace(" ", TIE), 8, ["≥ 5500 万千瓦"]),
]


@pytest.mark.parametrize(("text", "columns", "lines"), BROKEN, ids=[text for text, *_ in BROKEN])
def test_where_a_line_is_broken(text: str, columns: int, lines: list[str]) -> None:
    """Before a bracket or a bound, behind a comma, between two signs of a longer text; never inside a unit."""
    assert wrap(text, columns) == lines


def test_what_goes_on_is_set_in() -> None:
    """The first line has the whole room; the words are those of the text."""
    assert indented("step one of the sum, and two", 16, by=4) == ["step one of the", "    sum, and two"]
    assert indented("of one line", 16, by=4) == ["of one line"]


def test_entries_of_a_legend_stay_whole() -> None:
    """Two entries of 14 and 23 columns do not fit 36: the second stands on its own line."""
    text = f"WI{TIE}风电装机容量   CI{TIE}单位GDP二氧化碳排放强度"
    assert hanging(text, 36, lead=" ", whole=True) == [" WI 风电装机容量", " CI 单位GDP二氧化碳排放强度"]


@given(cells=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_the_bars_of_a_markdown_table_stand_below_each_other(cells: list[tuple[str, str]]) -> None:
    """Wide signs count two columns."""
    lines = markdown_table(["指标", "target"], cells)
    assert len({width(line) for line in lines}) == 1
