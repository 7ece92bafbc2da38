"""Numbers of a yardstick told against another baseline, where the record has a link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from dualcarbon.assessment.series import Store
from dualcarbon.baseline import Graph, Path, rebase
from dualcarbon.comparison.yardstick import Yardstick
from dualcarbon.target import Form, Target
from dualcarbon.trajectory import Interval

_HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rebasing:
    """How numbers of one target are told against ``baseline``."""

    baseline: int
    told: Callable[[Decimal], Interval]


def rebasing(target: Target, yardstick: Yardstick, baseline: int, store: Store) -> Rebasing | str:
    """The way from the baseline of a target to another one, or why there is none."""
    start = yardstick.baseline
    if yardstick.form in (Form.GROWTH, Form.ADDITION):
        word = "a rate per year" if yardstick.form is Form.GROWTH else "an addition"
        return f"{word} is not rebased"
    if not isinstance(start, int):
        return "stated against the peak"
    graph = store.graph(target.region, target.indicator, target.definition)
    additive = yardstick.form is Form.DECREASE or (
        yardstick.form is Form.INCREASE and yardstick.unit not in ("%", "percent")
    )
    path = None if graph is None else graph.path(baseline, start, additive=additive)
    if graph is None or path is None:
        first, last = sorted((start, baseline))
        return f"no link {first}–{last}"
    if additive:
        return Rebasing(baseline=baseline, told=_added(path, yardstick))
    return Rebasing(baseline=baseline, told=_multiplied(graph, start, baseline, yardstick.form))


def _added(path: Path, yardstick: Yardstick) -> Callable[[Decimal], Interval]:
    sign = -1 if yardstick.form is Form.DECREASE else 1

    def told(value: Decimal) -> Interval:
        return path.total.mapped(lambda difference: value + sign * difference)

    return told


def _multiplied(graph: Graph, start: int, end: int, form: Form) -> Callable[[Decimal], Interval]:
    def told(value: Decimal) -> Interval:
        times = form is Form.MULTIPLE
        percent = rebase(
            (value - 1) * _HUNDRED if times else value,
            start=start,
            end=end,
            trajectory=graph.trajectory,
            rise=form is not Form.REDUCTION,
            graph=graph,
        ).percent
        return percent.mapped(lambda rise: 1 + rise / _HUNDRED) if times else percent

    return told
