"""A file and every rule: what it gets wrong, in the order of its lines."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from dualcarbon.document import split_lines
from dualcarbon.problem import Location, Problem
from dualcarbon.trajectory import Dataset
from dualcarbon.trajectory_file import Columns, Own, read_trajectory_file
from dualcarbon.validation.rule import judge_series

_IGNORE = re.compile(r"#\s*dualcarbon:\s*ignore\[([^\]]*)\]")


def validate_trajectory(text: str, path: str, own: Own) -> tuple[Dataset, tuple[Problem, ...]]:
    """A trajectory file as far as it can be read, and everything that is wrong with it."""
    data, problems = read_trajectory_file(text, path, own=own)
    judged = with_columns(judge_series(data), text)
    return data, in_order([*problems, *judged])


def with_columns(problems: Iterable[Problem], text: str) -> list[Problem]:
    """Problems of rows, whose line is known, with the column of the value."""
    columns: Columns | None = None
    placed = []
    for problem in problems:
        location = problem.location
        if location and location.line and location.column is None:
            columns = columns or Columns("value", text)
            where = Location(path=location.path, line=location.line, column=columns.of(location.line))
            placed.append(dataclasses.replace(problem, location=where))
        else:
            placed.append(problem)
    return placed


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By line, column and code; each once."""
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def without_ignored(problems: Iterable[Problem], text: str) -> tuple[Problem, ...]:
    """Those that no comment on their line waves through: ``# dualcarbon: ignore[DC213]``."""
    if "ignore[" not in text:
        return tuple(problems)
    lines = split_lines(text)
    return tuple(problem for problem in problems if not _is_ignored(problem, lines))


def _is_ignored(problem: Problem, lines: list[str]) -> bool:
    line = problem.location.line if problem.location else None
    found = _IGNORE.search(lines[line - 1]) if line and line <= len(lines) else None
    return found is not None and problem.code in [code.strip().upper() for code in found[1].split(",")]


def _place(problem: Problem) -> tuple[int, int, str, str]:
    location = problem.location
    if location is None:
        return (0, 0, problem.code, problem.message)
    return (location.line or 0, location.column or 0, problem.code, problem.message)
