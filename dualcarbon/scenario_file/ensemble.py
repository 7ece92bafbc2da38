"""Many scenarios at once: each target is judged in each, and a few numbers of every judgement are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Protocol

from dualcarbon.scenario_file.future import Future, NotGroupedError, futures, gather
from dualcarbon.scenario_file.glossary import Glossary
from dualcarbon.scenario_file.indicators import End, Indicators, Recipes
from dualcarbon.scenario_file.points import Passed, Wanted
from dualcarbon.scenario_file.recount import Number
from dualcarbon.scenario_file.table import Source, Table
from dualcarbon.scenario_file.tally import OFF_TRACK, ON_TRACK, OPEN, UNKNOWN, Tally
from dualcarbon.scenario_file.trajectories import Chosen, wanted_of

At = Callable[[str, int], Number | None]
"""The value of an indicator in a year; None where the scenario says nothing about it."""

_TOLD = {True: ON_TRACK, False: OFF_TRACK, None: OPEN}
_Found = tuple[str, Number | None, Number | None]
_SILENT: _Found = (UNKNOWN, None, None)
_PACE = 256  # scenarios between two words about progress


class Compiled(Protocol):
    """A target with all worked out that does not depend on the scenario.

    ``needs`` names the indicators and years that ``measure`` may ask for. Measures are floats where they are
    asked for in floats, and exact where they are asked for exactly.
    """

    @property
    def region(self) -> str:
        """The code of its region."""

    @property
    def indicator(self) -> str:
        """What it measures."""

    @property
    def definition(self) -> str:
        """The definition that it is judged on."""

    @property
    def needs(self) -> frozenset[tuple[str, int]]:
        """Indicators and years."""

    def measure(self, at: At) -> Number | None:
        """What the target measures in one scenario; None where it cannot be told."""

    def near(self, measure: float) -> bool:
        """Whether floats lie too near to a bound to decide: within 1e-9 of the largest term."""

    def holds(self, measure: Number) -> bool | None:
        """Whether a measure satisfies the bound; None where nothing can be said yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """One target in one scenario: the verdict, and the two ends of what was measured (mostly equal)."""

    target: int
    scenario: str
    verdict: str
    low: Number | None = None
    high: Number | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ensemble:
    """The tallies in the order of the targets, the number of scenarios, and what was passed over."""

    tallies: tuple[Tally, ...]
    scenarios: int
    passed: Passed


