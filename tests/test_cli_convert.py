"""``convert`` from its arguments to its exit code."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Runner

ANSWERS = [
    (("12亿千瓦", "GW"), "1200 GW"),
    (("9000万千瓦", "GW"), "90 GW"),
    (("1.7 billion kW", "TW"), "1.7 TW"),
    (("12 GW", "万千瓦"), "1200 万千瓦"),
    (("-5MW", "kW"), "-5000 kW"),
    (("40 to 45 %", "%"), "40 to 45 %"),
    (("at least 1.2 亿千瓦", "GW"), "at least 120 GW"),
    # 29.3076 GJ a tonne of coal equivalent
    (("1 tce", "GJ"), "29.31 GJ"),
    (("1 tce", "GJ", "--precision", "6"), "29.3076 GJ"),
    (("1 tce", "GJ", "--number"), "29.31"),
    # half up, as check rounds; half even would give 12.34
    (("12.345 GW", "GW", "--precision", "4"), "12.35 GW"),
    # without quotes there is one way to read the words
    (("12", "亿千瓦", "GW"), "1200 GW"),
    (("5", "Mt", "CO2", "kt", "CO2"), "5000 kt CO2"),
    (("at", "least", "12", "GW", "MW"), "at least 12000 MW"),
    (("40", "to", "45", "%", "‰"), "400 to 450 ‰"),
    (("-5", "MW", "kW", "--precision", "3"), "-5000 kW"),
]


@pytest.mark.parametrize(("argv", "told"), ANSWERS)
def test_one_quantity(run: Runner, argv: tuple[str, ...], told: str) -> None:
    """One line: the number and the unit asked for."""
    found = run("convert", *argv)
    assert (found.code, found.stdout, found.stderr) == (0, f"{told}\n", "")


FACTORS = [
    (("1 kWh", "kgce", "--electricity", "calorific"), "0.1229 kgce", "0.1229 kgce/kWh"),
    (("1 tce", "t CO2", "--factor", "2.66 t CO2/tce"), "2.66 t CO2", "2.66 t CO2/tce"),
    (("1 t CH4", "t CO2e", "--gwp", "AR5"), "28 t CO2e", "AR5"),
]


@pytest.mark.parametrize(("argv", "told", "factor"), FACTORS)
def test_a_factor_that_is_used_is_named(run: Runner, argv: tuple[str, ...], told: str, factor: str) -> None:
    """The answer on standard output, the factor on standard error, and both in JSON."""
    found = run("convert", *argv)
    assert (found.code, found.stdout) == (0, f"{told}\n")
    assert found.stderr.startswith("with ")
    assert factor in found.stderr
    assert factor in json.loads(run("convert", *argv, "--format", "json").stdout)["factors"]


COAL_RATES = [
    ("coal-rate=2022", "0.3007 kgce", "coal-rate-supplied 2022", "generated it is 0.2875 kgce/kWh"),
    ("coal-rate-supplied=2020", "0.3055 kgce", "coal-rate-supplied 2020", "coal-rate-generated=2020"),
    ("coal-rate-generated=2022", "0.2875 kgce", "coal-rate-generated 2022", "supplied it is 300.7 gce/kWh"),
]


@pytest.mark.parametrize(("rate", "told", "used", "offered"), COAL_RATES)
def test_which_coal_rate_is_said_and_the_other_offered(
    run: Runner, rate: str, told: str, used: str, offered: str
) -> None:
    """Per kWh generated and per kWh supplied are two rates, and one is easily taken for the other."""
    found = run("convert", "1 kWh", "kgce", "--electricity", rate)
    assert found.stdout == f"{told}\n"
    first, second = found.stderr.splitlines()
    assert used in first
    assert offered in second


def test_factors_are_a_list(run: Runner) -> None:
    """With commas or repeated; the comma between thousands parts nothing."""
    # 1.4571 kgce/kg x 2.129 t CO2/tce
    for argv in (["--factor", "diesel, coal"], ["--factor", "diesel", "--factor", "coal"]):
        assert run("convert", "1 t", "t CO2", *argv, "--precision", "5").stdout == "3.1022 t CO2\n"
    assert run("convert", "1 t", "kt CO2", "--factor", "1,200 kg CO2/kg").stdout == "1.2 kt CO2\n"


def test_output_goes_to_a_file(run: Runner, tmp_path: Path) -> None:
    """One answer, a stream and a column alike; an error leaves what was there, a bad line an empty one."""
    file = tmp_path / "answer.txt"
    assert run("convert", "12亿千瓦", "GW", "-o", str(file)).stdout == ""
    assert file.read_text(encoding="utf-8") == "1200 GW\n"
    assert run("convert", "12 GWW", "GW", "-o", str(file)).code == 2
    assert file.read_text(encoding="utf-8") == "1200 GW\n"
    assert run("convert", "-", "GW", "--output", str(file), stdin="5 MW\nabc\n").code == 2
    assert file.read_text(encoding="utf-8") == "0.005 GW\n\n"
    assert run("convert", "-", "GW", "--column", "p", "-o", str(file), stdin="p,n\n5 MW,1\n").code == 0
    assert file.read_text(encoding="utf-8") == "p,n\n0.005 GW,1\n"
    assert run("convert", "-", "GW", "--column", "q", "-o", str(file), stdin="p,n\n5 MW,1\n").code == 2
    assert file.read_text(encoding="utf-8") == "p,n\n0.005 GW,1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["answer.txt"]


def test_json_and_csv(run: Runner) -> None:
    """The keys that programs rely on."""
    entry = json.loads(run("convert", "12亿千瓦", "GW", "--format", "json").stdout)
    assert (entry["value"], entry["unit"], entry["input"]) == (1200, "GW", "12亿千瓦")
    (row,) = csv.DictReader(io.StringIO(run("convert", "12亿千瓦", "GW", "--format", "csv").stdout))
    assert (row["value"], row["unit"], row["input"]) == ("1200", "GW", "12亿千瓦")


def test_lines_are_answered_in_order(run: Runner) -> None:
    """A bad line is told with its number and answered with an empty line; nothing is lost or moved."""
    found = run("convert", "-", "GW", stdin="12亿千瓦\r\nabc\n\n5 MW\n3 tce\n")
    assert found.code == 2
    assert found.stdout == "1200 GW\n\n\n0.005 GW\n\n"
    assert [line.split(":")[0] for line in found.stderr.splitlines()] == ["line 2", "line 5"]


def test_line_that_is_not_utf8(run: Runner) -> None:
    """One line in another encoding spoils that line only."""
    found = run("convert", "-", "GW", stdin=b"5 MW\n" + "12亿千瓦\n".encode("gbk") + b"6 MW")
    assert (found.code, found.stdout) == (2, "0.005 GW\n\n0.006 GW\n")
    assert found.stderr == "line 2: not UTF-8\n"


MARKED = [
    ("5 MW\n6 MW\n", "0.005 GW\n0.006 GW\n"),
    ("12亿千瓦", "1200 GW\n"),
    ("\n5 MW\n", "\n0.005 GW\n"),
    ("", "\n"),
]


@pytest.mark.parametrize(("text", "told"), MARKED)
def test_byte_order_mark_before_the_first_line(run: Runner, text: str, told: str) -> None:
    """What Windows programs write before the first line is no part of it."""
    found = run("convert", "-", "GW", stdin=b"\xef\xbb\xbf" + text.encode())
    assert (found.code, found.stdout, found.stderr) == (0, told, "")


@pytest.mark.parametrize("form", ["json", "csv"])
def test_quick_lines_are_those_of_one_quantity(run: Runner, form: str) -> None:
    """What is read a second time, from memory, gives what it gave alone."""
    texts = [
        "12 亿千瓦",
        "1,234.5 MW",
        "0 MW",
        "+0.10 MW",
        "1e9 kW",
        "3 MW",
        "3000000000 GW",
        "7 TWh/h",
        "7 MW以上",
    ]
    texts += ["5 MW", "40 to 45 MW", "12亿千瓦", "0.001 W", "1234567 W"]
    lines = run("convert", "-", "GW", "--format", form, stdin="\n".join(texts + texts)).stdout.splitlines()
    alone = [run("convert", text, "GW", "--format", form).stdout.splitlines()[-1] for text in texts]
    assert lines[-2 * len(texts) :] == alone + alone


def test_quick_lines_name_their_factors(run: Runner) -> None:
    """A line from memory names the factor that it took, and one without factors none."""
    told = run(
        "convert",
        "-",
        "kgce",
        "--electricity",
        "calorific",
        "--format",
        "json",
        stdin="1 kWh\n2 kWh\n3 kgce\n4 kgce",
    ).stdout.splitlines()
    entries = [json.loads(line) for line in told]
    assert [entry["value"] for entry in entries] == [0.1229, 0.2458, 3, 4]
    assert ["0.1229 kgce/kWh" in entry["factors"] for entry in entries] == [True, True, False, False]


def test_lines_as_json(run: Runner) -> None:
    """One object a line; an empty line where there is no answer."""
    lines = run("convert", "-", "GW", "--format", "json", stdin="5 MW\nabc\n6 MW\n").stdout.split("\n")
    assert [json.loads(lines[at])["value"] for at in (0, 2)] == [0.005, 0.006]
    assert lines[1] == ""


COLUMNS = [
    # number and unit in one cell
    (("--column", "p"), 'n,p\n1,12 万千瓦\n2,"1,200 MW"\n', 'n,p\n1,0.12 GW\n2,"1.2 GW"\n'),
    (("--column", "p", "--number"), "n,p\n1,12 万千瓦\n", "n,p\n1,0.12\n"),
    # number and unit in two columns, in any order
    (
        ("--column", "p", "--unit-column", "u"),
        "u,p,n\nMW,5,a\n万千瓦,12,b\n",
        "u,p,n\nGW,0.005,a\nGW,0.12,b\n",
    ),
    (("--column", "p"), "\ufeffp,n\r\n5 MW,1\r\n", "\ufeffp,n\r\n0.005 GW,1\r\n"),
    (("--column", "p"), 'p,n\n5 MW,"a ""b"", c"\n', 'p,n\n0.005 GW,"a ""b"", c"\n'),
    (("--column", "p"), "p,n\n,1\n5 MW,2", "p,n\n,1\n0.005 GW,2"),
    # a quote within a cell is a sign of it, and opens nothing
    (("--column", "p"), 'n,p\n6" pipe,5 MW\n7" pipe,6 MW\n', 'n,p\n6" pipe,0.005 GW\n7" pipe,0.006 GW\n'),
    (("--column", "p"), 'n,p\n"a ""b""\nc, d",5 MW\n', 'n,p\n"a ""b""\nc, d",0.005 GW\n'),
    (("--column", "p"), 'n,p\n"a\n""\n","5 MW"\n', 'n,p\n"a\n""\n","0.005 GW"\n'),
]


@pytest.mark.parametrize(("options", "before", "after"), COLUMNS)
def test_columns(run: Runner, options: tuple[str, ...], before: str, after: str) -> None:
    """Only the cells of the column change; quotes, marks, order and line ends stay."""
    found = run("convert", "-", "GW", *options, stdin=before)
    assert (found.code, found.stdout, found.stderr) == (0, after, "")


REFUSED = [
    (("12 GW", "tce"), "does not convert"),
    (("1 tce", "t CO2"), "--factor"),
    (("1 t CH4", "t CO2e"), "--gwp"),
    (("12 GWW", "GW"), "GWW"),
    (("12 GW", "GWW"), "GWW"),
    (("12 GW", "GW", "--column", "x"), "--column reads standard input"),
    (("-", "GW", "--unit-column", "x"), "--unit-column goes with --column"),
    (("-", "GW", "--column", "x", "--format", "json"), "--format does not go with it"),
    (("-", "GW", "--column", "x"), "standard input is empty"),
    (("12 GW", "GW", "--precision", "0"), "--precision"),
    (("12 GW", "GW", "--gwp", "AR9"), "AR9"),
    (("-", "GW", "--column", "x", "--unit-column", "x"), "is named twice"),
    (("at least 12 GW", "MW", "--number"), "is a bound, not one number"),
    (("12 to 15 GW", "MW", "--number"), "is a range, not one number"),
    (("12", "GWW", "GW"), 'did you mean "GW"'),
    (("1 t C", "t CO2"), "--factor carbon"),
    (("1 kWh", "kgce", "--electricity", "coal-rate=2024"), "coal-rate-generated=2024"),
]


@pytest.mark.parametrize(("argv", "words"), REFUSED)
def test_what_is_refused(run: Runner, argv: tuple[str, ...], words: str) -> None:
    """A sentence on standard error, nothing on standard output, exit 2."""
    found = run("convert", *argv)
    assert (found.code, found.stdout) == (2, "")
    assert words in found.stderr
    assert "Traceback" not in found.stderr


# the first line of the CSV, and what is said of it
HEADERS = [
    ("sep=;\ncapacity;unit\n", 'the first line, "sep=;", is one of Excel\'s: take it out'),
    ("sep=,\ncapacity,unit\n", 'the first line, "sep=,", is one of Excel\'s: take it out'),
    ("capacity;unit\n12;GW\n", 'no column "capacity": the columns are parted by semicolons'),
    ("capacity\tunit\n12\tGW\n", 'no column "capacity": the columns are parted by tabs'),
    ("capacity,capacity,unit\n1,2,GW\n", 'the header has "capacity" twice'),
    ("capacity,unit,unit,unit\n1,GW,GW,GW\n", 'the header has "unit" 3 times'),
    ("capacty,unit\n1,GW\n", 'did you mean "capacty"?'),
]


@pytest.mark.parametrize(("text", "words"), HEADERS)
def test_header_without_the_column(run: Runner, text: str, words: str) -> None:
    """What is wrong with the header is said, and nothing is written."""
    found = run("convert", "-", "MW", "--column", "capacity", "--unit-column", "unit", stdin=text)
    assert (found.code, found.stdout) == (2, "")
    assert words in found.stderr
    assert found.stderr.count("did you mean") == words.count("did you mean")


def test_closed_standard_input(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, whatever is read from it."""
    for argv in (["-", "GW"], ["-", "GW", "--column", "p"], ["-", "GW", "--format", "json"]):
        with monkeypatch.context() as patch:
            patch.setattr("io.TextIOWrapper", lambda *_, **__: None)
            found = run("convert", *argv)
        assert (found.code, found.stdout) == (2, "")
        assert found.stderr.startswith("standard input is closed\n")


BROKEN = [
    ("p,n\n1 MW\n", "line 2"),
    ('p,n\n1 MW,"open\n', "a quote is opened and never closed"),
    ('p,n\n1 MW,a"b"c\n', ""),
    ('p,n\n"1 MW"x,2\n', "line 2: a quote stands inside a cell"),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_csv_that_is_not_quite_one(run: Runner, text: str, words: str) -> None:
    """Odd rows are told or passed through, never a traceback."""
    found = run("convert", "-", "GW", "--column", "p" if "cell" in words else "n", stdin=text)
    assert "Traceback" not in found.stderr
    assert words in found.stderr
