"""Tables of the IAMC: every layout and spelling gives the same numbers, and each fault has its place."""

from __future__ import annotations

import gzip
import io
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from dualcarbon.indicator import Better, Indicator, Kind
from dualcarbon.problem import DualcarbonError
from dualcarbon.scenario_file import (
    Glossary,
    Recipes,
    Scenarios,
    TableSource,
    is_iamc,
    is_scenario_file,
    read_map,
    source_of,
    source_of_text,
    trajectories,
)
from dualcarbon.trajectory import Interval, SeriesKey, Status
from dualcarbon.trajectory_file import read_trajectory_file

WIDE = """Model,Scenario,Region,Variable,Unit,2020,2030,2035
M 1,NZ,China,Emissions|CO2|Energy and Industrial Processes,Mt CO2/yr,11000,9876.5,
M 1,NZ,China,Emissions|CO2|AFOLU,Mt CO2/yr,-900,-950,-990
M 1,NZ,World,Emissions|CO2|Energy,Mt CO2/yr,35000,30000,25000
M 1,NZ,China,Capacity|Electricity|Wind,GW,281.5,0.1,2000
"""
LONG = """model,scenario,region,variable,unit,year,value
M 1,NZ,China,Emissions|CO2|Energy and Industrial Processes,Mt CO2/yr,2020,11000
M 1,NZ,China,Emissions|CO2|Energy and Industrial Processes,Mt CO2/yr,2030,9876.5
M 1,NZ,China,Emissions|CO2|AFOLU,Mt CO2/yr,2020,-900
M 1,NZ,World,Emissions|CO2|Energy,Mt CO2/yr,2020,35000
M 1,NZ,China,Capacity|Electricity|Wind,GW,2020,281.5
M 1,NZ,China,Capacity|Electricity|Wind,GW,2030,0.1
M 1,NZ,China,Capacity|Electricity|Wind,GW,2035,2000
"""
# 0.1 is a tenth and not the float next to it.
EXPECTED = {
    ("co2_emissions", 2020): Fraction(11000),
    ("co2_emissions", 2030): Fraction(19753, 2),
    ("wind_capacity", 2020): Fraction(563, 2),
    ("wind_capacity", 2030): Fraction(1, 10),
    ("wind_capacity", 2035): Fraction(2000),
}


def levels(found: Scenarios) -> dict[tuple[str, int], Fraction]:
    """The levels of a reading by indicator and year."""
    return {
        (one.indicator.name, level.year): level.amount.value for one in found.data for level in one.levels
    }


def read(text: str | bytes, *, recipes: Recipes | None = None) -> Scenarios:
    """The trajectories of a text."""
    return trajectories(source_of_text(text, "f.csv"), recipes=recipes)


