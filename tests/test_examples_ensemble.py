"""Ensembles on engines that exist: the rows are those of a single process."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from test_outlook import ensemble, frame, plain

import dualcarbon as dc

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(name="parts")
def written_parts(tmp_path: Path) -> Path:
    """Three parts of whole scenarios."""
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    header, *lines = ensemble(9).splitlines(keepends=True)
    folder = tmp_path / "parts"
    folder.mkdir()
    for part in range(3):
        rows = [line for line in lines if int(line.split(",")[1][1:]) % 3 == part]
        parquet.write_table(frame(header + "".join(rows), "pyarrow"), folder / f"{part}.parquet")
    return folder


def rows_of(folder: Path) -> list[tuple[object, ...]]:
    """The rows of a folder of results, in an order of their own."""
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    return sorted(plain(parquet.read_table(folder)), key=repr)


def alone() -> list[tuple[object, ...]]:
    """What one process says of the whole."""
    return sorted(plain(dc.check_scenarios(frame(ensemble(9), "pyarrow"), region="china")), key=repr)


def test_dask_gives_the_rows_of_one_process(parts: Path, tmp_path: Path) -> None:
    """Two workers on this machine."""
    pytest.importorskip("distributed")
    ran = subprocess.run(
        [sys.executable, str(EXAMPLES / "ensemble_dask.py"), str(parts), str(tmp_path / "results")],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    assert rows_of(tmp_path / "results") == alone()
    assert int(ran.stdout) == len(alone())


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
def test_spark_gives_the_rows_of_one_process(parts: Path, tmp_path: Path) -> None:
    """Whatever batches it cuts."""
    pytest.importorskip("pyspark")
    subprocess.run(
        [sys.executable, str(EXAMPLES / "ensemble_spark.py"), str(parts), str(tmp_path / "results")],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    assert rows_of(tmp_path / "results") == alone()
