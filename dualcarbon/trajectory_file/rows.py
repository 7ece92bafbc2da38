"""Rows: what each is about, and the level or link that it states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from dualcarbon.indicator import Indicator, find_indicator, vocabulary
from dualcarbon.problem import DualcarbonError, Enumeration, Location, Problem, Sentence
from dualcarbon.region import find_region
from dualcarbon.trajectory import Grade, Interval, Level, Link, SeriesKey, Status
from dualcarbon.trajectory_file.header import COLUMNS
from dualcarbon.trajectory_file.row_cell import RowError, no_word, read_value, read_year
from dualcarbon.trajectory_file.row_unit import RowUnit, row_unit
from dualcarbon.trajectory_file.table import CsvRow

Own = Mapping[str, Mapping[str, Indicator]]
"""The indicators of regions' own, by region and name."""

_PLAIN = re.compile(r"(-?[0-9]{1,30})(?:\.([0-9]{1,30}))?")
_GRADES = {grade.value: grade for grade in Grade}
_STATUS = {status.value: status for status in Status} | {"": Status.OBSERVED}
_COLUMN = {name: position for position, name in enumerate(COLUMNS)}
_NOTHING: Mapping[str, Indicator] = {}
_ALL = -100  # per cent: a fall of everything
_KEPT = 100_000  # amounts that one file is remembered by: most tables say the same numbers again
_NEAR_NAMES = 50  # names that are looked at for a near one; a file with more is of another kind


class ReadRow(NamedTuple):
    """A row that was read: the series it belongs to, and its level or link."""

    key: SeriesKey
    indicator: Indicator
    item: Level | Link


class _Head(NamedTuple):
    """What rows of one series, kind and unit have in common."""

    key: SeriesKey
    indicator: Indicator
    grade: Grade
    how: RowUnit


