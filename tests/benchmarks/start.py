"""How long whole processes take, as ratios of medians. Run: python tests/benchmarks/start.py [ROUNDS]."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = [str(Path(sys.executable).with_name("dualcarbon"))]
IMPORTS = [sys.executable, "-c", "import typer, rich.table, yaml, pint"]
CONVERT_IMPORTS = [sys.executable, "-c", "import typer, pint"]
EMPTY = [
    sys.executable,
    "-c",
    "import typer\napp = typer.Typer()\n@app.command()\ndef nothing() -> None:\n    pass\napp()",
    "--help",
]

EIGHT = ["china", "shandong", "liaoning", "guizhou", "shanghai", "zhejiang", "sichuan", "hainan"]

COMMANDS = {
    "the imports of check": IMPORTS,
    "the imports of convert": CONVERT_IMPORTS,
    "--help of an empty program": EMPTY,
    "check shandong": [*PROGRAM, "check", "shandong", "--exit-zero"],
    "check, eight regions": [
        *PROGRAM,
        "check",
        *EIGHT,
        "--exit-zero",
    ],
    "check --all-regions": [*PROGRAM, "check", "--all-regions", "--exit-zero"],
    "--help": [*PROGRAM, "--help"],
    "convert": [*PROGRAM, "convert", "12亿千瓦", "GW"],
}

# what, against what, at most
RATIOS = [
    ("check shandong", "the imports of check", 1.5),
    ("--help", "--help of an empty program", 1.3),
    ("check, eight regions", "check shandong", 2.5),
    ("check --all-regions", "check shandong", 6.0),
    ("convert", "the imports of convert", 1.3),
]


def main() -> None:
    """Runs every command in turn, round after round, so that a slow minute slows all of them."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            taken[name].append(time.perf_counter() - begin)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        print(f"{median * 1000:8.0f} ms  {name}")
    for name, other, most in RATIOS:
        ratio = medians[name] / medians[other]
        print(f"{ratio:8.2f}     {name} / {other} (at most {most}){'' if ratio <= most else '  TOO SLOW'}")


if __name__ == "__main__":
    main()
