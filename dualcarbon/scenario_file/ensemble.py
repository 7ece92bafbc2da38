"""Many scenarios at once: each target is judged in each, and a few numbers of every judgement are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dualcarbon.scenario_file.bench import Bench
from dualcarbon.scenario_file.chosen import Chosen, wanted_of
from dualcarbon.scenario_file.future import NotGroupedError, futures, gather
from dualcarbon.scenario_file.glossary import Glossary
from dualcarbon.scenario_file.indicators import Recipes
from dualcarbon.scenario_file.points import GapError, Passed, WantedPoints
from dualcarbon.scenario_file.question import Judged, Question
from dualcarbon.scenario_file.table import PointTable, TableSource
from dualcarbon.scenario_file.tally import Tally
from dualcarbon.system import unswept

_PACE = 256  # scenarios between two words about progress


@dataclass(frozen=True, kw_only=True, slots=True)
class Ensemble:
    """The tallies in the order of the targets, the number of scenarios by region, and what was passed over.

    ``grouped`` says whether the rows of each scenario stand together.
    """

    tallies: tuple[Tally, ...]
    scenarios: Mapping[str, int]
    passed: Passed
    grouped: bool


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
    grouped = each is None or _is_grouped(source, wanted)
    # What is told of each is not taken back: then all is read that may be needed.
    narrow = replace(wanted, years=_years(using, ways)) if each is None else wanted
    read = futures if grouped else gather
    while True:
        table, chosen = PointTable(source, narrow), Chosen(scenarios)
        bench = Bench(targets, using, each)
        if begin is not None:
            begin()
        try:
            with unswept():
                for number, future in enumerate(read(chosen.of(table.checked()), table.sieve), 1):
                    bench.judge(future)
                    if progress and number % _PACE == 0:
                        progress(number)
        except GapError:
            narrow = wanted
            continue
        except NotGroupedError:
            read = gather
            continue
        chosen.complain_where_none()
        bench.close()
        return Ensemble(
            tallies=tuple(bench.tallies),
            scenarios={region: len(names) for region, names in bench.names.items()},
            passed=table.sieve.passed,
            grouped=read is futures,
        )


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
