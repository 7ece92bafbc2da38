"""A path: the rows that lead to a target, and what they allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dualcarbon.indicator import Indicator
from dualcarbon.number import show
from dualcarbon.target import Target


class Shape(StrEnum):
    """How a path runs: by equal amounts, or at an equal rate."""

    LINEAR = "linear"
    GEOMETRIC = "geometric"


@dataclass(frozen=True, kw_only=True, slots=True)
class PathRow:
    """One year of a path: an amount in ``unit``, or a change in % against ``relative_to``."""

    year: int
    value: Fraction
    unit: str
    relative_to: int | None = None
    observed: bool = False
    source: str = ""

    def __repr__(self) -> str:
        against = "" if self.relative_to is None else f" against {self.relative_to}"
        return f"<PathRow {self.year}: {show(self.value)} {self.unit}{against}>"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pathway:
    """The path to a target; ``rows`` make a trajectory that meets it at its bound.

    ``price_year`` is that of the yuan of an intensity's level, ``met_already`` says that the newest observation
    satisfies the bound. ``amounts`` is what an intensity goal allows of its numerator ``amount_of`` each year,
    where growth of the economy was given; ``peak`` the year in which it is largest. ``level_definition`` is the one
    on which the amount that they begin at is on record (None: it was given).
    """

    target: Target
    definition: str
    shape: Shape
    rows: tuple[PathRow, ...]
    price_year: str = ""
    met_already: bool = False
    amount_of: Indicator | None = None
    level_definition: str | None = None
    amounts: Mapping[int, Fraction] | None = None

    @property
    def peak(self) -> int | None:
        """The year in which the amount is largest; the first, if tied."""
        if not self.amounts:
            return None
        amounts = self.amounts
        return max(sorted(amounts), key=lambda year: amounts[year])

    @property
    def allowed(self) -> Fraction | None:
        """The amount that the target allows in its year."""
        return None if not self.amounts else self.amounts[max(self.amounts)]

    def __repr__(self) -> str:
        years = f"{self.rows[0].year} to {self.rows[-1].year}" if self.rows else "no year"
        return f"<Pathway to {self.target.region} {self.target.id}, {self.shape.value}, {years}>"
