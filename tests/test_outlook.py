"""A region's targets in many scenarios: a frame of any library, any partition, the verdicts of ``check``."""

from __future__ import annotations

import io
import random
from typing import Any

import pytest

import dualcarbon as dc
from dualcarbon.library import Library
from dualcarbon.outlook import Answer, answers, ask
from dualcarbon.problem import DualcarbonError
from dualcarbon.scenario_file import Glossary, Recipes, source_of_text, trajectories

HEAD = "Model,Scenario,Region,Variable,Unit,2005,2015,2020,2025,2026,2030,2035,2040,2050,2060\n"
YEARS = 10
UNITS = {
    "Emissions|CO2|Energy and Industrial Processes": ("Mt CO2/yr", 3000, 14000),
    "Emissions|CO2|Energy": ("Mt CO2/yr", 3000, 12000),
    "Emissions|Kyoto Gases": ("Mt CO2-equiv/yr", -500, 14000),
    "GDP|PPP": ("billion US$2010/yr", 5000, 60000),
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
}


def ensemble(scenarios: int, seed: int = 1) -> str:
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


def frame(text: str, library: str) -> Any:
    """The table as a frame."""
    module = pytest.importorskip(library)
    if library == "pyarrow":
        from pyarrow import csv

        return csv.read_csv(io.BytesIO(text.encode()))
    return module.read_csv(io.StringIO(text))


def plain(found: Any) -> list[tuple[object, ...]]:
    """The rows of a frame of any library, what is missing as None."""
    nw = pytest.importorskip("narwhals")
    rows = nw.from_native(found).rows()
    return [tuple(None if cell != cell else cell for cell in row) for row in rows]  # noqa: PLR0124 - nan


@pytest.mark.parametrize("library", ["pyarrow", "pandas", "polars"])
def test_a_frame_of_each_library_gives_rows_of_the_same(library: str) -> None:
    """The frame that comes back is of the library that went in; the rows are those of the file."""
    text = ensemble(6)
    found = dc.check_scenarios(frame(text, library), region="china")
    assert type(found).__module__.split(".")[0] == library
    told: list[Answer] = []
    file, recipes = Library().load("china"), Recipes(glossary=Glossary())
    shown = {(row[1], row[5]) for row in plain(found)}
    asked = {
        target: question
        for target, question in ask(file.targets, recipes).items()
        if target.id in {name for name, _ in shown}
    }
    answers(source_of_text(text, "f.csv"), asked, told.append, recipes=recipes)
    assert {(row[1], row[5], row[6]) for row in plain(found)} == {
        (one.target.id, one.scenario, one.verdict) for one in told
    }


def test_any_partition_of_whole_scenarios_gives_its_rows_of_the_whole() -> None:
    """Nothing is carried from one to the next."""
    text = ensemble(9)
    header, *lines = text.splitlines(keepends=True)
    whole = plain(dc.check_scenarios(frame(text, "pyarrow"), region="china"))
    parts = [[line for line in lines if line.split(",")[1] in names] for names in (("S0", "S4"), ("S1",))]
    for part in parts:
        names = {f"M|{line.split(',')[1]}" for line in part}
        rows = plain(dc.check_scenarios(frame(header + "".join(part), "pyarrow"), region="china"))
        assert rows == [row for row in whole if row[5] in names]


@pytest.mark.parametrize("seed", range(5))
def test_many_scenarios_are_judged_as_one_is(seed: int) -> None:
    """What ``check`` says of each scenario for itself, where both decide."""
    text = ensemble(8, seed)
    recipes = Recipes(glossary=Glossary())
    file = Library().load("china")
    told: dict[tuple[str, str, str], str] = {}

    def decided(name: str, scenario: str, definition: str, verdict: str) -> dict[tuple[str, str, str], str]:
        return {(name, scenario, definition): verdict} if verdict in ("on_track", "off_track") else {}

    answers(
        source_of_text(text, "f.csv"),
        ask(file.targets, recipes),
        lambda one: told.update(decided(one.target.id, one.scenario, one.definition, one.verdict)),
        recipes=recipes,
    )
    alone: dict[tuple[str, str, str], str] = {}
    data = trajectories(source_of_text(text, "f.csv"), regions=["CN"]).data
    for one in dc.check(file, data, everything=True):
        alone.update(decided(one.target.id, one.scenario, one.definition, str(one.verdict)))
    both = alone.keys() & told.keys()
    assert len(both) > 100
    assert {key: told[key] for key in both} == {key: alone[key] for key in both}


def test_a_frame_that_is_no_table_of_models_is_told() -> None:
    """And so is what is no frame."""
    with pytest.raises(DualcarbonError, match="this is no table of the IAMC"):
        dc.check_scenarios(frame("a,b\n1,2\n", "pyarrow"), region="china")
    with pytest.raises(DualcarbonError, match="the frame is no frame that can be read"):
        dc.check_scenarios(12, region="china")
