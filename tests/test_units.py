"""Units and quantities: what is read, what is refused, and how it is converted and printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from dualcarbon import units
from dualcarbon.indicator import vocabulary
from dualcarbon.problem import DualcarbonError

# text, bound, value, upper, unit, one unit of the last stated digit
READ = [
    ("1,200 kW", "", "1200", None, "kW", "1"),
    ("1,200.5 kW", "", "1200.5", None, "kW", "0.1"),
    ("1.2e9 kW", "", "1.2e9", None, "kW", "1e8"),
    ("48.4 %", "", "48.4", None, "%", "0.1"),
    ("48.40%", "", "48.40", None, "%", "0.01"),
    (".5 %", "", "0.5", None, "%", "0.1"),
    ("+18 %", "", "18", None, "%", "1"),
    ("20 GW", "", "20", None, "GW", "1"),
    ("6", "", "6", None, "", "1"),
    ("10^4 kW", "", "1", None, "10^4 kW", "1"),
    ("10⁴ kW", "", "1", None, "10^4 kW", "1"),
    ("160 10^4 kW", "", "160", None, "10^4 kW", "1"),
    ("160 × 10^4 kW", "", "160", None, "10^4 kW", "1"),
    ("160 x 10**4 kW", "", "160", None, "10^4 kW", "1"),
    ("1.7 billion kW", "", "1.7", None, "billion kW", "0.1"),
    ("11.78 billion tonnes of CO2e", "", "11.78", None, "billion tonnes CO2e", "0.01"),
    ("12亿千瓦", "", "12", None, "亿千瓦", "1"),
    ("１２亿千瓦", "", "12", None, "亿千瓦", "1"),
    ("9000 万千瓦", "", "9000", None, "万千瓦", "1"),
    ("2000万kW", "", "2000", None, "万kW", "1"),
    ("48亿吨标准煤", "", "48", None, "亿吨标准煤", "1"),
    ("3万亿千瓦时", "", "3", None, "万亿千瓦时", "1"),
    ("0.464吨标准煤/万元", "", "0.464", None, "吨标准煤/万元", "0.001"),
    ("0.464 tce per 10,000 yuan", "", "0.464", None, "tce/10^4 yuan", "0.001"),
    ("0.464 tce/(10^4 yuan)", "", "0.464", None, "tce/10^4 yuan", "0.001"),
    ("2.66 tCO2/tce", "", "2.66", None, "t CO2/tce", "0.01"),
    ("5 Mt CO₂-eq", "", "5", None, "Mt CO2e", "1"),
    ("1万吨二氧化碳", "", "1", None, "万吨二氧化碳", "1"),
    ("100 m²", "", "100", None, "m2", "1"),
    ("100 km^2", "", "100", None, "km2", "1"),
    ("8亿立方米", "", "8", None, "亿立方米", "1"),
    ("18 percentage points", "", "18", None, "percentage points", "1"),
    ("18 pp", "", "18", None, "percentage points", "1"),
    ("2.5个百分点", "", "2.5", None, "percentage points", "0.1"),
    ("5 per cent", "", "5", None, "%", "1"),
    ("2 piles per electric vehicle", "", "2", None, "piles/electric vehicle", "1"),
    ("3 g CO2/(t*km)", "", "3", None, "g CO2/(t*km)", "1"),
    ("5 Yuan", "", "5", None, "Yuan", "1"),
    ("2 Million Tonnes", "", "2", None, "million Tonnes", "1"),
    ("at least 9000 万千瓦", "at least", "9000", None, "万千瓦", "1"),
    ("more than 6", "more than", "6", None, "", "1"),
    ("less than -51 %", "less than", "-51", None, "%", "1"),
    ("at most 50 亿吨标准煤", "at most", "50", None, "亿吨标准煤", "1"),
    ("about 1.7 亿千瓦", "about", "1.7", None, "亿千瓦", "0.1"),
    ("exactly 20 %", "exactly", "20", None, "%", "1"),
    ("≥25%", "at least", "25", None, "%", "1"),
    ("≧ 25 %", "at least", "25", None, "%", "1"),
    ("<=25%", "at most", "25", None, "%", "1"),
    (">25%", "more than", "25", None, "%", "1"),
    ("＜２５％", "less than", "25", None, "%", "1"),
    ("~20 %", "about", "20", None, "%", "1"),
    ("不低于 18%", "at least", "18", None, "%", "1"),
    ("至少18%", "at least", "18", None, "%", "1"),
    ("18%以上", "at least", "18", None, "%", "1"),
    ("10万辆以上", "at least", "10", None, "万辆", "1"),
    ("超过18%", "more than", "18", None, "%", "1"),
    ("大于18%", "more than", "18", None, "%", "1"),
    ("不超过18%", "at most", "18", None, "%", "1"),
    ("不大于18%", "at most", "18", None, "%", "1"),
    ("至多18%", "at most", "18", None, "%", "1"),
    ("18%以内", "at most", "18", None, "%", "1"),
    ("低于18%", "less than", "18", None, "%", "1"),
    ("小于18%", "less than", "18", None, "%", "1"),
    ("13%左右", "about", "13", None, "%", "1"),
    ("约13%", "about", "13", None, "%", "1"),
    ("约13%左右", "about", "13", None, "%", "1"),
    ("40 to 45 %", "range", "40", "45", "%", "1"),
    ("between 40 and 45 %", "range", "40", "45", "%", "1"),
    ("-20 to -18 %", "range", "-20", "-18", "%", "1"),
    ("20万—22万千瓦", "range", "20", "22", "万千瓦", "1"),
    ("1.2 to 1.25 billion kW", "range", "1.2", "1.25", "billion kW", "0.01"),
    ("7%至10%", "range", "7", "10", "%", "1"),
]

# What other readers were seen to misread (their answer in the comment): each is refused here, or right.
MISREAD = [
    ("−18%", "-18 %"),  # +18 %
    ("20-22%", "range 20 22 %"),  # 19.78
    ("20~22%", "range 20 22 %"),  # 440 %
    ("20%-22%", "range 20 22 %"),  # -2 %
    ("20%~22%", "range 20 22 %"),
    ("≥25%", "at least 25 %"),  # the sign is dropped
    (">=25%", "at least 25 %"),  # the sign is dropped
    ("1 ¥", None),  # a number without a unit
    ("5 ￥/kWh", None),  # 5/kWh
    ("1 200 kW", None),  # 200 kW
    ("1 200 kW", None),
    ("1.200,5", None),  # 1.2005
    ("0,464 tce", None),  # 464 tce
    ("1'200 kW", None),
    ("1_000 kW", None),  # 1000 kW
    ("18 pct", None),  # 18 picocarat
    ("18 pp", "18 percentage points"),  # points of type
    ("1 mt", None),  # 1 kg
    ("1 MT", None),  # a megatesla
    ("1 T", None),  # a tesla
    ("1 ton", None),  # 907 kg
    ("1 tons CO2", None),
    ("1 kt", "1 kt"),  # a knot
    ("1 mu", "1 mu"),  # the atomic mass unit
    ("nan %", None),
    ("inf GW", None),
    ("-Infinity", None),
    ("１２亿", "12 亿"),  # an assertion
    ("3 $", None),  # 3
    ("18 %%", None),  # per cent squared
    ("1e999999999 kW", None),
    ("12 kw", None),
    ("12 KWH", None),
    ("12 GWe", None),
    ("3 kWh/t km", None),  # (kWh/t) km, or kWh/(t km)
    ("3 kWh/t*km", None),
    ("3 t km", None),
    ("约20%以上", None),  # about, or at least
    ("about 40 to 45 %", None),
    ("22-20 %", None),
    ("20%-22", None),
    ("20 GW - 22 MW", None),
    ("20 and 22 %", None),
    ("between 20 %", None),
    ("between 20 to 22 %", None),
    ("二十 %", None),
    ("1.2亿3千万千瓦", None),
    ("5. %", None),
    ("±5 %", None),
    ("(18) %", None),
    ("- 18 %", None),
    ("--18 %", None),
    ("% 18", None),
    ("18", "18"),
    ("GW", None),
    ("", None),
    ("   ", None),
    ("at least", None),
    ("at least at least 5 %", None),
    ("12 GW 5", None),
    ("12 GW GW", None),
    ("12 GW/", None),
    ("12 (GW", None),
    ("12 GW)", None),
    ("2 × 500 MW", None),
    ("2005=100", None),
    ("18 points", None),
    ("12 t/10^4 million yuan", None),
    ("5 yuan_20", None),
    ("9" * 300, None),
    ("9" * 50, None),
    ("٣ GW", None),  # digits of another script
    ("12\x00GW", None),
    ("1 CO2", None),
    ("0.5 CO2/kWh", None),
]

CONVERTED = [
    ("1.2e9", "kW", "GW", "1200"),
    ("12", "亿千瓦", "GW", "1200"),
    ("1.2", "billion kW", "GW", "1200"),
    ("9000", "万千瓦", "GW", "90"),
    ("160", "MW", "10^4 kW", "16"),
    ("160", "MW", "万千瓦", "16"),
    ("48", "亿吨标准煤", "EJ", "140.67648"),  # 4.8e9 x 29.3076 GJ
    ("1", "tce", "GJ", "29.3076"),  # 7000 kcal x 4.1868 kJ, a kilogram
    ("1", "tce", "kWh", "8141"),  # 29307.6 / 3.6
    ("1", "toe", "kWh", "11630"),  # 41868 / 3.6
    ("0.464", "tce/10^4 yuan", "MJ/yuan", "1.35987264"),  # 0.464 x 29307.6 MJ / 10000
    ("15", "mu", "ha", "1"),
    ("1", "kt", "t", "1000"),
    ("18", "%", "1", "0.18"),
    ("1.3", "", "1", "1.3"),
    ("18", "pp", "percentage points", "18"),
    ("11.78", "billion tonnes CO2e", "Mt CO2e", "11780"),
    ("5", "t CO2", "t CO2e", "5"),
    ("3", "元_2020", "yuan_2020", "3"),
    ("3", "万辆", "vehicles", "30000"),
    ("305.5", "gce/kWh", "kgce/MWh", "305.5"),
    ("1", "10^8 tce/(10^8 yuan)", "tce/10^4 yuan", "10000"),
]

SAME_INTENSITY = [
    "tce/10^4 yuan",
    "tce/10,000 yuan",
    "tce/10000 yuan",
    "tce per 10,000 yuan",
    "tce per 10000 yuan",
    "tce/(10^4 yuan)",
    "tce/(10000 yuan)",
    "tce/万元",
    "吨标准煤/万元",
    "t标准煤/万元",
    "tce/10⁴ CNY",
]

APART = [
    ("%", "percentage points", "per cent and percentage points"),
    ("tce", "t CO2", "--factor"),
    ("kWh", "kg CO2", "--factor"),
    ("t", "tce", "--factor"),
    ("m3", "tce", "--factor"),
    ("t CH4", "t CO2e", "--gwp"),
    ("yuan_2005", "yuan_2010", "--deflator"),
    ("tce/10^4 yuan_2005", "tce/10^4 yuan_2010", "--deflator"),
    ("yuan", "yuan_2010", "price year"),
    ("t", "t CO2", "which gas"),
    ("kW", "kWh", ""),
    ("", "kW", "state the unit"),
    ("", "%", ""),
    ("kW", "", ""),
    ("stations", "vehicles", ""),
    ("t/year", "t", 'leave "/yr" out'),
    ("year", "h", ""),
    ("times", "1", ""),
    ("index", "1", ""),
]


@pytest.mark.parametrize("row", READ, ids=[row[0] for row in READ])
def test_reads(row: tuple[str, str, str, str | None, str, str]) -> None:
    """Every spelling of plans and spreadsheets is split into bound, number and unit."""
    text, bound, value, upper, unit, digit = row
    reading = units.read_quantity(text)
    assert (reading.bound, reading.value, reading.unit) == (bound, Decimal(value), unit)
    assert reading.upper == (None if upper is None else Decimal(upper))
    assert (reading.digit, reading.text) == (Decimal(digit), text)


@pytest.mark.parametrize(("text", "told"), MISREAD)
def test_never_misreads(text: str, told: str | None) -> None:
    """What other readers misread is refused with a reason, or read right."""
    if told is None:
        with pytest.raises(DualcarbonError) as caught:
            units.read_quantity(text)
        assert caught.value.problems[0].message
        return
    reading = units.read_quantity(text)
    parts = (reading.bound, str(reading.value), str(reading.upper or ""), reading.unit)
    assert " ".join(filter(None, parts)) == told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,200", "1200"),
        ("−18.5", "-18.5"),
        ("１２", "12"),
        ("1.2e9", "1.2e9"),
        ("12亿", "12e8"),
        ("1.7 billion", "1.7e9"),
        (" 5 ", "5"),
        ("10^4", "10000"),
        ("1.2×10^3", "1200"),
    ],
)
def test_reads_cells(text: str, number: str) -> None:
    """A cell holds a bare number, a power of ten perhaps."""
    assert units.read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["nan", "inf", "-inf", "1 200", "1.200,5", "", "12 GW", "5%", "abc", "1e99", "1_000", "--1", "1,20"],
)
def test_refuses_cells(text: str) -> None:
    """What is no number, or reads two ways, is refused."""
    with pytest.raises(DualcarbonError):
        units.read_number(text)


@pytest.mark.parametrize(("value", "source", "target", "answer"), CONVERTED)
def test_converts_exactly(value: str, source: str, target: str, answer: str) -> None:
    """Results are exact, and never carry an exponent."""
    result = units.convert(Decimal(value), source, target)
    assert result == Decimal(answer)
    assert "E+" not in str(result)


@pytest.mark.parametrize("spelling", SAME_INTENSITY)
def test_intensity_reads_one_way(spelling: str) -> None:
    """All spellings of tonnes of coal equivalent per ten thousand yuan are one unit, in and out."""
    assert units.factor(spelling, "tce/10^4 yuan") == 1
    assert units.factor("tce/10^4 yuan", spelling) == 1
    assert units.read_unit(units.read_unit(spelling)) == units.read_unit(spelling)


@pytest.mark.parametrize(("source", "target", "hint"), APART)
def test_dimensions_stay_apart(source: str, target: str, hint: str) -> None:
    """Different dimensions do not convert; an option is named only where there are options."""
    with pytest.raises(DualcarbonError) as caught:
        units.convert_across(Decimal(1), source, target, units.Crossings())
    told = caught.value.problems[0]
    assert hint in told.hint
    assert bool(told.hint) == bool(hint) or not source or not target
    with pytest.raises(DualcarbonError) as alone:
        units.convert(Decimal(1), source, target)
    assert alone.value.problems[0].message == told.message
    assert alone.value.problems[0].hint == ("" if "--" in told.hint else told.hint)


@pytest.mark.parametrize(
    ("word", "near"), [("kw", "kW"), ("KWH", "kWh"), ("mw", "MW"), ("tonns", "tonnes"), ("Co2", "CO2")]
)
def test_names_what_is_near(word: str, near: str) -> None:
    """An unknown unit gets the names near to it, and says which part was not found."""
    with pytest.raises(DualcarbonError) as caught:
        units.read_unit(word)
    assert near in caught.value.problems[0].hint
    assert caught.value.problems[0].found == word


def test_thirds_stay_exact() -> None:
    """A mu is two thirds of 1000 m2, which no decimal is."""
    assert units.factor("亩", "m2") == Fraction(2000, 3)
    assert str(units.convert(Decimal(1), "mu", "m2")).startswith("666.66666666666666666")


def test_bare_tonne() -> None:
    """A bare tonne is read as the gas that is measured, above the line only, and never as coal."""
    assert units.convert(Decimal(10), "10^4 t", "Mt CO2", tonne="t CO2") == Decimal("0.1")
    assert units.convert(Decimal(2), "t/10^4 yuan", "t CO2/10^4 yuan", tonne="t CO2") == Decimal(2)
    assert units.convert(Decimal(2), "t CO2e", "t CO2", tonne="t CO2") == Decimal(2)
    with pytest.raises(DualcarbonError):
        units.convert(Decimal(1), "t", "tce", tonne="t CO2")
    with pytest.raises(DualcarbonError):
        units.convert(Decimal(1), "kgce/t", "kgce/t CO2", tonne="t CO2")


def test_price_year() -> None:
    """The price year is split off the unit."""
    assert units.price_year("tce/10^4 yuan_2005") == ("tce/10^4 yuan", "2005")
    assert units.price_year("吨标准煤/万元_2015") == ("吨标准煤/万yuan", "2015")
    assert units.price_year("tce/10^4 yuan") == ("tce/10^4 yuan", "")


def test_every_unit_is_sourced_and_readable() -> None:
    """Every unit of the list has a source, a dimension, and spellings that read back as themselves."""
    for unit in units.list_units():
        assert unit.source
        assert unit.dimension
        for spelling in unit.spellings:
            mass = "t " if unit.dimension.startswith("gas") else ""
            read = units.read_unit(mass + spelling)
            assert units.factor(read, units.read_unit(read)) == 1


def test_units_of_the_vocabulary_are_written_our_way() -> None:
    """Every indicator is measured in a unit that is known, spelled as this program spells it."""
    for indicator in vocabulary().values():
        assert units.read_unit(indicator.unit) == indicator.unit
        assert units.same_dimension(indicator.unit, indicator.unit)


def test_long_text_is_cut_in_the_complaint() -> None:
    """A unit as long as a page is refused without being printed whole."""
    with pytest.raises(DualcarbonError) as caught:
        units.read_unit("kW " * 500)
    assert len(str(caught.value)) < 200


def test_same_dimension() -> None:
    """What converts without a stated factor measures the same thing."""
    assert units.same_dimension("tce", "万千瓦时")
    assert not units.same_dimension("tce", "kW")
    assert not units.same_dimension("yuan_2005", "yuan_2010")


def test_bad_units_raise_only_our_error() -> None:
    """Odd text raises one kind of error, whatever is in it."""
    for text in (
        "kW//h",
        "/kW",
        "kW/",
        "*",
        "()",
        "(((",
        "10^99 kW",
        "per",
        "10^4^4 kW",
        "万万",
        "%/",
        "kW^7",
    ):
        with pytest.raises(DualcarbonError):
            units.read_unit(text)
