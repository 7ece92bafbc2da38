"""A number with its rounding interval, and the exact arithmetic of such numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import inf, isinf

from dualcarbon.number import show, show_interval

End = Fraction | float
"""An end of an interval: a rational number, or plus or minus infinity where that end is not known."""

_ZERO = Fraction(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """What a published number stands for: 48.4 is 48.35 to 48.45; an end that is not known is infinite.

    ``one_sided`` says that only a bound was published ("more than 51"), ``is_open`` that this bound itself
    is excluded ("more than" against "at least"). Both are part of the number and survive all arithmetic: one
    over "at least 10" lies between 0 and 0.1, and is still known by a bound only.
    """

    low: End
    value: Fraction
    high: End
    one_sided: bool = False
    is_open: bool = False

    def __repr__(self) -> str:
        if not self.one_sided:
            return f"<Interval {show_interval(self.low, self.value, self.high)}>"
        # A floor has its lower end at the number, a cap its upper one.
        word = {(True, True): "more than", (True, False): "less than", (False, True): "at least"}.get(
            (self.is_open, self.low == self.value), "at most"
        )
        return f"<Interval {word} {show(self.value)}>"

    def __post_init__(self) -> None:
        # A number without rounding is one object three times; comparing fractions takes its time.
        if self.low is self.value is self.high:
            return
        if not (_ordered(self.low, self.value) and _ordered(self.value, self.high)):
            raise ValueError(f"{self.low} <= {self.value} <= {self.high} does not hold")

    @classmethod
    def exact(cls, value: Fraction | Decimal | int) -> Interval:
        """A number without rounding."""
        number = value if type(value) is Fraction else Fraction(value)
        return cls(low=number, value=number, high=number)

    @classmethod
    def at_least(cls, value: Fraction | Decimal | int, *, is_open: bool = False) -> Interval:
        """A number of which only the lower bound is known."""
        number = Fraction(value)
        return cls(low=number, value=number, high=inf, one_sided=True, is_open=is_open)

    @classmethod
    def at_most(cls, value: Fraction | Decimal | int, *, is_open: bool = False) -> Interval:
        """A number of which only the upper bound is known."""
        number = Fraction(value)
        return cls(low=-inf, value=number, high=number, one_sided=True, is_open=is_open)

    @classmethod
    def rounded(cls, value: Fraction | Decimal, half: Fraction | Decimal) -> Interval:
        """A number that was rounded, with half a unit of its last digit."""
        number = value if type(value) is Fraction else Fraction(value)
        reach = half if type(half) is Fraction else Fraction(half)
        return cls(low=number - reach, value=number, high=number + reach)

    @property
    def is_exact(self) -> bool:
        """Whether the number has no width."""
        return self.low is self.high or self.low == self.high

    @property
    def width(self) -> End:
        """High minus low."""
        return inf if isinf(self.low) or isinf(self.high) else self.high - self.low

    def __add__(self, other: Interval | Fraction | int) -> Interval:
        more = _interval(other)
        value = self.value + more.value
        if self.is_exact and more.is_exact:
            low: End = value
            high: End = value
        else:
            low, high = _sum(self.low, more.low), _sum(self.high, more.high)
        return _ordered_so(
            low,
            value,
            high,
            one_sided=self.one_sided or more.one_sided,
            is_open=self.is_open or more.is_open,
        )

    __radd__ = __add__

    def __neg__(self) -> Interval:
        return _ordered_so(-self.high, -self.value, -self.low, one_sided=self.one_sided, is_open=self.is_open)

    def __sub__(self, other: Interval | Fraction | int) -> Interval:
        return self + (-_interval(other))

    def __rsub__(self, other: Fraction | int) -> Interval:
        return _interval(other) + (-self)

    def __mul__(self, other: Interval | Fraction | int) -> Interval:
        more = _interval(other)
        value = self.value * more.value
        if self.is_exact and more.is_exact:
            low: End = value
            high: End = value
        elif self.low >= 0 and more.low >= 0:
            low, high = _product(self.low, more.low), _product(self.high, more.high)
        else:
            ends = [_product(a, b) for a in (self.low, self.high) for b in (more.low, more.high)]
            low, high = min(ends), max(ends)
        return _ordered_so(
            low,
            value,
            high,
            one_sided=self.one_sided or more.one_sided,
            is_open=self.is_open or more.is_open,
        )

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | Fraction | int) -> Interval:
        return self * (other.inverse if isinstance(other, Interval) else 1 / Fraction(other))

    @property
    def inverse(self) -> Interval:
        """One over a positive number; an end at or below zero becomes infinite.

        Raises:
            ZeroDivisionError: the number is not positive.
        """
        if self.value <= 0:
            raise ZeroDivisionError("only positive numbers have an inverse here")
        value = 1 / self.value
        if self.is_exact:
            return _ordered_so(value, value, value, one_sided=self.one_sided, is_open=self.is_open)
        low = _ZERO if isinf(self.high) else 1 / self.high
        return _ordered_so(
            low, value, 1 / self.low if self.low > 0 else inf, one_sided=self.one_sided, is_open=self.is_open
        )

    def mapped(self, rule: Callable[[Fraction], Fraction], *, falling: bool = False) -> Interval:
        """A monotone rule applied to the value and to both ends; an infinite end stays infinite.

        Args:
            rule: the rule.
            falling: whether the rule turns what is larger into what is smaller.
        """
        value = rule(self.value)
        low = value if self.low == self.value else self.low if isinstance(self.low, float) else rule(self.low)
        high = (
            value
            if self.high == self.value
            else self.high
            if isinstance(self.high, float)
            else rule(self.high)
        )
        if falling:
            low, high = (-high if isinf(high) else high), (-low if isinf(low) else low)
        return Interval(low=low, value=value, high=high, one_sided=self.one_sided, is_open=self.is_open)

    def held(self, *, low: Fraction | None = None, high: Fraction | None = None) -> Interval:
        """The number held inside limits that it cannot leave, such as 0 and 100 % of a share."""
        ends: list[End] = [self.low, self.value, self.high]
        if low is not None:
            ends = [max(end, low) for end in ends]
        if high is not None:
            ends = [min(end, high) for end in ends]
        first, value, last = ends
        return Interval(
            low=first, value=Fraction(value), high=last, one_sided=self.one_sided, is_open=self.is_open
        )

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals touch."""
        return self.low <= other.high and other.low <= self.high


