"""Every form of target against a hand-made series: the verdict, the figure, the margin, the pace, the reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from series import codes, judged, own

from dualcarbon.assessment import Verdict
from dualcarbon.indicator import Better, Kind
from dualcarbon.target import Baseline

YEARLY = {
    (2021, 2020): "-3.8",
    (2022, 2021): "-0.8",
    (2023, 2022): "0.0",
    (2024, 2023): "-3.4",
    (2025, 2024): "-5.0",
}
WIND_SOLAR = {2020: "534", 2022: "758", 2024: "1407"}
GROWTH = {(2021, 2020): "8.0", (2022, 2021): "3.0", (2023, 2022): "5.2"}
FLOWS = dict.fromkeys(range(2015, 2020), "10") | dict.fromkeys(range(2020, 2025), "30")


@dataclass(frozen=True, kw_only=True)
class Case:
    """A target on a series, and the answer.

    ``figure`` is what is observed, ``leads`` what is projected with its span, ``pace`` so far and required.
    """

    what: str
    target: tuple[str, str, str]
    year: int
    baseline: Baseline | None = None
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    levels: dict[int, str] = field(default_factory=dict)
    newest: int | None = None
    verdict: Verdict
    figure: str | None
    margin: str | None
    leads: tuple[str, str, str] | None = None
    pace: tuple[str, str] | None = None
    acceleration: str | None = None
    rounding: bool = False
    reasons: list[str] = field(default_factory=list)


CASES = [
    Case(
        what="yearly falls of 3.8, 0.8, 0, 3.4 and 5.0 % make 12.42 % and miss 18 %",
        # 1 - 0.962 x 0.992 x 1 x 0.966 x 0.95 = 1 - 0.87577 = 0.12424
        target=("energy_intensity", "reduction", "at least 18 %"),
        year=2025,
        baseline=2020,
        links=YEARLY,
        verdict=Verdict.MISSED,
        figure="12.42",
        margin="-5.58",
        reasons=["definition_not_stated"],
    ),
    Case(
        what="40 to 45 % by 2020 is met at 48.4 %: the weaker end of a range binds",
        # 48.4 - 40 = 8.4
        target=("carbon_intensity", "reduction", "40 to 45 %"),
        year=2020,
        baseline=2005,
        links={(2020, 2005): "-48.4"},
        verdict=Verdict.MET,
        figure="48.4",
        margin="8.4",
    ),
    Case(
        what="48.4 %, 17.7 % and 17 % make 64.75 % against 65 %",
        # 1 - 0.516 x 0.823 x 0.83 = 1 - 0.352474 = 0.647526
        target=("carbon_intensity", "reduction", "at least 65 %"),
        year=2030,
        baseline=2005,
        links={(2020, 2005): "-48.4", (2025, 2020): "-17.7", (2030, 2025): "-17"},
        verdict=Verdict.MISSED,
        figure="64.75",
        margin="-0.25",
        # 17 % may be 16.5 to 17.5 %: 1 - 0.5155 x 0.8225 x 0.825 = 65.02 %, above 65 %
        rounding=True,
        reasons=["definition_not_stated"],
    ),
    Case(
        what="7.3 % in three years, 3.8 % and 3 % make 13.498 % against 13.5 %: within rounding",
        # 1 - 0.927 x 0.962 x 0.97 = 1 - 0.865021 = 0.134979
        target=("electricity_intensity", "reduction", "at least 13.5 %"),
        year=2025,
        baseline=2020,
        links={(2023, 2020): "-7.3", (2024, 2023): "-3.8", (2025, 2024): "-3"},
        verdict=Verdict.MISSED,
        figure="13.498",
        margin="-0.002",
        rounding=True,
    ),
    Case(
        what="a fall that is not due is extrapolated geometrically, and both windows that reach agree",
        # to 2023: 1 - 0.962 x 0.992 x 1 = 4.5696 %; (0.954304)^(1/3) = 0.984530: 1.547 % a year
        # 0.954304 x 0.984530^2 = 0.925006: 7.50 %; the pace of one year (0 %) reaches two years: 4.57 %
        # ends: 0.9625 x 0.9925 x 1.0005 = 0.955751, with ^(2/3) 0.970282: 1 - 0.927348 = 7.27 %; 0.9615 x 0.9915 x
        # 0.9995 = 0.952851: 1 - 0.952851 x 0.968314 = 7.73 %; of the one year 1.0005^2 x 0.955751: 4.33 %
        # required: (0.82/0.954304)^(1/2) = 0.926965: 7.30 %; 7.3035/1.5470 = 4.72
        target=("electricity_intensity", "reduction", "at least 18 %"),
        year=2025,
        baseline=2020,
        links={key: value for key, value in YEARLY.items() if key[0] <= 2023},
        verdict=Verdict.OFF_TRACK,
        figure="4.57",
        margin="-10.50",
        leads=("4.33", "7.50", "7.73"),
        pace=("1.547", "7.30"),
        acceleration="4.72",
        reasons=["carried_on"],
    ),
    Case(
        what="a floor that stands already is ahead",
        # pace (1407 - 534)/4 = 218.25; required (1200 - 1407)/6 = -34.5
        target=("wind_solar_capacity", "level", "at least 1200 GW"),
        year=2030,
        levels=WIND_SOLAR,
        verdict=Verdict.AHEAD,
        figure="1407",
        margin="207",
        pace=("218.25", "-34.5"),
    ),
    Case(
        what="a bound in the plan's own unit is converted",
        # 12 x 10^8 kW = 1200 GW
        target=("wind_solar_capacity", "level", "at least 12 亿千瓦"),
        year=2030,
        levels=WIND_SOLAR,
        verdict=Verdict.AHEAD,
        figure="1407",
        margin="207",
    ),
    Case(
        what="a multiple of levels goes on linearly, as far as twice the window",
        # 1407/534 = 2.6348; the window of 2020 to 2024 reaches 8 years: (1407 + 8 x 218.25)/534 = 5.9045
        # the window of 2022 to 2024 reaches 4: (1407 + 8 x 324.5)/534 = 7.496 is above 5 too
        # (1407.5 + 2 x 874)/533.5 = 5.9147, (1406.5 + 2 x 872)/534.5 = 5.8943; required (5 x 534 - 1407)/8 = 157.88
        target=("wind_solar_capacity", "multiple", "more than 5"),
        year=2032,
        baseline=2020,
        levels=WIND_SOLAR,
        verdict=Verdict.ON_TRACK,
        figure="2.6348",
        margin="0.9045",
        leads=("5.89", "5.90", "5.91"),
        pace=("218.25", "157.88"),
        acceleration="0.723",
        reasons=["carried_on"],
    ),
    Case(
        what="a multiple known by links goes on geometrically",
        # 1.5 in 2022; 1.5^(1/2) = 1.224745: 22.47 % a year; 1.5 x 1.5^(3/2) = 2.7557
        # required (2/1.5)^(1/3) - 1 = 10.06 %; 1.4995^(5/2) = 2.7534, 1.5005^(5/2) = 2.7580
        target=("wind_solar_generation", "multiple", "at least 2"),
        year=2025,
        baseline=2020,
        links={(2022, 2020): "50.0"},
        verdict=Verdict.ON_TRACK,
        figure="1.5",
        margin="0.7557",
        leads=("2.7534", "2.7557", "2.7580"),
        pace=("22.47", "10.06"),
        acceleration="0.448",
        reasons=["carried_on"],
    ),
    Case(
        what="an average per year is never ahead of its time",
        # (1407 - 534)/4 = 218.25; carried on to 2030 the same; the window of 2022 to 2024 reaches 4 years, not 6
        # (1406.5 - 534.5)/4 = 218, carried 1406.5 + 6 x 218 - 534.5 = 2180: 218.0 a year; 218.5
        target=("wind_solar_capacity", "addition", "at least 100 GW per year"),
        year=2030,
        baseline=2020,
        levels=WIND_SOLAR,
        verdict=Verdict.ON_TRACK,
        figure="218.25",
        margin="118.25",
        leads=("218.0", "218.3", "218.5"),
        reasons=["carried_on"],
    ),
    Case(
        what="an addition of a flow is its sum, and its pace that of the last five years",
        # 5 x 10 + 5 x 30 = 200 to 2024; 30 a year for 6 years more: 380 (not 20 a year since the baseline: 320)
        # rounding 0.5 in each of 10 years: 195 to 205; the window 147.5 to 152.5: 195 + 6/5 x 147.5 = 372
        # the windows of three and one years lead there too, and reach 6 and 2 years: 195 + 6 x 29.5 = 372
        target=("energy_consumption", "addition", "at least 300 Mtce"),
        year=2030,
        baseline=2014,
        levels=FLOWS,
        verdict=Verdict.ON_TRACK,
        figure="200",
        margin="80",
        leads=("372", "380", "388"),
        pace=("30", "16.67"),
        reasons=["carried_on"],
    ),
    Case(
        what="a cap on a sum of years is passed",
        # 1000 + 1000 = 2000 by 2022, and 1000 a year more: 5000; 3550 - 5000 = -1450
        target=("energy_consumption", "addition", "at most 3550 Mtce"),
        year=2025,
        baseline=2020,
        levels={2021: "1000", 2022: "1000"},
        verdict=Verdict.OFF_TRACK,
        figure="2000",
        margin="-1450",
        leads=("4998", "5000", "5003"),
        reasons=["carried_on", "leads_away_again"],
    ),
    Case(
        what="a rise of a share is told in percentage points",
        # 17.9 - 15.9 = 2.0; pace 2.0/3; 2.0 + 2 x 0.6667 = 3.3333; (0.1 + 2 x 0.1/3)/... = 3.17 to 3.50
        target=("non_fossil_share", "increase", "2.5 percentage points"),
        year=2025,
        baseline=2020,
        levels={2020: "15.9", 2023: "17.9"},
        verdict=Verdict.ON_TRACK,
        figure="2.0",
        margin="0.8333",
        leads=("3.17", "3.33", "3.50"),
        pace=("0.6667", "0.25"),
        acceleration="0.375",
        reasons=["carried_on"],
    ),
    Case(
        what="a decrease is a positive amount",
        # 100 - 80 = 20; pace 20/4 = 5; 20 + 5 = 25; required (30 - 20)/1 = 10; twice the pace: well off track
        target=("coal_consumption", "decrease", "at least 30 Mt"),
        year=2025,
        baseline=2020,
        levels={2020: "100", 2024: "80"},
        verdict=Verdict.OFF_TRACK,
        figure="20",
        margin="-5",
        leads=("23.75", "25.00", "26.25"),
        pace=("5", "10"),
        acceleration="2.0",
        reasons=["carried_on"],
    ),
    Case(
        what="about 20 % is met at 19.5 %, short of the stated number",
        # half of the last stated digit: 20 - 0.5; 19.45 would miss, so it is within rounding; told against 20
        target=("non_fossil_share", "level", "about 20 %"),
        year=2025,
        levels={2025: "19.5"},
        verdict=Verdict.MET,
        figure="19.5",
        margin="-0.5",
        rounding=True,
        reasons=["within_about"],
    ),
    Case(
        what="about 20 % is met at 21.7 %",
        target=("non_fossil_share", "level", "about 20 %"),
        year=2025,
        levels={2025: "21.7"},
        verdict=Verdict.MET,
        figure="21.7",
        margin="1.7",
    ),
    Case(
        what="about 3 % is not met at 2.7 %: the edge is at most 2.5 % of the number",
        # 3 - min(0.5, 0.075) = 2.925
        target=("electricity_intensity", "reduction", "about 3 %"),
        year=2021,
        baseline=2020,
        links={(2021, 2020): "-2.7"},
        verdict=Verdict.MISSED,
        figure="2.7",
        margin="-0.3",
    ),
    Case(
        what="about 80 % is met at 79.5 %",
        target=("non_fossil_share", "level", "about 80 %"),
        year=2025,
        levels={2025: "=79.5"},
        verdict=Verdict.MET,
        figure="79.5",
        margin="-0.5",
        reasons=["within_about"],
    ),
    Case(
        what="about 3600 GW is met at 3550 GW",
        # half of the last digit that is no trailing zero: 50; 2.5 % of 3600 is 90
        target=("wind_solar_capacity", "level", "about 3600 GW"),
        year=2025,
        levels={2025: "=3550"},
        verdict=Verdict.MET,
        figure="3550",
        margin="-50",
        reasons=["within_about"],
    ),
    Case(
        what="and about 36 亿千瓦 too",
        target=("wind_solar_capacity", "level", "about 36 亿千瓦"),
        year=2025,
        levels={2025: "=3550"},
        verdict=Verdict.MET,
        figure="3550",
        margin="-50",
        reasons=["within_about"],
    ),
    Case(
        what="a coal share of about 50 % is met at 48 %",
        # 50 - 48 = 2
        target=("coal_share", "level", "about 50 %"),
        year=2025,
        levels={2025: "48.0"},
        verdict=Verdict.MET,
        figure="48.0",
        margin="2",
    ),
    Case(
        what="more than 25 % is missed at 25 %, within rounding",
        target=("non_fossil_share", "level", "more than 25 %"),
        year=2025,
        levels={2025: "25.0"},
        verdict=Verdict.MISSED,
        figure="25.0",
        margin="0",
        rounding=True,
    ),
    Case(
        what="a cap kept today by a rising indicator is off track, by where it leads",
        # (40 - 30)/3 = 3.3333; 40 + 2 x 3.3333 = 46.6667; 42 - 46.6667
        target=("coal_consumption", "level", "at most 42 Mt"),
        year=2025,
        levels={2020: "30", 2023: "40"},
        verdict=Verdict.OFF_TRACK,
        figure="40",
        margin="-4.6667",
        leads=("45.50", "46.67", "47.83"),
        # the pace allowed is one a year: (42 - 40)/2, over 3.3333
        acceleration="0.3",
        reasons=["carried_on", "leads_away_again"],
    ),
    Case(
        what="a cap that a rising indicator will still keep is on track, not ahead",
        # 40 + 2 x 3.3333 = 46.6667; 50 - 46.6667
        target=("coal_consumption", "level", "at most 50 Mt"),
        year=2025,
        levels={2020: "30", 2023: "40"},
        verdict=Verdict.ON_TRACK,
        figure="40",
        margin="3.3333",
        leads=("45.50", "46.67", "47.83"),
        reasons=["carried_on"],
    ),
    Case(
        what="one observation that keeps a cap is open",
        target=("coal_consumption", "level", "at most 42 Mt"),
        year=2025,
        levels={2023: "40"},
        verdict=Verdict.OPEN,
        figure="40",
        margin=None,
        reasons=["one_observation_keeps"],
    ),
    Case(
        what="one observation that reaches a floor is ahead",
        target=("solar_capacity", "level", "at least 30 GW"),
        year=2025,
        levels={2023: "40"},
        verdict=Verdict.AHEAD,
        figure="40",
        margin="10",
        reasons=["one_observation"],
    ),
    Case(
        what="one observation short of the bound is open",
        target=("solar_capacity", "level", "at least 50 GW"),
        year=2025,
        levels={2023: "40"},
        verdict=Verdict.OPEN,
        figure="40",
        margin=None,
        reasons=["one_observation_short"],
    ),
    Case(
        what="a mean rate makes good a weak year, and is never ahead",
        # (1.08 x 1.03 x 1.052)^(1/3) - 1 = 1.170245^(1/3) - 1 = 5.380 %; 3 years on at 5.38 %, 2 at 5.2 %: both hold
        target=("gdp", "growth", "at least 5 % per year on average"),
        year=2025,
        baseline=2020,
        links=GROWTH,
        verdict=Verdict.ON_TRACK,
        figure="5.38",
        margin="0.38",
        # of one year, 5.2 % for two more: (1.170245 x 1.052^2)^(1/5) - 1 = 5.31 %, less 0.05 of rounding
        leads=("5.26", "5.38", "5.43"),
        reasons=["carried_on"],
    ),
    Case(
        what="a rate in every year does not: the year that fell short decides before the end",
        target=("gdp", "growth", "at least 5 % per year"),
        year=2025,
        baseline=2020,
        links=GROWTH,
        verdict=Verdict.MISSED,
        figure="3.0",
        margin="-2.0",
        reasons=["fell_short_in"],
    ),
    Case(
        what="a rate kept in every year so far goes on, as far as twice the years known",
        target=("gdp", "growth", "at least 2.5 % per year"),
        year=2025,
        baseline=2020,
        links=GROWTH,
        verdict=Verdict.ON_TRACK,
        figure="3.0",
        margin="0.5",
        leads=("2.95", "3.00", "3.05"),
        reasons=["carried_on", "lowest_in"],
    ),
    Case(
        what="a rate kept in every year is met, told by its lowest",
        target=("gdp", "growth", "at least 3 % per year"),
        year=2023,
        baseline=2020,
        links=GROWTH,
        verdict=Verdict.MET,
        figure="3.0",
        margin="0",
        rounding=True,
        reasons=["lowest_in"],
    ),
    Case(
        what="a fall against the peak is told against the year of the maximum",
        # (12.0 - 11.4)/12.0 = 5 %; 0.95^(1/2) a year, and twice two years reach 2026: 1 - 0.95^3 = 14.26 %
        # 11.35/12.05 = 0.94191 and 11.45/11.95 = 0.95816: 1 - 0.95816^3 = 12.03 %, 1 - 0.94191^3 = 16.43 %
        # of the one year: 11.4/11.5 = 0.991304 reaches 2024 only
        target=("co2_emissions", "reduction", "at least 7 %"),
        year=2026,
        baseline="peak",
        levels={2014: "10.0", 2020: "12.0", 2021: "11.5", 2022: "11.4"},
        verdict=Verdict.ON_TRACK,
        figure="5",
        margin="7.26",
        leads=("12.03", "14.26", "16.43"),
        reasons=["carried_on"],
    ),
    Case(
        what="in the target year itself nothing has fallen below a maximum of that year",
        target=("co2_emissions", "reduction", "at least 7 %"),
        year=2025,
        baseline="peak",
        levels={2023: "90", 2024: "95", 2025: "100"},
        verdict=Verdict.MISSED,
        figure="0",
        margin="-7",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_form(case: Case) -> None:
    """A target of each form is judged, measured and paced as worked out by hand."""
    indicator, form, text = case.target
    found = judged(
        indicator,
        form,
        text,
        case.year,
        case.baseline,
        levels=case.levels,
        links=case.links,
        newest=case.newest,
    )
    assert (found.verdict, codes(found)) == (case.verdict, case.reasons)
    assert found.within_rounding is case.rounding
    for figure, expected in ((found.observed, case.figure), (found.margin, case.margin)):
        assert (figure is None) == (expected is None)
        if figure is not None and expected is not None:
            assert rounded(figure.value, expected) == expected
    assert (found.projected is None) == (case.leads is None)
    if found.projected is not None and case.leads is not None:
        ends = (found.projected.low, found.projected.value, found.projected.high)
        assert (
            tuple(rounded(end or Fraction(0), like) for end, like in zip(ends, case.leads, strict=True))
            == case.leads
        )
    if case.pace is not None:
        assert found.pace is not None
        for pace, expected in zip((found.pace.so_far, found.pace.required), case.pace, strict=True):
            assert pace is not None
            assert rounded(pace, expected) == expected
    if case.acceleration is not None:
        assert found.acceleration is not None
        assert rounded(found.acceleration, case.acceleration) == case.acceleration


def rounded(value: Fraction, like: str) -> str:
    """A number with as many decimals as the expected one has."""
    places = -int(Decimal(like).as_tuple().exponent)
    scaled = Decimal(value.numerator) / Decimal(value.denominator)
    text = str(scaled.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
    return text.removeprefix("-") if Decimal(text) == 0 else text


BANDS = [
    # the words, what is observed, verdict, margin, within rounding; about 51.5 % binds from 51.45 to 51.55 %
    ("51 to 52 %", "51.5", Verdict.MET, "0.5", False),
    ("51 to 52 %", "52.04", Verdict.MISSED, "-0.04", False),
    ("51 to 52 %", "52.0", Verdict.MET, "0.0", True),
    ("51 to 52 %", "53", Verdict.MISSED, "-1", False),
    ("51 to 52 %", "50.96", Verdict.MISSED, "-0.04", False),
    ("about 51.5 %", "51.5", Verdict.MET, "0.0", False),
    ("about 51.5 %", "51.4", Verdict.MISSED, "-0.1", True),
    ("at least 51 %", "51", Verdict.MET, "0", True),
    ("at most 51 %", "52", Verdict.MISSED, "-1", False),
]


@pytest.mark.parametrize(("words", "observed", "verdict", "margin", "rounding"), BANDS)
def test_where_neither_direction_is_better_both_ends_bind(
    words: str,
    observed: str,
    verdict: Verdict,
    margin: str,
    rounding: bool,
) -> None:
    """About and ranges are bands; at least and at most bind as they say."""
    indicator = own("%", better=Better.NEITHER, kind=Kind.SHARE)
    found = judged(indicator, "level", words, 2025, levels={2025: observed})
    assert (found.verdict, found.within_rounding) == (verdict, rounding)
    assert found.margin is not None
    assert rounded(found.margin.value, margin) == margin
