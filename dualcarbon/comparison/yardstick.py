"""Yardstick: what two targets must share, so that the larger number is the more ambitious one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dualcarbon import units
from dualcarbon.indicator import Better
from dualcarbon.problem import DualcarbonError
from dualcarbon.target import Baseline, Form, Mean, Target

_PERCENT = ("%", "percent", "percentage points")
_MOMENTS = (Form.PEAK, Form.NET_ZERO)
_WITHOUT_UNIT = (Form.REDUCTION, Form.GROWTH, Form.MULTIPLE)
_FALLS = (Form.REDUCTION, Form.DECREASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Yardstick:
    """Form, unit, mean and baseline: targets of one yardstick can be put in order, others cannot.

    ``unit`` is that of the indicator where the plan's own converts into it, ``year`` of a peak or net zero.
    """

    form: Form
    unit: str
    mean: Mean = Mean.TOTAL
    baseline: Baseline | None = None
    definition: str = ""

    @property
    def is_year(self) -> bool:
        """Whether the number is a year: an amount cannot be drawn from it."""
        return self.form in _MOMENTS


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A number on a yardstick."""

    yardstick: Yardstick
    value: Decimal


def mark_of(target: Target) -> Mark | None:
    """Where a target stands, by the number that its plan prints; None where it has no number."""
    if target.moment is not None:
        yardstick = Yardstick(form=target.form, unit="year", definition=target.definition)
        return Mark(yardstick=yardstick, value=Decimal(target.moment.last))
    if target.bound is None:
        return None
    value, unit = _told(target)
    yardstick = Yardstick(
        form=target.form,
        unit=unit,
        mean=target.bound.mean,
        baseline=None if target.form is Form.LEVEL else target.baseline,
        definition=target.definition,
    )
    return Mark(yardstick=yardstick, value=value)


def rank(target: Target, value: Decimal) -> tuple[Decimal, Decimal, bool]:
    """Sorts the more ambitious first: by the number, then by what binds; ``more than`` before the rest."""
    bound = target.bound
    if bound is None:
        return value, value, False
    binding = bound.lower if bound.lower is not None else bound.upper
    sign = -1 if _more_is_better(target) else 1
    return sign * value, sign * (bound.stated if binding is None else binding), not bound.strict


def _more_is_better(target: Target) -> bool:
    if target.form in _FALLS:
        return True
    better = target.indicator.better
    if better is Better.NEITHER:
        return target.bound is not None and target.bound.lower is not None
    return better is Better.HIGHER


def _told(target: Target) -> tuple[Decimal, str]:
    """The stated number in the unit of the indicator; in its own where it does not convert."""
    bound, indicator = target.bound, target.indicator
    assert bound is not None  # noqa: S101 - the caller has asked
    if target.form in _WITHOUT_UNIT or bound.unit in _PERCENT:
        return bound.stated, "times" if target.form is Form.MULTIPLE else bound.unit
    unit, prices = units.price_year(bound.unit)
    try:
        value = units.convert(bound.stated, unit, indicator.unit, tonne=indicator.tonne)
    except DualcarbonError:
        return bound.stated, bound.unit
    return value, f"{indicator.unit} ({prices} prices)" if prices else indicator.unit
