"""The arithmetic in words: the formula, the formula with its numbers, the result, the documents."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dualcarbon.assessment.number import show, with_interval
from dualcarbon.assessment.result import Step
from dualcarbon.baseline import Edge, Graph, Path, Value, describe
from dualcarbon.trajectory import Interval, Link

_HUNDRED = Decimal(100)


def ratio_steps(
    *,
    graph: Graph,
    path: Path | None,
    told: str,
    start: int,
    end: int,
    amount: Interval,
    unit: str,
    sources: tuple[str, ...] = (),
) -> tuple[Step, ...]:
    """A fall, a rise, a multiple or a mean rate of one year against another, with the path of links."""
    formula = {
        "fall": f"1 − I({end})/I({start})",
        "rise": f"I({end})/I({start}) − 1",
        "times": f"I({end})/I({start})",
        "mean rate": f"(I({end})/I({start}))^(1/{end - start}) − 1",
    }[told]
    result = with_interval(amount, unit)
    if path is None or not path.edges:
        return (Step(what=f"{told} {start}→{end}", formula=formula, result=result, sources=sources),)
    product = " × ".join(factor(edge) for edge in path.edges)
    numbers = {
        "fall": f"1 − {product}",
        "rise": f"{product} − 1",
        "times": product,
        "mean rate": f"({product})^(1/{end - start}) − 1",
    }[told]
    steps = [link_step(edge) for edge in path.edges]
    steps.append(Step(what=f"{told} {start}→{end}", formula=formula, numbers=numbers, result=result))
    steps.extend(disagreement(graph, path))
    return tuple(steps)


def value_steps(value: Value, unit: str) -> tuple[Step, ...]:
    """A level, or a level carried on by links."""
    if not value.edges:
        what = f"I({value.year})"
        note = f" at prices of {value.level.price_year}" if value.level.price_year else ""
        return (
            Step(
                what=what,
                result=with_interval(value.amount, unit) + note,
                sources=(cited(value.level.source, value.level.grade.value),),
            ),
        )
    steps = [
        Step(
            what=f"I({value.level.year})",
            result=with_interval(value.level.amount, unit),
            sources=(cited(value.level.source, value.level.grade.value),),
        ),
        *(link_step(edge) for edge in value.edges),
    ]
    additive = value.edges[0].additive
    parts = " + " if additive else " × "
    numbers = parts.join([show(value.level.amount.value), *(factor(edge) for edge in value.edges)])
    formula = f"I({value.level.year}) {'+' if additive else '×'} the links to {value.year}"
    steps.append(
        Step(
            what=f"I({value.year})",
            formula=formula,
            numbers=numbers,
            result=with_interval(value.amount, unit),
        )
    )
    return tuple(steps)


def link_step(edge: Edge) -> Step:
    """One published statement, with its document."""
    return Step(
        what=f"link {describe(edge)}",
        result=f"{'adds' if edge.additive else 'factor'} {with_interval(edge.step, '')}",
        sources=tuple(cited(source, edge.grade.value) for source in edge.sources),
    )


def factor(edge: Edge) -> str:
    """``(1 − 0.038)`` for a link, ``1.234/1.345`` for two levels, and one over it backwards."""
    if edge.additive:
        return show(edge.step.value)
    if isinstance(edge.stated, Link):
        change = edge.stated.change.value / _HUNDRED
        text = f"(1 {'−' if change < 0 else '+'} {show(abs(change))})"
        return text if edge.stated.base == edge.start else f"1/{text}"
    first, second = edge.stated
    if edge.start == second.year:
        first, second = second, first
    return f"{show(second.amount.value)}/{show(first.amount.value)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """The points that a linear pace is drawn through; ``told`` is what the due year measures."""

    first: int | None
    last: int
    due: int
    before: Decimal | None
    now: Decimal
    wanted: Decimal | None
    fall: bool
    told: Decimal | None


def linear_steps(pace_unit: str, unit: str, line: Line) -> tuple[Step, ...]:
    """Pace so far, pace required and extrapolation of a measure that moves by amounts."""
    steps: list[Step] = []
    ahead = line.due - line.last
    if line.first is not None and line.before is not None:
        years = line.last - line.first
        names, amounts = (f"I({line.last})", f"I({line.first})"), (line.now, line.before)
        steps.append(_slope_step(f"pace {line.first}→{line.last}", names, amounts, years, line, pace_unit))
        if line.told is not None:
            slope = (line.now - line.before) / years
            sign = "−" if slope < 0 else "+"
            steps.append(
                Step(
                    what=f"extrapolation to {line.due}, {ahead} years on",
                    formula=f"I({line.last}) + {ahead} × (I({line.last}) − I({line.first}))/{years}",
                    numbers=f"{show(line.now)} {sign} {ahead} × {show(abs(slope))}",
                    result=_carried(line.now + slope * ahead, line.told, unit),
                )
            )
    if line.wanted is not None:
        names, amounts = ("required", f"I({line.last})"), (line.wanted, line.now)
        what = f"pace required {line.last}→{line.due}"
        steps.insert(1 if steps else 0, _slope_step(what, names, amounts, ahead, line, pace_unit))
    return tuple(steps)


def _carried(amount: Decimal, told: Decimal, unit: str) -> str:
    """The amount that the pace leads to and, where that is not what the target measures, the measure."""
    return f"{show(told)} {unit}" if amount == told else f"{show(amount)}, which makes {show(told)} {unit}"


def _slope_step(  # noqa: PLR0917 - a private door with two callers above
    what: str, names: tuple[str, str], amounts: tuple[Decimal, Decimal], years: int, line: Line, unit: str
) -> Step:
    (end, start), (last, first) = names, amounts
    if line.fall:
        end, start, last, first = start, end, first, last
    return Step(
        what=what,
        formula=f"({end} − {start})/{years}",
        numbers=f"({show(last)} − {show(first)})/{years}",
        result=f"{show((last - first) / years)} {unit}",
    )


def disagreement(graph: Graph, path: Path) -> tuple[Step, ...]:
    """What a second path says, where rounding does not explain the difference."""
    other = graph.other_path(path)
    if other is None or other.one_sided or other.total.meets(path.total):
        return ()
    if path.additive:
        gap = show(abs(other.total.value - path.total.value))
    else:
        gap = (
            f"{show(abs(other.total.value - path.total.value) * _HUNDRED)} points of the earlier year's value"
        )
    way = ", ".join(describe(edge) for edge in other.edges)
    return (
        Step(
            what="a second path disagrees",
            numbers=way,
            result=f"by {gap}, more than rounding allows: {show(other.total.value)} against "
            f"{show(path.total.value)}; the better path is used, nothing is averaged",
            sources=tuple(dict.fromkeys(source for edge in other.edges for source in edge.sources)),
        ),
    )


def cited(source: str, grade: str) -> str:
    """A document with the grade of its number."""
    return f"{source} [{grade}]" if source else f"[{grade}]"
