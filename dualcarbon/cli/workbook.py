"""Workbooks of results, on their way to a file."""

from __future__ import annotations

from importlib import import_module

from dualcarbon.cli.output import write_bytes
from dualcarbon.cli.words import for_people


def write_workbook(name: str, *values: object) -> None:
    """Writes what a function of ``report.leaves`` makes of a result as .xlsx.

    Args:
        name: the function: ``of_check``, ``of_comparison`` or ``of_overview``.
        values: what it is given.

    Raises:
        DualcarbonError: openpyxl is not installed, or the place is a terminal.
    """
    words = for_people()
    leaves = getattr(import_module("dualcarbon.report.leaves"), name)(*values, words)
    write_bytes(import_module("dualcarbon.report.workbook").to_xlsx(leaves, words))
