"""Answers about many scenarios as the columns of a frame."""

from __future__ import annotations

from typing import Any

from dualcarbon.outlook import Answer
from dualcarbon.target import Target

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
        self._told: dict[Target, tuple[str, str, str, int | None, str]] = {}

    def add(self, one: Answer) -> None:
        """Appends a row."""
        told = self._told.get(one.target)
        if told is None:
            target = one.target
            told = target.region, target.id, target.indicator.name, target.due, one.unit
            self._told[target] = told
        region, name, indicator, year, unit = told
        value = None if one.value is None else float(one.value)
        row = (region, name, indicator, one.definition, year, one.scenario, one.verdict, value, unit)
        for column, cell in zip(self.columns.values(), row, strict=True):
            column.append(cell)
