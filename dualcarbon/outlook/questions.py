"""What is asked of scenarios: every target on the definitions that it can be judged on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial

from dualcarbon.assessment import DIRECT, Compiled, Outcome, Outcomes, Read, Ready, compile_target, limit_of
from dualcarbon.baseline import PLAIN, Graph
from dualcarbon.evidence import Evidence
from dualcarbon.outlook.hearing import Heard, Series, judging
from dualcarbon.scenario_file import Question, Recipes, Told
from dualcarbon.target import Form, Mean, Target

_EARLIEST = 1700  # no scenario of a country's economy begins before


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
) -> Questions:
    """The same as :func:`ask`, with what is heard of each target.

    Args:
        targets: as above.
        recipes: as above.
        evidence: as above.
    """
    ready: dict[tuple[str, str, str], Ready] = {}
    asked: dict[Target, Question] = {}
    heard: dict[Target, Heard] = {}
    for target in targets:
        listening = Heard()
        question = _asked(target, recipes, evidence, ready, listening)
        if question is not None:
            asked[target] = question
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
        key = (target.region, target.indicator.name, definition)
        made = ready.get(key)
        if made is None:
            made = ready[key] = Ready(record, joining, index=index)
        compiled = compile_target(target, definition=definition, record=record, tops=made.tops)
        if compiled is None:
            continue
        tells = _is_relative(target) or not index
        if not tells:
            # What tells of changes only knows no amount.
            compiled = replace(compiled, judge=lambda _: None)
        if made not in heard.ready:
            heard.ready.append(made)
        years = None if joining != PLAIN else _years(target, compiled.due, index=index)
        if years is not None and record is not None:
            years |= frozenset(record.trajectory.years)
        judged = partial(judging, ready=made, heard=heard, official=official)
        question = Question(
            region=target.region,
            indicator=target.indicator.name,
            due=compiled.due,
            judge=judged(compiled),
            judges_of_ends=tuple(
                judged(one, ends=read) for read, one in _at_ends(compiled, record if tells else None, made)
            ),
            definition=definition,
            years=years,
            or_else=question,
        )
    return question


def _at_ends(compiled: Compiled, record: Graph | None, made: Ready) -> Iterator[tuple[Read, Compiled]]:
    """The same held to the record at either end of its rounding; each is made when it is first asked."""
    if record is None:
        yield Read.VALUE, compiled
        return
    for read in (Read.LOW, Read.HIGH):
        make = partial(
            compile_target,
            compiled.target,
            definition=compiled.definition,
            record=record,
            tops=made.tops,
            read=read,
        )
        yield read, replace(compiled, judge=_when_asked(make))


def _when_asked(make: Callable[[], Compiled | None]) -> Callable[[Series], Outcome | Outcomes | None]:
    made = cache(make)

    def judge(series: Series) -> Outcome | Outcomes | None:
        found = made()
        return None if found is None else found.judge(series)

    return judge


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


def _is_relative(target: Target) -> bool:
    """Whether a target is about ratios between years, and not about an amount."""
    if target.form in (Form.PEAK, Form.REDUCTION, Form.GROWTH, Form.MULTIPLE):
        return True
    return target.form is Form.INCREASE and limit_of(target).unit == "%"


def _years(target: Target, due: int, *, index: bool) -> frozenset[int] | None:
    """The years of a scenario that a judgement may look at: all of them where a maximum is sought."""
    baseline = target.baseline
    if target.form is Form.PEAK or baseline == "peak":
        return None
    if baseline is None:
        return frozenset([due])
    every_year = target.form is Form.ADDITION or (
        target.form is Form.GROWTH and target.bound is not None and target.bound.mean is not Mean.ON_AVERAGE
    )
    # An index reaches back to its first number above zero.
    first = _EARLIEST if index else baseline
    return frozenset(range(first, due + 1 if every_year else baseline + 1)) | {due}
