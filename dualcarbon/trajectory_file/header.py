"""The columns of a long trajectory, and what stands in them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dualcarbon.problem import Enumeration, Location, Problem, Sentence, did_you_mean, quoted

REQUIRED = ("region", "indicator", "year", "value", "unit")
OPTIONAL = ("relative_to", "definition", "status", "scenario", "kind", "source", "note", "url")
COLUMNS = REQUIRED + OPTIONAL
_WIDE_HEADER = "Model,Scenario,Region,Variable,Unit,2020,2030"
_WIDE = {"model", "scenario", "region", "variable", "unit"}
_LONG = ",".join(REQUIRED)
_SEPARATORS = (
    (";", Sentence("semicolons")),
    ("\t", Sentence("tabs")),
    ("|", Sentence("upright lines")),
    ("，", Sentence("full-width commas")),
)
_SHOWN = 60
_NEAR = 20  # columns for which a near name is looked for


class Header(NamedTuple):
    """Where each column stands; -1 where the file does not have it."""

    positions: tuple[int, ...]
    width: int


def read_header(cells: list[str], path: str) -> tuple[Header | None, list[Problem]]:
    """The header of a file, or what is wrong with it."""
    header = _good_header(tuple(cells))
    return (header, []) if header else (None, _problems(cells, path))


@lru_cache(maxsize=64)
def _good_header(cells: tuple[str, ...]) -> Header | None:
    names = [cell.strip() for cell in cells]
    if set(names) - set(COLUMNS) or len(set(names)) < len(names) or set(REQUIRED) - set(names):
        return None
    positions = tuple(names.index(name) if name in names else -1 for name in COLUMNS)
    return Header(positions=positions, width=len(names))


def _problems(cells: list[str], path: str) -> list[Problem]:
    names = [cell.strip() for cell in cells]
    lowered = {name.lower() for name in names}
    if lowered >= _WIDE:
        return [
            _problem(
                path,
                1,
                Sentence("an IAMC table without years"),
                hint=Sentence("it begins like this: {header}", header=_WIDE_HEADER),
                found=",".join(names)[:80],
            )
        ]
    separator = _separator(names)
    if separator:
        return [
            _problem(
                path,
                1,
                Sentence("the columns are parted by {separator}", separator=separator),
                hint=Sentence("part them by commas: {header}", header=_LONG),
                found=names[0][:80],
            )
        ]
    problems: list[Problem] = []
    seen: set[str] = set()
    column = 1
    last = len(",".join(cells).rstrip(", \t")) + 1
    for name, cell in zip(names, cells, strict=True):
        if column > last:
            problems.append(_trailing(path, column))
            break
        if name in seen:
            message = Sentence('the column "{name}" stands twice', name=name[:_SHOWN])
            problems.append(_problem(path, column, message, hint=Sentence("keep one"), found=name))
        elif name not in COLUMNS:
            problems.append(_unknown(path, column, name, near=len(problems) < _NEAR))
        seen.add(name)
        column += len(cell) + 1
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        lacking = Enumeration(map(quoted, missing))
        problems.append(
            _problem(
                path,
                1,
                Sentence("the header lacks {columns}", columns=lacking),
                hint=Sentence("it begins like this: {header}", header=_LONG),
                found=",".join(names[:20])[:80],
            )
        )
    return problems


def _unknown(path: str, column: int, name: str, *, near: bool) -> Problem:
    hint = (did_you_mean(name.lower(), COLUMNS) if near else "") or Sentence(
        "the columns are {columns}", columns=Enumeration(COLUMNS)
    )
    message = Sentence('unknown column "{name}"', name=name[:_SHOWN])
    return _problem(path, column, message, hint=hint, found=name[:_SHOWN] or "an empty cell")


def _trailing(path: str, column: int) -> Problem:
    return _problem(
        path,
        column,
        Sentence("empty cells at the end of the header"),
        hint=Sentence("take the commas at the end of the line out"),
        found="an empty cell",
    )


def _separator(names: list[str]) -> str:
    if len(names) == 1:
        for sign, called in _SEPARATORS:
            if sign in names[0]:
                return called
    return ""


def _problem(path: str, column: int, message: str, *, hint: str, found: str) -> Problem:
    return Problem(
        message=message,
        location=Location(path=path, line=1, column=column),
        hint=hint,
        code="DC301",
        found=found,
        expected=_LONG,
    )
