"""Where the pace so far leads: three windows, how far each reaches, and whether they agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dualcarbon.assessment.gauge import Gauge
from dualcarbon.assessment.verdict import Window
from dualcarbon.trajectory import Interval

LENGTHS = (5, 3, 1)
"""The years that a window may be long, the longest first."""
REACH = 2
"""A pace is carried on for at most so many times the length of its window."""
STALE = 3
"""An observation is stale where it lies more than so many years before the newest year of the data in use."""


class Outlook(NamedTuple):
    """The windows that end at the newest two-sided observation ``last``, the longest first.

    ``stale``: that observation is too old for any pace, so there are none.
    """

    last: int
    windows: tuple[Window, ...]
    stale: bool = False

    @property
    def reaching(self) -> tuple[Window, ...]:
        """Those whose pace may be carried on as far as the due year."""
        return tuple(window for window in self.windows if window.reaches)

    @property
    def longest(self) -> Window | None:
        """The longest window that reaches."""
        return next(iter(self.reaching), None)

    @property
    def span(self) -> Interval | None:
        """From the lowest to the highest end of all that reach, about the value of the longest."""
        return spanned(self.reaching)

    @property
    def disagreeing(self) -> tuple[Window, ...]:
        """Windows of two or more years that do not reach, and would fall on the other side."""
        if not self.reaching:
            return ()
        side = self.reaching[0].holds
        return tuple(
            window
            for window in self.windows
            if not window.reaches and window.length > 1 and window.holds is not side
        )

    @property
    def divided(self) -> bool:
        """Whether the windows that reach do not agree."""
        return len({window.holds for window in self.reaching}) > 1


def spanned(windows: Sequence[Window]) -> Interval | None:
    """The span of windows, about the value of the first; None where there is none."""
    if not windows:
        return None
    leads = [window.leads_to for window in windows]
    first = leads[0]
    return Interval(
        low=min(one.low for one in leads),
        value=first.value,
        high=max(one.high for one in leads),
        one_sided=any(one.one_sided for one in leads),
    )


def outlook(gauge: Gauge, due: int, *, until: int | None) -> Outlook | None:
    """The windows of a gauge; None where nothing two-sided has been observed.

    Args:
        gauge: the target on what has been observed.
        due: the year that the pace is carried on to.
        until: the newest year of the data in use.
    """
    # Of what was observed every scenario asks the same.
    key = (outlook, gauge.target, gauge.baseline, due, until)
    found = gauge.graph.kept.get(key, gauge)
    if found is None or isinstance(found, Outlook):
        return found
    made = gauge.graph.kept[key] = _outlook(gauge, due, until)
    return made


def _outlook(gauge: Gauge, due: int, until: int | None) -> Outlook | None:
    last = _newest_two_sided(gauge)
    if last is None or last >= due:
        return None
    stale = until is not None and until - last > STALE
    windows: dict[int, Window] = {}
    for first in () if stale else _starts(gauge, last):
        window = _window(gauge, first, last, due)
        if window is not None:
            windows.setdefault(first, window)
    return Outlook(last=last, windows=tuple(windows.values()), stale=stale)


def _newest_two_sided(gauge: Gauge) -> int | None:
    """A bound is no observation for a pace; nor is a year before the baseline."""
    for year in gauge.newest_first():
        known = gauge.scale.at(year)
        if known is not None and not known.amount.one_sided:
            return year
    return None


def _starts(gauge: Gauge, last: int) -> tuple[int, ...]:
    """For each window the earliest observation that is not older than its name; equal ones once."""
    usable = []
    for year in gauge.scale.candidates:
        if last - LENGTHS[0] <= year < last and gauge.scale.at(year) is not None:
            change = gauge.scale.change(year, last)
            if change is not None and not change.amount.one_sided:
                usable.append(year)
    found = (min((year for year in usable if year >= last - length), default=None) for length in LENGTHS)
    return tuple(dict.fromkeys(year for year in found if year is not None))


def _window(gauge: Gauge, first: int, last: int, due: int) -> Window | None:
    pace, carried = gauge.pace(first, last), gauge.carried(first, last, due)
    if pace is None or carried is None:
        return None
    low, high = gauge.limits_of_nature
    held = carried if low is None and high is None else carried.held(low=low, high=high)
    leads_to = gauge.told(held, due)
    decisive = held if gauge.way.rooted else leads_to
    return Window(
        first=first,
        last=last,
        pace=pace,
        leads_to=leads_to,
        holds=gauge.decisive(due).told(decisive),
        reaches=due - last <= REACH * (last - first),
        held=held.value != carried.value,
    )
