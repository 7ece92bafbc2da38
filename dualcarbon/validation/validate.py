"""A file and every rule: what it gets wrong, in the order of its lines."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping

from dualcarbon.document import split_lines
from dualcarbon.indicator import Indicator
from dualcarbon.problem import Location, Problem
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset
from dualcarbon.trajectory_file import column_of, read_trajectory_file
from dualcarbon.validation import agreement, numbers, references, rivals, series, slips, years
from dualcarbon.validation.context import Context

TARGET_RULES = (
    numbers.fraction,
    numbers.above_hundred,
    numbers.negative,
    years.outside_period,
    years.implied_baseline,
    years.superseded_definition,
    agreement.contradiction,
    agreement.weaker_later,
    agreement.weaker_than_nation,
    rivals.rivals,
    references.replaces_nothing,
    references.replaces_circle,
    references.source_incomplete,
    references.source_unused,
    slips.suspected_slip,
    slips.below_observed,
)
SERIES_RULES = (series.gap, series.jump, series.share_range, series.link_against_levels)

_IGNORE = re.compile(r"#\s*dualcarbon:\s*ignore\[([^\]]*)\]")


def judge_targets(file: RegionFile, context: Context) -> Iterator[Problem]:
    """What a readable target file gets wrong."""
    for rule in TARGET_RULES:
        yield from rule(file, context)


def judge_series(data: Dataset) -> Iterator[Problem]:
    """What a readable trajectory gets wrong."""
    for trajectory in data:
        for rule in SERIES_RULES:
            yield from rule(trajectory)


def validate_trajectory(text: str, path: str, own: Mapping[str, Indicator]) -> tuple[Problem, ...]:
    """Everything that is wrong with a trajectory file."""
    data, problems = read_trajectory_file(text, path, own=own)
    judged = [_with_column(problem, text) for problem in judge_series(data)]
    return in_order([*problems, *judged])


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


def _with_column(problem: Problem, text: str) -> Problem:
    location = problem.location
    if location is None or location.line is None:
        return problem
    column = column_of("value", location.line, text)
    return dataclasses.replace(
        problem, location=Location(path=location.path, line=location.line, column=column)
    )
