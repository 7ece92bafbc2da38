"""What a rule may look at beside the file itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from dualcarbon import units
from dualcarbon.indicator import Indicator
from dualcarbon.problem import DualcarbonError
from dualcarbon.target import Form, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Trajectory

_MANY = 50  # targets of one thing: no plan has more
Levels = Mapping[tuple[str, str], Sequence[tuple[str, float]]]


def _nothing_observed(_target: Target) -> Trajectory | None:
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """The nation's targets; and, read when asked for, the levels of other regions and what was observed."""

    nation: RegionFile | None = None
    levels: Callable[[], Levels] = dict
    observed: Callable[[Target], Trajectory | None] = _nothing_observed


def level_of(target: Target) -> Fraction | None:
    """The number of a level in the unit of its indicator; None for any other form."""
    if target.form is not Form.LEVEL or target.bound is None:
        return None
    return in_unit(target.bound.stated, target.bound.unit, target.indicator)


@lru_cache(maxsize=8192)
def in_unit(value: Fraction, unit: str, indicator: Indicator) -> Fraction | None:
    """A number in the unit of an indicator; None where the two do not convert."""
    try:
        plain, wanted = units.price_year(unit)[0], units.price_year(indicator.unit)[0]
        return units.exact(value, plain or wanted, wanted, tonne=indicator.tonne)
    except DualcarbonError:
        return None


def thing(target: Target) -> tuple[str, str, str]:
    """What a target is about, whatever its year: indicator, scope and definition."""
    return target.indicator.name, target.scope, target.definition


def pairs(group: Sequence[Target]) -> Iterator[tuple[Target, Target]]:
    """Every two of some targets that are worded differently; of very many only those near to each other."""
    for at, second in enumerate(group):
        for first in group[max(0, at - _MANY) : at]:
            if first.text != second.text:
                yield first, second


def levels_of(files: Sequence[RegionFile]) -> dict[tuple[str, str], list[tuple[str, float]]]:
    """Every level of some files by indicator and scope, each with its region; near enough for a median."""
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for file in files:
        for target in file.targets:
            level = level_of(target)
            if level is not None and level > 0:
                found.setdefault((target.indicator.name, target.scope), []).append(
                    (file.region.code, float(level))
                )
    return found
