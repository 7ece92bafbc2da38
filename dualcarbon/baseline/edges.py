"""One step between two years, and a path of steps: factors that multiply, or amounts that add."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from dualcarbon.trajectory import Grade, Interval, Level, Link

_ONE = Interval.exact(1)
_NOTHING = Interval.exact(0)
_ZERO = Fraction(0)
_HUNDRED = 100
_HUNDREDTH = Fraction(1, 100)


@dataclass(frozen=True, kw_only=True)
class Edge:
    """One step from ``start`` to ``end``: a factor, or where ``additive`` an amount, with its documents.

    ``stated`` is what was published: a link, or two levels.
    """

    start: int
    end: int
    additive: bool
    grade: Grade
    stated: Link | tuple[Level, Level]
    one_sided: bool = False

    @cached_property
    def step(self) -> Interval:
        """The factor, or the amount; only worked out where a path goes this way."""
        if isinstance(self.stated, Link):
            forward = self.stated.base == self.start
            if self.additive:
                return self.stated.change if forward else -self.stated.change
            ratio = _ratio(self.stated)
            return ratio if forward else ratio.inverse
        first, second = self.levels
        if self.additive:
            return second.amount - first.amount
        return second.amount / first.amount

    @cached_property
    def width(self) -> float:
        """How wide it is, of a factor in proportion; among paths of equal worth the narrowest is the best."""
        if self.one_sided:
            return 0.0
        if not self.additive and not isinstance(self.stated, Link):
            # A ratio of two levels is as wide as both together; this spares the division.
            return sum(_relative_width(level.amount) for level in self.stated)
        return float(self.step.width) if self.additive else _relative_width(self.step)

    @property
    def levels(self) -> tuple[Level, Level]:
        """The two levels, that of ``start`` first.

        Raises:
            TypeError: the step is a link.
        """
        if isinstance(self.stated, Link):
            raise TypeError("a link has no levels")
        first, second = self.stated
        return (first, second) if first.year == self.start else (second, first)

    @property
    def turned(self) -> Edge | None:
        """The same step the other way round; None where its end is nothing, which no ratio starts from."""
        if not self.additive and self._ends_in_nothing:
            return None
        return Edge(
            start=self.end,
            end=self.start,
            additive=self.additive,
            grade=self.grade,
            stated=self.stated,
            one_sided=self.one_sided,
        )

    @property
    def _ends_in_nothing(self) -> bool:
        if isinstance(self.stated, Link):
            return self.stated.change.value <= -_HUNDRED
        return self.levels[1].amount.value <= 0

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents behind the step."""
        if isinstance(self.stated, Link):
            return (self.stated.source,)
        first, second = self.stated
        return (first.source,) if first.source == second.source else (first.source, second.source)


@dataclass(frozen=True, kw_only=True)
class Path:
    """A way from one year to another; ``total`` is the product (or the sum) of its steps.

    ``before`` is the same way without its last step, where that was walked too.
    """

    start: int
    end: int
    edges: tuple[Edge, ...]
    additive: bool = False
    before: Path | None = field(default=None, repr=False, compare=False)

    @cached_property
    def total(self) -> Interval:
        """The ratio I(end) / I(start), or where additive the difference I(end) - I(start)."""
        if self.before is not None:
            total, step = self.before.total, self.edges[-1].step
            return total + step if self.additive else total * step
        total = _NOTHING if self.additive else _ONE
        for edge in self.edges:
            total = total + edge.step if self.additive else total * edge.step
        return total

    @property
    def one_sided(self) -> bool:
        """Whether only a bound is known."""
        return any(edge.one_sided for edge in self.edges)

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents of its steps, without repetition."""
        found = [source for edge in self.edges for source in edge.sources]
        return tuple(dict.fromkeys(source for source in found if source))

    @property
    def derived(self) -> bool:
        """Whether the path leaves the two years, or rests on a derived figure."""
        low, high = sorted((self.start, self.end))
        inside = all(low <= edge.end <= high for edge in self.edges)
        return not inside or any(edge.grade is Grade.DERIVED for edge in self.edges)

    @property
    def grade(self) -> Grade:
        """The grade of the weakest step."""
        return max((edge.grade for edge in self.edges), key=lambda grade: grade.rank, default=Grade.OFFICIAL)


def _relative_width(amount: Interval) -> float:
    return float(amount.width) / abs(float(amount.value)) if amount.value else float(amount.width)


def _ratio(link: Link) -> Interval:
    """1 + change / 100; rounding takes nothing below zero."""
    ratio = link.change * _HUNDREDTH + 1
    return ratio.held(low=_ZERO) if ratio.low < 0 <= ratio.value else ratio
