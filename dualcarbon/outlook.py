"""The outlook of a region: its targets, each compiled once, in many scenarios, each judged as it streams by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import nan
from typing import Any

from dualcarbon.assessment import (
    DIRECT,
    Compiled,
    Outcome,
    Ready,
    Verdict,
    compile_target,
    limit_of,
    years_between,
)
from dualcarbon.baseline import PLAIN, neighbours
from dualcarbon.evidence import Evidence
from dualcarbon.scenario_file import Ensemble, Judged, Number, Question, Recipes, TableSource, Told, judge_all
from dualcarbon.target import Form, Mean, Target

Series = Mapping[int, Any]
_NOTHING = Outcome(Verdict.UNKNOWN, nan)
"""The answer to a question that is not asked otherwise: no number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One target in one scenario: the verdict and what is measured, None where that is not known or has a span."""

    target: Target
    definition: str
    scenario: str
    verdict: str
    value: Number | None

    @property
    def unit(self) -> str:
        """The unit of the value."""
        return "" if self.target.form is Form.PEAK else limit_of(self.target).unit


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Questions:
    """What is asked of scenarios, by target, and what is heard of each."""

    asked: Mapping[Target, Question]
    heard: Mapping[Target, Heard]


def ask(
    targets: Iterable[Target], recipes: Recipes, evidence: Evidence | None = None
) -> dict[Target, Question]:
    """What is asked of scenarios, by target: on the definition on which the government reports for its year first.

    Args:
        targets: those that have a number and a year, and are not about a part of the region, are asked about.
        recipes: how scenarios tell indicators.
        evidence: what has been observed, and how each scenario is joined to it at the newest year that both have.
    """
    return dict(questions(targets, recipes, evidence).asked)


def questions(
    targets: Iterable[Target],
    recipes: Recipes,
    evidence: Evidence | None = None,
    *,
    every_year: bool = False,
) -> Questions:
    """The same as :func:`ask`, with what is heard of each target.

    Args:
        targets: as above.
        recipes: as above.
        evidence: as above.
        every_year: reads the years that decide nothing too, to tell which steps a scenario has.
    """
    ready: dict[tuple[str, str, str], Ready] = {}
    asked: dict[Target, Question] = {}
    heard: dict[Target, Heard] = {}
    for target in targets:
        listening = Heard()
        question = _asked(target, recipes, evidence, ready, listening)
        if question is not None:
            asked[target] = replace(question, years=None) if every_year else question
            heard[target] = listening
    return Questions(asked=asked, heard=heard)


def _asked(
    target: Target,
    recipes: Recipes,
    evidence: Evidence | None,
    ready: dict[tuple[str, str, str], Ready],
    heard: Heard,
) -> Question | None:
    official = target.indicator.official_for(target.due)
    joining = evidence.joining if evidence else PLAIN
    question: Question | None = None
    # The last of them is asked where those before it are not answered.
    for definition in reversed(_definitions(target, recipes, official)):
        meanings = recipes.ways.get((target.indicator.name, definition), ())
        index = any(one.told is Told.INDEX for one in meanings)
        if not meanings or target.scope:
            continue
        record = evidence.graph(target.region, target.indicator, definition) if evidence else None
        compiled = compile_target(target, definition=definition, record=record)
        if compiled is None:
            continue
        if index and not _is_relative(target):
            # What tells of changes only knows no amount.
            compiled = replace(compiled, judge=lambda _: None)
        key = (target.region, target.indicator.name, definition)
        made = ready.setdefault(key, Ready(record, joining, index=index))
        if made not in heard.ready:
            heard.ready.append(made)
        newest = max(record.trajectory.years, default=compiled.due) if record else compiled.due
        years = None if joining != PLAIN else _years(target, compiled.due, newest)
        if years is not None and record is not None:
            years |= frozenset(record.trajectory.years)
        question = Question(
            region=target.region,
            indicator=target.indicator.name,
            due=compiled.due,
            judge=_judge(compiled, made, heard, official),
            judge_ends=_judge(compiled, made, heard, official, ends=True),
            definition=definition,
            years=years,
            or_else=question,
        )
    return question


def _definitions(target: Target, recipes: Recipes, official: str) -> list[str]:
    """The definitions to judge on: the official one, the untagged, then those of the vocabulary in its order."""
    if target.definition:
        return [target.definition]
    note = target.indicator.note
    others = {
        definition
        for name, definition in recipes.ways
        if name == target.indicator.name and definition not in (official, "", DIRECT)
    }
    named = sorted(
        others, key=lambda one: (place if (place := note.find(f"{one}: ")) >= 0 else len(note), one)
    )
    return list(dict.fromkeys([official, "", *named]))


def _judge(
    compiled: Compiled, ready: Ready, heard: Heard, official: str, *, ends: bool = False
) -> Callable[[Series], Outcome | None]:
    """What judges a scenario made ready, and listens."""
    judge, definition, due = compiled.judge, compiled.definition, compiled.due
    target = compiled.target
    between = years_between(target)
    baseline = target.baseline if isinstance(target.baseline, int) else None
    is_main = definition == official or bool(target.definition)
    # What falls short on a definition that is not the official one decides nothing.
    is_other = bool(definition) and not is_main

    def judged(raw: Series) -> Outcome | None:
        heard.spoken = True
        if ends:
            heard.ends += isinstance(next(iter(raw.values()), None), float)
            series = ready.as_it_is(raw)
        else:
            series = ready.between(ready.series(raw), between)
        found = judge(series)
        if found is None:
            heard.steps[None if due in series else neighbours(series, due)] += 1
            # Where the official definition reaches back to the baseline, no other one is asked.
            return _NOTHING if is_main and ready.reaches(series, baseline) else None
        heard.definitions.add(definition)
        if is_other and found.verdict is Verdict.OFF_TRACK:
            found = found._replace(verdict=Verdict.OPEN)
        # The difference of two large numbers is no number for a float.
        return found._replace(near=True) if not ends and ready.cancels(series.get(due)) else found

    return judged


def _is_relative(target: Target) -> bool:
    """Whether a target is about ratios between years, and not about an amount."""
    if target.form in (Form.PEAK, Form.REDUCTION, Form.GROWTH, Form.MULTIPLE):
        return True
    return target.form is Form.INCREASE and limit_of(target).unit == "%"


def _years(target: Target, due: int, newest: int) -> frozenset[int] | None:
    """The years that a judgement may look at: all of them where a maximum is sought."""
    if target.form is Form.PEAK or target.baseline == "peak":
        return None
    if not isinstance(target.baseline, int):
        return frozenset([due])
    every_year = target.form is Form.ADDITION or (
        target.form is Form.GROWTH and target.bound is not None and target.bound.mean is not Mean.ON_AVERAGE
    )
    if every_year or newest > due:
        return frozenset(range(target.baseline, max(due, newest) + 1))
    return frozenset(range(target.baseline, due + 1))


def answers(
    source: TableSource,
    asked: Mapping[Target, Question],
    tell: Callable[[Answer], None],
    *,
    recipes: Recipes,
    scenarios: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> Ensemble:
    """Judges every target in every scenario of a file, and tells one answer for each.

    Args:
        source: a table of the IAMC.
        asked: what :func:`ask` gave.
        tell: is given every answer, scenario after scenario.
        recipes: how scenarios tell indicators.
        scenarios: names or patterns of those wanted; all where empty.
        progress: is given the number of scenarios judged, now and then.

    Raises:
        DualcarbonError: anything that is needed cannot be read, or no scenario has the name.
    """
    targets = tuple(asked)

    def take(judged: Judged) -> None:
        tell(
            Answer(
                target=targets[judged.target],
                definition=judged.definition,
                scenario=judged.scenario,
                verdict=str(judged.verdict),
                value=judged.low if judged.low == judged.high else None,
            )
        )

    each = list(asked.values())
    return judge_all(source, each, recipes=recipes, scenarios=scenarios, each=take, progress=progress)


def answers_counted(
    source: TableSource,
    asked: Questions,
    *,
    recipes: Recipes,
    scenarios: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> Ensemble:
    """Judges every target in every scenario of a file, and keeps no more than the counts and the numbers.

    The arguments are those of :func:`answers`, ``asked`` is what :func:`questions` gave.

    Raises:
        DualcarbonError: anything that is needed cannot be read, or no scenario has the name.
    """

    def begin() -> None:
        for heard in asked.heard.values():
            heard.forget()

    return judge_all(
        source,
        list(asked.asked.values()),
        recipes=recipes,
        scenarios=scenarios,
        progress=progress,
        begin=begin,
    )
