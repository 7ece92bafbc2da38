"""The record: the observations that ship, and the user's own before them."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from dualcarbon.indicator import Indicator
from dualcarbon.library.folders import RECORD_VARIABLE, folders_of, list_series
from dualcarbon.library.text import read_text
from dualcarbon.trajectory import Dataset, SeriesKey, Trajectory, merge

NAME = "the record"
Own = Mapping[str, Mapping[str, Indicator]]
Needed = Mapping[str, Collection[str]]
"""The only indicators that are read of what ships, by region; a region that is not named has none."""


def data_date() -> str:
    """The date of the data that ship; empty where it is not known."""
    path = _folder() / "date.txt"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


@cache
def record_files() -> tuple[Path, ...]:
    """The files of the record, one an indicator, by name."""
    folder = _folder()
    return tuple(sorted(folder.glob("*.csv"))) if folder.is_dir() else ()


def read_record(
    regions: Collection[str],
    own: Own | None = None,
    folders: Sequence[str | Path] = (),
    *,
    needed: Needed | None = None,
) -> Dataset:
    """What was observed in some regions; ``newest`` is the newest year of the whole record.

    Args:
        regions: their codes.
        own: indicators beyond the vocabulary, by the region that declares them.
        folders: folders of the user's own observations, which go before what ships; those of the environment
            variable DUALCARBON_RECORD too. A later file goes before an earlier one, by name.
        needed: the only indicators that are read of what ships; all of every region where None.

    Raises:
        DualcarbonError: a folder is none, or a file in it cannot be read.
    """
    from dualcarbon.trajectory_file import read_trajectories

    trajectories: dict[SeriesKey, Trajectory] = {}
    wanted = None if needed is None else {name for names in needed.values() for name in names}
    for path in record_files():
        if wanted is not None and path.stem not in wanted:
            continue
        asking = [one for one in regions if needed is None or path.stem in needed.get(one, ())]
        if any(f"\n{region}," in _text(path) for region in asking):
            data = read_trajectories(_text(path), str(path), own=own or {}, only=frozenset(asking))
            trajectories |= {
                key: dataclasses.replace(one, whole_region=True) for key, one in data.trajectories.items()
            }
    record = Dataset(trajectories=trajectories, newest=newest_year(), name=NAME)
    named = folders_of(folders, RECORD_VARIABLE, "--record-dir")
    mine = read_own_record(regions, own or {}, named) if named else None
    # The user's own numbers go before the record by design: that is not worth a word.
    return dataclasses.replace(merge(mine, record), notices=mine.notices, name=NAME) if mine else record


def read_own_record(
    regions: Collection[str], own: Own | None = None, folders: Sequence[str | Path] = ()
) -> Dataset:
    """The user's own observations of some regions; a later file goes before an earlier one, by name.

    Raises:
        DualcarbonError: a folder is none, or a file in it cannot be read.
    """
    from dualcarbon.trajectory_file import read_trajectories

    data = Dataset()
    for folder in reversed(folders_of(folders, "", "--record-dir")):
        for path in list_series(folder):
            data = merge(read_trajectories(read_text(path), str(path), own=own or {}), data)
    kept = {key: one for key, one in data.trajectories.items() if key.region in regions}
    return dataclasses.replace(data, trajectories=kept)


def newest_year() -> int | None:
    """The newest year of the whole record, every row of which is an observation; None where it is not known.

    It is kept beside the rows, so that whoever asks for a few of them does not read all.
    """
    path = _folder() / "newest.txt"
    return int(path.read_text(encoding="utf-8")) if path.is_file() else None


def rows() -> Iterator[Mapping[str, str]]:
    """Every row of the record, as its files have it."""
    for path in record_files():
        yield from csv.DictReader(_text(path).splitlines())


@cache
def _text(path: Path) -> str:
    return read_text(path)


def _folder() -> Path:
    return Path(__file__).parents[1] / "record"
