"""Library: finds the target files and the record that ship, and the user's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualcarbon.face import later
from dualcarbon.library.folders import Listed, shipped
from dualcarbon.library.levels import LEVELS, in_official_order, is_of_level, of_level
from dualcarbon.library.library import Library
from dualcarbon.library.record import Needed, data_date, newest_year, record_files, rows
from dualcarbon.library.text import STDIN, read_text

if TYPE_CHECKING:
    from dualcarbon.library.sought import Sought, is_target_file, seek
else:
    __getattr__ = later(
        __name__,
        {
            "sought": ("Sought", "is_target_file", "seek"),
        },
    )

__all__ = [
    "LEVELS",
    "STDIN",
    "Library",
    "Listed",
    "Needed",
    "Sought",
    "data_date",
    "in_official_order",
    "is_of_level",
    "is_target_file",
    "newest_year",
    "of_level",
    "read_text",
    "record_files",
    "rows",
    "seek",
    "shipped",
]
