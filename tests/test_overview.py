"""The overview: regions down, indicators across; exact at each width, and in every form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from conftest import Runner
from series import made_target, together, trajectory
from sheets import FLOOR, MISSED, OFF_TRACK, OPEN, ROUNDED, STRETCH, UNKNOWN

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.indicator import find_indicator, vocabulary
from dualcarbon.overview import Overview, OverviewRow, Strength, overview, share_of_good, strength
from dualcarbon.region import find_region
from dualcarbon.report.catalogue import Words
from dualcarbon.report.overview import data, page, table
from dualcarbon.report.overview.heads import heads
from dualcarbon.target import Effort, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.wanted import next_due

AWAY = replace(OFF_TRACK, acceleration=Fraction(-1))
NAMES = ("carbon_intensity", "energy_intensity", "co2_emissions", "nuclear_capacity", "solar_capacity")


def by_indicator(*assessments: Assessment) -> Mapping[str, Assessment]:
    """The cells of a row."""
    return {one.target.indicator.name: one for one in assessments}


MADE = Overview(
    indicators=tuple(map(find_indicator, NAMES)),
    rows=(
        OverviewRow(
            region=find_region("shandong"), cells=by_indicator(MISSED, ROUNDED, OPEN, STRETCH, UNKNOWN)
        ),
        OverviewRow(
            region=find_region("inner_mongolia"),
            cells={"carbon_intensity": OFF_TRACK, "energy_intensity": AWAY, "solar_capacity": FLOOR},
        ),
        OverviewRow(region=find_region("tibet"), cells={}),
    ),
    newest=2025,
)

AT_60 = """\
 The targets due next of 3 regions; data to 2025

 Shandong
   CO2 per unit of GDP     ✗ missed · 2025: ≥ 20.5 %
                           below 2020
   Energy per unit of GDP  ✗ missed ≈ · 2025: ≥ 13.5 %
                           below 2020*
   CO2 emissions           ○ open · 2030: peak before 2030
   Solar capacity          ↓ well off track (needs 3 ×) ·
                           2030: about 9500 万千瓦
   Not judged              1

 Inner Mongolia
   CO2 per unit of GDP     ↘ off track (needs 1.3 ×) ·
                           2030: ≥ 68 % below 2005
   Energy per unit of GDP  ← off track (wrong direction) ·
                           2030: ≥ 68 % below 2005
   Solar capacity          » ahead · 2030: ≥ 9000 万千瓦

 Tibet
   Not judged              no target

 good: met, ahead or on track, of those that can be judged;
 1 of 6 in all
"""
AT_80 = """\
 The targets due next of 3 regions; data to 2025

 Region         CI EI CO SO good
 ───────────────────────────────
 Shandong       ✗  ✗  ○  ↓   0/3
 Inner Mongolia ↘  ←  ∙  »   1/3
 Tibet          ∙  ∙  ∙  ∙

 Together
 ✗ missed       1  1           2
 » ahead                 1     1
 ↘ off track    1  1     1     3
 ○ open               1        1

 CI CO2 per unit of GDP   EI Energy per unit of GDP   CO CO2 emissions
 SO Solar capacity
 ✗ missed   » ahead   ↘ off track
 ↓ well off track (has to go twice as fast, or faster)
 ← off track, and going in the wrong direction   ○ open   ∙ no target
 good: met, ahead or on track, of those that can be judged; 1 of 6 in all
 nowhere judged: Nuclear power capacity (1)
"""

AT_120 = """\
 The targets due next of 3 regions; data to 2025

 Region         CI    EI      CO SO    good
 ──────────────────────────────────────────
 Shandong       ✗−8.1 ✗−0.002 ○  ↓−1    0/3
 Inner Mongolia ↘−3.3 ←−3.3   ∙  »+1.1  1/3
 Tibet          ∙     ∙       ∙  ∙

 Together
 ✗ missed       1     1                   2
 » ahead                         1        1
 ↘ off track    1     1          1        3
 ○ open                       1           1

 CI CO2 per unit of GDP, pp   EI Energy per unit of GDP, pp   CO CO2 emissions   SO Solar capacity, GW
 ✗ missed   » ahead   ↘ off track   ↓ well off track (has to go twice as fast, or faster)
 ← off track, and going in the wrong direction   ○ open   ∙ no target
 the number is the margin: so far on the good side (+) of what is required, or short of it (−)
 good: met, ahead or on track, of those that can be judged; 1 of 6 in all
 nowhere judged: Nuclear power capacity (1)
