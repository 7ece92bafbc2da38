"""The oracle: physical conversions put to GNU units, and the table of its answers.

``python tests/gnu_units.py`` writes ``tests/conversions.csv`` again.
"""

from __future__ import annotations

import csv
import itertools
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("conversions.csv")
DIGITS = 12

# Our spelling, and what GNU units calls the same thing.
GROUPS: tuple[dict[str, str], ...] = (
    {
        "W": "W",
        "kW": "kW",
        "MW": "MW",
        "GW": "GW",
        "TW": "TW",
        "10^4 kW": "1e4 kW",
        "万千瓦": "1e4 kW",
        "亿千瓦": "1e8 kW",
        "million kW": "1e6 kW",
        "billion kW": "1e9 kW",
        "GWh/h": "GWh/hour",
    },
    {
        "J": "J",
        "MJ": "MJ",
        "GJ": "GJ",
        "PJ": "PJ",
        "EJ": "EJ",
        "kcal": "1000 cal_IT",
        "Gcal": "1e9 cal_IT",
        "kWh": "kWh",
        "MWh": "MWh",
        "TWh": "TWh",
        "亿千瓦时": "1e8 kWh",
        "gce": "1e-6 toncoal",
        "kgce": "1e-3 toncoal",
        "tce": "toncoal",
        "Mtce": "1e6 toncoal",
        "万吨标准煤": "1e4 toncoal",
        "toe": "toe",
        "Mtoe": "1e6 toe",
    },
    {
        "g": "g",
        "kg": "kg",
        "t": "tonne",
        "kt": "1000 tonne",
        "Mt": "1e6 tonne",
        "Gt": "1e9 tonne",
        "万吨": "1e4 tonne",
    },
    {
        "m2": "m^2",
        "km2": "km^2",
        "ha": "hectare",
        "mu": "hectare/15",
        "万亩": "1e4 hectare/15",
        "10^4 m2": "1e4 m^2",
    },
    {"m3": "m^3", "L": "litre", "10^8 m3": "1e8 m^3", "万立方米": "1e4 m^3"},
    {
        "tce/10^4 yuan": "toncoal/(1e4 CNY)",
        "kgce/yuan": "1e-3 toncoal/CNY",
        "MJ/yuan": "MJ/CNY",
        "kWh/10^4 yuan": "kWh/(1e4 CNY)",
        "吨标准煤/万元": "toncoal/(1e4 CNY)",
    },
    {"t/10^4 yuan": "tonne/(1e4 CNY)", "kg/yuan": "kg/CNY", "g/元": "g/CNY"},
    {"gce/kWh": "1e-6 toncoal/kWh", "kgce/MWh": "1e-3 toncoal/MWh", "MJ/kWh": "MJ/kWh", "%": "1|100"},
    {"kgce/t": "1e-3 toncoal/tonne", "GJ/t": "GJ/tonne", "kWh/kg": "kWh/kg"},
)
VALUES = ("1", "0.464", "1200", "48.4", "3.6", "9000", "0.1229", "17", "29.3076", "1.2e9")


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A number in one unit, told in another; the last two are the names of GNU units."""

    value: str
    source: str
    target: str
    gnu_source: str
    gnu_target: str


def questions() -> Iterator[Question]:
    """Every pair of units of every group, with the numbers in turn."""
    values = itertools.cycle(VALUES)
    for group in GROUPS:
        for (source, gnu_source), (target, gnu_target) in itertools.permutations(group.items(), 2):
            yield Question(
                value=next(values),
                source=source,
                target=target,
                gnu_source=gnu_source,
                gnu_target=gnu_target,
            )


def ask(asked: Sequence[Question]) -> list[str]:
    """What GNU units answers, one line a question."""
    lines = "".join(f"{one.value} {one.gnu_source}\n{one.gnu_target}\n" for one in asked)
    program = ["units", "-t", "-q", "-d", str(DIGITS)]
    done = subprocess.run(program, input=lines, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def rows() -> list[dict[str, str]]:
    """The table as it stands."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write() -> None:
    asked = list(questions())
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["value", "from", "to", "gnu_from", "gnu_to", "answer"])
        for one, answer in zip(asked, ask(asked), strict=True):
            writer.writerow([one.value, one.source, one.target, one.gnu_source, one.gnu_target, answer])


if __name__ == "__main__":
    _write()
