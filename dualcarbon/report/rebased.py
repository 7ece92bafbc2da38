"""A rebased percentage as text, as plain data, and its arithmetic."""

from __future__ import annotations

from decimal import Decimal

from dualcarbon.assessment.number import show, with_interval
from dualcarbon.assessment.trace import disagreement, factor, link_step
from dualcarbon.baseline import Graph, Rebased
from dualcarbon.number import plain
from dualcarbon.report.paper.data import Plain, number
from dualcarbon.trajectory import Interval, Trajectory

_SMALLEST = Decimal("1e-18")


def tidy(percent: Interval) -> Interval:
    """Without what is left over where 28 digits of a ratio cancel: 48.4 % is 0 %, not 3e-26 %."""
    return percent.mapped(lambda end: end if end.is_infinite() else end.quantize(_SMALLEST).normalize())


def to_text(rebased: Rebased, digits: int) -> str:
    """``32.17 %``; where only a bound is known, the bound: ``at least 30.61 %``."""
    percent = tidy(rebased.percent)
    word, value = _bounded(percent)
    return f"{word}{plain(value, max(digits, 4))} %"


def to_entry(rebased: Rebased, trajectory: Trajectory) -> dict[str, Plain]:
    """The keys that programs rely on; an end of the interval that is not known is null."""
    percent = tidy(rebased.percent)
    return {
        "value": None if percent.one_sided else number(percent.value),
        "low": number(percent.low),
        "high": number(percent.high),
        "unit": "%",
        "from": rebased.start,
        "to": rebased.end,
        "region": trajectory.region,
        "indicator": trajectory.indicator.name,
        "definition": trajectory.definition,
        "derived": rebased.path.derived,
    }


def explain(rebased: Rebased, graph: Graph) -> str:
    """The path of links with their documents, the formula, and the formula with the numbers put in."""
    told = "rise" if rebased.rise else "fall"
    path = rebased.path
    lines = [f"given     a {told} of {show(rebased.given)} % against {rebased.start} (exact)"]
    for step in map(link_step, path.edges):
        lines.append(f"{step.what}: {step.result}")
        lines += [f"          from {source}" for source in step.sources if source]
    ratio = f"I({rebased.start})/I({rebased.end})"
    product = " × ".join(factor(edge) for edge in path.edges) or "1"
    given = rebased.given / 100
    inner = f"(1 {'+' if rebased.rise == (given >= 0) else '−'} {show(abs(given))})"
    formula = f"1 − (1 − r) × {ratio}" if not rebased.rise else f"(1 + r) × {ratio} − 1"
    numbers = f"1 − {inner} × {product}" if not rebased.rise else f"{inner} × {product} − 1"
    lines.append(f"formula   {formula}")
    lines.append(f"numbers   {numbers}")
    lines.append(f"result    {with_interval(tidy(rebased.percent), '%')} against {rebased.end}")
    if path.derived:
        lines.append("derived   the path leaves the two years, or rests on derived figures")
    for step in disagreement(graph, path):
        lines.append(f"{step.what}: {step.numbers}: {step.result}")
        lines += [f"          from {source}" for source in step.sources if source]
    return "\n".join(lines) + "\n"


def _bounded(percent: Interval) -> tuple[str, Decimal]:
    if percent.high.is_infinite() and not percent.low.is_infinite():
        return "at least ", percent.low
    if percent.low.is_infinite() and not percent.high.is_infinite():
        return "at most ", percent.high
    return "", percent.value