SHAPES = [
    ("wide", WIDE),
    ("long", LONG),
    ("capitals", WIDE.replace("Model,Scenario,Region,Variable,Unit", "MODEL,SCENARIO,REGION,VARIABLE,UNIT")),
    ("semicolons", WIDE.replace(",", ";")),
    ("tabs", WIDE.replace(",", "\t")),
    ("a trailing separator, as .mif has it", WIDE.replace("\n", ";\n").replace(",", ";")),
    ("a trailing separator in the header only", WIDE.replace("2035\n", "2035,\n")),
    ("a byte order mark", "\ufeff" + WIDE),
    ("Windows line ends", WIDE.replace("\n", "\r\n")),
    ("no line end at the end", WIDE.rstrip("\n")),
    ("blank lines", WIDE.replace("\nM", "\n\nM") + "\n\n"),
    ("a remark in front", "# written by a model\n" + WIDE),
    ("years as R writes them", WIDE.replace("2020,2030,2035", "X2020,X2030,X2035")),
    ("years as spreadsheets write them", WIDE.replace("2020,2030,2035", "2020.0,2030.0,2035.0")),
    ("a column of remarks", WIDE.replace("2035\n", "2035,Notes\n").replace(",\n", ",,see, \n", 0)),
    ("values not there", WIDE.replace("9876.5,\n", "9876.5,N/A\n")),
    ("values not there, as R has it", WIDE.replace("9876.5,\n", "9876.5,NA\n")),
    ("blanks around cells", WIDE.replace(",", " , ")),
    ("exponents", WIDE.replace("11000", "1.1e4").replace("0.1", "1E-1")),
    (
        "quotes around every cell",
        "\n".join('"' + line.replace(",", '","') + '"' for line in WIDE.split("\n")),
    ),
    ("a quoted cell with a line break", WIDE + 'M 1,NZ,"far\naway",x,y,1,2,3\n'),
    ("a quoted cell with commas", WIDE.replace("M 1,NZ,World", '"M, 1",NZ,"World, all of it"')),
    ("REMIND's signs between the parts", WIDE.replace("Electricity|Wind", "Electricity|+|Wind")),
    ("REMIND's short names", WIDE.replace("Emissions|", "Emi|").replace("Capacity|", "Cap|")),
    ("a native region", WIDE.replace("China", "M 1|China")),
    ("an ISO code", WIDE.replace("China", "CHN")),
    (
        "columns in another order",
        "\n".join(
            ",".join([cells[5], *cells[:5], *cells[6:]])
            for cells in (line.split(",") for line in WIDE.strip().split("\n"))
        ),
    ),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in SHAPES])
def test_every_shape_of_a_table_says_the_same(text: str) -> None:
    """Exactly: the shortest decimal of a number."""
    if "Notes" in text:
        text = "\n".join(
            line if line.startswith("Model") or not line else f"{line},seen" for line in text.split("\n")
        )
    assert levels(read(text)) == EXPECTED


def test_a_scenario_is_named_by_model_and_scenario_and_is_projected() -> None:
    """Each trajectory says where it stands and what it was told from."""
    found = read(WIDE)
    assert found.names == ("M 1|NZ",)
    one = found.data.trajectories[SeriesKey("CN", "wind_capacity", "", Status.PROJECTED, "M 1|NZ")]
    level = one.levels[0]
    assert (str(level.location), level.source) == ("f.csv:5", "f.csv: Capacity|Electricity|Wind")
    assert level.amount == Interval.exact(Fraction(563, 2))
    assert found.data.newest is None


def test_what_nobody_asked_for_is_counted_in_one_line() -> None:
    """Two rows: a region and a variable."""
    found = read(WIDE)
    assert str(found.passed) == (
        "rows that nobody asked for were passed over: 2 (other regions: 1, other variables: 1)"
    )
    assert [notice.message for notice in found.data.notices] == [str(found.passed)]


def test_gzip_is_unpacked(tmp_path: Path) -> None:
    """Whatever the file is called."""
    path = tmp_path / "f.data"
    path.write_bytes(gzip.compress(WIDE.encode()))
    assert levels(trajectories(source_of(path))) == EXPECTED
    assert is_scenario_file(source_of(path))


def test_a_gzip_that_breaks_off_is_told() -> None:
    """By the name of the file."""
    with pytest.raises(DualcarbonError, match=r"cannot unpack f\.csv: Compressed file ended"):
        read(gzip.compress(WIDE.encode())[:-20])


def workbook(text: str) -> TableSource:
    """A table as a workbook, its numbers as numbers, behind a sheet of remarks."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Meta"])
    sheet = book.create_sheet("data")
    for line in text.strip().split("\n"):
        sheet.append([typed(cell) for cell in line.split(",")])
    held = io.BytesIO()
    book.save(held)
    return source_of_text(held.getvalue(), "f.xlsx")


def parquet(text: str, *, small: bool = False) -> TableSource:
    """A table as Parquet; ``small`` keeps the numbers in 32 bits."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet as files

    header, *rows = [[typed(cell) for cell in line.split(",")] for line in text.strip().split("\n")]
    columns = {}
    for name, column in zip(header, zip(*rows, strict=True), strict=True):
        number = all(isinstance(cell, float | int) or cell is None for cell in column) and name != "year"
        kind = (pa.float32() if small else pa.float64()) if number else None
        columns[str(name)] = pa.array(list(column), type=kind)
    held = io.BytesIO()
    files.write_table(pa.table(columns), held)
    return source_of_text(held.getvalue(), "f.parquet")


