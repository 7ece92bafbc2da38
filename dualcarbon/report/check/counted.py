"""Arithmetic in the unit that its reader counts in: 亿千瓦 for GW in Chinese, the same for every step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import isinf

from dualcarbon.assessment import Step
from dualcarbon.report.catalogue import Words
from dualcarbon.report.catalogue.amounts import PER_YEAR, WrittenUnit, of_axis
from dualcarbon.report.check.formula import computed

_TRIED = tuple(map(Fraction, (7, 3, 11, 2, 5, 13)))
"""Numbers put into a formula to see whether it is a sum of amounts."""


def counted(steps: Sequence[Step], words: Words) -> list[Step]:
    """The steps with their amounts in the unit of the reader; as they are where that is the unit already."""
    if not words.chinese:
        return list(steps)
    greatest: dict[str, Fraction] = {}
    for step in steps:
        unit = step.unit.removesuffix(PER_YEAR)
        amounts = [abs(number) for term in step.terms for number in term.numbers]
        if step.result is not None and not isinf(step.result.value):
            amounts.append(abs(step.result.value))
        greatest[unit] = max([*amounts, greatest.get(unit, Fraction(0))])
    scales = {unit: of_axis(unit, top, digits=1) for unit, top in greatest.items()}
    return [_scaled(step, scales[step.unit.removesuffix(PER_YEAR)]) for step in steps]


def _scaled(step: Step, scale: WrittenUnit | None) -> Step:
    if scale is None or step.result is None or not _is_of_amounts(step):
        return step
    rate = PER_YEAR if step.unit.endswith(PER_YEAR) else ""
    return replace(
        step,
        terms=tuple(
            term._replace(numbers=tuple(number * scale.factor for number in term.numbers))
            for term in step.terms
        ),
        result=step.result * scale.factor,
        unit=scale.unit + rate,
    )


def _is_of_amounts(step: Step) -> bool:
    """Whether ten times its numbers make ten times its result, so that the unit makes no difference."""
    if not step.terms:
        return True
    one, ten = (_with(step, times) for times in (1, 10))
    return one is not None and ten == 10 * one


def _with(step: Step, times: int) -> Fraction | None:
    tried = iter(_TRIED * len(step.terms))
    terms = (term.pattern.format(*(next(tried) * times for _ in term.numbers)) for term in step.terms)
    return computed(step.formula.format(*terms))
