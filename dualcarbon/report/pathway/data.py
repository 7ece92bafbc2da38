"""A path as a trajectory file: what it stands on, and a row a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from dualcarbon.number import plain
from dualcarbon.pathway import Pathway
from dualcarbon.report.paper.data import Data, Plain, number, rows_as_csv

COLUMNS = (
    *("region", "indicator", "year", "value", "unit", "relative_to", "definition", "status", "scenario"),
    "source",
)
"""The columns of a long trajectory that have something to say here."""
SCENARIO = "path"


def to_csv(path: Pathway) -> str:
    """A header and the rows; with growth the amounts that the path allows stand below them."""
    return rows_as_csv(COLUMNS, _rows(path, plain))


def rows(path: Pathway) -> Iterator[dict[str, Plain]]:
    """The rows of csv, with plain numbers."""
    for row in _rows(path, number):
        yield {column: row.get(column) for column in COLUMNS}


def document(path: Pathway, *, version: str, data: str) -> dict[str, Data]:
    """One document: the target, the rows, and where growth was given the year of the peak and what is allowed."""
    told: list[Data] = [dict(row) for row in rows(path)]
    return {
        "version": version,
        "data": data or None,
        "region": path.target.region,
        "target": path.target.id,
        "indicator": path.target.indicator.name,
        "definition": path.definition,
        "shape": path.shape.value,
        "met_already": path.met_already,
        "allowed_of": None if path.amount_of is None else path.amount_of.name,
        "allowed": number(path.allowed),
        "allowed_unit": None if path.amount_of is None else path.amount_of.unit,
        "peak": path.peak,
        "rows": told,
    }


def _rows(path: Pathway, told: Callable[[Fraction], Plain]) -> Iterator[dict[str, Plain]]:
    target = path.target
    for row in path.rows:
        yield {
            "region": target.region,
            "indicator": target.indicator.name,
            "year": row.year,
            "value": told(row.value),
            "unit": row.unit,
            "relative_to": row.relative_to,
            "definition": path.definition,
            "status": "observed" if row.observed else "projected",
            "scenario": None if row.observed else SCENARIO,
            "source": row.source,
        }
    if path.amount_of is None or path.amounts is None:
        return
    first = min(path.amounts)
    for year, amount in sorted(path.amounts.items()):
        yield {
            "region": target.region,
            "indicator": path.amount_of.name,
            "year": year,
            "value": told(_short(amount) if year != first else amount),
            "unit": path.amount_of.unit,
            "status": "observed" if year == first else "projected",
            "scenario": None if year == first else SCENARIO,
        }


def _short(amount: Fraction) -> Fraction:
    """A number that rests on rounded ones: six digits are more than it carries."""
    return Fraction(f"{float(amount):.6g}")