def typed(cell: str) -> str | float | int | None:
    """A cell as spreadsheets hold it."""
    try:
        return int(cell) if cell.lstrip("-").isdigit() else float(cell)
    except ValueError:
        return cell or None


@pytest.mark.parametrize("text", [WIDE, LONG], ids=["wide", "long"])
def test_workbooks_and_parquet_say_the_same_as_csv(text: str) -> None:
    """To the last digit, in 32 bits too."""
    assert levels(trajectories(workbook(text))) == EXPECTED
    assert levels(trajectories(parquet(text))) == EXPECTED
    assert levels(trajectories(parquet(text, small=True))) == EXPECTED
    assert is_scenario_file(workbook(text))


HEAD = "Model,Scenario,Region,Variable,Unit,2020,2030"
GAS = "M,S,China,Emissions|CO2|Energy"
YEARS = "model,scenario,region,variable,unit,year,value"
# Text, code, line and column, message, hint.
FAULTS = [
    (
        f"{HEAD}\n{GAS},GW,1,2\n",
        ("DC107", 2, 32),
        'Emissions|CO2|Energy: "GW" (power) does not convert to "Mt CO2" (mass of CO2)',
        'it is told in "Mt CO2/yr"; --map reads other spellings',
    ),
    (
        f"{HEAD}\n{GAS},Mt C02/yr,1,2\n",
        ("DC106", 2, 32),
        None,
        'did you mean "Mt CO2/yr"?',
    ),
    (f"{HEAD}\n{GAS},,1,2\n", ("DC106", 2, 32), "Emissions|CO2|Energy: the unit is missing", None),
    (
        f"{HEAD}\nM,S,China,Capacity|Electricity,GW/yr,1,2\n",
        ("DC107", 2, 32),
        'Capacity|Electricity: "GW/yr" is an amount per year, and this stands at the end of one',
        'write "GW"',
    ),
    (
        f"{HEAD}\nM,S,China,GDP|PPP,EJ/yr,1,2\n",
        ("DC107", 2, 19),
        'GDP|PPP: "EJ/yr" is no money of a price year',
        "write a currency and its price year: billion US$2010/yr",
    ),
    (
        f"{HEAD}\n{GAS},Mt CO2/yr,1,few\n",
        ("DC303", 2, 44),
        '"few" is no number',
        "write a number, or leave the cell empty",
    ),
    (
        f'{HEAD}\n{GAS},Mt CO2/yr,"1,200",2\n',
        ("DC303", 2, 42),
        '"1,200" is no number',
        "write numbers with a point and without commas: 1200.5",
    ),
    (f"{HEAD}\n{GAS},Mt CO2/yr,1_0,2\n", ("DC303", 2, 42), '"1_0" is no number', None),
    (f"{HEAD}\n{GAS},Mt CO2/yr,inf,2\n", ("DC303", 2, 42), '"inf" is no number', None),
    (f"{HEAD}\n{GAS},Mt CO2/yr,1e999,2\n", ("DC303", 2, 42), '"1e999" is no number', None),
    (f"{HEAD}\n{GAS},Mt CO2/yr,１,2\n", ("DC303", 2, 42), '"１" is no number', None),
    (
        f"{YEARS}\n{GAS},Mt CO2/yr,203O,2\n",
        ("DC304", 2, 42),
        '"203O" is no year',
        "write four digits: 2030",
    ),
    (f"{YEARS}\n{GAS},Mt CO2/yr,,2\n", ("DC304", 2, 42), "the year is missing", None),
    (
        f"{HEAD},203O\n{GAS},Mt CO2/yr,1,2,3\n",
        ("DC301", 1, 47),
        '"203O" is no year',
        "the columns after the unit are years: 2020, 2030",
    ),
    (f"{HEAD},2030\n", ("DC301", 1, 47), 'the column "2030" stands twice', "keep one"),
    (f"{HEAD},unit\n", ("DC301", 1, 47), 'the column "unit" stands twice', "keep one"),
    (f"{YEARS},place\n", ("DC301", 1, 48), 'unknown column "place"', None),
    (f"{HEAD}\n", ("DC002", 1, 1), "the file has a header and no rows", None),
    (f"{HEAD}\n{GAS},Mt CO2/yr,1\n", ("DC302", 2, 1), "the row has 6 cells, the header 7", None),
    (f"{HEAD}\nM,S,China\n", ("DC302", 2, 1), "the row has 3 cells, the header 7", None),
    (f'{HEAD}\nM,S,"China\n', ("DC302", 2, 1), "a quote that is never closed", None),
    (
        f"{HEAD}\n{GAS},Mt CO2/yr,1,2\nM,T,China,GDP|PPP,billion US$2010/yr,1,2\n{GAS},Mt CO2/yr,1,2\n",
        ("DC305", 4, 1),
        "two values for M|S, CN, Emissions|CO2|Energy, 2020; the first from line 2 on",
        "keep one row for each variable of a scenario",
    ),
    (
        f"{YEARS}\n{GAS},Mt CO2/yr,2020,2\n{GAS},Gt CO2/yr,2020,2\n",
        ("DC305", 3, 1),
        "two values for M|S, CN, Emissions|CO2|Energy, 2020; the first from line 2 on",
        None,
    ),
]


