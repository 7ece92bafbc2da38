"""Judges scenarios as they stream by: those of one shape together, and alone what has to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import cast

from dualcarbon.scenario_file.future import Future, Futures, Shape
from dualcarbon.scenario_file.indicators import End, Indicators, Recipes
from dualcarbon.scenario_file.question import Judged, OutcomeLike, OutcomesLike, Question
from dualcarbon.scenario_file.spanned import SILENT, Found, spanned, spanned_together, spread
from dualcarbon.scenario_file.tally import UNKNOWN, VERDICTS, Tally
from dualcarbon.trajectory import MixedError

TOGETHER = 512
"""So many scenarios are held at a time at most."""
_SERIES = 16384  # of so many variables together
_FEW = 4  # scenarios that are not worth a batch


class Bench:
    """Judges the targets in one future after the other, and counts."""

    def __init__(
        self, targets: Sequence[Question], recipes: Recipes, each: Callable[[Judged], None] | None
    ) -> None:
        self._targets = targets
        self._recipes = recipes
        self._each = each
        self.tallies = [Tally() for _ in targets]
        self.names: dict[str, set[str]] = {}
        self._outlines: dict[tuple[str, frozenset[str]], _Outline] = {}
        self._members: dict[str, list[int]] = {}
        for at, target in enumerate(targets):
            self._members.setdefault(target.region, []).append(at)
        self._waiting: list[Future] = []
        self._held = 0
        self._told: list[list[Judged]] = []

    def judge(self, future: Future) -> None:
        """Takes a future in; it is judged, with those before it, at the latest by :meth:`close`."""
        self.names.setdefault(future.place.code, set()).add(future.name)
        self._waiting.append(future)
        self._held += len(future.series)
        if len(self._waiting) >= TOGETHER or self._held >= _SERIES:
            self._settle()

    def close(self) -> None:
        """Judges what still waits, and counts the targets that futures said nothing about."""
        self._settle()
        for outline in self._outlines.values():
            for at in outline.silent:
                self.tallies[at].counts[UNKNOWN] += outline.futures
            outline.futures = 0

    def _settle(self) -> None:
        shapes: dict[Shape | int, list[int]] = {}
        for place, future in enumerate(self._waiting):
            # What has no shape of its own stands alone.
            shapes.setdefault(future.shape() or place, []).append(place)
        self._told = [] if self._each is None else [[] for _ in self._waiting]
        for places in shapes.values():
            outline = self._outline(self._waiting[places[0]])
            outline.futures += len(places)
            self._judge([Alone(self._waiting[place], place, self._recipes) for place in places], outline)
        if self._each is not None:
            for told in self._told:
                for one in sorted(told, key=lambda one: one.target):
                    self._each(one)
        self._waiting.clear()
        self._held = 0

    def _judge(self, cases: list[Alone], outline: _Outline) -> None:
        together = None
        if len(cases) >= _FEW:
            futures = Futures([case.future for case in cases])
            together = Indicators(future=futures, recipes=self._recipes, exactly=False)
        for members in outline.spoken.values():
            for at, way in members:
                try:
                    found = None if together is None else _together(together, way)
                except MixedError:
                    found = None
                if found is None:
                    for case in cases:
                        case.later.append((at, way, False))
                else:
                    self._count_all(at, cases, *found)
        # One scenario after the other: what is made of its series serves all targets.
        for case in cases:
            for at, way, exactly in case.later:
                self._count(at, case, *(case.exactly(way) if exactly else case.judge(way)))
        if self._each is not None:
            for at in outline.silent:
                for case in cases:
                    self._tell(at, case, self._targets[at].definition, SILENT)

    def _count_all(
        self, at: int, cases: Sequence[Alone], way: Question, found: OutcomeLike | OutcomesLike | None
    ) -> None:
        if found is None:
            self.tallies[at].counts[UNKNOWN] += len(cases)
            for case in cases:
                self._tell(at, case, way.definition, SILENT)
        else:
            self._count_each(at, cases, way, spread(found, len(cases)))

    def _count_each(self, at: int, cases: Sequence[Alone], way: Question, found: OutcomesLike) -> None:
        verdicts, values = found.verdicts, found.values
        for place in found.near:
            cases[place].later.append((at, way, True))
        for place in found.silent:
            if way.or_else is None:
                self._count(at, cases[place], way, SILENT)
            else:
                cases[place].later.append((at, way.or_else, False))
        apart = {*found.near, *found.silent}
        if apart or self._each is not None:
            kept = [place for place in range(len(cases)) if place not in apart]
            verdicts, values = [verdicts[place] for place in kept], [values[place] for place in kept]
            for place, verdict, value in zip(kept, verdicts, values, strict=True):
                self._tell(at, cases[place], way.definition, (verdict, value, value))
        tally = self.tallies[at]
        left = len(verdicts)
        for name in VERDICTS:
            if left:
                count = verdicts.count(name)
                tally.counts[name] += count
                left -= count
        if isnan(sum(values)):
            # What measures nothing is no number.
            values = [value for value in values if not isnan(value)]
        tally.values.extend(values)

    def _count(self, at: int, case: Alone, way: Question, found: Found) -> None:
        verdict, low, high = found
        tally = self.tallies[at]
        tally.counts[verdict] += 1
        if low is not None and low == high:
            tally.values.append(float(low))
        self._tell(at, case, way.definition, found)

    def _tell(self, at: int, case: Alone, definition: str, found: Found) -> None:
        if self._each is not None:
            verdict, low, high = found
            self._told[case.place].append(
                Judged(
                    target=at,
                    scenario=case.future.name,
                    verdict=verdict,
                    definition=definition,
                    low=low,
                    high=high,
                )
            )

    def _outline(self, future: Future) -> _Outline:
        """What a future with its variables can say anything about: the same for most futures."""
        key = (future.place.code, frozenset(future.series))
        outline = self._outlines.get(key)
        if outline is None:
            outline = self._outlines[key] = _Outline()
            for at in self._members.get(future.place.code, ()):
                for way in self._targets[at].ways:
                    if self._recipes.may_tell(way.indicator, way.definition, key[1]):
                        outline.spoken.setdefault((way.indicator, way.definition), []).append((at, way))
                        break
                else:
                    outline.silent.append(at)
        return outline


@dataclass(kw_only=True, slots=True)
class _Outline:
    """What futures with the same variables can say anything about, and how many of them there were."""

    spoken: dict[tuple[str, str], list[tuple[int, Question]]] = field(default_factory=dict)
    silent: list[int] = field(default_factory=list)
    futures: int = 0


class Alone:
    """One future: what it says in floats, and exactly where floats do not decide.

    ``later`` are the questions that it is asked by itself, and whether exactly.
    """

    def __init__(self, future: Future, place: int, recipes: Recipes) -> None:
        self.future = future
        self.place = place
        self._recipes = recipes
        self._nearly: Indicators | None = None
        self._exactly: Indicators | None = None
        self.later: list[tuple[int, Question, bool]] = []

    def judge(self, way: Question) -> tuple[Question, Found]:
        """What is found, and on which definition: on the first that says anything."""
        if self._nearly is None:
            self._nearly = Indicators(future=self.future, recipes=self._recipes, exactly=False)
        found = _judged(self._nearly, way)
        return self.exactly(way) if found is None else self._or_else(way, found)

    def exactly(self, way: Question) -> tuple[Question, Found]:
        """The same where floats do not decide."""
        if self._exactly is None:
            self._exactly = Indicators(future=self.future, recipes=self._recipes)
        return self._or_else(way, _judged(self._exactly, way) or SILENT)

    def _or_else(self, way: Question, found: Found) -> tuple[Question, Found]:
        if found[0] == UNKNOWN and found[1] is None and way.or_else is not None:
            return self.judge(way.or_else)
        return way, found


def _together(said: Indicators, way: Question) -> tuple[Question, OutcomeLike | OutcomesLike | None] | None:
    """What futures of one shape come to, and on which definition; None where each has to be asked by itself.

    Raises:
        MixedError: each has to be asked by itself too.
    """
    values = said.values(way.indicator, way.definition)
    found: OutcomeLike | OutcomesLike | None
    if values and said.has_span(way.indicator, way.definition):
        found = spanned_together(way, values, said.values(way.indicator, way.definition, End.HIGH))
    else:
        found = way.judge(values) if values else None
    if found is None and way.or_else is not None:
        return _together(said, way.or_else)
    return way, found


def _judged(said: Indicators, way: Question) -> Found | None:
    """What one future comes to; None where floats do not decide."""
    values = said.values(way.indicator, way.definition)
    if not values:
        return SILENT
    if said.has_span(way.indicator, way.definition):
        high = said.values(way.indicator, way.definition, End.HIGH)
        return spanned(way, values, high, exactly=said.exactly)
    found = cast("OutcomeLike | None", way.judge(values))
    if found is None:
        return SILENT
    if found.near and not said.exactly:
        return None
    return found.verdict, found.value, found.value
