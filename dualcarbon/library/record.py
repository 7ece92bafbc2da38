"""The record: the observations that ship."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from dualcarbon.indicator import Indicator
from dualcarbon.library.text import read_text
from dualcarbon.trajectory import Dataset

NAME = "the record"


def data_date() -> str:
    """The date of the data that ship; empty where it is not known."""
    path = _folder() / "date.txt"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def record_files() -> tuple[Path, ...]:
    """The files of the record, one an indicator, by name."""
    folder = _folder()
    return tuple(sorted(folder.glob("*.csv"))) if folder.is_dir() else ()


def read_record(regions: Collection[str], own: Mapping[str, Indicator] | None = None) -> Dataset:
    """What was observed in some regions; ``newest`` is the newest year of the whole record."""
    from dualcarbon.trajectory_file import merge, read_trajectories

    data = Dataset(name=NAME)
    for path in record_files():
        text = read_text(path)
        if any(f"\n{region}," in text for region in regions):
            data = merge(data, read_trajectories(text, str(path), own=own or {}, only=frozenset(regions)))
    return Dataset(trajectories=data.trajectories, newest=newest_year(), name=NAME, whole_regions=True)


@cache
def newest_year() -> int | None:
    """The newest observed year of the whole record."""
    years = (int(row["year"]) for row in rows() if row.get("status", "") in ("", "observed"))
    return max(years, default=None)


def rows() -> Iterator[Mapping[str, str]]:
    """Every row of the record, as its files have it."""
    for path in record_files():
        yield from csv.DictReader(read_text(path).splitlines())


def _folder() -> Path:
    return Path(str(files("dualcarbon"))) / "record"
