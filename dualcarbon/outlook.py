"""The outlook of a region: its targets in many scenarios at once, each target compiled once, each scenario judged as it streams by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dualcarbon.assessment import compile_target, limit_of
from dualcarbon.evidence import Evidence
from dualcarbon.scenario_file import (
    Ensemble,
    Judged,
    Number,
    Question,
    Recipes,
    Source,
    judge_all,
)
from dualcarbon.target import Form, Mean, Target

_UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One target on one definition: what is asked of the scenarios."""

    target: Target
    definition: str
    question: Question


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


def ask(targets: Iterable[Target], recipes: Recipes, evidence: Evidence | None = None) -> list[Asked]:
    """What is asked of scenarios: a question for each target and each definition that it may be judged on.

    The definition on which the government reports for the year of the target stands first.

    Args:
        targets: those that have a number and a year are asked about.
        recipes: how scenarios tell indicators.
        evidence: what has been observed, joined to each scenario at the newest year that both have.
    """
    return [one for target in targets for one in _asked(target, recipes, evidence)]


def _asked(target: Target, recipes: Recipes, evidence: Evidence | None) -> Iterator[Asked]:
    official = target.indicator.official_for(target.due)
    for definition in dict.fromkeys([target.definition] if target.definition else [official, ""]):
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
            )
            yield Asked(target=target, definition=definition, question=question)


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
    source: Source,
    asked: Sequence[Asked],
    tell: Callable[[Answer], None],
    *,
    recipes: Recipes,
    scenarios: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> Ensemble:
    """Judges every target in every scenario of a file, and tells one answer for each.

    Of the definitions of a target the first on which a scenario can be judged decides.

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
    held = _Held(asked, tell)
    found = judge_all(
        source,
        [one.question for one in asked],
        recipes=recipes,
        scenarios=scenarios,
        each=held.take,
        progress=progress,
    )
    held.release()
    return found


class _Held:
    """The judgements of one scenario, until all definitions of each target are there."""

    def __init__(self, asked: Sequence[Asked], tell: Callable[[Answer], None]) -> None:
        self._asked = asked
        self._tell = tell
        self._before: tuple[str, str] = ("", "")
        self._judged: dict[tuple[str, str], list[Judged]] = {}

    def take(self, judged: Judged) -> None:
        """Takes one in; those of the scenario before are told."""
        one = self._asked[judged.target]
        now = (judged.scenario, one.target.region)
        if now != self._before:
            self.release()
            self._before = now
        self._judged.setdefault((one.target.region, one.target.id), []).append(judged)

    def release(self) -> None:
        """Tells the scenario that is held."""
        for several in self._judged.values():
            several.sort(key=lambda judged: judged.target)
            best = next((one for one in several if one.verdict != _UNKNOWN), several[0])
            asked = self._asked[best.target]
            self._tell(
                Answer(
                    target=asked.target,
                    definition=asked.definition,
                    scenario=best.scenario,
                    verdict=str(best.verdict),
                    value=best.low if best.low == best.high else None,
                )
            )
        self._judged = {}


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
