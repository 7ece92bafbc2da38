"""A whole trajectory file: CSV text in; a data set and problems out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dualcarbon import scenario_file
from dualcarbon.indicator import Indicator
from dualcarbon.problem import DualcarbonError, Location, Problem
from dualcarbon.trajectory import Dataset, Key, Level, Link, Status, Trajectory
from dualcarbon.trajectory_file.entry import Entry, read_entry
from dualcarbon.trajectory_file.table import Row, Table

_NONE: Mapping[str, Indicator] = MappingProxyType({})
_Year = tuple[int, int | str]


def read_trajectory_file(
    text: str,
    path: str,
    *,
    own: Mapping[str, Indicator] = _NONE,
    only: frozenset[str] | None = None,
) -> tuple[Dataset, tuple[Problem, ...]]:
    """Reads a long CSV, and collects everything that is wrong with it; the data set holds what could be read.

    A table of the IAMC, told by its header, is read as scenarios.

    Args:
        text: the file.
        path: its name in messages.
        own: indicators beyond the vocabulary.
        only: read the rows of these regions only, and trust the file to write regions by their code in the
            first column, a row to a line.
    """
    if scenario_file.is_iamc_text(text):
        return scenario_file.read_text(text, path, own=own, regions=only or ())
    table = Table(text, path)
    series: dict[Key, _Series] = {}
    problems: list[Problem] = []
    empty = True
    for row in table.rows(only):
        empty = False
        read = read_entry(row, own)
        if isinstance(read, Problem):
            problems.append(read)
            continue
        clash = series.setdefault(read.key, _Series(read.indicator)).add(read, row)
        if clash:
            problems.append(clash)
    problems.extend(table.problems)
    if empty and only is None and not problems:
        problems.append(
            Problem(
                message="the file has a header and no rows",
                location=Location(path=path, line=1, column=1),
                hint="a row reads like: CN-SD,solar_capacity,2024,7600,10^4 kW",
                code="DC002",
                found="a header",
                expected="a header and rows",
            )
        )
    problems.sort(key=lambda problem: (problem.location.line or 0) if problem.location else 0)
    data = Dataset(
        trajectories={key: one.trajectory(key) for key, one in series.items()},
        newest=max((one.newest for key, one in series.items() if key[3] is Status.OBSERVED), default=None),
        name=path,
    )
    return data, tuple(problems)


def read_trajectories(
    text: str,
    path: str,
    *,
    own: Mapping[str, Indicator] = _NONE,
    only: frozenset[str] | None = None,
) -> Dataset:
    """Reads a long CSV like ``read_trajectory_file``.

    Raises:
        DualcarbonError: anything in it cannot be read; it carries every bad row.
    """
    data, problems = read_trajectory_file(text, path, own=own, only=only)
    if problems:
        raise DualcarbonError(problems=problems)
    return data


class _Series:
    """The levels and links of one key while they are being read."""

    def __init__(self, indicator: Indicator) -> None:
        self.indicator = indicator
        self.levels: dict[_Year, Level] = {}
        self.links: dict[_Year, Link] = {}
        self.newest = 0

    def add(self, entry: Entry, row: Row) -> Problem | None:
        """Takes a row in; a problem where its place is taken."""
        item = entry.item
        self.newest = max(self.newest, item.year)
        if isinstance(item, Level):
            level = self.levels.setdefault((item.year, item.price_year), item)
            return None if level is item else _clash(entry, level, row)
        link = self.links.setdefault((item.year, item.base), item)
        return None if link is item else _clash(entry, link, row)

    def trajectory(self, key: Key) -> Trajectory:
        """The series in the order of its years."""
        return Trajectory(
            region=key[0],
            indicator=self.indicator,
            definition=key[2],
            status=key[3],
            scenario=key[4],
            levels=tuple(sorted(self.levels.values(), key=lambda level: (level.year, level.price_year))),
            links=tuple(sorted(self.links.values(), key=lambda link: (link.year, link.base))),
        )


def _clash(entry: Entry, first: Level | Link, row: Row) -> Problem:
    year = f"{first.year} against {first.base}" if isinstance(first, Link) else str(first.year)
    line = first.location.line if first.location else ""
    return Problem(
        message=f"two values for {entry.key[0]} {entry.key[1]} {year}, the first in line {line}",
        location=row.at("value"),
        hint="keep one, or set them apart by definition, scenario or price year (yuan_2020)",
        code="DC305",
        found=row.cells[3],
        expected="one value",
    )
