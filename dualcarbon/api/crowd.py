"""Scenarios by the thousand: counted as their file streams by, for a row a target."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dualcarbon.api.told_numbers import ToldNumbers
from dualcarbon.assessment import Assessment, Many, Reason, Verdict, assess_one
from dualcarbon.baseline import Harmonize, Joining
from dualcarbon.ensemble import counted, joints_told, together
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import find_indicator
from dualcarbon.outlook import Heard, answers_counted, questions
from dualcarbon.problem import Problem
from dualcarbon.region import Region
from dualcarbon.scenario_file import (
    Chosen,
    EachScenario,
    End,
    PointTable,
    Recipes,
    TableSource,
    Tally,
    wanted_of,
)
from dualcarbon.sheet import Sheet
from dualcarbon.target import Form, Target, in_force
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset, SeriesKey, Trajectory
from dualcarbon.wanted import Wanted, select

HANDFUL = 20
"""So many scenarios are not judged one by one where nobody asks for each."""
_SAMPLES = 2
_PACE = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Crowd:
    """A file of many scenarios: how it is read, the names of the first of them, and their first year."""

    source: TableSource
    recipes: Recipes
    first: tuple[str, ...]
    first_year: int | None


def crowd_in(
    source: TableSource, codes: Sequence[str], *, recipes: Recipes, scenarios: Sequence[str] = ()
) -> Crowd | None:
    """The file as a crowd; None where it has no more than a handful of scenarios.

    Args:
        source: a table of the IAMC.
        codes: the regions that are asked about.
        recipes: how indicators are told from variables.
        scenarios: names and patterns of the only scenarios wanted; all of them where empty.

    Raises:
        DualcarbonError: the file is no table.
    """
    names: dict[str, None] = {}
    years: set[int] = set()
    table = PointTable(source, wanted_of(recipes, codes, ()))
    for point in Chosen(scenarios).of(table):
        names[f"{point.model}|{point.scenario}"] = None
        years.update(point.years)
        if len(names) >= HANDFUL:
            return Crowd(
                source=source,
                recipes=recipes,
                first=tuple(islice(names, _SAMPLES)),
                first_year=min(years, default=None),
            )
    return None


def crowd_sheets(
    files: Sequence[RegionFile],
    crowd: Crowd,
    observed: Dataset,
    wanted: Wanted,
    *,
    joining: Joining,
    scenarios: Sequence[str] = (),
    as_of: int | None = None,
    date: str = "",
    silent: bool = False,
    brief: bool = False,
    progress: Callable[[int], None] | None = None,
) -> tuple[list[Sheet], Problem | None]:
    """One sheet for each region, with one assessment for the scenarios of each target; and what was passed over.

    Args:
        files: the regions.
        crowd: the scenarios.
        observed: what has been observed.
        wanted: which targets to show.
        joining: how scenarios are joined to what was observed.
        scenarios: names and patterns of the only scenarios to judge.
        as_of: hides observations of later years, and targets issued later.
        date: the date of the record.
        silent: counts the targets that the data say nothing about.
        brief: counts those that the record alone judges.
        progress: is given the number of scenarios judged, now and then.

    Raises:
        DualcarbonError: an unknown indicator or scenario, or anything that is needed cannot be read.
    """
    evidence = Evidence(observed, as_of=as_of, joining=joining)
    chosen = _chosen(files, wanted, evidence, crowd, as_of)
    alone = {target: assess_one(target, evidence) for targets in chosen.values() for target in targets}
    open_ones = [target for target, found in alone.items() if not is_decided(target, found, evidence)]
    asked = questions(open_ones, crowd.recipes, evidence)
    ensemble = answers_counted(
        crowd.source, asked, recipes=crowd.recipes, scenarios=scenarios, progress=progress
    )
    tallies = dict(zip(asked.asked, ensemble.tallies, strict=True))
    sample = _Samples(crowd, list(chosen), evidence, grouped=ensemble.grouped)
    sheets = []
    for file in files:
        code = file.region.code
        scenarios_there = ensemble.scenarios.get(code, 0)
        rows: list[Assessment] = []
        for target in chosen[code]:
            row = None
            if target in tallies or target in open_ones:
                row = _row(target, tallies.get(target), asked.heard.get(target), sample, scenarios_there)
            rows += alone[target] if row is None else [row]
        sheets.append(
            Sheet(
                region=file.region,
                assessments=tuple(rows),
                hidden=0 if wanted.is_narrow else len(in_force(file.targets, as_of)) - len(chosen[code]),
                newest=evidence.newest,
                as_of=as_of,
                path=file.path,
                data=date,
                silent=silent,
                brief=brief,
                scenarios=scenarios_there,
            )
        )
    return sheets, ensemble.passed.notice(crowd.source.name)


def is_decided(target: Target, found: Sequence[Assessment], evidence: Evidence) -> bool:
    """Whether what was observed decides, whatever scenarios say."""
    main = next(one for one in found if one.main)
    if main.verdict in (Verdict.MET, Verdict.MISSED):
        return True
    over = evidence.newest is not None and target.due is not None and evidence.newest >= target.due
    return over and target.form is not Form.PEAK


class _Samples:
    """The first scenarios, each judged for itself: what the others share with them, and reasons in words."""

    def __init__(self, crowd: Crowd, codes: Sequence[str], evidence: Evidence, *, grouped: bool) -> None:
        read = EachScenario(
            crowd.source,
            regions=codes,
            recipes=crowd.recipes,
            only=crowd.first,
            grouped=grouped,
        )
        found: dict[SeriesKey, Trajectory] = {}
        for _, data in islice(read, len(crowd.first)):
            found.update(data.trajectories)
        self._evidence = evidence.beside(Dataset(trajectories=found, name=crowd.source.name))
        self.joining = evidence.joining

    def of(self, target: Target) -> list[Assessment]:
        """The main assessments of a target in these scenarios."""
        return [one for one in assess_one(target, self._evidence) if one.main]


def _row(
    target: Target, tally: Tally | None, heard: Heard | None, samples: _Samples, scenarios: int
) -> Assessment | None:
    """The row of all scenarios; None where none of them says anything about the target."""
    found = samples.of(target)
    if tally is None or heard is None or not heard.spoken:
        told = [one for one in found if one.scenario]
        if not told:
            return None
        return together(told[:1], Many(scenarios=scenarios, counts={Verdict.UNKNOWN: scenarios}))
    counts = {Verdict(name): count for name, count in tally.counts.items() if count}
    many = counted(target, scenarios, counts, ToldNumbers(sorted(tally.values)))
    alike = [one for one in found if one.verdict is many.verdict]
    if many.verdict is Verdict.UNKNOWN:
        why = _why(target, heard, alike[0] if alike else None, scenarios)
        return replace(together((alike or found)[:1], many, why), reasons=why)
    row = together((alike or found)[:1], many, _joints(heard, scenarios, samples.joining))
    definition = next(iter(heard.definitions)) if len(heard.definitions) == 1 else ""
    return replace(row, definition=definition if heard.definitions else row.definition)


def _joints(heard: Heard, scenarios: int, joining: Joining) -> tuple[Reason, ...]:
    jumps = max((one.jumps for one in heard.ready), default=0)
    unharmonized = max((one.unharmonized for one in heard.ready), default=0)
    if joining.harmonize is not Harmonize.NONE:
        unharmonized += heard.ends // len(End) ** 2
    return joints_told(jumps, unharmonized, scenarios)


def _why(target: Target, heard: Heard, sample: Assessment | None, scenarios: int) -> tuple[Reason, ...]:
    """Why none of them can be judged: the steps that all have, what the first says, or that none tells."""
    if len(heard.steps) == 1 and (around := next(iter(heard.steps))) is not None:
        values = {"scenarios": scenarios, "before": around[0], "after": around[1], "due": target.due or 0}
        return (Reason(code="between_steps_of_all", values=values),)
    if sample is not None and sample.reasons:
        return sample.reasons
    return (Reason(code="no_scenario_tells", values={"scenarios": scenarios}),)


def each_scenario(
    files: Sequence[RegionFile],
    crowd: Crowd,
    observed: Dataset,
    wanted: Wanted,
    *,
    joining: Joining,
    scenarios: Sequence[str] = (),
    as_of: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[tuple[Region, Assessment]]:
    """Every assessment of every scenario, one scenario after the other; last what no scenario says anything about.

    Args:
        files: the regions.
        crowd: the scenarios.
        observed: what has been observed.
        wanted: which targets to judge.
        joining: how scenarios are joined to what was observed.
        scenarios: names and patterns of the only scenarios to judge.
        as_of: hides observations of later years, and targets issued later.
        progress: is given the number of scenarios judged, now and then.

    Raises:
        DualcarbonError: anything that is needed cannot be read.
    """
    evidence = Evidence(observed, as_of=as_of, joining=joining)
    chosen = _chosen(files, wanted, evidence, crowd, as_of)
    alone = {target: assess_one(target, evidence) for targets in chosen.values() for target in targets}
    decided = {target for target, found in alone.items() if is_decided(target, found, evidence)}
    spoken: set[Target] = set()
    read = EachScenario(
        crowd.source, regions=[file.region.code for file in files], recipes=crowd.recipes, scenarios=scenarios
    )
    for number, (_, data) in enumerate(read, 1):
        beside = evidence.beside(data)
        told = {(key.region, key.indicator) for key in data.trajectories}
        for file in files:
            for target in chosen[file.region.code]:
                if target in decided or not _is_told(target, told):
                    continue
                for one in assess_one(target, beside):
                    if one.scenario:
                        spoken.add(target)
                        yield file.region, one
        if progress and number % _PACE == 0:
            progress(number)
    for file in files:
        for target in chosen[file.region.code]:
            if target not in spoken:
                yield from ((file.region, one) for one in alone[target])


def _is_told(target: Target, told: Collection[tuple[str, str]]) -> bool:
    """Whether a scenario tells of the indicator of a target, or of one that it follows from."""
    operands = (name for relation in target.indicator.relations for name in relation.operands)
    return any((target.region, name) in told for name in (target.indicator.name, *operands))


def _chosen(
    files: Sequence[RegionFile], wanted: Wanted, evidence: Evidence, crowd: Crowd, as_of: int | None
) -> dict[str, list[Target]]:
    """The targets wanted, by region."""
    for name in wanted.indicators:
        find_indicator(name, {name: one for file in files for name, one in file.indicators.items()})
    present = evidence.newest if evidence.newest is not None else crowd.first_year
    return {
        file.region.code: select(in_force(file.targets, as_of), wanted, own=file.indicators, newest=present)
        for file in files
    }
