"""Rules that hold a level against its neighbours, and against what had been observed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import median

from dualcarbon.indicator import Better, Kind
from dualcarbon.number import plain
from dualcarbon.problem import Amount, Sentence
from dualcarbon.target import Target
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Trajectory
from dualcarbon.validation.context import Context, in_unit, level_of, thing
from dualcarbon.validation.rule import Finding, targets_rule

_NEAR = 10  # years: what lies further off is no neighbour
_TENFOLD = 8  # a slip of one digit on a number that also grows
_FAR_OFF = 3000  # regions differ by a thousand times (Tibet and Shandong), hardly by more
_NEIGHBOURS = 100  # levels of one thing: no plan has more
_MANY = 4  # regions, from which on their median means something


@targets_rule("DC214")
def suspected_slip(file: RegionFile, context: Context) -> Iterator[Finding]:
    """Ten or ten thousand times what stands around it."""
    own: dict[object, list[tuple[int, Fraction, str]]] = {}
    for target in file.targets:
        level = level_of(target)
        if level and target.year:
            alike = own.setdefault(thing(target), [])
            if len(alike) < _NEIGHBOURS:
                alike.append((target.year, level, target.id))
    for target in file.targets:
        level = level_of(target)
        if level is None or level <= 0 or target.year is None:
            continue
        alike = own[thing(target)]
        neighbours = [(year, value) for year, value, name in alike if name != target.id]
        if not target.scope:
            neighbours += _observed(context.observed(target))
        near = [one for one in neighbours if abs(one[0] - target.year) <= _NEAR]
        told = _off_neighbours(target, level, near) if near else _off_regions(target, level, context)
        if told:
            yield Finding(
                place=file.place(target, target.form),
                message=Sentence('"{text}" is {off}', text=target.text, off=told),
                hint=Sentence("has 万 or 亿, or a digit, slipped?"),
                found=target.text,
                expected="a number like its neighbours",
            )


@targets_rule("DC215")
def below_observed(file: RegionFile, context: Context) -> Iterator[Finding]:
    """A floor that stood already."""
    for target in file.targets:
        when = _planned(target)
        if when is None or target.scope or not _is_growing_floor(target) or target.bound is None:
            continue
        # A plan that quotes a goal of the period before it says what became of it.
        if target.year is not None and target.year <= when:
            continue
        lower = in_unit(target.bound.lower or Fraction(0), target.bound.unit, target.indicator)
        before = [one for one in _observed(context.observed(target)) if one[0] <= when]
        if lower is None or not before:
            continue
        year, value = max(before)
        if lower < value:
            yield Finding(
                place=file.place(target, target.form),
                message=Sentence(
                    '"{text}" lies below what stood in {year} already: {amount}',
                    text=target.text,
                    year=year,
                    amount=Amount(target.indicator.unit, plain(value)),
                ),
                hint=Sentence("look at the unit, the year and the indicator"),
                found=target.text,
                expected=f"more than {plain(value)} {target.indicator.unit}",
            )


def _observed(trajectory: Trajectory | None) -> list[tuple[int, Fraction]]:
    levels = trajectory.levels if trajectory else ()
    return [(level.year, level.amount.value) for level in levels if level.amount.value > 0]


def _off_neighbours(target: Target, level: Fraction, neighbours: Sequence[tuple[int, Fraction]]) -> str:
    """By how much a level is off both of the nearest ones, or nothing."""
    year = target.year or 0
    nearest = sorted(neighbours, key=lambda one: (abs(one[0] - year), one[0]))[:2]
    times = [level / value for _, value in nearest]
    between = min(nearest)[0] <= year <= max(nearest)[0] and len(nearest) > 1
    # What grows from year to year may well be ten times what it was.
    growing = target.indicator.kind in (Kind.STOCK, Kind.SHARE) and not between
    least = _TENFOLD * 100 if growing else _TENFOLD
    if all(one >= least for one in times) or all(one <= Fraction(1, least) for one in times):
        other, value = nearest[0]
        return Sentence(
            "{times} the {amount} of {year}",
            times=_times(level / value),
            amount=Amount(target.indicator.unit, plain(value)),
            year=other,
        )
    return ""


def _off_regions(target: Target, level: Fraction, context: Context) -> str:
    key = (target.indicator.name, target.scope)
    others = [value for region, value in context.levels().get(key, ()) if region != target.region]
    if len(others) < _MANY or target.indicator.kind is Kind.SHARE:
        return ""
    middle = median(others)
    off = level / Fraction(middle)
    if 1 / _FAR_OFF <= off <= _FAR_OFF:
        return ""
    return Sentence("{times} the median of {count} other targets", times=_times(off), count=len(others))


def _times(ratio: Fraction) -> str:
    if ratio >= 1:
        return Sentence("{number} times", number=round(ratio))
    return Sentence("one {number}th of", number=round(1 / ratio))


def _planned(target: Target) -> int | None:
    """The last year whose end the plan can have known."""
    source = target.source
    if source.issued_year:
        return source.issued_year - 1
    return int(source.period[:4]) - 1 if source.period else None


def _is_growing_floor(target: Target) -> bool:
    indicator = target.indicator
    return (
        level_of(target) is not None
        and indicator.better is Better.HIGHER
        and indicator.kind in (Kind.STOCK, Kind.SHARE)
        and target.bound is not None
        and target.bound.lower is not None
    )
