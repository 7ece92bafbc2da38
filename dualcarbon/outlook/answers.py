"""What scenarios answer: one target in one scenario after another, or counts of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dualcarbon.assessment import limit_of
from dualcarbon.outlook.questions import Questions
from dualcarbon.scenario_file import Ensemble, Judged, Number, Question, Recipes, TableSource, judge_all
from dualcarbon.target import Form, Target


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
