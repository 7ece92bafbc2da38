"""Between the steps of a model, and from what was observed to what is projected: the arithmetic.

Harmonising scales (``ratio``) or shifts (``offset``) a projection so that it meets what was observed in the
year of the joint; the correction fades linearly to nothing by a year of convergence. Source of the methods:
Gidden et al. 2018, *A methodology and implementation of automated emissions harmonization for use in
Integrated Assessment Models*, Environmental Modelling & Software 105 (its methods ``constant_ratio``,
``constant_offset``, ``reduce_ratio`` and ``reduce_offset``).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, NamedTuple, TypeVar

from dualcarbon.trajectory import Interval, is_float

N = TypeVar("N", Fraction, float, Interval)

JUMP = Fraction(5, 100)
"""A joint that is not harmonised is told where the two differ by more than that."""


_USUAL = 2050


class Unfit(NamedTuple):
    """Why a joint cannot be harmonised as asked: nothing observed is there to meet, or it fades before it begins.

    ``newest`` is the newest observation, None without any; ``later`` is a year by which a correction may fade.
    """

    newest: int | None
    later: int = _USUAL


class Harmonize(StrEnum):
    """How a projection is made to meet what was observed."""

    NONE = "none"
    RATIO = "ratio"
    OFFSET = "offset"


class Joining(NamedTuple):
    """How scenarios are joined to what was observed, and whether they are read between their steps.

    ``converge`` is the year in which nothing of a correction is left; it is kept where None. ``interpolate``: a
    year between two steps is taken from the straight line between them.
    """

    harmonize: Harmonize = Harmonize.NONE
    converge: int | None = None
    interpolate: bool = False

    def unfit(self, newest: int | None) -> Unfit | None:
        """What keeps scenarios from being joined so; None where nothing does.

        Args:
            newest: the year of the newest observation; None without any.
        """
        if self.harmonize is Harmonize.NONE:
            return None
        if newest is None:
            return Unfit(None)
        if self.converge is not None and self.converge <= newest:
            return Unfit(newest, max(_USUAL, newest + 1))
        return None


PLAIN = Joining()
"""A joint as it falls, and nothing between the steps."""


class Joint(NamedTuple, Generic[N]):
    """The newest year that is both observed and projected, and the two values."""

    year: int
    observed: N
    projected: N

    @property
    def jump(self) -> Fraction | float | None:
        """How far the observed value lies above the projected one, as a share of it; None from zero."""
        observed: Any = _value(self.observed)
        projected: Any = _value(self.projected)
        if not projected:
            return None
        jump: Fraction | float = (observed - projected) / abs(projected)
        return jump


class Corrected(NamedTuple, Generic[N]):
    """A projected value before and after it was harmonised, and how much of the correction is left (of 1)."""

    raw: N
    value: N
    left: Fraction


def joint(observed: Mapping[int, N], projected: Mapping[int, N]) -> Joint[N] | None:
    """Where the two meet; None where no year is in both."""
    both = observed.keys() & projected.keys()
    if not both:
        return None
    year = max(both)
    return Joint(year=year, observed=observed[year], projected=projected[year])


def harmonized(
    projected: Mapping[int, N], at: Joint[N], how: Harmonize, converge: int | None = None
) -> dict[int, Corrected[N]]:
    """The projected values from the joint on, corrected.

    Args:
        projected: by year.
        at: the joint.
        how: ``ratio`` multiplies by observed over projected, ``offset`` adds observed less projected.
        converge: the year in which nothing of the correction is left; it is kept where None.

    Raises:
        ValueError: the year of convergence does not lie after the joint, or a ratio starts from zero or
            across it.
    """
    if converge is not None and converge <= at.year:
        raise ValueError("a correction fades after the joint, not before it")
    if how is Harmonize.RATIO and not can_scale(at):
        raise ValueError("a ratio leads from one positive number to another")
    found = {}
    for year, raw in sorted(projected.items()):
        if year < at.year:
            continue
        left = _left(year, at.year, converge)
        found[year] = Corrected(raw=raw, value=_corrected(raw, at, how, left), left=left)
    return found


def can_scale(at: Joint[N]) -> bool:
    """Whether a ratio leads from what was projected to what was observed: both lie above zero."""
    return _value(at.observed) > 0 and _value(at.projected) > 0


def interpolated(values: Mapping[int, N], year: int) -> N | None:
    """The value of a year, linear between the steps around it; None outside them."""
    if year in values:
        return values[year]
    around = neighbours(values, year)
    if around is None:
        return None
    before, after = around
    first: Any = values[before]
    last: Any = values[after]
    share = _like(Fraction(year - before, after - before), first)
    between: N = first * (1 - share) + last * share
    return between


def neighbours(values: Mapping[int, object], year: int) -> tuple[int, int] | None:
    """The steps before and after a year; None where it lies outside them."""
    before = max((step for step in values if step < year), default=None)
    after = min((step for step in values if step > year), default=None)
    return None if before is None or after is None else (before, after)


def _left(year: int, start: int, converge: int | None) -> Fraction:
    """How much of a correction is left."""
    if converge is None:
        return Fraction(1)
    return max(Fraction(0), Fraction(converge - year, converge - start))


def _corrected(raw: N, at: Joint[N], how: Harmonize, left: Fraction) -> N:
    number: Any = raw
    observed: Any = at.observed
    projected: Any = at.projected
    share = _like(left, raw)
    found: N
    match how:
        case Harmonize.NONE:
            found = raw
        case Harmonize.RATIO:
            found = number * (1 + (observed / projected - 1) * share)
        case Harmonize.OFFSET:
            found = number + (observed - projected) * share
    return found


def _like(number: Fraction, other: Fraction | float | Interval) -> Any:
    """A share as the numbers are: exact beside what is exact, a float among floats."""
    return float(number) if is_float(other) else number


def _value(number: Fraction | float | Interval) -> Fraction | float:
    return number.value if isinstance(number, Interval) else number
