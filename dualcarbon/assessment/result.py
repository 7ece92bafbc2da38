"""What an assessment says: a verdict with its numbers, its reason and its trace."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dualcarbon.target import Target


class Verdict(StrEnum):
    """The answer."""

    MET = "met"
    MISSED = "missed"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    OFF_TRACK = "off_track"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number of a year; ``kind``: its grade, or ``projection`` or ``extrapolation``.

    A fall is a positive percentage. ``low`` and ``high`` are its rounding interval (None: not stated).
    """

    value: Decimal
    unit: str
    year: int | None = None
    kind: str = ""
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """How fast it went so far, and how fast it has to go from the newest observation on."""

    so_far: Decimal | None
    required: Decimal | None
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One line of arithmetic: what it finds, the formula, the numbers put in, the result, the documents."""

    what: str
    formula: str = ""
    numbers: str = ""
    result: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """A target held against a trajectory.

    ``definition`` is the one it was judged on, ``spark`` the series: levels in the indicator's unit, or
    an index. ``derived`` says that the number rests on derived values or on a detour through other years.
    """

    target: Target
    verdict: Verdict
    definition: str = ""
    scenario: str = ""
    baseline: int | None = None
    within_rounding: bool = False
    provisional: bool = False
    derived: bool = False
    stale: bool = False
    over: bool = False
    required: Figure | None = None
    observed: Figure | None = None
    projected: Figure | None = None
    margin: Figure | None = None
    pace: Pace | None = None
    newest: int | None = None
    reason: str = ""
    trace: tuple[Step, ...] = ()
    spark: tuple[tuple[int, Decimal], ...] = ()

    def __post_init__(self) -> None:
        if self.verdict is Verdict.UNKNOWN and not self.reason:
            raise ValueError(f"{self.target.id}: an unknown needs its reason")
