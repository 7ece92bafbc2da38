"""The table that people look at."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from sheets import AHEAD, ALL, MISSED, OFF_TRACK, OPEN, ROUNDED, UNKNOWN, UNSTATED, goal, sheet

from dualcarbon.assessment import Assessment
from dualcarbon.report import words
from dualcarbon.report.layout import Paragraph, shares, width, wrap
from dualcarbon.report.plain import plain
from dualcarbon.report.table import table
from dualcarbon.report.words import TIE
from dualcarbon.target import Form, Target

REQUIRED = [
    (goal("carbon_intensity", Form.REDUCTION, "at least 68 %", 2030, baseline=2005), "≥ 68 % below 2005"),
    (goal("carbon_intensity", Form.REDUCTION, "40 to 45 %", 2020, baseline=2005), "40 to 45 % below 2005"),
    (
        goal("energy_intensity", Form.REDUCTION, "13.5 %", 2025, baseline=2020, implied=True),
        "13.5 % below 2020*",
    ),
    (goal("co2_emissions", Form.REDUCTION, "more than 7 %", 2035, baseline="peak"), "> 7 % below the peak"),
    (goal("non_fossil_share", Form.LEVEL, "about 20 %", 2025), "about 20 %"),
    (goal("coal_consumption", Form.LEVEL, "at most 3.5 亿吨", 2025), "≤ 3.5 亿吨"),
    (
        goal("non_fossil_share", Form.INCREASE, "2.5 percentage points", 2025, baseline=2020),
        "2.5 pp above 2020",
    ),
    (goal("solar_capacity", Form.MULTIPLE, "more than 6", 2035, baseline=2020), "> 6 × 2020"),
    (
        goal("solar_capacity", Form.GROWTH, "more than 50 % per year", 2025, baseline=2020),
        "> 50 % per year from 2020",
    ),
    (
        goal("wind_capacity", Form.ADDITION, "at least 1000 万千瓦 per year", 2025, baseline=2020),
        "≥ 1000 万千瓦 per year from 2020",
    ),
    (
        goal("wind_capacity", Form.ADDITION, "at least 1000 万千瓦", 2025, baseline=2020),
        "≥ 1000 万千瓦 more than 2020",
    ),
    (goal("cod_emissions", Form.DECREASE, "at least 12000 t", 2025, baseline=2020), "≥ 12000 t below 2020"),
    (goal("co2_emissions", Form.PEAK, "before 2030", 2030), "peak before 2030"),
    (goal("net_emissions", Form.NET_ZERO, "by 2060", 2060), "net zero by 2060"),
    (goal("forest_coverage", Form.UNSTATED, "falls markedly", None), "falls markedly"),
]

WORDS = [
    (words.observed, MISSED, "12.42 % (2025)"),
    (words.observed, OFF_TRACK, "48.4 % (2020, stale)"),
    (words.observed, UNKNOWN, "–"),
    (words.leads_to, OFF_TRACK, "64.75 % (+10 yr)"),
    (words.leads_to, MISSED, ""),
    (words.pace, OFF_TRACK, "3.8 (4.78) %/yr"),
    (words.margin, MISSED, "−8.08 pp"),
    (words.margin, ROUNDED, "−0.0016 pp"),
    (words.margin, AHEAD, "+0.06 GW"),
    (words.verdict, MISSED, "✗ missed"),
    (words.verdict, ROUNDED, "✗ missed ≈"),
    (words.verdict, OPEN, "○ open"),
    (words.details, ROUNDED, "revised definition"),
    (words.details, AHEAD, "strive"),
    (words.spark, MISSED, "█▆▅▃▂▁"),
    (words.note, OFF_TRACK, ""),
    (words.note, UNSTATED, "no number: as assigned by the state"),
]


@pytest.mark.parametrize(("target", "told"), REQUIRED, ids=[told for _, told in REQUIRED])
def test_what_is_required_reads_like_the_plan(target: Target, told: str) -> None:
    """Bound words become signs, and every form says what it is told against."""
    assert words.required(target).replace(TIE, " ") == told


@pytest.mark.parametrize(("cell", "assessment", "told"), WORDS)
def test_cells(cell: words.Cell, assessment: Assessment, told: str) -> None:
    """Each cell tells its number with unit and year, short."""
    assert cell(assessment).replace(TIE, " ") == told


@pytest.mark.parametrize("limit", [80, 100, 120, 160])
def test_table_fits_its_screen_and_cuts_no_word(limit: int) -> None:
    """No line is wider than the screen, and every word of a cell stands whole."""
    text = table(sheet(*ALL), limit=limit, colour=False, encoding="utf-8")
    assert max(cell_len(line) for line in text.splitlines()) <= limit
    found = set(re.split(r"\s+", text))
    for assessment in ALL:
        for cell in (
            assessment.target.indicator.label,
            words.required(assessment.target),
            words.margin(assessment),
        ):
            assert set(re.split(r"\s+", cell.strip())) <= found | {""}


def test_every_row_stands_on_one_line_in_a_pipe() -> None:
    """Without a limit nothing wraps and no column is dropped."""
    text = table(sheet(*ALL), limit=None, colour=False, encoding="utf-8")
    line = next(line for line in text.splitlines() if "48.4" in line)
    assert re.split(r"\s{2,}", line.strip()) == [
        "CO2 per unit of GDP",
        "2030",
        "≥ 68 % below 2005",
        "48.4 % (2020, stale)",
        "3.8 (4.78) %/yr",
        "64.75 % (+10 yr)",
        "−3.25 pp",
        "↘ off track",
    ]


def test_table_names_region_summary_and_reasons() -> None:
    """Title in both languages, the count of verdicts, and a numbered reason for what is open or unknown."""
    lines = [
        line.strip() for line in table(sheet(*ALL), limit=None, colour=False, encoding="utf-8").splitlines()
    ]
    assert lines[0] == "Shandong 山东 · CN-SD"
    assert (
        "7 targets: 2 missed, 1 ahead, 1 off track, 1 open, 2 unknown; data to 2025; 31 more with --all"
        in lines
    )
    assert "[1] the newest year, 2022, is the highest: no peak yet" in lines
    assert "[3] no number: as assigned by the state" in lines
    assert any(line.endswith("○ open [1]") for line in lines)
    assert "* the plan names no baseline: the year before it is meant" in lines


def test_region_without_headline_targets_says_so() -> None:
    """A sheet with nothing to show names ``--all``."""
    text = table(sheet(hidden=3), limit=80, colour=False, encoding="utf-8")
    assert text == " Shandong 山东 · CN-SD: no headline targets; data to 2025; 3 more with --all\n"


def test_colour_is_written_only_where_asked_for() -> None:
    """Escape codes come with ``colour`` and not without."""
    assert "\x1b[" in table(sheet(MISSED), limit=80, colour=True, encoding="utf-8")
    assert "\x1b[" not in table(sheet(MISSED), limit=80, colour=False, encoding="utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252", "latin-1"])
def test_console_that_cannot_show_marks_gets_plainer_ones(encoding: str) -> None:
    """Whatever the encoding, the text can be written, and lines keep their width."""
    text = table(sheet(*ALL), limit=80, colour=False, encoding=encoding)
    text.encode(encoding)
    assert max(width(line) for line in text.splitlines()) <= 80
    assert "missed" in text


def test_plain_marks() -> None:
    """Marks have ASCII twins; what has none becomes a question mark."""
    assert plain("✓ ≥ 18 % − 山", "ascii") == "+ >= 18 % - ?"
    assert plain("≥ 山东", "gbk") == "≥ 山东"


WRAPPED = [
    ("one two three", 7, ["one two", "three"]),
    ("immeasurable", 4, ["immeasurable"]),
    (f"48.4{TIE}% of it", 6, ["48.4 %", "of it"]),
    ("≥ 1300 万千瓦", 10, ["≥ 1300", "万千瓦"]),
    ("碳达峰实施方案全文如下所示", 10, ["碳达峰实施", "方案全文如", "下所示"]),
    ("", 5, [""]),
]


@pytest.mark.parametrize(("text", "limit", "lines"), WRAPPED)
def test_wrapping_breaks_between_words_only(text: str, limit: int, lines: list[str]) -> None:
    """Numbers stay with their units, units in Chinese stay whole, long Chinese breaks anywhere."""
    assert wrap(text, limit) == lines
    assert Paragraph(text).height(limit) == len(lines)


def test_widths_agree_with_those_of_rich() -> None:
    """The layout counts columns as the library that draws does."""
    for text in ("山东 CN-SD", "✓ met ≈", "→ ↘ ○ » ✗ – −", "▁▂▃▄▅▆▇█", "〔2022〕", "Ａ１"):
        assert width(text) == cell_len(text)


def test_columns_share_what_there_is() -> None:
    """Nobody gets less than the longest word; too narrow a screen gives None."""
    columns = [[Paragraph("a long heading here")], [Paragraph("x")]]
    assert shares(columns, 30) == [19, 1]
    assert shares(columns, 5) is None
