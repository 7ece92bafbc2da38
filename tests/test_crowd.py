"""Scenarios by the thousand: the row of a target is that of its scenarios judged one by one."""

from __future__ import annotations

import random

import pytest

from dualcarbon.api.crowd import Crowd, crowd_sheets
from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.baseline import PLAIN, Harmonize, Joining
from dualcarbon.ensemble import gather_sheets, summary_of
from dualcarbon.library import Library
from dualcarbon.scenario_file import Glossary, Recipes, TableSource, source_of_text, trajectories
from dualcarbon.sheet import Sheet, make_sheets
from dualcarbon.trajectory import Dataset, merge
from dualcarbon.wanted import Wanted

HEAD = "Model,Scenario,Region,Variable,Unit,2005,2015,2020,2025,2026,2030,2035,2040,2050,2060\n"
YEARS = 10
UNITS = {
    "Emissions|CO2|Energy and Industrial Processes": ("Mt CO2/yr", 3000, 14000),
    "Emissions|CO2|Energy": ("Mt CO2/yr", 3000, 12000),
    "Emissions|Kyoto Gases": ("Mt CO2-equiv/yr", -500, 14000),
    "GDP|PPP": ("billion US$2010/yr", 5000, 60000),
    "Primary Energy": ("EJ/yr", 120, 200),
    "Primary Energy|Fossil": ("EJ/yr", 20, 140),
    "Secondary Energy|Electricity|Nuclear": ("EJ/yr", 1, 5),
    "Secondary Energy|Electricity|Hydro": ("EJ/yr", 4, 6),
    "Secondary Energy|Electricity|Wind": ("EJ/yr", 1, 20),
    "Secondary Energy|Electricity|Solar": ("EJ/yr", 1, 25),
    "Secondary Energy|Electricity|Biomass": ("EJ/yr", 0.3, 2),
    "Primary Energy|Biomass|Modern": ("EJ/yr", 3, 8),
    "Primary Energy|Biomass|Electricity": ("EJ/yr", 1, 3),
    "Capacity|Electricity|Wind": ("GW", 100, 3000),
    "Capacity|Electricity|Solar": ("GW", 100, 4000),
    "Capacity|Electricity|Nuclear": ("GW", 50, 200),
}
RECIPES = Recipes(glossary=Glossary())
FILE = Library().load("china")


def ensemble(scenarios: int, seed: int) -> str:
    """A table of scenarios whose numbers are drawn; now and then a variable or a year is missing."""
    chance = random.Random(seed)
    lines = []
    for number in range(scenarios):
        for variable, (unit, low, high) in UNITS.items():
            if chance.random() < 0.05:
                continue
            cells = [
                "" if chance.random() < 0.05 else f"{chance.uniform(low, high):.4g}" for _ in range(YEARS)
            ]
            lines.append(f"M,S{number},China,{variable},{unit},{','.join(cells)}\n")
    return HEAD + "".join(lines)


def one_by_one(source: TableSource, observed: Dataset, joining: Joining) -> Sheet:
    """The ordinary way, with one assessment for the scenarios of each target."""
    found = trajectories(source, regions=["CN"], recipes=RECIPES).data
    (sheet,) = gather_sheets(make_sheets([FILE], merge(found, observed), Wanted(), joining=joining))
    return sheet


def at_once(source: TableSource, observed: Dataset, joining: Joining) -> Sheet:
    """The way of crowds."""
    names = tuple(dict.fromkeys(one.scenario for one in trajectories(source, regions=["CN"]).data))
    crowd = Crowd(source=source, recipes=RECIPES, first=names[:2], first_year=2005)
    (sheet,), _ = crowd_sheets([FILE], crowd, observed, Wanted(), joining=joining)
    return sheet


def row(one: Assessment) -> tuple[object, ...]:
    """What a row of a table tells."""
    summary = summary_of(one)
    numbers = [
        None if end is None else pytest.approx(float(end))
        for end in (summary.low, summary.median, summary.high)
    ]
    margin = None if summary.margin is None else pytest.approx(float(summary.margin.value))
    return (
        one.target.id,
        summary.verdict,
        summary.definition if summary.verdict is not Verdict.UNKNOWN else "",
        summary.scenarios,
        {verdict.value: count for verdict, count in summary.counts.items() if count},
        *numbers,
        summary.unit,
        margin,
    )


JOININGS = [
    PLAIN,
    Joining(interpolate=True),
    Joining(harmonize=Harmonize.RATIO),
    Joining(harmonize=Harmonize.OFFSET, converge=2050, interpolate=True),
]


@pytest.mark.parametrize("record", [False, True])
@pytest.mark.parametrize(("seed", "joining"), list(enumerate(JOININGS * 2)))
def test_a_crowd_is_judged_as_its_scenarios_are(seed: int, joining: Joining, *, record: bool) -> None:
    """With and without the record, joined and read between steps in every way: the same rows."""
    source = source_of_text(ensemble(6, seed), "f.csv")
    observed = Library().record(["CN"]) if record else Dataset()
    alone, together = one_by_one(source, observed, joining), at_once(source, observed, joining)
    assert {row(one)[0] for one in alone.assessments} == {row(one)[0] for one in together.assessments}
    assert [row(one) for one in together.assessments] == [row(one) for one in alone.assessments]
    judged = [one for one in together.assessments if one.verdict in (Verdict.ON_TRACK, Verdict.OFF_TRACK)]
    assert len(judged) > 10


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
# What many scenarios, all the same, once came to another verdict in: an index beside the record, what is a sum, a share
# or a floor of its parts, a baseline after the joint, an official definition that begins with nothing.
ALIKE = [
    (COAL, "coal-peak-2030", True, "off_track"),
    (f"2030\n{GENERATED}", "wind-solar-generation-2030", False, "on_track"),
    (f"2030\n{CAPACITY}", "renewable-capacity-2030", False, "open"),
    (f"2030\n{CAPACITY}", "wind-solar-capacity-share-2030", False, "on_track"),
    (INTENSITY, "carbon-intensity-2030-from-2025", True, "unknown"),
    (BEGINS_AT_NOTHING, "carbon-intensity-2030", False, "on_track"),
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
    found = trajectories(source, regions=["CN"], recipes=RECIPES).data
    wanted = Wanted(everything=True)
    (alone,) = gather_sheets(make_sheets([FILE], merge(found, observed), wanted))
    names = tuple(dict.fromkeys(one.scenario for one in found))
    crowd = Crowd(source=source, recipes=RECIPES, first=names[:2], first_year=2005)
    (together,), _ = crowd_sheets([FILE], crowd, observed, wanted, joining=PLAIN)
    (one,), (many,) = (
        [one for one in sheet.assessments if one.target.id == name] for sheet in (alone, together)
    )
    assert row(one) == row(many)
    assert many.verdict.value == verdict