def _interval(number: Interval | Fraction | int) -> Interval:
    return number if isinstance(number, Interval) else Interval.exact(number)


def _ordered_so(low: End, value: Fraction, high: End, *, one_sided: bool, is_open: bool) -> Interval:
    """An interval that is in order by the arithmetic that it comes from: long chains are not held against it again."""
    made = object.__new__(Interval)
    put = object.__setattr__
    put(made, "low", low)
    put(made, "value", value)
    put(made, "high", high)
    put(made, "one_sided", one_sided)
    put(made, "is_open", is_open)
    return made


def _ordered(a: End, b: End) -> bool:
    """Whether a is at most b."""
    if isinstance(a, float) or isinstance(b, float):
        return a <= b
    # What fractions do when they are compared, without asking what else they might be: tables are long.
    return a.numerator * b.denominator <= b.numerator * a.denominator


def _sum(a: End, b: End) -> End:
    """A sum in which what is not known stays unknown."""
    if isinstance(a, float):
        return a
    return b if isinstance(b, float) else a + b


def _product(a: End, b: End) -> End:
    """A product in which zero times infinity is zero, as for ends of intervals."""
    if not a or not b:
        return _ZERO
    if isinstance(a, float) or isinstance(b, float):
        return inf if (a > 0) == (b > 0) else -inf
    return a * b
