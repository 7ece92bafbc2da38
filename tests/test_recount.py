"""China's count of primary energy: the country's own figures come out of energy by fuel and electricity."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.scenario_file import COAL_RATE, Number, meanings, recount
from dualcarbon.scenario_file.recount import PARTS

F3 = Fraction(3, 10)
MTCE = Fraction(Decimal("0.0293076"))  # EJ: 1 tce = 7000 kcal of 4.1868 kJ
TWH = Fraction(36, 10_000)  # EJ
ELECTRIC = "Secondary Energy|Electricity|"
BIOMASS = "Primary Energy|Biomass"


def year(*, coal: str, oil: str, gas: str, heat: str, electricity: dict[str, str]) -> dict[str, Number]:
    """A year in EJ, as a model reports it, from Mtce of fuel and TWh of electricity."""
    biomass = Fraction(heat) * MTCE
    return {
        "Primary Energy|Coal": Fraction(coal) * MTCE,
        "Primary Energy|Oil": Fraction(oil) * MTCE,
        "Primary Energy|Gas": Fraction(gas) * MTCE,
        f"{BIOMASS}|Modern": biomass + Fraction(electricity["Biomass"]) * TWH * 3,
        f"{BIOMASS}|Electricity": Fraction(electricity["Biomass"]) * TWH * 3,
        **{ELECTRIC + source: Fraction(amount) * TWH for source, amount in electricity.items()},
    }


# 2020. Total 4980 Mtce, of it coal 56.8 %, oil 18.9 %, gas 8.4 %: 2828.64, 941.22 and 418.32 Mtce (14th
# Five-Year Plan for a Modern Energy System, box 1). Renewable electricity 2215.4 TWh (National Energy
# Administration, monitoring of renewable electricity in 2020), given as hydro here: the formula takes them
# alike. Nuclear 366.243 TWh (China Nuclear Energy Association, operation of nuclear power in 2020). Renewable
# energy that does not become electricity: about 50 Mtce (14th Five-Year Plan for Renewable Energy, page 7).
IN_2020 = year(
    coal="2828.64",
    oil="941.22",
    gas="418.32",
    heat="50",
    electricity={"Hydro": "2215.4", "Nuclear": "366.243", "Wind": "0", "Solar": "0", "Biomass": "0"},
)
# 2025. Total 6170 Mtce, coal 51.4 %, clean energy (gas and what is not fossil) 30.4 %, so oil 18.2 %:
# 3171.38 and 1122.94 Mtce; hydro 1461.67, nuclear 485.23, wind 1127.92, solar 1173.24 TWh (all: Statistical
# Communique of the National Bureau of Statistics for 2025). Renewable electricity 3990 TWh (National Energy
# Administration), so biomass 3990 - 1461.67 - 1127.92 - 1173.24 = 227.17 TWh. Gas 412.5 10^9 m3 (Sinoenergy,
# review of 2025) of 1.33 kgce (38.98 MJ, the heating value of Chinese statistics): 548.6 Mtce. Not
# electricity: 60 Mtce, the goal of the plan for renewable energy for 2025.
IN_2025 = year(
    coal="3171.38",
    oil="1122.94",
    gas="548.6",
    heat="60",
    electricity={
        "Hydro": "1461.67",
        "Nuclear": "485.23",
        "Wind": "1127.92",
        "Solar": "1173.24",
        "Biomass": "227.17",
    },
)
# Official: 15.9 % (plan of 2022) to 16.0 % (white paper of 2025) and 4980 Mtce; 21.7 % (Government Work
# Report 2026) and 6170 Mtce.
OFFICIAL = [
    (IN_2020, 4980, "15.9", "16.0"),
    (IN_2025, 6170, "21.7", "21.7"),
]


@pytest.mark.parametrize(("values", "total", "low", "high"), OFFICIAL, ids=["2020", "2025"])
def test_the_country_is_recounted_to_its_own_figures(
    values: dict[str, Number], total: int, low: str, high: str
) -> None:
    """Shares within 0.3 points, totals within 0.5 %."""
    found = recount(values)
    assert found is not None
    assert found.total_low == found.total_high
    assert found.share_low == found.share_high
    assert abs(float(found.total_low) / total - 1) <= 0.005
    assert float(low) - 0.3 <= float(found.share_low) <= float(high) + 0.3


def test_direct_equivalents_tell_another_share() -> None:
    """The year 2020: 2581.643 TWh are 317.1 Mtce physically, so 367.1 of 4555.3 Mtce: 8.1 %, not 15.9."""
    fossil = Fraction("4188.18")
    electric = Fraction("2581.643") * TWH / MTCE
    share = 100 * (electric + 50) / (fossil + electric + 50)
    assert round(float(share), 1) == 8.1


# By hand, with energy such that fossil is 1000 Mtce and electricity 1000 TWh: 287.5 Mtce.
BASE: dict[str, Number] = {
    "Primary Energy|Fossil": 1000 * MTCE,
    ELECTRIC + "Nuclear": 200 * TWH,
    ELECTRIC + "Hydro": 300 * TWH,
    ELECTRIC + "Wind": 250 * TWH,
    ELECTRIC + "Solar": 150 * TWH,
    ELECTRIC + "Biomass": 100 * TWH,
    BIOMASS + "|Modern": 60 * MTCE,
    BIOMASS + "|Electricity": 40 * MTCE,
}


def without(*names: str, **more: Number) -> dict[str, Number]:
    """The base without some variables, and with others: MTCE_ and TWH_ by the last word of the name."""
    kept = {name: value for name, value in BASE.items() if name not in names}
    return kept | {name.replace("_", "|"): value for name, value in more.items()}


HAND = [
    # H = 60 - 40 = 20: 1000 + 287.5 + 20, of it 307.5.
    ("all there", BASE, "1307.5", "1307.5", "307.5"),
    # The parts of fossil energy serve where the total is missing.
    (
        "coal, oil and gas",
        {
            **without("Primary Energy|Fossil"),
            "Primary Energy|Coal": 600 * MTCE,
            "Primary Energy|Oil": 300 * MTCE,
            "Primary Energy|Gas": 100 * MTCE,
        },
        "1307.5",
        "1307.5",
        "307.5",
    ),
    # 100 TWh of geothermal energy and the sea come on top: 28.75.
    (
        "geothermal and the sea",
        {**BASE, ELECTRIC + "Geothermal": 60 * TWH, ELECTRIC + "Ocean": 40 * TWH},
        "1336.25",
        "1336.25",
        "336.25",
    ),
    # Net exports of 100 TWh leave the total, not the numerator.
    (
        "exports",
        {**BASE, "Trade|Secondary Energy|Electricity|Volume": 100 * TWH},
        "1278.75",
        "1278.75",
        "307.5",
    ),
    (
        "imports, by the other name",
        {**BASE, "Trade|Secondary Energy|Electricity [Volume]": -100 * TWH},
        "1336.25",
        "1336.25",
        "307.5",
    ),
    # Modern biomass as all of it less the traditional: 90 - 30 = 60.
    (
        "without the traditional",
        {**without(BIOMASS + "|Modern"), BIOMASS: 90 * MTCE, BIOMASS + "|Traditional": 30 * MTCE},
        "1307.5",
        "1307.5",
        "307.5",
    ),
    # Nothing says what is modern: from 0 to 90 - 40 = 50.
    ("not known", {**without(BIOMASS + "|Modern"), BIOMASS: 90 * MTCE}, "1287.5", "1337.5", "287.5"),
    # Nothing says what becomes electricity: at least 100 TWh, 12.283 Mtce, so H is at most 60 - 12.283.
    (
        "electricity of biomass not known",
        without(BIOMASS + "|Electricity"),
        "1287.5",
        str(Fraction("1347.5") - 100 * TWH / MTCE),
        "287.5",
    ),
    # No biomass at all: only the lower end.
    ("no biomass", without(BIOMASS + "|Modern", BIOMASS + "|Electricity"), "1287.5", None, "287.5"),
    # Wind and solar by their parts; hydro, wind and solar by their sum.
    (
        "parts",
        {
            **without(ELECTRIC + "Wind", ELECTRIC + "Solar"),
            ELECTRIC + "Wind|Onshore": 200 * TWH,
            ELECTRIC + "Wind|Offshore": 50 * TWH,
            ELECTRIC + "Solar|PV": 140 * TWH,
            ELECTRIC + "Solar|CSP": 10 * TWH,
        },
        "1307.5",
        "1307.5",
        "307.5",
    ),
    (
        "a sum",
        {
            **without(ELECTRIC + "Wind", ELECTRIC + "Solar"),
            ELECTRIC + "Non-Biomass Renewables": 700 * TWH,
            ELECTRIC + "Geothermal": 60 * TWH,
        },
        "1307.5",
        "1307.5",
        "307.5",
    ),
]


@pytest.mark.parametrize(
    ("values", "low", "high", "counted"), [case[1:] for case in HAND], ids=[case[0] for case in HAND]
)
def test_the_recount_by_hand(values: dict[str, Number], low: str, high: str | None, counted: str) -> None:
    """Exactly; ``counted`` is what is not fossil at the lower end."""
    found = recount(values)
    assert found is not None
    assert found.total_low == Fraction(low)
    assert found.total_high == (None if high is None else Fraction(high))
    assert found.share_low == 100 * Fraction(counted) / Fraction(low)
    if high is not None:
        assert found.share_high == 100 * (Fraction(counted) + Fraction(high) - Fraction(low)) / Fraction(high)


NEEDED = [
    "Primary Energy|Fossil",
    *(ELECTRIC + source for source in ("Nuclear", "Hydro", "Wind", "Solar", "Biomass")),
]


@pytest.mark.parametrize("name", NEEDED)
def test_without_a_part_there_is_no_recount(name: str) -> None:
    """Never a number with a hole in it."""
    assert recount(without(name)) is None


def test_another_rate_counts_otherwise() -> None:
    """At 0.3 kgce a kWh, 1000 TWh are 300 Mtce: 1000 + 300 + 20."""
    found = recount(BASE, F3)
    assert found is not None
    assert (found.total_low, COAL_RATE) == (1320, Fraction("0.2875"))


amounts = st.fractions(min_value=0, max_value=200, max_denominator=1000)
complete = st.fixed_dictionaries(dict.fromkeys(NEEDED, amounts)).filter(lambda values: any(values.values()))
optional = st.dictionaries(st.sampled_from(PARTS), amounts)


@given(complete, optional)
def test_floats_tell_the_same_as_exact_numbers(
    values: dict[str, Fraction], more: dict[str, Fraction]
) -> None:
    """To the ninth digit of the largest term."""
    both = more | values
    exactly = recount(both)
    nearly = recount({name: float(value) for name, value in both.items()}, float(COAL_RATE))
    if exactly is None or nearly is None:
        assert (exactly is None) == (nearly is None)
        return
    largest = float(max(both.values())) * 100
    for name in ("total_low", "total_high", "share_low", "share_high"):
        exact, told = getattr(exactly, name), getattr(nearly, name)
        assert (exact is None) == (told is None)
        # A total near to nothing (all of it exported) leaves no digits for the share.
        if exact is not None and exactly.total_low > largest / 1e4:
            assert abs(float(exact) - told) <= 1e-9 * max(largest, 100)


@given(complete, optional)
def test_the_ends_are_in_order(values: dict[str, Fraction], more: dict[str, Fraction]) -> None:
    """The total grows with biomass; the share does where it is one."""
    found = recount(more | values)
    if found is not None and found.total_high is not None and found.share_high is not None:
        assert found.total_low <= found.total_high
        if found.share_low <= 100:
            assert found.share_low <= found.share_high <= 100


def test_every_part_of_the_recount_stands_in_the_table() -> None:
    """So that ``list variables`` shows it."""
    assert set(PARTS) <= {name for meaning in meanings() for name in meaning.operands}
