"""The tile map: where the provinces lie, and what their tiles say."""

from __future__ import annotations

import math
import re
from fractions import Fraction

import pytest

from dualcarbon.assessment import Verdict
from dualcarbon.region import all_regions
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.paper.wrap import width as columns_of
from dualcarbon.report.plot.palette import NOTHING, PAINTS, SCALE, contrast, ink_on
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.report.plot.tiles import PLACES, TileMap, ToldTile, tile_map
from dualcarbon.report.plot.tiles_picture import tile_picture
from dualcarbon.report.plot.tiles_text import draw_tiles

# Longitude and latitude of the capitals, to half a degree, from an atlas.
CAPITALS = {
    "BJ": (116.5, 40), "TJ": (117, 39), "HE": (114.5, 38), "SX": (112.5, 38), "NM": (111.5, 41),
    "LN": (123.5, 42), "JL": (125.5, 44), "HL": (126.5, 46), "SH": (121.5, 31), "JS": (119, 32),
    "ZJ": (120, 30.5), "AH": (117, 32), "FJ": (119.5, 26), "JX": (116, 28.5), "SD": (117, 36.5),
    "HA": (113.5, 34.5), "HB": (114.5, 30.5), "HN": (113, 28), "GD": (113.5, 23), "GX": (108.5, 23),
    "HI": (110.5, 20), "CQ": (106.5, 29.5), "SC": (104, 30.5), "GZ": (106.5, 26.5), "YN": (102.5, 25),
    "XZ": (91, 29.5), "SN": (109, 34.5), "GS": (104, 36), "QH": (102, 36.5), "NX": (106.5, 38.5),
    "XJ": (87.5, 44), "TW": (121.5, 25), "HK": (114, 22.5), "MO": (113.5, 22),
}  # fmt: skip
# Provinces that share a land border, each pair once.
BORDERS = """
HL-JL HL-NM JL-LN JL-NM LN-NM LN-HE NM-HE NM-SX NM-SN NM-NX NM-GS HE-BJ HE-TJ BJ-TJ HE-SX HE-SD HE-HA SX-SN
SX-HA SN-NX SN-GS SN-SC SN-CQ SN-HB SN-HA NX-GS GS-XJ GS-QH GS-SC QH-XJ QH-XZ QH-SC XJ-XZ XZ-SC XZ-YN SC-YN
SC-GZ SC-CQ CQ-GZ CQ-HN CQ-HB HB-HA HB-AH HB-JX HB-HN HA-AH HA-SD SD-JS SD-AH JS-AH JS-ZJ JS-SH SH-ZJ ZJ-AH
ZJ-JX ZJ-FJ AH-JX JX-FJ JX-GD JX-HN FJ-GD HN-GD HN-GX HN-GZ GZ-GX GZ-YN YN-GX GX-GD GD-HK GD-MO
"""


def place(letters: str) -> tuple[int, int]:
    """Row and column of a province."""
    return PLACES[f"CN-{letters}"]


def test_every_province_has_a_tile_of_its_own() -> None:
    assert set(PLACES) == {region.code for region in all_regions() if region.level == "province"}
    assert len(set(PLACES.values())) == 34


def test_a_tile_further_east_or_north_is_a_province_further_east_or_north() -> None:
    """Two columns, or two rows, are never the wrong way round; of the centre of Tibet and Qinghai too."""
    for one, (longitude, latitude) in CAPITALS.items():
        for other, (east, north) in CAPITALS.items():
            (row, column), (other_row, other_column) = place(one), place(other)
            if other_column - column >= 2:
                assert east > longitude - 1, (one, other)
            if row - other_row >= 3:
                assert north > latitude - 1, (one, other)


def test_most_neighbours_on_the_map_are_neighbours_in_the_land() -> None:
    borders = {frozenset(pair.split("-")) for pair in BORDERS.split()}
    names = {where: code.removeprefix("CN-") for code, where in PLACES.items()}
    touching = {
        frozenset((name, names[other]))
        for (row, column), name in names.items()
        for other in ((row, column + 1), (row + 1, column))
        if other in names
    }
    assert len(touching & borders) / len(touching) >= 0.7
    near = {
        pair
        for pair in borders
        if max(abs(a - b) for a, b in zip(*(place(one) for one in pair), strict=True)) <= 1
    }
    assert len(near) / len(borders) >= 0.75


def some(*, by_value: bool = False) -> TileMap:
    """Three provinces with a verdict and a number, the others without."""
    told = [
        ToldTile(code="CN-SD", verdict=Verdict.ON_TRACK, value=Fraction("13"), unit="%"),
        ToldTile(code="CN-NM", verdict=Verdict.OFF_TRACK, value=Fraction("27.55"), unit="%"),
        ToldTile(code="CN-HL", verdict=Verdict.UNKNOWN),
    ]
    return tile_map("Non-fossil share, targets for 2030", told, by_value=by_value)


