"""An axis: which values are named beside it, and how a number is written there."""

from __future__ import annotations

import math
from collections.abc import Sequence

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round values that cover the span, ``most`` of them at most; the first and last enclose it."""
    if high <= low:
        reach = abs(low) * 0.1 or 1.0
        low, high = low - reach, high + reach
    for step in _candidates((high - low) / max(most - 1, 1)):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first + 1 <= most:
            return [at * step for at in range(first, last + 1)]
    return [low, high]


def year_ticks(first: int, last: int, most: int) -> list[int]:
    """Years that are multiples of a round step, ``most`` at most; a span without one has its two ends."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100):
        found = list(range(-(-first // step) * step, last + 1, step))
        if len(found) <= most:
            return found if len(found) > 1 else sorted({first, last})
    return [first, last]


def tick_labels(values: Sequence[float], *, grouped: bool = True) -> list[str]:
    """The values with as many decimals as tell neighbours apart: ``0``, ``500``, ``1,000``.

    Chinese counts in myriads and sets no thousands apart: ``grouped`` is false.
    """
    step = values[1] - values[0] if len(values) > 1 else abs(values[0]) or 1.0
    places = max(0, -math.floor(math.log10(step) + 1e-9))
    if places and abs(step * 10**places - round(step * 10**places)) > 1e-6:  # noqa: PLR2004 - a step of 2.5
        places += 1
    elif not places and abs(step - round(step)) > 1e-6:  # noqa: PLR2004 - as above
        places = 1
    comma = "," if grouped else ""
    return [f"{value + 0.0:{comma}.{places}f}".replace("-", "−") for value in values]


def _candidates(least: float) -> list[float]:
    power = 10.0 ** math.floor(math.log10(least))
    return [
        step * scale for scale in (power, power * 10) for step in _STEPS if step * scale >= least * (1 - 1e-9)
    ]


def span(low: float, high: float) -> tuple[float, float]:
    """The span of an axis: from zero where the values begin in the lower half, else from the least value."""
    return (0.0, high) if 0 <= low <= high / 2 else (low, high)
