"""A case: one target on one definition and one scenario, with all that is known of it."""

from __future__ import annotations

from fractions import Fraction
from math import isinf
from typing import NamedTuple

from dualcarbon.assessment.gauge import Gauge, Measured
from dualcarbon.assessment.verdict import Figure
from dualcarbon.baseline import Graph
from dualcarbon.target import Target
from dualcarbon.trajectory import Interval


class Case(NamedTuple):
    """What a judgement starts from.

    ``seen`` is what has been observed, ``planned`` a scenario joined to it (each None without data).
    ``baseline`` is the year that the baseline means, ``until`` the newest year of the data in use. Where the
    baseline is a peak that is not known yet, ``rising_to`` is the newest year, which is the highest.
    """

    target: Target
    definition: str = ""
    scenario: str = ""
    seen: Graph | None = None
    planned: Graph | None = None
    baseline: int | None = None
    rising_to: int | None = None
    until: int | None = None

    @property
    def due(self) -> int:
        """The last year that counts.

        Raises:
            ValueError: the target has none.
        """
        if self.target.due is None:
            raise ValueError(f"{self.target.id} is due in no year")
        return self.target.due

    @property
    def is_over(self) -> bool:
        """Whether the year that counts is over in the data in use."""
        return self.until is not None and self.until >= self.due


def figure_of(
    amount: Interval, unit: str, *, year: int | None = None, kind: str = "", base: int | None = None
) -> Figure:
    """An interval as a figure; an end that is not known is None."""

    def end(one: Fraction | float) -> Fraction | None:
        return None if isinf(one) else Fraction(one)

    return Figure(
        value=amount.value,
        unit=unit,
        year=year,
        kind=kind,
        low=end(amount.low),
        high=end(amount.high),
        one_sided=amount.one_sided,
        base=base,
    )


def figure(gauge: Gauge, measured: Measured, *, kind: str = "") -> Figure:
    """What was measured as a figure; its grade stands as its kind unless another is given."""
    return figure_of(measured.amount, gauge.limit.unit, year=measured.year, kind=kind or measured.grade.value)


def margin_of(gauge: Gauge, value: Fraction, year: int) -> Figure:
    """How far a value lies on the good side of the stated number."""
    unit = "percentage points" if gauge.limit.unit == "%" else gauge.limit.unit
    return Figure(value=gauge.limit.margin(value), unit=unit, year=year)
