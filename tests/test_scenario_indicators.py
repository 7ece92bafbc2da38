"""What variables of models mean: tables as the models shape them, and each rule of the mapping."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dualcarbon import units
from dualcarbon.indicator import vocabulary
from dualcarbon.scenario_file import (
    Glossary,
    Recipes,
    Told,
    canonical,
    known_regions,
    meanings,
    read_map,
    source_of_text,
    trajectories,
)
from dualcarbon.scenario_file.glossary import shipped
from dualcarbon.scenario_file.recount import PARTS
from dualcarbon.scenario_file.unit import take
from dualcarbon.trajectory import Trajectory

HEAD = "Model,Scenario,Region,Variable,Unit,2020,2030\n"
MTCE = Fraction(10_000_000, 293_076)
Found = dict[tuple[str, str], Trajectory]


def told(rows: str, *, recipes: Recipes | None = None, head: str = HEAD) -> Found:
    """The trajectories of rows, by indicator and definition."""
    data = trajectories(source_of_text(head + rows, "f.csv"), recipes=recipes).data
    return {(one.indicator.name, one.definition): one for one in data}


def row(variable: str, unit: str, first: str, second: str, region: str = "China") -> str:
    """A row of one scenario."""
    return f"M,S,{region},{variable},{unit},{first},{second}\n"


def shown(found: Found) -> dict[str, str]:
    """Levels in their unit, or changes in per cent, as text; a bound with its end."""
    lines = {}
    for (name, definition), one in found.items():
        numbers = [level.amount for level in one.levels] or [link.change for link in one.links]
        texts = []
        for number in numbers:
            value = f"{float(number.value):.6g}"
            if number.one_sided:
                value = f"{float(number.low):.6g}..{float(number.high):.6g}"
            texts.append(value)
        ends = "" if one.levels else " %"
        lines[f"{name} {definition}".strip()] = ", ".join(texts) + ends
    return lines


# REMIND's .mif: semicolons, short names, |+| between the parts, a trailing separator, CHN among its regions.
REMIND = """Model;Scenario;Region;Variable;Unit;2020;2030;
REMIND;SSP2-NPi;CHA;Emi|CO2;Mt CO2/yr;12000;12000;
REMIND;SSP2-NPi;CHN;Emi|CO2;Mt CO2/yr;11000;9900;
REMIND;SSP2-NPi;CHN;Emi|CO2|+|Energy;Mt CO2/yr;10000;9000;
REMIND;SSP2-NPi;CHN;Emi|GHG;Mt CO2eq/yr;13000;11000;
REMIND;SSP2-NPi;CHN;GDP|MER;billion US$2017/yr;14000;21000;
REMIND;SSP2-NPi;CHN;PE|+|Coal;EJ/yr;87.9228;58.6152;
REMIND;SSP2-NPi;CHN;PE|Coal|++|Electricity;EJ/yr;40;30;
REMIND;SSP2-NPi;CHN;Cap|Electricity|+|Wind;GW;280;N/A;
"""
# MESSAGE: commas, long names, its own region with the model in front.
MESSAGE = """Model,Scenario,Region,Variable,Unit,2020,2030
MESSAGE 2.0,NPi2020,MESSAGE 2.0|China,Emissions|CO2|Energy,Mt CO2/yr,10000,9000
MESSAGE 2.0,NPi2020,MESSAGE 2.0|China,Emissions|CO2|Industrial Processes,Mt CO2/yr,1300,1200
MESSAGE 2.0,NPi2020,MESSAGE 2.0|China,GDP|PPP,billion USD_2010/yr,20000,30000
MESSAGE 2.0,NPi2020,MESSAGE 2.0|Centrally Planned Asia and China,GDP|PPP,billion USD_2010/yr,1,1
MESSAGE 2.0,NPi2020,MESSAGE 2.0|China,Final Energy,EJ/yr,90,100
MESSAGE 2.0,NPi2020,MESSAGE 2.0|China,Final Energy|Electricity,EJ/yr,24,35
"""
# GCAM: long, small letters, years down the rows.
GCAM = """model,scenario,region,variable,unit,year,value
GCAM 7.0,Current Policies,China,Emissions|CO2|Energy and Industrial Processes,Mt CO2/yr,2020,11500
GCAM 7.0,Current Policies,China,Emissions|CO2|Energy and Industrial Processes,Mt CO2/yr,2030,11000
GCAM 7.0,Current Policies,China,GDP|MER,Million 1990USD,2020,7000000
GCAM 7.0,Current Policies,China,GDP|MER,Million 1990USD,2030,11000000
GCAM 7.0,Current Policies,China,Capacity|Electricity|Solar|PV,GW,2030,900
GCAM 7.0,Current Policies,China,Secondary Energy|Electricity|Nuclear,EJ/yr,2030,1.8
GCAM 7.0,Current Policies,India,Secondary Energy|Electricity|Nuclear,EJ/yr,2030,0.5
"""
# AR6: Kyoto gases by two sets, the currency as AR6 spells it, the region of ten and the country.
AR6 = """Model,Scenario,Region,Variable,Unit,2020,2030
AIM/CGE 2.2,EN_NPi2020_1000,R10CHINA+,Emissions|CO2,Mt CO2/yr,12000,9000
AIM/CGE 2.2,EN_NPi2020_1000,CHN,Emissions|Kyoto Gases,Mt CO2-equiv/yr,13500,10500
AIM/CGE 2.2,EN_NPi2020_1000,CHN,Emissions|Kyoto Gases (AR6-GWP100),Mt CO2-equiv/yr,13700,10700
AIM/CGE 2.2,EN_NPi2020_1000,CHN,GDP|PPP,billion US$2010/yr OR local currency,20000,32000
AIM/CGE 2.2,EN_NPi2020_1000,CHN,Primary Energy,EJ/yr,140,150
AIM/CGE 2.2,EN_NPi2020_1000,CHN,Primary Energy|Fossil,EJ/yr,126,120
AIM/CGE 2.2,EN_NPi2020_1000,CHN,Population,million,1410,1400
AIM/CGE 2.2,EN_NPi2020_1000,CHN,Carbon Capture,Mt CO2/yr,0,10
"""
# 87.9228 and 58.6152 EJ are 3000 and 2000 Mtce. Intensity: 0.9 / 1.5 - 1 = -40 %; MESSAGE 10200/11300/1.5 - 1
# = -39.823 %; GCAM 11000/11500 / (11/7) - 1 = -39.1304 %. Share: 24/90 and 35/100; 14/140 and 30/150.
SHAPES = [
    (
        "REMIND",
        REMIND,
        {
            "net_emissions CO2 only": "11000, 9900",
            "co2_emissions_energy": "10000, 9000",
            "net_emissions": "13000, 11000",
            "ghg_emissions": "13000, 11000",
            "gdp": "50 %",
            "carbon_intensity": "-40 %",
            "coal_consumption": "-33.3333 %",
            "coal_consumption_tce": "3000, 2000",
            "wind_capacity": "280",
        },
    ),
    (
        "MESSAGE",
        MESSAGE,
        {
            "co2_emissions": "11300, 10200",
            "co2_emissions_energy": "10000, 9000",
            "gdp": "50 %",
            "carbon_intensity": "-40 %",
            "carbon_intensity revised": "-39.823 %",
            "electrification_share": "26.6667, 35",
        },
    ),
    (
        "GCAM",
        GCAM,
        {
            "co2_emissions": "11500, 11000",
            "gdp": "57.1429 %",
            "carbon_intensity": "-39.1304 %",
            "carbon_intensity revised": "-39.1304 %",
            "solar_capacity": "900..inf",
            "nuclear_generation": "500",
        },
    ),
    (
        "AR6",
        AR6,
        {
            "net_emissions": "13500, 10500",
            "ghg_emissions": "13500, 10500",
            "gdp": "60 %",
            "energy_consumption direct equivalent": "4776.92, 5118.13",
            "non_fossil_share direct equivalent": "10, 20",
        },
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [shape[1:] for shape in SHAPES], ids=[shape[0] for shape in SHAPES]
)
def test_tables_as_the_models_shape_them(text: str, expected: dict[str, str]) -> None:
    """Their names, units, regions and separators."""
    assert shown(told(text, head="")) == expected


def test_the_intensity_on_the_old_definition_says_where_it_has_the_new_scope() -> None:
    """GCAM here has no CO2 of energy alone."""
    notes = {key: one.links[0].note for key, one in told(GCAM, head="").items() if one.links}
    assert notes["carbon_intensity", ""] == (
        "with industrial processes: the CO2 of energy alone is not in the file"
    )
    assert notes["carbon_intensity", "revised"] == ""


CO2 = row("Emissions|CO2|Energy", "Mt CO2/yr", "100", "90")
# Rows, indicator with its definition, and what is told.
RULES = [
    (
        "net of land use: never co2_emissions",
        row("Emissions|CO2", "Mt CO2/yr", "1", "2"),
        "co2_emissions",
        "",
    ),
    ("energy alone: never co2_emissions", CO2, "co2_emissions", ""),
    (
        "the first of two ways",
        CO2
        + row("Emissions|CO2|Industrial Processes", "Mt CO2/yr", "7", "7")
        + row("Emissions|CO2|Energy and Industrial Processes", "Mt CO2/yr", "105", "95"),
        "co2_emissions",
        "105, 95",
    ),
    (
        "gigatonnes",
        row("Emissions|CO2|Energy", "Gt CO2/yr", "10.5", "9"),
        "co2_emissions_energy",
        "10500, 9000",
    ),
    (
        "gigatonnes of a year",
        row("Emissions|CO2|Energy", "Gt CO2", "1", "2"),
        "co2_emissions_energy",
        "1000, 2000",
    ),
    (
        "the set of the inventory first",
        row("Emissions|Kyoto Gases", "Mt CO2-equiv/yr", "9", "9")
        + row("Emissions|Kyoto Gases (AR5-GWP100)", "Mt CO2-equiv/yr", "8", "7"),
        "ghg_emissions",
        "8, 7",
    ),
    (
        "gross emissions are passed over",
        row("Gross Emissions|CO2", "Mt CO2/yr", "1", "2"),
        "net_emissions",
        "",
    ),
    ("a ratio needs both", CO2, "carbon_intensity", ""),
    (
        "one currency over both years",
        CO2 + row("GDP|PPP", "billion US$2005/yr", "100", "150"),
        "carbon_intensity",
        "-40 %",
    ),
    (
        "PPP before MER",
        CO2
        + row("GDP|MER", "billion US$2010/yr", "1", "1")
        + row("GDP|PPP", "billion EUR_2020/yr", "10", "15"),
        "carbon_intensity",
        "-40 %",
    ),
    (
        "of two currencies the one with both years, never one for each",
        CO2
        + row("GDP|PPP", "billion US$2010/yr", "10", "")
        + row("GDP|PPP", "billion US$2017/yr", "14", "21"),
        "carbon_intensity",
        "-40 %",
    ),
    (
        "never across currencies",
        CO2 + row("GDP|PPP", "billion US$2010/yr", "10", "") + row("GDP|PPP", "billion US$2017/yr", "", "21"),
        "carbon_intensity",
        "",
    ),
    (
        "both parts of a sum",
        row("Capacity|Electricity|Wind", "GW", "5", "9")
        + row("Capacity|Electricity|Solar", "MW", "1000", "2000"),
        "wind_solar_capacity",
        "6, 11",
    ),
    ("a part alone is no sum", row("Capacity|Electricity|Wind", "GW", "5", "9"), "wind_solar_capacity", ""),
    (
        "a part is a floor of the sum",
        row("Capacity|Electricity|Wind", "GW", "5", "9")
        + row("Capacity|Electricity|Solar|PV", "GW", "1", "2"),
        "wind_solar_capacity",
        "6..inf, 11..inf",
    ),
    (
        "hydro of models is a floor",
        row("Capacity|Electricity|Hydro", "GW", "340", "350"),
        "hydro_capacity",
        "340..inf, 350..inf",
    ),
    (
        "all storage is not mapped",
        row("Capacity|Electricity|Storage", "GW", "1", "2"),
        "new_storage_capacity",
        "",
    ),
    (
        "final electricity is not consumption",
        row("Final Energy|Electricity", "EJ/yr", "1", "2"),
        "electricity_consumption",
        "",
    ),
    (
        "coal in tonnes is known by ratios only",
        row("Primary Energy|Coal", "EJ/yr", "80", "60"),
        "coal_consumption",
        "-25 %",
    ),
    (
        "the new intensity leaves out feedstock",
        row("Primary Energy|Fossil", "EJ/yr", "110", "100")
        + row("Final Energy|Non-Energy Use", "EJ/yr", "10", "10")
        + row("GDP|PPP", "billion US$2010/yr", "100", "150"),
        "energy_intensity revised",
        "-40 %",
    ),
    (
        "and needs to know it",
        row("Primary Energy|Fossil", "EJ/yr", "110", "100") + row("GDP|PPP", "billion US$2010/yr", "1", "2"),
        "energy_intensity revised",
        "",
    ),
    (
        "forest by the FAO is told apart",
        row("Land Cover|Forest", "million ha", "220", "230"),
        "forest_coverage",
        "",
    ),
    (
        "forest in its unit",
        row("Land Cover|Forest", "million ha", "220", "230"),
        "forest_area FAO",
        "22000, 23000",
    ),
    ("land use in no shape", row("Emissions|CO2|AFOLU", "Mt CO2/yr", "-1", "-2"), "net_emissions", ""),
]


@pytest.mark.parametrize(
    ("rows", "name", "expected"), [rule[1:] for rule in RULES], ids=[rule[0] for rule in RULES]
)
def test_the_rules_of_the_mapping(rows: str, name: str, expected: str) -> None:
    """What a variable serves, and what it never serves."""
    assert shown(told(rows)).get(name, "") == expected


# Fossil 3000 and 2500 Mtce; 2000 and 4000 TWh that are not, at 0.2875: 575 and 1150; H 50: 3625 and 3700 in
# all, of it 625 and 1200.
RECOUNTED = (
    row("Primary Energy|Fossil", "EJ/yr", "87.9228", "73.269")
    + row("Secondary Energy|Electricity|Nuclear", "TWh/yr", "400", "600")
    + row("Secondary Energy|Electricity|Hydro", "TWh/yr", "1300", "1400")
    + row("Secondary Energy|Electricity|Wind", "TWh/yr", "200", "1000")
    + row("Secondary Energy|Electricity|Solar", "TWh/yr", "80", "950")
    + row("Secondary Energy|Electricity|Biomass", "TWh/yr", "20", "50")
    + row("Primary Energy|Biomass|Modern", "Mtce/yr", "60", "70")
    + row("Primary Energy|Biomass|Electricity", "Mtce/yr", "10", "20")
)
COAL = row("Primary Energy|Coal", "Mtce/yr", "2537.5", "1850")
GDP = row("GDP|PPP", "billion US$2010/yr", "725", "1480")


def test_primary_energy_is_recounted_as_china_counts_it() -> None:
    """3625 and 3700 Mtce; 17.2414 and 32.4324 %; coal 70 and 50 %; intensity 2.5 after 5: -50 %."""
    found = told(RECOUNTED + COAL + GDP)
    lines = shown(found)
    assert {name: lines[name] for name in ("energy_consumption", "non_fossil_share", "coal_share")} == {
        "energy_consumption": "3625, 3700",
        "non_fossil_share": "17.2414, 32.4324",
        "coal_share": "70, 50",
    }
    assert lines["energy_intensity"] == "-50 %"
    assert found["non_fossil_share", ""].levels[1].amount.value == Fraction(120_000, 3700)
    assert found["non_fossil_share", ""].levels[0].note == "recounted by the coal-equivalent method"


def test_another_rate_is_taken_where_it_is_stated() -> None:
    """At 0.3 kgce a kWh: 3000 + 600 + 50."""
    lines = shown(told(RECOUNTED, recipes=Recipes(glossary=Glossary(), rate=Fraction(3, 10))))
    assert lines["energy_consumption"] == "3650, 3750"


def test_a_province_is_not_recounted() -> None:
    """It lives on electricity from elsewhere."""
    lines = shown(told(RECOUNTED.replace("China", "Shandong")))
    assert not {"energy_consumption", "non_fossil_share", "coal_share", "energy_intensity"} & lines.keys()


def test_biomass_that_may_be_traditional_leaves_a_span() -> None:
    """H from 0 to 50: 3575 to 3625, of it 575 to 625; a number known by bounds only."""
    lines = shown(told(RECOUNTED.replace("Biomass|Modern", "Biomass")))
    assert lines["energy_consumption"] == "3575..3625, 3650..3700"
    assert lines["non_fossil_share"] == "16.0839..17.2414, 31.5068..32.4324"


def test_without_the_electricity_shares_are_direct_equivalents_and_say_so() -> None:
    """They have a definition of their own."""
    rows = row("Primary Energy", "EJ/yr", "100", "100") + row("Primary Energy|Fossil", "EJ/yr", "91.2", "85")
    assert shown(told(rows)) == {
        "energy_consumption direct equivalent": "3412.08, 3412.08",
        "non_fossil_share direct equivalent": "8.8, 15",
    }


def test_other_gases_need_a_set_of_warming_potentials() -> None:
    """1000 kt CH4 are 28 Mt CO2e by AR5: IPCC AR5 WG1, table 8.A.1."""
    added = read_map(
        "kind,from,to\nvariable,Emissions|CH4,ghg_emissions_excl_lulucf\n", "m.csv", Glossary(gwp="AR5")
    )
    lines = shown(told(row("Emissions|CH4", "kt CH4/yr", "1000", "2000"), recipes=Recipes(glossary=added)))
    assert lines == {"ghg_emissions_excl_lulucf": "28, 56"}


# The spelling in the file, the unit wanted, what a number is multiplied by, and its currency.
UNITS = [
    ("Mt CO2/yr", "Mt CO2/yr", "1", ""),
    ("Gt CO2", "Mt CO2/yr", "1000", ""),
    ("kt CO2/yr", "Mt CO2/yr", "1/1000", ""),
    ("Mt CO2-equiv/yr", "Mt CO2e/yr", "1", ""),
    ("Mt CO2e/yr", "Mt CO2e/yr", "1", ""),
    ("Mt CO2eq/yr", "Mt CO2e/yr", "1", ""),
    ("EJ/yr", "EJ/yr", "1", ""),
    ("PJ/yr", "EJ/yr", "1/1000", ""),
    ("TWh/yr", "EJ/yr", "9/2500", ""),
    ("EJ / yr", "EJ/yr", "1", ""),
    ("GW", "GW", "1", ""),
    ("MW", "GW", "1/1000", ""),
    ("million", "person", "1000000", ""),
    ("billion US$2010/yr", "money/yr", "1000000000", "US$ 2010"),
    ("billion US$2010/yr OR local currency", "money/yr", "1000000000", "US$ 2010"),
    ("billion US$2005/yr", "money/yr", "1000000000", "US$ 2005"),
    ("billion USD_2015/yr", "money/yr", "1000000000", "USD 2015"),
    ("Billion US$2017/yr", "money/yr", "1000000000", "US$ 2017"),
    ("Million 1990USD", "money/yr", "1000000", "USD 1990"),
    ("million ha", "million ha", "1", ""),
]


@pytest.mark.parametrize(("unit", "wanted", "times", "money"), UNITS)
def test_units_of_that_world(unit: str, wanted: str, times: str, money: str) -> None:
    """Exactly."""
    taken = take(unit, wanted, Glossary())
    assert (taken.times, taken.money) == (Fraction(times), money)


NAMES = [
    ("PE|+|Coal", "Primary Energy|Coal"),
    ("SE|Electricity|++|Wind", "Secondary Energy|Electricity|Wind"),
    ("FE", "Final Energy"),
    ("Emi|GHG", "Emissions|Kyoto Gases"),
    ("Emi|CO2|+++|Energy", "Emissions|CO2|Energy"),
    ("Cap|Electricity", "Capacity|Electricity"),
    ("Price|PE|Coal", "Price|PE|Coal"),
    (" GDP|PPP ", "GDP|PPP"),
]


@pytest.mark.parametrize(("name", "full"), NAMES)
def test_names_are_written_in_full(name: str, full: str) -> None:
    """REMIND's short ones."""
    assert canonical(name) == full


