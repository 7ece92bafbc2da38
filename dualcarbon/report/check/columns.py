"""The columns of the table of a region, and which of them a screen has room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from dualcarbon.assessment import FEW
from dualcarbon.report.catalogue import message
from dualcarbon.report.check.account import Account
from dualcarbon.report.paper.grid import BLOCKS_BELOW


class ColumnKind(NamedTuple):
    """One column: its heading, and what stands below it; below ``least`` it reads badly, in Chinese ``least_zh``."""

    heading: str
    cell: Callable[[Account], str]
    right: bool = False
    names: bool = False
    least: int = 0
    least_zh: int = 0


TARGET = ColumnKind(heading=message("Target"), cell=attrgetter("target"), names=True, least=16, least_zh=20)
YEAR = ColumnKind(heading=message("Year"), cell=attrgetter("year"), names=True)
SCENARIO = ColumnKind(heading=message("Scenario"), cell=attrgetter("scenario"), names=True)
REQUIRED = ColumnKind(heading=message("Required"), cell=attrgetter("required"))
NEWEST = ColumnKind(heading=message("Newest"), cell=attrgetter("observed"))
PACE = ColumnKind(heading=message("Pace (needed)"), cell=attrgetter("pace"))
LEADS_TO = ColumnKind(heading=message("Leads to"), cell=attrgetter("leads_to"))
SPAN = ColumnKind(heading=message("Span"), cell=attrgetter("span"))
STACKED = ColumnKind(heading=message("Newest, → leads to"), cell=attrgetter("stacked"))
ALL_STACKED = ColumnKind(heading=STACKED.heading, cell=attrgetter("all_stacked"))
MARGIN = ColumnKind(heading=message("Margin"), cell=attrgetter("margin"), right=True)
VERDICT = ColumnKind(heading=message("Verdict"), cell=attrgetter("judged"))
SERIES = ColumnKind(heading=message("Series"), cell=attrgetter("spark"))
SHORT_SERIES = ColumnKind(heading=SERIES.heading, cell=attrgetter("short_spark"))
MEDIAN = ColumnKind(heading=message("Median"), cell=attrgetter("median"))
ENDS = ColumnKind(heading=message("5 to 95 %"), cell=attrgetter("span"))
FEW_ENDS = ColumnKind(heading=message("Lowest to highest"), cell=attrgetter("span"))
MIDDLE = ColumnKind(heading=message("Median (5 to 95 %)"), cell=attrgetter("middle"))
FEW_MIDDLE = ColumnKind(heading=message("Median (ends)"), cell=attrgetter("middle"))
MANY_STACKED = ColumnKind(heading=message("Newest, → median (5 to 95 %)"), cell=attrgetter("many_stacked"))
FEW_STACKED = ColumnKind(heading=message("Newest, → median (ends)"), cell=attrgetter("many_stacked"))
SCENARIOS = ColumnKind(heading=message("Scenarios"), cell=attrgetter("scenarios"))

_WIDE = (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, PACE, LEADS_TO, SPAN, MARGIN, VERDICT, SERIES)
"""Every column."""
_CHOICES: tuple[tuple[int, tuple[ColumnKind, ...]], ...] = (
    (150, _WIDE),
    (116, (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, PACE, LEADS_TO, MARGIN, VERDICT, SHORT_SERIES)),
    (116, (TARGET, YEAR, SCENARIO, REQUIRED, STACKED, PACE, MARGIN, VERDICT, SHORT_SERIES)),
    (116, (TARGET, YEAR, SCENARIO, REQUIRED, ALL_STACKED, PACE, VERDICT, SHORT_SERIES)),
    (96, (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, LEADS_TO, MARGIN, VERDICT)),
    (0, (TARGET, YEAR, SCENARIO, REQUIRED, STACKED, MARGIN, VERDICT)),
    (0, (TARGET, YEAR, SCENARIO, REQUIRED, ALL_STACKED, VERDICT)),
)
"""From how many columns of the screen on which columns are tried; the first that fits is drawn."""
_IN_BLOCKS = (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, LEADS_TO, MARGIN, VERDICT)
_OF_MANY, _OF_FEW = (
    (
        (140, (TARGET, YEAR, REQUIRED, NEWEST, MEDIAN, ends, MARGIN, VERDICT, SCENARIOS)),
        (96, (TARGET, YEAR, REQUIRED, NEWEST, middle, MARGIN, VERDICT, SCENARIOS)),
        (96, (TARGET, YEAR, REQUIRED, stack, VERDICT, SCENARIOS)),
        (0, (TARGET, YEAR, REQUIRED, stack, VERDICT)),
    )
    for ends, middle, stack in ((ENDS, MIDDLE, MANY_STACKED), (FEW_ENDS, FEW_MIDDLE, FEW_STACKED))
)
"""The same where an assessment stands for several scenarios."""


def fitting(limit: int | None, accounts: Sequence[Account]) -> Iterator[tuple[ColumnKind, ...]]:
    """The columns to try on a screen, the roomiest first, without those that are empty in every row."""
    known = _known(accounts)
    if limit is None:
        choices: list[tuple[ColumnKind, ...]] = [known[0][1]]
    elif limit < BLOCKS_BELOW:
        choices = [_IN_BLOCKS if known is _CHOICES else known[0][1]]
    else:
        choices = [kinds for least, kinds in known if least <= limit]
    return (tuple(_filled(kinds, accounts)) for kinds in choices)


def _known(accounts: Sequence[Account]) -> tuple[tuple[int, tuple[ColumnKind, ...]], ...]:
    crowd = max((one.crowd for one in accounts), default=0)
    return _CHOICES if not crowd else _OF_FEW if crowd < FEW else _OF_MANY


def _filled(kinds: Sequence[ColumnKind], accounts: Sequence[Account]) -> Iterator[ColumnKind]:
    # Nothing is stacked where nothing leads on.
    ahead = any(one.leads_to for one in accounts)
    for kind in (NEWEST if kind is STACKED and not ahead else kind for kind in kinds):
        if kind in (TARGET, REQUIRED, VERDICT) or any(map(kind.cell, accounts)):
            yield kind
