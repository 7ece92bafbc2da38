"""Units, dimensions and factors in Chinese: every one has a name, and answers count in 万 and 亿."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from conftest import Run, Runner

import dualcarbon as dc
from dualcarbon.indicator import vocabulary
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.catalogue.unit_names import name_in_chinese
from dualcarbon.units import all_factors, list_units
from dualcarbon.units.vocabulary import GAS, table

CHINESE = re.compile("[\u3400-\u9fff]")
WORD = re.compile("[A-Za-z]{2,}")
ZH = ("--lang", "zh")
UNITS = list_units()
# One unit of each thing that is measured.
OF_EACH = {unit.dimension: (unit.spellings or (unit.name,))[0] for unit in reversed(UNITS)}
DIMENSIONS = sorted({one for kind, one in OF_EACH.items() if kind not in (GAS, "counted things")})
# Signs of gases and shares: written so in Chinese too.
SYMBOLS = {"%", "‰", "fraction", "per cent"}
NAMED = [
    ("GW", "百万千瓦"),
    ("t CO2/10^4 yuan", "吨二氧化碳/万元"),
    ("kg CO2/kWh", "千克二氧化碳/千瓦时"),
    ("kgce/m3", "千克标准煤/立方米"),
    ("t CO2e/t CH4", "吨二氧化碳当量/吨甲烷"),
    ("t CO2e/t HFC-23", "吨二氧化碳当量/吨HFC-23"),
    ("yuan_2020/yuan_2015", "元（2020年价）/元（2015年价）"),
    ("10^8 m3", "亿立方米"),
    ("10^6 yuan", "百万元"),
    ("g CO2/(t*km)", "克二氧化碳/（吨·公里）"),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "named"), NAMED, ids=[unit for unit, _ in NAMED])
def test_a_unit_by_its_chinese_name(unit: str, named: str) -> None:
    """Put together from the names of what it is made of."""
    assert name_in_chinese(unit) == named


def test_every_unit_has_a_chinese_name() -> None:
    """By any spelling; the gases without one are told by their signs."""
    known = {
        spelling.replace("_", " ") for unit in UNITS if unit.dimension != GAS for spelling in unit.spellings
    }
    assert {one for one in known - SYMBOLS if not CHINESE.search(name_in_chinese(one))} == set()


def test_every_indicator_and_every_factor_is_told_in_a_chinese_unit() -> None:
    """Those of the gases too."""
    told = {one.unit for one in vocabulary().values()} | {one.unit for one in all_factors()}
    told |= {f"t CO2e/t {row['gas']}" for row in table("gwp.csv")}
    gases = "|".join(sorted((row["gas"] for row in table("gwp.csv")), key=len, reverse=True))
    left = {unit for unit in told - {"%", "1"} if WORD.search(re.sub(gases, "", name_in_chinese(unit)))}
    assert left == set()


PAIRS = [(f"3 {one}", other) for one, other in product(DIMENSIONS, DIMENSIONS) if one != other]
GASES = [
    ("3 t CH4", "t CO2"), ("3 t C", "t CO2"), ("3 tce", "t CO2"), ("3 t CO2/year", "kW"), ("3 vehicles", "t"),
    ("3 yuan_2015", "yuan_2020"), ("3 t CO2/yuan_2020", "ha"), ("3 g CO2/(t*km)", "m"), ("3 t CO2e", "kWh"),
]  # fmt: skip
# What is to be typed: options, and the words behind them.
TYPED = re.compile(r'--[a-z-]+|"[^"]*"|“[^”]*”|AR\d|\bcoal\b|\bcarbon\b|raw coal')


def test_a_refusal_names_what_is_measured_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of every pair of things that are measured."""
    monkeypatch.setenv("DUALCARBON_LANG", "zh")
    for quantity, unit in [*PAIRS, *GASES]:
        try:
            dc.convert(quantity, unit)
        except dc.DualcarbonError as error:
            told = str(error)
            assert CHINESE.search(told)
            assert WORD.findall(TYPED.sub("", told)) == [], (quantity, unit)
            assert "））" not in told


def told(run: Runner, *argv: str, columns: int = 100) -> Run:
    """A run in Chinese."""
    return run(*argv, *ZH, columns=columns)


def test_every_factor_is_named_in_chinese(run: Runner) -> None:
    """The line beside the answer: what was used, in Chinese units, and where it is from."""
    quick = {("kWh", "tce"): "1 kWh"}
    for factor in all_factors():
        have, want = factor.unit.split("/")
        year = f"={factor.year}" if factor.year and factor.kind in ("electricity", "co2") else ""
        option = {"electricity": "--electricity", "deflator": "--deflator"}.get(factor.kind, "--factor")
        answer = told(
            run, "convert", quick.get((want, have), f"1 {want}"), have, option, f"{factor.names[0]}{year}"
        )
        line = answer.stderr.splitlines()[0].partition("（来源")[0]
        name, _, rest = line.partition("：")
        assert name.startswith("采用")
        assert WORD.findall(name.replace("GDP", "")) == [], line
        assert WORD.findall(rest.partition("（")[0]) == [], line


