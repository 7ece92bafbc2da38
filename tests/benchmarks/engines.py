"""One process, Dask and Spark over the same scenarios: from when on an engine pays.

Run: python tests/benchmarks/engines.py [SCENARIOS...]; 300, 4,000 and 40,000 unless said otherwise. Needs the extras
``tables`` and ``engines``, pyspark and Java, all in the interpreter that runs this. Prints the table of
``examples/ensembles.md``.

A scenario has 5 variables and 50 years, every headline target of China is asked. Each run is a process of its own, from
its start to its end, with two workers where there are any. Of two runs the shorter one is told: seconds on the clock,
and in brackets the seconds that all its processes computed, which other work on the machine lengthens less. Memory is
the most that they held together: of what they share each counts its part (PSS).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenarios import VARIABLES, write

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNTS = (300, 4_000, 40_000)
KEYS = 5
PARTS = 8
ROUNDS = 2
PAUSE = 0.1
USER, SYSTEM = 11, 12  # places in /proc/PID/stat after the name
TICKS = os.sysconf("SC_CLK_TCK")
SPARK = {
    "PYSPARK_SUBMIT_ARGS": "--master local[2] --driver-memory 2g pyspark-shell",
    "SPARK_LOCAL_IP": "127.0.0.1",
}
ALONE = """
import sys
from pyarrow import parquet
import dualcarbon as dc
parquet.write_table(dc.check_scenarios(parquet.read_table(sys.argv[1]), region="china"), sys.argv[2])
"""


@dataclass(frozen=True, kw_only=True)
class Run:
    """How long the processes took and computed, and the most memory they held together."""

    seconds: float
    computed: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s ({self.computed:.0f} s), {self.megabytes:,.0f} MB"


def main() -> None:
    """Prints a row for each number of scenarios."""
    counts = [int(argument) for argument in sys.argv[1:]] or COUNTS
    print(
        "| scenarios | points | `check`, from CSV | `check_scenarios` | Dask, 2 workers | Spark, `local[2]` |"
    )
    print("|---:|---:|---:|---:|---:|---:|")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            told = [f"{count:,}", f"{count * len(VARIABLES) * 50:,}", *measured(Path(folder), count)]
        print("|", " | ".join(told), "|", flush=True)


def measured(folder: Path, count: int) -> Iterator[str]:
    """The shortest run of each way over so many scenarios; each has to give as many rows."""
    table, parts, results = folder / "all.csv", folder / "parts", folder / "results"
    write(table, count)
    divide(table, parts, count)
    yield str(best(["-m", "dualcarbon", "check", "china", "--exit-zero", "-t", str(table)]))
    yield str(best(["-c", ALONE, str(parts), str(folder / "alone.parquet")]))
    rows = rows_in(folder / "alone.parquet")
    for example in ("ensemble_dask.py", "ensemble_spark.py"):
        yield str(best([str(EXAMPLES / example), str(parts), str(results / example)], SPARK))
        if rows_in(results / example) != rows:
            raise SystemExit(f"{example} gives other rows than one process")


def divide(table: Path, parts: Path, count: int) -> None:
    """The same rows as Parquet files of whole scenarios."""
    import pyarrow as pa
    from pyarrow import csv, parquet

    header = table.open(encoding="utf-8").readline().strip().split(",")
    numbers = csv.ConvertOptions(column_types=dict.fromkeys(header[KEYS:], pa.float64()))
    whole = csv.read_csv(table, convert_options=numbers)
    parts.mkdir()
    length = -(-count // PARTS) * len(VARIABLES)
    for part in range(PARTS):
        parquet.write_table(whole.slice(part * length, length), parts / f"{part}.parquet")


def rows_in(results: Path) -> int:
    """How many rows were written."""
    from pyarrow import dataset

    rows: Any = dataset.dataset(results, format="parquet").count_rows()
    return int(rows)


def best(arguments: list[str], environment: Mapping[str, str] | None = None) -> Run:
    """The shortest of a few runs: what else the machine does makes the others longer."""
    return min((once(arguments, environment or {}) for _ in range(ROUNDS)), key=lambda run: run.seconds)


def once(arguments: list[str], environment: Mapping[str, str]) -> Run:
    """One run of a process and of all that it starts."""
    begin = time.perf_counter()
    most = 0
    computed: dict[int, float] = {}
    with subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
        start_new_session=True,
    ) as process:
        while process.poll() is None:
            most = max(most, look(process.pid, computed))
            # To look costs time too: a fiftieth of the run at most.
            time.sleep(max(PAUSE, (time.perf_counter() - begin) / 50))
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments[:2])} failed")
    seconds = time.perf_counter() - begin
    return Run(seconds=seconds, computed=sum(computed.values()), megabytes=most / 1024)


def look(session: int, computed: dict[int, float]) -> int:
    """What the processes of a session hold now, in kB; how long each computed so far is kept."""
    found = 0
    for process in Path("/proc").glob("[0-9]*"):
        number = int(process.name)
        try:
            if os.getsid(number) == session:
                fields = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                computed[number] = (int(fields[USER]) + int(fields[SYSTEM])) / TICKS
                found += share(process)
        except (ProcessLookupError, FileNotFoundError):
            continue  # it has ended since
    return found


def share(process: Path) -> int:
    """The share of memory of one process, in kB."""
    lines = (process / "smaps_rollup").read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
