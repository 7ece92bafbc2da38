"""A chart in the terminal, compared whole; no word ever hides a number."""

from __future__ import annotations

import pytest
from charted import aim, figure, judged, points, solar
from hypothesis import given, settings
from hypothesis import strategies as st

from dualcarbon.assessment import Verdict
from dualcarbon.region import find_region
from dualcarbon.report import goals
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.paper.wrap import width as columns_of
from dualcarbon.report.plot.chart import Chart
from dualcarbon.report.plot.charting import charts_of
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.report.plot.terminal import draw

SHANDONG = find_region("shandong")

EIGHTY = """\
Solar capacity of Shandong, GW
   ┌───────────────────────────────────────────────────────────────────────────┐
200┤                                                                           │
   │                                                                           │
   │                                                                           │
   │                                                                       ··  │
150┤                                                                   ······  │
   │                                                               ·····       │
   │                                                          ·····≥ 125 GW △  │
   │                                                      ·····   -------      │
100┤                                                  ·····-------             │
   │                                              ·--------                    │
   │                                            ●--                            │
   │                                       ●         △ ≥ 65 GW                 │
 50┤                                                                           │
   │                              ●    ●                                       │
   │                         ●                                                 │
   │                ●                                                          │
  0┤  ●                                                                        │
   └───────┬────────┬────────┬─────────┬────────┬────────┬────────┬─────────┬──┘
          2016     2018     2020      2022     2024     2026     2028      2030
● observed   --- required path   ··· pace of 3 and 4 years carried on
△ target: at least
  △ 2025: ≥ 65 GW, » ahead
  △ 2030: ≥ 125 GW, → on track
"""


def chart(lang: str = "en") -> Chart:
    """Shandong's solar capacity."""
    words = words_in(lang)
    (found,) = charts_of(SHANDONG, solar(), required=lambda one: goals.required(one.target, words))
    return found


def test_a_chart_at_80_columns_tells_everything_apart_without_colour() -> None:
    assert draw(chart(), Phrases(), width=80) == EIGHTY


def test_a_console_of_ascii_gets_ascii() -> None:
    text = draw(chart(), Phrases(), width=80, encoding="ascii")
    assert text.isascii()
    assert text.count("*") == 1 + len(chart().observed)
    assert "^ 2030: >= 125 GW, -> on track" in text
    assert "200+" in text


def test_chinese_keeps_the_columns() -> None:
    text = draw(chart("zh"), Phrases(words=words_in("zh")), width=80)
    assert text.splitlines()[0] == "山东光伏装机容量，百万千瓦"
    framed = [line for line in text.splitlines() if line.endswith("│")]
    assert {columns_of(line) for line in framed} == {80}
    assert "△ 2030：≥1.25亿千瓦，→ 进展顺利" in text


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(columns_of, draw(chart(), Phrases(), width=width).splitlines())) <= width


def test_where_there_is_no_series_the_targets_stand_alone_and_that_is_said() -> None:
    one = judged(aim("nuclear_capacity", "level", "at least 5.7 GW", year=2025), Verdict.UNKNOWN)
    (found,) = charts_of(SHANDONG, [one], required=lambda each: goals.required(each.target))
    assert "Nothing has been observed, and nothing is projected." in draw(found, Phrases(), width=80)


def test_each_of_several_scenarios_has_a_letter() -> None:
    target = aim("solar_capacity", "level", "at least 65 GW", year=2030)
    many = [
        judged(target, Verdict.OPEN, points({2020: "20"}, {2030: f"{50 + 20 * at}"}), scenario=f"M|S{at}")
        for at in range(3)
    ]
    (found,) = charts_of(SHANDONG, many, required=lambda each: goals.required(each.target))
    text = draw(found, Phrases(), width=80)
    assert "a scenario M|S0   b scenario M|S1   c scenario M|S2" in text
    body = "".join(line[4:] for line in text.splitlines()[1:20])
    assert [body.count(letter) for letter in "abc"] == [1, 1, 1]


levels = st.lists(st.integers(1, 1000), min_size=2, max_size=9)


@settings(deadline=None, max_examples=40)
@given(levels, st.integers(1, 1200), st.integers(2025, 2035), st.integers(60, 120))
def test_no_word_of_a_target_hides_an_observation(
    series: list[int], bound: int, due: int, width: int
) -> None:
    """Every observation has its sign in the plot; only signs that fall on one place may be fewer."""
    seen = points({2015 + at: str(value) for at, value in enumerate(series)})
    one = judged(
        aim("solar_capacity", "level", f"at least {bound} GW", year=due),
        Verdict.OPEN,
        seen,
        required=figure(str(bound), "GW"),
    )
    (found,) = charts_of(SHANDONG, [one], required=lambda each: goals.required(each.target))
    body = draw(found, Phrases(), width=width).splitlines()[1:20]
    assert sum(line.count("●") for line in body) == len(series)


def test_the_axis_of_an_intensity_is_told_in_chinese() -> None:
    one = judged(
        aim("energy_intensity", "level", "at most 0.4 tce/10^4 yuan", year=2030),
        Verdict.OPEN,
        points({2020: "1"}),
    )
    words = words_in("zh")
    (found,) = charts_of(SHANDONG, [one], required=lambda each: goals.required(each.target, words))
    assert draw(found, Phrases(words=words), width=80).startswith("山东单位GDP能源消耗，吨标准煤/万元\n")
