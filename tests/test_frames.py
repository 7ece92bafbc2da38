"""Frames as people have them: each is answered as the plain one is, or refused with a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from ensembles import HEAD, ensemble, frame, plain

import dualcarbon as dc

WIND = {
    "model": "M",
    "scenario": "S",
    "region": "China",
    "unit": "GW",
    "variable": "Capacity|Electricity|Wind",
}
SOLAR = {**WIND, "variable": "Capacity|Electricity|Solar"}
KEYS = list(WIND)
WIDE = [{**WIND, "2030": 1400.0}, {**SOLAR, "2030": 2000.0}]
LONG = [{**WIND, "year": 2030, "value": 1400.0}, {**SOLAR, "year": 2030, "value": 2000.0}]
VALUE = {"wide": "2030", "long": "value"}
LIBRARIES = ("pyarrow", "pandas", "polars")
Rows = list[dict[str, Any]]


def made(library: str, rows: Rows) -> Any:
    """The rows as a frame."""
    module: Any = pytest.importorskip(library)
    return module.Table.from_pylist(rows) if library == "pyarrow" else module.DataFrame(rows)


def asked(given: Any, **options: Any) -> Any:
    """One target of one year: wind and sun together, in 2030."""
    return dc.check_scenarios(
        given, **{"region": "china", "indicators": "wind_solar_capacity", "year": 2030, **options}
    )


def told(given: Any) -> list[tuple[object, ...]]:
    """Scenario, verdict and value of each row."""
    return [(row[5], row[6], row[7]) for row in plain(asked(given))]


ANSWER = [("M|S", "on_track", 3400.0)]  # 1,400 + 2,000 GW; at least 1,200 are wanted


def pandas(rows: Rows) -> Any:
    """A frame of pandas."""
    return made("pandas", rows)


def encoded(rows: Rows) -> Any:
    """A table of pyarrow whose texts are numbers of a dictionary."""
    table = made("pyarrow", rows)
    for key in KEYS:
        at = table.column_names.index(key)
        table = table.set_column(at, key, table.column(key).dictionary_encode())
    return table


def in_chunks(rows: Rows) -> Any:
    """A row a chunk, each with a dictionary of its own."""
    return pytest.importorskip("pyarrow").concat_tables([encoded([row]) for row in rows])


def cast(table: Any, kind: str) -> Any:
    """A table of pyarrow whose models are texts of another kind."""
    pa: Any = pytest.importorskip("pyarrow")
    return table.set_column(0, "model", table.column("model").cast(getattr(pa, kind)()))


def polars_as(kind: Callable[[Any], Any]) -> Any:
    """A frame of polars whose texts are of another kind."""
    pl: Any = pytest.importorskip("polars")
    return pl.DataFrame(LONG).with_columns(pl.col("region").cast(kind(pl)))


AS_PEOPLE_HAVE_THEM: dict[str, Callable[[], Any]] = {
    "years as numbers": lambda: pandas(WIDE).rename(columns={"2030": 2030}),
    "years as numbers with a point": lambda: pandas(WIDE).rename(columns={"2030": 2030.0}),
    "years as numbers of numpy": lambda: pandas(WIDE).rename(
        columns={"2030": pytest.importorskip("numpy").int64(2030)}
    ),
    "keys in the index, wide": lambda: pandas(WIDE).set_index(KEYS),
    "keys and years in the index, long": lambda: pandas(LONG).set_index([*KEYS, "year"]),
    "one key in the index": lambda: pandas(LONG).set_index("model"),
    "a pivoted table": lambda: pandas(LONG).pivot_table(index=KEYS, columns="year", values="value"),
    "an index without order": lambda: pandas(LONG).set_axis([7, 7]),
    "categories": lambda: pandas(LONG).astype(dict.fromkeys(KEYS, "category")),
    "objects": lambda: pandas(LONG).astype(object),
    "types of arrow": lambda: pandas(LONG).convert_dtypes(dtype_backend="pyarrow"),
    "types of pandas, a row without a number": lambda: pandas(
        [*WIDE, {**SOLAR, "2030": None}]
    ).convert_dtypes(),
    "years that are numbers with a point": lambda: pandas(LONG).astype({"year": float}),
    "numbers of rows that pandas wrote": lambda: made(
        "pyarrow", [{**row, "__index_level_0__": 1} for row in WIDE]
    ),
    "names in capitals and blanks": lambda: pandas(WIDE).rename(columns=lambda name: f" {name.title()} "),
    "a dictionary": lambda: encoded(LONG),
    "chunks of dictionaries": lambda: in_chunks(LONG),
    "large texts": lambda: cast(made("pyarrow", LONG), "large_string"),
    "views of texts": lambda: cast(made("pyarrow", LONG), "string_view"),
    "two columns of remarks": lambda: (
        made("pyarrow", WIDE).append_column("notes", [["", ""]]).append_column("notes", [["", ""]])
    ),
    "categories of polars": lambda: polars_as(lambda pl: pl.Categorical),
    "an enumeration of polars": lambda: polars_as(lambda pl: pl.Enum(["China", "World"])),
}


def shown(given: Any) -> tuple[str, list[object]]:
    """What a frame says of itself, and the names of its columns with their types."""
    return str(given), list(given.column_names if hasattr(given, "column_names") else given.columns)


@pytest.mark.parametrize("name", AS_PEOPLE_HAVE_THEM)
def test_a_frame_as_people_have_it_is_answered(name: str) -> None:
    """As the plain one is; and it is not changed."""
    given = AS_PEOPLE_HAVE_THEM[name]()
    before = shown(given)
    assert told(given) == ANSWER
    assert shown(given) == before


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("rows", [WIDE, LONG], ids=["wide", "long"])
def test_an_empty_frame_has_no_rows_and_the_same_columns(library: str, rows: Rows) -> None:
    """So that an engine can put parts together."""
    given = made(library, rows)
    full, empty = asked(given), asked(given[:0])
    assert plain(empty) == []
    schema = (
        (lambda found: found.schema) if library != "pandas" else (lambda found: list(found.dtypes.items()))
    )
    assert schema(empty) == schema(full)


def with_value(value: object) -> Callable[[Rows, str], Rows]:
    """The second row has another value."""
    return lambda rows, column: [rows[0], {**rows[1], column: value}]


MISSING: dict[str, Callable[[Rows, str], Rows]] = {
    "null": with_value(None),
    "nan": with_value(float("nan")),
    "no row": lambda rows, _: rows[:1],
    "no region": lambda rows, _: [rows[0], {**rows[1], "region": None}],
    "no variable": lambda rows, _: [rows[0], {**rows[1], "variable": None}],
}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("rows", [WIDE, LONG], ids=["wide", "long"])
@pytest.mark.parametrize("name", MISSING)
def test_what_is_missing_is_unknown(name: str, rows: Rows, library: str) -> None:
    """A sum without one of its parts is no number."""
    layout = "long" if rows is LONG else "wide"
    assert told(made(library, MISSING[name](rows, VALUE[layout]))) == [("M|S", "unknown", None)]


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_scenario_without_a_name_has_none(library: str) -> None:
    """Not that of the sign for what is missing."""
    rows: Rows = [*WIDE, *({**row, "scenario": None} for row in WIDE)]
    assert told(made(library, rows)) == [*ANSWER, ("M|", "on_track", 3400.0)]


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_number_of_32_bits_is_its_shortest_decimal(library: str) -> None:
    """1,400.1 and 2,000.1, not 1400.0999755859375."""
    module: Any = pytest.importorskip(library)
    given = made(library, [{**WIND, "2030": 1400.1}, {**SOLAR, "2030": 2000.1}])
    if library == "pandas":
        given = given.astype({"2030": "float32"})
    elif library == "polars":
        given = given.with_columns(module.col("2030").cast(module.Float32))
    else:
        given = given.set_column(5, "2030", given.column("2030").cast(module.float32()))
    assert told(given) == [("M|S", "on_track", 3400.2)]


NO_NUMBER = "write a number, or leave the cell empty"
NO_YEAR = "write four digits: 2030"
FAULTS: dict[str, tuple[Callable[[Rows, str], Rows], str]] = {
    "infinity": (with_value(float("inf")), f'the frame:3:{{column}}: "inf" is no number\n  {NO_NUMBER}'),
    "the same row twice": (
        lambda rows, _: [*rows, rows[0]],
        (
            "the frame:4:1: two values for M|S, CN, Capacity|Electricity|Wind, 2030; the first from line 2 on\n"
            "  keep one row for each variable of a scenario"
        ),
    ),
    "another unit": (
        lambda rows, _: [rows[0], {**rows[1], "unit": "furlong"}],
        (
            'the frame:3:4: Capacity|Electricity|Solar: unknown unit "furlong"\n'
            "  dualcarbon list units names those that are known"
        ),
    ),
    "no unit": (
        lambda rows, _: [rows[0], {**rows[1], "unit": None}],
        'the frame:3:4: Capacity|Electricity|Solar: the unit is missing\n  it is told in "GW"',
    ),
    "no column of units": (
        lambda rows, _: [{key: cell for key, cell in row.items() if key != "unit"} for row in rows],
        (
            'the frame:1:32: this is an IAMC table without the column "Unit"\n'
            "  the columns are Model, Scenario, Region, Variable, Unit"
        ),
    ),
}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("rows", [WIDE, LONG], ids=["wide", "long"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_alike_by_each_library(name: str, rows: Rows, library: str) -> None:
    """With its row, as if the header were row 1, and its column."""
    change, message = FAULTS[name]
    layout = "long" if rows is LONG else "wide"
    with pytest.raises(dc.DualcarbonError) as caught:
        asked(made(library, change(rows, VALUE[layout])))
    assert str(caught.value) == message.format(column=7 if layout == "long" else 6)


def long_with(**cells: object) -> Rows:
    """The second row of the long layout has other cells."""
    return [LONG[0], {**LONG[1], **cells}]


REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "a year that is missing": (
        lambda: pandas(long_with(year=None)),
        f"the frame:3:6: the year is missing\n  {NO_YEAR}",
    ),
    "a year of five digits": (
        lambda: made("polars", long_with(year=20300)),
        f'the frame:3:6: "20300" is no year\n  {NO_YEAR}',
    ),
    "a day": (
        lambda: pandas(long_with(year=dt.date(2030, 1, 1))),
        f'the frame:3:6: "2030-01-01" is no year\n  {NO_YEAR}',
    ),
    "yes and no": (
        lambda: made("pyarrow", [{**LONG[0], "value": True}]),
        f'the frame:2:7: "True" is no number\n  {NO_NUMBER}',
    ),
    "a text": (
        lambda: made("pyarrow", [{**LONG[0], "value": "1,400"}]),
        'the frame:2:7: "1,400" is no number\n  write numbers with a point and without commas: 1200.5',
    ),
    "a list": (
        lambda: made("polars", [{**LONG[0], "value": [1.0]}]),
        'the frame:2:7: "[1.0]" is no number\n  write a number, or leave the cell empty',
    ),
    "a column more, wide": (
        lambda: made("pyarrow", [{**row, "foo": 1} for row in WIDE]),
        'the frame:1:42: "foo" is no year\n  the columns after the unit are years: 2020, 2030',
    ),
    "a column more, long": (
        lambda: pandas(LONG).reset_index(),
        (
            'the frame:1:1: unknown column "index"\n'
            "  the columns are model, scenario, region, variable, unit, year, value"
        ),
    ),
    "a year as a text and as a number": (
        lambda: pandas(WIDE).assign(**{"2031": 1.0}).rename(columns={"2031": 2030}),
        'the frame:1:42: the column "2030" stands twice\n  keep one',
    ),
    "a column twice": (
        lambda: made("pyarrow", LONG).append_column("value", [[1.0, 2.0]]),
        'the frame:1:48: the column "value" stands twice\n  keep one',
    ),
    "a day as a year": (
        lambda: pandas(WIDE).rename(columns={"2030": dt.date(2030, 1, 1)}),
        'the frame:1:37: "2030-01-01" is no year\n  the columns after the unit are years: 2020, 2030',
    ),
    "columns of two floors": (
        lambda: pytest.importorskip("pandas").concat({"a": pandas(WIDE)}, axis=1),  # ("a", "model")
        (
            "the frame:1:1: this is no table of the IAMC\n"
            "  it begins like this: Model,Scenario,Region,Variable,Unit,2020,2030"
        ),
    ),
    "a key in the index and in a column": (
        lambda: pandas(LONG).set_index(["unit"]).assign(Unit="GW").drop(columns="region"),
        (
            'the frame:1:16: this is an IAMC table without the column "Region"\n'
            "  the columns are Model, Scenario, Region, Variable, Unit"
        ),
    ),
}
NO_FRAMES: dict[str, Callable[[], Any]] = {
    "a frame to be": lambda: made("polars", LONG).lazy(),
    "one column": lambda: pandas(LONG)["value"],
    "a batch": lambda: made("pyarrow", LONG).to_batches()[0],
    "a reader": lambda: made("pyarrow", LONG).to_reader(),
    "rows": lambda: LONG,
    "nothing": lambda: None,
}
REFUSED |= {
    name: (
        given,
        (
            "the frame is no frame that can be read\n"
            "  give a DataFrame of polars or pandas or a Table of pyarrow, a LazyFrame collected"
        ),
    )
    for name, given in NO_FRAMES.items()
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_a_sentence(name: str) -> None:
    """And no error of another library."""
    given, message = REFUSED[name]
    with pytest.raises(dc.DualcarbonError) as caught:
        asked(given())
    assert str(caught.value) == message


OPTIONS: dict[str, tuple[Mapping[str, object], str]] = {
    "region": ({"region": "chnia"}, 'unknown region "chnia"\n  did you mean "china"?'),
    "indicator": (
        {"indicators": "wnd"},
        'unknown indicator "wnd"\n  dualcarbon list indicators names those that are known',
    ),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_an_unknown_name_is_a_sentence(name: str) -> None:
    """The empty frame asks too: an engine hears of it from any part."""
    options, message = OPTIONS[name]
    with pytest.raises(dc.UnknownName) as caught:
        asked(made("pyarrow", LONG)[:0], **options)
    assert str(caught.value) == message


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_part_without_the_scenarios_wanted_has_no_rows(library: str) -> None:
    """The others may have them: together the parts give the rows of the whole."""
    header, *lines = ensemble(6).splitlines(keepends=True)
    assert header == HEAD
    wanted = ["M|S1", "*4"]
    whole = plain(dc.check_scenarios(frame(ensemble(6), library), region="china", scenarios=wanted))
    parts = [[line for line in lines if int(line.split(",")[1][1:]) % 3 == part] for part in range(3)]
    each = [
        plain(dc.check_scenarios(frame(header + "".join(part), library), region="china", scenarios=wanted))
        for part in parts
    ]
    assert [bool(rows) for rows in each] == [False, True, False]
    assert [row for rows in each for row in rows] == whole


def test_frames_of_pandas_take_the_rows() -> None:
    """Numbers are numbers there."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(dc.check("shandong").rows())
    assert frame["margin_value"].dtype.kind == "f"
    assert frame["year"].dtype.kind in "iuf"
    assert len(frame) == len(dc.check("shandong"))


def test_frames_of_polars_take_the_rows() -> None:
    """Numbers are numbers there."""
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(dc.check("shandong").rows(), infer_schema_length=None)
    assert frame["margin_value"].dtype.is_numeric()
