"""The arithmetic behind one number: levels, links, pairs of levels, ratios, and what a second path says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from dualcarbon.assessment.gauge import Gauge, Measured
from dualcarbon.assessment.scales import KnownNumber
from dualcarbon.assessment.verdict import Figure, Step, Term
from dualcarbon.baseline import Edge, Graph, Harmonize, Path, Value
from dualcarbon.problem import Sentence
from dualcarbon.trajectory import Level, Link

_HUNDRED = Fraction(100)


def measured_steps(gauge: Gauge, measured: Measured) -> Iterator[Step]:
    """What a target measures in a year: the numbers that it is made from, and how."""
    known, year = measured.known, measured.year
    unit = gauge.target.indicator.unit
    yield from known_steps(known, gauge.graph, unit)
    if not gauge.way.against_baseline:
        return
    start = gauge.baseline if gauge.baseline is not None else year
    yield Step(
        code=gauge.way.code,
        values={"start": start, "end": year},
        formula=_formula(gauge, known, year),
        terms=_terms(gauge, known, start, year),
        result=measured.amount,
        unit=gauge.limit.unit,
    )


def _formula(gauge: Gauge, known: KnownNumber, year: int) -> str:
    """The formula of a way; the sum of a flow has a place for each of its years."""
    years = year - gauge.baseline if gauge.baseline is not None else 1
    formula = gauge.way.formula.replace("years", str(years))
    if gauge.way.rooted:
        return root_formula(known, years)
    if gauge.way.summed:
        sum_of = " + ".join(f"{{{at}}}" for at in range(len(known.values)))
        return formula.replace("{0}", sum_of)
    if known.path is not None and known.path.additive:
        return "−{0}" if gauge.way.falls else formula.replace(" − {1}", "")
    return formula


def root_formula(known: KnownNumber, years: int) -> str:
    """A mean rate; of what fell below nothing it is −100 %."""
    ratio = "max(0, {0})" if known.amount.value < 0 and years > 1 else "({0})"
    return "{0} − 1" if years == 1 else f"{ratio}^(1/{years}) − 1"


def _terms(gauge: Gauge, known: KnownNumber, start: int, year: int) -> tuple[Term, ...]:
    if gauge.scale.geometric:
        return (ratio_term(known, start, year),)
    if gauge.way.summed:
        return tuple(Term(symbol=f"I({value.year})", numbers=(value.amount.value,)) for value in known.values)
    if known.path is not None:
        return (Term(symbol=f"I({year}) − I({start})", numbers=(known.amount.value,)),)
    base = gauge.values.at(start)
    terms = [Term(symbol=f"I({year})", numbers=(known.amount.value,))]
    if base is not None:
        terms.append(Term(symbol=f"I({start})", numbers=(base.amount.value,)))
    return tuple(terms)


def ratio_term(known: KnownNumber, first: int, last: int) -> Term:
    """R(a→b) as the product of its links and pairs of levels."""
    symbol = f"I({last})/I({first})"
    if known.path is None or not known.path.edges:
        if len(known.values) > 1:
            start, end = known.values[0], known.values[-1]
            return Term(symbol=symbol, numbers=(end.amount.value, start.amount.value), pattern="{0}/{1}")
        return Term(symbol=symbol, numbers=(known.amount.value,))
    numbers: list[Fraction] = []
    patterns = []
    for edge in known.path.edges:
        pattern, some = _factor(edge, len(numbers))
        patterns.append(pattern)
        numbers.extend(some)
    return Term(symbol=symbol, numbers=tuple(numbers), pattern=" × ".join(patterns))


def _factor(edge: Edge, at: int) -> tuple[str, tuple[Fraction, ...]]:
    """``(1 − 0.038)`` for a link, ``1.234/1.345`` for two levels, and one over it backwards."""
    if isinstance(edge.stated, Link):
        change = edge.stated.change.value / _HUNDRED
        text = f"(1 {'−' if change < 0 else '+'} {{{at}}})"
        return (text if edge.stated.base == edge.start else f"1/{text}"), (abs(change),)
    first, second = edge.levels
    return f"{{{at}}}/{{{at + 1}}}", (second.amount.value, first.amount.value)


def known_steps(known: KnownNumber, graph: Graph | None, unit: str) -> Iterator[Step]:
    """The levels and links that a number was made from, with their documents."""
    for value in known.values:
        yield from _value_steps(value, unit or value_unit(graph))
    if known.path is not None:
        for edge in known.path.edges:
            if not isinstance(edge.stated, Link):
                for level in edge.levels:
                    yield from made_steps(level, unit or value_unit(graph))
            yield link_step(edge)
        if graph is not None:
            yield from second_path(graph, known.path)


def value_unit(graph: Graph | None) -> str:
    """The unit of the levels of a graph."""
    return "" if graph is None else graph.trajectory.indicator.unit


def _value_steps(value: Value, unit: str) -> Iterator[Step]:
    """A level, or a level carried on by links."""
    level = value.level
    made = tuple(made_steps(level, unit))
    yield from made
    # What was worked out from other indicators is told as a sum of its parts.
    code = "sum_of_parts" if level.parts else "value"
    values: dict[str, int | str] = {"year": level.year}
    if code == "value":
        values["price_year"] = level.price_year
    if not made:
        yield Step(
            code=code,
            values=values,
            formula="{0}",
            terms=(Term(symbol=f"I({level.year})", numbers=(level.amount.value,)),),
            result=level.amount,
            unit=unit,
            sources=documents([(level.source, level.grade.value)]),
        )
    if not value.edges:
        return
    for edge in value.edges:
        yield link_step(edge)
    additive = value.edges[0].additive
    numbers = [level.amount.value]
    patterns = ["{0}"]
    for edge in value.edges:
        if additive:
            patterns.append(f"{{{len(numbers)}}}")
            numbers.append(edge.step.value)
        else:
            pattern, some = _factor(edge, len(numbers))
            patterns.append(pattern)
            numbers.extend(some)
    symbol = f"I({level.year}) {'+' if additive else '×'} R({level.year}→{value.year})"
    yield Step(
        code="carried_value",
        values={"year": value.year},
        formula="{0}",
        terms=(
            Term(
                symbol=symbol, numbers=tuple(numbers), pattern=(" + " if additive else " × ").join(patterns)
            ),
        ),
        result=value.amount,
        unit=unit,
    )


def made_steps(level: Level, unit: str) -> Iterator[Step]:
    """How a projected level was harmonised, or read between two steps; nothing of any other."""
    sources = documents([(level.source, level.grade.value)])
    correction = level.correction
    if correction is not None:
        raw, seen, planned = correction.raw, correction.observed, correction.projected
        ratio = correction.method == Harmonize.RATIO
        yield Step(
            code="harmonised",
            values={"year": level.year, "joint": correction.year, "method": correction.method},
            formula="{0} × (1 + {3} × ({1}/{2} − 1))" if ratio else "{0} + {3} × ({1} − {2})",
            terms=(
                Term(symbol=f"P({level.year})", numbers=(raw.value,)),
                Term(symbol=f"I({correction.year})", numbers=(seen.value,)),
                Term(symbol=f"P({correction.year})", numbers=(planned.value,)),
                Term(symbol="left", numbers=(correction.left,)),
            ),
            result=level.amount,
            unit=unit,
            sources=sources,
        )
    if level.between is not None:
        first, last = level.between
        yield from made_steps(first, unit)
        yield from made_steps(last, unit)
        length = last.year - first.year
        yield Step(
            code="interpolated",
            values={"year": level.year, "before": first.year, "after": last.year},
            formula=f"{{0}} + ({{1}} − {{0}}) × {level.year - first.year}/{length}",
            terms=(
                Term(symbol=f"I({first.year})", numbers=(first.amount.value,)),
                Term(symbol=f"I({last.year})", numbers=(last.amount.value,)),
            ),
            result=level.amount,
            unit=unit,
            sources=sources,
        )


def link_step(edge: Edge) -> Step:
    """One published statement, or two levels, with the documents."""
    sources = documents((source, edge.grade.value) for source in edge.sources)
    if isinstance(edge.stated, Link):
        link = edge.stated
        change = link.change
        if link.additive:
            terms = (Term(symbol=f"I({link.year}) − I({link.base})", numbers=(change.value,)),)
            return Step(
                code="link",
                values={"base": link.base, "year": link.year, "change": Figure(value=change.value, unit="")},
                formula="{0}",
                terms=terms,
                result=change,
                sources=sources,
            )
        stated = Figure(value=change.value, unit="%", year=link.year, one_sided=change.one_sided)
        ratio = edge if link.base == edge.start else None
        result = ratio.step if ratio is not None else edge.step
        sign = "−" if change.value < 0 else "+"
        pattern = f"1 {sign} {{0}}/100" if ratio is not None else f"1/(1 {sign} {{0}}/100)"
        symbol = f"I({edge.end})/I({edge.start})"
        return Step(
            code="link",
            values={"base": link.base, "year": link.year, "change": stated},
            formula="{0}",
            terms=(Term(symbol=symbol, numbers=(abs(change.value),), pattern=pattern),),
            result=result,
            sources=sources,
        )
    first, second = edge.levels
    pattern = "{0} − {1}" if edge.additive else "{0}/{1}"
    return Step(
        code="level_pair",
        values={"base": first.year, "year": second.year},
        formula=pattern,
        terms=(
            Term(symbol=f"I({second.year})", numbers=(second.amount.value,)),
            Term(symbol=f"I({first.year})", numbers=(first.amount.value,)),
        ),
        result=edge.step,
        sources=sources,
    )


def second_path(graph: Graph, path: Path) -> Iterator[Step]:
    """What a second path says, where rounding does not explain the difference."""
    other = graph.other_path(path)
    if other is None or other.one_sided or path.one_sided or other.total.meets(path.total):
        return
    patterns: list[str] = []
    numbers: list[Fraction] = []
    for edge in other.edges:
        if other.additive:
            patterns.append(f"{{{len(numbers)}}}")
            numbers.append(edge.step.value)
        else:
            pattern, some = _factor(edge, len(numbers))
            patterns.append(pattern)
            numbers.extend(some)
    symbol = f"I({path.end}) − I({path.start})" if path.additive else f"I({path.end})/I({path.start})"
    difference = (other.total.value - path.total.value) * (1 if path.additive else 100)
    yield Step(
        code="second_path",
        values={"points": difference},
        formula="{0}",
        terms=(
            Term(
                symbol=symbol,
                numbers=tuple(numbers),
                pattern=(" + " if other.additive else " × ").join(patterns),
            ),
        ),
        result=other.total,
        sources=other.sources,
    )


def cited(source: str, grade: str) -> str:
    """A document with the grade of its number; empty where neither is stated."""
    told = Sentence("[{grade}]", grade=Sentence(grade)) if grade else ""
    return (
        Sentence("{source} {grade}", source=Sentence(source), grade=told)
        if source and grade
        else source or told
    )


def documents(stated: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Documents with the grades of their numbers, as far as they are stated."""
    return tuple(filter(None, (cited(source, grade) for source, grade in stated)))
