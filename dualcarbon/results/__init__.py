"""The answers for Python: sequences that are tables in a notebook, rows for data frames, and documents."""

from __future__ import annotations

from dualcarbon.results.questions import check, compare, convert, overview, rebase, scorecard, validate
from dualcarbon.results.result import Result

__all__ = ["Result", "check", "compare", "convert", "overview", "rebase", "scorecard", "validate"]
