"""Where what a target measures lies on the axis of its series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dualcarbon.assessment import Assessment, Point
from dualcarbon.indicator import Kind
from dualcarbon.problem import DualcarbonError
from dualcarbon.target import Form, Mean, Target
from dualcarbon.units import factor

_HUNDRED = Fraction(100)


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelScale:
    """From what a target measures (a fall in percent, an amount) to the level that stands for it.

    ``base`` is the level of the baseline; None where the series does not reach it. ``scale`` is what a level
    of this assessment is multiplied by to stand on the axis of the chart.
    """

    target: Target
    base: Fraction | None
    years: int
    scale: Fraction = Fraction(1)

    def level(self, amount: Fraction, unit: str) -> Fraction | None:
        """The level; None where the form has none (a sum over years) or the series lacks its baseline."""
        found = self._level(amount, unit)
        return None if found is None else found * self.scale

    def _level(self, amount: Fraction, unit: str) -> Fraction | None:
        target = self.target
        if target.form is Form.LEVEL:
            return _in_unit(amount, unit, target)
        if self.base is None:
            return None
        match target.form:
            case Form.REDUCTION:
                return self.base * (1 - amount / _HUNDRED)
            case Form.DECREASE:
                return _moved(self.base, -1, _in_unit(amount, unit, target))
            case Form.INCREASE if unit == "%" and target.indicator.kind is not Kind.SHARE:
                return self.base * (1 + amount / _HUNDRED)
            case Form.INCREASE:
                return _moved(self.base, 1, _in_unit(amount, unit, target))
            case Form.MULTIPLE:
                return self.base * amount
            case Form.GROWTH:
                return self.base * (1 + amount / _HUNDRED) ** self.years
            case Form.ADDITION if target.indicator.kind is not Kind.FLOW:
                added = _in_unit(amount, unit.removesuffix(" per year"), target)
                per_year = target.bound is not None and target.bound.mean is not Mean.TOTAL
                return _moved(self.base, self.years if per_year else 1, added)
            case _:
                return None


def place_of(assessment: Assessment, points: Sequence[Point], scale: Fraction = Fraction(1)) -> LevelScale:
    """The place of the target of an assessment among the points that it was judged by."""
    target = assessment.target
    amounts: Mapping[int, Fraction] = {point.year: point.amount.value for point in points}
    base = assessment.baseline_year
    if base is None and isinstance(target.baseline, int):
        base = target.baseline
    if base is None and target.baseline == "peak" and amounts:
        base = max(sorted(amounts), key=lambda year: amounts[year])
    years = 0 if base is None or target.year is None else target.year - base
    return LevelScale(
        target=target, base=None if base is None else amounts.get(base), years=years, scale=scale
    )


def _moved(base: Fraction, times: int, amount: Fraction | None) -> Fraction | None:
    return None if amount is None else base + times * amount


def _in_unit(amount: Fraction, unit: str, target: Target) -> Fraction | None:
    """In the unit of the indicator; points of a share are its percent."""
    indicator = target.indicator
    if unit in (indicator.unit, "percentage points", ""):
        return amount
    try:
        return amount * factor(unit, indicator.unit, tonne=indicator.tonne)
    except DualcarbonError:
        # A file's own number that does not convert was told by the judgement; it has no place on this axis.
        return None
