"""Arithmetic in the unit that its reader counts in: 亿千瓦 for GW in Chinese, the same for every step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import cycle
from math import isinf

from dualcarbon.assessment import Step
from dualcarbon.report.catalogue import Words
from dualcarbon.report.catalogue.amounts import PER_YEAR, WrittenUnit, of_axis
from dualcarbon.report.check.formula import computed

_Places = Collection[tuple[int, int]]
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
    told = _amounts(step)
    if scale is None or step.result is None or told is None:
        return step
    rate = PER_YEAR if step.unit.endswith(PER_YEAR) else ""
    return replace(
        step,
        terms=tuple(
            term._replace(
                numbers=tuple(
                    number * (scale.factor if (at, n) in told else 1) for n, number in enumerate(term.numbers)
                )
            )
            for at, term in enumerate(step.terms)
        ),
        result=step.result * scale.factor,
        unit=scale.unit + rate,
    )


def _amounts(step: Step) -> _Places | None:
    """Where its amounts stand: ten times these make ten times the result, so that the unit is free.

    All numbers of a sum or a greatest value; of an amount carried by ratios the first alone. None where there
    are none.
    """
    every = {(at, n) for at, term in enumerate(step.terms) for n in range(len(term.numbers))}
    carried = {(at, n) for at, n in every if n == 0 and step.terms[at].symbol.startswith("I(")}
    for told in (every, carried):
        one, ten = (_with(step, told, times) for times in (1, 10))
        if not step.terms or (one is not None and ten == 10 * one):
            return told
    return None


def _with(step: Step, told: _Places, times: int) -> Fraction | None:
    tried = cycle(_TRIED)
    terms = (
        term.pattern.format(
            *(next(tried) * (times if (at, n) in told else 1) for n in range(len(term.numbers)))
        )
        for at, term in enumerate(step.terms)
    )
    # The greatest of several is as free of the unit as their sum.
    return computed(step.formula.format(*terms).replace("max(", "(").replace(", ", " + "))