def test_the_map_in_the_terminal_has_names_marks_and_numbers() -> None:
    lines = draw_tiles(some(), Phrases(), width=80).splitlines()
    assert lines[2:4] == [" " * 66 + "Heilongjiang", " " * 66 + "?"]
    assert lines[8] == "Xinjiang   Gansu      Ningxia    Nei Mongol Beijing    Tianjin    Liaoning"
    assert lines[9] == "–          –          –          ↘ 27.6     –          –          –"
    assert lines[-1] == "→ on track   ↘ off track   ? unknown   – no data"
    assert max(map(columns_of, lines)) <= 80


def test_with_little_room_letters_stand_for_names_and_chinese_names_fit() -> None:
    narrow = draw_tiles(some(), Phrases(), width=50).splitlines()
    assert narrow[8].split() == ["XJ", "GS", "NX", "NM", "BJ", "TJ", "LN"]
    chinese = draw_tiles(some(), Phrases(words=words_in("zh")), width=50).splitlines()
    assert chinese[8].split() == ["新疆", "甘肃", "宁夏", "内蒙古", "北京", "天津", "辽宁"]
    assert max(map(columns_of, (*narrow, *chinese))) <= 50


def test_a_map_by_value_names_its_ends() -> None:
    text = draw_tiles(some(by_value=True), Phrases(), width=80)
    assert text.splitlines()[-1] == "least 13 %   most 27.6 %   – no data"
    assert "↘" not in text


def test_colour_is_added_only_where_it_is_wanted() -> None:
    plain = draw_tiles(some(), Phrases(), width=80)
    coloured = draw_tiles(some(), Phrases(), width=80, colour=True)
    assert "\x1b[" not in plain
    without = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", coloured).splitlines())
    assert f"{without}\n" == plain


def test_the_map_in_ascii_is_ascii() -> None:
    assert draw_tiles(some(), Phrases(), width=80, encoding="ascii").isascii()


def test_the_picture_of_the_map_colours_each_tile_by_its_verdict() -> None:
    svg = tile_picture(some(), Phrases(), "svg", data="the record").decode()
    fills = dict(re.findall(r'<g id="tile-(CN-\w\w)">\s*<path[^>]*style="fill: (#\w+)', svg))
    assert len(fills) == 34
    assert fills["CN-SD"] == PAINTS[Verdict.ON_TRACK].ground
    assert fills["CN-NM"] == PAINTS[Verdict.OFF_TRACK].ground
    assert fills["CN-TW"] == NOTHING.ground
    found = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert {
        "Shandong",
        "→",
        "13",
        "Inner Mongolia",
        "27.6",
        "→ on track",
        "no data",
        "Data: the record",
    } <= set(found)


def test_the_picture_by_value_goes_from_light_to_dark() -> None:
    svg = tile_picture(some(by_value=True), Phrases(), "svg").decode()
    fills = dict(re.findall(r'<g id="tile-(CN-\w\w)">\s*<path[^>]*style="fill: (#\w+)', svg))
    assert (fills["CN-SD"], fills["CN-NM"]) == (SCALE[0], SCALE[-1])


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_is_read_well_on_its_ground(verdict: Verdict) -> None:
    """WCAG 2.2 asks for 4.5."""
    assert contrast(PAINTS[verdict].ink, PAINTS[verdict].ground) >= 4.5


@pytest.mark.parametrize("ground", SCALE)
def test_every_step_of_the_scale_is_read_well(ground: str) -> None:
    assert contrast(ink_on(ground), ground) >= 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white is 21; #767676 is the lightest grey that passes on white (WebAIM's checker: 4.54)."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_good_and_bad_stay_apart_for_the_colour_blind() -> None:
    """Without red (protanopia) or without green (deuteranopia), by Viénot, Brettel and Mollon (1999)."""
    good = (Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK)
    bad = (Verdict.MISSED, Verdict.OFF_TRACK)
    for lost in ("red", "green"):
        for one in good:
            for other in bad:
                assert _apart(_seen(PAINTS[one].ground, lost), _seen(PAINTS[other].ground, lost)) > 60


def _seen(colour: str, lost: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    long = 17.8824 * red + 43.5161 * green + 4.11935 * blue
    medium = 3.45565 * red + 27.1554 * green + 3.86714 * blue
    short = 0.0299566 * red + 0.184309 * green + 1.46709 * blue
    if lost == "red":
        long = 2.02344 * medium - 2.52581 * short
    else:
        medium = 0.494207 * long + 1.24827 * short
    return (
        0.0809444479 * long - 0.130504409 * medium + 0.116721066 * short,
        -0.0102485335 * long + 0.0540193266 * medium - 0.113614708 * short,
        -0.000365296938 * long - 0.00412161469 * medium + 0.693511405 * short,
    )


def _apart(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    return math.dist(one, other)
