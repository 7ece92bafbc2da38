"""Assessments made by hand, for the tests of plots and pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from dualcarbon.assessment import Assessment, Figure, Pace, Point, Reason, Verdict, Window
from dualcarbon.indicator import find_indicator
from dualcarbon.target import Baseline, Form, Source, Target, read_bound, read_moment
from dualcarbon.trajectory import Interval

PLAN = Source(
    key="plan",
    title="Carbon Peaking Implementation Plan",
    title_zh="碳达峰实施方案",
    issuer="People's Government",
    number="鲁政字〔2022〕242号",
    issued="2022-12-18",
    url="https://example.org/plan",
    evidence="press",
)


def aim(
    indicator: str,
    form: str,
    text: str,
    *,
    year: int | None = None,
    baseline: Baseline | None = None,
    name: str = "",
) -> Target:
    """A target of Shandong."""
    shape, known = Form(form), find_indicator(indicator)
    moment = read_moment(text) if shape in (Form.PEAK, Form.NET_ZERO) else None
    numbered = shape not in (Form.PEAK, Form.NET_ZERO, Form.UNSTATED)
    return Target(
        region="CN-SD",
        id=name or f"{indicator.replace('_', '-')}-{year or 'goal'}",
        indicator=known,
        form=shape,
        text=text,
        source=PLAN,
        bound=read_bound(text, form=shape, indicator=known) if numbered else None,
        moment=moment,
        year=moment.year if moment else year,
        baseline=baseline,
        locator="section 2",
    )


def points(
    observed: Mapping[int, str], projected: Mapping[int, str] | None = None, *, is_index: bool = False
) -> tuple[Point, ...]:
    """A series, observed and projected; the numbers are exact."""
    return tuple(
        Point(year=year, amount=Interval.exact(Fraction(value)), projected=later, is_index=is_index)
        for later, series in ((False, observed), (True, projected or {}))
        for year, value in series.items()
    )


def window(first: int, last: int, leads_to: str, *, holds: bool = False, reaches: bool = True) -> Window:
    """A pace that leads to an exact number."""
    return Window(
        first=first,
        last=last,
        pace=Fraction(1),
        leads_to=Interval.exact(Fraction(leads_to)),
        holds=holds,
        reaches=reaches,
    )


def judged(
    target: Target,
    verdict: Verdict,
    series: Sequence[Point] = (),
    *,
    required: Figure | None = None,
    observed: Figure | None = None,
    projected: Figure | None = None,
    margin: Figure | None = None,
    pace: Pace | None = None,
    windows: Sequence[Window] = (),
    scenario: str = "",
    definition: str = "",
    baseline_year: int | None = None,
    reasons: Sequence[Reason] = (),
    main: bool = True,
) -> Assessment:
    """An assessment with its series."""
    unknown = (Reason(code="no_baseline"),) if verdict is Verdict.UNKNOWN else ()
    return Assessment(
        target=target,
        verdict=verdict,
        definition=definition,
        main=main,
        scenario=scenario,
        baseline_year=baseline_year,
        required=required,
        observed=observed,
        projected=projected,
        margin=margin,
        pace=pace,
        windows=tuple(windows),
        reasons=tuple(reasons) or unknown,
        points_maker=lambda: tuple(series),
    )


def figure(value: str, unit: str, year: int | None = None, kind: str = "official") -> Figure:
    """An exact number of a year."""
    number = Fraction(value)
    return Figure(value=number, unit=unit, year=year, kind=kind, low=number, high=number)


SOLAR = points(
    {2015: "1.33", 2018: "13.61", 2020: "22.72", 2021: "33.43", 2022: "42.70", 2023: "56.93", 2024: "76.13"}
)


def solar() -> list[Assessment]:
    """Shandong's solar capacity, in GW: one target reached early, one on track."""
    return [
        judged(
            aim("solar_capacity", "level", "at least 65 GW", year=2025),
            Verdict.AHEAD,
            SOLAR,
            required=figure("65", "GW", 2025),
            observed=figure("76.13", "GW", 2024),
            margin=figure("11.13", "GW"),
        ),
        judged(
            aim("solar_capacity", "level", "at least 125 GW", year=2030),
            Verdict.ON_TRACK,
            SOLAR,
            required=figure("125", "GW", 2030),
            observed=figure("76.13", "GW", 2024),
            projected=figure("148.2", "GW", 2030, "extrapolation"),
            margin=figure("23.2", "GW"),
            pace=Pace(so_far=Fraction("12"), required=Fraction("8.145"), unit="GW per year"),
            windows=(window(2020, 2024, "156.2", holds=True), window(2021, 2024, "161.5", holds=True)),
        ),
    ]