def test_the_tables_are_sound() -> None:
    """Every line has a reason or needs none; indicators are known, units convert, variables have one unit."""
    names = {meaning.name for meaning in meanings()}
    taken: dict[str, set[str]] = {}
    for meaning in meanings():
        if meaning.told in (Told.LEVEL, Told.INDEX, Told.SHARE, Told.FLOOR):
            assert meaning.name in vocabulary(), meaning.name
        if meaning.told in (Told.LEVEL, Told.FLOOR):
            unit = vocabulary()[meaning.name]
            assert units.factor(meaning.unit.removesuffix("/yr"), unit.unit, tonne=unit.tonne) > 0
        for operand in meaning.operands:
            if (
                operand not in names
                and operand not in ("recounted total", "recounted share")
                and meaning.unit
            ):
                taken.setdefault(operand, set()).add(meaning.unit)
    assert {name: several for name, several in taken.items() if len(several) > 1} == {}
    assert all(taken[part] == {"EJ/yr"} for part in PARTS if part in taken)
    assert all(line.reason for line in known_regions().values())
    assert all(line["reason"] for line in (*shipped("units.csv"), *shipped("regions.csv")))
    silent = {meaning.name for meaning in meanings() if not meaning.reason}
    assert silent <= {"offshore_wind_capacity", "gas_power_capacity", "biomass_capacity"}


def test_no_ratio_starts_from_what_a_solver_left_of_a_zero() -> None:
    """1e-320 is no amount: neither a change nor a share is told from it; 1e-12 is one."""
    rows = row("Primary Energy|Coal", "EJ/yr", "1e-320", "60") + row(
        "Primary Energy|Oil", "EJ/yr", "1e-12", "1"
    )
    lines = shown(told(rows))
    assert "coal_consumption" not in lines
    assert lines["oil_consumption"] == "1e+14 %"
