"""What is heard of a target while scenarios stream by, and the judging that listens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import nan
from typing import Any

from dualcarbon.assessment import Compiled, Outcome, Outcomes, Read, Ready, Verdict, years_between
from dualcarbon.baseline import neighbours
from dualcarbon.trajectory import Batch, MixedError, alone, in_floats, scenarios_in

Series = Mapping[int, Any]
_NOTHING = Outcome(Verdict.UNKNOWN, nan)
"""The answer to a question that is not asked otherwise: no number."""


@dataclass(kw_only=True, slots=True)
class Heard:
    """What was heard of a target while scenarios streamed by.

    ``spoken``: any scenario tells of its indicator. ``definitions`` are those that it was judged on. ``steps`` are
    the steps around its year of the scenarios that lack it, counted. ``ends``: how often only the ends of a number
    were known, four times a scenario.
    """

    spoken: bool = False
    definitions: set[str] = field(default_factory=set)
    steps: Counter[tuple[int, int] | None] = field(default_factory=Counter)
    ready: list[Ready] = field(default_factory=list)
    ends: int = 0

    def forget(self) -> None:
        """Begins anew."""
        self.spoken, self.ends = False, 0
        self.definitions.clear()
        self.steps.clear()
        for ready in self.ready:
            ready.jumps = ready.unharmonized = 0


def judging(
    compiled: Compiled, ready: Ready, heard: Heard, official: str, *, ends: Read | None = None
) -> Callable[[Series], Outcome | Outcomes | None]:
    """What judges a scenario made ready, and listens; of batches it judges all their scenarios.

    ``ends``: where only the ends of its numbers are known, how the record is read beside them.
    """
    judge, definition, due = compiled.judge, compiled.definition, compiled.due
    target = compiled.target
    between = years_between(target)
    baseline = target.baseline if isinstance(target.baseline, int) else None
    is_main = definition == official or bool(target.definition)
    # What falls short on a definition that is not the official one decides nothing.
    is_other = bool(definition) and not is_main

    def told(series: Series, count: int) -> Outcome | Outcomes | None:
        found = judge(series)
        if found is None:
            # Where the official definition reaches back to the baseline, no other one is asked.
            answer = _NOTHING if is_main and ready.reaches(series, baseline) else None
            heard.steps[None if due in series else neighbours(series, due)] += count
            return answer
        heard.definitions.add(definition)
        if is_other:
            found = _softened(found)
        # The difference of two large numbers is no number for a float.
        cancelled = () if ends else ready.cancels(series.get(due))
        if isinstance(found, Outcomes):
            return found._replace(near={*found.near, *cancelled}) if cancelled else found
        return found._replace(near=True) if cancelled else found

    def judged(raw: Series) -> Outcome | Outcomes | None:
        heard.spoken = True
        count = scenarios_in(raw)
        if ends:
            # Of the two ends of what is on record one is counted.
            heard.ends += count if in_floats(raw) and ends is not Read.HIGH else 0
            series = ready.as_it_is(raw)
        else:
            series = ready.series(raw)
        years = () if ends else between
        if count == 1 and not any(isinstance(one, Batch) for one in raw.values()):
            return told(ready.between(series, years), 1)
        try:
            return told(ready.between(series, years), count)
        except MixedError:
            return _collected([told(ready.between(one, years), 1) for one in alone(series, count)])

    return judged


def _collected(found: Sequence[Outcome | Outcomes | None]) -> Outcomes:
    """Outcomes of scenarios that were judged one by one."""
    each = [one if isinstance(one, Outcome) else _NOTHING for one in found]
    return Outcomes(
        [one.verdict for one in each],
        [one.value for one in each],
        {at for at, one in enumerate(each) if one.near},
        {at for at, one in enumerate(found) if one is None},
    )


def _softened(found: Outcome | Outcomes) -> Outcome | Outcomes:
    """The same with what falls short left open."""
    if isinstance(found, Outcomes):
        return found._replace(
            verdicts=[Verdict.OPEN if one is Verdict.OFF_TRACK else one for one in found.verdicts]
        )
    return found._replace(verdict=Verdict.OPEN) if found.verdict is Verdict.OFF_TRACK else found
