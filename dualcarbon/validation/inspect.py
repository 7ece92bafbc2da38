"""Files held against every rule, with the nation, the record and other regions beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from dualcarbon.document import split_lines
from dualcarbon.indicator import Indicator
from dualcarbon.library.shelf import Library
from dualcarbon.library.sought import STDIN, is_target_file
from dualcarbon.library.text import read_text
from dualcarbon.problem import DualcarbonError, Problem
from dualcarbon.target_file import RegionFile, read_target_file
from dualcarbon.trajectory import Dataset
from dualcarbon.validation import (
    Context,
    in_order,
    judge_targets,
    levels_of,
    validate_trajectory,
    without_ignored,
)
from dualcarbon.validation.context import Levels
from dualcarbon.validation.findings import Findings

_ENOUGH = 30  # files of one run, from which on they are neighbours enough for each other


def inspect(paths: Sequence[str], *, codes: frozenset[str]) -> Findings:
    """Reads files and applies the rules of these codes.

    Raises:
        DualcarbonError: a file cannot be opened.
    """
    inspection = _Inspection(codes)
    for path in paths:
        inspection.read(path)
    return inspection.findings()


class _Inspection:
    """One run: first every file is read, then each is judged with the others beside it."""

    def __init__(self, codes: frozenset[str]) -> None:
        self.codes = codes
        self.order: list[str] = []
        self.problems: dict[str, tuple[Problem, ...]] = {}
        self.targets: dict[str, RegionFile] = {}
        self.texts: dict[str, str] = {}
        self.series: list[tuple[str, str]] = []
        self.excerpts: dict[tuple[str, int], str] = {}

    def read(self, path: str) -> None:
        """Reads a file; what is wrong with a target file by itself is known then."""
        name = "standard input" if path == STDIN else path
        self.order.append(name)
        self.problems[name] = ()
        try:
            text = read_text(path)
        except DualcarbonError as error:
            if not all(problem.code for problem in error.problems):
                raise
            self._keep(name, error.problems, "")
            return
        if not is_target_file(path, text):
            self.series.append((name, text))
            return
        file, problems = read_target_file(text, name)
        self._keep(name, problems, text)
        if file is not None:
            self.targets[name] = file
            self.texts[name] = text

    def findings(self) -> Findings:
        """Judges what was read."""
        context = _context(list(self.targets.values()))
        for name, file in self.targets.items():
            self._keep(name, list(judge_targets(file, context)), self.texts[name])
        own = {key: one for file in self.targets.values() for key, one in file.indicators.items()}
        for name, text in self.series:
            self._keep(name, validate_trajectory(text, name, {**_declared_beside(name), **own}), text)
        return Findings(
            problems=tuple(one for name in self.order for one in in_order(self.problems[name])),
            files=tuple(self.order),
            excerpts=self.excerpts,
        )

    def _keep(self, name: str, problems: Iterable[Problem], text: str) -> None:
        kept = [one for one in without_ignored(problems, text) if one.code in self.codes]
        self.problems[name] = (*self.problems[name], *kept)
        lines = split_lines(text) if kept else []
        for problem in kept:
            line = problem.location.line if problem.location else None
            if line and line <= len(lines):
                self.excerpts[name, line] = lines[line - 1]


def _context(files: Sequence[RegionFile]) -> Context:
    if not files:
        return Context()
    library = Library()
    nation = next((file for file in files if file.region.code == "CN"), None) or _nation(library)

    @cache
    def record(region: str) -> Dataset:
        return library.record([region])

    @cache
    def levels() -> Levels:
        others = [] if len(files) >= _ENOUGH else _others(library, {file.region.code for file in files})
        return levels_of([*files, *others])

    return Context(nation=nation, levels=levels, record=record)


def _nation(library: Library) -> RegionFile | None:
    entry = library.every.get("CN")
    return _on_file(entry.path) if entry else None


def _others(library: Library, without: Collection[str]) -> list[RegionFile]:
    """The target files on file, without those of the regions that are looked at."""
    paths = [entry.path for code, entry in library.every.items() if code not in without]
    return [file for file in map(_on_file, paths) if file is not None]


@cache
def _on_file(path: Path) -> RegionFile | None:
    return read_target_file(read_text(path), str(path))[0]


@cache
def _declared(folder: str) -> Mapping[str, Indicator]:
    found: dict[str, Indicator] = {}
    for path in sorted(Path(folder).glob("*.y*ml")):
        try:
            text = read_text(path)
        except DualcarbonError:
            continue
        if "\nindicators:" in text:
            file, _ = read_target_file(text, str(path))
            found.update(file.indicators if file else {})
    return found


def _declared_beside(name: str) -> Mapping[str, Indicator]:
    """The indicators that target files in the folder of a trajectory declare."""
    return _declared(str(Path(name).parent))
