"""Ensembles on engines that exist: the rows are those of a single process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ensembles import ensemble, frame, plain

import dualcarbon as dc

EXAMPLES = Path(__file__).parents[1] / "examples"
PARTS = 3
KEYS = 5


def table(layout: str) -> Any:
    """Nine scenarios, all numbers as floats; those of the first part say nothing of 2060."""
    pa: Any = pytest.importorskip("pyarrow")
    lines = ensemble(9).splitlines(keepends=True)
    lines[1:] = [line.rpartition(",")[0] + ",\n" if part(line) == 0 else line for line in lines[1:]]
    wide = frame("".join(lines), "pyarrow")
    wide = wide.cast(pa.schema([(name, kind(at)) for at, name in enumerate(wide.column_names)]))
    if layout == "wide":
        return wide
    keys = wide.column_names[:KEYS]
    return pa.Table.from_pylist(
        [
            {**{key.lower(): row[key] for key in keys}, "year": int(year), "value": row[year]}
            for row in wide.to_pylist()
            for year in wide.column_names[KEYS:]
        ]
    )


def part(line: str) -> int:
    """Which part a scenario belongs to: M,S7,... to the second of three."""
    return int(line.split(",")[1][1:]) % PARTS


def kind(at: int) -> Any:
    """The type of a column of the wide layout."""
    pa: Any = pytest.importorskip("pyarrow")
    return pa.string() if at < KEYS else pa.float64()


def written(folder: Path, whole: Any, *, spread: bool) -> Path:
    """Three files, each of whole scenarios; or each scenario spread over all of them.

    A file lacks the columns that have no number in it.
    """
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    pa: Any = pytest.importorskip("pyarrow")
    folder.mkdir()
    rows = whole.to_pylist()
    for number in range(PARTS):
        mine = [
            row
            for at, row in enumerate(rows)
            if number == (at % PARTS if spread else int((row.get("Scenario") or row["scenario"])[1:]) % PARTS)
        ]
        one = pa.Table.from_pylist(mine, schema=whole.schema)
        full = [name for name in one.column_names if one.column(name).null_count < one.num_rows]
        parquet.write_table(one.select(full), folder / f"{number}.parquet")
    return folder


def rows_of(folder: Path) -> list[tuple[object, ...]]:
    """The rows of a folder of results, in an order of their own."""
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    return sorted(plain(parquet.read_table(folder)), key=repr)


def alone(whole: Any) -> list[tuple[object, ...]]:
    """What one process says of the whole."""
    return sorted(plain(dc.check_scenarios(whole, region="china")), key=repr)


def ran(*arguments: str, **environment: str) -> str:
    """What an interpreter prints."""
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
        env={**os.environ, **environment},
    ).stdout


@pytest.mark.parametrize("layout", ["wide", "long"])
def test_dask_gives_the_rows_of_one_process(layout: str, tmp_path: Path) -> None:
    """Two workers on this machine, a part after the other."""
    pytest.importorskip("distributed")
    whole = table(layout)
    parts = written(tmp_path / "parts", whole, spread=False)
    said = ran(str(EXAMPLES / "ensemble_dask.py"), str(parts), str(tmp_path / "results"))
    assert rows_of(tmp_path / "results") == alone(whole)
    assert int(said) == len(alone(whole))


# One Java for both layouts: its start is most of the time. A batch of 5 rows ends inside a scenario, which has 14
# variables; of 8 partitions some hold several scenarios and some none.
BOTH = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from ensemble_spark import main
for layout in ("wide", "long"):
    main(str(Path(sys.argv[2], layout)), str(Path(sys.argv[3], layout)))
"""
SPARK = (
    "--master local[2]",
    "--driver-java-options -XX:TieredStopAtLevel=1",
    "--conf spark.ui.enabled=false",
    "--conf spark.default.parallelism=4",
    "--conf spark.sql.execution.arrow.maxRecordsPerBatch=5",
    "pyspark-shell",
)


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
def test_spark_gives_the_rows_of_one_process(tmp_path: Path) -> None:
    """Whatever batches and partitions it cuts, and whichever files a scenario is spread over."""
    pytest.importorskip("pyspark")
    parts, results = tmp_path / "parts", tmp_path / "results"
    parts.mkdir()
    whole = {layout: table(layout) for layout in ("wide", "long")}
    written(parts / "wide", whole["wide"], spread=False)
    written(parts / "long", whole["long"], spread=True)
    ran(
        "-c",
        BOTH,
        *map(str, (EXAMPLES, parts, results)),
        PYSPARK_SUBMIT_ARGS=" ".join(SPARK),
        SPARK_LOCAL_IP="127.0.0.1",
    )
    for layout, scenarios in whole.items():
        assert rows_of(results / layout) == alone(scenarios)
        assert 1 < len(list((results / layout).glob("*.parquet"))) < 8
