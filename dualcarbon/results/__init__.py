"""The answers for Python: sequences that are tables in a notebook, rows for data frames, and documents."""

from __future__ import annotations

from dualcarbon.results.check import check
from dualcarbon.results.compare import compare
from dualcarbon.results.convert import convert
from dualcarbon.results.gaps import gaps
from dualcarbon.results.history import history
from dualcarbon.results.overview import overview
from dualcarbon.results.path import path
from dualcarbon.results.pictures import page, pages, plot
from dualcarbon.results.rebase import rebase
from dualcarbon.results.result import Result
from dualcarbon.results.scorecard import scorecard
from dualcarbon.results.validate import validate

__all__ = [
    "Result",
    "check",
    "compare",
    "convert",
    "gaps",
    "history",
    "overview",
    "page",
    "pages",
    "path",
    "plot",
    "rebase",
    "scorecard",
    "validate",
]
