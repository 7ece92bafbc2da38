"""The target files that ship: each one reads, and what the project was founded on is there, unchanged."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import readme_tables

from dualcarbon.region import all_regions
from dualcarbon.target import Form
from dualcarbon.target_file import RegionFile, load_target_file
from dualcarbon.units import convert

TARGETS = Path(__file__).parent.parent / "targets"
FILES = sorted(TARGETS.rglob("*.yaml"))
STATEMENTS = Path(__file__).parent / "founding.csv"
FOUNDING = list(csv.DictReader(STATEMENTS.read_text(encoding="utf-8").splitlines()))
PLANS = list(
    csv.DictReader((Path(__file__).parent / "plans_2026.csv").read_text(encoding="utf-8").splitlines())
)
"""Statements of the plans and work reports of 2026, and of the notices on renewable electricity."""


@cache
def load(path: Path) -> RegionFile:
    """A file, read once for all tests."""
    return load_target_file(path.read_text(encoding="utf-8"), str(path))


def name_of(path: Path) -> str:
    """A file's name within the folder of targets."""
    return path.relative_to(TARGETS).as_posix()


def test_there_is_a_file_for_the_country_each_province_and_ninety_cities() -> None:
    """One country, 31 provinces, 97 cities and districts, one company."""
    provinces = {region.slug for region in all_regions() if region.level in ("country", "province")}
    # Hong Kong, Macao and Taiwan have no targets in these plans.
    assert provinces - {"hong_kong", "macao", "taiwan"} == {path.stem for path in TARGETS.glob("*.yaml")}
    assert len(list((TARGETS / "cities").glob("*.yaml"))) == 97
    assert [path.name for path in (TARGETS / "companies").glob("*.yaml")] == ["ansteel.yaml"]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_file_reads_and_is_named_by_its_region(path: Path) -> None:
    """No file has a problem, and its name is the slug of its region."""
    file = load(path)
    assert file.targets
    assert path.stem == file.region.slug


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_source_is_used(path: Path) -> None:
    """A document that no target cites is of no use."""
    file = load(path)
    assert {source.key for source in file.sources} == {target.source.key for target in file.targets}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_documents_that_were_read_in_the_open_have_an_address(path: Path) -> None:
    """The address of a mere copy is left out, and every source says how it was read."""
    for source in load(path).sources:
        assert source.evidence in ("official", "press", "copy")
        assert not (source.url and source.evidence == "copy")


@pytest.mark.parametrize("row", [*FOUNDING, *PLANS], ids=lambda row: f"{row['region']}:{row['id']}")
def test_what_documents_state_is_there(row: Mapping[str, str]) -> None:
    """Form, bound, number, unit, year and baseline are those of the documents."""
    target = next(target for target in load(TARGETS / row["file"]).targets if target.id == row["id"])
    assert target.region == row["region"]
    assert target.indicator.name == row["indicator"]
    assert target.form == row["form"]
    assert str(target.year or "") == row["target_year"]
    if row["base_year"] and target.form is not Form.UNSTATED:
        assert str(target.baseline) == row["base_year"]
    if target.moment:
        assert target.moment.word == row["bound"]
    if target.bound:
        assert target.bound.word == ("range" if row["value_upper"] else row["bound"])
        assert row["value_upper"] in target.bound.text
        assert target.bound.stated == stated(row, target.bound.unit, target.indicator.tonne)


def stated(row: Mapping[str, str], unit: str, tonne: str) -> Decimal:
    """The number of the table, in the unit of the target file; of a range of falls the lower end."""
    value = Decimal(row["value"])
    return convert(value, row["unit"], unit, tonne=tonne) if row["unit"] else value


def test_the_founding_table_is_complete() -> None:
    """78 statements, each one expressed by a target of its own."""
    assert len(FOUNDING) == 78
    assert len({(row["file"], row["id"]) for row in FOUNDING}) == 78


def test_the_readme_counts_what_there_is() -> None:
    """Counts, grades and gaps are what the files make of them: python tests/readme_tables.py."""
    text = readme_tables.README.read_text(encoding="utf-8")
    assert text == readme_tables.written(text)


# Guangxi's weights of 2020 stand in another document of its file. Those of 2022 that were lowered to the
# result after the year do not ship: Chongqing's, Shanghai's and both of Shaanxi's. Tibet has none.
WEIGHTS = [
    ("renewable_electricity_share", 2020, 29),
    ("renewable_electricity_share", 2021, 30),
    ("renewable_electricity_share", 2022, 27),
    ("renewable_electricity_share", 2023, 30),
    ("non_hydro_renewable_electricity_share", 2020, 29),
    ("non_hydro_renewable_electricity_share", 2021, 30),
    ("non_hydro_renewable_electricity_share", 2022, 29),
    ("non_hydro_renewable_electricity_share", 2023, 30),
]


@pytest.mark.parametrize(("indicator", "year", "provinces"), WEIGHTS)
def test_each_province_has_its_weights_of_renewable_electricity(
    indicator: str, year: int, provinces: int
) -> None:
    """The minimum of each year is a floor in per cent, binding, in force, and not headline."""
    found = [
        target
        for path in FILES
        for target in load(path).targets
        if target.source.key == f"weights-{year}" and target.indicator.name == indicator
    ]
    assert len({target.region for target in found}) == len(found) == provinces
    for target in found:
        assert target.bound
        assert (target.year, target.bound.word, target.bound.unit) == (year, "at least", "%")
        assert (target.effort, target.superseded, target.indicator.headline) == ("binding", False, False)


# Later documents that say something else: what was in force before stays on file, and is out of force.
SUPERSEDED = [
    ("china.yaml", "wind-solar-capacity-2030", "wind-solar-capacity-2030-fyp15-peaking-plan"),
    ("china.yaml", "energy-intensity-2030", "energy-intensity-2030-from-2025"),
    ("china.yaml", "non-fossil-share-2030", "non-fossil-share-2030-fyp15-peaking-plan"),
    ("shanghai.yaml", "forest-coverage-2030", "forest-coverage-2030-outline-2030"),
    ("shanghai.yaml", "solar-capacity-2030", "solar-capacity-2030-outline-2030"),
    ("liaoning.yaml", "non-fossil-share-2030", "non-fossil-share-2030-work-report-2026"),
    ("ningxia.yaml", "new-energy-capacity-2025", "new-energy-capacity-2025-energy-peaking-goals"),
    ("shandong.yaml", "co2-peak-low-carbon-plan", "co2-peak"),
    ("cities/hangzhou.yaml", "forest-coverage-2030", "forest-coverage-2030-outline-2030"),
]


@pytest.mark.parametrize(("file", "older", "newer"), SUPERSEDED)
def test_a_later_document_takes_the_place_of_an_earlier_one(file: str, older: str, newer: str) -> None:
    """The older target says so, and the newer one names it."""
    targets = {target.id: target for target in load(TARGETS / file).targets}
    assert targets[older].superseded
    assert not targets[newer].superseded
    assert older in targets[newer].replaces
