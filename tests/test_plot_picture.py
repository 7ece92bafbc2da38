"""Pictures, by what they contain: texts, marks, and the data at their places."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest
from charted import aim, figure, judged, points, solar

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.problem import DualcarbonError
from dualcarbon.region import find_region
from dualcarbon.report import goals
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.plot import fonts
from dualcarbon.report.plot.charting import charts_of
from dualcarbon.report.plot.panel import picture
from dualcarbon.report.plot.phrases import Phrases

SHANDONG = find_region("shandong")
_SVG = "{http://www.w3.org/2000/svg}"
_POINT = re.compile(r"[ML] (-?[\d.]+) (-?[\d.]+)")


def drawn(assessments: Sequence[Assessment], *, lang: str = "en", kind: str = "svg", data: str = "") -> bytes:
    """The picture of some assessments."""
    words = words_in(lang)
    charts = charts_of(SHANDONG, assessments, required=lambda one: goals.required(one.target, words))
    return picture(charts, Phrases(words=words), kind, data=data)


def texts(svg: bytes) -> list[str]:
    """Every text in a picture."""
    return ["".join(one.itertext()).strip() for one in ET.fromstring(svg).iter(f"{_SVG}text")]


def group(svg: bytes, name: str) -> ET.Element:
    """What is drawn under an identifier."""
    return next(one for one in ET.fromstring(svg).iter(f"{_SVG}g") if one.get("id") == name)


def path(svg: bytes, name: str) -> list[tuple[float, float]]:
    """The points of the line under an identifier."""
    found = group(svg, name).find(f"{_SVG}path")
    assert found is not None
    return [(float(x), float(y)) for x, y in _POINT.findall(found.get("d", ""))]


def test_a_picture_has_title_unit_legend_targets_and_sources() -> None:
    found = texts(drawn(solar(), data="a file of mine"))
    for text in (
        "Solar capacity of Shandong",
        "GW",
        "observed",
        "required path",
        "pace of 3 and 4 years carried on",
        "target: at least",
        "≥ 65 GW",
        "≥ 125 GW",
        "2020",
        "150",
    ):
        assert text in found
    assert "Targets: Carbon Peaking Implementation Plan (2022)" in " ".join(found)
    assert "Data: a file of mine" in " ".join(found)


def test_the_data_lie_where_the_axis_says() -> None:
    """The places are linear in year and value: two points give the scale, the others lie on it."""
    svg = drawn(solar())
    seen = [
        (2015, 1.33),
        (2018, 13.61),
        (2020, 22.72),
        (2021, 33.43),
        (2022, 42.70),
        (2023, 56.93),
        (2024, 76.13),
    ]
    places = path(svg, "observed")
    (x0, y0), (x1, y1) = places[0], places[-1]
    across, up = (x1 - x0) / (2024 - 2015), (y1 - y0) / (76.13 - 1.33)
    assert up < 0 < across
    required = [(2024, 76.13), (2030, 125)]
    told = [*seen, *required]
    for (x, y), (year, value) in zip([*places, *path(svg, "required-0")], told, strict=True):
        assert x == pytest.approx(x0 + across * (year - 2015), abs=0.01)
        assert y == pytest.approx(y0 + up * (value - 1.33), abs=0.01)


def test_the_required_path_is_dashed_and_the_pace_dotted() -> None:
    svg = drawn(solar())
    strokes = {
        name: found.get("style", "")
        for name in ("required-0", "pace-2020-2024-2030", "observed")
        if (found := group(svg, name).find(f"{_SVG}path")) is not None
    }
    assert "stroke-dasharray" in strokes["required-0"]
    assert "stroke-dasharray" in strokes["pace-2020-2024-2030"]
    assert "stroke-dasharray" not in strokes["observed"]


def test_scenarios_are_drawn_at_their_own_years() -> None:
    target = aim("solar_capacity", "level", "at least 65 GW", year=2030)
    one = judged(
        target, Verdict.OPEN, points({2020: "20", 2024: "40"}, {2030: "60", 2040: "80"}), scenario="M|S"
    )
    svg = drawn([one])
    (first, second), (x, y) = path(svg, "projected-0"), path(svg, "observed")[-1]
    # 2030 and 2040 lie six and sixteen years after 2024, 20 and 40 GW above it.
    assert (second[0] - x) / (first[0] - x) == pytest.approx(16 / 6, abs=0.001)
    assert (second[1] - y) / (first[1] - y) == pytest.approx(2, abs=0.001)
    assert "scenario M|S" in texts(svg)


def test_an_ensemble_is_a_fan_with_its_percentiles_named() -> None:
    target = aim("solar_capacity", "level", "at least 65 GW", year=2030)
    many = [
        judged(
            target, Verdict.OPEN, points({2020: "20"}, {2030: str(at), 2035: str(2 * at)}), scenario=f"S{at}"
        )
        for at in range(21)
    ]
    svg = drawn(many)
    assert "21 scenarios: median, 5th to 95th percentile" in texts(svg)
    assert len(path(svg, "median")) == 2
    assert group(svg, "ensemble") is not None


def test_the_same_numbers_make_the_same_bytes() -> None:
    for kind in ("svg", "png", "pdf"):
        assert drawn(solar(), kind=kind) == drawn(solar(), kind=kind)


def test_text_stays_text_in_svg_in_chinese_too() -> None:
    svg = drawn(solar(), lang="zh")
    assert "山东光伏装机容量" in texts(svg)
    assert "≥1.25亿千瓦" in texts(drawn(_in_chinese_units(), lang="zh"))
    assert "Noto Sans CJK SC" in svg.decode()


def _in_chinese_units() -> list[Assessment]:
    return [
        judged(
            aim("solar_capacity", "level", "at least 1.25 亿千瓦", year=2030),
            Verdict.OPEN,
            points({2020: "20", 2021: "25"}),
            required=figure("125", "GW"),
        )
    ]


def test_a_dollar_is_no_formula() -> None:
    one = judged(
        aim("solar_capacity", "level", "at least 65 GW", year=2030),
        Verdict.OPEN,
        points({2020: "1", 2021: "2"}, {2030: "3"}),
        scenario="US$2010 and $x$",
    )
    assert "scenario US$2010 and $x$" in texts(drawn([one]))


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_glyphs_that_no_font_has_are_an_error_and_never_boxes(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_installed", lambda: [fonts.LATIN])
    with pytest.raises(DualcarbonError) as caught:
        drawn(solar(), lang="zh", kind=kind)
    assert str(caught.value).startswith("no font on this computer can draw ")
    assert "fonts-noto-cjk" in str(caught.value)


def test_english_needs_no_other_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_installed", list)
    assert drawn(solar(), kind="png").startswith(b"\x89PNG")
    assert drawn(solar(), kind="pdf").startswith(b"%PDF")


def test_a_font_that_has_the_glyphs_is_found() -> None:
    try:
        found = fonts.families(["山东"], drawn=True)
    except DualcarbonError:
        pytest.skip("no font with Chinese glyphs here")
    assert len(found) == 2
    assert drawn(solar(), lang="zh", kind="png").startswith(b"\x89PNG")


def test_what_is_not_drawn_is_told_below() -> None:
    one = judged(
        aim("coal_consumption", "reduction", "at least 18 %", year=2025, baseline=2015),
        Verdict.UNKNOWN,
        points({2020: "100", 2021: "99"}),
    )
    assert "not on this axis: ≥ 18 % below 2015" in " ".join(texts(drawn([one])))
