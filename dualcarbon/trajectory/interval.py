"""A number with its rounding interval, and the arithmetic of such numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

_INFINITY = Decimal("Infinity")
_ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """What a published number stands for: 48.4 is 48.35 to 48.45; an end that is not known is infinite."""

    low: Decimal
    value: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.low} <= {self.value} <= {self.high} does not hold")

    @classmethod
    def exact(cls, value: Decimal) -> Interval:
        """A number without rounding."""
        return cls(low=value, value=value, high=value)

    @property
    def one_sided(self) -> bool:
        """Whether only a bound is known ("more than 51")."""
        return self.low.is_infinite() or self.high.is_infinite()

    @property
    def width(self) -> Decimal:
        """High minus low."""
        return self.high - self.low

    def __add__(self, other: Interval) -> Interval:
        return Interval(low=self.low + other.low, value=self.value + other.value, high=self.high + other.high)

    def __neg__(self) -> Interval:
        return Interval(low=-self.high, value=-self.value, high=-self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def __mul__(self, other: Interval) -> Interval:
        ends = [_product(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(low=min(ends), value=self.value * other.value, high=max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.inverse

    @property
    def inverse(self) -> Interval:
        """One over a positive number; an end at zero becomes infinite.

        Raises:
            ValueError: the number is not positive.
        """
        if self.value <= 0 or self.low < 0:
            raise ValueError("only positive numbers have an inverse here")
        low = _ZERO if self.high.is_infinite() else 1 / self.high
        return Interval(low=low, value=1 / self.value, high=1 / self.low if self.low else _INFINITY)

    def scaled(self, factor: Decimal) -> Interval:
        """The number times an exact factor."""
        return self * Interval.exact(factor)

    def mapped(self, rule: Callable[[Decimal], Decimal]) -> Interval:
        """A monotone rule applied to the value and to both ends."""
        ends = sorted((rule(self.low), rule(self.high)))
        return Interval(low=ends[0], value=rule(self.value), high=ends[1])

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals touch."""
        return self.low <= other.high and other.low <= self.high


def _product(a: Decimal, b: Decimal) -> Decimal:
    """A product in which zero times infinity is zero, as for ends of intervals."""
    return _ZERO if not a or not b else a * b
