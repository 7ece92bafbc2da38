"""Crossing dimensions: each factor is stated, has a source, and is named in the answer."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from dualcarbon import units
from dualcarbon.problem import DualcarbonError
from dualcarbon.units.vocabulary import table

# value, from, to, options, answer, how many factors are named
CROSSED: list[tuple[str, str, str, dict[str, Any], str, int]] = [
    ("1", "kWh", "kgce", {"electricity": "calorific"}, "0.1229", 1),
    ("1", "亿千瓦时", "万吨标准煤", {"electricity": "calorific"}, "1.229", 1),
    ("1", "kWh", "gce", {"electricity": "coal-rate=2022"}, "300.7", 1),
    ("1", "kWh", "gce", {"electricity": "coal-rate=2020"}, "305.5", 1),
    ("1", "kWh", "gce", {"electricity": "coal-rate-supplied=2020"}, "305.5", 1),
    ("1", "kWh", "gce", {"electricity": "供电煤耗=2020"}, "305.5", 1),
    ("1", "kWh", "gce", {"electricity": "coal-rate-generated=2020"}, "287.5", 1),
    ("1", "kWh", "gce", {"electricity": "发电煤耗=2025"}, "287.5", 1),
    ("0.1229", "tce", "MWh", {"electricity": "calorific"}, "1", 1),
    ("1", "kWh", "MJ", {"electricity": "calorific"}, "3.6", 0),
    ("1", "GWh", "TWh", {"electricity": "calorific"}, "0.001", 0),
    ("8141", "kWh", "tce", {}, "1", 0),
    ("1000", "kWh/10^4 yuan", "tce/10^4 yuan", {"electricity": "calorific"}, "0.1229", 1),
    ("48", "亿吨标准煤", "Mt CO2", {"factor": "2.66 t CO2/tce"}, "12768", 1),  # 4800 x 2.66
    ("1", "tce", "t CO2", {"factor": "coal"}, "2.706", 1),
    ("1", "tce", "t CO2", {"factor": "petrol"}, "1.991", 1),
    ("1", "tce/10^4 yuan", "t CO2/10^4 yuan", {"factor": "天然气"}, "1.63", 1),
    ("5.32", "Mt CO2", "Mtce", {"factor": "2.66 t CO2/tce"}, "2", 1),
    ("1", "t", "tce", {"factor": "raw coal"}, "0.7143", 1),
    ("1", "t", "tce", {"factor": "Coke"}, "0.9714", 1),
    ("1", "t", "tce", {"factor": "原油"}, "1.4286", 1),
    ("1", "10^8 m3", "10^4 tce", {"factor": "natural gas"}, "12.143", 1),
    ("1", "t", "t CO2", {"factor": "diesel"}, "3.1021659", 2),  # 1.4571 x 2.129
    ("2", "t", "GJ", {"factor": "29.3 GJ/t"}, "58.6", 1),
    ("1", "kWh", "kg CO2", {"factor": "grid"}, "0.5306", 1),
    ("1", "kWh", "kg CO2", {"factor": "grid=2022", "electricity": "calorific"}, "0.5366", 1),
    ("1", "kWh", "kg CO2", {"factor": "2.66 t CO2/tce", "electricity": "calorific"}, "0.326914", 2),
    ("1", "t C", "t CO2", {"factor": "3.664 t CO2/t C"}, "3.664", 1),
    ("3", "t C", "t CO2", {"factor": "carbon"}, "11", 1),
    ("3", "t C", "t CO2", {"gwp": "AR6"}, "11", 1),
    ("11", "Mt CO2e", "Mt C", {"gwp": "AR4"}, "3", 1),
    ("1", "Mt CH4", "Mt CO2e", {"gwp": "AR4"}, "25", 1),
    ("1", "Mt CH4", "Mt CO2e", {"gwp": "ar5"}, "28", 1),
    ("1", "万吨甲烷", "万吨二氧化碳当量", {"gwp": "AR6"}, "27.9", 1),
    ("1", "t N2O", "t CO2e", {"gwp": "AR5"}, "265", 1),
    ("1", "kg SF6", "t CO2e", {"gwp": "AR5"}, "23.5", 1),
    ("1", "t HFC-134a", "t CO2e", {"gwp": "AR4"}, "1430", 1),
    ("1", "t CO2", "t CO2e", {"gwp": "AR4"}, "1", 0),
    ("1", "yuan_2005", "yuan_2010", {"deflator": "gdp"}, "1.2875", 1),
    ("1", "tce/10^4 yuan_2010", "tce/10^4 yuan_2005", {"deflator": "gdp"}, "1.2875", 1),
    ("1.2875", "yuan_2010", "yuan_2019", {"deflator": "table"}, "1.6285", 2),
    ("110", "yuan_2020", "yuan_2015", {"deflator": "1.1"}, "100", 1),
    ("100", "yuan_2015", "yuan_2020", {"deflator": "1.1"}, "110", 1),
    ("100", "yuan_2015", "yuan_2020", {"deflator": "1.1 yuan_2020/yuan_2015"}, "110", 1),
    ("110", "yuan_2020", "yuan_2015", {"deflator": "1.1 yuan_2020/yuan_2015"}, "100", 1),
    ("1.2", "tce/10^4 yuan_2015", "tce/10^4 yuan_2020", {"deflator": "1.2 yuan_2020/yuan_2015"}, "1", 1),
    ("10", "t", "t CO2e", {"gwp": "AR5", "tonne": "t CH4"}, "280", 1),
]

REFUSED: list[tuple[str, str, dict[str, str], str]] = [
    ("tce", "t CO2", {}, "--factor"),
    ("tce", "t CO2", {"gwp": "AR5"}, "--factor"),
    ("tce", "t CO2", {"factor": "raw coal"}, "raw coal does not say how much CO2 goes with the energy"),
    ("kWh", "m3", {"factor": "coal"}, "coal does not say how much energy is in the fuel"),
    ("t HFC41", "t CO2e", {"gwp": "AR4"}, "another of AR4, AR5 and AR6 may have it"),
    ("t C", "t CO2", {}, "--factor carbon"),
    ("t C", "t CO2", {"factor": "coal"}, "carbon does"),
    ("tce", "t CO2", {"factor": "cola"}, "coal"),
    ("tce", "t CO2", {"factor": "coal=1999"}, "coal=2007"),
    ("tce", "t CO2", {"factor": "2.66"}, "t CO2/tce"),
    ("tce", "t CO2", {"factor": "-2.66 t CO2/tce"}, "t CO2/tce"),
    ("t", "tce", {}, "--factor"),
    ("t CH4", "t CO2e", {}, "--gwp"),
    ("t CH4", "t CO2e", {"gwp": "AR7"}, "AR6"),
    ("t CH4", "t N2O", {}, ""),
    ("kWh", "tce", {"electricity": "coal-rate"}, "coal-rate=2022"),
    ("kWh", "tce", {"electricity": "coal-rate=1999"}, "coal-rate=2022"),
    # of 2024 the rate per kWh supplied is not known
    ("kWh", "tce", {"electricity": "coal-rate=2024"}, "coal-rate-generated=2024"),
    ("kWh", "tce", {"electricity": "coal-rate-generated=2005"}, "coal-rate-supplied=2005"),
    ("kWh", "tce", {"electricity": "coal-rate-generated"}, "coal-rate-generated=2025"),
    ("kWh", "tce", {"electricity": "best"}, "calorific"),
    ("yuan_2005", "yuan_2010", {}, "--deflator"),
    ("yuan_2005", "yuan_2012", {"deflator": "gdp"}, "--deflator gdp does not say"),
    ("yuan_2005", "yuan_2010", {"deflator": "1.1 yuan_2020/yuan_2015"}, "does not say how prices moved"),
    ("yuan_2005", "yuan_2010", {"deflator": "1.1 t/kg"}, "yuan_2020/yuan_2015"),
    ("yuan_2005", "yuan_2010", {"deflator": "0 yuan_2010/yuan_2005"}, "yuan_2020/yuan_2015"),
    ("yuan", "yuan_2010", {"deflator": "1.1"}, "price year"),
    ("yuan_2005", "yuan_2010", {"deflator": "0"}, ""),
    ("yuan_2005", "yuan_2010", {"deflator": "many"}, ""),
]


@pytest.mark.parametrize("row", CROSSED, ids=[f"{row[1]} to {row[2]}" for row in CROSSED])
def test_crosses(row: tuple[str, str, str, dict[str, Any], str, int]) -> None:
    """A stated factor leads across, and every factor used is named with its source."""
    value, source, target, options, answer, named = row
    tonne = options.get("tonne", "")
    crossings = units.read_crossings(**{key: text for key, text in options.items() if key != "tonne"})
    result, names = units.convert_across(Decimal(value), source, target, crossings, tonne=tonne)
    assert result == Decimal(answer)
    assert len(names) == named
    assert all("(" in name for name in names)


@pytest.mark.parametrize(("source", "target", "options", "hint"), REFUSED)
def test_refuses(source: str, target: str, options: dict[str, str], hint: str) -> None:
    """Without the factor, or with one that is not known, the option or a known name is named."""
    with pytest.raises(DualcarbonError) as caught:
        units.convert_across(Decimal(1), source, target, units.read_crossings(**options))
    assert hint in caught.value.problems[0].hint


def test_coal_rates_are_two() -> None:
    """Per kWh generated and per kWh supplied are told apart, in kgce, and None where one is not known."""
    rates = units.coal_rates()
    told = {year: (rate.generated, rate.supplied) for year, rate in rates.items()}
    implied = Fraction("0.2875")
    assert told == {
        2005: (None, Fraction("0.37")),
        2010: (None, Fraction("0.333")),
        2015: (None, Fraction("0.3154")),
        2020: (implied, Fraction("0.3055")),
        2021: (implied, Fraction("0.3017")),
        2022: (implied, Fraction("0.3007")),
        2023: (implied, None),
        2024: (implied, None),
        2025: (implied, None),
    }
    # What is supplied is less than what is generated, so each kWh of it takes more coal.
    assert all(one < other for one, other in told.values() if one and other)


def test_warming_potentials_are_the_published_ones() -> None:
    """Every potential that ships is that of the globalwarmingpotentials package."""
    published = pytest.importorskip("globalwarmingpotentials").data
    rows = table("gwp.csv")
    assert {row["gas"] for row in rows} >= {"CH4", "N2O", "SF6", "NF3", "CF4", "HFC134a"}
    for row in rows:
        assert float(row["gwp"]) == published[f"{row['set']}GWP100"][row["gas"]], row


def test_every_factor_is_sourced() -> None:
    """Each factor that ships has a source and a unit that reads, and says what it leads across."""
    for factor in units.all_factors():
        assert factor.source
        assert factor.value > 0
        assert "/" in units.read_unit(factor.unit)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("12亿千瓦", "1200 GW"),
        ("9000万千瓦", "90 GW"),
        ("1.2e9 kW", "1200 GW"),
        ("123456.789 kW", "0.123456789 GW"),
        ("5 W", "0.000000005 GW"),
        ("123456 TW", "123456000 GW"),
        ("0 kW", "0 GW"),
        ("-0.0 kW", "0 GW"),
        ("at least 9000 万千瓦", "at least 90 GW"),
        ("20-22 MW", "0.02 to 0.022 GW"),
        ("1,200 MW", "1.2 GW"),
        ("3 tce/h", "0.02442 GW"),  # 3 x 8141 kWh, four digits
    ],
)
def test_converter_writes_lines(text: str, answer: str) -> None:
    """A line is answered by a line, the first time and when the unit is known."""
    converter = units.Converter("GW")
    assert [converter.convert_text(text) for _ in range(2)] == [answer, answer]


def test_converter_options() -> None:
    """Precision, numbers alone, cells of a table, a tonne with a name, stated factors."""
    assert units.Converter("ha", precision=2).convert_text("1000 mu") == "67 ha"
    assert units.Converter("ha").convert_text("1000 mu") == "66.67 ha"
    assert units.Converter("GW", precision=1).convert_text("123456 MW") == "123 GW"
    assert units.Converter("GW", number_only=True).convert_text("exactly 5 MW") == "0.005"
    assert units.Converter("GW").convert_cells("1,200", "万千瓦") == "12"
    assert units.Converter("Mt CO2", tonne="t CO2").convert_text("5 万吨") == "0.05 Mt CO2"
    across = units.Converter("t CO2", crossings=units.read_crossings(factor="coal"))
    assert [across.convert_text("10 tce") for _ in range(2)] == ["27.06 t CO2"] * 2
    assert across.way("tce").names[0].startswith("coal 2007: 2.706 t CO2/tce (")
    with pytest.raises(DualcarbonError):
        units.Converter("GW", number_only=True).convert_text("20-22 MW")
    with pytest.raises(DualcarbonError):
        units.Converter("")
    assert units.Converter(" 10,000  kW ").convert_text("1 GW") == "100 10,000 kW"


@pytest.mark.parametrize(
    ("number", "unit", "answer"),
    [
        ("1,200", "万千瓦", "12"),
        ("9000", "10,000 kW", "90"),
        ("12亿", "千瓦", "1200"),
        ("5 MW", "MW", "0.005"),
        ("20-22", "MW", "0.02 to 0.022"),
        ("≥ 5", "MW", "at least 0.005"),
    ],
)
def test_converter_reads_cells(number: str, unit: str, answer: str) -> None:
    """The number and the unit of a row may stand in two columns."""
    converter = units.Converter("GW")
    assert [converter.convert_cells(number, unit) for _ in range(2)] == [answer, answer]


@pytest.mark.parametrize(
    ("number", "unit"),
    [("5 MW", "kW"), ("", "kW"), ("5", ""), ("5", "kw"), ("1 200", "kW"), ("12亿", "亿千瓦")],
)
def test_converter_refuses_cells(number: str, unit: str) -> None:
    """Two units, or none, or a number that reads two ways, are refused."""
    with pytest.raises(DualcarbonError):
        units.Converter("GW").convert_cells(number, unit)


def test_a_number_without_a_unit() -> None:
    """The unit 1 may stand in a column."""
    assert units.Converter("%").convert_cells("0.18", "1") == "18"


def test_converter_forgets() -> None:
    """However many spellings come by, memory stays bounded."""
    converter = units.Converter("GW")
    for blanks in range(1, 150):
        for more in range(1, 40):
            converter.convert_text(f"1 million{' ' * blanks}kW{' ' * more}")
    assert len(converter._ratios) <= 4096  # noqa: SLF001  # the bound is the promise
