"""A handful of scenarios as the trajectories that targets are held against."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from dualcarbon.indicator import Indicator
from dualcarbon.problem import DualcarbonError, Location, Problem, Sentence, Unreadable
from dualcarbon.region import all_regions
from dualcarbon.scenario_file.future import Future, gather
from dualcarbon.scenario_file.glossary import Glossary
from dualcarbon.scenario_file.indicators import SMALLEST, End, Indicators, Recipes
from dualcarbon.scenario_file.meaning import RECOUNTED, Meaning, Told
from dualcarbon.scenario_file.points import Passed, Points, WantedPoints
from dualcarbon.scenario_file.recount import Number
from dualcarbon.scenario_file.table import PointTable, TableSource, source_of_text
from dualcarbon.trajectory import (
    Caveat,
    Dataset,
    Interval,
    Level,
    Link,
    SeriesKey,
    Status,
    Trajectory,
    is_called,
    refuse_unknown,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenarios:
    """The trajectories of a file, the names of its scenarios, and what was passed over."""

    data: Dataset
    names: tuple[str, ...]
    passed: Passed


def trajectories(
    source: TableSource,
    *,
    regions: Collection[str] = (),
    indicators: Collection[str] = (),
    scenarios: Sequence[str] = (),
    recipes: Recipes | None = None,
) -> Scenarios:
    """Reads projected trajectories: an indicator of a region, in one scenario named ``MODEL|SCENARIO``.

    Args:
        source: a table of the IAMC.
        regions: the codes wanted; the country and the provinces where empty.
        indicators: the names wanted; every one that can be told where empty.
        scenarios: names or patterns (``REMIND*|*``); all where empty.
        recipes: how indicators are told from variables: the map and the coal rate of the user.

    Raises:
        DualcarbonError: anything that was asked for cannot be read, or no scenario has the name.
    """
    using = recipes or Recipes(glossary=Glossary())
    wanted = wanted_of(using, regions, indicators)
    table = PointTable(source, wanted)
    chosen = Chosen(scenarios)
    found = gather(chosen.of(table.checked()), table.sieve)
    if table.sieve.problems:
        raise Unreadable(problems=table.sieve.problems)
    if not found and not table.sieve.rows and not scenarios:
        raise Unreadable(problems=[_empty(source.name)])
    chosen.complain_where_none()
    told: dict[SeriesKey, Trajectory] = {}
    for future in found:
        told.update(_told(future, using, set(indicators), source.name))
    passed = table.sieve.passed.notice(source.name)
    return Scenarios(
        data=Dataset(trajectories=told, name=source.name, notices=() if passed is None else (passed,)),
        names=tuple(dict.fromkeys(future.name for future in found)),
        passed=table.sieve.passed,
    )


def read_text(text: str, path: str, *, regions: Collection[str] = ()) -> tuple[Dataset, tuple[Problem, ...]]:
    """The trajectories of a text, and everything that is wrong with it."""
    try:
        found = trajectories(source_of_text(text, path), regions=regions)
    except DualcarbonError as error:
        return Dataset(name=path), error.problems
    return found.data, ()


def wanted_of(
    recipes: Recipes,
    regions: Collection[str],
    indicators: Collection[str],
) -> WantedPoints:
    """What of a file is read for some indicators of some regions; everything where they are empty."""
    outputs = recipes.glossary.outputs()
    names = set(indicators) or {meaning.name for meaning in outputs}
    tonnes = {
        operand: recipes.glossary.indicator(meaning.name).tonne
        for meaning in outputs
        if meaning.name in names and meaning.told is not Told.INDEX
        for operand in meaning.operands
    }
    return WantedPoints(
        regions=frozenset(regions)
        or {one.code for one in all_regions() if one.level in ("country", "province")},
        variables=recipes.variables(names),
        tonnes={name: tonne for name, tonne in tonnes.items() if tonne},
        glossary=recipes.glossary,
    )


class Chosen:
    """The scenarios that were asked for by name or pattern (``REMIND*|*``)."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = tuple(patterns)
        self._known: dict[tuple[str, str], bool] = {}

    def of(self, points: Iterable[Points]) -> Iterable[Points]:
        """The points of these scenarios."""
        return self._chosen(points) if self._patterns else points

    def _chosen(self, points: Iterable[Points]) -> Iterator[Points]:
        for one in points:
            key = (one.model, one.scenario)
            wanted = self._known.get(key)
            if wanted is None:
                wanted = self._known[key] = self.has(f"{one.model}|{one.scenario}")
            if wanted:
                yield one

    def has(self, name: str) -> bool:
        """Whether a scenario was asked for; a name without its model serves too."""
        return not self._patterns or any(is_called(name, asked) for asked in self._patterns)

    def complain_where_none(self) -> None:
        """Says so where a file has none of the scenarios.

        Raises:
            DualcarbonError: no scenario has one of the names.
        """
        if self._patterns and self._known and not any(self._known.values()):
            refuse_unknown(self._patterns, [f"{model}|{scenario}" for model, scenario in self._known])


