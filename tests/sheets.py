"""Assessments made by hand, for the tests of reports."""

from __future__ import annotations

from fractions import Fraction

from dualcarbon.assessment.verdict import (
    Assessment,
    Figure,
    Pace,
    Point,
    Reason,
    Step,
    Term,
    Verdict,
)
from dualcarbon.indicator import find_indicator
from dualcarbon.problem import Location
from dualcarbon.region import find_region
from dualcarbon.sheet import Sheet
from dualcarbon.target import Baseline, Effort, Form, Source, Target, read_bound, read_moment
from dualcarbon.trajectory import Grade, Interval

PLAN = Source(
    key="plan",
    title="Carbon Peaking Implementation Plan",
    title_zh="碳达峰实施方案",
    issuer="People's Government",
    number="鲁政字〔2022〕242号",
    issued="2022-12-18",
    url="https://example.org/plan",
    evidence="official",
)


def goal(
    indicator: str,
    form: Form,
    text: str,
    year: int | None,
    *,
    baseline: Baseline | None = None,
    implied: bool = False,
    effort: Effort | None = None,
    scope: str = "",
    superseded: bool = False,
    source: Source = PLAN,
) -> Target:
    """A target of Shandong."""
    moment = read_moment(text) if form in (Form.PEAK, Form.NET_ZERO) else None
    measured = find_indicator(indicator)
    amount = moment is None and form is not Form.UNSTATED
    return Target(
        region="CN-SD",
        id=f"{indicator}-{year}{'-strive' if effort is Effort.STRIVE else ''}",
        indicator=measured,
        form=form,
        text=text,
        source=source,
        bound=read_bound(text, form=form, indicator=measured) if amount else None,
        moment=moment,
        year=year,
        baseline=baseline,
        implied=implied,
        effort=effort,
        scope=scope,
        superseded=superseded,
        location=Location(path="targets/shandong.yaml", line=12, column=5),
    )


def figure(
    value: str, unit: str = "%", year: int | None = None, kind: str = "official", *, half: str = "0"
) -> Figure:
    """A number with half the width of its interval."""
    number, reach = Fraction(value), Fraction(half)
    return Figure(value=number, unit=unit, year=year, kind=kind, low=number - reach, high=number + reach)


def points(first: int, *values: str) -> tuple[Point, ...]:
    """A series from a year on."""
    return tuple(
        Point(year=first + at, amount=Interval.exact(Fraction(value))) for at, value in enumerate(values)
    )


