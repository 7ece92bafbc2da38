"""What scenarios come to when a compiled target judges them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, overload

from dualcarbon.assessment.verdict import Verdict

Number = Any
"""A fraction, a float or a batch of floats: all take the same arithmetic."""
Series = Mapping[int, Number]
"""What a scenario says of one indicator, by year."""

NEAR = 1e-9
"""Nearer to a bound than this share of the largest term, floats do not decide."""


class Outcome(NamedTuple):
    """What a scenario comes to: the verdict, and what is measured in the target year (of a peak its year).

    ``near`` says that floats are too coarse to tell.
    """

    verdict: Verdict
    value: Number
    near: bool = False


class Outcomes(NamedTuple):
    """What several scenarios come to: verdicts and measures in their order.

    ``near`` are the places of those that floats are too coarse for, ``silent`` of those that lack a year.
    """

    verdicts: Sequence[Verdict]
    values: Sequence[Number]
    near: Collection[int] = ()
    silent: Collection[int] = ()


class HeldOrNot(Sequence[Verdict]):
    """One verdict where a bound is held, and another where it is not: for many scenarios, counted at once."""

    def __init__(self, held: Sequence[bool], *, yes: Verdict, no: Verdict) -> None:
        self._held = held
        self._words = (no, yes)

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[Verdict]:
        return map(self._words.__getitem__, self._held)

    @overload
    def __getitem__(self, place: int) -> Verdict: ...
    @overload
    def __getitem__(self, place: slice) -> list[Verdict]: ...
    def __getitem__(self, place: int | slice) -> Verdict | list[Verdict]:
        if isinstance(place, slice):
            return [self._words[held] for held in self._held[place]]
        return self._words[self._held[place]]

    def count(self, verdict: object) -> int:
        """How many of them are this one."""
        no, yes = self._words
        return self._held.count(True) if verdict == yes else self._held.count(False) if verdict == no else 0


Judge = Callable[[Series], Outcome | Outcomes | None]
"""Outcomes are those of batches; an outcome of batches is the same for all scenarios."""
