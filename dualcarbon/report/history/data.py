"""A history as plain data: JSON, and CSV with a row a target and year."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.history import History, HistoryRow
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.check.data import COLUMNS as CHECK_COLUMNS
from dualcarbon.report.check.data import entry
from dualcarbon.report.check.data import row as check_row
from dualcarbon.report.paper.data import Data, Plain, as_json, rows_as_csv

COLUMNS = ("as_of", *CHECK_COLUMNS)
"""The columns of csv: the year, and those of ``check``."""


def to_json(one: History, *, version: str, data: str, words: Words = IN_ENGLISH) -> str:
    """The document as JSON."""
    return as_json(document(one, version=version, data=data, words=words))


def document(one: History, *, version: str, data: str, words: Words = IN_ENGLISH) -> dict[str, Data]:
    """One document: ``{"version", "data", "region", "years", "targets"}``.

    A target has ``as_of``: by year, with the keys of ``check``.
    """
    return {
        "version": version,
        "data": data or None,
        "region": one.region.code,
        "region_name": (one.region.name_zh if words.chinese else "") or one.region.name,
        "years": list(one.years),
        "targets": [_target(row, one, words) for row in one.rows],
    }


def to_csv(one: History, *, words: Words = IN_ENGLISH) -> str:
    """A header, and a row for each target and year in which it was known."""
    return rows_as_csv(COLUMNS, rows(one, words=words))


def rows(one: History, *, words: Words = IN_ENGLISH) -> Iterator[dict[str, Plain]]:
    """A row for each target and year in which it was known."""
    for row in one.rows:
        for year, found in row.verdicts.items():
            yield {"as_of": year, **check_row(found, one.region, words=words)}


def _target(row: HistoryRow, one: History, words: Words) -> dict[str, Data]:
    as_of: dict[str, Data] = {
        str(year): entry(found, one.region, words=words) for year, found in row.verdicts.items()
    }
    return {"target": row.target.id, "indicator": row.target.indicator.name, "as_of": as_of}
