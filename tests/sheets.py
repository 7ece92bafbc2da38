"""Assessments made by hand, for the tests of reports."""

from __future__ import annotations

from decimal import Decimal

from dualcarbon.assessment import Assessment, Figure, Pace, Step, Verdict
from dualcarbon.indicator import find_indicator
from dualcarbon.problem import Location
from dualcarbon.region import find_region
from dualcarbon.report.sheet import Sheet
from dualcarbon.target import Baseline, Bound, Effort, Form, Source, Target, read_moment

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
) -> Target:
    """A target of Shandong; the numbers of its bound do not matter to a report."""
    moment = read_moment(text) if form in (Form.PEAK, Form.NET_ZERO) else None
    amount = moment is None and form is not Form.UNSTATED
    bound = (
        Bound(text=text, word="at least", stated=Decimal(18), unit="%", lower=Decimal(18)) if amount else None
    )
    return Target(
        region="CN-SD",
        id=f"{indicator}-{year}",
        indicator=find_indicator(indicator),
        form=form,
        text=text,
        source=PLAN,
        bound=bound,
        moment=moment,
        year=year,
        baseline=baseline,
        implied=implied,
        effort=effort,
        scope=scope,
        superseded=superseded,
        location=Location(path="targets/shandong.yaml", line=12, column=5),
    )


def figure(value: str, unit: str = "%", year: int | None = None, kind: str = "official") -> Figure:
    """An exact number."""
    number = Decimal(value)
    return Figure(value=number, unit=unit, year=year, kind=kind, low=number, high=number)


MISSED = Assessment(
    target=goal("carbon_intensity", Form.REDUCTION, "at least 20.5 %", 2025, baseline=2020),
    verdict=Verdict.MISSED,
    baseline=2020,
    required=figure("20.5", year=2025),
    observed=figure("12.4217", year=2025),
    margin=figure("-8.0783", "percentage points", 2025),
    spark=tuple((2020 + at, Decimal(100 - 3 * at)) for at in range(6)),
    trace=(
        Step(
            what="fall 2020→2025",
            formula="1 − I(2025)/I(2020)",
            numbers="1 − (1 − 0.124)",
            result="12.42 % (12.37 to 12.47)",
            sources=("Communique 2025 [official]",),
        ),
    ),
)
OFF_TRACK = Assessment(
    target=goal("carbon_intensity", Form.REDUCTION, "at least 68 %", 2030, baseline=2005),
    verdict=Verdict.OFF_TRACK,
    baseline=2005,
    required=figure("68", year=2030),
    observed=figure("48.4", year=2020),
    projected=figure("64.75", year=2030, kind="extrapolation"),
    margin=figure("-3.25", "percentage points", 2030),
    pace=Pace(so_far=Decimal("3.8"), required=Decimal("4.78"), unit="% per year"),
    stale=True,
    reason="at the pace of 2015 to 2020, carried on for 10 years",
)
ROUNDED = Assessment(
    target=goal("energy_intensity", Form.REDUCTION, "at least 13.5 %", 2025, baseline=2020, implied=True),
    verdict=Verdict.MISSED,
    within_rounding=True,
    definition="revised",
    baseline=2020,
    required=figure("13.5", year=2025),
    observed=figure("13.498", year=2025),
    margin=figure("-0.0016", "percentage points", 2025),
)
OPEN = Assessment(
    target=goal("co2_emissions", Form.PEAK, "before 2030", 2030),
    verdict=Verdict.OPEN,
    observed=figure("945.2", "Mt CO2", 2022),
    reason="the newest year, 2022, is the highest: no peak yet",
)
AHEAD = Assessment(
    target=goal("solar_capacity", Form.LEVEL, "at least 9500 万千瓦", 2030, effort=Effort.STRIVE),
    verdict=Verdict.AHEAD,
    required=figure("95", "GW", 2030),
    observed=figure("95.06", "GW", 2025),
    margin=figure("0.06", "GW", 2025),
)
UNKNOWN = Assessment(
    target=goal("nuclear_capacity", Form.LEVEL, "at least 1300 万千瓦", 2030, scope="plants by the sea"),
    verdict=Verdict.UNKNOWN,
    reason="no observations of nuclear_capacity for CN-SD",
)
UNSTATED = Assessment(
    target=goal("forest_coverage", Form.UNSTATED, "as assigned by the state", None),
    verdict=Verdict.UNKNOWN,
    reason="no number: as assigned by the state",
)
ALL = (MISSED, OFF_TRACK, ROUNDED, OPEN, AHEAD, UNKNOWN, UNSTATED)


def sheet(*assessments: Assessment, hidden: int = 31) -> Sheet:
    """A sheet of Shandong."""
    return Sheet(
        region=find_region("shandong"),
        assessments=assessments,
        hidden=hidden,
        newest=2025,
        path="shandong.yaml",
    )
