"""The judgements of one target in many scenarios: counts, and where the measures lie."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

FEW = 20
"""Below that many scenarios the ends of an ensemble are its minimum and maximum."""
ON_TRACK, OFF_TRACK, OPEN, UNKNOWN = "on_track", "off_track", "open", "unknown"
VERDICTS = (ON_TRACK, OFF_TRACK, OPEN, UNKNOWN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Percentiles:
    """What was measured: the 5th, 50th and 95th percentile, or minimum, median and maximum of few."""

    low: float
    median: float
    high: float


@dataclass(kw_only=True, slots=True)
class Tally:
    """The judgements of one target, counted."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(VERDICTS, 0))
    values: array[float] = field(default_factory=lambda: array("d"))

    @property
    def judged(self) -> int:
        """In how many scenarios it could be told whether the bound holds."""
        return self.counts[ON_TRACK] + self.counts[OFF_TRACK]

    @property
    def verdict(self) -> str:
        """On track where at least half of the scenarios that can be judged are."""
        if self.judged:
            return ON_TRACK if 2 * self.counts[ON_TRACK] >= self.judged else OFF_TRACK
        return OPEN if self.counts[OPEN] else UNKNOWN

    @property
    def spread(self) -> Percentiles | None:
        """Where the measures lie; None where there is none."""
        return spread(self.values)


def spread(values: Sequence[float]) -> Percentiles | None:
    """The 5th, 50th and 95th percentile, linear between neighbours; of few values minimum and maximum."""
    if not values:
        return None
    ordered = sorted(values)
    few = len(ordered) < FEW
    return Percentiles(
        low=ordered[0] if few else percentile(ordered, 5),
        median=percentile(ordered, 50),
        high=ordered[-1] if few else percentile(ordered, 95),
    )


def percentile(ordered: Sequence[float], percent: int) -> float:
    """A percentile of ordered values, linear between the two that it lies between."""
    place, part = divmod((len(ordered) - 1) * percent, 100)
    if not part:
        return ordered[place]
    return ordered[place] + (ordered[place + 1] - ordered[place]) * (part / 100)
