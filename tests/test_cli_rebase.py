"""``rebase`` from its arguments to its exit code."""

from __future__ import annotations

import csv
import io
import json

import pytest
from conftest import Runner

LINK = ("--from", "2005", "--to", "2020", "--link", "48.4")

ANSWERS = [
    # 1 − 0.35/0.516 = 0.32171
    (("65%", *LINK), "32.17 %"),
    (("65", *LINK), "32.17 %"),
    # 1 − 0.32171·... back again: 1 − 0.678295·0.516 = 0.65
    (("32.170543%", "--from", "2020", "--to", "2005", "--link", "48.4"), "65 %"),
    # what is left where digits cancel is no answer
    (("48.4%", *LINK), "0 %"),
    # a fall of −18 % is a rise: 1 − 1.18/0.516 = −1.28682
    (("-18%", *LINK), "-128.7 %"),
    # a rise of 10 % with one of 25 % between: 1.1/1.25 − 1 = −0.12
    (("10%", "--from", "2005", "--to", "2020", "--rise", "--link", "25"), "-12 %"),
    # only a bound is known: at 51 % the answer is 1 − 0.35/0.49 = 0.28571, and it falls as the link grows
    (("65%", "--from", "2005", "--to", "2020", "--link", "more than 51"), "at most 28.57 %"),
]


@pytest.mark.parametrize(("argv", "told"), ANSWERS)
def test_one_percentage(run: Runner, argv: tuple[str, ...], told: str) -> None:
    """One line: the number and the unit."""
    found = run("rebase", *argv)
    assert (found.code, found.stdout, found.stderr) == (0, f"{told}\n", "")


def test_json_and_csv(run: Runner) -> None:
    """The keys that programs rely on, unrounded."""
    found = json.loads(run("rebase", "65%", *LINK, "--format", "json").stdout)
    assert found["value"] == pytest.approx(100 * (1 - 0.35 / 0.516), abs=1e-12)
    keys = ("unit", "from", "to", "region", "indicator")
    assert [found[key] for key in keys] == ["%", 2005, 2020, "CN", "carbon_intensity"]
    (row,) = csv.DictReader(io.StringIO(run("rebase", "65%", *LINK, "--format", "csv").stdout))
    assert float(row["value"]) == found["value"]


def test_explanation_puts_the_numbers_into_the_formula(run: Runner) -> None:
    """The link, the formula, the numbers and the result."""
    text = run("rebase", "65%", *LINK, "--explain").stdout
    assert "numbers   1 − (1 − 0.65) × 1/(1 − 0.484)" in text
    assert "result    32.171 % against 2020" in text


def test_lines_are_answered_in_order(run: Runner) -> None:
    """A bad line is told with its number, answered with an empty line, and makes the exit code 2."""
    found = run("rebase", "-", *LINK, stdin="65%\nabc\n\n65\n101%\n")
    assert found.code == 2
    assert found.stdout == "32.17 %\n\n\n32.17 %\n\n"
    assert [line.split(":")[0] for line in found.stderr.splitlines()] == ["line 2", "line 5"]


@pytest.mark.parametrize("stdin", ["", "65%"])
def test_short_input(run: Runner, stdin: str) -> None:
    """Nothing in, nothing out; a last line needs no end."""
    found = run("rebase", "-", *LINK, stdin=stdin)
    assert (found.code, found.stdout) == (0, "32.17 %\n" if stdin else "")


def test_lines_as_json_and_csv(run: Runner) -> None:
    """One object a line; one header."""
    text = run("rebase", "-", *LINK, "--format", "json", stdin="65\n7\n").stdout
    assert [round(json.loads(line)["value"], 2) for line in text.splitlines()] == [32.17, -80.23]
    rows = list(
        csv.DictReader(io.StringIO(run("rebase", "-", *LINK, "--format", "csv", stdin="65\n7\n").stdout))
    )
    assert [row["to"] for row in rows] == ["2020", "2020"]


def test_column_is_rewritten_and_the_rest_left_alone(run: Runner) -> None:
    """Quotes, order and line ends stay; a bare number stays bare; an empty cell stays empty."""
    text = 'a,fall,"b, c"\r\n1,65%,"x"\r\n2,"7","y ""q"""\r\n3,,"two\r\nlines"\r\n4,abc,z\r\n'
    found = run("rebase", "-", *LINK, "--column", "fall", stdin=text)
    assert found.stdout == (
        'a,fall,"b, c"\r\n1,32.17 %,"x"\r\n2,"-80.23","y ""q"""\r\n3,,"two\r\nlines"\r\n4,,z\r\n'
    )
    assert found.stderr.startswith("line 6: ")
    assert found.code == 2


def test_lines_and_single_answers_agree(run: Runner) -> None:
    """The quick way of many lines gives what one percentage alone is answered with."""
    texts = [
        "65%",
        "0",
        "0.00",
        "48.4",
        "48.40",
        "99.99 %",
        "00.5",
        "100",
        "1.23456789",
        "-3",
        "0.0001",
        "７%",
    ]
    lines = run("rebase", "-", *LINK, stdin="\n".join(texts)).stdout.splitlines()
    assert lines == [run("rebase", text, *LINK).stdout.rstrip("\n") for text in texts]


REFUSED = [
    (("65%",), "Missing option"),
    (("120%", *LINK), "nothing falls by more than 100 %"),
    (("abc", *LINK), "does not begin with a number"),
    (("65 kW", *LINK), "is not one percentage"),
    (("65%", *LINK, "--region", "shandnog"), "unknown region"),
    (("65%", *LINK, "--indicator", "carbon_intensty"), 'did you mean "carbon_intensity"'),
    (("65%", *LINK, "--column", "x"), "--column reads standard input"),
    (("-", "--from", "2005", "--to", "2020", "-t", "-"), "standard input can be read once only"),
    (("-", *LINK, "--explain"), "--explain goes with one percentage"),
    (("-", *LINK, "--column", "x"), "standard input is empty"),
]


@pytest.mark.parametrize(("argv", "words"), REFUSED)
def test_what_is_refused(run: Runner, argv: tuple[str, ...], words: str) -> None:
    """One sentence on standard error, nothing on standard output, exit 2."""
    found = run("rebase", *argv)
    assert (found.code, found.stdout) == (2, "")
    assert words in found.stderr
    assert "Traceback" not in found.stderr


def test_unknown_column_names_those_there_are(run: Runner) -> None:
    """The header is read back to the user."""
    found = run("rebase", "-", *LINK, "--column", "fal", stdin="a,fall\n1,65\n")
    assert found.code == 2
    assert 'no column "fal": the header has a, fall' in found.stderr
    assert 'did you mean "fall"?' in found.stderr
