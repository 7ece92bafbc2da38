"""The table that people look at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from rich.cells import cell_len
from sheets import (
    ALL,
    DIVIDED,
    FLOOR,
    MISSED,
    OFF_TRACK,
    OPEN,
    OTHER,
    PLAN,
    ROUNDED,
    STRETCH,
    UNKNOWN,
    figure,
    goal,
    sheet,
)

from dualcarbon.assessment import Assessment, Figure, Reason, Verdict, Window
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import Words, words_in
from dualcarbon.report.check.table import table
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.target import Effort, Form, Target
from dualcarbon.trajectory import Interval

CHINESE = words_in("zh")
ASCII = Words(encoding="ascii")

# The target; what is required in English, in Chinese, and where no Chinese can be shown.
REQUIRED = [
    (
        goal("carbon_intensity", Form.REDUCTION, "at least 68 %", 2030, baseline=2005),
        ("≥ 68 % below 2005", "比2005年下降≥68%", "≥ 68 % below 2005"),
    ),
    (
        goal("carbon_intensity", Form.REDUCTION, "40 to 45 %", 2020, baseline=2005),
        ("40 to 45 % below 2005", "比2005年下降40—45%", "40 to 45 % below 2005"),
    ),
    (
        goal("energy_intensity", Form.REDUCTION, "13.5 %", 2025, baseline=2020, implied=True),
        ("13.5 % below 2020*", "比2020年*下降13.5%", "13.5 % below 2020*"),
    ),
    (
        goal("co2_emissions", Form.REDUCTION, "more than 7 %", 2035, baseline="peak"),
        ("> 7 % below the peak", "比峰值下降>7%", "> 7 % below the peak"),
    ),
    (goal("non_fossil_share", Form.LEVEL, "about 20 %", 2025), ("about 20 %", "20%左右", "about 20 %")),
    # 3.5亿吨 is 350 Mt; 1.7亿千瓦 is 170 GW; 9500万千瓦 is 95 GW.
    (goal("coal_consumption", Form.LEVEL, "at most 3.5 亿吨", 2025), ("≤ 3.5 亿吨", "≤3.5亿吨", "≤ 350 Mt")),
    (
        goal("solar_capacity", Form.LEVEL, "about 1.7 亿千瓦", 2025),
        ("about 1.7 亿千瓦", "1.7亿千瓦左右", "about 170 GW"),
    ),
    (goal("wind_capacity", Form.LEVEL, "95 GW", 2030), ("95 GW", "9500万千瓦", "95 GW")),
    (goal("wind_capacity", Form.LEVEL, "1200 GW", 2030), ("1200 GW", "12亿千瓦", "1200 GW")),
    (
        goal("energy_consumption", Form.LEVEL, "at most 6000 Mtce", 2030),
        ("≤ 6000 Mtce", "≤60亿吨标准煤", "≤ 6000 Mtce"),
    ),
    (
        goal("wind_capacity", Form.LEVEL, "21 million kW", 2030),
        ("21 million kW", "2100万千瓦", "21 million kW"),
    ),
    (
        goal("forest_stock_volume", Form.LEVEL, "9000 万立方米", 2025),
        ("9000 万立方米", "9000万立方米", "0.9 × 10^8 m3"),
    ),
    (
        goal("non_fossil_share", Form.INCREASE, "2.5 percentage points", 2025, baseline=2020),
        ("2.5 pp above 2020", "比2020年提高2.5个百分点", "2.5 pp above 2020"),
    ),
    (
        goal("solar_capacity", Form.MULTIPLE, "more than 6", 2035, baseline=2020),
        ("> 6 × 2020", "2020年的>6倍", "> 6 × 2020"),
    ),
    (
        goal("solar_capacity", Form.GROWTH, "more than 50 % per year", 2025, baseline=2020),
        ("> 50 % per year from 2020", "自2020年起每年>50%", "> 50 % per year from 2020"),
    ),
    (
        goal("wind_capacity", Form.ADDITION, "at least 1000 万千瓦 per year", 2025, baseline=2020),
        (
            "≥ 1000 万千瓦 per year added from 2020",
            "自2020年起新增每年≥1000万千瓦",
            "≥ 10 GW per year added from 2020",
        ),
    ),
    (
        goal("wind_capacity", Form.ADDITION, "at least 1000 万千瓦", 2025, baseline=2020),
        ("≥ 1000 万千瓦 more than 2020", "比2020年新增≥1000万千瓦", "≥ 10 GW more than 2020"),
    ),
    (
        goal("cod_emissions", Form.DECREASE, "at least 12000 t", 2025, baseline=2020),
        ("≥ 12000 t below 2020", "比2020年下降≥1.2万吨", "≥ 12000 t below 2020"),
    ),
    (
        goal("co2_emissions", Form.PEAK, "before 2030", 2030),
        ("peak before 2030", "2030年前达峰", "peak before 2030"),
    ),
    (
        goal("co2_emissions", Form.PEAK, "between 2026 and 2030", 2030),
        ("peak between 2026 and 2030", "2026—2030年间达峰", "peak between 2026 and 2030"),
    ),
    (
        goal("net_emissions", Form.NET_ZERO, "by 2060", 2060),
        ("net zero by 2060", "2060年及以前实现碳中和", "net zero by 2060"),
    ),
    (
        goal("forest_coverage", Form.UNSTATED, "falls markedly", None),
        ("falls markedly", "明显下降", "falls markedly"),
    ),
]
Cell = Callable[[Assessment, Words], str]
CELLS: list[tuple[Cell, Assessment, str, str]] = [
    (cells.observed, MISSED, "12.42 % (2025)", "12.42%（2025年）"),
    (cells.observed, OFF_TRACK, "48.4 % (2020, stale)", "48.4%（2020年，陈旧）"),
    (cells.observed, UNKNOWN, "–", "–"),
    (cells.observed, FLOOR, "9106 万千瓦 (2025)", "9106万千瓦（2025年）"),
    (cells.observed, OPEN, "945.2 Mt CO2 (2022)", "9.452亿吨二氧化碳（2022年）"),
    (cells.leads_to, OFF_TRACK, "64.8 % (+10 yr)", "64.8%（+10年）"),
    (cells.leads_to, MISSED, "", ""),
    (cells.pace, OFF_TRACK, "3.8 (4.78) %/yr", "3.8（4.78）%/年"),
    (cells.pace, STRETCH, "40 (120) 万千瓦/yr", "40（120）万千瓦/年"),
    (cells.span, DIVIDED, "2.67 to 3.5 亿千瓦", "2.67—3.5亿千瓦"),
    (cells.margin, MISSED, "−8.08 pp", "−8.08个百分点"),
    (cells.margin, ROUNDED, "−0.002 pp", "−0.002个百分点"),
    (cells.margin, FLOOR, "+106 万千瓦", "+106万千瓦"),
    (cells.verdict, MISSED, "✗ missed", "✗ 未达到"),
    (cells.verdict, ROUNDED, "✗ missed ≈", "✗ 未达到 ≈"),
    (cells.verdict, OPEN, "○ open", "○ 尚难判断"),
    (cells.verdict, OFF_TRACK, "↘ off track (needs 1.3 ×)", "↘ 进度滞后（需提速至1.3倍）"),
    (cells.verdict, STRETCH, "↘ well off track (needs 3 ×)", "↘ 严重滞后（需提速至3倍）"),
    (cells.details, ROUNDED, "revised definition", "新口径"),
    (cells.details, STRETCH, "strive", "力争"),
]


@pytest.mark.parametrize(("target", "told"), REQUIRED, ids=[told[0] for _, told in REQUIRED])
def test_what_is_required_reads_like_the_plan(target: Target, told: tuple[str, str, str]) -> None:
    """Bound words become signs, and every form says what it is told against, in each language."""
    english, chinese, plain = told
    assert goals.required(target).replace(TIE, " ") == english
    assert goals.required(target, CHINESE) == chinese
    assert goals.required(target, ASCII).replace(TIE, " ") == plain


@pytest.mark.parametrize(("cell", "assessment", "english", "chinese"), CELLS)
def test_cells(cell: Cell, assessment: Assessment, english: str, chinese: str) -> None:
    """Each cell tells its number with unit and year, short; in the unit of the plan."""
    assert cell(assessment, Words()).replace(TIE, " ") == english
    assert cell(assessment, CHINESE).replace(TIE, " ") == chinese


# How much faster it has to go, and the word for it: the classes of the State of Climate Action reports.
ACCELERATIONS = [
    (None, "↘ off track"),
    ("1.04", "↘ off track (needs 1.04 ×)"),
    ("1.96", "↘ off track (needs 2 ×)"),
    ("2", "↘ well off track (needs 2 ×)"),
    ("13.7", "↘ well off track (needs 14 ×)"),
    ("-0.3", "↘ off track (wrong direction)"),
]


@pytest.mark.parametrize(("faster", "told"), ACCELERATIONS)
def test_off_track_tells_its_acceleration(faster: str | None, told: str) -> None:
    """The verdict itself stays off track; from twice the pace so far on it is well off."""
    acceleration = None if faster is None else Fraction(faster)
    one = replace(OFF_TRACK, acceleration=acceleration)
    assert cells.verdict(one).replace(TIE, " ") == told


# Value, low and high; what is shown. Digits as the interval carries, four at most; 12.4 is the design's own.
DIGITS = [
    (("12.4235", "11.8", "13.0"), "12.4 %"),
    (("48.4", "48.35", "48.45"), "48.4 %"),
    (("12.4217", "12.4217", "12.4217"), "12.42 %"),
    (("24.3", "21", "27"), "24.3 %"),
    (("24.3", "18", "29"), "24 %"),
    (("1206.4", None, None), "1206 %"),
    (("12345.6", None, None), "12,346 %"),
]


@pytest.mark.parametrize(("ends", "told"), DIGITS)
def test_no_more_digits_than_the_interval_carries(ends: tuple[str | None, ...], told: str) -> None:
    """A number is as precise on paper as what it came from."""
    value, low, high = (None if end is None else Fraction(end) for end in ends)
    assert value is not None
    one = Figure(value=value, unit="%", low=low, high=high)
    assert Words().amount(one).replace(TIE, " ") == told


def test_a_bound_is_told_as_one() -> None:
    """Where only one side is known, the sign says which."""
    floor = Figure(value=Fraction(40), unit="GW", year=2023, low=Fraction(40), one_sided=True)
    cap = Figure(value=Fraction(40), unit="GW", year=2023, high=Fraction(40), one_sided=True)
    assert Words().dated(floor).replace(TIE, " ") == "≥ 40 GW (2023)"
    assert CHINESE.dated(cap) == "≤4000万千瓦（2023年）"


EIGHTY = """\
 Shandong 山东 · CN-SD

 Target               Year  Required       Newest, → leads to     Verdict
 ──────────────────────────────────────────────────────────────────────────────
 CO2 per unit of GDP  2030  ≥ 68 %         48.4 % (2020, stale)   ↘ off track
                            below 2005     → 64.8 % (+10 yr)      (needs 1.3 ×)
                                           margin −3.25 pp

 Solar capacity       2030  ≥ 9000 万千瓦  9106 万千瓦 (2025)     » ahead
                                           margin +106 万千瓦
   strive             2030  about          9106 万千瓦 (2025)     ↘ well
                            9500 万千瓦    → 9400 万千瓦 (+5 yr)  off track
                                           margin −100 万千瓦     (needs 3 ×)

 New energy storage   2030  ≥ 3 亿千瓦     1.36 亿千瓦 (2025)     ○ open [1]
 capacity                                  → 2.7 亿千瓦 (+5 yr)
                                           margin −0.3 亿千瓦

 [1] the paces disagree: 2.69 亿千瓦 at the pace of 5 years, 3.48 亿千瓦 at that
     of 3 years
 (+n yr) the pace so far, carried on for n years

 Not judged:
 · nothing on record: Nuclear power capacity 2030 (in operation)

 5 targets: 1 ahead, 2 off track, 1 open, 1 unknown; data to 2025; 31 more with
 --all
