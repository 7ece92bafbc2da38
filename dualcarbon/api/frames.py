"""Answers about many scenarios as the columns of a frame."""

from __future__ import annotations

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


class AnswerColumns:
    """Answers as columns, as they come: the rows of many scenarios are held once."""

    def __init__(self) -> None:
        self.columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}

    def add(self, one: Answer) -> None:
        """Appends a row."""
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
        for column, cell in zip(self.columns.values(), row, strict=True):
            column.append(cell)
