"""Lines per second: `convert -` against GNU units, `rebase -` against a loop that calls pint for each line.

Run: python tests/benchmarks/streams.py [LINES]. GNU units (the Debian package `units`) has to be installed.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
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


def timed(command: list[str], given: Path) -> float:
    """Seconds that a command takes over a file on standard input."""
    begin = time.perf_counter()
    with given.open("rb") as file:
        subprocess.run(command, stdin=file, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def main() -> None:
    """Makes the lines, times each program, prints lines per second and the ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    pick = random.Random(1)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, percents = (Path(folder) / name for name in ("ours", "theirs", "percents"))
        with ours.open("w", encoding="utf-8") as one, theirs.open("w", encoding="utf-8") as other:
            for _ in range(count):
                number = f"{pick.uniform(0, 10000):.{pick.randint(0, 3)}f}"
                spelling, theirs_too = pick.choice(SPELLINGS)
                one.write(f"{number} {spelling}\n")
                other.write(f"{number} {theirs_too}\nGW\n")
        with percents.open("w", encoding="utf-8") as file:
            file.writelines(f"{pick.uniform(0, 90):.{pick.randint(0, 3)}f} %\n" for _ in range(count))
        few = Path(folder) / "few"
        few.write_text("".join(percents.read_text(encoding="utf-8").splitlines(keepends=True)[: count // 20]))
        convert = count / timed([PROGRAM, "convert", "-", "GW"], ours)
        units = count / timed(["units", "-t", "-q"], theirs)
        rebase = count / timed([PROGRAM, "rebase", "-", "--from", "2005", "--to", "2020"], percents)
        pint = (count // 20) / timed([sys.executable, "-c", PINT_LOOP], few)
    print(f"{convert:10.0f} lines/s  dualcarbon convert - GW")
    print(f"{units:10.0f} lines/s  GNU units")
    print(f"{rebase:10.0f} lines/s  dualcarbon rebase -")
    print(f"{pint:10.0f} lines/s  a loop that calls pint")
    print(f"{convert / units:10.1f}  convert / GNU units (at least 5)")
    print(f"{rebase / pint:10.1f}  rebase / pint (at least 10, or 300,000 lines/s)")


if __name__ == "__main__":
    main()
