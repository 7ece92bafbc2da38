"""The overview as plain data: JSON with totals, and CSV with a row a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dualcarbon.assessment import Verdict
from dualcarbon.overview import Overview, OverviewRow, strength
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.check.data import COLUMNS as CHECK_COLUMNS
from dualcarbon.report.check.data import entry
from dualcarbon.report.check.data import row as check_row
from dualcarbon.report.paper.data import Data, Plain, as_json, rows_as_csv

COLUMNS = (*CHECK_COLUMNS, "strength")
"""The columns of csv: those of ``check``, and how far off track."""


def to_json(one: Overview, *, version: str, data: str, words: Words = IN_ENGLISH) -> str:
    """The document as JSON."""
    return as_json(document(one, version=version, data=data, words=words))


def document(one: Overview, *, version: str, data: str, words: Words = IN_ENGLISH) -> dict[str, Data]:
    """One document: ``{"version", "data", "newest", "year", "indicators", "regions", "totals"}``.

    A region has ``cells``, by indicator, with the keys of ``check``, and ``totals`` by verdict.
    """
    indicators: list[Data] = [
        {
            "indicator": indicator.name,
            "label": words.indicator(indicator),
            "totals": _totals(one.tally_of(indicator.name)),
        }
        for indicator in one.indicators
    ]
    return {
        "version": version,
        "data": data or None,
        "newest": one.newest,
        "year": one.year,
        "indicators": indicators,
        "regions": [_region(row, words) for row in one.rows],
        "totals": _totals(one.tally),
    }


def to_csv(one: Overview, *, words: Words = IN_ENGLISH) -> str:
    """A header and a row for each region and indicator that has a target."""
    return rows_as_csv(COLUMNS, rows(one, words=words))


def rows(one: Overview, *, words: Words = IN_ENGLISH) -> Iterator[dict[str, Plain]]:
    """A row for each region and indicator that has a target."""
    for row in one.rows:
        for found in row.cells.values():
            how = strength(found)
            told = check_row(found, row.region, words=words)
            yield {**told, "strength": None if how is None else how.value}


def _region(row: OverviewRow, words: Words) -> dict[str, Data]:
    cells: dict[str, Data] = {}
    for name, found in row.cells.items():
        how = strength(found)
        cells[name] = {
            **entry(found, row.region, words=words),
            "strength": None if how is None else how.value,
        }
    return {
        "region": row.region.code,
        "region_name": (row.region.name_zh if words.chinese else "") or row.region.name,
        "cells": cells,
        "totals": _totals(row.tally),
    }


def _totals(tally: Mapping[Verdict, int]) -> dict[str, Data]:
    return {verdict.value: tally.get(verdict, 0) for verdict in Verdict}
