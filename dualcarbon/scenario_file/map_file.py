"""A user's map: what the spellings of a file mean, beyond the tables that ship."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Mapping

from dualcarbon import units
from dualcarbon.indicator import vocabulary
from dualcarbon.problem import (
    DualcarbonError,
    Enumeration,
    Location,
    Problem,
    Sentence,
    UnknownName,
    Unreadable,
    did_you_mean,
)
from dualcarbon.region import find_region
from dualcarbon.scenario_file.glossary import Glossary, unit_of
from dualcarbon.scenario_file.meaning import canonical, meanings

HEADER = ("kind", "from", "to")
_KINDS = ("region", "variable", "unit")


def read_map(text: str, path: str, glossary: Glossary | None = None) -> Glossary:
    """A glossary with the lines of a map (CSV: ``kind,from,to``) in front of the tables that ship.

    A region leads to any name that is known, a variable to an indicator or to a variable of ``dualcarbon list
    variables``, a unit to any unit that is known.

    Raises:
        DualcarbonError: a line cannot be read; it carries every bad one, with file, line and column.
    """
    start = glossary or Glossary()
    rows = _rows(text, path)
    found: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
    lines: dict[tuple[str, str], int] = {}
    problems = []
    readers: Mapping[str, Callable[[str, str], str]] = {
        "region": lambda _, to: find_region(to).code,
        "variable": lambda name, to: _variable(name, to, start),
        "unit": lambda _, to: to,
    }
    for line, cells in rows:
        at = _places(text, line, len(cells))
        if len(cells) != len(HEADER):
            message = Sentence(
                "the row has {count} cells, the header {width}", count=len(cells), width=len(HEADER)
            )
            hint = Sentence('a comma inside a cell needs quotes: "1,200"; leave cells empty, not out')
            problems.append(_problem(path, (line, 1), message, hint, ""))
            continue
        kind, name, to = (cell.strip() for cell in cells)
        if kind not in _KINDS:
            message = Sentence('"{kind}" is no kind of a map', kind=kind)
            near: str = did_you_mean(kind, _KINDS)
            near = near or Sentence("write one of: {known}", known=Enumeration(_KINDS))
            problems.append(_problem(path, (line, at[0]), message, near, kind))
            continue
        empty = next((n for n, cell in ((1, name), (2, to)) if not cell), None)
        if empty:
            message = Sentence('"{column}" is missing', column=HEADER[empty])
            hint = Sentence("a line reads: region,CHA,CN")
            problems.append(_problem(path, (line, at[empty]), message, hint, ""))
            continue
        if (kind, name) in lines:
            message = Sentence(
                'the {kind} "{name}" stands twice, first in line {line}',
                kind=kind,
                name=name,
                line=lines[kind, name],
            )
            problems.append(_problem(path, (line, at[1]), message, Sentence("keep one"), name))
            continue
        lines[kind, name] = line
        try:
            found[kind][name] = readers[kind](name, to)
        except DualcarbonError as error:
            one = error.problems[0]
            hint = Sentence("a variable leads to what measures the same")
            problems.append(_problem(path, (line, at[2]), one.message, one.hint or hint, to))
    if problems:
        raise Unreadable(problems=problems)
    return dataclasses.replace(
        start,
        regions={**start.regions, **found["region"]},
        variables={**start.variables, **found["variable"]},
        units={**start.units, **found["unit"]},
    )


def _rows(text: str, path: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    rows = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(
            problems=[
                _problem(
                    path,
                    (line, 1),
                    Sentence("this is not CSV: {reason}", reason=error),
                    Sentence("a quote inside a quoted cell is written twice"),
                    "",
                )
            ]
        ) from None
    first = [cell.strip().casefold() for cell in rows[0][1]] if rows else []
    if tuple(first) != HEADER:
        raise Unreadable(
            problems=[
                _problem(
                    path,
                    (rows[0][0] if rows else 1, 1),
                    Sentence("this is no map"),
                    Sentence("it begins with the line: kind,from,to"),
                    ",".join(first),
                )
            ]
        )
    return rows[1:]


def _variable(name: str, to: str, glossary: Glossary) -> str:
    if glossary.is_indicator(to):
        indicator = glossary.indicator(to)
        stated = unit_of(name, indicator).removesuffix("/yr")
        units.factor(stated, indicator.unit, tonne=indicator.tonne)
        return to
    full = canonical(to)
    known = {operand for meaning in meanings() for operand in meaning.operands}
    if full in known:
        return full
    raise UnknownName(
        Sentence('"{name}" is neither an indicator nor a variable that is known', name=to),
        hint=did_you_mean(full, [*known, *vocabulary(), *glossary.own])
        or Sentence("dualcarbon list indicators and dualcarbon list variables name them"),
    )


def _places(text: str, line: int, count: int) -> list[int]:
    """The columns, from 1, in which the cells of a line begin."""
    raw = io.StringIO(text, newline="").readlines()[line - 1]
    starts, quoted = [1], False
    for column, sign in enumerate(raw, 1):
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            starts.append(column + 1)
    return [*starts, *[starts[-1]] * count][: max(count, len(HEADER))]


def _problem(path: str, place: tuple[int, int], message: str, hint: str, found: str) -> Problem:
    return Problem(
        message=message,
        location=Location(path=path, line=place[0], column=place[1]),
        hint=hint,
        found=found[:60] or "an empty cell",
        expected=",".join(HEADER),
    )
