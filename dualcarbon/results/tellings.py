"""How the answer to each question is told: the rooms of the report are asked when a form is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dualcarbon.api import Rebasing
from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.baseline import Rebased
from dualcarbon.comparison import Comparison, Row, SumUp
from dualcarbon.overview import Overview, OverviewRow
from dualcarbon.problem import Problem
from dualcarbon.region import find_region
from dualcarbon.scorecard import Line, Scorecard
from dualcarbon.sheet import Sheet
from dualcarbon.units import Converted
from dualcarbon.validation import Findings

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid

_FEW = 3


class Checked:
    """Assessments, by region."""

    def items(self, value: Sequence[Sheet], /) -> Sequence[Assessment]:
        """Every assessment, also those that are not the main one of their target."""
        return [one for sheet in value for one in sheet.assessments]

    def brief(self, value: Sequence[Sheet], /) -> str:
        """``check of CN-SD: 2 assessments, 1 ahead, 1 off_track``."""
        regions = _some([sheet.region.code for sheet in value], "regions")
        found = self.items(value)
        return f"check of {regions}: {_n(len(found), 'assessment')}{_tally(one.verdict for one in found)}"

    def rows(self, value: Sequence[Sheet], words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row an assessment."""
        from dualcarbon.report.check.data import rows

        return rows(value, words=words)

    def document(self, value: Sequence[Sheet], words: Words, /) -> Mapping[str, Data]:
        """That of ``check``."""
        from dualcarbon.report.check.data import document

        version, date = _made()
        as_of = value[0].as_of if value else None
        return document(value, version=version, data=date, as_of=as_of, words=words)

    def grids(self, value: Sequence[Sheet], words: Words, limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """A table a region."""
        from dualcarbon.report.check.table import grids

        for sheet in value:
            yield grids(sheet, limit=limit, words=words)


class Validated:
    """Findings."""

    def items(self, value: Findings, /) -> Sequence[Problem]:
        """Every finding, notes too."""
        return value.problems

    def brief(self, value: Findings, /) -> str:
        """``validate: 3 files: 2 errors, 1 note``."""
        return f"validate: {value.summary}"

    def rows(self, value: Findings, _words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a finding."""
        from dualcarbon.report.problems.data import rows

        return rows(value)

    def document(self, value: Findings, words: Words, /) -> Mapping[str, Data]:
        """The files, and the list of findings that json is."""
        version, date = _made()
        problems: list[Data] = [dict(row) for row in self.rows(value, words)]
        return {"version": version, "data": date, "files": list(value.files), "problems": problems}

    def grids(self, value: Findings, words: Words, _limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """One table."""
        rows = [{**row, "found": None, "expected": None} for row in self.rows(value, words)]
        yield [_plain_grid(value.summary, rows)]


class Compared:
    """The targets of many regions for one indicator and year, with their sum where it was asked for."""

    def items(self, value: tuple[Comparison, SumUp | None], /) -> Sequence[Row]:
        """A row a region."""
        return value[0].rows

    def brief(self, value: tuple[Comparison, SumUp | None], /) -> str:
        """``compare energy_intensity 2025: 29 regions, 3 missed``."""
        one = value[0]
        tally = _tally(row.assessment.verdict for row in one.rows)
        return f"compare {one.indicator.name} {one.year}: {_n(len(one.rows), 'region')}{tally}"

    def rows(self, value: tuple[Comparison, SumUp | None], words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a region."""
        from dualcarbon.report.comparison.data import rows

        return rows(value[0], words=words)

    def document(self, value: tuple[Comparison, SumUp | None], words: Words, /) -> Mapping[str, Data]:
        """That of ``compare``."""
        from dualcarbon.report.comparison.data import document

        version, date = _made()
        return document(value[0], version=version, data=date, sum_up=value[1], words=words)

    def grids(
        self, value: tuple[Comparison, SumUp | None], words: Words, _limit: int | None, /
    ) -> Iterator[Sequence[Grid]]:
        """One table."""
        from dualcarbon.report.comparison.table import grids

        yield grids(value[0], sum_up=value[1], words=words)


class Scored:
    """The national appraisal of a province."""

    def items(self, value: Scorecard, /) -> Sequence[Line]:
        """The fourteen lines."""
        return value.lines

    def brief(self, value: Scorecard, /) -> str:
        """``scorecard of CN-SD: qualified or failed``."""
        return f"scorecard of {value.region}: {' or '.join(grade.value for grade in value.grades)}"

    def rows(self, value: Scorecard, words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a line and assessment."""
        from dualcarbon.report.scorecard.data import rows

        return rows(value, find_region(value.region), words=words)

    def document(self, value: Scorecard, words: Words, /) -> Mapping[str, Data]:
        """That of ``scorecard``."""
        from dualcarbon.report.scorecard.data import document

        version, date = _made()
        return document(value, find_region(value.region), version=version, data=date, words=words)

    def grids(self, value: Scorecard, words: Words, _limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """One table."""
        from dualcarbon.report.scorecard.table import grids

        yield grids(value, find_region(value.region), words=words)


class Seen:
    """The matrix of regions and indicators."""

    def items(self, value: Overview, /) -> Sequence[OverviewRow]:
        """A row a region."""
        return value.rows

    def brief(self, value: Overview, /) -> str:
        """``overview: 31 regions, 21 indicators, 12 met, 40 unknown``."""
        tally = _tally(one.verdict for row in value.rows for one in row.cells.values())
        return f"overview: {_n(len(value.rows), 'region')}, {_n(len(value.indicators), 'indicator')}{tally}"

    def rows(self, value: Overview, words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a region and indicator."""
        from dualcarbon.report.overview.data import rows

        return rows(value, words=words)

    def document(self, value: Overview, words: Words, /) -> Mapping[str, Data]:
        """That of ``overview``."""
        from dualcarbon.report.overview.data import document

        version, date = _made()
        return document(value, version=version, data=date, words=words)

    def grids(self, value: Overview, words: Words, limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """The parts of one table that fit side by side."""
        from dualcarbon.report.overview.table import laid_out

        yield from ([part] for part in laid_out(value, limit=limit, words=words))


class RebasedAll:
    """Percentages told against another year."""

    def items(self, value: Rebasing, /) -> Sequence[Rebased]:
        """An answer a percentage."""
        return value.answers

    def brief(self, value: Rebasing, /) -> str:
        """``rebase of 2 percentages of CN carbon_intensity``."""
        return f"rebase of {_n(len(value.answers), 'percentage')} of {value.trajectory.called}"

    def rows(self, value: Rebasing, _words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a percentage."""
        from dualcarbon.report.rebased import to_entry

        return [to_entry(one, value.trajectory) for one in value.answers]

    def document(self, value: Rebasing, words: Words, /) -> Mapping[str, Data]:
        """The objects that the lines of json are."""
        return _listed("answers", self.rows(value, words))

    def grids(self, value: Rebasing, words: Words, _limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """One table."""
        yield [_plain_grid(value.trajectory.called, list(self.rows(value, words)))]


class ConvertedAll:
    """Quantities in another unit."""

    def items(self, value: Sequence[Converted], /) -> Sequence[Converted]:
        """An answer a quantity."""
        return value

    def brief(self, value: Sequence[Converted], /) -> str:
        """``convert of 2 quantities to GW``."""
        unit = f" to {value[0].unit}" if value else ""
        return f"convert of {_n(len(value), 'quantity', 'quantities')}{unit}"

    def rows(self, value: Sequence[Converted], _words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a quantity."""
        from dualcarbon.report.converted import to_entry

        return [to_entry(one) for one in value]

    def document(self, value: Sequence[Converted], words: Words, /) -> Mapping[str, Data]:
        """The objects that the lines of json are."""
        return _listed("answers", self.rows(value, words))

    def grids(
        self, value: Sequence[Converted], words: Words, _limit: int | None, /
    ) -> Iterator[Sequence[Grid]]:
        """One table."""
        yield [_plain_grid("", list(self.rows(value, words)))]


def _made() -> tuple[str, str]:
    """What every document says of itself: the version and the date of the data."""
    from dualcarbon.library import data_date
    from dualcarbon.version import __version__

    return __version__, data_date()


def _listed(key: str, rows: Iterable[Mapping[str, Plain]]) -> dict[str, Data]:
    version, date = _made()
    return {"version": version, "data": date or None, key: [dict(row) for row in rows]}


def _plain_grid(title: str, rows: Sequence[Mapping[str, Plain]]) -> Grid:
    """Rows as a table, without the columns that are empty in every row."""
    from dualcarbon.report.paper.grid import Column, Grid, GridRow, Section

    keys = [key for key in (rows[0] if rows else {}) if any(row[key] not in (None, "") for row in rows)]
    numbers = {key for key in keys if all(isinstance(row[key], int | float | None) for row in rows)}
    told = [
        GridRow(cells=tuple((_cell(row[key]), "") for key in keys), name=_cell(row[keys[0]])) for row in rows
    ]
    return Grid(
        title=title,
        columns=tuple(Column(heading=key.replace("_", " "), right=key in numbers) for key in keys),
        sections=(Section(rows=tuple(told)),),
    )


def _cell(value: Plain) -> str:
    return "" if value is None else str(value)


def _tally(verdicts: Iterable[Verdict]) -> str:
    counted = Counter(verdicts)
    return "".join(f", {counted[one]} {one.value}" for one in Verdict if counted[one])


def _some(names: Sequence[str], what: str) -> str:
    return ", ".join(names) if len(names) <= _FEW else f"{len(names)} {what}"


def _n(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or f'{one}s'}"
