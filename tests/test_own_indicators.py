"""Indicators of a file's own: no file changes how another is read, whatever the order."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualcarbon.target_file import RegionFile, load_target_file, read_target_file
from dualcarbon.trajectory_file import read_trajectories
from dualcarbon.validation import all_rules, inspect

CODES = frozenset(all_rules())
UNITS = ("GW", "MW", "kW", "万千瓦")


def zone(slug: str, unit: str) -> str:
    """A zone with an indicator ``cap`` of its own, and a target of it."""
    return f"""\
region: zone:{slug}
name: {slug}
name_zh: {slug}
indicators:
  cap: {{label: Cap, unit: {unit}, better: higher, kind: stock}}
sources:
  plan: {{title: Plan, issuer: B, issued: 2021}}
targets:
  - {{id: a, indicator: cap, level: at least 3 GW, year: 2030, source: plan}}
"""


def series(slug: str, value: int) -> str:
    """What stands in the zone."""
    return f"zone:{slug},cap,2020,{value},GW\n"


zones = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(UNITS)), unique_by=lambda one: one[0], min_size=2
)


@given(zones, st.randoms())
def test_each_region_is_read_by_its_own_file(declared: list[tuple[str, str]], chance: Random) -> None:
    """Alone, or beside others in any order: one series, one unit, one value."""
    files = [load_target_file(zone(slug, unit), f"{slug}.yaml") for slug, unit in declared]
    text = "region,indicator,year,value,unit\n" + "".join(series(slug, 2) for slug, _ in declared)
    shuffled = list(files)
    chance.shuffle(shuffled)
    together = read_trajectories(text, "f.csv", own={one.region.code: one.indicators for one in shuffled})
    for file, (slug, unit) in zip(files, declared, strict=True):
        alone = read_trajectories(
            f"region,indicator,year,value,unit\n{series(slug, 2)}",
            "f.csv",
            own={file.region.code: file.indicators},
        )
        (mine,) = (one for one in together if one.region == file.region.code)
        (single,) = alone
        assert mine.indicator.unit == unit == single.indicator.unit
        assert mine.levels[0].amount == single.levels[0].amount


@settings(max_examples=20, deadline=None)
@given(st.permutations(["a", "b", "c"]))
def test_validate_finds_the_same_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    """Trajectories and targets of several regions in one run."""
    folder = tmp_path_factory.mktemp("zones")
    paths = []
    for slug, unit in zip("abc", UNITS, strict=False):
        (folder / f"{slug}.yaml").write_text(zone(slug, unit), encoding="utf-8")
        rows = f"region,indicator,year,value,unit\n{series(slug, 2)}zone:{slug},cap,2021,200,GW\n"
        (folder / f"{slug}.csv").write_text(rows, encoding="utf-8")
    for slug in order:
        paths += [str(folder / f"{slug}.yaml"), str(folder / f"{slug}.csv")]
    found = {(one.location, one.code, one.message) for one in inspect(paths, codes=CODES).problems}
    straight = inspect(sorted(paths), codes=CODES).problems
    assert found == {(one.location, one.code, one.message) for one in straight}
    assert {code for _, code, _ in found} == {"DC402"}


def test_a_word_of_the_vocabulary_is_not_declared_again() -> None:
    """At its place; what is meant by solar_capacity hangs on no file."""
    file, (problem,) = read_target_file(zone("a", "kW").replace("cap", "solar_capacity"), "f.yaml")
    assert str(problem.location) == "f.yaml:5:3"
    assert (problem.code, problem.message) == (
        "DC117",
        '"solar_capacity" is a word of the vocabulary, told in "GW"',
    )
    assert isinstance(file, RegionFile)
    assert file.indicators == {}
    assert file.targets[0].indicator.unit == "GW"
