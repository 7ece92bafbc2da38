"""Rules about trajectories."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from dualcarbon.indicator import Kind
from dualcarbon.number import plain
from dualcarbon.problem import Problem
from dualcarbon.trajectory import Interval, Level, Trajectory
from dualcarbon.validation.rule import finding

_HUNDRED = Decimal(100)
_JUMP = Decimal(3)
_JUMP_OF_STOCK = Decimal(10)
_YEARLY = 4  # levels, from which on a series can be called a yearly one


def gap(trajectory: Trajectory) -> Iterator[Problem]:
    """DC401: a yearly series with a hole."""
    for levels in _by_price_year(trajectory):
        steps = [second.year - first.year for first, second in pairwise(levels)]
        if len(levels) < _YEARLY or steps.count(1) * 2 <= len(steps):
            continue
        for first, second in pairwise(levels):
            if second.year - first.year > 1:
                start, end = first.year + 1, second.year - 1
                missing = str(start) if start == end else f"{start} to {end}"
                yield finding(
                    "DC401",
                    second.location,
                    f"{_name(trajectory)} leaves out {missing}",
                    hint="nothing is interpolated: add the years, if they are known",
                    found=str(second.year),
                    expected=str(first.year + 1),
                )


def jump(trajectory: Trajectory) -> Iterator[Problem]:
    """DC402: a multiple of the year before."""
    most = _JUMP_OF_STOCK if trajectory.indicator.kind is Kind.STOCK else _JUMP
    for levels in _by_price_year(trajectory):
        for first, second in pairwise(levels):
            a, b = first.amount.value, second.amount.value
            if a <= 0 or b <= 0 or second.year - first.year > 1:
                continue
            if b > a * most or a > b * most:
                yield finding(
                    "DC402",
                    second.location,
                    f"{_name(trajectory)} jumps from {_plain(a)} to {_plain(b)} {trajectory.indicator.unit}"
                    f" between {first.year} and {second.year}",
                    hint="has a unit changed, or a digit slipped?",
                    found=_plain(b),
                    expected=f"{plain(a / most, 4)} to {plain(a * most, 4)}",
                )


def share_range(trajectory: Trajectory) -> Iterator[Problem]:
    """DC403, and DC201 for a series of fractions."""
    if trajectory.indicator.kind is not Kind.SHARE or trajectory.indicator.unit != "%":
        return
    values = [level.amount.value for level in trajectory.levels]
    for level in trajectory.levels:
        if not 0 <= level.amount.value <= _HUNDRED:
            yield finding(
                "DC403",
                level.location,
                f"{_name(trajectory)} is {_plain(level.amount.value)} % in {level.year}",
                hint="a share lies between 0 and 100 %",
                found=_plain(level.amount.value),
                expected="0 to 100",
            )
    if len(values) > 1 and all(0 < value < 1 for value in values):
        yield finding(
            "DC201",
            trajectory.levels[0].location,
            f"every value of {_name(trajectory)} is less than one per cent: are they fractions?",
            hint=f"{_plain(values[0])} as a fraction is {_plain(values[0] * _HUNDRED)} %",
            found=_plain(values[0]),
            expected="percentages",
        )


def link_against_levels(trajectory: Trajectory) -> Iterator[Problem]:
    """DC404: a change that two levels do not make."""
    for link in trajectory.links:
        for levels in _by_price_year(trajectory):
            years = {level.year: level.amount for level in levels}
            if link.year not in years or link.base not in years:
                continue
            made = _change(years[link.base], years[link.year], additive=link.additive)
            if made is not None and not made.meets(link.change):
                unit = trajectory.indicator.unit if link.additive else "%"
                yield finding(
                    "DC404",
                    link.location,
                    f"{_name(trajectory)} {link.base} to {link.year}: the link says"
                    f" {_plain(link.change.value)} {unit}, the levels {made.value:.2f} {unit}",
                    hint="levels of another vintage, price year or definition?",
                    found=_plain(link.change.value),
                    expected=f"{made.low:.2f} to {made.high:.2f}",
                )


def _change(first: Interval, second: Interval, *, additive: bool) -> Interval | None:
    if additive:
        return second - first
    if first.low <= 0 or second.low < 0 or first.one_sided or second.one_sided:
        return None
    return (second / first).mapped(lambda ratio: (ratio - 1) * _HUNDRED)


def _by_price_year(trajectory: Trajectory) -> list[list[Level]]:
    groups: dict[str, list[Level]] = {}
    for level in sorted(trajectory.levels, key=lambda level: level.year):
        groups.setdefault(level.price_year, []).append(level)
    return list(groups.values())


def _name(trajectory: Trajectory) -> str:
    words = (trajectory.region, trajectory.indicator.name, trajectory.definition, trajectory.scenario)
    return " ".join(word for word in words if word)


def _plain(number: Decimal) -> str:
    text = f"{number:.6f}" if number.as_tuple().exponent not in ("n", "N", "F") else str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text
