"""How a region's targets are written: the layout of the file, and the reader of it."""

from __future__ import annotations

from dualcarbon.target_file.read import load_target_file, read_target_file
from dualcarbon.target_file.region_file import RegionFile

__all__ = ["RegionFile", "load_target_file", "read_target_file"]
