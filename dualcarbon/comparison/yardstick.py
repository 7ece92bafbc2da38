"""Yardstick: what two targets must share, so that the larger number is the more ambitious one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dualcarbon import units
from dualcarbon.assessment import limit_of
from dualcarbon.indicator import Better
from dualcarbon.problem import DualcarbonError
from dualcarbon.target import Baseline, Form, Mean, Target


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
        return self.form.is_moment


@dataclass(frozen=True, kw_only=True, slots=True)
class OnYardstick:
    """A number on a yardstick."""

    yardstick: Yardstick
    value: Fraction


def mark_of(target: Target) -> OnYardstick | None:
    """Where a target stands, by the number that its plan prints; None where it has no number."""
    if target.moment is not None:
        yardstick = Yardstick(form=target.form, unit="year", definition=target.definition)
        return OnYardstick(yardstick=yardstick, value=Fraction(target.moment.last))
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
    return OnYardstick(yardstick=yardstick, value=value)


def rank(target: Target, value: Fraction) -> tuple[Fraction, Fraction, bool]:
    """Sorts the more ambitious first: by the number, then by what binds; ``more than`` before the rest."""
    bound = target.bound
    if bound is None:
        return value, value, False
    binding = bound.lower if bound.lower is not None else bound.upper
    sign = -1 if _more_is_better(target) else 1
    return sign * value, sign * (bound.stated if binding is None else binding), not bound.strict


def _more_is_better(target: Target) -> bool:
    if target.form.is_fall:
        return True
    better = target.indicator.better
    if better is Better.NEITHER:
        return target.bound is not None and target.bound.lower is not None
    return better is Better.HIGHER


def _told(target: Target) -> tuple[Fraction, str]:
    """The stated number in the unit that it is measured in; in its own where it does not convert."""
    bound = target.bound
    assert bound is not None  # noqa: S101 - the caller has asked
    prices = units.price_year(bound.unit)[1]
    try:
        limit = limit_of(target)
    except DualcarbonError:
        return bound.stated, bound.unit
    return limit.stated, f"{limit.unit} ({prices} prices)" if prices else limit.unit
