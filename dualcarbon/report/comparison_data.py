"""A comparison as plain data: JSON, and CSV with one row a region."""

from __future__ import annotations

import json

from dualcarbon.comparison import Comparison, Row, Yardstick
from dualcarbon.report.as_csv import COLUMNS as CHECK_COLUMNS
from dualcarbon.report.entry import entry
from dualcarbon.report.plain_data import Data, flat, number, rows_as_csv

_OWN = (
    *("value", "low", "high", "unit", "baseline", "rebased", "obstacle"),
    *("observed_value", "observed_unit", "observed_year", "observed_kind"),
)
COLUMNS = (
    *CHECK_COLUMNS[:2],
    "national",
    *(f"compared_{key}" for key in _OWN),
    *CHECK_COLUMNS[2:],
    "also",
)


def to_json(comparison: Comparison, *, version: str, data: str) -> str:
    """One document: ``{"version", "data", "indicator", "year", "baseline", "rows", "without"}``."""
    document: Data = {
        "version": version,
        "data": data or None,
        "indicator": comparison.indicator.name,
        "year": comparison.year,
        "baseline": comparison.baseline,
        "rows": [_entry(row, block.yardstick) for block in comparison.blocks for row in block.rows],
        "without": [region.code for region in comparison.without],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_csv(comparison: Comparison) -> str:
    """A header and a row for each region; what is not known is empty."""
    rows = []
    for block in comparison.blocks:
        for row in block.rows:
            cells = flat(_entry(row, block.yardstick))
            cells["also"] = " ".join(target.id for target in row.also)
            rows.append({key: cells.get(key) for key in COLUMNS})
    return rows_as_csv(COLUMNS, rows)


def _entry(row: Row, yardstick: Yardstick | None) -> dict[str, Data]:
    """The keys of ``check`` on the target as stated; ``compared`` has its numbers on the yardstick."""
    amount, seen = row.required, row.observed
    own: dict[str, Data] = {
        "value": None if amount is None or amount.one_sided else number(amount.value),
        "low": None if amount is None else number(amount.low),
        "high": None if amount is None else number(amount.high),
        "unit": None if yardstick is None else yardstick.unit,
        "baseline": None if yardstick is None else yardstick.baseline,
        "rebased": row.rebased,
        "obstacle": row.obstacle or None,
        "observed": None
        if seen is None
        else {"value": number(seen.value), "unit": seen.unit, "year": seen.year, "kind": seen.kind},
    }
    told = entry(row.assessment, row.region)
    also: list[Data] = [target.id for target in row.also]
    others: list[Data] = [entry(one, row.region) for one in row.assessments[1:]]
    return {
        "region": told.pop("region"),
        "region_name": told.pop("region_name"),
        "national": row.is_national,
        "compared": own,
        **told,
        "also": also,
        "other_definitions": others,
    }
