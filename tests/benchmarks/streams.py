"""Lines per second of streaming commands, and the memory that they take, as ratios within one run.

`convert -` against GNU units (where the Debian package `units` is installed), `rebase -` against a loop that
calls pint for each line, the other forms against text, and ten times the lines against the memory of a tenth.

Run: python tests/benchmarks/streams.py [LINES].
"""

from __future__ import annotations

import contextlib
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("dualcarbon"))
# our spelling, and the same quantity as GNU units reads it
SPELLINGS = [
    ("kW", "kW"),
    ("MW", "MW"),
    ("GW", "GW"),
    ("TW", "TW"),
    ("W", "W"),
    ("千瓦", "kW"),
    ("万千瓦", "1e4 kW"),
    ("亿千瓦", "1e8 kW"),
    ("兆瓦", "MW"),
    ("10^4 kW", "1e4 kW"),
    ("10^6 kW", "1e6 kW"),
    ("10^8 kW", "1e8 kW"),
    ("million kW", "1e6 kW"),
    ("billion kW", "1e9 kW"),
    ("thousand MW", "1e3 MW"),
    ("万kW", "1e4 kW"),
    ("亿kW", "1e8 kW"),
    ("亿瓦", "1e8 W"),
    ("瓦", "W"),
    ("thousand kW", "1e3 kW"),
]
PINT_LOOP = """
import sys, pint
ureg = pint.UnitRegistry()
for line in sys.stdin:
    fall = ureg.parse_expression(line.replace('%', ' percent')).to('dimensionless').magnitude
    print((1 - (1 - fall) / 0.516) * 100)
"""


# what is measured, its arguments, and the file that it reads
REBASE = ("rebase", "-", "--from", "2005", "--to", "2020")
OURS = [
    ("convert", ("convert", "-", "GW"), "quantities"),
    ("convert json", ("convert", "-", "GW", "--format", "json"), "quantities"),
    ("convert csv", ("convert", "-", "GW", "--format", "csv"), "quantities"),
    ("convert column", ("convert", "-", "GW", "--column", "v", "--unit-column", "u"), "table"),
    ("rebase", REBASE, "percents"),
    ("rebase json", (*REBASE, "--format", "json"), "percents"),
    ("rebase column", (*REBASE, "--column", "v", "--region-column", "r"), "falls"),
]
MEASURED = """
import resource, subprocess, sys, time
begin = time.perf_counter()
subprocess.run(sys.argv[1:], stdin=sys.stdin, stdout=subprocess.DEVNULL, check=True)
print(time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measured(command: Sequence[str], given: Path) -> tuple[float, float]:
    """Seconds that a command takes over a file on standard input, and the most megabytes it takes."""
    with given.open("rb") as file:
        ran = subprocess.run(
            [sys.executable, "-c", MEASURED, *command], stdin=file, capture_output=True, text=True, check=True
        )
    seconds, kilobytes = ran.stdout.split()
    return float(seconds), float(kilobytes) / 1024


def write_inputs(folder: Path, count: int) -> None:
    """The files that are read, of so many lines each."""
    pick = random.Random(1)
    names = ("quantities", "units", "table", "percents", "falls")
    with contextlib.ExitStack() as stack:
        files = {name: stack.enter_context((folder / name).open("w", encoding="utf-8")) for name in names}
        files["table"].write("n,v,u\n")
        files["falls"].write("r,v\n")
        for at in range(count):
            number = f"{pick.uniform(0, 10000):.{pick.randint(0, 3)}f}"
            spelling, theirs = pick.choice(SPELLINGS)
            percent = f"{pick.uniform(1, 90):.{pick.randint(0, 3)}f}"
            files["quantities"].write(f"{number} {spelling}\n")
            files["units"].write(f"{number} {theirs}\nGW\n")
            files["table"].write(f"{at},{number},{spelling}\n")
            files["percents"].write(f"{percent} %\n")
            files["falls"].write(f"CN,{percent}\n")


def main() -> None:
    """Makes the lines, times each program, prints lines per second and the ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rates: dict[str, float] = {}
    grown: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        whole, tenth = Path(name) / "whole", Path(name) / "tenth"
        for folder, lines in ((whole, count), (tenth, count // 10)):
            folder.mkdir()
            write_inputs(folder, lines)
        for what, argv, file in OURS:
            seconds, most = measured([PROGRAM, *argv], whole / file)
            _, least = measured([PROGRAM, *argv], tenth / file)
            rates[what], grown[what] = count / seconds, most / least
            print(f"{rates[what]:10.0f} lines/s {most:6.0f} MB  dualcarbon {what}")
        if shutil.which("units"):
            rates["units"] = count / measured(["units", "-t", "-q"], whole / "units")[0]
            print(f"{rates['units']:10.0f} lines/s            GNU units")
        few = tenth / "few"
        few.write_text("".join((tenth / "percents").open(encoding="utf-8").readlines()[: count // 20]))
        lines = len(few.read_text(encoding="utf-8").splitlines())
        rates["pint"] = lines / measured([sys.executable, "-c", PINT_LOOP], few)[0]
        print(f"{rates['pint']:10.0f} lines/s            a loop that calls pint")
    if "units" in rates:
        print(f"{rates['convert'] / rates['units']:10.1f}  convert / GNU units (at least 5)")
    print(f"{rates['rebase'] / rates['pint']:10.1f}  rebase / pint (at least 10, or 300,000 lines/s)")
    for what in ("convert json", "convert csv", "rebase json"):
        print(f"{rates[what] / rates[what.split()[0]]:10.2f}  {what} / text (at least 0.33)")
    print(f"{max(grown.values()):10.2f}  memory of all lines / of a tenth, at most (at most 1.1)")


if __name__ == "__main__":
    main()