def judge_all(
    source: Source,
    targets: Sequence[Compiled],
    *,
    recipes: Recipes | None = None,
    scenarios: Sequence[str] = (),
    each: Callable[[Judged], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Ensemble:
    """Judges every target in every scenario of a file, one scenario after the other.

    A file that is grouped by scenario is held a scenario at a time. Of any other the years that are needed
    are gathered first.

    Args:
        source: a table of the IAMC.
        targets: each is judged in the scenarios of its own region.
        recipes: how indicators are told from variables.
        scenarios: names or patterns of those wanted; all where empty.
        each: is given every judgement.
        progress: is given the number of scenarios judged, now and then.

    Raises:
        DualcarbonError: anything that is needed cannot be read, or no scenario has the name.
    """
    using = recipes or Recipes(glossary=Glossary())
    asked = {name for target in targets for name, _ in target.needs} | {one.indicator for one in targets}
    wanted = wanted_of(
        using,
        {target.region for target in targets},
        asked,
        frozenset(year for target in targets for _, year in target.needs),
    )
    grouped = each is None or _is_grouped(source, wanted)
    for read in (futures, gather) if grouped else (gather,):
        table, chosen = Table(source, wanted), Chosen(scenarios)
        bench = _Bench(targets, using, each)
        try:
            for number, future in enumerate(read(chosen.of(table.checked()), table.sieve), 1):
                bench.judge(future)
                if progress and number % _PACE == 0:
                    progress(number)
        except NotGroupedError:
            continue
        chosen.complain_where_none()
        bench.close()
        return Ensemble(tallies=tuple(bench.tallies), scenarios=len(bench.names), passed=table.sieve.passed)
    raise AssertionError("a file that is gathered is grouped")


def _is_grouped(source: Source, wanted: Wanted) -> bool:
    """Whether the rows of each scenario stand together, so that no judgement is taken back later."""
    table = Table(source, wanted)
    try:
        for _ in futures(table, table.sieve):
            pass
    except NotGroupedError:
        return False
    return True


class _Bench:
    """Judges one future after the other."""

    def __init__(
        self, targets: Sequence[Compiled], recipes: Recipes, each: Callable[[Judged], None] | None
    ) -> None:
        self._targets = targets
        self._recipes = recipes
        self._each = each
        self.tallies = [Tally() for _ in targets]
        self.names: set[str] = set()
        self._outlines: dict[tuple[str, frozenset[str]], _Outline] = {}
        self._members: dict[str, list[int]] = {}
        for at, target in enumerate(targets):
            self._members.setdefault(target.region, []).append(at)

    def judge(self, future: Future) -> None:
        """Judges the targets of the region of a future in it."""
        name = future.name
        self.names.add(name)
        nearly = Indicators(future=future, recipes=self._recipes, exactly=False)
        exactly: Indicators | None = None
        outline = self._outline(future)
        outline.futures += 1
        for (indicator, definition), members in outline.spoken.items():
            judged = self._judge_of(nearly, indicator, definition)
            for at in members:
                found = judged(self._targets[at])
                if found is None:
                    exactly = exactly or Indicators(future=future, recipes=self._recipes)
                    found = self._judge_of(exactly, indicator, definition)(self._targets[at])
                verdict, low, high = found or _SILENT
                tally = self.tallies[at]
                tally.counts[verdict] += 1
                if low is not None and low == high:
                    tally.values.append(float(low))
                if self._each is not None:
                    self._each(Judged(target=at, scenario=name, verdict=verdict, low=low, high=high))
        if self._each is not None:
            for at in outline.silent:
                self._each(Judged(target=at, scenario=name, verdict=UNKNOWN))

    def close(self) -> None:
        """Counts the targets that futures said nothing about."""
        for outline in self._outlines.values():
            for at in outline.silent:
                self.tallies[at].counts[UNKNOWN] += outline.futures
            outline.futures = 0

    def _outline(self, future: Future) -> _Outline:
        """What a future with its variables can say anything about: the same for most futures."""
        key = (future.place.code, frozenset(future.series))
        outline = self._outlines.get(key)
        if outline is None:
            outline = self._outlines[key] = _Outline()
            for at in self._members.get(future.place.code, ()):
                target = self._targets[at]
                if self._recipes.may_tell(target.indicator, target.definition, key[1]):
                    outline.spoken.setdefault((target.indicator, target.definition), []).append(at)
                else:
                    outline.silent.append(at)
        return outline

    @staticmethod
    def _judge_of(said: Indicators, indicator: str, definition: str) -> Callable[[Compiled], _Found | None]:
        """What judges the targets of one indicator; it gives None where floats do not decide."""
        values = said.values(indicator, definition)
        if not values:
            return lambda _: _SILENT
        if said.has_span(indicator, definition):
            return lambda target: _spanned(target, said)

        def at(name: str, year: int) -> Number | None:
            return values.get(year) if name == indicator else said.at(name, definition, year)

        def judged(target: Compiled) -> _Found | None:
            one = target.measure(at)
            if one is None:
                return _SILENT
            if not said.exactly and target.near(float(one)):
                return None
            return _TOLD[target.holds(one)], one, one

        return judged


@dataclass(kw_only=True, slots=True)
class _Outline:
    """What futures with the same variables can say anything about, and how many of them there were."""

    spoken: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    silent: list[int] = field(default_factory=list)
    futures: int = 0


def _spanned(target: Compiled, said: Indicators) -> _Found | None:
    """The same where a measure may lie anywhere between ends: it decides only where they agree."""
    measures = [target.measure(_at(said, target, ends)) for ends in product(End, End)]
    known = [one for one in measures if one is not None]
    if len(known) < len(measures):
        return _SILENT
    if not said.exactly and any(target.near(float(one)) for one in known):
        return None
    told = {target.holds(one) for one in known}
    return _TOLD[told.pop()] if len(told) == 1 else UNKNOWN, min(known), max(known)


def _at(said: Indicators, target: Compiled, ends: tuple[End, End]) -> At:
    """The values of a scenario for one target, at these ends in its last year and in the others."""
    definition = target.definition
    if ends[0] is ends[1]:
        return lambda name, year: said.at(name, definition, year, ends[0])
    last = max(year for _, year in target.needs)
    return lambda name, year: said.at(name, definition, year, ends[0] if year == last else ends[1])
