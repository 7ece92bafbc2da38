"""The numbered remarks below a comparison."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.assessment import Reason
from dualcarbon.comparison import Comparison, Row
from dualcarbon.report import goals
from dualcarbon.report.catalogue import Words
from dualcarbon.report.catalogue.reasons import SIGNED
from dualcarbon.report.paper.grid import Remark
from dualcarbon.target import Effort, Form, Target


class ComparisonNotes:
    """The numbered remarks: why a verdict is what it is, other targets, other definitions."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self._words = words
        self._of = {id(row): list(_remarks(row, words)) for row in comparison.rows}
        told = dict.fromkeys(remark for row in comparison.rows for remark in self._of[id(row)])
        self._numbers = {remark: at for at, remark in enumerate(told, 1)}
        self._implied = any(row.target.implied for row in comparison.rows)

    def mark(self, row: Row) -> str:
        """``[1,2]``, or nothing."""
        numbers = sorted(self._numbers[remark] for remark in self._of[id(row)])
        return f" [{','.join(map(str, numbers))}]" if numbers else ""

    def lines(self) -> Iterator[Remark]:
        """The remarks, one a line."""
        for remark, number in self._numbers.items():
            yield Remark(mark=f"[{number}]", text=remark)
        if self._implied:
            yield Remark(
                mark="*", text=self._words.say("the plan names no baseline: the year before it is meant")
            )


def _remarks(row: Row, words: Words) -> Iterator[str]:
    first = row.assessment
    told = [one for one in first.reasons if one.code not in SIGNED]
    if row.target.form is not Form.UNSTATED:
        parts = (
            [words.say("on the {tag:definition} definition", tag=first.definition)]
            if first.definition
            else []
        )
        parts += [words.brief(one, row.target) for one in told]
        if parts:
            yield words.joined(parts)
    named = {one.values.get("definition") for one in told if one.code == "on_other_definition"}
    for other in row.assessments:
        if other is not first and other.observed is not None and other.definition not in named:
            values = {
                "definition": other.definition,
                "verdict": other.verdict.value,
                "figure": other.observed,
            }
            yield words.reason(Reason(code="on_other_definition", values=values), other.target)
    others = [_also(target, words) for target in row.also if target.form is not Form.UNSTATED]
    if others:
        yield words.joined(others)


def _also(target: Target, words: Words) -> str:
    details = goals.details(target, words, stretch=False)
    goal = words.annotated(goals.required(target, words), details)
    if target.effort is Effort.STRIVE:
        return words.say("strives for {goal}", goal=goal)
    return words.say("also {goal}", goal=goal)
