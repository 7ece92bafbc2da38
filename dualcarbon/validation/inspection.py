"""Files held against every rule, with the nation, the record and other regions beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from dualcarbon.document import split_lines
from dualcarbon.indicator import Indicator
from dualcarbon.library import STDIN, Library, is_target_file, read_text
from dualcarbon.problem import DualcarbonError, Problem
from dualcarbon.target import Target
from dualcarbon.target_file import RegionFile, read_target_file
from dualcarbon.trajectory import Dataset, Trajectory
from dualcarbon.validation.context import Context, Levels, levels_of
from dualcarbon.validation.findings import Findings
from dualcarbon.validation.rule import judge_targets, judge_together
from dualcarbon.validation.validate import in_order, validate_trajectory, with_columns, without_ignored

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
        self.series: dict[str, Dataset] = {}
        self.texts: dict[str, str] = {}

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
            self._keep(name, error.problems)
            return
        self.texts[name] = text
        if not is_target_file(path, text):
            self.series[name] = Dataset()
            return
        file, problems = read_target_file(text, name)
        self._keep(name, problems)
        if file is not None:
            self.targets[name] = file

    def findings(self) -> Findings:
        """Judges what was read."""
        context = _context(list(self.targets.values()))
        for name, file in self.targets.items():
            self._keep(name, judge_targets(file, context))
        declared = {file.region.code: file.indicators for file in self.targets.values()}
        for name in self.series:
            own = {**_declared_beside(name), **declared}
            self.series[name], problems = validate_trajectory(self.texts[name], name, own)
            self._keep(name, problems)
        self._together()
        return Findings(
            problems=tuple(one for name in self.order for one in in_order(self.problems[name])),
            files=tuple(self.order),
            excerpts=self._excerpts(),
        )

    def _together(self) -> None:
        """What the files get wrong beside each other."""
        found: dict[str, list[Problem]] = {}
        for problem in judge_together(list(self.targets.values()), list(self.series.values())):
            found.setdefault(problem.location.path if problem.location else "", []).append(problem)
        for name, problems in found.items():
            self._keep(name, with_columns(problems, self.texts[name]))

    def _keep(self, name: str, problems: Iterable[Problem]) -> None:
        text = self.texts.get(name, "")
        kept = [one for one in without_ignored(problems, text) if one.code in self.codes]
        self.problems[name] = (*self.problems[name], *kept)

    def _excerpts(self) -> dict[tuple[str, int], str]:
        """The lines that problems stand in; each file is cut into lines once."""
        found: dict[tuple[str, int], str] = {}
        for name, problems in self.problems.items():
            numbers = {problem.location.line for problem in problems if problem.location}
            lines = split_lines(self.texts.get(name, "")) if numbers else []
            found |= {(name, at): lines[at - 1] for at in numbers if at and at <= len(lines)}
        return found


def _context(files: Sequence[RegionFile]) -> Context:
    if not files:
        return Context()
    library = Library()
    nation = next((file for file in files if file.region.code == "CN"), None) or _nation(library)

    regions = frozenset(file.region.code for file in files)

    @cache
    def record(indicator: str) -> Dataset:
        return library.record(regions, needed=dict.fromkeys(regions, (indicator,)))

    def observed(target: Target) -> Trajectory | None:
        name = target.indicator.name
        return record(name).observed(target.region, name, target.definition)

    @cache
    def levels() -> Levels:
        others = [] if len(files) >= _ENOUGH else _others(library, {file.region.code for file in files})
        return levels_of([*files, *others])

    return Context(nation=nation, levels=levels, observed=observed)


def _nation(library: Library) -> RegionFile | None:
    listed = library.every.get("CN")
    return _on_file(listed.path) if listed else None


def _others(library: Library, without: Collection[str]) -> list[RegionFile]:
    """The target files on file, without those of the regions that are looked at."""
    paths = [listed.path for code, listed in library.every.items() if code not in without]
    return [file for file in map(_on_file, paths) if file is not None]


@cache
def _on_file(path: Path) -> RegionFile | None:
    return read_target_file(read_text(path), str(path))[0]


@cache
def _declared(folder: str) -> Mapping[str, Mapping[str, Indicator]]:
    found: dict[str, Mapping[str, Indicator]] = {}
    for path in sorted(Path(folder).glob("*.[yY]*[mM][lL]")):
        try:
            text = read_text(path)
        except DualcarbonError:
            continue  # the file is a finding where it is looked at itself
        if "indicators" in text:
            file, _ = read_target_file(text, str(path))
            if file and file.indicators:
                found[file.region.code] = file.indicators
    return found


def _declared_beside(name: str) -> Mapping[str, Mapping[str, Indicator]]:
    """The indicators that target files in the folder of a trajectory declare, by region."""
    return _declared(str(Path(name).parent))