@pytest.mark.parametrize(("text", "place", "message", "hint"), FAULTS)
def test_each_fault_has_its_place_and_a_hint(
    text: str, place: tuple[str, int, int], message: str | None, hint: str | None
) -> None:
    """One fault, one problem; the reader of trajectories finds the same."""
    with pytest.raises(DualcarbonError) as caught:
        read(text)
    (problem,) = caught.value.problems
    assert problem.location is not None
    assert (problem.code, problem.location.line, problem.location.column) == place
    assert message is None or problem.message == message
    assert problem.hint if hint is None else problem.hint == hint
    assert read_trajectory_file(text, "f.csv")[1] == (problem,)


def test_faults_of_rows_that_nobody_asked_for_are_no_faults() -> None:
    """Other regions may write what they like."""
    text = f"{WIDE}M 1,NZ,World,Emissions|CO2|Energy,furlongs,x,y,z\n"
    assert levels(read(text)) == EXPECTED


def test_every_fault_is_told_at_once() -> None:
    """In the order of the file."""
    with pytest.raises(DualcarbonError) as caught:
        read(f"{HEAD}\n{GAS},GW,1,2\n{GAS},Mt CO2/yr,x,2\n{GAS},Mt CO2/yr,1,y\n")
    assert [problem.code for problem in caught.value.problems] == ["DC107", "DC303", "DC303"]


def test_a_workbook_tells_row_and_column() -> None:
    """Columns are counted in cells there."""
    with pytest.raises(DualcarbonError) as caught:
        trajectories(workbook(f"{HEAD}\n{GAS},Mt CO2/yr,1,few\n{GAS},GW,1,2\n"))
    assert [str(problem.location) for problem in caught.value.problems] == ["f.xlsx:2:7", "f.xlsx:3:5"]


