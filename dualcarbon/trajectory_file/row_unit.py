"""From the unit of a row to the unit of its indicator: looked up once, then only multiplied."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from dualcarbon import units
from dualcarbon.indicator import Indicator
from dualcarbon.problem import DoesNotConvert, DualcarbonError, Problem, Sentence
from dualcarbon.trajectory import Interval

_POINTS = "percentage points"
_PURE = ("", "1")
_ONE = Fraction(1)
_HALF = Fraction(1, 2)


class RowUnit(NamedTuple):
    """What a number of one unit is multiplied by, exactly; ``relative`` is a change in percent."""

    factor: Fraction = _ONE
    price_year: str = ""
    relative: bool = False

    def rounded(self, digits: int, places: int) -> Interval:
        """The rounding interval of a plain number, ``digits`` over 10 to the ``places``."""
        above, below = self.factor.numerator, self.factor.denominator * 10**places
        twice = 2 * digits
        return Interval(
            low=Fraction((twice - 1) * above, 2 * below),
            value=Fraction(digits * above, below),
            high=Fraction((twice + 1) * above, 2 * below),
        )

    def interval(self, value: Fraction, digit: Fraction, bound: str = "") -> Interval:
        """The rounding interval of a stated number, in the unit of the indicator."""
        middle = value if self.factor == _ONE else value * self.factor
        match bound:
            case "at most" | "less than":
                return Interval.at_most(middle, is_open=bound == "less than")
            case "at least" | "more than":
                return Interval.at_least(middle, is_open=bound == "more than")
            case "exactly":
                return Interval.exact(middle)
            case _:
                return Interval.rounded(middle, digit * self.factor * _HALF)


@lru_cache(maxsize=4096)
def row_unit(unit: str, indicator: Indicator, *, link: bool) -> RowUnit:
    """How the numbers of a unit are told in that of an indicator.

    Raises:
        DualcarbonError: the unit is not known, or measures something else; the problem has its code.
    """
    if not unit and indicator.unit not in _PURE:
        raise _refused("DC106", Sentence("the unit is missing"), with_unit("", indicator))
    if link and unit.replace(" ", "") in ("%/year", "%/yr", "%peryear"):
        raise _refused(
            "DC107",
            Sentence("a yearly change is in %, against the year before"),
            Sentence('write "%" and relative_to'),
        )
    try:
        plain, price_year = units.price_year(unit)
    except DualcarbonError as error:
        problem = error.problems[0]
        raise _refused("DC106", problem.message, with_unit(problem.hint, indicator)) from None
    if link and plain == "%":
        return RowUnit(relative=True)
    target = _POINTS if link and indicator.unit == "%" else units.price_year(indicator.unit)[0]
    try:
        factor = units.factor(plain or target, target, tonne=indicator.tonne)
    except DualcarbonError as error:
        message = Sentence("{name}: {problem}", name=indicator.called, problem=error.problems[0].message)
        raise _refused("DC107", message, _instead(plain, target, indicator)) from None
    return RowUnit(factor=factor, price_year=price_year)


def with_unit(hint: str, indicator: Indicator) -> str:
    """A hint, with the unit of the indicator behind it."""
    told = Sentence('{name} is told in "{unit}"', name=indicator.called, unit=indicator.unit_called)
    return Sentence("{hint}; {more}", hint=Sentence(hint), more=told) if hint else told


def _instead(plain: str, target: str, indicator: Indicator) -> str:
    """What to write: the options that supply a factor belong to convert, a row states its own unit."""
    for year in ("year", "yr"):
        without = plain.removesuffix(f"/{year}")
        if without != plain and _converts(without, target, indicator):
            return Sentence("leave /{year} out: a row is a year", year=year)
    if target == _POINTS and plain:
        return Sentence(
            'write a change of a share in "{points}", or in "%" where it is relative', points=_POINTS
        )
    return Sentence('write the value in "{unit}"', unit=indicator.unit_called)


def _converts(unit: str, target: str, indicator: Indicator) -> bool:
    try:
        units.factor(unit, target, tonne=indicator.tonne)
    except DualcarbonError:
        return False
    return True


def _refused(code: str, message: str, hint: str) -> DoesNotConvert:
    return DoesNotConvert(problems=[Problem(message=message, hint=hint, code=code)])
