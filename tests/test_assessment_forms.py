"""Every form of target against a hand-made series: the verdict, the figure, the margin, the pace."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from series import dataset, made_target

from dualcarbon.assessment import Verdict, assess

YEARLY = {
    (2021, 2020): "-3.8",
    (2022, 2021): "-0.8",
    (2023, 2022): "0.0",
    (2024, 2023): "-3.4",
    (2025, 2024): "-5.0",
}
WIND_SOLAR = {2020: "534", 2022: "758", 2024: "1407"}
GROWTH = {(2021, 2020): "8.0", (2022, 2021): "3.0", (2023, 2022): "5.2"}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A target on a series, and the answer; ``figure`` is what is observed, ``ahead`` what is projected."""

    what: str
    target: tuple[str, str, str]
    year: int
    baseline: int | str | None = None
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    levels: dict[int, str] = field(default_factory=dict)
    verdict: Verdict
    figure: str | None
    margin: str | None
    ahead: str | None = None
    pace: tuple[str, str] | None = None
    rounding: bool = False


CASES = [
    Case(
        what="yearly falls of 3.8, 0.8, 0, 3.4 and 5.0 % make 12.42 % and miss 18 %",
        # 1 - 0.962 x 0.992 x 1 x 0.966 x 0.95 = 1 - 0.87577 = 0.12424
        target=("carbon_intensity", "reduction", "at least 18 %"),
        year=2025,
        baseline=2020,
        links=YEARLY,
        verdict=Verdict.MISSED,
        figure="12.42",
        margin="-5.58",
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
    ),
    Case(
        what="7.3 % in three years, 3.8 % and 3 % make 13.498 % against 13.5 %: within rounding",
        # 1 - 0.927 x 0.962 x 0.97 = 1 - 0.865021 = 0.134979
        target=("energy_intensity", "reduction", "at least 13.5 %"),
        year=2025,
        baseline=2020,
        links={(2023, 2020): "-7.3", (2024, 2023): "-3.8", (2025, 2024): "-3"},
        verdict=Verdict.MISSED,
        figure="13.498",
        margin="-0.002",
        rounding=True,
    ),
    Case(
        what="a fall that is not due is extrapolated geometrically",
        # to 2023: 1 - 0.962 x 0.992 x 1 = 4.570 %; (0.954304)^(1/3) = 0.984530: 1.547 % a year;
        # 0.954304 x 0.984530^2 = 0.925006: 7.50 %; required: (0.82/0.954304)^(1/2) = 0.926965: 7.30 %
        target=("carbon_intensity", "reduction", "at least 18 %"),
        year=2025,
        baseline=2020,
        links={key: value for key, value in YEARLY.items() if key[0] <= 2023},
        verdict=Verdict.OFF_TRACK,
        figure="4.57",
        margin="-10.50",
        ahead="7.50",
        pace=("1.547", "7.30"),
    ),
    Case(
        what="a floor that stands already is ahead",
        # pace (1407 - 534)/4 = 218.25; required (1200 - 1407)/6 = -34.5; 1407 + 6 x 218.25 = 2716.5
        target=("wind_solar_capacity", "level", "at least 1200 GW"),
        year=2030,
        levels=WIND_SOLAR,
        verdict=Verdict.AHEAD,
        figure="1407",
        margin="207",
        ahead="2716.5",
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
        what="a multiple of levels goes on linearly",
        # 1407/534 = 2.6348; (1407 + 11 x 218.25)/534 = 7.1306; required (6 x 534 - 1407)/11 = 163.36
        target=("wind_solar_capacity", "multiple", "more than 6"),
        year=2035,
        baseline=2020,
        levels=WIND_SOLAR,
        verdict=Verdict.ON_TRACK,
        figure="2.6348",
        margin="1.1306",
        ahead="7.1306",
        pace=("218.25", "163.36"),
    ),
    Case(
        what="a multiple known by links goes on geometrically",
        # 1.5 in 2022; 1.5^(1/2) = 1.224745: 22.47 % a year; 1.5 x 1.5^(3/2) = 2.7557
        target=("wind_solar_generation", "multiple", "at least 2"),
        year=2025,
        baseline=2020,
        links={(2022, 2020): "50.0"},
        verdict=Verdict.ON_TRACK,
        figure="1.5",
        margin="0.7557",
        ahead="2.7557",
        # required (2/1.5)^(1/3) - 1 = 10.06 %
        pace=("22.47", "10.06"),
    ),
    Case(
        what="an addition per year of a stock is the mean of what was added",
        # (1407 - 534)/4 = 218.25
        target=("wind_solar_capacity", "addition", "at least 100 GW per year"),
        year=2030,
        baseline=2020,
        levels=WIND_SOLAR,
        verdict=Verdict.AHEAD,
        figure="218.25",
        margin="118.25",
        ahead="218.25",
    ),
    Case(
        what="an addition of a flow is its sum",
        # 1000 + 1000 = 2000; 2000/2 x 5 = 5000; 3550 - 5000 = -1450
        target=("energy_consumption", "addition", "at most 3550 Mtce"),
        year=2025,
        baseline=2020,
        levels={2021: "1000", 2022: "1000"},
        verdict=Verdict.OFF_TRACK,
        figure="2000",
        margin="-1450",
        ahead="5000",
    ),
    Case(
        what="a rise of a share is told in percentage points",
        # 17.9 - 15.9 = 2.0; pace 2.0/3; 2.0 + 2 x 0.6667 = 3.3333
        target=("non_fossil_share", "increase", "2.5 percentage points"),
        year=2025,
        baseline=2020,
        levels={2020: "15.9", 2023: "17.9"},
        verdict=Verdict.ON_TRACK,
        figure="2.0",
        margin="0.8333",
        ahead="3.3333",
        pace=("0.6667", "0.25"),
    ),
    Case(
        what="a decrease is a positive amount",
        # 100 - 80 = 20; pace 20/4 = 5; 20 + 5 = 25; required (30 - 20)/1 = 10
        target=("coal_consumption", "decrease", "at least 30 Mt"),
        year=2025,
        baseline=2020,
        levels={2020: "100", 2024: "80"},
        verdict=Verdict.OFF_TRACK,
        figure="20",
        margin="-5",
        ahead="25",
        pace=("5", "10"),
    ),
    Case(
        what="about 20 % is met at 19.5 %",
        # half of the last stated digit: 20 - 0.5; 19.5 - 19.5 = 0; 19.45 would miss, so it is within rounding
        target=("non_fossil_share", "level", "about 20 %"),
        year=2025,
        levels={2025: "19.5"},
        verdict=Verdict.MET,
        figure="19.5",
        margin="0",
        rounding=True,
    ),
    Case(
        what="about 20 % is met at 21.7 %",
        target=("non_fossil_share", "level", "about 20 %"),
        year=2025,
        levels={2025: "21.7"},
        verdict=Verdict.MET,
        figure="21.7",
        margin="2.2",
    ),
    Case(
        what="a coal share of about 50 % is met at 48 %",
        # 50 + 0.5 - 48 = 2.5
        target=("coal_share", "level", "about 50 %"),
        year=2025,
        levels={2025: "48.0"},
        verdict=Verdict.MET,
        figure="48.0",
        margin="2.5",
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
        what="a cap kept today by a rising indicator is off track",
        # (40 - 30)/3 = 3.3333; 40 + 2 x 3.3333 = 46.6667; 42 - 46.6667
        target=("coal_consumption", "level", "at most 42 Mt"),
        year=2025,
        levels={2020: "30", 2023: "40"},
        verdict=Verdict.OFF_TRACK,
        figure="40",
        margin="-4.6667",
        ahead="46.6667",
    ),
    Case(
        what="one observation that keeps a cap is open",
        target=("coal_consumption", "level", "at most 42 Mt"),
        year=2025,
        levels={2023: "40"},
        verdict=Verdict.OPEN,
        figure="40",
        margin=None,
    ),
    Case(
        what="one observation that reaches a floor is ahead",
        target=("solar_capacity", "level", "at least 30 GW"),
        year=2025,
        levels={2023: "40"},
        verdict=Verdict.AHEAD,
        figure="40",
        margin="10",
    ),
    Case(
        what="one observation short of the bound is open",
        target=("solar_capacity", "level", "at least 50 GW"),
        year=2025,
        levels={2023: "40"},
        verdict=Verdict.OPEN,
        figure="40",
        margin=None,
    ),
    Case(
        what="a mean rate makes good a weak year",
        # (1.08 x 1.03 x 1.052)^(1/3) - 1 = 1.170245^(1/3) - 1 = 5.380 %
        target=("gdp", "growth", "at least 5 % per year on average"),
        year=2025,
        baseline=2020,
        links=GROWTH,
        verdict=Verdict.AHEAD,
        figure="5.38",
        margin="0.38",
    ),
    Case(
        what="a rate in every year does not",
        target=("gdp", "growth", "at least 5 % per year"),
        year=2025,
        baseline=2020,
        links=GROWTH,
        verdict=Verdict.OFF_TRACK,
        figure="3.0",
        margin="-2.0",
    ),
    Case(
        what="a fall against the peak is told against the year of the maximum",
        # (12.0 - 11.4)/12.0 = 5 %; (0.95)^(13/2) below 12.0 in 2035: 1 - 0.95 x 0.95^(13/2) = 31.93 %
        target=("co2_emissions", "reduction", "at least 7 %"),
        year=2035,
        baseline="peak",
        levels={2019: "10.0", 2020: "12.0", 2021: "11.5", 2022: "11.4"},
        verdict=Verdict.ON_TRACK,
        figure="5",
        margin="24.93",
        ahead="31.93",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_form(case: Case) -> None:
    """A target of each form is judged, measured and paced as worked out by hand."""
    indicator, form, text = case.target
    target = made_target(indicator, form, text, year=case.year, baseline=case.baseline)
    (found,) = assess([target], dataset(indicator, levels=case.levels, links=case.links))
    assert found.verdict is case.verdict
    assert found.within_rounding is case.rounding
    for figure, expected in (
        (found.observed, case.figure),
        (found.margin, case.margin),
        (
            found.projected,
            case.ahead or (rounded(found.projected.value, "0.01") if found.projected else None),
        ),
    ):
        assert (figure is None) == (expected is None)
        if figure is not None and expected is not None:
            assert rounded(figure.value, expected) == expected
    if case.pace is not None:
        assert found.pace is not None
        for pace, expected in zip((found.pace.so_far, found.pace.required), case.pace, strict=True):
            assert pace is not None
            assert rounded(pace, expected) == expected


def rounded(value: Decimal, like: str) -> str:
    """A number with as many decimals as the expected one has."""
    places = len(like.partition(".")[2])
    text = f"{value:.{places}f}"
    return text.replace("-0", "0") if not Decimal(text) else text
