"""Pages: what they say, and the rules that make them readable for everyone, everywhere, on paper too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from browser import axe_faults, needs_axe, needs_chromium, overflow
from charted import PLAN, aim, figure, judged, points, solar, window

from dualcarbon.assessment import Reason, Step, Term, Verdict
from dualcarbon.region import find_region, own_region
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.page.pages import Stamp, pages_of, report, site
from dualcarbon.report.plot.palette import PAINTS, contrast
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.sheet import Sheet
from dualcarbon.trajectory import Interval

STAMP = Stamp(version="0.2.0", data="2026-06-01")
_EMPTY = frozenset({"meta", "br", "path", "circle", "rect"})


def sheet(region: str) -> Sheet:
    """Targets of every kind of verdict, with a text that tries to be markup."""
    place = find_region(region)
    fall = aim("energy_intensity", "reduction", "at least 18 %", year=2025, baseline=2020)
    off = judged(
        fall,
        Verdict.OFF_TRACK,
        points({2020: "1", 2021: "0.98", 2023: "0.95"}, is_index=True),
        required=figure("18", "%", 2025),
        observed=figure("5", "%", 2023),
        projected=figure("8.3", "%", 2025, "extrapolation"),
        margin=figure("-9.7", "percentage points"),
        windows=[window(2020, 2023, "8.3")],
        baseline_year=2020,
    )
    step = Step(
        code="fall",
        values={"start": 2020, "end": 2023},
        formula="1 − {0}",
        terms=(Term(symbol="R", numbers=(Interval.exact(1).value * 95 / 100,)),),
        result=Interval.exact(5),
        unit="%",
        sources=("<b>a yearbook</b>",),
    )
    off = replace(off, trace_maker=lambda: (step,))
    peak = judged(
        aim("co2_emissions", "peak", "before 2030"),
        Verdict.OPEN,
        points({year: str(800 + 9 * (year - 2005)) for year in range(2005, 2024)}),
        observed=figure("962", "Mt CO2", 2023),
        reasons=[
            Reason(code="highest_is_newest", values={"year": 2023, "figure": figure("962", "Mt CO2", 2023)})
        ],
    )
    unknown = judged(
        aim("carbon_intensity", "reduction", "at least 68 %", year=2030, baseline=2005), Verdict.UNKNOWN
    )
    return Sheet(
        region=place, assessments=(*solar(), off, peak, unknown), hidden=3, newest=2025, path="x.yaml"
    )


SHEETS = [sheet(name) for name in ("CN", "shandong", "jinan", "jiangsu")]
ENGLISH, CHINESE = Phrases(), Phrases(words=words_in("zh"))
ONE = report(SHEETS[1:2], ENGLISH, STAMP)
TWO = report(SHEETS[1:3], ENGLISH, STAMP)
SITE = {page.path: page.text for page in site(SHEETS, ENGLISH, STAMP)}
EVERY = {"one": ONE, "two": TWO, "zh": report(SHEETS[1:2], CHINESE, STAMP), **SITE}


class Element:
    """An element with its attributes, the names of those around it, and its text."""

    def __init__(self, tag: str, attributes: dict[str, str], around: tuple[str, ...]) -> None:
        self.tag, self.attributes, self.around, self.text = tag, attributes, around, ""


class Reader(HTMLParser):
    """The elements of a page; what is opened and not closed is a fault."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        element = Element(
            tag, {name: value or "" for name, value in attrs}, tuple(one.tag for one in self._open)
        )
        self.found.append(element)
        if tag not in _EMPTY:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element without content."""
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}, ()))

    def handle_endtag(self, tag: str) -> None:
        """Every end has its beginning."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Text belongs to all elements that are open."""
        for element in self._open:
            element.text += data

    def close(self) -> None:
        """Everything is closed."""
        super().close()
        assert not self._open


