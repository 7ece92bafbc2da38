"""``convert`` from its arguments to its exit code."""

from __future__ import annotations

import csv
import io
import json

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
]


@pytest.mark.parametrize(("argv", "words"), REFUSED)
def test_what_is_refused(run: Runner, argv: tuple[str, ...], words: str) -> None:
    """A sentence on standard error, nothing on standard output, exit 2."""
    found = run("convert", *argv)
    assert (found.code, found.stdout) == (2, "")
    assert words in found.stderr
    assert "Traceback" not in found.stderr


BROKEN = [
    ("p,n\n1 MW\n", "line 2"),
    ('p,n\n1 MW,"open\n', "a quote is opened and never closed"),
    ('p,n\n1 MW,a"b"c\n', ""),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_csv_that_is_not_quite_one(run: Runner, text: str, words: str) -> None:
    """Odd rows are told or passed through, never a traceback."""
    found = run("convert", "-", "GW", "--column", "n" if "n" in words else "p", stdin=text)
    assert "Traceback" not in found.stderr
    assert words in found.stderr
