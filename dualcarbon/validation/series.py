"""Rules about one trajectory: its years, its levels, and what its links say beside them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from dualcarbon.indicator import Kind
from dualcarbon.number import plain
from dualcarbon.problem import Amount, Location, Sentence
from dualcarbon.trajectory import Interval, Level, Trajectory
from dualcarbon.validation.rule import Finding, series_rule

_JUMP = 3
_JUMP_OF_STOCK = 10
_FALL_OVER_A_GAP = 30
_RISE_OVER_A_GAP = 5000  # new technologies grow a thousandfold in a decade
_YEARLY = 3  # levels, from which on a series can be called a yearly one


@series_rule("DC401")
def gap(trajectory: Trajectory) -> Iterator[Finding]:
    """A yearly series with a hole, in its levels or in its chain of yearly changes."""
    for levels in _by_price_year(trajectory):
        steps = [second.year - first.year for first, second in pairwise(levels)]
        if len(levels) >= _YEARLY and steps.count(1) * 2 >= len(steps):
            for first, second in pairwise(levels):
                yield from _missing(trajectory, first.year, second.year, second.location, "")
    yearly = [link for link in trajectory.links if link.year - link.base == 1]
    known = {level.year for level in trajectory.levels}
    for before, after in pairwise(yearly):
        if not known.issuperset(range(before.year, after.year)):
            yield from _missing(trajectory, before.year, after.year, after.location, "changes")


@series_rule("DC402")
def jump(trajectory: Trajectory) -> Iterator[Finding]:
    """A multiple of the value before."""
    for levels in _by_price_year(trajectory):
        for first, second in pairwise(levels):
            a, b = first.amount.value, second.amount.value
            if a <= 0 or b <= 0:
                continue
            years = second.year - first.year
            rise, fall = _most(trajectory, years)
            if b > a * rise or a > b * fall:
                yield Finding(
                    place=second.location,
                    message=Sentence(
                        "{series} jumps from {before} to {after} between {first} and {second}",
                        series=trajectory.called,
                        before=Amount(trajectory.indicator.unit, plain(a, 6)),
                        after=Amount(trajectory.indicator.unit, plain(b, 6)),
                        first=first.year,
                        second=second.year,
                    ),
                    hint=Sentence("has a unit changed, or a digit slipped?"),
                    found=plain(b, 6),
                    expected=f"{plain(a / fall, 4)} to {plain(a * rise, 4)}",
                )


@series_rule("DC403")
def share_range(trajectory: Trajectory) -> Iterator[Finding]:
    """A part that is less than nothing, or more than all."""
    if not _is_share(trajectory):
        return
    for level in trajectory.levels:
        value = level.amount.value
        if not 0 <= value <= 100:  # noqa: PLR2004 - per cent
            yield Finding(
                place=level.location,
                message=Sentence(
                    "{series} is {value} % in {year}",
                    series=trajectory.called,
                    value=plain(value, 6),
                    year=level.year,
                ),
                hint=Sentence("a share lies between 0 and 100 %"),
                found=plain(value, 6),
                expected="0 to 100",
            )


@series_rule("DC201")
def fractions(trajectory: Trajectory) -> Iterator[Finding]:
    """A share that is told as a fraction throughout."""
    values = [level.amount.value for level in trajectory.levels]
    if _is_share(trajectory) and len(values) > 1 and all(0 < value < 1 for value in values):
        yield Finding(
            place=trajectory.levels[0].location,
            message=Sentence(
                "every value of {series} is less than one per cent: are they fractions?",
                series=trajectory.called,
            ),
            hint=Sentence(
                "{value} as a fraction is {percent} %",
                value=plain(values[0], 6),
                percent=plain(values[0] * 100, 6),
            ),
            found=plain(values[0], 6),
            expected="percentages",
        )


@series_rule("DC203")
def negative_amount(trajectory: Trajectory) -> Iterator[Finding]:
    """An amount below zero of what has no negative: emissions that are gross, a capacity, a consumption."""
    indicator = trajectory.indicator
    if indicator.may_be_negative or _is_share(trajectory):
        return
    for level in trajectory.levels:
        if level.amount.value < 0:
            value = plain(level.amount.value, 6)
            yield Finding(
                place=level.location,
                message=Sentence(
                    "{series} is {amount} in {year}: it cannot be negative",
                    series=trajectory.called,
                    amount=Amount(indicator.unit, value),
                    year=level.year,
                ),
                hint=Sentence("a change has relative_to, the year that it is told against"),
                found=value,
                expected="0 or more",
            )


@series_rule("DC404")
def link_against_levels(trajectory: Trajectory) -> Iterator[Finding]:
    """A change that two levels do not make."""
    for link in trajectory.links:
        for levels in _by_price_year(trajectory):
            years = {level.year: level.amount for level in levels}
            if link.year not in years or link.base not in years:
                continue
            made = _change(years[link.base], years[link.year], additive=link.additive)
            if made is not None and not made.meets(link.change):
                stated = plain(link.change.value, 6)
                unit = trajectory.indicator.unit if link.additive else "%"
                yield Finding(
                    place=link.location,
                    message=Sentence(
                        "{series} {base} to {year}: the link says {stated}, the levels {made}",
                        series=trajectory.called,
                        base=link.base,
                        year=link.year,
                        stated=Amount(unit, stated),
                        made=Amount(unit, _two_places(made.value)),
                    ),
                    hint=Sentence("levels of another vintage, price year or definition?"),
                    found=stated,
                    expected=f"{_two_places(made.low)} to {_two_places(made.high)}",
                )


def _missing(
    trajectory: Trajectory, before: int, after: int, place: Location | None, what: str
) -> Iterator[Finding]:
    """The years between two known ones."""
    if after - before <= 1:
        return
    start, end = before + 1, after - 1
    years: object = start if start == end else Sentence("{first} to {last}", first=start, last=end)
    yield Finding(
        place=place,
        message=Sentence(
            "{series} leaves out the changes of {years}" if what else "{series} leaves out {years}",
            series=trajectory.called,
            years=years,
        ),
        hint=Sentence("nothing is interpolated: add the years, if they are known"),
        found=str(after),
        expected=str(start),
    )


def _most(trajectory: Trajectory, years: int) -> tuple[int, int]:
    """How many times a value may be the one before, and the one before it."""
    stock = trajectory.indicator.kind is Kind.STOCK
    once = _JUMP_OF_STOCK if stock else _JUMP
    if years <= 1:
        return once, once
    highest = _FALL_OVER_A_GAP if trajectory.indicator.kind is Kind.INTENSITY else _RISE_OVER_A_GAP
    # No power of a long gap is worked out: a slip is one whatever the gap.
    bounded = once ** min(years, 10)
    return max(once, min(bounded, highest)), max(once, min(bounded, _FALL_OVER_A_GAP))


def _is_share(trajectory: Trajectory) -> bool:
    return trajectory.indicator.kind is Kind.SHARE and trajectory.indicator.unit == "%"


def _change(first: Interval, second: Interval, *, additive: bool) -> Interval | None:
    if additive:
        return second - first
    if first.low <= 0 or second.low < 0 or first.one_sided or second.one_sided:
        return None
    return (second / first).mapped(lambda ratio: (ratio - 1) * 100)


def _by_price_year(trajectory: Trajectory) -> list[list[Level]]:
    groups: dict[str, list[Level]] = {}
    for level in sorted(trajectory.levels, key=lambda level: level.year):
        groups.setdefault(level.price_year, []).append(level)
    return list(groups.values())


def _two_places(number: Fraction | float) -> str:
    return f"{float(number):.2f}"
