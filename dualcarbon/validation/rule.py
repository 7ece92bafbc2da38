"""A rule: its code, its name, how grave it is, its page, and the function that judges by it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from types import MappingProxyType

from dualcarbon.problem import Location, Problem, Sentence, Severity, UnknownName, did_you_mean
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset, Trajectory
from dualcarbon.validation.context import Context


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One thing that a file can get wrong."""

    code: str
    name: str
    severity: Severity
    says: str
    why: str
    bad: str
    good: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What a rule has found, before it gets its code; how grave it is stands on the page of the rule."""

    place: Location | None
    message: str
    hint: str = ""
    found: str = ""
    expected: str = ""


Targets = Callable[[RegionFile, Context], Iterator[Finding]]
Series = Callable[[Trajectory], Iterator[Finding]]
TargetsTogether = Callable[[Sequence[RegionFile]], Iterator[Finding]]
SeriesTogether = Callable[[Sequence[Dataset]], Iterator[Finding]]

_of_targets: list[Callable[[RegionFile, Context], Iterator[Problem]]] = []
_of_series: list[Callable[[Trajectory], Iterator[Problem]]] = []
_of_all_targets: list[Callable[[Sequence[RegionFile]], Iterator[Problem]]] = []
_of_all_series: list[Callable[[Sequence[Dataset]], Iterator[Problem]]] = []


def targets_rule(code: str) -> Callable[[Targets], Targets]:
    """Registers a function that judges the targets of one file by the rule of this code."""

    def register(function: Targets) -> Targets:
        @wraps(function)
        def judge(file: RegionFile, context: Context) -> Iterator[Problem]:
            return map(_problem_of(code), function(file, context))

        _of_targets.append(judge)
        return function

    return register


def series_rule(code: str) -> Callable[[Series], Series]:
    """Registers a function that judges one trajectory."""

    def register(function: Series) -> Series:
        @wraps(function)
        def judge(trajectory: Trajectory) -> Iterator[Problem]:
            return map(_problem_of(code), function(trajectory))

        _of_series.append(judge)
        return function

    return register


def targets_together_rule(code: str) -> Callable[[TargetsTogether], TargetsTogether]:
    """Registers a function that judges the target files of one run beside each other."""

    def register(function: TargetsTogether) -> TargetsTogether:
        @wraps(function)
        def judge(several: Sequence[RegionFile]) -> Iterator[Problem]:
            return map(_problem_of(code), function(several))

        _of_all_targets.append(judge)
        return function

    return register


def series_together_rule(code: str) -> Callable[[SeriesTogether], SeriesTogether]:
    """Registers a function that judges the trajectory files of one run beside each other."""

    def register(function: SeriesTogether) -> SeriesTogether:
        @wraps(function)
        def judge(several: Sequence[Dataset]) -> Iterator[Problem]:
            return map(_problem_of(code), function(several))

        _of_all_series.append(judge)
        return function

    return register


def judge_targets(file: RegionFile, context: Context) -> Iterator[Problem]:
    """What a readable target file gets wrong."""
    for judge in _of_targets:
        yield from judge(file, context)


def judge_series(data: Dataset) -> Iterator[Problem]:
    """What a readable trajectory gets wrong."""
    for trajectory in data:
        for judge in _of_series:
            yield from judge(trajectory)


def judge_together(targets: Sequence[RegionFile], series: Sequence[Dataset]) -> Iterator[Problem]:
    """What the files of one run get wrong beside each other."""
    for of_targets in _of_all_targets:
        yield from of_targets(targets)
    for of_series in _of_all_series:
        yield from of_series(series)


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order."""
    text = Path(__file__).parent.joinpath("rules.toml").read_text(encoding="utf-8")
    found = {
        code: Rule(
            code=code,
            name=page["name"],
            severity=Severity(page["severity"]),
            says=page["says"],
            why=page["why"],
            bad=page["bad"],
            good=page["good"],
        )
        for code, page in tomllib.loads(text).items()
    }
    return MappingProxyType(found)


def find_rule(word: str) -> Rule:
    """The rule of this code or name, in any case.

    Raises:
        UnknownName: there is none.
    """
    for rule in all_rules().values():
        if word.lower() in (rule.code.lower(), rule.name):
            return rule
    names = [name for rule in all_rules().values() for name in (rule.code, rule.name)]
    raise UnknownName(
        Sentence('there is no rule "{word}"', word=word),
        hint=did_you_mean(word, names) or Sentence("dualcarbon list rules names them all"),
    )


def select_rules(words: Iterable[str]) -> frozenset[str]:
    """The codes that a list of codes, beginnings of codes (``DC2``), names and ``all`` stands for.

    Raises:
        UnknownName: a word stands for nothing.
    """
    chosen: set[str] = set()
    for word in words:
        if word.lower() == "all":
            chosen.update(all_rules())
            continue
        begun = {code for code in all_rules() if word and code.startswith(word.upper())}
        chosen.update(begun or {find_rule(word).code})
    return frozenset(chosen)


def _problem_of(code: str) -> Callable[[Finding], Problem]:
    severity = all_rules()[code].severity

    def problem(finding: Finding) -> Problem:
        return Problem(
            message=finding.message,
            location=finding.place,
            hint=finding.hint,
            code=code,
            severity=severity,
            found=finding.found,
            expected=finding.expected,
        )

    return problem
