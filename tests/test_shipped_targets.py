"""The target files that ship: each one reads, and what the project was founded on is there, unchanged."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from dualcarbon.region import all_regions
from dualcarbon.target import Form
from dualcarbon.target_file import RegionFile, load_target_file
from dualcarbon.units import convert

TARGETS = Path(__file__).parent.parent / "targets"
FILES = sorted(TARGETS.rglob("*.yaml"))
STATEMENTS = Path(__file__).parent / "founding.csv"
FOUNDING = list(csv.DictReader(STATEMENTS.read_text(encoding="utf-8").splitlines()))
CORE = (
    "carbon_intensity",
    "energy_intensity",
    "co2_emissions",
    "non_fossil_share",
    "coal_share",
    "solar_capacity",
)
"""The columns of the table of gaps in targets/README.md."""


@cache
def load(path: Path) -> RegionFile:
    """A file, read once for all tests."""
    return load_target_file(path.read_text(encoding="utf-8"), str(path))


def name_of(path: Path) -> str:
    """A file's name within the folder of targets."""
    return path.relative_to(TARGETS).as_posix()


def test_there_is_a_file_for_the_country_each_province_and_ninety_cities() -> None:
    """One country, 31 provinces, 95 cities and districts, one company."""
    provinces = {region.slug for region in all_regions() if region.level in ("country", "province")}
    # Hong Kong, Macao and Taiwan have no targets in these plans.
    assert provinces - {"hong_kong", "macao", "taiwan"} == {path.stem for path in TARGETS.glob("*.yaml")}
    assert len(list((TARGETS / "cities").glob("*.yaml"))) == 95
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


@pytest.mark.parametrize("row", FOUNDING, ids=lambda row: f"{row['region']}:{row['id']}")
def test_what_the_project_was_founded_on_is_there(row: Mapping[str, str]) -> None:
    """Form, bound, number, unit, year and baseline are those of the founding documents."""
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


def test_the_readme_names_the_gaps_that_there_are() -> None:
    """The table of gaps is what the files make of it."""
    text = (TARGETS / "README.md").read_text(encoding="utf-8").partition("## Known gaps")[2]
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|$", text, flags=re.MULTILINE)
    printed = {slug: [cell.strip() for cell in cells.split("|")] for slug, cells in rows}
    assert printed == {path.stem: gaps(load(path)) for path in sorted(TARGETS.glob("*.yaml"))}


def gaps(file: RegionFile) -> list[str]:
    """For each indicator of the table what is asked for 2025 or later: a number, words only, or nothing."""
    cells = []
    for name in CORE:
        forms = {
            target.form
            for target in file.targets
            if target.indicator.name == name and (target.year or 9999) >= 2025
        }
        cells.append("" if not forms else "words" if forms == {Form.UNSTATED} else "number")
    return cells
