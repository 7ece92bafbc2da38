"""From which year the pace so far is counted."""

from __future__ import annotations

from collections.abc import Iterable

REACH = 5


def pace_start(years: Iterable[int], newest: int, baseline: int | None) -> int | None:
    """The year that the pace so far runs from, or None where there is one observation only.

    The earliest one not more than five years before the newest, or where there is none the one before
    that; never from before the baseline.
    """
    earlier = [year for year in years if year < newest and (baseline is None or year >= baseline)]
    near = [year for year in earlier if newest - year <= REACH]
    return min(near) if near else max(earlier, default=None)
