"""Histories: what could be said of each target as of each year."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from conftest import Runner
from series import made_target, together, trajectory

from dualcarbon.assessment import Verdict
from dualcarbon.history import history
from dualcarbon.problem import DualcarbonError
from dualcarbon.region import find_region
from dualcarbon.report.history import data, table
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset

_WIND = made_target("wind_capacity", "level", "at least 10 GW", year=2025)
FILE = RegionFile(
    path="cn.yaml",
    region=find_region("CN"),
    targets=(
        # issued in 2023: no word of it before
        replace(_WIND, id="a", source=replace(_WIND.source, issued="2023")),
        replace(
            made_target("carbon_intensity", "reduction", "at least 18 %", year=2025, baseline=2020), id="c"
        ),
    ),
)
DATA = together(
    trajectory(
        "wind_capacity",
        levels={2020: "4", 2021: "5", 2022: "6", 2023: "8", 2024: "9.96", 2025: "10.02"},
    ),
    trajectory("carbon_intensity", links={(2021, 2020): "-3", (2022, 2021): "-4", (2023, 2022): "1"}),
)
AT_60 = """\
 China 中国 · CN: verdicts as of each year

 CO2 per unit of GDP 2025
   Required  ≥ 18 % below 2020
   As of     2020 ?, 2021 ○, 2022 ↘ ≈, 2023–2024 ↓, 2025 ?

 Wind capacity 2025
   Required  ≥ 10 GW
   As of     2023 → ≈, 2024 →, 2025 ✓

 ✓ met   → on track   ↘ off track
 ↓ well off track (has to go twice as fast, or faster)
 ○ open   ? unknown
 ≈ within rounding
 each year with the data up to it and the targets issued by
 then; revisions published since are not undone
"""
AT_80 = """\
 China 中国 · CN: verdicts as of each year

 Target                    Required    2020  2021  2022  2023  2024  2025
 ────────────────────────────────────────────────────────────────────────
 CO2 per unit of GDP 2025  ≥ 18 %      ?     ○     ↘ ≈   ↓     ↓     ?
                           below 2020
 Wind capacity 2025        ≥ 10 GW                       → ≈   →     ✓

 ✓ met   → on track   ↘ off track
 ↓ well off track (has to go twice as fast, or faster)   ○ open   ? unknown
 ≈ within rounding
 each year with the data up to it and the targets issued by then; revisions
 published since are not undone
"""
TWENTY_YEARS = """\
 China 中国 · CN: verdicts as of each year

 Target                   Required          06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22  23  24 25
 ────────────────────────────────────────────────────────────────────────────────────────────────────────
 CO2 per unit of GDP 2025 ≥ 18 % below 2020 ?  ?  ?  ?  ?  ?  ?  ?  ?  ?  ?  ?  ?  ?  ?  ○  ↘ ≈ ↓   ↓  ?
 Wind capacity 2025       ≥ 10 GW                                                               → ≈ →  ✓

 ✓ met   → on track   ↘ off track   ↓ well off track (has to go twice as fast, or faster)   ○ open   ? unknown
 ≈ within rounding
 each year with the data up to it and the targets issued by then; revisions published since are not undone
"""


@pytest.mark.parametrize(
    ("first", "limit", "expected"), [(None, 60, AT_60), (None, 80, AT_80), (2006, 120, TWENTY_YEARS)]
)
def test_the_table_whole(first: int | None, limit: int, expected: str) -> None:
    """A mark a year; many years by two digits; below 80 columns years in a row are told together."""
    assert table.to_text(history(FILE, DATA, first=first), limit=limit) == expected


def test_a_target_appears_in_the_year_of_its_issue() -> None:
    """Wind: issued in 2023. It stands at 8 GW then, and leads past 10 at every pace."""
    found = {row.target.id: row.verdicts for row in history(FILE, DATA).rows}
    assert list(found["a"]) == [2023, 2024, 2025]
    assert [one.verdict for one in found["a"].values()] == [Verdict.ON_TRACK, Verdict.ON_TRACK, Verdict.MET]


def test_json_and_csv_have_a_verdict_a_year() -> None:
    """The keys are those of check."""
    found = history(FILE, DATA)
    document = json.loads(data.to_json(found, version="1", data=""))
    assert document["years"] == [2020, 2021, 2022, 2023, 2024, 2025]
    assert {year: one["verdict"] for year, one in document["targets"][1]["as_of"].items()} == {
        "2023": "on_track",
        "2024": "on_track",
        "2025": "met",
    }
    rows = [row for row in csv.DictReader(io.StringIO(data.to_csv(found))) if row["target"] == "a"]
    assert [(row["as_of"], row["verdict"]) for row in rows] == [
        ("2023", "on_track"),
        ("2024", "on_track"),
        ("2025", "met"),
    ]


def test_each_year_says_what_check_said_as_of_it(run: Runner) -> None:
    """The wind of Shandong, year for year."""
    told = json.loads(
        run(
            "history", "shandong", "--indicator", "wind_capacity", "--from", "2022", "--format", "json"
        ).stdout
    )
    for year in (2022, 2023, 2024):
        ran = run(
            *("check", "shandong", "--indicator", "wind_capacity", "--as-of", str(year)),
            *("--format", "json", "--exit-zero"),
        )
        expected = {
            one["target"]: one["verdict"] for one in json.loads(ran.stdout)["assessments"] if one["main"]
        }
        found = {
            one["target"]: one["as_of"][str(year)]["verdict"]
            for one in told["targets"]
            if str(year) in one["as_of"]
        }
        assert found == expected


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--from", "2024", "--to", "2020"), "--from 2024 lies after --to 2020"),
        (("--indicator", "nev_stok"), 'unknown indicator "nev_stok"'),
        (("--indicator", "refined_oil_consumption"), "no target is about what was asked for"),
        (("--bom",), "--bom goes with csv"),
    ],
)
def test_each_error_is_a_sentence(run: Runner, argv: tuple[str, ...], message: str) -> None:
    """It exits with 2, says what is wrong and what to do."""
    ran = run("history", "tibet", *argv)
    assert (ran.code, ran.stdout) == (2, "")
    first, *hint = ran.stderr.splitlines()
    assert first == message
    assert hint


def test_no_year_is_told_that_nobody_has_seen() -> None:
    """As of a year after the newest data nothing else could be said than today."""
    with pytest.raises(DualcarbonError, match="--to 2030 lies after the newest data, those of 2025"):
        history(FILE, DATA, last=2030)
    with pytest.raises(DualcarbonError, match="no observations to look back on"):
        history(FILE, Dataset())
