"""Rows: what each is about, and the level or link that it states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from dualcarbon import units
from dualcarbon.indicator import Indicator, find_indicator, vocabulary
from dualcarbon.problem import (
    DualcarbonError,
    Enumeration,
    Location,
    Problem,
    Sentence,
    UnknownName,
    did_you_mean,
)
from dualcarbon.region import find_region
from dualcarbon.trajectory import Grade, Interval, Level, Link, SeriesKey, Status
from dualcarbon.trajectory_file.header import COLUMNS
from dualcarbon.trajectory_file.row_unit import RowUnit, row_unit
from dualcarbon.trajectory_file.table import CsvRow

Own = Mapping[str, Mapping[str, Indicator]]
"""The indicators of regions' own, by region and name."""

_YEAR = re.compile(r"[12][0-9]{3}")
_PLAIN = re.compile(r"(-?[0-9]{1,30})(?:\.([0-9]{1,30}))?")
_GRADES = {grade.value: grade for grade in Grade}
_STATUS = {status.value: status for status in Status} | {"": Status.OBSERVED}
_COLUMN = {name: position for position, name in enumerate(COLUMNS)}
_DIGIT = tuple(Fraction(1, 10**places) for places in range(31))
_WRITE = Sentence("write a number, with its bound where only that is known: at least 40")
_NOTHING: Mapping[str, Indicator] = {}
_ALL = -100  # per cent: a fall of everything
_NEAR_NAMES = 50  # names that are looked at for a near one; a file with more is of another kind


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadRow:
    """A row that was read: the series it belongs to, and its level or link."""

    key: SeriesKey
    indicator: Indicator
    item: Level | Link


class _RowError(Exception):
    def __init__(self, column: str, code: str, message: str, hint: str = "", expected: str = "") -> None:
        super().__init__(message)
        self.column = column
        self.code = code
        self.message = message
        self.hint = hint
        self.expected = expected


class RowReader:
    """Reads the rows of one file; names are looked up once, also those that nobody knows."""

    def __init__(self, own: Own) -> None:
        self._own = own
        self._regions: dict[str, str | _RowError] = {}
        self._indicators: dict[tuple[str, str], Indicator | _RowError] = {}
        # Indicators live as long as the reader: their ids are cheaper to look up than they are.
        self._units: dict[tuple[str, int, bool], RowUnit] = {}

    def read(self, row: CsvRow) -> ReadRow | Problem:
        """The row as a value, or the first thing that is wrong with it."""
        try:
            return self._stated(row)
        except _RowError as error:
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
        code = self._regions.get(region) or self._region(region)
        if isinstance(code, _RowError):
            raise code
        indicator = self._indicators.get((code, name)) or self._indicator(code, name)
        if isinstance(indicator, _RowError):
            raise indicator
        year = _year("year", year_text)
        status = _STATUS.get(state)
        if status is None:
            raise _word("status", state, tuple(Status))
        if scenario and status is Status.OBSERVED:
            raise _RowError(
                "scenario",
                "DC306",
                Sentence("an observed value has no scenario"),
                Sentence("status is observed where it is empty: write projected"),
                "projected",
            )
        grade = _GRADES.get(kind)
        if grade is None:
            raise _word("kind", kind, tuple(grade for grade in Grade if grade))
        how = self._units.get((unit, id(indicator), bool(base))) or self._unit(
            unit, indicator, link=bool(base)
        )
        amount = how.interval(*_value(value))
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
        key = SeriesKey(code, indicator.name, definition, status, scenario)
        return ReadRow(key=key, indicator=indicator, item=item)

    def _region(self, name: str) -> str | _RowError:
        found: str | _RowError
        try:
            found = find_region(name, near=len(self._regions) < _NEAR_NAMES).code
        except DualcarbonError as error:
            problem = error.problems[0]
            message = problem.message if name else Sentence("the region is missing")
            found = _RowError("region", "DC104", message, problem.hint, "a region")
        self._regions[name] = found
        return found

    def _indicator(self, code: str, name: str) -> Indicator | _RowError:
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
            raise _RowError("unit", problem.code, problem.message, problem.hint, expected) from None
        self._units[unit, id(indicator), link] = found
        return found

    def _unknown_indicator(self, name: str, own: Mapping[str, Indicator]) -> _RowError:
        if not name:
            message: str = Sentence("the indicator is missing")
            hint: str = Sentence("dualcarbon list indicators names those that are known")
            return _RowError("indicator", "DC105", message, hint, "an indicator")
        others = [region for region, declared in self._own.items() if name in declared]
        if others:
            message = Sentence(
                '"{name}" is an indicator of {region} only', name=name, region=Enumeration(others)
            )
            hint = Sentence("declare it under indicators in the target file of this region")
            return _RowError("indicator", "DC105", message, hint, "an indicator")
        if len(self._indicators) > _NEAR_NAMES:
            message = Sentence('unknown indicator "{name}"', name=name)
            hint = Sentence("dualcarbon list indicators names those that are known")
            return _RowError("indicator", "DC105", message, hint, "an indicator")
        try:
            find_indicator(name, own)
        except DualcarbonError as error:
            problem = error.problems[0]
            return _RowError("indicator", "DC105", problem.message, problem.hint, "an indicator")
        raise AssertionError(name)


def _base(text: str, year: int) -> int:
    base = _year("relative_to", text)
    if base >= year:
        raise _RowError(
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
        raise _RowError(
            "value",
            "DC202",
            Sentence("{value} %: nothing falls by more than 100 %", value=f"{float(change.value):.10g}"),
            Sentence("look for a lost decimal point, or for a level that has relative_to"),
            "-100 or more",
        )
    return change


@lru_cache(maxsize=1024)
def _year(column: str, text: str) -> int:
    if _YEAR.fullmatch(text):
        return int(text)
    message = Sentence('"{text}" is no year', text=text[:60]) if text else Sentence("the year is missing")
    raise _RowError(column, "DC304", message, Sentence("write four digits: 2020"), "a year")


def _value(text: str) -> tuple[Fraction, Fraction, str]:
    """The number, one unit of its last stated digit, and its bound; all of it exact."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        part = plain[2] or ""
        return Fraction(int(plain[1] + part), 10 ** len(part)), _DIGIT[len(part)], ""
    try:
        reading = units.read_quantity(text)
    except UnknownName:
        raise _with_unit(text) from None
    except DualcarbonError as error:
        problem = error.problems[0]
        raise _RowError(
            "value",
            "DC303",
            problem.message,
            problem.hint if text[:1].isdigit() and problem.hint else _WRITE,
            "a number",
        ) from None
    if reading.bound == "range":
        raise _RowError(
            "value",
            "DC303",
            Sentence('"{text}" is a range', text=text),
            Sentence("write one number, or a bound: at least 40"),
            "a number",
        )
    try:
        times = units.factor(reading.unit, "") if reading.unit else Fraction(1)
    except DualcarbonError:
        raise _with_unit(text) from None
    return Fraction(reading.value) * times, Fraction(reading.digit) * times, reading.bound


def _with_unit(text: str) -> _RowError:
    return _RowError(
        "value",
        "DC303",
        Sentence('the value "{text}" holds a unit, or a word', text=text[:60]),
        Sentence("the unit goes into the column of that name"),
        "a number",
    )


def _word(column: str, text: str, words: tuple[str, ...]) -> _RowError:
    known = Enumeration(words)
    return _RowError(
        column,
        "DC306",
        Sentence('"{text}" is no word for {column}', text=text[:60], column=column),
        did_you_mean(text, words) or Sentence("write one of: {words}", words=known),
        known,
    )
