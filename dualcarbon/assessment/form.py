"""From a target and a series to what is measured: one door for all numbered forms."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from dualcarbon import units
from dualcarbon.assessment.growth import EveryYear
from dualcarbon.assessment.limit import Limit, limit_in, limit_of
from dualcarbon.assessment.linear import Counted, Linear
from dualcarbon.assessment.measure import Measure
from dualcarbon.assessment.relative import Relative, Told
from dualcarbon.baseline import Graph, Values
from dualcarbon.indicator import Kind
from dualcarbon.target import Bound, Form, Mean, Target

_PERCENT = ("%", "percent")


def measure(target: Target, graph: Graph, *, baseline: int | None) -> Measure | str:
    """The measure of a numbered target or of net zero, or the reason why there is none."""
    if target.form is Form.NET_ZERO:
        limit = Limit(
            lower=None, upper=Decimal(0), strict=False, unit=target.indicator.unit, text=target.text
        )
        return _linear(target, graph, Counted.LEVEL, limit, None)
    bound = target.bound
    if bound is None:
        return "no number: nothing to measure"
    if target.form is Form.LEVEL:
        return _linear(target, graph, Counted.LEVEL, _limit(target, bound), None)
    if baseline is None:
        return "no baseline is stated, and none is implied"
    return _against(target, graph, bound, baseline)


def _against(target: Target, graph: Graph, bound: Bound, baseline: int) -> Measure:
    values = Values(graph)
    match target.form:
        case Form.REDUCTION:
            return Relative(
                graph=graph, values=values, baseline=baseline, told=Told.FALL, limit=limit_of(bound, "%")
            )
        case Form.GROWTH:
            limit = limit_of(bound, "%")
            if bound.mean is Mean.ON_AVERAGE:
                return Relative(
                    graph=graph, values=values, baseline=baseline, told=Told.MEAN_RATE, limit=limit
                )
            return EveryYear(graph=graph, values=values, baseline=baseline, limit=limit)
        case Form.MULTIPLE:
            if values.at(baseline) is None:
                return Relative(
                    graph=graph,
                    values=values,
                    baseline=baseline,
                    told=Told.TIMES,
                    limit=limit_of(bound, "times"),
                )
            return _linear(target, graph, Counted.TIMES, limit_of(bound, "times"), baseline)
        case Form.INCREASE if bound.unit in _PERCENT:
            if values.at(baseline) is None:
                return Relative(
                    graph=graph, values=values, baseline=baseline, told=Told.RISE, limit=limit_of(bound, "%")
                )
            return _linear(target, graph, Counted.PERCENT, limit_of(bound, "%"), baseline)
        case Form.INCREASE:
            return _linear(target, graph, Counted.RISE, _limit(target, bound), baseline)
        case Form.DECREASE:
            return _linear(target, graph, Counted.FALL, _limit(target, bound), baseline)
        case Form.ADDITION:
            return _linear(target, graph, _added(target, bound), _limit(target, bound), baseline)
        case Form.LEVEL | Form.PEAK | Form.NET_ZERO | Form.UNSTATED:
            raise ValueError(f"{target.form} is not told against a baseline")
        case _:
            assert_never(target.form)


def _added(target: Target, bound: Bound) -> Counted:
    yearly = bound.mean is not Mean.TOTAL
    if target.indicator.kind is Kind.FLOW:
        return Counted.SUM_PER_YEAR if yearly else Counted.SUM
    return Counted.PER_YEAR if yearly else Counted.RISE


def _limit(target: Target, bound: Bound) -> Limit:
    """The bound in the indicator's unit; differences of a share are told in percentage points."""
    unit = target.indicator.unit
    if unit == "%":
        return limit_of(bound, "%" if target.form is Form.LEVEL else "percentage points")
    return limit_in(bound, unit, tonne=target.indicator.tonne)


def _linear(target: Target, graph: Graph, counted: Counted, limit: Limit, baseline: int | None) -> Linear:
    price_year = "" if target.bound is None else units.price_year(target.bound.unit)[1]
    return Linear(
        graph=graph,
        values=Values(graph, price_year=price_year),
        counted=counted,
        limit=limit,
        unit=target.indicator.unit,
        baseline=baseline,
    )
