"""Library: finds the target files and the record that ship, and the user's own files."""

from dualcarbon.library.folders import Listed, shipped
from dualcarbon.library.library import Library
from dualcarbon.library.record import data_date, newest_year, record_files, rows
from dualcarbon.library.sought import Sought, is_target_file, seek
from dualcarbon.library.text import STDIN, read_text

__all__ = [
    "STDIN",
    "Library",
    "Listed",
    "Sought",
    "data_date",
    "is_target_file",
    "newest_year",
    "read_text",
    "record_files",
    "rows",
    "seek",
    "shipped",
]
