"""The header of an IAMC table: which layout it is, and where its columns stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from dualcarbon.baseline import neighbours
from dualcarbon.problem import Enumeration, Location, Problem, Sentence

KEYS = ("model", "scenario", "region", "variable", "unit")
Layout = Literal["wide", "long"]
_YEAR = re.compile(r"[Xx]?([12][0-9]{3})(?:\.0)?")
_ROWS_OF_PANDAS = "__index_level_0__"  # what it calls the numbers of rows that it writes into Parquet
_REMARKS = frozenset(
    ["", "note", "notes", "comment", "comments", "reference", "references", "source", "exclude", "subannual"]
) | {_ROWS_OF_PANDAS}
_ENOUGH = 3  # of the five columns that tell an IAMC table, beside its years
_WIDE = "Model,Scenario,Region,Variable,Unit,2020,2030"
BEGINS = Sentence("it begins like this: {header}", header=_WIDE)
SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, kw_only=True, slots=True)
class HeaderColumns:
    """Where model, scenario, region, variable, unit stand, and the years (wide) or year and value (long)."""

    layout: Layout
    keys: tuple[int, int, int, int, int]
    years: tuple[tuple[int, int], ...] = ()
    year: int = -1
    value: int = -1
    width: int = 0


def is_iamc(cells: Sequence[object]) -> Layout | None:
    """Which layout of the IAMC a header has; None where it has neither."""
    names = {_folded(cell) for cell in cells}
    if not names.issuperset(KEYS):
        return None
    if names >= {"year", "value"}:
        return "long"
    return "wide" if any(_YEAR.fullmatch(name) for name in names) or len(names) > len(KEYS) else None


def lacking(cells: Sequence[object]) -> tuple[str, ...]:
    """The columns that a header lacks which is otherwise that of an IAMC table; nothing of any other header."""
    names = {_folded(cell) for cell in cells}
    if is_iamc(cells) or len(names.intersection(KEYS)) < _ENOUGH or not names & {"model", "variable"}:
        return ()
    dated = names & {"year", "value"} or any(_YEAR.fullmatch(name) for name in names)
    return tuple(key for key in KEYS if key not in names) if dated else ()


def year_of(cell: object) -> int | None:
    """The year that a cell names: ``2005``, ``X2005`` as R writes it, ``2005.0`` as spreadsheets do."""
    found = _YEAR.fullmatch(str(cell).strip())
    return int(found[1]) if found else None


def split_header(line: str) -> tuple[list[str], str] | None:
    """The cells of a header and their separator; None where no separator makes it an IAMC table.

    One that lacks a column or two is one that is told of.
    """
    for separator in SEPARATORS:
        cells = [cell.strip().strip('"') for cell in line.rstrip("\r\n").split(separator)]
        if is_iamc(cells) or lacking(cells):
            return cells, separator
    return None


def is_iamc_text(text: str) -> bool:
    """Whether a CSV begins, after blank lines and remarks (#), with the header of an IAMC table."""
    for line in text.removeprefix("\ufeff").splitlines()[:100]:
        if line.strip() and not line.startswith("#"):
            return split_header(line) is not None
    return False


def columns_of(
    cells: Sequence[object], path: str, line: int = 1
) -> tuple[HeaderColumns | None, list[Problem]]:
    """Where the columns stand, or what is wrong with the header."""
    layout = is_iamc(cells)
    names = [_folded(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    missing = lacking(cells)
    if missing:
        return None, [
            _problem(
                path,
                (line, _place_of(key, names, cells)),
                Sentence('this is an IAMC table without the column "{name}"', name=key.capitalize()),
                Sentence("the columns are {names}", names=Enumeration(one.capitalize() for one in KEYS)),
                ", ".join(map(str, cells)),
            )
            for key in missing
        ]
    if layout is None:
        return None, [_problem(path, (line, 1), Sentence("this is no table of the IAMC"), BEGINS, "")]
    problems = []
    years: list[tuple[int, int]] = []
    seen: set[object] = set()
    for at, name in enumerate(names):
        column = sum(len(str(cell)) + 1 for cell in cells[:at]) + 1
        year = year_of(name) if layout == "wide" else None
        known: object = year or name
        if known in seen and name not in _REMARKS:
            problems.append(
                _problem(
                    path,
                    (line, column),
                    Sentence('the column "{name}" stands twice', name=cells[at]),
                    Sentence("keep one"),
                    name,
                )
            )
        seen.add(known)
        if year is not None:
            years.append((year, at))
        elif name not in (*KEYS, *_REMARKS, *(("year", "value") if layout == "long" else ())):
            message = Sentence('"{text}" is no year', text=cells[at])
            hint = Sentence("the columns after the unit are years: 2020, 2030")
            if layout == "long":
                message = Sentence('unknown column "{name}"', name=cells[at])
                hint = Sentence("the columns are {names}", names=Enumeration((*KEYS, "year", "value")))
            problems.append(_problem(path, (line, column), message, hint, str(cells[at])))
    if problems:
        return None, problems
    model, scenario, region, variable, unit = (names.index(key) for key in KEYS)
    return HeaderColumns(
        layout=layout,
        keys=(model, scenario, region, variable, unit),
        years=tuple(years),
        year=names.index("year") if layout == "long" else -1,
        value=names.index("value") if layout == "long" else -1,
        width=len(names),
    ), []


def _place_of(key: str, names: Sequence[str], cells: Sequence[object]) -> int:
    """Where a column that is missing would stand: after the one that goes before it."""
    before = [names.index(one) for one in KEYS[: KEYS.index(key)] if one in names]
    at = before[-1] + 1 if before else 0
    return sum(len(str(cell)) + 1 for cell in cells[:at]) + 1


def _folded(cell: object) -> str:
    return str("" if cell is None else cell).strip().strip("\ufeff").casefold()


def _problem(path: str, place: tuple[int, int], message: str, hint: str, found: str) -> Problem:
    return Problem(
        message=message,
        location=Location(path=path, line=place[0], column=place[1]),
        hint=hint,
        code="DC301",
        found=found[:60] or "another header",
        expected=_WIDE,
    )


def looked_at(columns: Sequence[tuple[int, int]], years: Collection[int] | None) -> Sequence[tuple[int, int]]:
    """The columns of some years, and of those beside them where a file lacks one; all where None."""
    if years is None:
        return columns
    known = dict(columns)
    kept = {*known}.intersection(years)
    first, last = min(known, default=0), max(known, default=0)
    # Outside the years of the file nothing lies beside.
    for year in [one for one in years if first < one < last and one not in kept]:
        kept.update(neighbours(known, year) or ())
    return [one for one in columns if one[0] in kept]
