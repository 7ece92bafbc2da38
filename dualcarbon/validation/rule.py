"""A rule: its code, its name, how grave it is, and its page."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dualcarbon.problem import DualcarbonError, Location, Problem, Severity, did_you_mean


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One thing that a file can get wrong; ``judges`` tells it from what no reader would let pass."""

    code: str
    name: str
    severity: Severity
    says: str
    why: str
    bad: str
    good: str
    judges: bool = False


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order."""
    text = files("dualcarbon.validation").joinpath("rules.toml").read_text(encoding="utf-8")
    found = {
        code: Rule(
            code=code,
            name=page["name"],
            severity=Severity(page["severity"]),
            says=page["says"],
            why=page["why"],
            bad=page["bad"],
            good=page["good"],
            judges=page.get("judges", False),
        )
        for code, page in tomllib.loads(text).items()
    }
    return MappingProxyType(found)


def find_rule(word: str) -> Rule:
    """The rule of this code or name, in any case.

    Raises:
        DualcarbonError: there is none.
    """
    for rule in all_rules().values():
        if word.lower() in (rule.code.lower(), rule.name):
            return rule
    names = [name for rule in all_rules().values() for name in (rule.code, rule.name)]
    raise DualcarbonError(
        f'there is no rule "{word}"', hint=did_you_mean(word, names) or "dualcarbon list rules names them all"
    )


def select_rules(words: Iterable[str]) -> frozenset[str]:
    """The codes that a list of codes, beginnings of codes (``DC2``), names and ``all`` stands for.

    Raises:
        DualcarbonError: a word stands for nothing.
    """
    chosen: set[str] = set()
    for word in words:
        if word.lower() == "all":
            chosen.update(all_rules())
            continue
        begun = {code for code in all_rules() if word and code.startswith(word.upper())}
        chosen.update(begun or {find_rule(word).code})
    return frozenset(chosen)


def finding(
    code: str, location: Location | None, message: str, *, hint: str = "", found: str = "", expected: str = ""
) -> Problem:
    """What a rule has found; how grave it is stands on the page of the rule."""
    return Problem(
        message=message,
        location=location,
        hint=hint,
        code=code,
        severity=all_rules()[code].severity,
        found=found,
        expected=expected,
    )
