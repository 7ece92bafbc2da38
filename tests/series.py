"""Hand-made targets and series for the tests of judgement."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from dualcarbon.indicator import find_indicator
from dualcarbon.target import Form, Source, Target, read_bound, read_moment
from dualcarbon.trajectory import Dataset, Grade, Interval, Level, Link, Status, Trajectory

SOURCE = Source(key="plan", title="A plan")


def published(text: str) -> Interval:
    """A printed number with its rounding interval: 48.4 is 48.35 to 48.45."""
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    half = Decimal(1).scaleb(min(exponent, 0)) / 2
    return Interval(low=number - half, value=number, high=number + half)


def made_target(
    indicator: str,
    form: str,
    text: str,
    *,
    year: int | None = None,
    baseline: int | str | None = None,
    definition: str = "",
) -> Target:
    """A target of the country."""
    shape, known = Form(form), find_indicator(indicator)
    moment = read_moment(text) if shape in (Form.PEAK, Form.NET_ZERO) else None
    amount = shape not in (Form.PEAK, Form.NET_ZERO, Form.UNSTATED)
    return Target(
        region="CN",
        id="made",
        indicator=known,
        form=shape,
        text=text,
        source=SOURCE,
        bound=read_bound(text, form=shape, indicator=known) if amount else None,
        moment=moment,
        year=moment.year if moment else year,
        baseline="peak" if baseline == "peak" else int(baseline) if baseline else None,
        definition=definition,
    )


def trajectory(
    indicator: str,
    *,
    levels: Mapping[int, str] | None = None,
    links: Mapping[tuple[int, int], str] | None = None,
    definition: str = "",
    scenario: str | None = None,
    additive: bool = False,
    grade: Grade = Grade.OFFICIAL,
) -> Trajectory:
    """A series of the country; links are (year, base): change."""
    return Trajectory(
        region="CN",
        indicator=find_indicator(indicator),
        definition=definition,
        status=Status.OBSERVED if scenario is None else Status.PROJECTED,
        scenario=scenario or "",
        levels=tuple(
            Level(year=year, amount=published(text), grade=grade, source="yearbook")
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
            (one.region, one.indicator.name, one.definition, one.status, one.scenario): one for one in series
        },
        newest=newest or max(observed, default=None),
    )


def dataset(
    indicator: str,
    *,
    levels: Mapping[int, str] | None = None,
    links: Mapping[tuple[int, int], str] | None = None,
    newest: int | None = None,
) -> Dataset:
    """A dataset of one series."""
    return together(trajectory(indicator, levels=levels, links=links), newest=newest)