class RowReader:
    """Reads the rows of one file; names are looked up once, also those that nobody knows."""

    def __init__(self, own: Own) -> None:
        self._own = own
        self._regions: dict[str, str | RowError] = {}
        self._indicators: dict[tuple[str, str], Indicator | RowError] = {}
        # Indicators live as long as the reader: their ids are cheaper to look up than they are.
        self._units: dict[tuple[str, int, bool], RowUnit] = {}
        self._heads: dict[tuple[str, ...], _Head] = {}
        self._ways: dict[RowUnit, RowUnit] = {}
        self._amounts: dict[tuple[int, str], Interval] = {}
        self._texts: dict[str, str] = {}

    def read(self, row: CsvRow) -> ReadRow | Problem:
        """The row as a value, or the first thing that is wrong with it."""
        try:
            return self._stated(row)
        except RowError as error:
            return Problem(
                message=error.message,
                location=row.at(error.column),
                hint=error.hint,
                code=error.code,
                found=row.cells[_COLUMN[error.column]][:60] or "an empty cell",
                expected=error.expected,
            )

    def _stated(self, row: CsvRow) -> ReadRow:
        region, name, year_text, value, unit, base, definition, state, scenario, kind, source, note, _ = (
            row.cells
        )
        about = (region, name, unit, definition, state, scenario, kind, "link" if base else "")
        head = self._heads.get(about)
        if head is None:
            # Of several faults the one that stands first in the row is told.
            indicator = self._named(region, name)
            year = read_year("year", year_text)
            head = self._heads[about] = self._head(about, indicator)
        else:
            year = read_year("year", year_text)
        key, indicator, grade, how = head
        amount = self._amounts.get((id(how), value)) or self._amount(how, value)
        source, note = self._once(source), self._once(note)
        where = Location(path=row.table.path, line=row.line)
        item: Level | Link
        if base:
            item = Link(
                year=year,
                base=_base(base, year),
                change=_possible(amount, how, indicator),
                additive=not how.relative,
                grade=grade,
                source=source,
                note=note,
                location=where,
            )
        else:
            item = Level(
                year=year,
                amount=amount,
                price_year=how.price_year,
                grade=grade,
                source=source,
                note=note,
                location=where,
            )
        return ReadRow(key, indicator, item)

    def _head(self, about: tuple[str, ...], indicator: Indicator) -> _Head:
        region, _, unit, definition, state, scenario, kind, link = about
        status = _STATUS.get(state)
        if status is None:
            raise no_word("status", state, tuple(Status))
        if scenario and status is Status.OBSERVED:
            raise RowError(
                "scenario",
                "DC306",
                Sentence("an observed value has no scenario"),
                Sentence("status is observed where it is empty: write projected"),
                "projected",
            )
        grade = _GRADES.get(kind)
        if grade is None:
            raise no_word("kind", kind, tuple(grade for grade in Grade if grade))
        how = self._units.get((unit, id(indicator), bool(link))) or self._unit(
            unit, indicator, link=bool(link)
        )
        key = SeriesKey(str(self._regions[region]), indicator.name, definition, status, scenario)
        return _Head(key, indicator, grade, how)

    def _amount(self, how: RowUnit, text: str) -> Interval:
        plain = _PLAIN.fullmatch(text)
        if plain:
            part = plain[2] or ""
            found = how.rounded(int(plain[1] + part), len(part))
        else:
            found = how.interval(*read_value(text))
        if len(self._amounts) < _KEPT:
            self._amounts[id(how), text] = found
        return found

    def _once(self, text: str) -> str:
        """A text that many rows share, held once."""
        return self._texts.setdefault(text, text) if text else text

    def _named(self, region: str, name: str) -> Indicator:
        code = self._regions.get(region) or self._region(region)
        if isinstance(code, RowError):
            raise code
        indicator = self._indicators.get((code, name)) or self._indicator(code, name)
        if isinstance(indicator, RowError):
            raise indicator
        return indicator

    def _region(self, name: str) -> str | RowError:
        found: str | RowError
        try:
            found = find_region(name, near=len(self._regions) < _NEAR_NAMES).code
        except DualcarbonError as error:
            problem = error.problems[0]
            message = problem.message if name else Sentence("the region is missing")
            found = RowError("region", "DC104", message, problem.hint, "a region")
        self._regions[name] = found
        return found

    def _indicator(self, code: str, name: str) -> Indicator | RowError:
        own = self._own.get(code, _NOTHING)
        found = own.get(name) or vocabulary().get(name) or self._unknown_indicator(name, own)
        self._indicators[code, name] = found
        return found

    def _unit(self, unit: str, indicator: Indicator, *, link: bool) -> RowUnit:
        try:
            found = row_unit(unit, indicator, link=link)
        except DualcarbonError as error:
            problem = error.problems[0]
            expected = indicator.unit or "no unit"
            raise RowError("unit", problem.code, problem.message, problem.hint, expected) from None
        # Equal ways are one, so that what they make of a number is worked out once.
        found = self._units[unit, id(indicator), link] = self._ways.setdefault(found, found)
        return found

    def _unknown_indicator(self, name: str, own: Mapping[str, Indicator]) -> RowError:
        if not name:
            message: str = Sentence("the indicator is missing")
            hint: str = Sentence("dualcarbon list indicators names those that are known")
            return RowError("indicator", "DC105", message, hint, "an indicator")
        others = [region for region, declared in self._own.items() if name in declared]
        if others:
            message = Sentence(
                '"{name}" is an indicator of {region} only', name=name, region=Enumeration(others)
            )
            hint = Sentence("declare it under indicators in the target file of this region")
            return RowError("indicator", "DC105", message, hint, "an indicator")
        if len(self._indicators) > _NEAR_NAMES:
            message = Sentence('unknown indicator "{name}"', name=name)
            hint = Sentence("dualcarbon list indicators names those that are known")
            return RowError("indicator", "DC105", message, hint, "an indicator")
        try:
            find_indicator(name, own)
        except DualcarbonError as error:
            problem = error.problems[0]
            return RowError("indicator", "DC105", problem.message, problem.hint, "an indicator")
        raise AssertionError(name)


def _base(text: str, year: int) -> int:
    base = read_year("relative_to", text)
    if base >= year:
        raise RowError(
            "relative_to",
            "DC307",
            Sentence("relative_to {base} does not lie before the year {year}", base=base, year=year),
            Sentence("a change is told against an earlier year; are the two swapped?"),
            f"before {year}",
        )
    return base


def _possible(change: Interval, how: RowUnit, indicator: Indicator) -> Interval:
    """A change, unless it is a fall of more than everything."""
    if how.relative and change.value < _ALL and not indicator.may_be_negative:
        raise RowError(
            "value",
            "DC202",
            Sentence("{value} %: nothing falls by more than 100 %", value=f"{float(change.value):.10g}"),
            Sentence("look for a lost decimal point, or for a level that has relative_to"),
            "-100 or more",
        )
    return change
