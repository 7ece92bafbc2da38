"""The arithmetic of an assessment, made from what was computed when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dualcarbon.assessment.gauge import Gauge, Measured
from dualcarbon.assessment.limit import Limit
from dualcarbon.assessment.scales import KnownNumber
from dualcarbon.assessment.trace_numbers import known_steps, measured_steps, ratio_term, root_formula
from dualcarbon.assessment.verdict import Point, Step, Term, Window
from dualcarbon.assessment.windows import Outlook
from dualcarbon.baseline import Graph, Yearly, yearly
from dualcarbon.target import Moment
from dualcarbon.trajectory import Interval, Status

_AROUND = 5


@dataclass(frozen=True, kw_only=True)
class Traced:
    """What the judgement of a number used: readings, windows, and the value that the margin was told of."""

    gauge: Gauge | None
    measured: tuple[Measured, ...] = ()
    outlook: Outlook | None = None
    due: int = 0
    margin: Fraction | None = None

    def steps(self) -> tuple[Step, ...]:
        """The readings, the paces, where they lead, and the margin."""
        if self.gauge is None:
            return ()
        found: list[Step] = []
        for measured in self.measured:
            found.extend(measured_steps(self.gauge, measured))
        if self.outlook is not None:
            found.extend(_pace_steps(self.gauge, self.outlook, self.due))
        found.extend(edge_steps(self.gauge.limit))
        if self.margin is not None:
            found.append(margin_step(self.gauge.limit, self.margin))
        # A pace may rest on links that have been shown already.
        seen: list[Step] = []
        for step in found:
            if step not in seen:
                seen.append(step)
        return tuple(seen)

    def points(self) -> tuple[Point, ...]:
        """The series that was judged."""
        return () if self.gauge is None else points_of(self.gauge.graph)


@dataclass(frozen=True, kw_only=True)
class TracedGrowth:
    """What the judgement of a rate for every year used: the ratio of each stretch of years."""

    graph: Graph | None
    limit: Limit
    rates: Sequence[tuple[int, int, KnownNumber, Interval]]
    weakest: Fraction | None

    def steps(self) -> tuple[Step, ...]:
        """The rate of each year with its documents, then the margin of the weakest."""
        found: list[Step] = []
        for first, last, known, rate in self.rates:
            found.extend(known_steps(known, self.graph, ""))
            years = last - first
            found.append(
                Step(
                    code="rise" if years == 1 else "mean_rate",
                    values={"start": first, "end": last},
                    formula=root_formula(known, years),
                    terms=(ratio_term(known, first, last),),
                    result=rate,
                    unit="%",
                )
            )
        if self.weakest is not None:
            found.append(margin_step(self.limit, self.weakest))
        return tuple(found)

    def points(self) -> tuple[Point, ...]:
        """The series that was judged."""
        return () if self.graph is None else points_of(self.graph)


@dataclass(frozen=True, kw_only=True)
class TracedPeak:
    """What the judgement of a peak used: the series and its maximum."""

    series: Yearly | None
    top: int | None
    moment: Moment | None
    graph: Graph | None

    def steps(self) -> tuple[Step, ...]:
        """The values around the maximum with their documents, and the last admissible year."""
        if self.series is None or self.top is None or self.moment is None:
            return ()
        amounts, newest = self.series.amounts, max(self.series.amounts)
        shown = [year for year in sorted(amounts) if abs(year - self.top) <= _AROUND or year == newest]
        sources = dict.fromkeys(source for year in shown for source in self.series.sources[year])
        terms = tuple(Term(symbol=f"I({year})", numbers=(amounts[year].value,)) for year in shown)
        places = ", ".join(f"{{{at}}}" for at in range(len(terms)))
        return (
            Step(
                code="maximum",
                values={"year": self.top},
                formula=f"max({places})",
                terms=terms,
                result=amounts[self.top],
                unit=self.series.unit,
                sources=tuple(sources),
            ),
            Step(code="last_admissible", values={"year": self.moment.last, "newest": newest}),
        )

    def points(self) -> tuple[Point, ...]:
        """The series that was judged."""
        return () if self.graph is None else points_of(self.graph)


def points_of(graph: Graph) -> tuple[Point, ...]:
    """Every year of a series with its amount, told apart whether it was observed."""
    series = yearly(graph)
    projected = graph.trajectory.status is Status.PROJECTED
    return tuple(
        Point(
            year=year,
            amount=amount,
            projected=projected and year > graph.trajectory.seen_until,
            is_index=not series.unit,
        )
        for year, amount in sorted(series.amounts.items())
    )


def _pace_steps(gauge: Gauge, ahead: Outlook, due: int) -> Iterator[Step]:
    now = gauge.scale.at(ahead.last)
    if now is None:
        return
    for window in ahead.windows:
        change = gauge.scale.change(window.first, window.last)
        if change is None:
            continue
        yield from known_steps(change, gauge.graph, gauge.target.indicator.unit)
        yield _pace_step(gauge, window, change)
        yield _lead_step(gauge, window, change, now.amount, due)
    required = gauge.required_pace(ahead.last, due)
    if required is None:
        return
    wanted = gauge.wanted(due, gauge.told(now.amount, ahead.last).value)
    sign = gauge.way.falls
    years = due - ahead.last
    if gauge.scale.geometric:
        formula = f"1 − ({{0}}/{{1}})^(1/{years})" if sign else f"({{0}}/{{1}})^(1/{years}) − 1"
        symbols = (f"R({gauge.baseline}→{due})", f"R({gauge.baseline}→{ahead.last})")
    else:
        formula = f"({{1}} − {{0}})/{years}" if sign else f"({{0}} − {{1}})/{years}"
        symbols = (f"I({due})", f"I({ahead.last})")
    yield Step(
        code="pace_required",
        values={"first": ahead.last, "last": due},
        formula=formula,
        terms=(
            Term(symbol=symbols[0], numbers=(wanted,)),
            Term(symbol=symbols[1], numbers=(now.amount.value,)),
        ),
        result=Interval.exact(required),
        unit=gauge.pace_unit,
    )


def _pace_step(gauge: Gauge, window: Window, change: KnownNumber) -> Step:
    length = window.length
    if gauge.scale.geometric:
        formula = f"1 − ({{0}})^(1/{length})" if gauge.way.falls else f"({{0}})^(1/{length}) − 1"
        terms: tuple[Term, ...] = (ratio_term(change, window.first, window.last),)
    else:
        formula = f"({{0}})/{length}"
        start, end = f"I({window.first})", f"I({window.last})"
        first, last = gauge.scale.at(window.first), gauge.scale.at(window.last)
        if gauge.way.summed or first is None or last is None:
            symbol = f"Σ I({window.first + 1}…{window.last})" if gauge.way.summed else f"{end} − {start}"
            terms = (Term(symbol=symbol, numbers=(change.amount.value,)),)
        else:
            numbers = (last.amount.value, first.amount.value)
            symbol = f"{end} − {start}"
            if gauge.way.falls:
                numbers, symbol = (numbers[1], numbers[0]), f"{start} − {end}"
            terms = (Term(symbol=symbol, numbers=numbers, pattern="{0} − {1}"),)
    return Step(
        code="pace",
        values={"first": window.first, "last": window.last},
        formula=formula,
        terms=terms,
        result=Interval.exact(window.pace),
        unit=gauge.pace_unit,
    )


def _lead_step(gauge: Gauge, window: Window, change: KnownNumber, now: Interval, due: int) -> Step:
    years, length = due - window.last, window.length
    if gauge.scale.geometric:
        symbol = f"R({gauge.baseline}→{window.last}) × R({window.first}→{window.last})^({years}/{length})"
        pattern = f"{{0}} × {{1}}^({years}/{length})"
        numbers = (now.value, change.amount.value)
    else:
        symbol = f"I({window.last}) + {years} × pace"
        pattern = f"{{0}} + {years} × {{1}}"
        numbers = (now.value, change.amount.value / length)
    if window.held:
        symbol, pattern = (_held(text, window, gauge) for text in (symbol, pattern))
    start = gauge.baseline if gauge.baseline is not None else window.last
    terms = [Term(symbol=symbol, numbers=numbers, pattern=pattern)]
    base = gauge.values.at(start)
    if gauge.way.against_baseline and not gauge.way.summed and not gauge.scale.geometric and base is not None:
        terms.append(Term(symbol=f"I({start})", numbers=(base.amount.value,)))
    formula = gauge.way.formula.replace("years", str(max(1, due - start)))
    if not gauge.way.summed and not gauge.scale.geometric and base is None and gauge.way.against_baseline:
        formula = "−({0})" if gauge.way.falls else "{0}"
    if gauge.way.against_baseline and formula != "{0}":
        formula = formula.replace("{0}", "({0})").replace("(({0}))", "({0})")
    return Step(
        code="leads_to",
        values={"due": due, "years": years, "first": window.first, "last": window.last},
        formula=formula,
        terms=tuple(terms),
        result=window.leads_to,
        unit=gauge.limit.unit,
    )


def _held(text: str, window: Window, gauge: Gauge) -> str:
    """What is held at 0 or 100 % because it cannot go further."""
    low, high = gauge.limits_of_nature
    leads_down = (window.pace < 0) is not gauge.way.falls
    return f"max({low}, {text})" if leads_down or high is None else f"min({high}, {text})"


def edge_steps(limit: Limit) -> Iterator[Step]:
    """Where the edge of "about" lies."""
    if not limit.edge:
        return
    end = limit.lower if limit.lower is not None else limit.upper
    if end is None:
        return
    sign = "−" if limit.lower is not None else "+"
    stated = end + limit.edge if limit.lower is not None else end - limit.edge
    yield Step(
        code="edge",
        values={"word": "about"},
        formula=f"{{0}} {sign} {{1}}",
        terms=(Term(symbol="stated", numbers=(stated,)), Term(symbol="half a digit", numbers=(limit.edge,))),
        result=Interval.exact(end),
        unit=limit.unit,
    )


def margin_step(limit: Limit, value: Fraction) -> Step:
    """How far on the good side of the stated number."""
    unit = "percentage points" if limit.unit == "%" else limit.unit
    margin = limit.margin(value)
    at_floor = limit.lower is not None and margin == value - limit.lower - limit.edge
    formula = "{0} − {1}" if at_floor else "{1} − {0}"
    stated = value - margin if at_floor else value + margin
    return Step(
        code="margin",
        formula=formula,
        terms=(Term(symbol="value", numbers=(value,)), Term(symbol="required", numbers=(stated,))),
        result=Interval.exact(margin),
        unit=unit,
    )
