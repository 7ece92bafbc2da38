"""A comparison as plain data: JSON, and CSV with one row a region."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.comparison import Comparison, Row, SumUp, Yardstick
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.check.data import COLUMNS as CHECK_COLUMNS
from dualcarbon.report.check.data import entry
from dualcarbon.report.check.data import row as check_row
from dualcarbon.report.paper.data import Data, Plain, as_json, flat, number, rows_as_csv

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


def to_json(
    comparison: Comparison,
    *,
    version: str,
    data: str,
    sum_up: SumUp | None = None,
    words: Words = IN_ENGLISH,
) -> str:
    """The document as JSON."""
    return as_json(document(comparison, version=version, data=data, sum_up=sum_up, words=words))


def document(
    comparison: Comparison,
    *,
    version: str,
    data: str,
    sum_up: SumUp | None = None,
    words: Words = IN_ENGLISH,
) -> dict[str, Data]:
    """One document: ``{"version", "data", "indicator", "year", "baseline", "rows", "without"}``, and a ``sum``."""
    made: dict[str, Data] = {
        "version": version,
        "data": data or None,
        "indicator": comparison.indicator.name,
        "year": comparison.year,
        "baseline": comparison.baseline,
        "rows": [_entry(row, block.yardstick, words) for block in comparison.blocks for row in block.rows],
        "without": [region.code for region in comparison.without],
    }
    if sum_up is not None:
        made["sum"] = _sum(sum_up)
    return made


def _sum(one: SumUp) -> dict[str, Data]:
    return {
        "unit": one.unit,
        "total": number(one.total),
        "nation": number(one.nation),
        "rest": number(one.rest),
        "counted": [region.code for region in one.counted],
        "without": [region.code for region in one.without],
        "observed": number(one.observed),
        "observed_of": one.observed_of,
        "observed_first": one.first,
        "observed_last": one.last,
    }


def to_csv(comparison: Comparison, *, words: Words = IN_ENGLISH) -> str:
    """A header and a row for each region; what is not known is empty."""
    return rows_as_csv(COLUMNS, rows(comparison, words=words))


def rows(comparison: Comparison, *, words: Words = IN_ENGLISH) -> Iterator[dict[str, Plain]]:
    """A row for each region."""
    for block in comparison.blocks:
        for one in block.rows:
            told = check_row(one.assessment, one.region, words=words)
            compared = flat({"compared": _compared(one, block.yardstick, words)})
            also = " ".join(target.id for target in one.also)
            cells = {**told, **compared, "national": one.is_national, "also": also}
            yield {key: cells.get(key) for key in COLUMNS}


def _compared(row: Row, yardstick: Yardstick | None, words: Words) -> dict[str, Data]:
    """The numbers of a target on the yardstick of its block."""
    amount, seen = row.required, row.observed
    return {
        "value": None if amount is None or amount.one_sided else number(amount.value),
        "low": None if amount is None else number(amount.low),
        "high": None if amount is None else number(amount.high),
        "unit": None if yardstick is None else yardstick.unit,
        "baseline": None if yardstick is None else yardstick.baseline,
        "rebased": row.rebased,
        "obstacle": None if row.obstacle is None else words.reason(row.obstacle),
        "observed": None
        if seen is None
        else {"value": number(seen.value), "unit": seen.unit, "year": seen.year, "kind": seen.kind},
    }


def _entry(row: Row, yardstick: Yardstick | None, words: Words) -> dict[str, Data]:
    """The keys of ``check`` on the target as stated; ``compared`` has its numbers on the yardstick."""
    told = entry(row.assessment, row.region, words=words)
    also: list[Data] = [target.id for target in row.also]
    others: list[Data] = [
        entry(one, row.region, words=words) for one in row.assessments if one is not row.assessment
    ]
    return {
        "region": told.pop("region"),
        "region_name": told.pop("region_name"),
        "national": row.is_national,
        "compared": _compared(row, yardstick, words),
        **told,
        "also": also,
        "other_definitions": others,
    }
