"""Many scenarios at once: each target is judged in each, and a few numbers of every judgement are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, Protocol

from dualcarbon.scenario_file.chosen import Chosen, wanted_of
from dualcarbon.scenario_file.future import Future, NotGroupedError, Values, futures, gather
from dualcarbon.scenario_file.glossary import Glossary
from dualcarbon.scenario_file.indicators import End, Indicators, Recipes
from dualcarbon.scenario_file.points import Passed, WantedPoints
from dualcarbon.scenario_file.recount import Number
from dualcarbon.scenario_file.table import PointTable, TableSource
from dualcarbon.scenario_file.tally import OPEN, UNKNOWN, Tally

_Found = tuple[str, Number | None, Number | None]
_SILENT: _Found = (UNKNOWN, None, None)
_PACE = 256  # scenarios between two words about progress


class OutcomeLike(Protocol):
    """What a scenario comes to: the verdict, what is measured, and whether floats are too coarse to tell."""

    @property
    def verdict(self) -> str:
        """One of ``VERDICTS``."""

    @property
    def value(self) -> Any:
        """A number as the series is: exact, or a float."""

    @property
    def near(self) -> bool:
        """Whether it has to be judged exactly."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A target made ready for scenarios: what is asked of the series of one indicator.

    ``judge`` gives None where the series lacks a year that is needed. ``due`` is the year that the target is
    for, ``years`` those that ``judge`` may look at (None: all of them). ``or_else`` is asked of a scenario that
    says nothing here: the same target on another definition. ``judge_ends`` takes the place of ``judge`` where only
    the ends between which the numbers lie are known.
    """

    region: str
    indicator: str
    due: int
    judge: Callable[[Values], OutcomeLike | None]
    definition: str = ""
    years: frozenset[int] | None = None
    or_else: Question | None = None
    judge_ends: Callable[[Values], OutcomeLike | None] | None = None

    @property
    def ways(self) -> tuple[Question, ...]:
        """This one, and what is asked where it is not answered."""
        return (self, *(self.or_else.ways if self.or_else else ()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """One target in one scenario: the verdict, and the two ends of what was measured (mostly equal)."""

    target: int
    scenario: str
    verdict: str
    definition: str = ""
    low: Number | None = None
    high: Number | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ensemble:
    """The tallies in the order of the targets, the number of scenarios, and what was passed over."""

    tallies: tuple[Tally, ...]
    scenarios: int
    passed: Passed


def judge_all(
    source: TableSource,
    targets: Sequence[Question],
    *,
    recipes: Recipes | None = None,
    scenarios: Sequence[str] = (),
    each: Callable[[Judged], None] | None = None,
    progress: Callable[[int], None] | None = None,
    begin: Callable[[], None] | None = None,
) -> Ensemble:
    """Judges every target in every scenario of a file, one scenario after the other.

    A file that is grouped by scenario is held a scenario at a time; of any other, what is needed is gathered
    first.

    Args:
        source: a table of the IAMC.
        targets: each is judged in the scenarios of its own region.
        recipes: how indicators are told from variables.
        scenarios: names or patterns of those wanted; all where empty.
        each: is given every judgement.
        progress: is given the number of scenarios judged, now and then.
        begin: is called before the first scenario, and again where a file turns out not to be grouped.

    Raises:
        DualcarbonError: anything that is needed cannot be read, or no scenario has the name.
    """
    using = recipes or Recipes(glossary=Glossary())
    ways = [way for target in targets for way in target.ways]
    wanted = wanted_of(using, {way.region for way in ways}, {way.indicator for way in ways})
    wanted = replace(wanted, years=_years(using, ways))
    grouped = each is None or _is_grouped(source, wanted)
    for read in (futures, gather) if grouped else (gather,):
        table, chosen = PointTable(source, wanted), Chosen(scenarios)
        bench = _Bench(targets, using, each)
        if begin is not None:
            begin()
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


def _is_grouped(source: TableSource, wanted: WantedPoints) -> bool:
    """Whether the rows of each scenario stand together, so that no judgement is taken back later."""
    table = PointTable(source, wanted)
    try:
        for _ in futures(table, table.sieve):
            pass
    except NotGroupedError:
        return False
    return True


def _years(recipes: Recipes, targets: Sequence[Question]) -> dict[str, frozenset[int]]:
    """The years of each variable that are looked at; all of those that are not named."""
    found: dict[str, set[int] | None] = {}
    for target in targets:
        for name in recipes.variables([target.indicator]):
            before = found.setdefault(name, set())
            if target.years is None or before is None:
                found[name] = None
            else:
                before.update(target.years)
    return {name: frozenset(years) for name, years in found.items() if years is not None}


class _Bench:
    """Judges one future after the other."""

    def __init__(
        self, targets: Sequence[Question], recipes: Recipes, each: Callable[[Judged], None] | None
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
        outline = self._outline(future)
        outline.futures += 1
        exact: list[Indicators] = []
        for (indicator, definition), members in outline.spoken.items():
            judged = self._judge_of(nearly, indicator, definition)
            for at, way in members:
                found = judged(way)
                if found is None:
                    exact = exact or [Indicators(future=future, recipes=self._recipes)]
                    found = self._judge_of(exact[0], indicator, definition)(way) or _SILENT
                definition_used = way.definition
                if found[0] == UNKNOWN and found[1] is None and way.or_else is not None:
                    other, found = self._or_else(way.or_else, nearly, exact)
                    definition_used = other.definition
                self._count(at, name, definition_used, found)
        if self._each is not None:
            for at in outline.silent:
                target = self._targets[at]
                self._each(Judged(target=at, scenario=name, verdict=UNKNOWN, definition=target.definition))

    def _or_else(self, way: Question, nearly: Indicators, exact: list[Indicators]) -> tuple[Question, _Found]:
        """What is found on the other definitions."""
        found = self._judge_of(nearly, way.indicator, way.definition)(way)
        if found is None:
            said = exact[0] if exact else Indicators(future=nearly.future, recipes=self._recipes)
            found = self._judge_of(said, way.indicator, way.definition)(way) or _SILENT
        if found[0] == UNKNOWN and found[1] is None and way.or_else is not None:
            return self._or_else(way.or_else, nearly, exact)
        return way, found

    def _count(self, at: int, name: str, definition: str, found: _Found) -> None:
        verdict, low, high = found
        tally = self.tallies[at]
        tally.counts[verdict] += 1
        if low is not None and low == high:
            tally.values.append(float(low))
        if self._each is not None:
            self._each(
                Judged(target=at, scenario=name, verdict=verdict, definition=definition, low=low, high=high)
            )

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
                for way in self._targets[at].ways:
                    if self._recipes.may_tell(way.indicator, way.definition, key[1]):
                        outline.spoken.setdefault((way.indicator, way.definition), []).append((at, way))
                        break
                else:
                    outline.silent.append(at)
        return outline

    @staticmethod
    def _judge_of(said: Indicators, indicator: str, definition: str) -> Callable[[Question], _Found | None]:
        """What judges the targets of one indicator; it gives None where floats do not decide."""
        values = said.values(indicator, definition)
        if not values:
            return lambda _: _SILENT
        if said.has_span(indicator, definition):
            high = said.values(indicator, definition, End.HIGH)
            return lambda target: _spanned(target, values, high, exactly=said.exactly)

        def judged(target: Question) -> _Found | None:
            found = target.judge(values)
            if found is None:
                return _SILENT
            if found.near and not said.exactly:
                return None
            return found.verdict, found.value, found.value

        return judged


@dataclass(kw_only=True, slots=True)
class _Outline:
    """What futures with the same variables can say anything about, and how many of them there were."""

    spoken: dict[tuple[str, str], list[tuple[int, Question]]] = field(default_factory=dict)
    silent: list[int] = field(default_factory=list)
    futures: int = 0


def _spanned(target: Question, low: Values, high: Values, *, exactly: bool) -> _Found | None:
    """The same where the values lie anywhere between ends: it decides only where all ends agree, else is open.

    Of a ratio the ends are those of the due year and of the others crossed.
    """
    judge = target.judge_ends or target.judge
    found = [
        judge({year: (last if year == target.due else rest)[year] for year in low})
        for last, rest in product((low, high), repeat=2)
    ]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return _SILENT
    if not exactly and any(one.near for one in known):
        return None
    told = {one.verdict for one in known}
    values = [one.value for one in known]
    return told.pop() if len(told) == 1 else OPEN, min(values), max(values)
