"""One row: what it is about, and the level or link that it states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dualcarbon import units
from dualcarbon.indicator import Indicator, find_indicator, vocabulary
from dualcarbon.problem import DualcarbonError, Location, Problem, did_you_mean
from dualcarbon.region import find_region
from dualcarbon.trajectory import Grade, Key, Level, Link, Status
from dualcarbon.trajectory_file.layout import COLUMNS
from dualcarbon.trajectory_file.measure import Measure, measure
from dualcarbon.trajectory_file.table import Row

_YEAR = re.compile(r"[12][0-9]{3}")
_PLAIN = re.compile(r"-?[0-9]{1,30}(?:\.([0-9]{1,30}))?")
_GRADES = {grade.value: grade for grade in Grade} | {"": Grade.OFFICIAL}
_STATUS = {status.value: status for status in Status} | {"": Status.OBSERVED}


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A row that was read: the series it belongs to, and its level or link."""

    key: Key
    indicator: Indicator
    item: Level | Link


class _RowError(Exception):
    def __init__(self, column: str, code: str, message: str, hint: str = "", expected: str = "") -> None:
        super().__init__(message)
        self.column = column
        self.code = code
        self.hint = hint
        self.expected = expected


def read_entry(row: Row, own: Mapping[str, Indicator]) -> Entry | Problem:
    """The row as a value, or the first thing that is wrong with it."""
    try:
        return _entry(row, own)
    except _RowError as error:
        at = row.at(error.column)
        return Problem(
            message=str(error),
            location=at,
            hint=error.hint,
            code=error.code,
            found=row.cells[_COLUMN[error.column]][:60] or "an empty cell",
            expected=error.expected,
        )


_COLUMN = {name: position for position, name in enumerate(COLUMNS)}


def _entry(row: Row, own: Mapping[str, Indicator]) -> Entry:
    region, name, year_text, value, unit, base, definition, state, scenario, kind, source, note, _ = row.cells
    code = _region(region)
    indicator = own.get(name) or vocabulary().get(name) or _indicator(name, own)
    year = _year("year", year_text)
    status = _STATUS.get(state)
    if status is None:
        raise _word("status", state, tuple(Status))
    if scenario and status is Status.OBSERVED:
        raise _RowError(
            "scenario",
            "DC306",
            "an observed value has no scenario",
            "status is observed where it is empty: write projected",
            "projected",
        )
    grade = _GRADES.get(kind)
    if grade is None:
        raise _word("kind", kind, tuple(Grade))
    how = _measure(unit, indicator, link=bool(base))
    number, digit, bound = _value(value)
    amount = how.interval(number, digit, bound)
    where = Location(path=row.table.path, line=row.line)
    item: Level | Link
    if base:
        before = _year("relative_to", base)
        if before >= year:
            raise _RowError(
                "relative_to",
                "DC307",
                f"relative_to {before} does not lie before the year {year}",
                "a change is told against an earlier year; are the two swapped?",
                f"before {year}",
            )
        item = Link(
            year=year,
            base=before,
            change=amount,
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
    return Entry(key=(code, indicator.name, definition, status, scenario), indicator=indicator, item=item)


@lru_cache(maxsize=4096)
def _region(name: str) -> str:
    try:
        return find_region(name).code
    except DualcarbonError as error:
        problem = error.problems[0]
        raise _RowError(
            "region", "DC104", problem.message if name else "the region is missing", problem.hint, "a region"
        ) from None


def _indicator(name: str, own: Mapping[str, Indicator]) -> Indicator:
    try:
        return find_indicator(name, own)
    except DualcarbonError as error:
        problem = error.problems[0]
        message = problem.message if name else "the indicator is missing"
        raise _RowError("indicator", "DC105", message, problem.hint, "an indicator") from None


@lru_cache(maxsize=1024)
def _year(column: str, text: str) -> int:
    if _YEAR.fullmatch(text):
        return int(text)
    message = f'"{text}" is no year' if text else "the year is missing"
    raise _RowError(column, "DC304", message, "write four digits: 2020", "a year")


def _measure(unit: str, indicator: Indicator, *, link: bool) -> Measure:
    try:
        return measure(unit, indicator, link=link)
    except DualcarbonError as error:
        problem = error.problems[0]
        expected = indicator.unit or "no unit"
        raise _RowError("unit", problem.code, problem.message, problem.hint, expected) from None


def _value(text: str) -> tuple[Decimal, Decimal, str]:
    """The number, one unit of its last stated digit, and its bound."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        return Decimal(text), Decimal(1).scaleb(-len(plain[1] or "")), ""
    try:
        reading = units.read_quantity(text)
    except DualcarbonError as error:
        problem = error.problems[0]
        message = problem.message if text else "the value is missing"
        hint = problem.hint if "two ways" in message else "write a number, or leave the row out"
        raise _RowError("value", "DC303", message, hint, "a number") from None
    if reading.bound == "range":
        raise _RowError(
            "value", "DC303", f'"{text}" is a range', "write one number, or a bound: at least 40", "a number"
        )
    if not reading.unit:
        return reading.value, reading.digit, reading.bound
    try:
        by = Decimal(int(units.factor(reading.unit, "")))
    except DualcarbonError:
        raise _RowError(
            "value",
            "DC303",
            f'the value "{text}" holds a unit',
            "the unit goes into the column of that name",
            "a number",
        ) from None
    return reading.value * by, reading.digit * by, reading.bound


def _word(column: str, text: str, words: tuple[str, ...]) -> _RowError:
    known = ", ".join(words)
    return _RowError(
        column,
        "DC306",
        f'"{text}" is no word for {column}',
        did_you_mean(text, words) or f"write one of: {known}",
        known,
    )
