"""Ensembles whose numbers are drawn, judged in every way: one by one, as a crowd, scenario by scenario."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from dualcarbon.api.crowd import Crowd, crowd_sheets
from dualcarbon.assessment import Assessment
from dualcarbon.baseline import Harmonize, Joining
from dualcarbon.ensemble import gather_sheets, summary_of
from dualcarbon.library import Library
from dualcarbon.scenario_file import Glossary, Recipes, TableSource, trajectories
from dualcarbon.sheet import Sheet, make_sheets
from dualcarbon.trajectory import Dataset, merge
from dualcarbon.wanted import Wanted

STEPS = (2005, 2015, 2020, 2025, 2026, 2030, 2035, 2040, 2050, 2060)
HEAD = f"Model,Scenario,Region,Variable,Unit,{','.join(map(str, STEPS))}\n"
UNITS: Mapping[str, tuple[str, float, float]] = {
    "Emissions|CO2|Energy and Industrial Processes": ("Mt CO2/yr", 3000, 14000),
    "Emissions|CO2|Energy": ("Mt CO2/yr", 3000, 12000),
    "Emissions|Kyoto Gases": ("Mt CO2-equiv/yr", -500, 14000),
    "GDP|PPP": ("billion US$2010/yr", 5000, 60000),
    "Primary Energy": ("EJ/yr", 120, 200),
    "Primary Energy|Fossil": ("EJ/yr", 20, 140),
    "Primary Energy|Coal": ("EJ/yr", 10, 90),
    "Secondary Energy|Electricity|Nuclear": ("EJ/yr", 1, 5),
    "Secondary Energy|Electricity|Hydro": ("EJ/yr", 4, 6),
    "Secondary Energy|Electricity|Wind": ("EJ/yr", 1, 20),
    "Secondary Energy|Electricity|Solar": ("EJ/yr", 1, 25),
    "Secondary Energy|Electricity|Biomass": ("EJ/yr", 0.3, 2),
    "Primary Energy|Biomass|Modern": ("EJ/yr", 3, 8),
    "Primary Energy|Biomass|Electricity": ("EJ/yr", 1, 3),
    "Final Energy": ("EJ/yr", 70, 120),
    "Final Energy|Electricity": ("EJ/yr", 20, 60),
    "Final Energy|Non-Energy Use": ("EJ/yr", 3, 8),
    "Capacity|Electricity|Wind": ("GW", 100, 3000),
    "Capacity|Electricity|Solar": ("GW", 100, 4000),
    "Capacity|Electricity|Nuclear": ("GW", 50, 200),
    "Capacity|Electricity|Hydro": ("GW", 300, 600),
    "Capacity|Electricity|Storage|Battery": ("GW", 50, 400),
}
RECIPES = Recipes(glossary=Glossary())
HEADLINE = Wanted()
FILE = Library().load("china")
JOININGS = [
    Joining(),
    Joining(interpolate=True),
    Joining(harmonize=Harmonize.RATIO),
    Joining(harmonize=Harmonize.OFFSET, converge=2050, interpolate=True),
]


def ensemble(scenarios: int, seed: int = 1, *, odd: bool = False, numbers: Sequence[str] = ()) -> str:
    """A table of scenarios whose numbers are drawn; now and then a variable or a year is missing.

    Args:
        scenarios: how many.
        seed: of the draw.
        odd: the steps are drawn too, and there are zeros, negative numbers, and whole numbers that hit bounds.
        numbers: take the place of some of the numbers drawn.
    """
    chance = random.Random(seed)
    steps = chance.choice([STEPS, (2020, *range(2023, 2036)), range(2010, 2061, 10)]) if odd else STEPS
    lines = [f"Model,Scenario,Region,Variable,Unit,{','.join(map(str, steps))}\n"]
    for number in range(scenarios):
        for variable, (unit, low, high) in UNITS.items():
            if chance.random() < 0.05:
                continue
            cells = ["" if chance.random() < 0.05 else _cell(chance, low, high, odd=odd) for _ in steps]
            for one in numbers[:1] if chance.random() < 0.5 else ():
                cells[chance.randrange(len(cells))] = one
            numbers = (*numbers[1:], *numbers[:1])
            lines.append(f"M,S{number},China,{variable},{unit},{','.join(cells)}\n")
    return "".join(lines)


def _cell(chance: random.Random, low: float, high: float, *, odd: bool) -> str:
    if odd and chance.random() < 0.04:
        return chance.choice(["0", "-1", "-5.5"])
    drawn = chance.uniform(low, high)
    if odd and chance.random() < 0.2:
        return str(round(drawn, -2 if high > 1000 else 0))
    return f"{drawn:.4g}"


def one_by_one(source: TableSource, observed: Dataset, joining: Joining, wanted: Wanted = HEADLINE) -> Sheet:
    """The ordinary way: every scenario assessed."""
    found = trajectories(source, regions=["CN"], recipes=RECIPES).data
    (sheet,) = make_sheets([FILE], merge(found, observed), wanted, joining=joining)
    return sheet


def gathered(source: TableSource, observed: Dataset, joining: Joining, wanted: Wanted = HEADLINE) -> Sheet:
    """The same with one assessment for the scenarios of each target."""
    (sheet,) = gather_sheets([one_by_one(source, observed, joining, wanted)])
    return sheet


def at_once(source: TableSource, observed: Dataset, joining: Joining, wanted: Wanted = HEADLINE) -> Sheet:
    """The way of crowds."""
    found = trajectories(source, regions=["CN"], recipes=RECIPES).data
    names = tuple(dict.fromkeys(one.scenario for one in found))
    first_year = min((year for one in found for year in one.years), default=None)
    crowd = Crowd(source=source, recipes=RECIPES, first=names[:2], first_year=first_year)
    (sheet,), _ = crowd_sheets([FILE], crowd, observed, wanted, joining=joining)
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
        summary.definition,
        summary.scenarios,
        {verdict.value: count for verdict, count in summary.counts.items() if count},
        *numbers,
        summary.unit,
        margin,
    )


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
