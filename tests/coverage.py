"""How far the data reach, and what they decide: to be run before and after a change of the facts.

python tests/coverage.py prints two tables: how many regions have a number of each headline indicator, and
one of the last three years; and the headline assessments by verdict, for country, provinces and cities.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections import Counter

from dualcarbon.region import find_region

LEVELS = ("country", "province", "city")
VERDICTS = ("met", "missed", "ahead", "on_track", "off_track", "open", "unknown")


def told(*argv: str) -> list[dict[str, str]]:
    """What a command answers, as the rows of its CSV."""
    command = [sys.executable, "-m", "dualcarbon", *argv, "--format", "csv"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def by_verdict(rows: list[dict[str, str]]) -> dict[str, Counter[str]]:
    """The main assessments of each level, counted by verdict; without a column ``main`` every one counts."""
    counts: dict[str, Counter[str]] = {level: Counter() for level in LEVELS}
    for row in rows:
        level = find_region(row["region"]).level if ":" not in row["region"] else ""
        if level in counts and row.get("main", "true") == "true":
            counts[level][row["verdict"]] += 1
    return counts


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Prints both tables."""
    coverage = [
        row
        for row in told("list", "data", "--summary")
        if row["headline"] == "true" or row["indicator"] == "any"
    ]
    width = max(len(row["indicator"]) for row in coverage)
    for row in coverage:
        cells = [
            f"{name.replace('_', ' ')} {row[name] or '-'}"
            for name in row
            if name not in ("indicator", "headline")
        ]
        _say(f"{row['indicator']:{width}}  " + ", ".join(cells))
    _say("")
    for level, counts in by_verdict(told("check", "--all-regions", "--exit-zero")).items():
        total = counts.total()
        judged = total - counts["unknown"]
        shares = ", ".join(f"{name} {counts[name]}" for name in VERDICTS)
        _say(f"{level}: {total} assessments, {judged} judged ({judged / max(total, 1):.0%}); {shares}")


if __name__ == "__main__":
    main()
