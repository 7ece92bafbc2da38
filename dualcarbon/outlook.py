"""The outlook of a region: its targets, each compiled once, in many scenarios, each judged as it streams by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dualcarbon.assessment import compile_target, limit_of
from dualcarbon.evidence import Evidence
from dualcarbon.scenario_file import Ensemble, Judged, Number, Question, Recipes, TableSource, judge_all
from dualcarbon.target import Form, Mean, Target


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


def ask(
    targets: Iterable[Target], recipes: Recipes, evidence: Evidence | None = None
) -> dict[Target, Question]:
    """What is asked of scenarios, by target: on the definition on which the government reports for its year first.

    Args:
        targets: those that have a number and a year, and are not about a part of the region, are asked about.
        recipes: how scenarios tell indicators.
        evidence: what has been observed, joined to each scenario at the newest year that both have.
    """
    asked = {target: _asked(target, recipes, evidence) for target in targets}
    return {target: question for target, question in asked.items() if question is not None}


def _asked(target: Target, recipes: Recipes, evidence: Evidence | None) -> Question | None:
    official = target.indicator.official_for(target.due)
    question: Question | None = None
    # The last of them is asked where those before it are not answered.
    for definition in reversed(dict.fromkeys([target.definition] if target.definition else [official, ""])):
        if (target.indicator.name, definition) not in recipes.ways or target.scope:
            continue
        record = evidence.graph(target.region, target.indicator, definition) if evidence else None
        compiled = compile_target(target, definition=definition, record=record)
        if compiled is not None:
            newest = max(record.trajectory.years, default=compiled.due) if record else compiled.due
            question = Question(
                region=target.region,
                indicator=target.indicator.name,
                due=compiled.due,
                judge=compiled.judge,
                definition=definition,
                years=_years(target, compiled.due, newest),
                or_else=question,
            )
    return question


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

    return judge_all(
        source, list(asked.values()), recipes=recipes, scenarios=scenarios, each=take, progress=progress
    )


COLUMNS: dict[str, type] = {
    "region": str,
    "target": str,
    "indicator": str,
    "definition": str,
    "year": int,
    "scenario": str,
    "verdict": str,
    "value": float,
    "unit": str,
}
"""The columns of the answers as a frame."""


def as_columns(found: Iterable[Answer]) -> dict[str, list[Any]]:
    """Answers as columns."""
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for one in found:
        row = (
            one.target.region,
            one.target.id,
            one.target.indicator.name,
            one.definition,
            one.target.due,
            one.scenario,
            one.verdict,
            None if one.value is None else float(one.value),
            one.unit,
        )
        for column, cell in zip(columns.values(), row, strict=True):
            column.append(cell)
    return columns