"""

IN_ASCII = """\
 The targets due next of 3 regions; data to 2025

 Region         CI EI CO SO good
 -------------------------------
 Shandong       x  x  o  !   0/3
 Inner Mongolia \\> <  .  >>  1/3
 Tibet          .  .  .  .

 Together
 x missed       1  1           2
 >> ahead                1     1
 \\> off track   1  1     1     3
 o open               1        1

 CI CO2 per unit of GDP   EI Energy per unit of GDP   CO CO2 emissions
 SO Solar capacity
 x missed   >> ahead   \\> off track
 ! well off track (has to go twice as fast, or faster)
 < off track, and going in the wrong direction   o open   . no target
 good: met, ahead or on track, of those that can be judged; 1 of 6 in all
 nowhere judged: Nuclear power capacity (1)
"""

IN_CHINESE = """\
 3个地区的下一个到期目标；数据截至2025年

 地区       CI EI CO SO 向好
 ───────────────────────────
 山东       ✗  ✗  ○  ↓   0/3
 内蒙古     ↘  ←  ∙  »   1/3
 西藏       ∙  ∙  ∙  ∙

 合计
 ✗ 未达到   1  1           2
 » 提前达到          1     1
 ↘ 进度滞后 1  1     1     3
 ○ 尚难判断       1        1

 CI 单位GDP二氧化碳排放   EI 单位GDP能源消耗   CO 二氧化碳排放量
 SO 光伏装机容量
 ✗ 未达到   » 提前达到   ↘ 进度滞后   ↓ 严重滞后（须提速至两倍或以上）
 ← 进度滞后，且方向相反   ○ 尚难判断   ∙ 没有目标
 向好：达到、提前达到或进展顺利，以可判断者为母数；共6项中1项
 各地均无法判断：核电装机容量1项
