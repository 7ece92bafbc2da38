"""The vocabulary: its names, what it says of parts and wholes, and which definition is official."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dualcarbon.indicator import Relation, vocabulary

SHEET = Path(__file__).parents[1] / "dualcarbon" / "indicators.csv"


def test_each_name_stands_once() -> None:
    """Two rows of one name would hide each other."""
    with SHEET.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert names == list(vocabulary())


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("renewable_capacity", "hydro_capacity wind_capacity solar_capacity biomass_capacity"),
        ("new_energy_capacity", "wind_capacity solar_capacity"),
        (
            "non_fossil_capacity",
            "hydro_capacity wind_capacity solar_capacity biomass_capacity nuclear_capacity",
        ),
        ("wind_solar_capacity", ""),
        ("nuclear_capacity", ""),
    ],
)
def test_a_whole_names_its_parts(whole: str, parts: str) -> None:
    """The parts are contained in it; what is an exact sum and no more has a relation instead."""
    assert vocabulary()[whole].parts == tuple(parts.split())


def test_wind_and_solar_are_an_exact_sum() -> None:
    """Nothing else is in it."""
    (relation,) = vocabulary()["wind_solar_capacity"].relations
    assert relation == Relation(operator="+", operands=("wind_capacity", "solar_capacity"))


def test_what_an_indicator_is_made_of_is_known_and_of_its_kind() -> None:
    """Parts and the terms of sums are indicators of the same kind and unit; no part holds its own whole."""
    known = vocabulary()
    for whole in known.values():
        for part in whole.parts:
            assert (known[part].unit, known[part].kind) == (whole.unit, whole.kind), (whole.name, part)
            assert whole.name not in known[part].parts
        for relation in whole.relations:
            assert set(relation.operands) <= set(known)
            if relation.operator == "+":
                assert {known[name].unit for name in relation.operands} == {whole.unit}


def test_no_part_of_a_whole_lies_within_another() -> None:
    """Else the sum of the parts would count it twice, and be no floor."""
    known = vocabulary()
    for whole in known.values():
        within = {name for part in whole.parts for name in known[part].parts}
        assert within.isdisjoint(whole.parts), whole.name


@pytest.mark.parametrize(
    ("name", "official", "since"),
    [
        ("energy_intensity", "revised", 2021),
        ("carbon_intensity", "revised", 2021),
        ("coal_share", "", None),
        ("gdp", "", None),
    ],
)
def test_the_official_definition(name: str, official: str, since: int | None) -> None:
    """Data of 2021 on are counted without feedstock and non-fossil energy; most indicators never changed."""
    indicator = vocabulary()[name]
    assert (indicator.official, indicator.official_since) == (official, since)
    assert bool(indicator.official_source) == bool(official)


def test_the_official_definition_is_explained() -> None:
    """Its tag is a word of the note."""
    for indicator in vocabulary().values():
        assert not indicator.official or f"{indicator.official}:" in indicator.note
