"""The bars of a comparison: lengths, marks, and what has none."""

from __future__ import annotations

import re
from fractions import Fraction

from charted import aim, figure, judged
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.assessment import Verdict
from dualcarbon.comparison import Block, Comparison, Row, Yardstick
from dualcarbon.indicator import find_indicator
from dualcarbon.region import find_region
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.paper.wrap import width as columns_of
from dualcarbon.report.plot.bars import Bar, Bars, bars_of
from dualcarbon.report.plot.bars_picture import bars_picture
from dualcarbon.report.plot.bars_text import draw_bars
from dualcarbon.report.plot.by import MapBy
from dualcarbon.report.plot.mapping import map_of
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.target import Form
from dualcarbon.trajectory import Interval


def row(region: str, required: str, verdict: Verdict, observed: str = "", definition: str = "") -> Row:
    """A region's fall against 2020."""
    target = aim("energy_intensity", "reduction", f"at least {required} %", year=2025, baseline=2020)
    seen = figure(observed, "%", 2024) if observed else None
    return Row(
        region=find_region(region),
        target=target,
        assessments=(judged(target, verdict, definition=definition, observed=seen),),
        required=Interval.exact(Fraction(required)),
        observed=seen,
    )


FALLS = Yardstick(form=Form.REDUCTION, unit="%", baseline=2020)
COMPARISON = Comparison(
    indicator=find_indicator("energy_intensity"),
    year=2025,
    blocks=(
        Block(
            yardstick=FALLS,
            rows=(
                row("shandong", "20", Verdict.MET, "20"),
                row("CN", "15", Verdict.OFF_TRACK, "10"),
                row("hebei", "10", Verdict.UNKNOWN),
            ),
        ),
        Block(
            yardstick=Yardstick(form=Form.LEVEL, unit="tce/10^4 yuan"),
            rows=(row("shanxi", "1", Verdict.OPEN, "2"),),
        ),
        Block(yardstick=Yardstick(form=Form.PEAK, unit="year"), rows=(row("hubei", "1", Verdict.OPEN),)),
        Block(yardstick=None, rows=(row("hunan", "1", Verdict.UNKNOWN),)),
    ),
)


def test_bars_are_as_long_as_their_numbers_and_the_observation_stands_on_them() -> None:
    """The bar of 20 takes the 47 columns there are, 15 takes 35.25 and 10 takes 23.5."""
    bars, _ = bars_of(COMPARISON, Phrases())
    assert draw_bars(bars, Phrases(), width=72) == (
        "Energy per unit of GDP, targets for 2025: fall against 2020, %\n"
        f"Shandong {'█' * 46}│ 20  ✓ met\n"
        f"China*   {'▒' * 24}│{'▒' * 10}{'·' * 12} 15  ↘ off track\n"
        f"Hebei    {'█' * 24}{'·' * 23} 10  ? unknown\n"
        "███ required   │ observed (2024)   * the nation\n"
    )


def test_bars_in_ascii() -> None:
    text = draw_bars(bars_of(COMPARISON, Phrases())[0], Phrases(), width=60, encoding="ascii")
    assert text.isascii()
    assert "Shandong ####" in text


def test_each_yardstick_has_bars_of_its_own_and_a_year_has_none() -> None:
    found = bars_of(COMPARISON, Phrases())
    assert [(bars.unit, len(bars.bars)) for bars in found] == [
        ("fall against 2020, %", 3),
        ("tce/10^4 yuan", 1),
    ]


def test_a_definition_of_its_own_stands_beside_the_name() -> None:
    block = Block(
        yardstick=FALLS,
        rows=(row("shandong", "20", Verdict.MET, "20", "revised"), row("hebei", "10", Verdict.MET, "12")),
    )
    (bars,) = bars_of(Comparison(indicator=COMPARISON.indicator, year=2025, blocks=(block,)), Phrases())
    assert [bar.name for bar in bars.bars] == ["Shandong (revised)", "Hebei"]


names = st.sampled_from(["Shandong", "Inner Mongolia", "山东"])


@given(
    st.lists(
        st.tuples(names, st.integers(0, 10**6), st.none() | st.integers(0, 10**6)), min_size=1, max_size=8
    ),
    st.integers(46, 160),
)
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, int, int | None]], width: int) -> None:
    bars = Bars(
        title="T",
        unit="GW",
        bars=tuple(
            Bar(
                name=name,
                required=Fraction(required),
                verdict=Verdict.OPEN,
                observed=None if seen is None else Fraction(seen),
                year=2020,
            )
            for name, required, seen in rows
        ),
    )
    lines = draw_bars(bars, Phrases(), width=width).splitlines()
    assert max(map(columns_of, lines)) <= width
    drawn = [re.sub(r"[^█·│]", "", line) for line in lines[1 : len(rows) + 1]]
    assert len({len(one) for one in drawn}) == 1


def test_the_picture_has_a_bar_a_region_as_long_as_its_number() -> None:
    svg = bars_picture(bars_of(COMPARISON, Phrases())[0], Phrases(), "svg", data="the record").decode()
    paths = dict(re.findall(r'<g id="(bar-\d)">\s*<path d="([^"]*)"', svg))
    lengths = {}
    for name, path in paths.items():
        across = [float(x) for x in re.findall(r"[ML] (-?[\d.]+) ", path)]
        lengths[name] = max(across) - min(across)
    assert lengths["bar-1"] / lengths["bar-0"] == 0.75
    assert lengths["bar-2"] / lengths["bar-0"] == 0.5
    for text in ("Shandong", "China", "fall against 2020, %", " 20 ✓", "Data: the record", "↘ off track"):
        assert text in svg


def test_a_map_sets_numbers_of_one_yardstick_side_by_side_only() -> None:
    """Shanxi is told on another yardstick: it keeps its verdict and gets no number."""
    tiles = {tile.region.code: tile for tile in map_of(COMPARISON, MapBy.VERDICT, Phrases()).tiles}
    told = {code: (tile.verdict, tile.value) for code, tile in tiles.items() if tile.verdict is not None}
    assert told == {
        "CN-SD": (Verdict.MET, 20),
        "CN-HE": (Verdict.UNKNOWN, 10),
        "CN-SX": (Verdict.OPEN, None),
        "CN-HB": (Verdict.OPEN, None),
        "CN-HN": (Verdict.UNKNOWN, None),
    }


def test_a_map_by_what_has_been_observed() -> None:
    tiles = map_of(COMPARISON, MapBy.OBSERVED, Phrases(words=words_in("zh")))
    assert tiles.by_value
    assert tiles.title == "2025年单位GDP能源消耗目标：实际值、比2020年下降，%"
    assert {tile.region.code: tile.value for tile in tiles.tiles if tile.value is not None} == {"CN-SD": 20}
