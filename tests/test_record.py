"""The record holds one sourced row a fact, in a layout that its files alone can be held to."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from dualcarbon.library import newest_year

FOLDER = Path(__file__).parents[1] / "dualcarbon"
RECORD = FOLDER / "record"
HEADER = [
    "region",
    "indicator",
    "year",
    "value",
    "unit",
    "relative_to",
    "definition",
    "status",
    "scenario",
    "kind",
    "source",
    "note",
    "url",
]
KINDS = {"official", "computed", "preliminary", "derived", "third-party", "estimate"}
PROVINCES = re.findall(
    r"\w+", "BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ"
)
VALUE = re.compile(r"((more|less) than |at (least|most) )?-?\d+(\.\d+)?")

# Statements as published: region, indicator, definition, year, against which year, value, unit.
PUBLISHED = [
    ("CN", "carbon_intensity", "", "2020", "2005", "-48.4", "%"),  # white paper of October 2021
    ("CN", "carbon_intensity", "", "2020", "2015", "-18.8", "%"),  # the same
    ("CN", "carbon_intensity", "", "2021", "2020", "-3.8", "%"),  # Policies and Actions 2022
    ("CN", "carbon_intensity", "", "2022", "2021", "-0.8", "%"),  # environment bulletin of 2022
    ("CN", "carbon_intensity", "", "2023", "2022", "0", "%"),  # communique of 2023: flat
    ("CN", "carbon_intensity", "", "2024", "2023", "-3.4", "%"),  # communique of 2024
    ("CN", "carbon_intensity", "", "2025", "2024", "-5.0", "%"),  # communique of 2025
    ("CN", "carbon_intensity", "", "2022", "2005", "less than -51", "%"),  # Policies and Actions 2023
    ("CN", "carbon_intensity", "revised", "2025", "2020", "-17.7", "%"),  # as counted from 2026 on
    ("CN", "energy_intensity", "revised", "2023", "2020", "-7.3", "%"),  # the commission, three years
    ("CN", "energy_intensity", "revised", "2024", "2023", "-3.8", "%"),  # communique of 2024
    ("CN", "energy_intensity", "revised", "2025", "2024", "-5.1", "%"),  # communique of 2025
    ("CN", "energy_intensity", "", "2010", "2005", "-19.1", "%"),  # announcement 2011 no. 9
    ("CN", "energy_intensity", "", "2020", "2010", "-28.7", "%"),  # white paper of October 2021
    ("CN", "energy_consumption", "", "2025", "", "61.7", "10^8 tce"),  # communique of 2025: 6.17 billion
    ("CN", "coal_share", "", "2025", "", "51.4", "%"),  # the same
    ("CN", "non_fossil_share", "", "2022", "", "17.5", "%"),  # Policies and Actions 2023
    ("CN", "wind_capacity", "", "2025", "", "64001", "10^4 kW"),  # communique of 2025
    ("CN", "solar_capacity", "", "2025", "", "120173", "10^4 kW"),  # the same
    ("CN", "wind_solar_capacity", "", "2025", "", "184174", "10^4 kW"),  # 64001 + 120173
    ("CN", "wind_solar_capacity", "", "2024", "", "140733.90", "10^4 kW"),  # 52068.38 + 88665.52
    ("CN", "co2_emissions", "gcb_2024", "2023", "", "11953.2", "Mt CO2"),  # Global Carbon Budget 2024
    ("CN", "co2_emissions", "", "2021", "", "116.19", "10^8 t CO2"),  # first BTR: 100.95 + 15.24
    ("CN", "co2_emissions_energy", "", "2021", "", "100.95", "10^8 t CO2"),  # the same report
    ("CN", "ghg_emissions", "", "2021", "", "1299900", "10^4 t CO2e"),  # the same: 12.999 billion, net
    ("CN", "energy_intensity", "revised", "2024", "2020", "-11.6", "%"),  # the commission, July 2025
    ("CN", "non_fossil_share", "", "2025", "", "21.7", "%"),  # Government Work Report 2026
    ("CN", "nuclear_capacity", "", "2024", "", "6082.52", "10^4 kW"),  # NEA and CEC: on the grid, not 5976
    ("CN", "nev_sales_share", "", "2024", "", "40.9", "%"),  # the industry association
    ("CN", "renewable_electricity_share", "", "2023", "", "32.0", "%"),  # monitoring report 2024 no. 80
    ("CN-QH", "renewable_electricity_share", "", "2020", "", "84.7", "%"),  # the result; 63.5 was the weight
    ("CN-XJ", "wind_capacity", "", "2024", "", "4708", "10^4 kW"),  # the end of the year; 4364 on 30 December
    ("CN-SD", "wind_capacity", "", "2024", "", "2669", "10^4 kW"),  # CEC, end of December
    ("CN", "gdp", "", "2025", "2024", "5.0", "%"),  # communique of 2025
    ("CN", "forest_coverage", "", "2025", "", "25.09", "%"),  # National Greening Commission
    ("CN-SD", "energy_intensity", "", "2010", "2005", "-22.09", "%"),  # work plan of Shandong, 2011 no. 47
    ("CN-SD", "energy_intensity", "revised", "2023", "2020", "-15.8", "%"),  # press conference, November 2024
    ("CN-BJ", "carbon_intensity", "", "2020", "2015", "at most -26", "%"),  # energy plan: 26 or more
    ("CN-NM", "non_fossil_share", "", "2020", "", "11.2", "%"),  # the plans of 2022; those of 2021 say 9.2
]


def _rows() -> list[dict[str, str]]:
    rows = []
    for path in sorted(RECORD.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file))
    return rows


ROWS = _rows()


def _vocabulary() -> dict[str, dict[str, str]]:
    with (FOLDER / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def _price_year(unit: str) -> str:
    return unit.partition("_")[2]


def _key(row: dict[str, str]) -> tuple[str, ...]:
    fact = ("region", "indicator", "definition", "year", "relative_to")
    return (*(row[name] for name in fact), _price_year(row["unit"]))


@pytest.mark.parametrize("path", sorted(RECORD.glob("*.csv")), ids=lambda path: path.stem)
def test_file(path: Path) -> None:
    """A file has the header and holds the indicator of its name, which is in the vocabulary."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert reader.fieldnames == HEADER
    assert {row["indicator"] for row in rows} == {path.stem}
    assert path.stem in _vocabulary()


