"""Numbers of a yardstick told against another baseline, where the record has a link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from dualcarbon.assessment import Reason
from dualcarbon.baseline import Graph, Path, rebase
from dualcarbon.comparison.yardstick import Yardstick
from dualcarbon.evidence import Evidence
from dualcarbon.target import Form, Target
from dualcarbon.trajectory import Interval


@dataclass(frozen=True, kw_only=True, slots=True)
class AgainstBaseline:
    """How numbers of one target are told against ``baseline``."""

    baseline: int
    told: Callable[[Fraction], Interval]


def rebasing(
    target: Target, yardstick: Yardstick, baseline: int, evidence: Evidence
) -> AgainstBaseline | Reason:
    """The way from the baseline of a target to another one, or why there is none."""
    start = yardstick.baseline
    if yardstick.form in (Form.GROWTH, Form.ADDITION):
        return Reason(code="not_rebased", values={"form": yardstick.form.value})
    if not isinstance(start, int):
        return Reason(code="against_the_peak")
    graph = evidence.graph(target.region, target.indicator, target.definition)
    additive = yardstick.form is Form.DECREASE or (yardstick.form is Form.INCREASE and yardstick.unit != "%")
    path = None if graph is None else graph.path(baseline, start, additive=additive)
    if graph is None or path is None:
        first, last = sorted((start, baseline))
        return Reason(code="no_link", values={"first": first, "last": last})
    if additive:
        return AgainstBaseline(baseline=baseline, told=_added(path, yardstick))
    return AgainstBaseline(baseline=baseline, told=_multiplied(graph, start, baseline, yardstick.form))


def _added(path: Path, yardstick: Yardstick) -> Callable[[Fraction], Interval]:
    sign = -1 if yardstick.form is Form.DECREASE else 1

    def told(value: Fraction) -> Interval:
        return path.total * sign + value

    return told


def _multiplied(graph: Graph, start: int, end: int, form: Form) -> Callable[[Fraction], Interval]:
    def told(value: Fraction) -> Interval:
        times = form is Form.MULTIPLE
        percent = rebase(
            (value - 1) * 100 if times else value,
            start=start,
            end=end,
            trajectory=graph.trajectory,
            rise=form is not Form.REDUCTION,
            graph=graph,
        ).percent
        return percent / 100 + 1 if times else percent

    return told