@pytest.mark.parametrize("which", ["AR4", "AR5", "AR6"])
def test_every_warming_potential_is_named_in_chinese(run: Runner, which: str) -> None:
    """Gases by their Chinese names, or by their signs."""
    rows = [row for row in table("gwp.csv") if row["set"] == which and row["gas"] not in ("CO2", "CO2e")]
    for row in rows[:: max(1, len(rows) // 6)]:
        answer = told(run, "convert", f"1 t {row['gas']}", "t CO2e", "--gwp", which)
        assert re.match(rf"采用\S+的增温潜势（{which}）：{row['gwp']}吨二氧化碳当量/吨\S+（", answer.stderr)


# What a unit looks like in English, beside a number or alone.
ENGLISH = re.compile(
    r"(?<![\w“\"=|-])(?:t CO2e?|Mt CO2e?|k?gce|M?tce|10\^\d|[kMGT]Wh?|Mt|kt|yuan(?:_\d{4})?|pp|/yr|ha|m3)(?![\w|-])"
)
# Lines that stand as somebody else wrote them, and what is in them only to be typed.
QUOTED = re.compile(r"https?://|^ *\d+ \| |^ *\| *\^|  = .*写法")
ANSWERS = [
    "check china --all --explain",
    "check shandong beijing neimenggu --all",
    "check qinghai --explain",
    "check --all-regions --level city --all --explain",
    "compare carbon_intensity --year 2025",
    "compare co2_emissions --year 2030",
    "compare solar_capacity --year 2025 --sum",
    "compare energy_consumption --year 2025 --sum",
    "compare energy_intensity --year 2025 --sum",
    "compare forest_stock_volume --year 2025",
    "scorecard qinghai",
    "overview",
    "overview --format markdown",
    "gaps --all-regions",
    "history china",
    "show china",
    "path china carbon-intensity-2030 --gdp-growth 4.5 --format table",
    "plot china gdp",
    "plot china energy_consumption",
    "plot shandong wind_capacity",
    "plot --compare carbon_intensity --year 2025",
    "plot --compare energy_intensity --year 2025",
    "plot --map carbon_intensity --year 2025",
    "list indicators",
    "rebase 65% --from 2005 --to 2020 --explain",
    "validate tests/files/validate/bad/DC203-capacity.csv",
    "validate tests/files/validate/bad/DC107-wrong-dimension.csv",
    "validate tests/files/validate/bad/DC106-unknown-unit.yaml",
]


@pytest.mark.parametrize("command", ANSWERS)
def test_no_english_unit_is_left_in_chinese(
    run: Runner, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor 百万吨 where a reader expects 万吨 or 亿吨."""
    monkeypatch.chdir(Path(__file__).parents[1])
    answer = told(run, *command.split(), columns=200)
    assert answer.code in {0, 1} or "各省" in answer.stderr, answer.stderr
    lines = [line for line in (answer.stdout + answer.stderr).splitlines() if not QUOTED.search(line)]
    assert [line for line in lines if ENGLISH.search(re.sub("“[^”]*”", "", line))] == []
    assert [line for line in lines if re.search("百万吨|百万千瓦|十亿千瓦时", line)] == []


def test_no_english_unit_is_left_on_pages(run: Runner, tmp_path: Path) -> None:
    """Of a region, and the whole site with its indicators; nor an option, which a page does not take."""
    assert told(run, "report", "china", "qinghai", "-o", str(tmp_path / "a.html")).code == 0
    assert told(run, "site", "-o", str(tmp_path / "site")).code == 0
    for page in tmp_path.rglob("*.html"):
        text = re.sub(r"<(style|script).*?</\1>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        # TW is a tile of the map too.
        lines = [line for line in re.sub(r"<[^>]+>", "\n", text).splitlines() if line.strip() != "TW"]
        assert [line for line in lines if ENGLISH.search(line) and "http" not in line] == [], page.name
        assert [line for line in lines if re.search("--[a-z]", line) and "http" not in line] == [], page.name


def test_the_marks_of_an_axis_are_not_set_apart_in_thousands(run: Runner) -> None:
    """5500 and 6000 are written alike: Chinese counts in myriads."""
    drawn = told(run, "plot", "shandong", "wind_capacity").stdout
    assert "6000┤" in drawn
    assert "≥5500万千瓦" in drawn
    assert not re.search(r"\d,\d{3}", drawn)
    assert "6.0┤" not in run("plot", "shandong", "wind_capacity", columns=100).stdout


def test_an_amount_in_a_sentence_is_counted_as_chinese_counts() -> None:
    """A factor keeps its digits; a unit alone is that of a column."""
    words = words_in("zh")
    assert words.measured("-27", "GW") == "−2700万千瓦"
    assert words.measured("44/12", "t CO2/t C") == "44/12吨二氧化碳/吨碳"
    assert words.measured("", "Mtce") == "万吨标准煤"
    assert words.measured("", "10^8 yuan") == "亿元"
