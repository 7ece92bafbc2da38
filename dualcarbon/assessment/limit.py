"""A bound in the unit that a target is measured in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isinf
from typing import NamedTuple

from dualcarbon import units
from dualcarbon.target import Bound, Form, Target
from dualcarbon.trajectory import End, Interval


class Limit(NamedTuple):
    """Lower and upper end in ``unit``; at least one of them is set.

    ``edge`` is how far ``about`` moved them to the lenient side: margins are told against the stated number.
    """

    lower: Fraction | None
    upper: Fraction | None
    strict: bool
    unit: str
    edge: Fraction = Fraction(0)

    @property
    def is_cap(self) -> bool:
        """Whether only an upper end binds."""
        return self.lower is None

    @property
    def ends(self) -> tuple[Fraction, ...]:
        """The ends that bind."""
        return tuple(end for end in (self.lower, self.upper) if end is not None)

    @property
    def stated(self) -> Fraction:
        """The number that the plan states: of a band its lower end."""
        return (
            self.upper - self.edge
            if self.lower is None and self.upper is not None
            else self.ends[0] + self.edge
        )

    def nearest(self, value: Fraction) -> Fraction:
        """The stated end that a pace from ``value`` has to reach: of a band the one that is nearer."""
        if self.lower is not None and self.upper is not None and value > self.upper - self.edge:
            return self.upper - self.edge
        return self.stated

    def margin(self, value: Fraction) -> Fraction:
        """How far a value lies on the good side of the stated number."""
        ends = [value - self.lower - self.edge] if self.lower is not None else []
        if self.upper is not None:
            ends.append(self.upper - self.edge - value)
        return min(ends)

    def margin_of(self, value: Fraction | float) -> Fraction | float:
        """The margin of a number that may be a float, for putting several in order."""
        ends = [value - self.lower] if self.lower is not None else []
        if self.upper is not None:
            ends.append(self.upper - value)
        return min(ends)

    def holds(self, value: Fraction | float) -> bool:
        """Whether a value satisfies the bound."""
        if self.strict:
            return (self.lower is None or value > self.lower) and (self.upper is None or value < self.upper)
        return (self.lower is None or value >= self.lower) and (self.upper is None or value <= self.upper)

    def each_holds(self, values: Sequence[float]) -> list[bool]:
        """Whether each of several values satisfies the bound: :meth:`holds`, at a fraction of its time."""
        if self.strict or (self.lower is not None and self.upper is not None):
            return [self.holds(value) for value in values]
        if self.lower is not None:
            lower = self.lower
            return [value >= lower for value in values]
        upper = self.upper
        return [upper is None or value <= upper for value in values]

    def straddled(self, amount: Interval) -> bool:
        """Whether the bound lies inside the interval of a value."""
        told = self.holds(amount.value)
        if amount.one_sided and amount.is_open:
            told = self._held_inside(amount)
        if any(self._end_holds(end) is not told for end in (amount.low, amount.high) if end != amount.value):
            return True
        # A band may lie wholly inside: both ends miss it, and so may the value.
        inside = (end for end in self.ends if amount.low < end < amount.high)
        return not told and any(self.holds(end) or self.strict for end in inside)

    def _held_inside(self, amount: Interval) -> bool:
        """Whether numbers just inside an open end satisfy the bound: "more than 51" is more than 51."""
        value = amount.value
        if amount.low == value:
            return (self.lower is None or value >= self.lower) and (self.upper is None or value < self.upper)
        if amount.high == value:
            return (self.lower is None or value > self.lower) and (self.upper is None or value <= self.upper)
        return self.holds(value)

    def _end_holds(self, end: End) -> bool:
        if isinf(end):
            return (self.upper if end > 0 else self.lower) is None
        return self.holds(end)

    def told(self, value: Interval) -> bool:
        """Whether the number satisfies the bound, an open end taken for what lies just inside it."""
        return self._held_inside(value) if value.one_sided and value.is_open else self.holds(value.value)


def limit_of(target: Target) -> Limit:
    """The bound of a target in the unit that it is measured in.

    Levels and amounts are told in the unit of the indicator, differences of a share in percentage points,
    falls, relative rises and rates in %, multiples in times; net zero is a cap of 0.

    Raises:
        DualcarbonError: the unit of the bound does not convert.
        ValueError: the target has no number.
    """
    unit = target.indicator.unit
    if target.form is Form.NET_ZERO:
        return Limit(lower=None, upper=Fraction(0), strict=False, unit=unit)
    bound = target.bound
    if bound is None:
        raise ValueError(f"{target.id} has no number")
    wanted = measured_in(target)
    if wanted == "times":
        return _in_unit(bound, Fraction(1), wanted)
    stated = units.price_year(bound.unit)[0]
    # A rise of a share is told in percentage points, however many ten thousands of them.
    base = "%" if wanted == "percentage points" and not _is_points(stated) else wanted
    return _in_unit(bound, units.factor(stated, base, tonne=target.indicator.tonne), wanted)


def measured_in(target: Target) -> str:
    """The unit in which a numbered target is measured."""
    unit = target.indicator.unit
    match target.form:
        case Form.REDUCTION | Form.GROWTH:
            return "%"
        case Form.MULTIPLE:
            return "times"
        case Form.INCREASE if is_relative(target):
            return "%"
        case Form.LEVEL | Form.NET_ZERO | Form.PEAK | Form.UNSTATED:
            return unit
        case _:
            return "percentage points" if unit == "%" else unit


def is_relative(target: Target) -> bool:
    """Whether a rise is told in percent of the baseline."""
    bound = target.bound
    if bound is None or target.form is not Form.INCREASE:
        return target.form is not Form.LEVEL and bound is not None
    return not _is_points(bound.unit) and units.same_dimension(bound.unit, "%")


def _is_points(unit: str) -> bool:
    return units.same_dimension(unit, "percentage points")


def _in_unit(bound: Bound, factor: Fraction, unit: str) -> Limit:
    return Limit(
        lower=None if bound.lower is None else bound.lower * factor,
        upper=None if bound.upper is None else bound.upper * factor,
        strict=bound.strict,
        unit=unit,
        edge=bound.edge * factor,
    )