"""


@pytest.mark.parametrize(
    ("limit", "words", "expected"),
    [
        (60, Words(), AT_60),
        (80, Words(), AT_80),
        (120, Words(), AT_120),
        (80, Words(encoding="ascii"), IN_ASCII),
        (80, Words(lang="zh"), IN_CHINESE),
    ],
    ids=["60", "80", "120", "ascii", "zh"],
)
def test_the_matrix_whole(limit: int, words: Words, expected: str) -> None:
    """Marks at 80 columns, numbers too at 120, blocks below 80; nothing is wider than the screen."""
    assert table.to_text(MADE, limit=limit, words=words) == expected


def test_what_does_not_fit_side_by_side_is_written_in_parts() -> None:
    """Every headline indicator with a number of six figures: several matrices of the same regions, none too wide."""
    wide = replace(FLOOR, margin=replace(FLOOR.margin, value=Fraction(123456)))  # type: ignore[type-var]  # the floor has a margin
    names = [name for name, one in vocabulary().items() if one.headline]
    row = OverviewRow(region=find_region("shandong"), cells=dict.fromkeys(names, wide))
    one = Overview(indicators=tuple(map(find_indicator, names)), rows=(row,), newest=2025)
    text = table.to_text(one, limit=120)
    assert all(len(line) <= 120 for line in text.splitlines())
    headings = [line.split()[1:] for line in text.splitlines() if line.startswith(" Region ")]
    assert len(headings) > 1
    assert [head for line in headings for head in line] == [*heads(names).values(), "good"]


def test_heads_are_of_two_letters_and_none_stands_twice() -> None:
    """Of the whole vocabulary; those of headline indicators do not depend on what else is shown."""
    found = heads(vocabulary())
    assert len(set(found.values())) == len(found)
    assert heads(["wind_capacity", "wind_generation"])["wind_capacity"] == "WI"
    # NS is taken by the first, and NE is that of net emissions.
    few = heads(["nev_sales", "nev_stock", "wind_capacity"])
    assert few == {"nev_sales": "NS", "nev_stock": "NV", "wind_capacity": "WI"}


@pytest.mark.parametrize(
    ("acceleration", "expected"),
    [
        (None, Strength.OFF),
        (Fraction("1.4"), Strength.OFF),
        (Fraction("1.999"), Strength.OFF),
        (Fraction(2), Strength.WELL_OFF),
        (Fraction(-1, 10), Strength.AWAY),
    ],
)
def test_the_strength_of_a_mark(acceleration: Fraction | None, expected: Strength) -> None:
    """Up to twice the pace so far, twice or more, and away from the bound."""
    assert strength(replace(OFF_TRACK, acceleration=acceleration)) is expected


def test_only_what_is_off_track_has_a_strength() -> None:
    """However fast it would have to go."""
    assert strength(replace(OPEN, acceleration=Fraction(3))) is None


def test_totals_by_row_and_by_column() -> None:
    """One of three that are judged is good in Inner Mongolia; nothing is in Tibet."""
    assert [share_of_good(row.tally) for row in MADE.rows] == [(0, 3), (1, 3), (0, 0)]
    assert MADE.tally_of("solar_capacity") == {Verdict.OFF_TRACK: 1, Verdict.AHEAD: 1}
    document = json.loads(data.to_json(MADE, version="1", data="2026-01-01"))
    assert document["totals"]["off_track"] == 3
    assert document["regions"][1]["totals"]["ahead"] == 1
    assert document["indicators"][4]["totals"]["ahead"] == 1
    assert document["regions"][1]["cells"]["energy_intensity"]["strength"] == "wrong direction"
    assert document["regions"][0]["cells"]["carbon_intensity"]["verdict"] == "missed"
    rows = list(csv.DictReader(io.StringIO(data.to_csv(MADE))))
    assert [(row["indicator"], row["verdict"], row["strength"]) for row in rows][-3:] == [
        ("carbon_intensity", "off_track", "off track"),
        ("carbon_intensity", "off_track", "wrong direction"),
        ("solar_capacity", "ahead", ""),
    ]


class _Page(HTMLParser):
    """The tags of a page in order, and what is open at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    """Tags are closed in order, every cell says itself in words, no script and no address is in it."""
    text = page.to_html(MADE, version="1", data="2026-01-01")
    read = _Page()
    read.feed(text)
    assert read.open == []
    tags = [tag for tag, _ in read.seen]
    assert not {"script", "img", "link", "iframe"} & set(tags)
    assert "http" not in text
    cells = [attributes for tag, attributes in read.seen if tag == "td" and "title" in attributes]
    assert len(cells) == 15
    assert cells[0] == {
        "class": "missed",
        "title": "CO2 per unit of GDP 2025: ≥ 20.5 % below 2020; missed",
    }
    assert all(attributes.get("scope") for tag, attributes in read.seen if tag == "th")
    assert 'lang="zh-Hans"' in page.to_html(MADE, version="1", data="", words=Words(lang="zh"))


def due(text: str, year: int | None, **changes: object) -> Target:
    """A target for solar power."""
    form = "level" if year is not None else "unstated"
    return replace(made_target("solar_capacity", form, text, year=year), **changes)  # type: ignore[arg-type]  # fields by name


