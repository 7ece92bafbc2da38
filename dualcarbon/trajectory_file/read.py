"""A whole trajectory file: CSV text in; a data set and problems out."""

from __future__ import annotations

from types import MappingProxyType

from dualcarbon.indicator import Indicator
from dualcarbon.problem import Location, Problem, Sentence, Severity, Unreadable
from dualcarbon.trajectory import Dataset, Level, Link, SeriesKey, Status, Trajectory
from dualcarbon.trajectory_file.header import COLUMNS
from dualcarbon.trajectory_file.rows import Own, ReadRow, RowReader
from dualcarbon.trajectory_file.table import CsvRow, Table

_NONE: Own = MappingProxyType({})
_VALUE = COLUMNS.index("value")
_Year = tuple[int, int | str]


def read_trajectory_file(
    text: str, path: str, *, own: Own = _NONE, only: frozenset[str] | None = None
) -> tuple[Dataset, tuple[Problem, ...]]:
    """Reads a long CSV, and collects everything that is wrong with it; the data set holds what could be read.

    A table of the IAMC, told by its header, is read as scenarios. A row without a value is passed over: it is
    a problem of the severity ``note``.

    Args:
        text: the file.
        path: its name in messages.
        own: indicators beyond the vocabulary, by the region that declares them and by name.
        only: read the rows of these regions only, and trust the file to write regions by their code in the
            first column, a row to a line.
    """
    if only is None and _may_be_scenarios(text):
        # A short run has no use for the tables of models.
        from dualcarbon import scenario_file

        if scenario_file.is_iamc_text(text):
            return scenario_file.read_text(text, path, regions=())
    table = Table(text, path)
    reader = RowReader(own)
    series: dict[SeriesKey, _Series] = {}
    problems: list[Problem] = []
    blanks: list[Problem] = []
    empty = True
    for row in table.rows(only):
        empty = False
        if not row.cells[_VALUE]:
            blanks.append(_blank(row))
            continue
        read = reader.read(row)
        if isinstance(read, Problem):
            problems.append(read)
            continue
        one = series.get(read.key)
        if one is None:
            one = series[read.key] = _Series(read.indicator)
        clash = one.add(read, row)
        if clash:
            problems.append(clash)
    problems.extend(table.problems)
    if empty and only is None and not problems:
        problems.append(
            Problem(
                message=Sentence("the file has a header and no rows"),
                location=Location(path=path, line=1, column=1),
                hint=Sentence("a row reads like: CN-SD,solar_capacity,2024,7600,10^4 kW"),
                code="DC002",
                found="a header",
                expected="a header and rows",
            )
        )
    problems.extend(blanks)
    problems.sort(key=lambda problem: (problem.location.line or 0) if problem.location else 0)
    data = Dataset(
        trajectories={key: one.trajectory(key) for key, one in series.items()},
        newest=max(
            (one.newest for key, one in series.items() if key.status is Status.OBSERVED), default=None
        ),
        name=path,
        notices=(_passed_over(len(blanks), path),) if blanks else (),
    )
    return data, tuple(problems)


def _may_be_scenarios(text: str) -> bool:
    """Whether the first lines name a variable and a model, as the header of a table of the IAMC does."""
    start = text[:4096].casefold()
    return "variable" in start and "model" in start


def read_trajectories(
    text: str, path: str, *, own: Own = _NONE, only: frozenset[str] | None = None
) -> Dataset:
    """Reads a long CSV like ``read_trajectory_file``.

    Raises:
        Unreadable: anything in it cannot be read; it carries every bad row.
    """
    data, problems = read_trajectory_file(text, path, own=own, only=only)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise Unreadable(problems=errors)
    return data


def _blank(row: CsvRow) -> Problem:
    return Problem(
        message=Sentence("the row has no value: it is passed over"),
        location=row.at("value"),
        hint=Sentence("fill it in, or take the row out"),
        code="DC309",
        severity=Severity.NOTE,
        found="an empty cell",
        expected="a number",
    )


def _passed_over(count: int, path: str) -> Problem:
    message = (
        Sentence("1 row has no value and is passed over")
        if count == 1
        else Sentence("{count} rows have no value and are passed over", count=count)
    )
    return Problem(message=message, location=Location(path=path), code="DC309", severity=Severity.NOTE)


class _Series:
    """The levels and links of one key while they are being read."""

    def __init__(self, indicator: Indicator) -> None:
        self.indicator = indicator
        self.levels: dict[_Year, Level] = {}
        self.links: dict[_Year, Link] = {}
        self.newest = 0

    def add(self, stated: ReadRow, row: CsvRow) -> Problem | None:
        """Takes a row in; a problem where its place is taken."""
        item = stated.item
        self.newest = max(self.newest, item.year)
        if isinstance(item, Level):
            level = self.levels.setdefault((item.year, item.price_year), item)
            return None if level is item else _clash(stated, level, row)
        link = self.links.setdefault((item.year, item.base), item)
        return None if link is item else _clash(stated, link, row)

    def trajectory(self, key: SeriesKey) -> Trajectory:
        """The series in the order of its years."""
        return Trajectory(
            region=key.region,
            indicator=self.indicator,
            definition=key.definition,
            status=key.status,
            scenario=key.scenario,
            levels=tuple(sorted(self.levels.values(), key=lambda level: (level.year, level.price_year))),
            links=tuple(sorted(self.links.values(), key=lambda link: (link.year, link.base))),
        )


def _clash(stated: ReadRow, first: Level | Link, row: CsvRow) -> Problem:
    year = Sentence("{year}", year=first.year)
    if isinstance(first, Link):
        year = Sentence("{year} against {base}", year=first.year, base=first.base)
    return Problem(
        message=Sentence(
            "two values for {region} {indicator} {year}, the first in line {line}",
            region=stated.key.region,
            indicator=stated.key.indicator,
            year=year,
            line=first.location.line if first.location else "",
        ),
        location=row.at("value"),
        hint=Sentence("keep one, or set them apart by definition, scenario or price year (yuan_2020)"),
        code="DC305",
        found=row.cells[_VALUE],
        expected="one value",
    )
