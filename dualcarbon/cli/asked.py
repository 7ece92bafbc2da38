"""The regions and the data that a command line asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dualcarbon.problem import DualcarbonError

if TYPE_CHECKING:
    from dualcarbon.library import Library
    from dualcarbon.target_file import RegionFile
    from dualcarbon.trajectory import Dataset


def files_of(library: Library, names: Sequence[str], *, all_regions: bool = False) -> list[RegionFile]:
    """The target files asked for, each once, in the order asked.

    Raises:
        DualcarbonError: nothing is asked for, or a file cannot be found or read.
    """
    if all_regions and names:
        raise DualcarbonError("--all-regions and names of regions do not go together")
    if all_regions:
        return list(library.load_all())
    if not names:
        raise DualcarbonError("no region is named", hint="dualcarbon list regions names them all")
    files = {file.path: file for file in map(library.load, names)}
    return list(files.values())


def data_of(library: Library, files: Sequence[RegionFile], paths: Sequence[str], *, record: bool) -> Dataset:
    """The record, or the files given, or both with the files in front.

    Raises:
        DualcarbonError: a file cannot be read.
    """
    from dualcarbon.api import read_trajectory
    from dualcarbon.trajectory import merge

    codes = [file.region.code for file in files]
    if not paths:
        return library.record(codes)
    if paths.count("-") > 1:
        raise DualcarbonError("standard input can be read once only: one -t -")
    given = read_trajectory(*paths, files=files)
    return merge(given, library.record(codes)) if record else given


def data_named(paths: Sequence[str], *, record: bool) -> str:
    """Where the numbers come from, for the foot of a picture: the record, the names of files."""
    from pathlib import Path

    from dualcarbon.library import data_date

    named = ["standard input" if path == "-" else Path(path).name for path in paths]
    if record or not paths:
        date = data_date()
        named.append(f"dualcarbon, {date}" if date else "dualcarbon")
    return "; ".join(named)
