"""A file that pyam wrote is read back: CSV, workbook, and what pyam does to numbers on the way."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import dualcarbon as dc
from dualcarbon.scenario_file import source_of, source_of_text, trajectories
from dualcarbon.trajectory import Dataset

pytestmark = pytest.mark.filterwarnings("ignore")

ROWS = [
    ("Emissions|CO2|Energy and Industrial Processes", "Mt CO2/yr", [11000.5, 10234.1, 0.1]),
    ("Capacity|Electricity|Wind", "GW", [281.0, 1 / 3, 3600.0]),
    ("GDP|PPP", "billion US$2010/yr", [20000.0, 32000.0, 50000.0]),
    ("Primary Energy|Coal", "EJ/yr", [87.9228, 58.6152, 2.5e-7]),
]
YEARS = [2020, 2030, 2060]


@pytest.fixture(name="frame")
def written_by_pyam() -> Any:
    """Two models, two scenarios, the country and the world."""
    pyam = pytest.importorskip("pyam")
    pd = pytest.importorskip("pandas")
    rows = [
        [model, scenario, region, variable, unit, *values]
        for model in ("MODEL A", "MODEL B")
        for scenario in ("low", "hög")
        for region in ("China", "World")
        for variable, unit, values in ROWS
    ]
    return pyam.IamDataFrame(pd.DataFrame(rows, columns=[*pyam.IAMC_IDX, *YEARS]))


def numbers(data: Dataset) -> dict[tuple[str, str, int], Fraction]:
    """The levels by scenario, indicator and year."""
    return {
        (one.scenario, one.indicator.name, level.year): level.amount.value
        for one in data
        for level in one.levels
    }


def expected() -> dict[tuple[str, str, int], Fraction]:
    """The shortest decimals of the numbers written, coal in Mtce: 1 tce is 29.3076 GJ."""
    told = {}
    factors = {"co2_emissions": Fraction(1), "wind_capacity": Fraction(1)}
    factors["coal_consumption_tce"] = Fraction(10_000_000, 293_076)
    for model in ("MODEL A", "MODEL B"):
        for scenario in ("low", "hög"):
            for name, (_, _, values) in zip(
                ("co2_emissions", "wind_capacity", "gdp", "coal_consumption_tce"), ROWS, strict=True
            ):
                if name in factors:
                    for year, value in zip(YEARS, values, strict=True):
                        told[f"{model}|{scenario}", name, year] = Fraction(repr(value)) * factors[name]
    return told


def test_a_csv_of_pyam_is_read_back(frame: Any, tmp_path: Path) -> None:
    """To the last digit, the wide layout with its capitals."""
    path = tmp_path / "ensemble.csv"
    frame.to_csv(path)
    found = trajectories(source_of(path))
    assert numbers(found.data) == expected()
    assert found.passed.rows == 16


def test_a_long_table_of_pyam_is_read_back(frame: Any, tmp_path: Path) -> None:
    """``IamDataFrame.data`` with small letters."""
    path = tmp_path / "long.csv"
    frame.data.to_csv(path, index=False)
    assert numbers(trajectories(source_of(path)).data) == expected()


def test_a_workbook_of_pyam_is_read_back(frame: Any, tmp_path: Path) -> None:
    """Its sheet of data stands beside one of meta indicators."""
    path = tmp_path / "ensemble.xlsx"
    frame.to_excel(path)
    assert numbers(trajectories(source_of(path)).data) == expected()


def test_a_parquet_file_of_its_data_is_read_back(frame: Any) -> None:
    """As pandas writes it."""
    held = io.BytesIO()
    frame.data.to_parquet(held)
    assert numbers(trajectories(source_of_text(held.getvalue(), "f.parquet")).data) == expected()


def test_a_wide_parquet_file_is_read_back(frame: Any) -> None:
    """Years as columns; the numbers of rows that pandas keeps where they are mixed are passed over."""
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    held = io.BytesIO()
    wide = frame.filter(region="China").timeseries().reset_index().rename(columns=str)
    wide.sample(frac=1, random_state=1).to_parquet(held)
    assert "__index_level_0__" in parquet.read_schema(held).names
    assert numbers(trajectories(source_of_text(held.getvalue(), "f.parquet")).data) == expected()


def test_frames_of_pyam_are_answered_alike(frame: Any) -> None:
    """``timeseries()`` has its keys in the index and its years as numbers; ``data`` is long."""
    answers = [
        sorted(dc.check_scenarios(one, region="china").itertuples(index=False, name=None), key=repr)
        for one in (frame.timeseries(), frame.timeseries().reset_index(), frame.data)
    ]
    assert answers[0]
    assert {row[5] for row in answers[0]} == {
        f"MODEL {model}|{name}" for model in "AB" for name in ("low", "hög")
    }
    assert repr(answers[1]) == repr(answers[2]) == repr(answers[0])
