"""Writes down what pint says of every unit: python tests/worths.py, after a change to the definitions."""

from __future__ import annotations

from pathlib import Path

from dualcarbon.units.registry import asked
from dualcarbon.units.vocabulary import definitions

PATH = Path(__file__).parents[1] / "dualcarbon" / "units" / "worths.csv"


def text() -> str:
    """Name, exact factor to root units, and dimensions of each unit."""
    lines = ["name,factor,dimensions"]
    for definition in definitions():
        worth = asked(definition.name)
        dimensions = " ".join(f"{name}:{power}" for name, power in worth.dimensions)
        lines.append(f"{definition.name},{worth.factor},{dimensions}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