def elements(text: str, *tags: str) -> list[Element]:
    """The elements of a page of some kinds, or all."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    return [one for one in reader.found if not tags or one.tag in tags]


pages = pytest.mark.parametrize("text", list(EVERY.values()), ids=list(EVERY))


@pages
def test_a_page_has_one_first_heading_and_skips_no_level(text: str) -> None:
    levels = [int(one.tag[1]) for one in elements(text, "h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - before <= 1 for before, later in pairwise(levels))


@pages
def test_every_header_of_a_table_says_what_it_heads_and_every_table_has_a_caption(text: str) -> None:
    heads = elements(text, "th")
    assert {one.attributes.get("scope") for one in heads} <= {"col", "row"}
    tables, captions = elements(text, "table"), elements(text, "caption")
    assert len(tables) == len(captions)


@pages
def test_every_drawing_has_words(text: str) -> None:
    known = {one.attributes["id"]: one.text for one in elements(text) if "id" in one.attributes}
    for one in elements(text, "svg"):
        labels = one.attributes.get("aria-labelledby", "").split()
        hidden = one.attributes.get("aria-hidden") == "true"
        assert (
            hidden or one.attributes.get("aria-label") or (labels and all(known[label] for label in labels))
        )


@pages
def test_a_page_asks_for_nothing_and_needs_no_script(text: str) -> None:
    assert not elements(text, "script", "link", "img", "iframe", "object", "embed", "video", "form", "base")
    for one in elements(text):
        for name, value in one.attributes.items():
            assert name not in ("src", "srcset", "poster", "style")
            assert not name.startswith("on")
            assert one.tag == "a" or "://" not in value, (one.tag, name)
    (style,) = elements(text, "style")
    assert "url(" not in style.text
    assert "@import" not in style.text


@pages
def test_identifiers_are_unique_and_links_inside_a_page_lead_somewhere(text: str) -> None:
    counted = Counter(one.attributes["id"] for one in elements(text) if "id" in one.attributes)
    assert [name for name, count in counted.items() if count > 1] == []
    inside = [link for one in elements(text, "a") if (link := one.attributes["href"]).startswith("#")]
    assert set(inside) <= {f"#{name}" for name in counted}


def test_links_of_the_site_lead_to_its_pages() -> None:
    places = {path: {one.attributes.get("id") for one in elements(text)} for path, text in SITE.items()}
    for path, text in SITE.items():
        for one in elements(text, "a"):
            link, _, anchor = one.attributes["href"].partition("#")
            if link and "://" not in link:
                found = str((Path("/site") / path).parent.joinpath(link).resolve().relative_to("/site"))
                assert found in SITE, (path, link)
                assert not anchor or anchor in places[found], (path, link, anchor)


def test_a_page_tells_its_language() -> None:
    assert [elements(EVERY[name], "html")[0].attributes["lang"] for name in ("one", "zh")] == ["en", "zh-CN"]


def test_what_is_written_by_others_is_never_markup() -> None:
    assert "<b>a yearbook</b>" not in ONE
    assert "&lt;b&gt;a yearbook&lt;/b&gt;" in ONE


def test_the_region_page_has_the_table_the_plots_the_explanations_and_the_sources() -> None:
    text = ONE
    (heading,) = elements(text, "h1")
    assert heading.text.split() == ["Shandong", "山东"]
    rows = [
        [cell.strip() for cell in re.findall(r">([^<>]+)<", row) if cell.strip()]
        for row in re.findall(r'<tr role="row">\s*<th scope="row".*?</tr>', text, re.DOTALL)
    ]
    assert [
        "Solar capacity 2030",
        "≥ 125 GW",
        "76.13 GW (2024)",
        "148 GW (+6 yr)",
        "+23.2 GW",
        "→ on track",
    ] in [[cell.replace("\u00a0", " ") for cell in row] for row in rows]
    assert "the plan names no baseline: CO2 per unit of GDP 2030" in text.replace("\u00a0", " ")
    folded = [one for one in elements(text, "details") if "How this comes about" in one.text]
    assert len(folded) == 5
    assert all("open" not in one.attributes for one in folded)
    (worked,) = [one for one in elements(text, "ol") if one.attributes.get("class") == "steps"]
    assert "fall 2020→2023" in worked.text
    assert "= 5 %" in worked.text.replace("\u00a0", " ")
    (link,) = [one for one in elements(text, "a") if one.attributes["href"] == PLAN.url]
    assert link.text == PLAN.title
    assert "鲁政字〔2022〕242号" in text


def test_the_drawing_in_a_page_has_the_data_at_their_places() -> None:
    """Year and value are linear in x and y: two points give the scale, the third lies on it."""
    section = ONE[ONE.index('id="shandong-solar_capacity-1-t"') :]
    section = section[: section.index("</svg>")]
    dots = [
        (float(x), float(y))
        for x, y in re.findall(r'<circle class="dot" cx="([\d.]+)" cy="([\d.]+)"', section)
    ]
    years, values = (
        [2015, 2018, 2020, 2021, 2022, 2023, 2024],
        [1.33, 13.61, 22.72, 33.43, 42.7, 56.93, 76.13],
    )
    (x0, y0), (x1, y1) = dots[0], dots[-1]
    for (x, y), year, value in zip(dots, years, values, strict=True):
        assert x == pytest.approx(x0 + (x1 - x0) * (year - 2015) / 9, abs=0.11)
        assert y == pytest.approx(y0 + (y1 - y0) * (value - 1.33) / (76.13 - 1.33), abs=0.11)
    assert section.count('class="pace"') == 2
    assert section.count('class="required"') == 1
    assert "≥ 125 GW" in section
    description = re.search(r"<desc[^>]*>([^<]*)</desc>", section)
    assert description is not None
    assert description[1].replace("\u00a0", " ") == (
        "Observed from 2015 to 2024; newest: 76.13 GW. "
        "Target 2025: ≥ 65 GW, » ahead. Target 2030: ≥ 125 GW, → on track."
    )


def test_the_site_has_an_overview_a_map_a_page_a_region_and_a_page_an_indicator() -> None:
    assert sorted(SITE) == [
        "index.html",
        *(
            f"indicators/{one}.html"
            for one in ("carbon_intensity", "co2_emissions", "energy_intensity", "solar_capacity")
        ),
        *(f"regions/{one}.html" for one in ("china", "jiangsu", "jinan", "shandong")),
    ]
    assert pages_of(SHEETS) == len(SITE)
    index = SITE["index.html"]
    # Of a province's five targets two are on the good side and one is not; a peak that is open is not judged.
    assert 'aria-label="Shandong 2/3: 2 of 3 on the good side"' in index
    assert 'aria-label="Tibet –: no data"' in index
    assert list(_cells(index, "Jiangsu")) == [
        ("unknown", "? 2030≥ 68 % below 2005"),
        ("open", "○ 2030peak before 2030"),
        ("off_track", "↘ 2025≥ 18 % below 2020"),
        ("on_track", "→ 2030≥ 125 GW"),
    ]
    assert "0/3" in index


def _cells(text: str, region: str) -> Iterator[tuple[str, str]]:
    row = re.search(rf'<th scope="row"><a[^>]*>{region}</a></th>(.*?)</tr>', text, re.DOTALL)
    assert row is not None
    for kind, cell in re.findall(r'<td class="(\w+)"[^>]*>(.*?)</td>', row[1], re.DOTALL):
        yield kind, re.sub(r"<[^>]*>", "", cell).replace("\u00a0", " ")


def test_text_colours_of_the_style_sheet_are_read_well_on_white_and_on_every_verdict() -> None:
    """WCAG 2.2 asks for 4.5; ``small`` in a coloured cell takes the colour of the cell."""
    (style,) = elements(ONE, "style")
    named = dict(re.findall(r"--(ink|quiet|link|required): (#\w{6})", style.text))
    assert len(named) == 4
    assert all(contrast(colour, "#ffffff") >= 4.5 for colour in named.values())
    for verdict, paint in PAINTS.items():
        rule = f".{verdict.value} {{ background: {paint.ground}; color: {paint.ink}; }}"
        assert rule in style.text
        assert contrast(paint.ink, paint.ground) >= 4.5
    assert ".matrix td small { color: inherit;" in style.text


def test_a_page_in_chinese_says_everything_in_chinese() -> None:
    text = re.sub(r"<style>.*?</style>|<[^>]*>", "\n", EVERY["zh"], flags=re.DOTALL)
    words = set(re.findall(r"[A-Za-z]{3,}", text))
    # Names of this program and codes, and what files say in one language only.
    assert words - {
        "dualcarbon",
        "all",
        "GDP",
        "Shandong",
        "section",
        "People",
        "Government",
        "yearbook",
    } <= {
        "Carbon",
        "Peaking",
        "Implementation",
        "Plan",
    }
    for word in ("目标", "要求", "达峰", "实际值", "判断过程", "来源文件"):
        assert word in text


@needs_axe
@pytest.mark.parametrize("name", ["two", "zh", "index.html", "indicators/solar_capacity.html"])
def test_axe_finds_no_fault(name: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(EVERY[name], encoding="utf-8")
    assert axe_faults(page, folder=tmp_path) == []


@needs_axe
def test_axe_finds_a_fault_where_there_is_one(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(ONE.replace('<html lang="en">', "<html>"), encoding="utf-8")
    assert [fault.partition(":")[0] for fault in axe_faults(page, folder=tmp_path)] == ["html-has-lang"]


@needs_chromium
@pytest.mark.parametrize("name", ["one", "index.html"])
def test_a_page_is_no_wider_than_a_telephone(name: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(EVERY[name], encoding="utf-8")
    assert overflow(page, folder=tmp_path, width=360) == 0


@needs_chromium
def test_a_page_that_is_too_wide_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(ONE.replace("<h1>", '<h1 style="width: 600px">'), encoding="utf-8")
    assert overflow(page, folder=tmp_path, width=360) > 200


def test_an_ensemble_is_one_line_of_the_table() -> None:
    """Thirty scenarios of 1 to 30 GW: the median is 15.5, the 5th percentile 2.45, the 95th 28.55."""
    target = aim("solar_capacity", "level", "at least 11 GW", year=2030)
    many = [
        judged(
            target,
            Verdict.ON_TRACK if at >= 11 else Verdict.OFF_TRACK,
            points({2020: "1"}, {2030: str(at)}),
            scenario=f"M|S{at}",
            projected=figure(str(at), "GW", 2030, "projection"),
            margin=figure(str(at - 11), "GW"),
        )
        for at in range(1, 31)
    ]
    text = report([Sheet(region=find_region("shandong"), assessments=tuple(many))], ENGLISH, STAMP)
    rows = re.findall(r'<tr role="row">\s*<th scope="row".*?</tr>', text, re.DOTALL)
    assert len(rows) == 1
    told = re.sub(r"<[^>]*>", "|", rows[0]).replace("\u00a0", " ")
    assert "15.5 GW (2.45 to 28.55)" in told
    assert "+4.5 GW" in told
    assert "→ on track (20 of 30 scenarios)" in told
    assert "30 scenarios: median, 5th to 95th percentile" in text
    assert text.count("How this comes about") == 5


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    plan = replace(PLAN, url="javascript:alert(1)")
    target = replace(aim("solar_capacity", "level", "at least 65 GW", year=2030), source=plan)
    one = judged(target, Verdict.OPEN, points({2020: "20"}))
    text = report([Sheet(region=find_region("shandong"), assessments=(one,))], ENGLISH, STAMP)
    assert "javascript" not in text
    assert PLAN.title in text


def test_a_zone_by_the_name_of_a_province_has_a_page_of_its_own() -> None:
    zone = own_region("zone:shandong", "River Park")
    mine = Sheet(region=zone, assessments=SHEETS[1].assessments, newest=2025)
    found = {page.path: page.text for page in site([*SHEETS, mine], ENGLISH, STAMP)}
    assert "<h1>Shandong" in found["regions/shandong.html"]
    assert "<h1>River Park" in found["regions/zone-shandong.html"]
    assert 'href="regions/zone-shandong.html"' in found["index.html"]