def scenario_names(source: TableSource, *, regions: Collection[str], recipes: Recipes) -> tuple[str, ...]:
    """The names of the scenarios that a file tells anything of that is wanted, in its order.

    Args:
        source: a table of the IAMC.
        regions: the codes wanted.
        recipes: how indicators are told from variables.

    Raises:
        DualcarbonError: the file is no table.
    """
    table = PointTable(source, wanted_of(recipes, regions, ()))
    return tuple(dict.fromkeys(f"{point.model}|{point.scenario}" for point in table))


def told_by(future: Future, recipes: Recipes, path: str) -> Iterator[tuple[SeriesKey, Trajectory]]:
    """The trajectories that one scenario tells of a region.

    Args:
        future: the scenario.
        recipes: how indicators are told from variables.
        path: the name of its file.
    """
    return _told(future, recipes, set(), path)


def _told(
    future: Future, recipes: Recipes, wanted: set[str], path: str
) -> Iterator[tuple[SeriesKey, Trajectory]]:
    indicators = Indicators(future=future, recipes=recipes)
    for name, definition in recipes.ways:
        if (wanted and name not in wanted) or not recipes.glossary.is_indicator(name):
            continue
        meaning = indicators.meaning(name, definition)
        if meaning is None or meaning.told is Told.PART:
            continue
        amounts = intervals(
            indicators.values(name, definition, End.LOW), indicators.values(name, definition, End.HIGH)
        )
        if not amounts:
            continue
        indicator = recipes.glossary.indicator(name)
        trajectory = replace(
            _trajectory(future, meaning, indicator, amounts, path),
            caveats=tuple(caveats(future, meaning, recipes)),
        )
        if not trajectory.years:
            continue  # of an index one year says nothing
        yield SeriesKey(future.place.code, name, definition, Status.PROJECTED, future.name), trajectory


def intervals(low: Mapping[int, Number], high: Mapping[int, Number]) -> dict[int, Interval]:
    """The exact numbers by year; where the two ends differ, no more than a bound is known."""
    found = {}
    for year, first in sorted(low.items()):
        last = high.get(year, inf)
        value = Interval.exact(first)  # type: ignore[arg-type]  # what is told is worked out in fractions
        if first != last:
            ends = sorted((first, last))
            value = Interval(low=ends[0], value=value.value, high=ends[1], one_sided=True)
        found[year] = value
    return found


def _trajectory(
    future: Future, meaning: Meaning, indicator: Indicator, amounts: Mapping[int, Interval], path: str
) -> Trajectory:
    line = future.line_of(meaning.operands)
    where = Location(path=path, line=line)
    source = f"{path}: {meaning.text}"
    note = "; ".join(filter(None, (meaning.note, future.place.wider)))
    levels: tuple[Level, ...] = ()
    links: tuple[Link, ...] = ()
    if meaning.told is Told.INDEX:
        links = tuple(
            Link(year=year, base=base, change=change, source=source, note=note, location=where)
            for base, year, change in changes(amounts)
        )
    else:
        levels = tuple(
            Level(year=year, amount=amount, source=source, note=note, location=where)
            for year, amount in amounts.items()
        )
    return Trajectory(
        region=future.place.code,
        indicator=indicator,
        definition=meaning.definition,
        status=Status.PROJECTED,
        scenario=future.name,
        whole_region=True,
        levels=levels,
        links=links,
    )


def caveats(future: Future, meaning: Meaning, recipes: Recipes) -> Iterator[Caveat]:
    """What is to be told of an indicator that was made from the variables of a scenario."""
    if any(name in RECOUNTED for name in meaning.operands):
        yield Caveat(code="recounted", value=recipes.rate)
    elif meaning.note and meaning.note != meaning.definition:
        yield Caveat(code="model_counts", value=meaning.note)
    if future.place.wider:
        yield Caveat(code="wider_region", value=future.place.name)


def changes(amounts: Mapping[int, Interval]) -> Iterator[tuple[int, int, Interval]]:
    """Each year against the last one before it from which a ratio can start, in per cent.

    Of numbers that have a span, each year against every one before it: over several steps the spans of those
    between would add up.
    """
    starts: list[int] = []
    for year, amount in sorted(amounts.items()):
        for base in starts:
            yield base, year, _change(amounts[base], amount)
        if amount.value > SMALLEST:
            spanned = amount.one_sided or (starts and any(amounts[base].one_sided for base in starts))
            starts = [*starts, year] if spanned else [year]


def _change(first: Interval, last: Interval) -> Interval:
    """In per cent."""
    if first.is_exact and last.is_exact:
        # Most numbers of models are; the arithmetic of intervals takes several times as long.
        change = Interval.exact((last.value / first.value - 1) * 100)
        return replace(change, one_sided=True) if first.one_sided or last.one_sided else change
    return (last / first - 1) * 100


def _empty(path: str) -> Problem:
    return Problem(
        message=Sentence("the file has a header and no rows"),
        location=Location(path=path, line=1, column=1),
        hint=Sentence("a row reads like: MODEL,SCENARIO,China,Emissions|CO2|Energy,Mt CO2/yr,10000"),
        code="DC002",
        found="a header",
        expected="a header and rows",
    )