NEXT: list[tuple[list[Target], int, int | None, str]] = [
    # the earliest that is not due yet
    ([due("1 GW", 2035), due("2 GW", 2030), due("3 GW", 2020)], 2025, None, "2 GW"),
    # else the last that fell due
    ([due("1 GW", 2023), due("2 GW", 2025)], 2025, None, "2 GW"),
    # five years back at most
    ([due("1 GW", 2020)], 2025, None, ""),
    # a stretch gives way to the floor of the same year
    ([due("1 GW", 2030, effort=Effort.STRIVE), due("2 GW", 2030)], 2025, None, "2 GW"),
    # a part gives way to the whole, even to that of a later year
    ([due("1 GW", 2026, scope="rooftop"), due("2 GW", 2030)], 2025, None, "2 GW"),
    ([due("1 GW", 2026, scope="rooftop")], 2025, None, "1 GW"),
    # what has no number gives way to what has one
    ([due("as assigned", None), due("2 GW", 2030)], 2025, None, "2 GW"),
    ([due("as assigned", None)], 2025, None, "as assigned"),
    # what is replaced does not count
    ([due("1 GW", 2026, superseded=True), due("2 GW", 2030)], 2025, None, "2 GW"),
    # a year that is asked for, however long ago
    ([due("1 GW", 2020), due("2 GW", 2030)], 2025, 2020, "1 GW"),
]


@pytest.mark.parametrize(("targets", "newest", "year", "expected"), NEXT)
def test_the_target_that_counts_next(
    targets: list[Target], newest: int, year: int | None, expected: str
) -> None:
    """The one for the whole, with a number, that is due first."""
    found = next_due(targets, newest=newest, year=year)
    assert (found.text if found else "") == expected


def test_an_overview_of_two_regions() -> None:
    """Only indicators that a region has a target for; asked for by name, all of them."""
    targets = (made_target("solar_capacity", "level", "at least 10 GW", year=2025),)
    files = [
        RegionFile(path="cn.yaml", region=find_region("CN"), targets=targets),
        RegionFile(path="sd.yaml", region=find_region("CN-SD"), targets=()),
    ]
    known = together(trajectory("solar_capacity", levels={2025: "12"}))
    found = overview(files, known)
    assert [one.name for one in found.indicators] == ["solar_capacity"]
    assert [dict(row.tally) for row in found.rows] == [{Verdict.MET: 1}, {}]
    asked = overview(files, known, indicators=["wind_capacity", "solar_capacity"])
    assert [one.name for one in asked.indicators] == ["wind_capacity", "solar_capacity"]


def test_the_country_fits_on_a_screen(run: Runner) -> None:
    """31 provinces in official order; 80 columns hold the marks, 120 the numbers; check agrees cell by cell."""
    small, large = run("overview", columns=80), run("overview", columns=120)
    assert small.code == large.code == 0
    assert small.stderr == ""
    assert max(map(len, small.stdout.splitlines())) <= 80
    assert max(map(len, large.stdout.splitlines())) <= 120
    lines = small.stdout.splitlines()
    names = [re.split(r" (?=[^A-Za-z ])", line[1:])[0].strip() for line in lines[4:35]]
    assert (names[0], names[-1], len(names)) == ("Beijing", "Xinjiang", 31)
    told = json.loads(run("overview", "--format", "json", "--indicator", "wind_capacity").stdout)
    every = json.loads(
        run(
            "check", "--all-regions", "--indicator", "wind_capacity", "--format", "json", "--exit-zero"
        ).stdout
    )["assessments"]
    verdicts = {(one["region"], one["target"]): one["verdict"] for one in every if one["main"]}
    cells = [one["cells"]["wind_capacity"] for one in told["regions"] if one["cells"]]
    assert len(cells) > 15
    assert all(verdicts[cell["region"], cell["target"]] == cell["verdict"] for cell in cells)


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--indicator", "wind_capcity"), 'unknown indicator "wind_capcity"'),
        (("--year", "1999"), "no region has a target of what was asked for"),
        (("--bom",), "--bom goes with csv"),
        (("--record-dir", "nowhere"), "no such folder: nowhere"),
    ],
)
def test_each_error_is_a_sentence(run: Runner, argv: tuple[str, ...], message: str) -> None:
    """It exits with 2, says what is wrong and what to do."""
    ran = run("overview", *argv)
    assert (ran.code, ran.stdout) == (2, "")
    first, *hint = ran.stderr.splitlines()
    assert first == message
    assert hint