HEADERS: list[tuple[Sequence[object], str | None]] = [
    (["Model", "Scenario", "Region", "Variable", "Unit", "2005"], "wide"),
    (["MODEL", "SCENARIO", "REGION", "VARIABLE", "UNIT", 2005, None], "wide"),
    (["model", "scenario", "region", "variable", "unit", "year", "value"], "long"),
    (["value", "year", "unit", "variable", "region", "scenario", "model"], "long"),
    (["region", "indicator", "year", "value", "unit"], None),
    (["region", "indicator", "year", "value", "unit", "scenario"], None),
    (["model", "scenario", "region", "variable", "unit"], None),
    ([], None),
]


@pytest.mark.parametrize(("cells", "layout"), HEADERS)
def test_a_file_is_told_apart_by_its_header(cells: Sequence[object], layout: str | None) -> None:
    """The long layout of dualcarbon itself is none of them."""
    assert is_iamc(cells) == layout


def test_a_trajectory_of_dualcarbon_is_no_scenario_file() -> None:
    """Nor is a file of anything else."""
    assert not is_scenario_file(source_of_text("region,indicator,year,value,unit\n", "f"))
    assert not is_scenario_file(source_of_text(b"\x1f\x8b broken", "f"))
    with pytest.raises(DualcarbonError, match="this is no table of the IAMC"):
        read("a,b\n1,2\n")


def test_a_text_in_another_encoding_is_told() -> None:
    """UTF-16, as spreadsheets call Unicode."""
    with pytest.raises(DualcarbonError, match="it looks like UTF-16"):
        read(WIDE.encode("utf-16"))


def test_scenarios_are_chosen_by_name_or_pattern() -> None:
    """With or without the model; a name that none has gets a near one."""
    text = f"{HEAD}\n{GAS},Mt CO2/yr,1,2\n{GAS.replace('M,S', 'N,S2')},Mt CO2/yr,1,2\n"

    def names(*patterns: str) -> tuple[str, ...]:
        return trajectories(source_of_text(text, "f.csv"), scenarios=patterns).names

    assert names() == ("M|S", "N|S2")
    assert names("M|S") == names("M*|*") == names("S") == ("M|S",)
    assert names("*|S2", "M|S") == names("S*") == ("M|S", "N|S2")
    with pytest.raises(
        DualcarbonError, match=r'no scenario "M\|SS" in the data in use\n  did you mean "M\|S"'
    ):
        names("M|SS")


def test_only_the_indicators_and_regions_asked_for_are_read() -> None:
    """The rest is passed over, faults and all."""
    text = f"{HEAD}\n{GAS},Mt CO2/yr,1,2\nM,S,Shandong,Capacity|Electricity|Solar,kW,x,2\n"
    found = trajectories(source_of_text(text, "f"), regions=["CN"], indicators=["co2_emissions_energy"])
    assert [key[:2] for key in found.data.trajectories] == [("CN", "co2_emissions_energy")]


# The name in the file, and the region it means; nothing where it is none of China's, or wider than it says.
REGIONS = [
    ("China", "CN"),
    ("CHN", "CN"),
    ("CN", "CN"),
    ("People's Republic of China", "CN"),
    ("REMIND 3.0|China", "CN"),
    ("Shandong", "CN-SD"),
    ("China|Shandong", "CN-SD"),
    ("CN-SD", "CN-SD"),
    ("山西", "CN-SX"),
    ("Inner Mongolia", "CN-NM"),
    ("CHA", ""),
    ("China and Taiwan", ""),
    ("China Region", ""),
    ("R10CHINA+", ""),
    ("CPA", ""),
    ("World", ""),
    ("India", ""),
    ("Suzhou", ""),
]


@pytest.mark.parametrize(("name", "code"), REGIONS)
def test_regions_are_known_by_the_names_that_models_use(name: str, code: str) -> None:
    """What is wider than the country is read through a map only."""
    place = Glossary().place(name)
    assert (place.code if place else "") == code


