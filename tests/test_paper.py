"""Paper: the one drawer of tables, its signs and widths, and text that cannot break out of its place."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dualcarbon.problem import Location
from dualcarbon.report.paper.grid import BULLET, Column, Grid, GridRow, Remark, Section
from dualcarbon.report.paper.ink import written
from dualcarbon.report.paper.markdown import to_markdown
from dualcarbon.report.paper.markup import annotation, markdown_table, xml_document, xml_element
from dualcarbon.report.paper.screen import to_text
from dualcarbon.report.paper.signs import can_show, plain, visible
from dualcarbon.report.paper.wrap import TIE, Paragraph, hanging, shares, width, wrap

WRAPPED = [
    ("one two three", 7, ["one two", "three"]),
    ("immeasurable", 4, ["immeasurable"]),
    (f"48.4{TIE}% of it", 6, ["48.4 %", "of it"]),
    ("≥ 1300 万千瓦", 10, ["≥ 1300", "万千瓦"]),
    ("碳达峰实施方案全文如下所示", 10, ["碳达峰实施", "方案全文如", "下所示"]),
    # No line begins with a comma, none ends with an opening bracket.
    ("新型储能装机规模（力争）", 16, ["新型储能装机规模", "（力争）"]),
    ("一二三四五六七八，九十", 16, ["一二三四五六七", "八，九十"]),
    ("", 5, [""]),
]


@pytest.mark.parametrize(("text", "limit", "lines"), WRAPPED)
def test_wrapping_breaks_between_words_only(text: str, limit: int, lines: list[str]) -> None:
    """Numbers stay with their units, units in Chinese stay whole, long Chinese breaks anywhere."""
    assert wrap(text, limit) == lines
    assert Paragraph(text).height(limit) == len(lines)


def test_widths_agree_with_those_of_rich() -> None:
    """The layout counts columns as a library of its own does."""
    for text in ("山东 CN-SD", "✓ met ≈", "→ ↘ ○ » ✗ – − °", "▁▂▃▄▅▆▇█", "〔2022〕", "Ａ１", "（力争）、"):
        assert width(text) == cell_len(text)


def test_columns_share_what_there_is() -> None:
    """Nobody gets less than the longest word; too narrow a screen gives None; some columns want more."""
    columns = [[Paragraph("a long heading here")], [Paragraph("x")]]
    assert shares(columns, 30) == [19, 1]
    assert shares(columns, 5) is None
    assert shares(columns, 10, least=(8, 8)) == [8, 1]
    assert shares(columns, 8, least=(8, 0)) is None


def test_further_lines_hang_below_the_first() -> None:
    """After a mark they stand where its text began, also behind a wide mark."""
    assert hanging("one two three", 10, lead="[1] ") == ["[1] one", "    two", "    three"]
    assert hanging("one two", 7, lead="注 ") == ["注 one", "   two"]


def test_plain_signs() -> None:
    """Signs have ASCII twins, Chinese consoles nearer ones; what has none becomes a question mark."""
    assert plain("✓ ≥ 18 % − 山 °", "ascii") == "+ >= 18 % - ? ^"
    assert plain("✓ ✗ ≥ 山东", "gbk") == "√ × ≥ 山东"
    assert plain("✓ ✗ ≥ 山东", "utf-8") == "✓ ✗ ≥ 山东"
    assert plain("a", "no such encoding") == "a"
    assert can_show("省", "gbk")
    assert not can_show("省", "cp1252")


@given(st.text(max_size=30))
def test_nothing_that_a_console_obeys_is_shown(text: str) -> None:
    """Control characters are written out, lines stay."""
    shown = visible(text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
    assert shown.count("\n") == text.count("\n")


def grid(*rows: GridRow, columns: tuple[Column, ...] | None = None) -> Grid:
    """A table of a name and a number."""
    two = (Column(heading="Name", names=True), Column(heading="Number", right=True))
    return Grid(
        title="Title",
        columns=columns or two,
        sections=(Section(rows=rows, title="Part"),),
        closing=(Remark(mark="[1]", text="a remark that is longer"), Remark(text="the end")),
    )


def row(*texts: str, ruled: bool = False, spread: int | None = None) -> GridRow:
    """A row without styles."""
    return GridRow(cells=tuple((text, "") for text in texts), ruled=ruled, spread=spread)


def test_a_grid_is_drawn() -> None:
    """Title, headings on a rule, sections, rows set apart by dots, numbers to the right, remarks below."""
    text = to_text([grid(row("山东", "1"), row("中国", "1200", ruled=True), row("Qinghai", "3"))], limit=80)
    assert text.splitlines() == [
        " Title",
        "",
        " Name     Number",
        " ───────────────",
        " Part",
        " 山东          1",
        " ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄",
        " 中国       1200",
        " ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄",
        " Qinghai       3",
        "",
        " [1] a remark that is longer",
        " the end",
    ]


def test_below_eighty_columns_there_are_blocks() -> None:
    """The name, then each cell under its heading; empty ones are left out."""
    text = to_text([grid(row("山东", "1"), row("中国", ""))], limit=24)
    assert text.splitlines() == [
        " Title",
        "",
        " Part",
        "",
        " 山东",
        "   Number  1",
        "",
        " 中国",
        "",
        " [1] a remark that is",
        "     longer",
        " the end",
    ]


def test_what_fits_no_screen_becomes_blocks() -> None:
    """A word is never cut: where the columns do not fit, blocks do."""
    wide = row("x" * 50, "9" * 50)
    text = to_text([grid(wide)], limit=80)
    assert f" {'x' * 50}\n" in text
    assert f"   Number  {'9' * 50}\n" in text


def test_a_cell_runs_over_the_empty_ones_beside_it() -> None:
    """A sentence in the place of numbers is not squeezed into the first of them."""
    columns = tuple(Column(heading=heading) for heading in ("A", "B", "C"))
    text = to_text([grid(row("a", "a sentence in one line", "", spread=1), columns=columns)], limit=80)
    assert " a  a sentence in one line\n" in text


def test_the_first_that_fits_or_the_one_of_few_lines() -> None:
    """A table says which of its forms it prefers."""
    long = grid(row("one two three four five six seven " * 12, "1"))
    short = grid(row("one", "1"))
    assert "seven" in to_text([long, short], limit=80, in_order=True)
    assert "seven" not in to_text([long, short], limit=80)
    assert "seven" in to_text([long, short], limit=None)


def test_colour_changes_no_width() -> None:
    """Codes stand around the text, and around nothing else."""
    line = [(" ", ""), ("met", "bold green"), ("   ", "dim")]
    assert written(line, colour=True) == " \x1b[1;32mmet\x1b[0m"
    assert written(line, colour=False) == " met"


def test_a_grid_on_a_page() -> None:
    """A table for each section, what stands out in bold, remarks as a list, paragraphs apart."""
    one = grid(row("a|b", "1"), row("c", "2", ruled=True))
    closing = (*one.closing, Remark(text=""), Remark(text="Rest:"), Remark(mark=BULLET, text="x*y"))
    told = Grid(title="T", columns=one.columns, sections=one.sections, closing=closing)
    assert to_markdown(told).splitlines() == [
        "## T",
        "",
        "### Part",
        "",
        "| Name  | Number |",
        "| :---- | -----: |",
        "| a\\|b  |      1 |",
        "| **c** |  **2** |",
        "",
        "- \\[1\\] a remark that is longer",
        "",
        "the end",
        "",
        "Rest:",
        "",
        "- x\\*y",
    ]


def test_markdown_cells_cannot_leave_their_place() -> None:
    """Bars, stars, brackets and line ends."""
    assert markdown_table(["a"], [["x|y\n<b>*_[z]"]])[-1] == "| x\\|y \\<b>\\*\\_\\[z\\] |"


def test_xml_is_well_formed_whatever_the_text() -> None:
    """Marks are escaped; what XML has no place for is replaced."""
    lines = [xml_element("a", "<&>\x1b\ud800", b='"\x00'), xml_element("c")]
    root = ET.fromstring(xml_document("r", lines, n=1))
    assert (root.attrib, root[0].text, root[0].attrib, root[1].text) == (
        {"n": "1"},
        "<&>??",
        {"b": '"?'},
        None,
    )


def test_annotations_escape_what_ends_them() -> None:
    """Percent signs and line ends in the text, colons and commas in properties; no place is no place."""
    place = Location(path="a,b.yaml", line=3, column=4)
    assert annotation("error", "5 %\nx", title="t: u", location=place) == (
        "::error file=a%2Cb.yaml,line=3,col=4,title=t%3A u::a,b.yaml:3:4: 5 %25%0Ax"
    )
    assert annotation("notice", "x") == "::notice ::x"
