"""Workbooks of results, on their way to a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dualcarbon.cli.output import write_bytes
from dualcarbon.cli.words import for_people

if TYPE_CHECKING:
    from dualcarbon.comparison import Comparison
    from dualcarbon.overview import Overview
    from dualcarbon.report.workbook import Leaf
    from dualcarbon.sheet import Sheet


def write_check(sheets: Sequence[Sheet]) -> None:
    """Writes the assessments of all regions."""
    from dualcarbon.report.leaves import of_check

    _write(of_check(sheets, for_people()))


def write_comparison(comparison: Comparison) -> None:
    """Writes a comparison."""
    from dualcarbon.report.leaves import of_comparison

    _write(of_comparison(comparison, for_people()))


def write_overview(found: Overview) -> None:
    """Writes an overview."""
    from dualcarbon.report.leaves import of_overview

    rows = [(row.region, row.cells) for row in found.rows]
    _write(of_overview(rows, found.indicators, for_people()))


def _write(leaves: Sequence[Leaf]) -> None:
    """Writes a workbook.

    Raises:
        DualcarbonError: openpyxl is not installed, or the place is a terminal.
    """
    from dualcarbon.report.workbook import to_xlsx

    write_bytes(to_xlsx(leaves, for_people()))
