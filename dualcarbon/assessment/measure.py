"""What a target measures in a year, how fast it moves, and where the pace leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from dualcarbon.assessment.limit import Limit
from dualcarbon.assessment.result import Figure, Step
from dualcarbon.trajectory import Grade, Interval


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What was measured in ``year``, in the unit of the limit, with its documents.

    ``steps`` makes the arithmetic; it is called only where somebody asks for it.
    """

    year: int
    amount: Interval
    grade: Grade
    derived: bool
    one_sided: bool
    steps: Callable[[], tuple[Step, ...]]

    def told(self, unit: str, *, kind: str = "") -> Figure:
        """The reading as a figure; its grade stands as its kind unless another is given."""
        low, high = (None if end.is_infinite() else end for end in (self.amount.low, self.amount.high))
        return Figure(
            value=self.amount.value,
            unit=unit,
            year=self.year,
            kind=kind or self.grade.value,
            low=low,
            high=high,
        )


class Measure(Protocol):
    """One form of target on one series."""

    limit: Limit
    pace_unit: str
    baseline: int | None

    @property
    def years(self) -> tuple[int, ...]:
        """The years that can be measured, ascending, none before the baseline."""

    def at(self, year: int) -> Reading | None:
        """What a year measures, or None."""

    def pace(self, first: int, last: int) -> Decimal | None:
        """The pace between two years, in ``pace_unit``; positive towards a floor of the form."""

    def required_pace(self, last: int, due: int) -> Decimal | None:
        """The pace needed from the newest observation on."""

    def extrapolated(self, first: int, last: int, due: int) -> Decimal | None:
        """What the due year measures if the pace between two years goes on."""

    def pace_steps(self, first: int | None, last: int, due: int) -> tuple[Step, ...]:
        """The arithmetic of the two paces and of the extrapolation, with the numbers put in."""

    def missing(self) -> str:
        """Why nothing can be measured."""
