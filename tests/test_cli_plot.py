"""plot, report and site, run as the user runs them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Runner

EXAMPLE = Path(__file__).parent.parent / "examples"
SERIES = """\
region,indicator,year,value,unit
zone:t,solar_capacity,2020,20,GW
zone:t,solar_capacity,2021,25,GW
zone:t,solar_capacity,2022,30,GW
zone:t,solar_capacity,2023,35,GW
"""
FILE = """\
region: zone:t
name: River Park
name_zh: 河园
sources:
  p: {title: Plan <1>, issued: 2022, url: "https://example.org/plan"}
targets:
  - {id: solar-2029, indicator: solar_capacity, level: at least 60 GW, year: 2029, source: p}
"""


@pytest.fixture
def place(tmp_path: Path) -> tuple[str, str]:
    """A region of one's own, and its data."""
    (tmp_path / "park.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "park.csv").write_text(SERIES, encoding="utf-8")
    return str(tmp_path / "park.yaml"), str(tmp_path / "park.csv")


def test_a_plot_shows_what_was_observed_the_target_and_where_the_pace_leads(
    run: Runner, place: tuple[str, str]
) -> None:
    file, data = place
    done = run("plot", file, "solar_capacity", "-t", data, columns=80)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("Solar capacity of River Park, GW\n")
    # 5 GW a year for six years more make 65.
    assert done.stdout.endswith("  △ 2029: ≥ 60 GW, → on track\n")
    assert done.stdout.count("●") == 4 + 1


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_picture_is_of_the_kind_that_its_name_says(
    run: Runner, place: tuple[str, str], tmp_path: Path, ending: str, start: bytes
) -> None:
    picture = tmp_path / f"plot.{ending}"
    done = run("plot", place[0], "solar_capacity", "-t", place[1], "-o", str(picture))
    assert (done.code, done.stdout, done.stderr) == (0, "", "")
    assert picture.read_bytes().startswith(start)


def test_a_picture_names_the_file_that_its_data_come_from(
    run: Runner, place: tuple[str, str], tmp_path: Path
) -> None:
    picture = tmp_path / "plot.svg"
    run("plot", place[0], "solar_capacity", "-t", place[1], "-o", str(picture), "--lang", "zh")
    text = picture.read_text(encoding="utf-8")
    assert "河园光伏装机容量" in text
    assert "数据：park.csv" in text


FAULTS = [
    (("plot",), "a plot needs a region and an indicator"),
    (("plot", "shandong"), "a plot needs a region and an indicator"),
    (("plot", "shandong", "sollar_capacity"), 'unknown indicator "sollar_capacity"'),
    (("plot", "--map", "non_fossil_share"), "the year of the targets is missing"),
    (("plot", "--map", "a", "--compare", "b", "--year", "2030"), "--compare and --map are two pictures"),
    (("plot", "shandong", "--map", "a", "--year", "2030"), "--compare and --map show all regions: name none"),
    (("plot", "shandong", "solar_capacity", "-o", "x.gif"), "x.gif: a picture is SVG, PNG or PDF"),
    (("plot", "shandong", "solar_capacity", "-o", "no/such/x.svg"), "there is no folder no/such"),
    (("plot", "--compare", "co2_emissions", "--year", "2030"), "have no amounts to draw"),
    (("report",), "no region is named"),
    (("report", "shandng"), "shandong"),
]


@pytest.mark.parametrize(("words", "sentence"), FAULTS, ids=[" ".join(words) for words, _ in FAULTS])
def test_a_slip_is_one_sentence_and_exit_code_2(
    run: Runner, words: tuple[str, ...], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert (done.code, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_bars_and_the_map_of_an_indicator(run: Runner) -> None:
    bars = run("plot", "--compare", "non_fossil_share", "--year", "2030", columns=80)
    assert bars.code == 0
    assert re.search(r"^China\* +[▒│]+·* +25  ", bars.stdout, re.MULTILINE)
    tiles = run("plot", "--map", "non_fossil_share", "--year", "2030", columns=80)
    assert tiles.stdout.startswith("Non-fossil share of energy, targets for 2030: by verdict, %\n")
    assert "Nei Mongol" in tiles.stdout


def test_a_report_needs_nothing_else(run: Runner, place: tuple[str, str], tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    done = run("report", place[0], "-t", place[1], "-o", str(page))
    assert (done.code, done.stdout, done.stderr) == (0, "", "")
    text = page.read_text(encoding="utf-8")
    assert "<h1>River Park" in text
    assert '<a href="https://example.org/plan" rel="noreferrer">Plan &lt;1&gt;</a>' in text
    assert "<script" not in text


def test_a_report_goes_to_standard_output_where_no_file_is_named(run: Runner, place: tuple[str, str]) -> None:
    assert run("report", place[0], "-t", place[1]).stdout.startswith("<!DOCTYPE html>")


def test_the_site_of_all_regions_has_a_page_for_each(run: Runner, tmp_path: Path) -> None:
    done = run("site", "-o", str(tmp_path / "site"))
    assert (done.code, done.stdout) == (0, "")
    pages = {str(one.relative_to(tmp_path / "site")) for one in (tmp_path / "site").rglob("*.html")}
    assert f"{len(pages)} pages in " in done.stderr
    assert {"index.html", "regions/shandong.html", "indicators/carbon_intensity.html"} <= pages
    assert len(pages) > 120


def test_the_pictures_in_the_examples_are_what_their_commands_draw(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command stands in examples/README.md: where data or targets have changed, run it again."""
    told = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"dualcarbon (plot [^`]*) -o (\S+\.svg)", told)
    assert len(commands) == 2
    monkeypatch.chdir(EXAMPLE.parent)
    for command, picture in commands:
        drawn = tmp_path / "drawn.svg"
        assert run(*command.split(), "-o", str(drawn)).code == 0
        assert _content(drawn) == _content(EXAMPLE.parent / picture)


def _content(picture: Path) -> tuple[list[str], dict[str, str]]:
    """The texts and lines of a picture: the rest is the manner of a version of matplotlib."""
    text = picture.read_text(encoding="utf-8")
    named = re.compile(r'<g id="((?:observed|projected|required|pace|target)[^"]*)">\s*<path d="([^"]*)')
    return re.findall(r"<text[^>]*>([^<]*)</text>", text), dict(named.findall(text))
