"""Assessments as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dualcarbon.report.entry import entry
from dualcarbon.report.plain_data import Data
from dualcarbon.report.sheet import Sheet


def to_json(
    sheets: Sequence[Sheet], *, version: str, data: str, as_of: int | None, explain: bool = False
) -> str:
    """One document: ``{"version", "data", "as_of", "assessments"}``."""
    assessments: list[Data] = [
        entry(one, sheet.region, explain=explain) for sheet in sheets for one in sheet.assessments
    ]
    document: Data = {"version": version, "data": data or None, "as_of": as_of, "assessments": assessments}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
