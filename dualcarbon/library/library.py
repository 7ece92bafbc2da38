"""The library: from the name of a region, or a path, to its targets; and to the record."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon.indicator import Indicator
from dualcarbon.library import folders
from dualcarbon.library.folders import Listed
from dualcarbon.library.record import Needed, read_own_record, read_record
from dualcarbon.library.text import read_text
from dualcarbon.problem import DualcarbonError, Enumeration, Name, Sentence, Unreadable
from dualcarbon.region import Region, all_regions, find_region, own_region
from dualcarbon.trajectory import Dataset

if TYPE_CHECKING:
    from dualcarbon.target_file import RegionFile


class Library:
    """The target files of the user's folders and of those that ship; a user's file hides a shipped one."""

    def __init__(self, user_folders: Sequence[str | Path] = ()) -> None:
        self.user_folders = folders.folders_of(user_folders, folders.TARGETS_VARIABLE, "--targets")

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
            raise DualcarbonError(
                Sentence("no target files are found"),
                hint=Sentence("name a folder of them with --targets"),
            )
        for folder in self._own:
            _refuse_faults(folder)
            for code in {entry.region for entry in folder}:
                _only([entry for entry in folder if entry.region == code])
        return tuple(self.load(self.every[code].path) for code in sorted(self.every, key=_order))

    def path_of(self, name: str | Path) -> Path:
        """Where the targets of a region stand.

        A folder of the user's own is never passed over in silence: a file in it whose region cannot be told
        may be the one that is meant, and so may two files of one region.

        Raises:
            UnknownName: nobody knows the region.
            Unreadable: a file of the user's folders cannot be told apart.
            DualcarbonError: the region has no file.
        """
        text = str(name)
        if isinstance(name, Path) or _is_path(text):
            return _file(Path(text))
        region: Region | None = None
        for folder in self._own:
            found = [entry for entry in folder if entry.is_called(text)]
            if not found:
                region = region or self._region(text)
                found = [entry for entry in folder if entry.region == region.code]
            if found:
                return _only(found).path
            _refuse_faults(folder)
        region = region or self._region(text)
        path = _shipped_path(region)
        if path is None:
            raise _no_file(region)
        return path

    @cached_property
    def every(self) -> Mapping[str, Listed]:
        """Every target file by the code of its region, without those whose region cannot be told."""
        shipped = folders.shipped()
        found = {entry.region: entry for entry in folders.list_folder(shipped)} if shipped else {}
        for folder in reversed(self._own):
            found |= {entry.region: entry for entry in reversed(folder) if entry.region}
        return found

    def regions(self) -> tuple[Region, ...]:
        """Every region that is known, those of the files' own last."""
        own = (
            own_region(entry.region, entry.name, entry.name_zh)
            for entry in self.every.values()
            if ":" in entry.region
        )
        return (*all_regions(), *own)

    def record(
        self,
        regions: Collection[str],
        own: Mapping[str, Mapping[str, Indicator]] | None = None,
        folders: Sequence[str | Path] = (),
        *,
        needed: Needed | None = None,
    ) -> Dataset:
        """What was observed in some regions: the user's own record in ``folders``, then what ships.

        ``needed`` are the only indicators that are read of what ships, by region; all where None.
        """
        return read_record(regions, own, folders, needed=needed)

    def own_record(
        self,
        regions: Collection[str],
        own: Mapping[str, Mapping[str, Indicator]] | None = None,
        folders: Sequence[str | Path] = (),
    ) -> Dataset:
        """What the user has observed in some regions, without the record that ships."""
        return read_own_record(regions, own, folders)

    def _region(self, name: str) -> Region:
        try:
            return find_region(name)
        except DualcarbonError:
            for entry in self.every.values():
                if ":" in entry.region and entry.is_called(name):
                    return own_region(entry.region, entry.name, entry.name_zh)
            for folder in self._own:
                _refuse_faults(folder)
            raise

    @cached_property
    def _own(self) -> tuple[tuple[Listed, ...], ...]:
        """The files of the user, folder by folder."""
        return tuple(tuple(folders.list_folder(folder)) for folder in self.user_folders)


def _refuse_faults(folder: Sequence[Listed]) -> None:
    problems = [problem for entry in folder for problem in entry.problems]
    if problems:
        raise Unreadable(problems=problems)


def _only(found: Sequence[Listed]) -> Listed:
    """The one file of a region; two in a folder are refused."""
    if len(found) == 1:
        return found[0]
    raise Unreadable(
        Sentence(
            "the region {region} stands in {count} files: {paths}",
            region=found[0].region,
            count=len(found),
            paths=Enumeration(entry.path for entry in found),
        ),
        hint=Sentence("keep one, or name the file that is meant"),
    )


def _is_path(text: str) -> bool:
    return text.lower().endswith(folders.SUFFIXES) or "/" in text or os.sep in text


def _file(path: Path) -> Path:
    if path.is_dir():
        raise DualcarbonError(
            Sentence("{path} is a folder, not a file", path=path),
            hint=Sentence(
                "name the files in it, or check all regions: --all-regions --targets {path}", path=path
            ),
        )
    return path


def _shipped_path(region: Region) -> Path | None:
    folder = folders.shipped()
    if folder is None:
        return None
    usual = [f"{region.slug}.yaml", f"cities/{region.slug}.yaml", f"cities/{region.slug}_{region.gb}.yaml"]
    if region.code == "CN":
        usual.insert(0, "china.yaml")
    return _first_of(region, (folders.list_file(folder / name) for name in usual)) or _first_of(
        region, folders.list_folder(folder)
    )


def _first_of(region: Region, entries: Iterable[Listed | None]) -> Path | None:
    return next((entry.path for entry in entries if entry is not None and entry.region == region.code), None)


def _no_file(region: Region) -> DualcarbonError:
    return DualcarbonError(
        Sentence(
            "no targets of {region} ({code}) are on file",
            region=Name(" ".join(dict.fromkeys((region.name, region.name_zh))), zh=region.name_zh),
            code=region.code,
        ),
        hint=Sentence(
            "write them down: dualcarbon new {slug} > {slug}.yaml,"
            " then: dualcarbon check {slug}.yaml{parent}",
            slug=region.slug,
            parent=_parent(region),
        ),
    )


def _parent(region: Region) -> str:
    parents = {one.code: one for one in all_regions()}
    parent = parents.get(region.parent or "")
    if parent is None or parent.code == "CN":
        return ""
    return Sentence("\nor ask for {region}, where it lies", region=parent.called)


def _order(code: str) -> tuple[int, str]:
    return (0 if code == "CN" else 1 if code.startswith("CN-") else 2 if code.isdigit() else 3, code)