def test_one_row_a_fact() -> None:
    """No fact stands twice."""
    assert [key for key, count in Counter(map(_key, ROWS)).items() if count > 1] == []


@pytest.mark.parametrize(
    ("column", "pattern"),
    [
        ("region", rf"CN|CN-({'|'.join(PROVINCES)})|\d{{6}}"),
        ("year", r"(199|20[012])\d"),
        ("value", VALUE.pattern),
        ("relative_to", r"|(199|20[012])\d"),
        ("definition", r"|[a-z][a-z0-9_]*"),
        ("status", r""),
        ("scenario", r""),
        ("kind", "|".join(sorted(KINDS))),
        ("source", r"\S.{2,}"),
        ("url", r"|https?://\S+"),
        ("unit", r"\S.*"),
    ],
)
def test_column(column: str, pattern: str) -> None:
    """Every cell of a column is of its kind."""
    assert [row for row in ROWS if not re.fullmatch(pattern, row[column])] == []


def test_a_link_looks_back() -> None:
    """What a row is stated against lies before it."""
    assert [row for row in ROWS if row["relative_to"] and row["relative_to"] >= row["year"]] == []


def test_shares_are_shares() -> None:
    """A level of a share lies between 0 and 100 per cent."""
    shares = {name for name, row in _vocabulary().items() if row["kind"] == "share"}
    levels = [row for row in ROWS if row["indicator"] in shares and not row["relative_to"]]
    assert [row for row in levels if not 0 <= float(row["value"].split()[-1]) <= 100] == []


def test_real_growth_apart_from_nominal_amounts() -> None:
    """GDP is growth at constant prices; amounts at current prices have a name of their own."""
    assert {(row["unit"], bool(row["relative_to"])) for row in ROWS if row["indicator"] == "gdp"} == {
        ("%", True)
    }
    assert {row["unit"] for row in ROWS if row["indicator"] == "gdp_nominal"} == {"10^8 yuan"}


def test_no_level_without_price_year_meets_one_of_another_document() -> None:
    """Levels of an intensity that name no price year come from one document in each region."""
    documents: dict[tuple[str, str], set[str]] = {}
    for row in ROWS:
        if row["unit"].endswith("/10^4 yuan") and not row["relative_to"]:
            documents.setdefault((row["region"], row["indicator"]), set()).add(row["source"])
    assert [place for place, found in documents.items() if len(found) > 1] == []


def test_date() -> None:
    """The date of the collection is a day."""
    assert re.fullmatch(r"20\d\d-\d\d-\d\d\n", (RECORD / "date.txt").read_text(encoding="utf-8"))


def test_the_newest_year_is_that_of_the_rows() -> None:
    """``newest.txt`` says what the rows say: whoever adds a newer one writes it there."""
    assert newest_year() == max(int(row["year"]) for row in ROWS)


@pytest.mark.parametrize("statement", PUBLISHED, ids=lambda it: " ".join(filter(None, it[:5])))
def test_published(statement: tuple[str, ...]) -> None:
    """What has been published stands in the record, to the digit."""
    region, indicator, definition, year, base, value, unit = statement
    found = [
        row for row in ROWS if _key(row) == (region, indicator, definition, year, base, _price_year(unit))
    ]
    assert [(row["value"], row["unit"]) for row in found] == [(value, unit)]


