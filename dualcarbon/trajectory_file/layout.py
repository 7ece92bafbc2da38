"""The columns of a long trajectory, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dualcarbon.problem import Location, Problem, did_you_mean

REQUIRED = ("region", "indicator", "year", "value", "unit")
OPTIONAL = ("relative_to", "definition", "status", "scenario", "kind", "source", "note", "url")
COLUMNS = REQUIRED + OPTIONAL
_WIDE = {"model", "scenario", "region", "variable", "unit"}
_LONG = ",".join(REQUIRED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
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
                "an IAMC table without years",
                hint="it begins like this: Model,Scenario,Region,Variable,Unit,2020,2030",
                found=",".join(names)[:80],
            )
        ]
    separator = _separator(names)
    if separator:
        return [
            _problem(
                path,
                1,
                f"the columns are parted by {separator}",
                hint=f"part them by commas: {_LONG}",
                found=names[0][:80],
            )
        ]
    problems = []
    for position, name in enumerate(names):
        column = sum(len(cell) + 1 for cell in cells[:position]) + 1
        if name not in COLUMNS:
            hint = did_you_mean(name.lower(), COLUMNS) or f"the columns are {', '.join(COLUMNS)}"
            problems.append(_problem(path, column, f'unknown column "{name}"', hint=hint, found=name))
        elif name in names[:position]:
            problems.append(
                _problem(path, column, f'the column "{name}" stands twice', hint="keep one", found=name)
            )
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        quoted = ", ".join(f'"{name}"' for name in missing)
        problems.append(
            _problem(
                path,
                1,
                f"the header lacks {quoted}",
                hint=f"it begins like this: {_LONG}",
                found=",".join(names)[:80],
            )
        )
    return problems


def _separator(names: list[str]) -> str:
    if len(names) == 1:
        for sign, called in ((";", "semicolons"), ("\t", "tabs"), ("|", "upright lines")):
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
