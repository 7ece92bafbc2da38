"""The ways in which a target counts: from an amount or a ratio to what the target measures, and back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from dualcarbon.indicator import Kind
from dualcarbon.target import Form, Mean, Target
from dualcarbon.trajectory import Batch, Interval

_ROOT = Context(prec=50)


class Way(NamedTuple):
    """How a number ``x`` of the series, ``base`` and ``years`` since the baseline make the measure.

    ``x`` is an amount, or where ``geometric`` the ratio to the baseline; ``base`` the amount of the baseline.
    ``measure`` works on intervals, fractions and floats alike, and ``amount`` is its inverse. ``falls`` says that
    a lower ``x`` measures more; ``yearly`` that it is a rate or a mean per year, which is never ahead of its time.
    ``summed``: ``x`` is what flowed in the years after the baseline. ``rooted``: the measure is no rational
    number, so that bounds are held against ``x``. ``formula`` has the places ``{0}`` (end) and ``{1}`` (start)
    and the word ``years``.
    """

    code: str
    measure: Callable[[Any, Any, int], Any]
    amount: Callable[[Fraction, Fraction, int], Fraction]
    formula: str
    geometric: bool = False
    falls: bool = False
    yearly: bool = False
    summed: bool = False
    rooted: bool = False
    against_baseline: bool = True


def root(number: Fraction, degree: int) -> Fraction:
    """The root of a number that is not negative, to 50 digits."""
    if degree == 1 or number in (0, 1):
        return number
    decimal = _ROOT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return Fraction(_ROOT.power(decimal, _ROOT.divide(Decimal(1), Decimal(degree))))


def power(number: Fraction, exponent: Fraction) -> Fraction:
    """A power of a number that is not negative, exact where the exponent is whole, else to 50 digits."""
    if exponent.denominator == 1:
        return Fraction(number**exponent.numerator)
    if number == 0:
        return Fraction(0)
    return root(number ** abs(exponent.numerator), exponent.denominator) ** (1 if exponent > 0 else -1)


def _mean_rate(x: Any, _base: Any, years: int) -> Any:
    """Of what has fallen below nothing in several years, the rate is −100 %."""
    if years == 1:
        return (x - 1) * 100
    if isinstance(x, Batch):
        return x.mapped(lambda one: _mean_rate(one, _base, years))
    if isinstance(x, float):
        return (max(x, 0.0) ** (1 / years) - 1) * 100
    if isinstance(x, Interval):
        return (x.held(low=Fraction(0)).mapped(lambda one: root(one, years)) - 1) * 100
    return (root(max(x, Fraction(0)), years) - 1) * 100


LEVEL = Way(
    code="value",
    measure=lambda x, _b, _n: x,
    amount=lambda m, _b, _n: m,
    formula="{0}",
    against_baseline=False,
)
AMOUNT_RISE = Way(
    code="amount_rise",
    measure=lambda x, b, _n: x - b,
    amount=lambda m, b, _n: b + m,
    formula="{0} − {1}",
)
AMOUNT_FALL = Way(
    code="amount_fall",
    measure=lambda x, b, _n: b - x,
    amount=lambda m, b, _n: b - m,
    formula="{1} − {0}",
    falls=True,
)
ADDED_PER_YEAR = Way(
    code="added_per_year",
    measure=lambda x, b, n: (x - b) / n,
    amount=lambda m, b, n: b + m * n,
    formula="({0} − {1})/years",
    yearly=True,
)
TIMES = Way(code="times", measure=lambda x, b, _n: x / b, amount=lambda m, b, _n: b * m, formula="{0}/{1}")
RISE = Way(
    code="rise",
    measure=lambda x, b, _n: (x / b - 1) * 100,
    amount=lambda m, b, _n: b * (1 + m / 100),
    formula="{0}/{1} − 1",
)
SUM = Way(code="sum", measure=lambda x, _b, _n: x, amount=lambda m, _b, _n: m, formula="{0}", summed=True)
SUM_PER_YEAR = Way(
    code="sum_per_year",
    measure=lambda x, _b, n: x / n,
    amount=lambda m, _b, n: m * n,
    formula="({0})/years",
    summed=True,
    yearly=True,
)
RATIO_FALL = Way(
    code="fall",
    measure=lambda x, _b, _n: (1 - x) * 100,
    amount=lambda m, _b, _n: 1 - m / 100,
    formula="1 − {0}",
    geometric=True,
    falls=True,
)
RATIO_RISE = Way(
    code="rise",
    measure=lambda x, _b, _n: (x - 1) * 100,
    amount=lambda m, _b, _n: 1 + m / 100,
    formula="{0} − 1",
    geometric=True,
)
RATIO_TIMES = Way(
    code="times", measure=lambda x, _b, _n: x, amount=lambda m, _b, _n: m, formula="{0}", geometric=True
)
MEAN_RATE = Way(
    code="mean_rate",
    measure=_mean_rate,
    amount=lambda m, _b, n: (1 + m / 100) ** n,
    formula="({0})^(1/years) − 1",
    geometric=True,
    yearly=True,
    rooted=True,
)


def way_of(target: Target, *, has_base: bool, relative: bool) -> Way:
    """How a numbered target counts; a rate for every year is judged year by year elsewhere.

    Args:
        target: the target.
        has_base: whether the amount of the baseline is known, and not only ratios to it.
        relative: whether a rise is told in percent.
    """
    mean = Mean.TOTAL if target.bound is None else target.bound.mean
    match target.form:
        case Form.LEVEL | Form.NET_ZERO:
            return LEVEL
        case Form.REDUCTION:
            return RATIO_FALL
        case Form.GROWTH:
            return MEAN_RATE
        case Form.MULTIPLE:
            return TIMES if has_base else RATIO_TIMES
        case Form.INCREASE if relative:
            return RISE if has_base else RATIO_RISE
        case Form.INCREASE:
            return AMOUNT_RISE
        case Form.DECREASE:
            return AMOUNT_FALL
        case Form.ADDITION if target.indicator.kind is Kind.FLOW:
            return SUM if mean is Mean.TOTAL else SUM_PER_YEAR
        case Form.ADDITION:
            return AMOUNT_RISE if mean is Mean.TOTAL else ADDED_PER_YEAR
        case Form.PEAK | Form.UNSTATED:
            raise ValueError(f"{target.form} has no number")
