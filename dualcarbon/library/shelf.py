"""The library: from the name of a region, or a path, to its targets; and to the record."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon.indicator import Indicator
from dualcarbon.library import folders
from dualcarbon.library.folders import Entry
from dualcarbon.library.record import read_record
from dualcarbon.library.text import read_text
from dualcarbon.problem import DualcarbonError
from dualcarbon.region import Region, all_regions, find_region, own_region
from dualcarbon.trajectory import Dataset

if TYPE_CHECKING:
    from dualcarbon.target_file import RegionFile


class Library:
    """The target files of the user's folders and of those that ship; a user's file hides a shipped one."""

    def __init__(self, user_folders: Sequence[str | Path] = ()) -> None:
        self.user_folders = folders.users(user_folders)

    def load(self, name: str | Path) -> RegionFile:
        """The targets of a region by any of its names, or of a YAML file by its path.

        Raises:
            DualcarbonError: nobody knows the region, it has no file, or the file cannot be read.
        """
        from dualcarbon.target_file import load_target_file

        path = self.path_of(name)
        return load_target_file(read_text(path), str(path))

    def load_all(self) -> tuple[RegionFile, ...]:
        """Every region that has a file, the country first, then by code.

        Raises:
            DualcarbonError: a file cannot be read, or there is none.
        """
        if not self.every:
            raise DualcarbonError("no target files are found", hint="name a folder of them with --targets")
        return tuple(self.load(self.every[code].path) for code in sorted(self.every, key=_order))

    def path_of(self, name: str | Path) -> Path:
        """Where the targets of a region stand.

        Raises:
            DualcarbonError: nobody knows the region, or it has no file.
        """
        text = str(name)
        if isinstance(name, Path) or _is_path(text):
            return _file(Path(text))
        for entry in self._own:
            if entry.is_called(text):
                return entry.path
        region = self._region(text)
        for entry in self._own:
            if entry.region in (region.code, region.gb):
                return entry.path
        found = _shipped_path(region)
        if found is None:
            raise _no_file(region)
        return found

    @cached_property
    def every(self) -> Mapping[str, Entry]:
        """Every target file by the code of its region."""
        shipped = folders.shipped()
        found = {entry.region: entry for entry in folders.entries(shipped)} if shipped else {}
        return {**found, **{entry.region: entry for entry in reversed(self._own)}}

    def regions(self) -> tuple[Region, ...]:
        """Every region that is known, those of the files' own last."""
        own = (
            own_region(entry.region, entry.name, entry.name_zh)
            for entry in self.every.values()
            if ":" in entry.region
        )
        return (*all_regions(), *own)

    def record(self, regions: Collection[str], own: Mapping[str, Indicator] | None = None) -> Dataset:
        """What was observed in some regions."""
        return read_record(regions, own)

    def _region(self, name: str) -> Region:
        try:
            return find_region(name)
        except DualcarbonError:
            for entry in self.every.values():
                if ":" in entry.region and entry.is_called(name):
                    return own_region(entry.region, entry.name, entry.name_zh)
            raise

    @cached_property
    def _own(self) -> tuple[Entry, ...]:
        return tuple(entry for folder in self.user_folders for entry in folders.entries(folder))


def _is_path(text: str) -> bool:
    return text.endswith(folders.SUFFIXES) or "/" in text or os.sep in text


def _file(path: Path) -> Path:
    if path.is_dir():
        raise DualcarbonError(
            f"{path} is a folder, not a file",
            hint=f"name the files in it, or check all regions: --all-regions --targets {path}",
        )
    return path


def _shipped_path(region: Region) -> Path | None:
    folder = folders.shipped()
    if folder is None:
        return None
    usual = [f"{region.slug}.yaml", f"cities/{region.slug}.yaml", f"cities/{region.slug}_{region.gb}.yaml"]
    if region.code == "CN":
        usual.insert(0, "china.yaml")
    return _first_of(region, (folders.entry(folder / name) for name in usual)) or _first_of(
        region, folders.entries(folder)
    )


def _first_of(region: Region, entries: Iterable[Entry | None]) -> Path | None:
    codes = (region.code, region.gb)
    return next((entry.path for entry in entries if entry is not None and entry.region in codes), None)


def _no_file(region: Region) -> DualcarbonError:
    known = " ".join(dict.fromkeys((region.name, region.name_zh)))
    hint = f"write them down: dualcarbon new {region.slug} > {region.slug}.yaml"
    near = _parent(region)
    return DualcarbonError(
        f"no targets of {known} ({region.code}) are on file",
        hint=f"{hint}, then: dualcarbon check {region.slug}.yaml{near}",
    )


def _parent(region: Region) -> str:
    parents = {one.code: one for one in all_regions()}
    parent = parents.get(region.parent or "")
    return "" if parent is None or parent.code == "CN" else f"\n  or ask for {parent.name}, where it lies"


def _order(code: str) -> tuple[int, str]:
    return (0 if code == "CN" else 1 if code.startswith("CN-") else 2 if code.isdigit() else 3, code)
