"""What scenarios come to when a compiled target judges them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

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


Judge = Callable[[Series], Outcome | Outcomes | None]
"""Outcomes are those of batches; an outcome of batches is the same for all scenarios."""
