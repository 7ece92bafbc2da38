"""Workbooks: numbers are numbers, text is text, and the header stays in sight."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from charted import aim, figure, judged, solar
from test_plot_bars import COMPARISON

from dualcarbon.assessment import Verdict
from dualcarbon.indicator import find_indicator
from dualcarbon.region import find_region
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.leaves import of_check, of_comparison, of_overview
from dualcarbon.report.plot.palette import PAINTS
from dualcarbon.report.workbook import Address, JudgedCell, Leaf, to_xlsx
from dualcarbon.sheet import Sheet

SHANDONG = find_region("shandong")
SHEET = Sheet(
    region=SHANDONG,
    assessments=(
        *solar(),
        judged(
            aim("energy_intensity", "reduction", "at least 18 %", year=2025, baseline=2020),
            Verdict.OFF_TRACK,
            required=figure("18", "%"),
            observed=figure("1/3", "%", 2023),
        ),
    ),
)


def read(book: bytes) -> Any:
    """The workbook, as another program reads it."""
    return openpyxl.load_workbook(io.BytesIO(book))


def rows(sheet: Any) -> list[tuple[object, ...]]:
    """The values of a sheet."""
    return list(sheet.iter_rows(values_only=True))


def test_a_check_is_a_row_an_assessment_with_its_numbers() -> None:
    book = read(to_xlsx(of_check([SHEET])))
    assert book.sheetnames == ["Targets", "Sources"]
    head, *body = rows(book["Targets"])
    told = [dict(zip(head, row, strict=True)) for row in body]
    assert [one["Target"] for one in told] == [
        "energy-intensity-2025",
        "solar-capacity-2025",
        "solar-capacity-2030",
    ]
    last = told[-1]
    assert (last["Number required"], last["Unit"], last["Newest"], last["Leads to"]) == (
        125,
        "GW",
        76.13,
        148.2,
    )
    assert (last["Margin"], last["Year of the newest"], last["Required"]) == (23.2, 2024, "≥ 125 GW")
    assert last["Verdict"] == "→ on track"
    assert told[0]["Newest"] == pytest.approx(1 / 3)
    assert told[0]["Baseline"] == 2020


def test_the_sources_stand_on_a_sheet_of_their_own_with_addresses_that_open() -> None:
    sheet = read(to_xlsx(of_check([SHEET])))["Sources"]
    head, only = rows(sheet)
    assert dict(zip(head, only, strict=True)) == {
        "Region": "Shandong",
        "Source": "plan",
        "Title": "Carbon Peaking Implementation Plan",
        "Chinese title": "碳达峰实施方案",
        "Issuer": "People's Government",
        "Number": "鲁政字〔2022〕242号",
        "Issued": "2022-12-18",
        "Address": "https://example.org/plan",
        "Read on": "a page of the press",
    }
    assert sheet["H2"].hyperlink.target == "https://example.org/plan"


def test_the_header_and_the_region_stay_in_sight_and_columns_fit() -> None:
    sheet = read(to_xlsx(of_check([SHEET])))["Targets"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:U4"
    # "energy-intensity-2025" has 21 letters.
    assert sheet.column_dimensions["E"].width == 23
    assert all(6 <= one.width <= 60 for one in sheet.column_dimensions.values())


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_has_its_colour_and_its_word(verdict: Verdict) -> None:
    leaf = Leaf(title="T", heads=("V",), rows=((JudgedCell(verdict=verdict),),))
    cell = read(to_xlsx([leaf]))["T"]["A2"]
    assert cell.fill.fgColor.rgb == f"00{PAINTS[verdict].ground[1:].upper()}"
    assert verdict.value.replace("_", " ") in cell.value


TEXTS = [
    ("=1+1", "=1+1"),
    ("+cmd", "+cmd"),
    ("@x", "@x"),
    ("#DIV/0!", "#DIV/0!"),
    ("007", "007"),
    ("2024-01-01", "2024-01-01"),
    # A control character is no character of a workbook.
    ("a\x07b", "a\ufffdb"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_text_is_never_taken_for_anything_else(text: str, expected: str) -> None:
    cell = read(to_xlsx([Leaf(title="T", heads=("V",), rows=((text,),))]))["T"]["A2"]
    assert (cell.value, cell.data_type) == (expected, "s")


VALUES = [(Fraction(3), 3), (Fraction("0.1"), 0.1), (2030, 2030), (True, True), (None, None)]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_numbers_are_numbers(value: Any, expected: object) -> None:
    found = read(to_xlsx([Leaf(title="T", heads=("V",), rows=((value,),))]))["T"]["A2"].value
    assert (found, type(found)) == (expected, type(expected))


def test_what_is_no_web_address_opens_nothing() -> None:
    leaf = Leaf(title="T", heads=("V",), rows=((Address(url="file:///etc/passwd"),),))
    cell = read(to_xlsx([leaf]))["T"]["A2"]
    assert (cell.value, cell.hyperlink) == ("file:///etc/passwd", None)


def test_a_title_that_the_format_does_not_allow_is_mended() -> None:
    leaf = Leaf(title="CO2/GDP: [a very long name of an indicator] 2030", heads=("V",), rows=())
    assert read(to_xlsx([leaf])).sheetnames == ["CO2 GDP   a very long name of a"]


def test_a_row_without_a_value_for_each_head_is_no_leaf() -> None:
    with pytest.raises(ValueError, match="2 heads"):
        Leaf(title="T", heads=("A", "B"), rows=(("x",),))


def test_a_comparison_tells_numbers_with_their_yardstick() -> None:
    book = read(to_xlsx(of_comparison(COMPARISON)))
    assert book.sheetnames[1] == "Sources"
    head, first, second, *_ = rows(book.worksheets[0])
    told = dict(zip(head, first, strict=True))
    assert (told["Region"], told["Number required"], told["Newest"], told["Unit"], told["Baseline"]) == (
        "Shandong",
        20,
        20,
        "%",
        2020,
    )
    assert second[head.index("Region")] == "China"


def test_an_overview_has_regions_down_and_indicators_across_in_the_language() -> None:
    due = {"solar_capacity": solar()[1]}
    indicators = [find_indicator("solar_capacity"), find_indicator("wind_capacity")]
    book = read(to_xlsx(of_overview([(SHANDONG, due)], indicators, words_in("zh")), words_in("zh")))
    assert book.sheetnames == ["总览", "来源文件"]
    assert rows(book.worksheets[0]) == [
        ("地区", "代码", "光伏装机容量", "风电装机容量"),
        ("山东", "CN-SD", "→ 进展顺利 2030、≥1.25亿千瓦", None),
    ]