"""


def test_the_whole_table_at_80_columns() -> None:
    """A floor with its stretch in one block, the newest value in the unit of the plan, reasons below."""
    assert table(sheet(OFF_TRACK, STRETCH, UNKNOWN, DIVIDED, FLOOR), limit=80) == EIGHTY


@pytest.mark.parametrize("limit", [80, 100, 120, 160])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_table_fits_its_screen_and_cuts_no_word(limit: int, lang: str) -> None:
    """No line is wider than the screen, and every word of a cell stands whole."""
    words = words_in(lang)
    text = table(sheet(*ALL), limit=limit, words=words)
    assert max(cell_len(line) for line in text.splitlines()) <= limit
    found = re.sub(r"\s+", "", text)
    for assessment in ALL:
        if assessment.main and assessment.verdict is not Verdict.UNKNOWN:
            assert re.sub(r"\s+", "", cells.margin(assessment, words)) in found


def test_below_80_columns_there_are_blocks_that_drop_nothing() -> None:
    """What is required, the newest value and the verdict stand in each block, whatever the width."""
    for limit in (24, 40, 60, 79):
        text = table(sheet(*ALL), limit=limit)
        lines = text.splitlines()
        assert sum(line.startswith("   Required") for line in lines) == 7
        assert sum(line.startswith("   Verdict") for line in lines) == 7
    assert table(sheet(STRETCH), limit=60).splitlines()[:8] == [
        " Shandong 山东 · CN-SD",
        "",
        " Solar capacity 2030 (strive)",
        "   Required  about 9500 万千瓦",
        "   Newest    9106 万千瓦 (2025)",
        "   Leads to  9400 万千瓦 (+5 yr)",
        "   Margin    −100 万千瓦",
        "   Verdict   ↘ well off track (needs 3 ×)",
    ]


def test_every_row_stands_on_one_line_without_a_limit() -> None:
    """Nothing wraps and no column is dropped."""
    text = table(sheet(*ALL), limit=None)
    line = next(line for line in text.splitlines() if "48.4" in line)
    assert re.split(r"\s{2,}", line.strip()) == [
        "CO2 per unit of GDP",
        "2030",
        "≥ 68 % below 2005",
        "48.4 % (2020, stale)",
        "3.8 (4.78) %/yr",
        "64.8 % (+10 yr)",
        "64.5 to 65.1 %",
        "−3.25 pp",
        "↘ off track (needs 1.3 ×)",
    ]


def test_120_columns_show_pace_and_series() -> None:
    """What 100 columns have no room for."""
    told = {limit: table(sheet(*ALL), limit=limit) for limit in (100, 120)}
    assert ["Pace" in text for text in told.values()] == [False, True]
    assert ["Series" in text for text in told.values()] == [False, True]
    assert "▁▁▂▄█" in told[120]


BROKEN = "2025 is over and not on record; the newest value breaks the bound already"


def test_what_stands_below_the_table() -> None:
    """Numbered reasons for what is open, one legend line a sign, and what is not judged, by reason."""
    lines = table(sheet(*ALL), limit=None).splitlines()
    assert lines[lines.index("") + 1 :][10:] == [
        " [1] the newest year, 2022, is the highest (945.2 Mt CO2): no peak yet",
        " [2] on the untagged definition met, 15.4 % in 2025",
        " [3] the paces disagree: 2.69 亿千瓦 at the pace of 5 years, 3.48 亿千瓦 at that of 3 years",
        " ° rests on a weaker source: estimated figures, derived figures",
        " ≈ within rounding",
        " (+n yr) the pace so far, carried on for n years",
        " * the plan names no baseline: the year before it is meant",
        "",
        " Not judged:",
        f" · {BROKEN}: Coal consumption 2025 (3.891 亿吨 in 2022)",
        " · nothing on record: Nuclear power capacity 2030 (in operation)",
        " · no number: Forest coverage (as assigned by the state)",
        "",
        " 10 targets: 2 missed, 1 ahead, 2 off track, 2 open, 3 unknown; data to 2025; 31 more with --all",
    ]


def test_the_order_is_that_of_the_appraisal() -> None:
    """Carbon, energy, structure, capacity, forest, whatever the file; a stretch below its floor."""
    names = ("forest_coverage", "wind_capacity", "coal_share", "energy_consumption", "ghg_emissions")
    texts = ("25 %", "95 GW", "at most 50 %", "at most 60 亿吨标准煤", "at most 1 Mt CO2e")
    judged = [
        Assessment(target=goal(name, Form.LEVEL, text, 2030), verdict=Verdict.OPEN)
        for name, text in zip(names, texts, strict=True)
    ]
    lines = table(sheet(STRETCH, *judged, FLOOR), limit=None).splitlines()[4:11]
    assert [line.split("  ")[0].strip() or line.strip().split("  ")[0] for line in lines] == [
        "Net greenhouse gas emissions",
        "Energy consumption",
        "Coal share of energy",
        "Wind capacity",
        "Solar capacity",
        "strive",
        "Forest coverage",
    ]


def test_what_is_not_judged_parts_no_rows() -> None:
    """Rows are parted, and called a stretch, by the row above them, whatever is left out between."""
    between = replace(UNKNOWN, target=goal("new_storage_capacity", Form.LEVEL, "at least 1 GW", 2025))
    floor = replace(FLOOR, verdict=Verdict.UNKNOWN, reasons=UNKNOWN.reasons)
    assert table(sheet(STRETCH, between, DIVIDED), limit=80).splitlines()[5:12] == [
        " Solar capacity    2030  about        9106 万千瓦    −100 万千瓦  ↘ well",
        " (strive)                9500 万千瓦  (2025)                      off track",
        "                                      → 9400 万千瓦               (needs 3 ×)",
        "                                      (+5 yr)",
        "",
        " New energy        2030  ≥ 3 亿千瓦   1.36 亿千瓦    −0.3 亿千瓦  ○ open [1]",
        " storage capacity                     (2025)",
    ]
    assert "Solar capacity (strive)" in table(sheet(floor, STRETCH), limit=None)


def test_a_reason_is_shared_by_the_targets_it_holds_for() -> None:
    """One number for one remark, one line for one reason."""
    other = replace(UNKNOWN, target=goal("nuclear_capacity", Form.LEVEL, "at least 15 GW", 2035))
    third = replace(UNKNOWN, target=goal("wind_capacity", Form.LEVEL, "15 GW", 2035))
    reason = Reason(code="no_observations", values={"indicator": "wind_capacity", "region": "CN-SD"})
    plain = replace(UNKNOWN, target=replace(UNKNOWN.target, scope=""))
    text = table(sheet(plain, other, replace(third, reasons=(reason,))), limit=None)
    assert " · nothing on record: Wind capacity 2035; Nuclear power capacity 2030, 2035\n" in text
    again = replace(OPEN, target=goal("co2_emissions", Form.PEAK, "by 2035", 2035))
    text = table(sheet(OPEN, again), limit=None)
    assert text.count("no peak yet") == 1
    assert text.count("[1]") == 3


def test_other_definitions_stand_in_the_note() -> None:
    """Only the main assessment is a row; a reason that tells the other is not told twice."""
    text = table(sheet(ROUNDED, OTHER), limit=None)
    assert text.count("≥ 13.5 %") == 1
    assert "[1] on the untagged definition met, 15.4 % in 2025" in text
    named = Reason(
        code="on_other_definition",
        values={"definition": "", "figure": OTHER.observed or figure("0"), "verdict": "met"},
    )
    assert table(sheet(replace(ROUNDED, reasons=(named,)), OTHER), limit=None) == text


def test_a_weaker_source_is_marked_by_one_sign_with_one_legend() -> None:
    """Press, copies, preliminary, derived and estimated figures; computed and official ones are none."""
    press = replace(PLAN, evidence="press")
    of_press = replace(FLOOR, target=replace(FLOOR.target, source=press))
    text = table(sheet(MISSED, of_press, OPEN), limit=None)
    verdicts = [re.search(r"([✗○»] \S+( \[1\])?)", line) for line in text.splitlines()[4:7]]
    assert [found[0] for found in verdicts if found] == ["✗ missed", "○ open° [1]", "» ahead°"]
    assert text.count("rests on a weaker source") == 1
    assert "° rests on a weaker source: estimated figures, a page of the press" in text
    assert "°" not in table(sheet(MISSED), limit=None)


def test_a_pace_from_the_baseline_says_how_far_it_is_carried() -> None:
    """Nothing after the baseline yet: the years count from the end of the window."""
    window = Window(
        first=2020, last=2025, pace=Fraction(3), leads_to=Interval.exact(17), holds=True, reaches=True
    )
    one = replace(OFF_TRACK, observed=None, windows=(window,), stale=False)
    assert cells.leads_to(one).replace(TIE, " ") == "64.8 % (+5 yr)"
    assert cells.observed(one) == "–"


def test_region_without_headline_targets_says_so() -> None:
    """A sheet with nothing to show names ``--all``."""
    text = table(sheet(hidden=3), limit=80)
    assert text == " Shandong 山东 · CN-SD: no headline targets; data to 2025; 3 more with --all\n"


def test_colour_is_written_only_where_asked_for() -> None:
    """Escape codes come with ``colour`` and not without, and change no width."""
    coloured = table(sheet(MISSED), limit=80, colour=True)
    assert "\x1b[1;31m✗ missed\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == table(sheet(MISSED), limit=80)


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "gb18030", "cp1252", "latin-1"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_console_that_cannot_show_marks_gets_plainer_ones(encoding: str, lang: str) -> None:
    """Whatever the encoding, the text can be written, lines keep their width, and no power of ten is lost."""
    text = table(sheet(*ALL), limit=80, words=words_in(lang, encoding))
    text.encode(encoding)
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    assert "?" not in text
    if not encoding.startswith("gb"):
        assert ">= 90 GW" in text or "≥ 90 GW" in text


def test_a_scope_cannot_write_to_the_terminal() -> None:
    """Control characters of a file are shown, never sent."""
    text = table(sheet(replace(FLOOR, target=replace(FLOOR.target, scope="a\x1b[2Jb"))), limit=80)
    assert "\x1b" not in text
    assert "a\\x1b[2Jb" in text


def test_strive_without_a_floor_is_named() -> None:
    """A stretch that stands alone tells its indicator."""
    assert "Solar capacity (strive)" in table(sheet(STRETCH), limit=None)
    assert goals.details(goal("coal_share", Form.LEVEL, "at most 5 %", 2030, effort=Effort.BINDING)) == ""
