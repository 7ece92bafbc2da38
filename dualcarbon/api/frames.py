"""Answers about many scenarios as the columns of a frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dualcarbon.outlook import Answer

COLUMNS: dict[str, type] = {
    "region": str,
    "target": str,
    "indicator": str,
    "definition": str,
    "year": int,
    "scenario": str,
    "verdict": str,
    "value": float,
    "unit": str,
}
"""The columns of the answers as a frame."""


def as_columns(found: Iterable[Answer]) -> dict[str, list[Any]]:
    """Answers as columns."""
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for one in found:
        row = (
            one.target.region,
            one.target.id,
            one.target.indicator.name,
            one.definition,
            one.target.due,
            one.scenario,
            one.verdict,
            None if one.value is None else float(one.value),
            one.unit,
        )
        for column, cell in zip(columns.values(), row, strict=True):
            column.append(cell)
    return columns