def test_a_map_adds_regions_variables_and_units() -> None:
    """A region that is wider than the country says so in every number."""
    pumps = Indicator(
        name="heat_pumps", label="", label_zh="", unit="GW", better=Better.HIGHER, kind=Kind.STOCK
    )
    added = read_map(
        "kind,from,to\nregion,CHA,CN\nregion,Mainland,China\nvariable,Heat|Pumps,heat_pumps\n"
        'variable,Elc|Wind,Capacity|Electricity|Wind\nunit,"gigawatt, net",GW\n',
        "m.csv",
        Glossary(own={"heat_pumps": pumps}),
    )
    text = (
        f'{HEAD}\nM,S,CHA,Heat|Pumps,GW,1,2\nM,S,CHA,Elc|Wind,"gigawatt, net",3,4\n'
        "M,T,Mainland,Elc|Wind,GW,5,6\n"
    )
    found = read(text, recipes=Recipes(glossary=added))
    assert {
        (one.scenario, one.indicator.name): [int(level.amount.value) for level in one.levels]
        for one in found.data
    } == {
        ("M|S", "heat_pumps"): [1, 2],
        ("M|S", "wind_capacity"): [3, 4],
        ("M|T", "wind_capacity"): [5, 6],
    }
    notes = {one.scenario: one.levels[0].note for one in found.data if one.indicator.name == "wind_capacity"}
    assert notes == {
        "M|S": "wider than the country: REMIND's region holds Hong Kong, Macao and Taiwan",
        "M|T": "",
    }


def test_a_variable_of_the_table_may_serve_an_indicator_of_ones_own() -> None:
    """Taken in the unit of the table, told in that of the indicator: 1 EJ is 1000 PJ."""
    heat = Indicator(name="coal_heat", label="", label_zh="", unit="PJ", better=Better.LOWER, kind=Kind.FLOW)
    added = read_map("kind,from,to\nvariable,PE|Coal,coal_heat\n", "m.csv", Glossary(own={"coal_heat": heat}))
    found = read(f"{HEAD}\nM,S,China,PE|Coal,EJ/yr,80,NA\n", recipes=Recipes(glossary=added))
    assert levels(found)["coal_heat", 2020] == 80_000


MAP_FAULTS = [
    ("", (1, 1), "this is no map"),
    ("region,CHA,CN\n", (1, 1), "this is no map"),
    ("kind,from,to\nregio,CHA,CN\n", (2, 1), '"regio" is no kind of a map'),
    ("kind,from,to\nregion,CHA,Chnia\n", (2, 12), 'unknown region "Chnia"'),
    ("kind,from,to\nregion,,CN\n", (2, 8), '"from" is missing'),
    ("kind,from,to\nregion,CHA,\n", (2, 12), '"to" is missing'),
    ("kind,from,to\nregion,CHA\n", (2, 1), "the row has 2 cells, the header 3"),
    (
        "kind,from,to\nregion,A,CN\nregion,A,CN\n",
        (3, 8),
        'the region "A" stands twice, first in line 2',
    ),
    (
        "kind,from,to\nvariable,X,co2_emission\n",
        (2, 12),
        '"co2_emission" is neither an indicator nor a variable that is known',
    ),
    (
        "kind,from,to\nvariable,PE|Coal,wind_capacity\n",
        (2, 18),
        '"EJ" (energy) does not convert to "GW" (power)',
    ),
    ('kind,from,to\nregion,"CHA,CN\n', (2, 1), "this is not CSV: unexpected end of data"),
]


@pytest.mark.parametrize(("text", "place", "message"), MAP_FAULTS)
def test_each_fault_of_a_map_has_its_place_and_a_hint(
    text: str, place: tuple[int, int], message: str
) -> None:
    """Line and column."""
    with pytest.raises(DualcarbonError) as caught:
        read_map(text, "m.csv")
    (problem,) = caught.value.problems
    assert problem.location is not None
    assert (problem.location.line, problem.location.column) == place
    assert problem.message == message
    assert problem.hint
