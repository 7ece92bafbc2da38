"""How a region's targets are written: the keys of the file, its reader, its schema, and a first draft."""

from __future__ import annotations

from dualcarbon.target_file.first_draft import draft
from dualcarbon.target_file.read import load_target_file, read_target_file
from dualcarbon.target_file.region_file import RegionFile
from dualcarbon.target_file.schema import SCHEMA_NAME, to_schema

__all__ = ["SCHEMA_NAME", "RegionFile", "draft", "load_target_file", "read_target_file", "to_schema"]
