"""What was counted in floats, as the exact numbers that are told."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import overload

_DIGITS = 12
"""So many digits of a float are told: those after them are noise."""


class ToldNumbers(Sequence[Fraction]):
    """Floats as the numbers that are told; only those that are asked for are made."""

    def __init__(self, values: list[float]) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, at: int) -> Fraction: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Fraction]: ...

    def __getitem__(self, at: int | slice) -> Fraction | Sequence[Fraction]:
        found = self._values[at]
        return ToldNumbers(found) if isinstance(found, list) else Fraction(f"{found:.{_DIGITS}g}")
