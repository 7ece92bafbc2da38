"""What is asked of scenarios, and what they answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dualcarbon.scenario_file.future import Values
from dualcarbon.scenario_file.recount import Number


class OutcomeLike(Protocol):
    """What a scenario comes to: the verdict, what is measured, and whether floats are too coarse to tell."""

    @property
    def verdict(self) -> str:
        """One of ``VERDICTS``."""

    @property
    def value(self) -> Any:
        """A number as the series is: exact, or a float."""

    @property
    def near(self) -> bool:
        """Whether it has to be judged exactly."""


class OutcomesLike(Protocol):
    """What several scenarios come to, in their order."""

    @property
    def verdicts(self) -> Sequence[str]:
        """Each of ``VERDICTS``."""

    @property
    def values(self) -> Sequence[Any]:
        """What is measured: floats."""

    @property
    def near(self) -> Collection[int]:
        """The places of those that floats are too coarse for."""

    @property
    def silent(self) -> Collection[int]:
        """The places of those that lack a year that is needed."""


Judge = Callable[[Values], OutcomeLike | OutcomesLike | None]
"""Of a series of batches (:class:`Futures`) the outcomes of each scenario, or one outcome for all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A target made ready for scenarios: what is asked of the series of one indicator.

    ``judge`` gives None where the series lacks a year that is needed. ``due`` is the year that the target is
    for, ``years`` those that ``judge`` may look at (None: all of them). ``or_else`` is asked of a scenario that
    says nothing here: the same target on another definition. ``judges_of_ends`` take the place of ``judge`` where
    only the ends between which the numbers lie are known: all of them have to agree.
    """

    region: str
    indicator: str
    due: int
    judge: Judge
    definition: str = ""
    years: frozenset[int] | None = None
    or_else: Question | None = None
    judges_of_ends: tuple[Judge, ...] = ()

    @property
    def ways(self) -> tuple[Question, ...]:
        """This one, and what is asked where it is not answered."""
        return (self, *(self.or_else.ways if self.or_else else ()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """One target in one scenario: the verdict, and the two ends of what was measured (mostly equal)."""

    target: int
    scenario: str
    verdict: str
    definition: str = ""
    low: Number | None = None
    high: Number | None = None