FALL = Step(
    code="fall",
    values={"start": 2020, "end": 2025},
    formula="1 − {0}",
    terms=(Term(symbol="I(2025)/I(2020)", numbers=(Fraction("0.124217"),), pattern="(1 − {0})"),),
    result=Interval.rounded(Fraction("12.4217"), Fraction("0.05")),
    unit="%",
    sources=("Communique 2025 [official]",),
)
MISSED = Assessment(
    target=goal("carbon_intensity", Form.REDUCTION, "at least 20.5 %", 2025, baseline=2020),
    verdict=Verdict.MISSED,
    baseline_year=2020,
    required=figure("20.5", year=2025),
    observed=figure("12.4217", year=2025, half="0.05"),
    margin=Figure(value=Fraction("-8.0783"), unit="percentage points", year=2025),
    evidence=Grade.OFFICIAL,
    points_maker=lambda: points(2020, "100", "97", "94", "91", "88", "85"),
    trace_maker=lambda: (FALL,),
)
OFF_TRACK = Assessment(
    target=goal("carbon_intensity", Form.REDUCTION, "at least 68 %", 2030, baseline=2005),
    verdict=Verdict.OFF_TRACK,
    baseline_year=2005,
    required=figure("68", year=2030),
    observed=figure("48.4", year=2020, half="0.05"),
    projected=figure("64.75", year=2030, kind="extrapolation", half="0.3"),
    margin=Figure(value=Fraction("-3.25"), unit="percentage points", year=2030),
    pace=Pace(so_far=Fraction("3.8"), required=Fraction("4.78"), unit="% per year"),
    acceleration=Fraction("1.258"),
    stale=True,
    evidence=Grade.OFFICIAL,
    reasons=(Reason(code="carried_on", values={"first": 2015, "last": 2020, "years": 10}),),
)
ROUNDED = Assessment(
    target=goal("energy_intensity", Form.REDUCTION, "at least 13.5 %", 2025, baseline=2020, implied=True),
    verdict=Verdict.MISSED,
    within_rounding=True,
    definition="revised",
    baseline_year=2020,
    required=figure("13.5", year=2025),
    observed=figure("13.498", year=2025, half="0.05"),
    margin=Figure(value=Fraction("-0.0016"), unit="percentage points", year=2025),
    evidence=Grade.DERIVED,
    derived=True,
)
OTHER = Assessment(
    target=ROUNDED.target,
    verdict=Verdict.MET,
    main=False,
    baseline_year=2020,
    required=figure("13.5", year=2025),
    observed=figure("15.4", year=2025, half="0.05"),
    margin=Figure(value=Fraction("1.9"), unit="percentage points", year=2025),
    evidence=Grade.OFFICIAL,
)
OPEN = Assessment(
    target=goal("co2_emissions", Form.PEAK, "before 2030", 2030),
    verdict=Verdict.OPEN,
    observed=figure("945.2", "Mt CO2", 2022, half="0.05"),
    evidence=Grade.ESTIMATE,
    reasons=(
        Reason(
            code="highest_is_newest",
            values={"year": 2022, "figure": figure("945.2", "Mt CO2", half="0.05")},
        ),
    ),
)
DIVIDED = Assessment(
    target=goal("new_storage_capacity", Form.LEVEL, "at least 3亿千瓦", 2030),
    verdict=Verdict.OPEN,
    required=figure("300", "GW", 2030),
    observed=figure("136", "GW", 2025, half="0.5"),
    projected=Figure(
        value=Fraction(269),
        unit="GW",
        year=2030,
        kind="extrapolation",
        low=Fraction(267),
        high=Fraction(350),
    ),
    margin=Figure(value=Fraction(-31), unit="GW", year=2030),
    pace=Pace(so_far=Fraction("26.6"), required=Fraction("32.8"), unit="GW per year"),
    evidence=Grade.OFFICIAL,
    reasons=(
        Reason(
            code="windows_divide",
            values={"leads": ((5, figure("269", "GW")), (3, figure("348", "GW")))},
        ),
    ),
    points_maker=lambda: points(2021, "5.7", "8.7", "31.4", "73.8", "136"),
)
FLOOR = Assessment(
    target=goal("solar_capacity", Form.LEVEL, "at least 9000 万千瓦", 2030),
    verdict=Verdict.AHEAD,
    required=figure("90", "GW", 2030),
    observed=figure("91.06", "GW", 2025, half="0.005"),
    margin=Figure(value=Fraction("1.06"), unit="GW", year=2025),
    evidence=Grade.OFFICIAL,
)
STRETCH = Assessment(
    target=goal("solar_capacity", Form.LEVEL, "about 9500 万千瓦", 2030, effort=Effort.STRIVE),
    verdict=Verdict.OFF_TRACK,
    required=figure("95", "GW", 2030),
    observed=figure("91.06", "GW", 2025, half="0.005"),
    projected=figure("94", "GW", 2030, "extrapolation", half="1"),
    margin=Figure(value=Fraction("-1"), unit="GW", year=2030),
    pace=Pace(so_far=Fraction("0.4"), required=Fraction("1.2"), unit="GW per year"),
    acceleration=Fraction(3),
    evidence=Grade.OFFICIAL,
    reasons=(Reason(code="carried_on", values={"first": 2020, "last": 2025, "years": 5}),),
)
UNKNOWN = Assessment(
    target=goal("nuclear_capacity", Form.LEVEL, "at least 1300 万千瓦", 2030, scope="in operation"),
    verdict=Verdict.UNKNOWN,
    reasons=(Reason(code="no_observations", values={"indicator": "nuclear_capacity", "region": "CN-SD"}),),
)
COAL = Assessment(
    target=goal("coal_consumption", Form.LEVEL, "at most 3.5 亿吨", 2025),
    verdict=Verdict.UNKNOWN,
    over=True,
    observed=figure("389.1", "Mt", 2022, half="0.05"),
    reasons=(
        Reason(code="over_not_on_record", values={"due": 2025, "newest": figure("389.1", "Mt", 2022)}),
        Reason(code="breaks_the_cap", values={"newest": figure("389.1", "Mt", 2022)}),
    ),
)
UNSTATED = Assessment(
    target=goal("forest_coverage", Form.UNSTATED, "as assigned by the state", None),
    verdict=Verdict.UNKNOWN,
    reasons=(Reason(code="no_number", values={"text": "as assigned by the state"}),),
)
ALL = (
    MISSED,
    OFF_TRACK,
    ROUNDED,
    OTHER,
    OPEN,
    DIVIDED,
    STRETCH,
    FLOOR,
    UNKNOWN,
    COAL,
    UNSTATED,
)


def sheet(*assessments: Assessment, hidden: int = 31) -> Sheet:
    """A sheet of Shandong."""
    return Sheet(
        region=find_region("shandong"),
        assessments=assessments,
        hidden=hidden,
        newest=2025,
        path="shandong.yaml",
    )
