"""The coverage of a record, counted by hand."""

from __future__ import annotations

import json

from conftest import Runner

from dualcarbon.indicator import vocabulary
from dualcarbon.report.lists.inventory import summary

ROWS = [
    {"region": "CN", "indicator": "coal_share", "year": "2024"},
    {"region": "CN-SD", "indicator": "coal_share", "year": "2020"},
    {"region": "CN-SD", "indicator": "coal_share", "year": "2022"},
    {"region": "CN-SX", "indicator": "coal_share", "year": "2021"},
    {"region": "370200", "indicator": "coal_share", "year": "2024"},
    {"region": "CN-SX", "indicator": "gdp", "year": "2024"},
]
LEVELS = {"CN": "country", "CN-SD": "province", "CN-SX": "province", "370200": "city"}


def test_regions_with_a_number_and_with_a_recent_one() -> None:
    """2024 is the newest year, so 2022 is recent and 2021 is not; what nobody has is left out."""
    known = [vocabulary()[name] for name in ("coal_share", "gas_share", "gdp")]
    assert [tuple(row.values()) for row in summary(ROWS, LEVELS, known)] == [
        # indicator, headline, country, provinces, recent, cities, recent
        ("any", False, 2024, 2, 2, 1, 1),
        ("coal_share", True, 2024, 2, 1, 1, 1),
        ("gdp", False, None, 1, 1, 0, 0),
    ]


def test_nothing_is_covered_by_nothing() -> None:
    """An empty record has the one row of its totals."""
    assert summary([], LEVELS, vocabulary().values()) == [
        {
            "indicator": "any",
            "headline": False,
            "country": None,
            "provinces": 0,
            "provinces_recent": 0,
            "cities": 0,
            "cities_recent": 0,
        }
    ]


def test_the_record_knows_wind_and_solar_of_every_province(run: Runner) -> None:
    """``list data --summary`` tells it: 31 of 31 have a number of the last three years."""
    rows = {
        row["indicator"]: row
        for row in json.loads(run("list", "data", "--summary", "--format", "json").stdout)
    }
    for name in ("wind_capacity", "solar_capacity", "thermal_capacity", "electricity_consumption"):
        assert (rows[name]["provinces"], rows[name]["provinces_recent"]) == (31, 31), name
