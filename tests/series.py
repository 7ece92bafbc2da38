"""Hand-made targets and series for the tests of judgement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction
from functools import total_ordering

from dualcarbon.assessment import Assessment, Step, Term, Verdict, assess
from dualcarbon.indicator import Better, Indicator, Kind, find_indicator
from dualcarbon.target import Baseline, Form, Source, Target, read_bound, read_moment
from dualcarbon.trajectory import Dataset, Grade, Interval, Level, Link, SeriesKey, Status, Trajectory
from dualcarbon.units import read_quantity

SOURCE = Source(key="plan", title="A plan")
Series = Mapping[int, str]
Ties = Mapping[tuple[int, int], str]


def published(text: str) -> Interval:
    """A printed number with its rounding interval; ``more than 51`` is a bound, ``=7`` exact."""
    if text.startswith("="):
        return Interval.exact(Fraction(text[1:]))
    reading = read_quantity(text)
    match reading.bound:
        case "at least" | "more than":
            return Interval.at_least(reading.value, is_open=reading.bound == "more than")
        case "at most" | "less than":
            return Interval.at_most(reading.value, is_open=reading.bound == "less than")
        case _:
            return Interval.rounded(reading.value, min(Fraction(reading.digit), Fraction(1)) / 2)


def own(
    unit: str, *, better: Better = Better.HIGHER, kind: Kind = Kind.STOCK, name: str = "own_thing"
) -> Indicator:
    """An indicator of one's own."""
    return Indicator(name=name, label=name, label_zh=name, unit=unit, better=better, kind=kind)


def made_target(
    indicator: str | Indicator,
    form: str,
    text: str,
    *,
    year: int | None = None,
    baseline: Baseline | None = None,
    definition: str = "",
) -> Target:
    """A target of the country."""
    shape = Form(form)
    known = find_indicator(indicator) if isinstance(indicator, str) else indicator
    moment = read_moment(text) if shape.is_moment else None
    return Target(
        region="CN",
        id="made",
        indicator=known,
        form=shape,
        text=text,
        source=SOURCE,
        bound=read_bound(text, form=shape, indicator=known) if shape.is_numbered else None,
        moment=moment,
        year=moment.year if moment else year,
        baseline=baseline,
        definition=definition,
    )


def trajectory(
    indicator: str | Indicator,
    *,
    levels: Series | None = None,
    links: Ties | None = None,
    definition: str = "",
    scenario: str | None = None,
    additive: bool = False,
    grade: Grade = Grade.OFFICIAL,
    price_year: str = "",
    region: str = "CN",
) -> Trajectory:
    """A series of the country; links are (year, base): change."""
    return Trajectory(
        region=region,
        indicator=find_indicator(indicator) if isinstance(indicator, str) else indicator,
        definition=definition,
        status=Status.OBSERVED if scenario is None else Status.PROJECTED,
        scenario=scenario or "",
        levels=tuple(
            Level(
                year=year,
                amount=published(text),
                grade=grade,
                source="yearbook",
                price_year=price_year,
            )
            for year, text in (levels or {}).items()
        ),
        links=tuple(
            Link(
                year=year,
                base=base,
                change=published(text),
                additive=additive,
                grade=grade,
                source="communique",
            )
            for (year, base), text in (links or {}).items()
        ),
    )


def together(*series: Trajectory, newest: int | None = None) -> Dataset:
    """A dataset of several series."""
    observed = [one.newest or 0 for one in series if one.status is Status.OBSERVED]
    return Dataset(
        trajectories={
            SeriesKey(one.region, one.indicator.name, one.definition, one.status, one.scenario): one
            for one in series
        },
        newest=newest or max(observed, default=None),
    )


def dataset(
    indicator: str | Indicator,
    *,
    levels: Series | None = None,
    links: Ties | None = None,
    newest: int | None = None,
) -> Dataset:
    """A dataset of one series."""
    return together(trajectory(indicator, levels=levels, links=links), newest=newest)


def judged(
    indicator: str | Indicator,
    form: str,
    text: str,
    year: int | None = None,
    baseline: Baseline | None = None,
    *,
    levels: Series | None = None,
    links: Ties | None = None,
    newest: int | None = None,
) -> Assessment:
    """The one assessment of one target on one series."""
    target = made_target(indicator, form, text, year=year, baseline=baseline)
    return one(assess([target], dataset(indicator, levels=levels, links=links, newest=newest)))


def one(found: Sequence[Assessment]) -> Assessment:
    """The only assessment."""
    assert len(found) == 1
    return found[0]


def outcome(assessment: Assessment) -> tuple[Verdict, Fraction | None]:
    """Its verdict and its margin."""
    return assessment.verdict, None if assessment.margin is None else assessment.margin.value


def codes(assessment: Assessment) -> list[str]:
    """The codes of its reasons."""
    return [reason.code for reason in assessment.reasons]


@total_ordering
class Exact:
    """A number of a formula: rational, or a root to sixty digits."""

    def __init__(self, value: Fraction | int) -> None:
        self.value = Fraction(value)

    def __add__(self, other: Exact) -> Exact:
        return Exact(self.value + other.value)

    def __sub__(self, other: Exact) -> Exact:
        return Exact(self.value - other.value)

    def __mul__(self, other: Exact) -> Exact:
        return Exact(self.value * other.value)

    def __truediv__(self, other: Exact) -> Exact:
        return Exact(self.value / other.value)

    def __neg__(self) -> Exact:
        return Exact(-self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Exact) and self.value == other.value

    def __lt__(self, other: Exact) -> bool:
        return self.value < other.value

    __hash__ = None  # type: ignore[assignment]  # equality by numbers has no hash

    def __pow__(self, other: Exact) -> Exact:
        if other.value.denominator == 1:
            return Exact(self.value**other.value.numerator)
        digits = Context(prec=60)
        base, exponent = (
            digits.divide(Decimal(one.numerator), Decimal(one.denominator))
            for one in (self.value, other.value)
        )
        return Exact(Fraction(digits.power(base, exponent)))


def computed(step: Step) -> Fraction:
    """What the formula of a line of a trace makes of its numbers: exact, but for roots."""
    return evaluated(step.formula, [term_value(term) for term in step.terms])


def term_value(term: Term) -> Fraction:
    """What stands at one place of a formula."""
    return evaluated(term.pattern, term.numbers)


def evaluated(formula: str, numbers: Sequence[Fraction]) -> Fraction:
    """A formula as people read it, worked out on exact numbers by Python itself."""
    names: dict[str, object] = {f"n{at}": Exact(number) for at, number in enumerate(numbers)}
    text = re.sub(r"\{(\d+)\}", r"n\1", formula)
    text = re.sub(r"(?<!\w)\d+(?:\.\d+)?", r"F('\g<0>')", text)
    text = text.replace("−", "-").replace("×", "*").replace("^", "**")
    names["F"] = lambda word: Exact(Fraction(word))
    found = eval(text, {"__builtins__": {}, "max": max, "min": min}, names)  # noqa: S307 - the text of a formula
    assert isinstance(found, Exact)
    return found.value


def moved(target: Target, **changes: object) -> Target:
    """The same target with some fields of another value."""
    return replace(target, **changes)  # type: ignore[arg-type]  # fields by name
