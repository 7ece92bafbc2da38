"""A bound in the unit that a target is measured in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dualcarbon import units
from dualcarbon.target import Bound
from dualcarbon.trajectory import Interval


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """Lower and upper end in ``unit``; at least one of them is set."""

    lower: Decimal | None
    upper: Decimal | None
    strict: bool
    unit: str
    text: str

    @property
    def end(self) -> Decimal:
        """The end that a pace has to reach: the lower one where both bind."""
        return self.lower if self.lower is not None else self.upper or Decimal(0)

    def margin(self, value: Decimal) -> Decimal:
        """How far a value lies on the good side."""
        ends = [value - self.lower] if self.lower is not None else []
        if self.upper is not None:
            ends.append(self.upper - value)
        return min(ends)

    def holds(self, value: Decimal) -> bool:
        """Whether a value satisfies the bound."""
        margin = self.margin(value)
        return margin > 0 or (margin == 0 and not self.strict)

    def straddled(self, amount: Interval) -> bool:
        """Whether the bound lies inside the interval of a value."""
        ends = {self.holds(amount.value)}
        for end, far in ((amount.low, self.lower), (amount.high, self.upper)):
            if end.is_infinite():
                ends.add(far is None)
            else:
                ends.add(self.holds(end))
        return len(ends) > 1


def limit_in(bound: Bound, unit: str, *, tonne: str = "") -> Limit:
    """The bound of a target, told in ``unit``.

    Raises:
        DualcarbonError: the unit of the bound does not convert.
    """

    def told(end: Decimal | None) -> Decimal | None:
        return None if end is None else units.convert(end, units.price_year(bound.unit)[0], unit, tonne=tonne)

    return Limit(
        lower=told(bound.lower), upper=told(bound.upper), strict=bound.strict, unit=unit, text=bound.text
    )


def limit_of(bound: Bound, unit: str) -> Limit:
    """The bound of a target whose unit is already the one measured in."""
    return Limit(lower=bound.lower, upper=bound.upper, strict=bound.strict, unit=unit, text=bound.text)
