"""Scenarios by the thousand: the row of a target is that of its scenarios judged one by one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Runner
from ensembles import JOININGS, at_once, ensemble, gathered, row

from dualcarbon.api.crowd import HANDFUL
from dualcarbon.assessment import Verdict
from dualcarbon.baseline import PLAIN, Joining
from dualcarbon.library import Library
from dualcarbon.scenario_file import source_of_text
from dualcarbon.trajectory import Dataset
from dualcarbon.wanted import Wanted

EVERY = Wanted(everything=True)


@pytest.mark.parametrize("record", [False, True])
@pytest.mark.parametrize(("seed", "joining"), list(enumerate(JOININGS * 2)))
def test_a_crowd_is_judged_as_its_scenarios_are(seed: int, joining: Joining, *, record: bool) -> None:
    """With and without the record, joined and read between steps in every way: the same rows."""
    source = source_of_text(ensemble(6, seed), "f.csv")
    observed = Library().record(["CN"]) if record else Dataset()
    alone, together = gathered(source, observed, joining), at_once(source, observed, joining)
    assert [row(one) for one in together.assessments] == [row(one) for one in alone.assessments]
    judged = [one for one in together.assessments if one.verdict in (Verdict.ON_TRACK, Verdict.OFF_TRACK)]
    assert len(judged) > 10


@pytest.mark.parametrize("record", [False, True])
@pytest.mark.parametrize(("seed", "joining"), list(enumerate(JOININGS * 3, 100)))
def test_a_crowd_of_odd_numbers_is_judged_as_its_scenarios_are(
    seed: int, joining: Joining, *, record: bool
) -> None:
    """Zeros, negative numbers, other steps, bounds hit exactly; every target, also those past."""
    source = source_of_text(ensemble(5, seed, odd=True), "f.csv")
    observed = Library().record(["CN"]) if record else Dataset()
    alone, together = gathered(source, observed, joining, EVERY), at_once(source, observed, joining, EVERY)
    assert [row(one) for one in together.assessments] == [row(one) for one in alone.assessments]


TOLD = ("verdict", "definition", "projected", "margin", "reason_code", "within_rounding")
OPTIONS = [
    (),
    ("--record",),
    ("--interpolate", "linear"),
    ("--record", "--harmonize", "ratio"),
    ("--record", "--harmonize", "offset", "--converge", "2050", "--interpolate", "linear"),
]


@pytest.mark.parametrize(("seed", "options"), list(enumerate(OPTIONS, 7)))
def test_a_scenario_among_others_is_told_as_it_is_by_itself(
    *, seed: int, options: tuple[str, ...], tmp_path: Path, run: Runner
) -> None:
    """Verdict, definition, number, margin and reason: listed by scenario, streamed, and the only one asked for."""
    path = tmp_path / "f.csv"
    path.write_text(ensemble(HANDFUL + 1, seed, odd=True), encoding="utf-8")
    check = ("check", "china", "-t", str(path), *options, "--all", "--format", "json", "--exit-zero")

    def told(*more: str) -> dict[tuple[object, ...], list[object]]:
        entries = json.loads(run(*check, *more).stdout)["assessments"]
        return {
            (one["target"], one["definition"], one["scenario"]): [one[name] for name in TOLD]
            for one in entries
            if one["scenario"]
        }

    listed, streamed = told("--by", "scenario"), told()
    assert listed == streamed
    for name in ("M|S0", "M|S3", "M|S20"):
        mine = {key: entry for key, entry in listed.items() if key[2] == name}
        alone = told("--scenario", name)
        # What one scenario and the record say alike is said once, without a name.
        assert {key: mine[key] for key in mine if key in alone} == alone
        assert all(mine[key][0] == "unknown" for key in mine if key not in alone)


COAL = "2020,2025,2026,2027,2028,2029,2030,2031,2035\nM,S,China,Primary Energy|Coal,EJ/yr,82,90,92,94,96,98,100,105,104"
GENERATED = "\n".join(f"M,S,China,Secondary Energy|Electricity|{name},EJ/yr,8" for name in ("Wind", "Solar"))
CAPACITY = "\n".join(
    f"M,S,China,Capacity|Electricity{name},GW,{value}"
    for name, value in (("", 4000), ("|Wind", 1200), ("|Solar", 1300), ("|Hydro", 420), ("|Biomass", 60))
)
INTENSITY = (
    "2020,2030\nM,S,China,Emissions|CO2|Energy and Industrial Processes,Mt CO2/yr,10600,9500\n"
    "M,S,China,GDP|PPP,billion US$2010/yr,27000,41000"
)
BEGINS_AT_NOTHING = (
    "2005,2030\nM,S,China,Emissions|CO2|Energy and Industrial Processes,Mt CO2/yr,0,\n"
    "M,S,China,Emissions|CO2|Energy,Mt CO2/yr,5500,8000\nM,S,China,GDP|PPP,billion US$2010/yr,9000,45000"
)
HYDRO = "2025,2030\nM,S,China,Capacity|Electricity|Hydro,GW,420,492"
COAL_BELOW_NOTHING = "2015,2020,2025,2026,2030,2035\nM,S,China,Primary Energy|Coal,EJ/yr,80,-1,84,57,74,60"
NOTHING_IN_2025 = (
    "2005,2020,2025,2030\nM,S,China,Emissions|CO2|Energy and Industrial Processes,Mt CO2/yr,6000,10000,0,8000\n"
    "M,S,China,GDP|PPP,billion US$2010/yr,9000,25000,30000,40000"
)
# What many scenarios, all the same, once came to another verdict in: an index beside the record, what is a sum, a share
# or a floor of its parts, a baseline after the joint, an official definition that begins with nothing.
ALIKE = [
    (COAL, "coal-peak-2030", True, "off_track"),
    (f"2030\n{GENERATED}", "wind-solar-generation-2030", False, "on_track"),
    (f"2030\n{CAPACITY}", "renewable-capacity-2030", False, "open"),
    (f"2030\n{CAPACITY}", "wind-solar-capacity-share-2030", False, "on_track"),
    (INTENSITY, "carbon-intensity-2030-from-2025", True, "unknown"),
    (BEGINS_AT_NOTHING, "carbon-intensity-2030", False, "on_track"),
    # 492 GW or more against 450 GW, which may be 455: from 37 GW on, and about 40 are wanted.
    (HYDRO, "hydro-capacity-2030", True, "open"),
    # No ratio leads over a joint of nothing, or less.
    (COAL_BELOW_NOTHING, "coal-peak-2030", True, "open"),
    (NOTHING_IN_2025, "carbon-intensity-2030", True, "unknown"),
]


@pytest.mark.parametrize(("text", "name", "record", "verdict"), ALIKE, ids=[name for _, name, *_ in ALIKE])
def test_scenarios_that_are_all_the_same_come_to_what_one_comes_to(
    *, text: str, name: str, record: bool, verdict: str
) -> None:
    """As a crowd, and one by one."""
    years, *lines = text.split("\n")
    copies = [line.replace("M,S,", f"M,S{at},") for at in range(6) for line in lines]
    source = source_of_text(
        f"Model,Scenario,Region,Variable,Unit,{years}\n" + "".join(f"{one}\n" for one in copies), "f.csv"
    )
    observed = Library().record(["CN"]) if record else Dataset()
    alone, together = gathered(source, observed, PLAIN, EVERY), at_once(source, observed, PLAIN, EVERY)
    (one,), (many,) = (
        [one for one in sheet.assessments if one.target.id == name] for sheet in (alone, together)
    )
    assert row(one) == row(many)
    assert many.verdict.value == verdict
