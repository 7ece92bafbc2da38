"""Assessments as CSV: one row an assessment, nested names joined by ``_``."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.report.entry import entry
from dualcarbon.report.plain_data import Data, flat, rows_as_csv
from dualcarbon.report.sheet import Sheet

_AMOUNT: dict[str, Data] = {"value": None, "unit": None}
_FIGURE: dict[str, Data] = {
    "value": None,
    "unit": None,
    "year": None,
    "kind": None,
    "low": None,
    "high": None,
}
_EMPTY: dict[str, dict[str, Data]] = {
    "required": _AMOUNT,
    "observed": _FIGURE,
    "projected": _FIGURE,
    "margin": _AMOUNT,
    "pace": {"so_far": None, "required": None, "unit": None},
}
"""The keys of what is missing, so that every row has the same columns."""

COLUMNS = (
    *("region", "region_name", "target", "indicator", "definition", "form"),
    *("bound_text", "bound_lower", "bound_upper", "bound_unit", "bound_strict"),
    *(
        "baseline",
        "year",
        "effort",
        "scenario",
        "verdict",
        "within_rounding",
        "required_value",
        "required_unit",
    ),
    *(f"observed_{key}" for key in _FIGURE),
    *(f"projected_{key}" for key in _FIGURE),
    *("margin_value", "margin_unit", "pace_so_far", "pace_required", "pace_unit", "reason"),
    *("stale", "provisional", "derived", "superseded", "over", "implied", "scope"),
    *("source_key", "source_title", "source_title_zh", "source_issuer", "source_number", "source_issued"),
    *("source_url", "source_evidence", "source_period", "source_locator"),
)


def to_csv(sheets: Sequence[Sheet]) -> str:
    """A header and a row for each assessment; what is not known is empty."""
    return rows_as_csv(
        COLUMNS,
        (
            flat({key: value or _EMPTY.get(key, value) for key, value in entry(one, sheet.region).items()})
            for sheet in sheets
            for one in sheet.assessments
        ),
    )
