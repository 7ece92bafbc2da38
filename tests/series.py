"""Hand-made targets and series for the tests of judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from dualcarbon.assessment import Assessment, Step, Term, assess
from dualcarbon.indicator import Better, Indicator, Kind, find_indicator
from dualcarbon.target import Baseline, Form, Source, Target, read_bound, read_moment
from dualcarbon.trajectory import Dataset, Grade, Interval, Level, Link, SeriesKey, Status, Trajectory
from dualcarbon.units import read_quantity

SOURCE = Source(key="plan", title="A plan")
Series = Mapping[int, str]
Ties = Mapping[tuple[int, int], str]


def published(text: str) -> Interval:
    """A printed number with its rounding interval: 48.4 is 48.35 to 48.45; ``more than 51`` is a bound, ``=7`` exact."""
    if text.startswith("="):
        return Interval.exact(Fraction(text[1:]))
    reading = read_quantity(text)
    match reading.bound:
        case "at least" | "more than":
            return Interval.at_least(reading.value, is_open=reading.bound == "more than")
        case "at most" | "less than":
            return Interval.at_most(reading.value, is_open=reading.bound == "less than")
        case _:
            return Interval.rounded(reading.value, min(reading.digit, 1) / 2)


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


def codes(assessment: Assessment) -> list[str]:
    """The codes of its reasons."""
    return [reason.code for reason in assessment.reasons]


def computed(step: Step) -> Fraction | float:
    """What the formula of a line of a trace makes of its numbers: exact, but for roots."""
    return evaluated(step.formula, [term_value(term) for term in step.terms])


def term_value(term: Term) -> Fraction | float:
    """What stands at one place of a formula."""
    return evaluated(term.pattern, list(term.numbers))


def evaluated(formula: str, numbers: Sequence[Fraction | float]) -> Fraction | float:
    """A formula as people read it, worked out on fractions by Python itself."""
    names = {f"n{at}": number for at, number in enumerate(numbers)}
    text = formula
    for at in range(len(numbers)):
        text = text.replace(f"{{{at}}}", f"n{at}")
    text = text.replace("−", "-").replace("×", "*").replace("^", "**")
    # Whole numbers as fractions, so that 1/5 is one fifth.
    text = "".join(
        f"F({part})" if part.isdigit() else part for part in _split_numbers(text)
    )
    found = eval(text, {"F": Fraction, "max": max, "__builtins__": {}}, names)  # noqa: S307 - of a test's own making
    assert isinstance(found, Fraction | float)
    return found


def _split_numbers(text: str) -> list[str]:
    import re

    return re.split(r"(?<![\w.])(\d+)(?![\w.])", text)


def moved(target: Target, **changes: object) -> Target:
    """The same target with some fields of another value."""
    return replace(target, **changes)  # type: ignore[arg-type]