def test_yearly_falls_make_twelve_per_cent() -> None:
    """0.962 * 0.992 * 1 * 0.966 * 0.95 = 0.8758: a fall of 12.42 % on the yearly figures."""
    left = 1.0
    for year in range(2021, 2026):
        key = ("CN", "carbon_intensity", "", str(year), str(year - 1), "")
        (row,) = [row for row in ROWS if _key(row) == key]
        left *= 1 + float(row["value"]) / 100
    assert round(100 * (1 - left), 2) == 12.42


def test_provinces_that_link_2005_to_2020_by_energy_intensity() -> None:
    """For 20 provinces a path of links leads from 2005 to 2020; for the rest a year between is missing."""
    joined = 0
    for province in PROVINCES:
        edges = [
            (int(row["relative_to"]), int(row["year"]))
            for row in ROWS
            if (row["region"], row["indicator"], row["definition"])
            == (f"CN-{province}", "energy_intensity", "")
            and row["relative_to"]
        ]
        reached = {2005}
        for base, year in sorted(edges):
            if base in reached:
                reached.add(year)
        joined += 2020 in reached
    assert joined >= 20


def test_a_definition_is_explained_where_the_indicator_is() -> None:
    """Every tag of the record is a word of the note of its indicator."""
    tags = {(row["indicator"], row["definition"]) for row in ROWS if row["definition"]}
    notes = {name: re.findall(r"\w+", row["note"]) for name, row in _vocabulary().items()}
    assert [tag for tag in sorted(tags) if tag[1] not in notes[tag[0]]] == []


# Since which year the panel holds every province at the end of the year.
PANELS = [("wind_capacity", 2015), ("solar_capacity", 2018), ("thermal_capacity", 2017)]


@pytest.mark.parametrize(
    ("indicator", "year"),
    [(name, year) for name, first in PANELS for year in range(first, 2025)]
    + [("solar_capacity", 2025), ("total_power_capacity", 2024)],
)
def test_provinces_add_up_to_the_nation(indicator: str, year: int) -> None:
    """Within 0.5 per cent, by the figures of 31 provinces and that of the country (in 10 MW)."""
    in_10_mw = {"10^4 kW": 1.0, "10^8 kW": 10_000.0, "GW": 100.0, "MW": 0.1}
    amounts = {
        row["region"]: float(row["value"]) * in_10_mw[row["unit"]]
        for row in ROWS
        if (row["indicator"], row["year"], row["definition"], row["relative_to"])
        == (indicator, str(year), "", "")
        and row["region"].startswith("CN")
    }
    nation = amounts.pop("CN")
    assert len(amounts) >= 30
    assert abs(sum(amounts.values()) / nation - 1) <= 0.005


def test_a_reading_of_the_year_is_a_floor() -> None:
    """What its note calls a floor is "more than": a month before the end is never the value of the year."""
    floors = [row for row in ROWS if re.search(r"(: a floor|not of the year)", row["note"])]
    assert floors
    assert [row for row in floors if not row["value"].startswith("more than ")] == []


@pytest.mark.parametrize("indicator", ["wind_capacity", "solar_capacity", "nuclear_capacity"])
def test_what_only_grows_does_not_fall(indicator: str) -> None:
    """Closures and recounts make a few per cent, never more than 100 MW and one per cent of a region."""
    levels: dict[str, dict[int, float]] = {}
    for row in ROWS:
        if row["indicator"] == indicator and not row["relative_to"] and row["value"][0].isdigit():
            in_mw = {"10^4 kW": 10.0, "10^8 kW": 100_000.0, "GW": 1000.0, "MW": 1.0}[row["unit"]]
            levels.setdefault(row["region"], {})[int(row["year"])] = float(row["value"]) * in_mw
    falls = [
        (region, year)
        for region, series in levels.items()
        for before, year in pairwise(sorted(series))
        if series[year] < series[before] * 0.99 and series[before] - series[year] > 100
    ]
    assert falls == []


def test_no_floor_lies_below_the_parts_of_its_whole() -> None:
    """A weaker floor would hide what the parts of that year make."""
    in_10_mw = {"10^4 kW": 1.0, "10^8 kW": 10_000.0, "GW": 100.0, "MW": 0.1}
    levels = {
        (row["indicator"], row["region"], row["year"]): row
        for row in ROWS
        if row["unit"] in in_10_mw and not row["relative_to"] and not row["definition"]
    }
    amounts = {key: float(row["value"].split()[-1]) * in_10_mw[row["unit"]] for key, row in levels.items()}
    parts = {name: row["parts"].split() for name, row in _vocabulary().items()}
    weak = [
        (name, region, year)
        for (name, region, year), row in levels.items()
        if row["value"].startswith("more than")
        and amounts[name, region, year]
        < 0.99 * sum(amounts.get((part, region, year), 0) for part in parts[name])
    ]
    assert weak == []
