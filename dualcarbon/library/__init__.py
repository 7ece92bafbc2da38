"""Library: finds the target files and the record that ship, and the user's own files."""

from dualcarbon.library.record import data_date, newest_year, rows
from dualcarbon.library.shelf import Library
from dualcarbon.library.text import read_text

__all__ = ["Library", "data_date", "newest_year", "read_text", "rows"]
