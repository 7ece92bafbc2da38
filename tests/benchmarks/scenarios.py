"""Many scenarios: judging all of them against reading the same file with pyam, one process each.

Run: python tests/benchmarks/scenarios.py [PYTHON] [POINTS]. PYTHON is an interpreter that has pyam (the extra
``peers``), without one only the program itself is measured. POINTS is 1,000,000 unless said otherwise.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

YEARS = range(2005, 2055)
VARIABLES = (
    ("Emissions|CO2|Energy and Industrial Processes", "Mt CO2/yr", 4000, 14000),
    ("GDP|PPP", "billion US$2010/yr OR local currency", 5000, 60000),
    ("Primary Energy|Coal", "EJ/yr", 20, 120),
    ("Capacity|Electricity|Solar", "GW", 1, 4000),
    ("Capacity|Electricity|Wind", "GW", 1, 3000),
)
ROUNDS = 2
PYAM = """
import sys, warnings
warnings.simplefilter("ignore")
import logging
logging.disable(logging.CRITICAL)
import pyam
frame = pyam.IamDataFrame(sys.argv[1])
print(len(frame.filter(variable="Emissions|CO2|Energy and Industrial Processes").data))
"""
OURS = """
import sys
from dualcarbon.evidence import Evidence
from dualcarbon.library import Library
from dualcarbon.outlook import ask
from dualcarbon.scenario_file import Glossary, Recipes, judge_all, source_of
library, recipes = Library(), Recipes(glossary=Glossary())
evidence = Evidence(library.record(["CN"])) if sys.argv[2] == "record" else None
asked = ask(library.load("china").targets, recipes, evidence)
found = judge_all(source_of(sys.argv[1]), list(asked.values()), recipes=recipes)
judged = sum(tally.judged for tally in found.tallies)
print(sum(found.scenarios.values()), "scenarios,", len(asked), "targets,", judged, "judged")
"""


@dataclass(frozen=True, kw_only=True)
class Run:
    """How long a process took and computed, the most memory it held, and what it said."""

    seconds: float
    computed: float
    megabytes: float
    said: str


def main() -> None:
    """Writes the files, runs each reader in turn, and prints times, memory and ratios."""
    peers = sys.argv[1] if len(sys.argv) > 1 else ""
    points = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    scenarios = points // len(YEARS) // len(VARIABLES)
    with tempfile.TemporaryDirectory() as folder:
        path, tenth = Path(folder, "all.csv"), Path(folder, "tenth.csv")
        write(path, scenarios)
        write(tenth, scenarios // 10)
        measured: dict[str, Run] = {}
        for record in ("alone", "record"):
            ours = best([sys.executable, "-c", OURS, str(path), record])
            small = best([sys.executable, "-c", OURS, str(tenth), record])
            measured[f"every national target, {record}"] = ours
            show(f"dualcarbon, {points:,} points, {record}", ours)
            show(f"dualcarbon, {points // 10:,} points, {record}", small)
            print(
                f"ten times the scenarios: {ours.computed / small.computed:.1f} times the time (at most 11)"
            )
        for options in ([], ["--record"]):
            check = [sys.executable, "-m", "dualcarbon", "check", "china", "--exit-zero", *options, "-t"]
            many, few = best([*check, str(path)]), best([*check, str(tenth)])
            name = " ".join(["check", *options])
            measured[name] = many
            show(f"{name}, {scenarios:,} scenarios", replace(many, said=counted(many.said)))
            show(f"{name}, {scenarios // 10:,} scenarios", replace(few, said=counted(few.said)))
            print(f"ten times the scenarios: {many.computed / few.computed:.1f} times the time (at most 11)")
        if peers:
            theirs = best([peers, "-c", PYAM, str(path)])
            show(f"pyam, {points:,} points", theirs)
            for name, ours in measured.items():
                print(
                    f"{name}: pyam takes {theirs.computed / ours.computed:.1f} times as long and holds "
                    f"{theirs.megabytes / ours.megabytes:.1f} times as much"
                )


def counted(table: str) -> str:
    """How long a table is."""
    return f"{len(table.splitlines())} lines"


def write(path: Path, scenarios: int) -> None:
    """A file that is grouped by scenario."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        file.write(f"Model,Scenario,Region,Variable,Unit,{','.join(map(str, YEARS))}\n")
        for number in range(scenarios):
            for variable, unit, low, high in VARIABLES:
                values = ",".join(str(round(chance.uniform(low, high), 4)) for _ in YEARS)
                file.write(f"MODEL {number % 9},scenario {number},China,{variable},{unit},{values}\n")


def best(command: list[str]) -> Run:
    """Of a few runs of a process the one that computed least: how long it waited depends on others."""
    return min((once(command) for _ in range(ROUNDS)), key=lambda run: run.computed)


def once(command: list[str]) -> Run:
    """One run of a process."""
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed")
    return Run(
        seconds=time.perf_counter() - begin,
        computed=usage.ru_utime + usage.ru_stime,
        megabytes=usage.ru_maxrss / 1024,
        said=said.strip(),
    )


def show(name: str, run: Run) -> None:
    """One line."""
    print(f"{run.seconds:8.2f} s {run.computed:8.2f} s computed {run.megabytes:8.0f} MB  {name}: {run.said}")


if __name__ == "__main__":
    main()
