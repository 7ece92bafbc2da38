"""A path as a trajectory file: what it stands on, and a row a year."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dualcarbon.number import plain
from dualcarbon.pathway import Pathway
from dualcarbon.report.paper.data import Plain, rows_as_csv

COLUMNS = (
    *("region", "indicator", "year", "value", "unit", "relative_to", "definition", "status", "scenario"),
    "source",
)
"""The columns of a long trajectory that have something to say here."""
SCENARIO = "path"


def to_csv(path: Pathway) -> str:
    """A header and the rows; with growth the amounts that the path allows stand below them."""
    return rows_as_csv(COLUMNS, _rows(path))


def _rows(path: Pathway) -> Iterator[dict[str, Plain]]:
    target = path.target
    for row in path.rows:
        yield {
            "region": target.region,
            "indicator": target.indicator.name,
            "year": row.year,
            "value": plain(row.value),
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
            "value": plain(_short(amount) if year != first else amount),
            "unit": path.amount_of.unit,
            "status": "observed" if year == first else "projected",
            "scenario": None if year == first else SCENARIO,
        }


def _short(amount: Fraction) -> Fraction:
    """A number that rests on rounded ones: six digits are more than it carries."""
    return Fraction(f"{float(amount):.6g}")
