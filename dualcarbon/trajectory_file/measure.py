"""From the unit of a row to the unit of its indicator: looked up once, then only multiplied."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dualcarbon import units
from dualcarbon.indicator import Indicator
from dualcarbon.problem import DualcarbonError, Problem
from dualcarbon.trajectory import Interval

_POINTS = "percentage points"
_PURE = ("", "1")
_HALF = Decimal("0.5")
_INFINITY = Decimal("Infinity")


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What a number of one unit is multiplied by and divided by; ``relative`` is a change in percent."""

    times: Decimal = Decimal(1)
    over: Decimal = Decimal(1)
    price_year: str = ""
    relative: bool = False

    def interval(self, value: Decimal, digit: Decimal, bound: str = "") -> Interval:
        """The rounding interval of a stated number, in the unit of the indicator."""
        half = digit * _HALF
        middle = self._of(value)
        match bound:
            case "at most" | "less than":
                return Interval(low=-_INFINITY, value=middle, high=middle)
            case "at least" | "more than":
                return Interval(low=middle, value=middle, high=_INFINITY)
            case "exactly":
                return Interval.exact(middle)
            case _:
                return Interval(low=self._of(value - half), value=middle, high=self._of(value + half))

    def _of(self, number: Decimal) -> Decimal:
        return number if self.times == self.over else number * self.times / self.over


@lru_cache(maxsize=4096)
def measure(unit: str, indicator: Indicator, *, link: bool) -> Measure:
    """How the numbers of a unit are told in that of an indicator.

    Raises:
        DualcarbonError: the unit is not known, or measures something else; the problem has its code.
    """
    if not unit and indicator.unit not in _PURE:
        raise _refused("DC106", "the unit is missing", with_unit("", indicator))
    if link and unit.replace(" ", "") in ("%/year", "%peryear"):
        raise _refused(
            "DC107", "a yearly change is in %, against the year before", 'write "%" and relative_to'
        )
    try:
        plain, price_year = units.price_year(unit)
    except DualcarbonError as error:
        problem = error.problems[0]
        raise _refused("DC106", problem.message, with_unit(problem.hint, indicator)) from None
    if link and plain == "%":
        return Measure(relative=True)
    target = _POINTS if link and indicator.unit == "%" else units.price_year(indicator.unit)[0]
    try:
        factor = units.factor(plain or target, target, tonne=indicator.tonne)
    except DualcarbonError as error:
        problem = error.problems[0]
        hint = with_unit(problem.hint, indicator)
        raise _refused("DC107", f"{indicator.name}: {problem.message}", hint) from None
    return Measure(times=Decimal(factor.numerator), over=Decimal(factor.denominator), price_year=price_year)


def with_unit(hint: str, indicator: Indicator) -> str:
    """A hint, with the unit of the indicator behind it."""
    told = f'{indicator.name} is told in "{indicator.unit}"'
    return f"{hint}; {told}" if hint else told


def _refused(code: str, message: str, hint: str) -> DualcarbonError:
    return DualcarbonError(problems=[Problem(message=message, hint=hint, code=code)])
