"""Numbers that lie anywhere between two ends: they decide only where every end does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import product
from math import isfinite, nan
from typing import Any, NamedTuple, cast

from dualcarbon.scenario_file.future import Values
from dualcarbon.scenario_file.question import OutcomeLike, OutcomesLike, Question
from dualcarbon.scenario_file.recount import Number, alike
from dualcarbon.scenario_file.tally import OPEN, UNKNOWN
from dualcarbon.trajectory import Batch, scenarios_in

Found = tuple[str, Number | None, Number | None]
"""The verdict, and the two ends of what was measured."""
SILENT: Found = (UNKNOWN, None, None)


class _Together(NamedTuple):
    """The outcomes of several scenarios."""

    verdicts: Sequence[str]
    values: Sequence[Any]
    near: Collection[int] = ()
    silent: Collection[int] = ()


def spanned(target: Question, low: Values, high: Values, *, exactly: bool) -> Found | None:
    """The same where the values lie anywhere between ends: it decides only where all ends agree, else is open.

    Of a ratio the ends are those of the due year and of the others crossed.
    """
    judges = cast(
        "Sequence[Callable[[Values], OutcomeLike | None]]", target.judges_of_ends or (target.judge,)
    )
    found = [
        judge({year: (last if year == target.due else rest)[year] for year in low})
        for judge in judges
        for last, rest in product((low, high), repeat=2)
    ]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return SILENT
    if not exactly and any(one.near for one in known):
        return None
    told = {one.verdict for one in known}
    values = [one.value for one in known]
    lowest, highest = min(values), max(values)
    if not exactly and isfinite(lowest) and alike(lowest, highest):
        highest = lowest
    return told.pop() if len(told) == 1 else OPEN, lowest, highest


def spanned_together(target: Question, low: Values, high: Values) -> _Together:
    """What :func:`spanned` says, of scenarios that are told together; a number without one measure is none."""
    count = scenarios_in(low)
    ends: Mapping[int, Any] = {
        year: one if isinstance(one, Batch) else Batch([float(one)] * count) for year, one in high.items()
    }
    each = [
        spread(judge({year: (last if year == target.due else rest)[year] for year in low}), count)
        for judge in target.judges_of_ends or (target.judge,)
        for last, rest in product((low, ends), repeat=2)
    ]
    ways = len(each)
    verdicts = zip(*(one.verdicts for one in each), strict=True)
    values = zip(*(one.values for one in each), strict=True)
    return _Together(
        verdicts=[told[0] if told.count(told[0]) == ways else OPEN for told in verdicts],
        values=[told[0] if _is_one(told) else nan for told in values],
        near={at for one in each for at in one.near},
        silent={at for one in each for at in one.silent},
    )


def _is_one(numbers: tuple[Any, ...]) -> bool:
    """Whether several numbers are one and the same, up to their last digit."""
    first = numbers[0]
    if numbers.count(first) == len(numbers) and isfinite(first):
        return True
    return all(alike(first, one) for one in numbers)


def spread(found: OutcomeLike | OutcomesLike | None, count: int) -> OutcomesLike:
    """One outcome for all as the outcomes of each."""
    if found is None:
        return _Together([UNKNOWN] * count, [nan] * count, silent=range(count))
    # A protocol is asked attribute by attribute, which takes longer than all the rest.
    if hasattr(found, "verdicts"):
        return cast("OutcomesLike", found)
    values = found.value.numbers if isinstance(found.value, Batch) else [found.value] * count
    return _Together([found.verdict] * count, values, near=range(count) if found.near else ())
