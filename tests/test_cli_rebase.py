"""``rebase`` from its arguments to its exit code."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Runner
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.baseline import Graph, Rebaser, link_trajectory, read_link, read_percent
from dualcarbon.indicator import find_indicator
from dualcarbon.report import rebased
from dualcarbon.trajectory import Trajectory

LINK = ("--from", "2005", "--to", "2020", "--link", "48.4")

ANSWERS = [
    # 1 − 0.35/0.516 = 0.32171
    (("65%", *LINK), "32.17 %"),
    (("65", *LINK), "32.17 %"),
    # 1 − 0.32171·... back again: 1 − 0.678295·0.516 = 0.65
    (("32.170543%", "--from", "2020", "--to", "2005", "--link", "48.4"), "65 %"),
    # what is left where digits cancel is no answer
    (("48.4%", *LINK), "0 %"),
    # a share of a per cent with its sign: 1 − 0.9935/0.516 = −0.92539
    (("0.65%", *LINK), "-92.54 %"),
    # a rise of 10 % with one of 25 % between: 1.1/1.25 − 1 = −0.12
    (("10%", "--from", "2005", "--to", "2020", "--rise", "--link", "25"), "-12 %"),
    # only a bound is known: at 51 % the answer is 1 − 0.35/0.49 = 0.28571, and it falls as the link grows
    (("65%", "--from", "2005", "--to", "2020", "--link", "more than 51"), "at most 28.57 %"),
    # and the other way about
    (("65%", "--from", "2005", "--to", "2020", "--link", "less than 48.4 %"), "at least 32.17 %"),
    (("65%", "--from", "2005", "--to", "2020", "--link", "at most 48.4 %"), "at least 32.17 %"),
    # back to the earlier year: 1 − 0.35 × 0.49 = 0.8285 and 1 − 0.35 × 0.516 = 0.8194
    (("65%", "--from", "2020", "--to", "2005", "--link", "more than 51"), "at least 82.85 %"),
    (("65%", "--from", "2020", "--to", "2005", "--link", "at most 48.4"), "at most 81.94 %"),
    # rises: 1.1/1.25 − 1 = −0.12, and with a larger rise between it is less
    (("10%", "--from", "2005", "--to", "2020", "--rise", "--link", "at least 25"), "at most -12 %"),
    (("10%", "--from", "2005", "--to", "2020", "--rise", "--link", "at most 25"), "at least -12 %"),
    # a fall to nothing is one against every year
    (("100%", "--from", "2005", "--to", "2020", "--link", "more than 51"), "100 %"),
]


@pytest.mark.parametrize(("argv", "told"), ANSWERS)
def test_one_percentage(run: Runner, argv: tuple[str, ...], told: str) -> None:
    """One line: the number and the unit."""
    found = run("rebase", *argv)
    assert (found.code, found.stdout, found.stderr) == (0, f"{told}\n", "")


SIGNS = [
    # 1 − 1.18/0.516 = −1.28682
    (("-18%", *LINK), "-128.7 %", "−18% is read as a rise of 18 %"),
    (("−65", *LINK), "-219.8 %", "−65 is read as a rise of 65 %"),
    # 1 − 0.35/1.484 = 0.76415
    (("65%", *LINK[:4], "--link", "-48.4"), "76.42 %", "--link −48.4 is read as a rise of 48.4 %"),
    # 0.9/1.25 − 1 = −0.28
    (("-10%", *LINK[:4], "--rise", "--link", "25"), "-28 %", "−10% is read as a fall of 10 %"),
]


@pytest.mark.parametrize(("argv", "told", "said"), SIGNS)
def test_what_a_minus_was_read_as_is_said(run: Runner, argv: tuple[str, ...], told: str, said: str) -> None:
    """A fall is a positive number here and a negative one in trajectories, so nothing is read in silence."""
    found = run("rebase", *argv)
    assert (found.code, found.stdout, found.stderr) == (0, f"{told}\n", f"{said}\n")


def test_a_minus_in_many_lines_is_said_once(run: Runner) -> None:
    """A million lines are not answered by a million remarks."""
    found = run("rebase", "-", *LINK, stdin="-18%\n65%\n-10%\n-18%\n")
    assert found.stdout == "-128.7 %\n32.17 %\n-113.2 %\n-128.7 %\n"
    assert found.stderr == "-18% is read as a rise of 18 %\n"


def test_the_link_carries_its_rounding(run: Runner) -> None:
    """48.4 is 48.35 to 48.45: 1 − 0.35/0.5155 = 0.32105 and 1 − 0.35/0.5165 = 0.32236, as on record."""
    given = json.loads(run("rebase", "65%", *LINK, "--format", "json").stdout)
    assert given["low"] == pytest.approx(100 * (1 - 0.35 / 0.5155), abs=1e-12)
    assert given["high"] == pytest.approx(100 * (1 - 0.35 / 0.5165), abs=1e-12)
    record = json.loads(run("rebase", "65%", "--from", "2005", "--to", "2020", "--format", "json").stdout)
    assert [given[key] for key in ("low", "value", "high")] == [
        record[key] for key in ("low", "value", "high")
    ]


# the link; value, low and high in json, to two places
ENDS = [
    ("48.4", [32.17, 32.10, 32.24]),
    ("48.40", [32.17, 32.16, 32.18]),
    ("exactly 48.4", [32.17, 32.17, 32.17]),
    ("about 48.4", [32.17, 32.10, 32.24]),
    ("less than 48.4 %", [None, 32.17, 100]),
    ("more than 48.4 %", [None, None, 32.17]),
]


@pytest.mark.parametrize(("link", "ends"), ENDS)
def test_a_bound_has_no_value(run: Runner, link: str, ends: list[float | None]) -> None:
    """Programs are given the ends that are known, and no value where only a bound is."""
    found = json.loads(run("rebase", "65%", *LINK[:4], "--link", link, "--format", "json").stdout)
    told = [found[key] for key in ("value", "low", "high")]
    assert [None if one is None else round(one, 2) for one in told] == ends


def test_a_definition_is_told_with_a_link(run: Runner) -> None:
    """What was asked for stands in the answer, whether a link was given or not."""
    argv = ("rebase", "65%", *LINK, "--definition", "revised", "--format")
    assert json.loads(run(*argv, "json").stdout)["definition"] == "revised"
    (row,) = csv.DictReader(io.StringIO(run(*argv, "csv").stdout))
    assert row["definition"] == "revised"


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
    assert "link 2005→2020 −48.4 %: factor 1.938 (1.9361 to 1.9399)" in text
    assert "result    32.17 % (32.10 to 32.24) against 2020" in text


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
        "00.5%",
        "0.123456 %",
        "05",
        "100",
        "1.23456789",
        "-3",
        "0.0001%",
        "1",
        "9.99999999999",
        "12.345678901234 %",
        "７%",
    ]
    for form in ("text", "json", "csv"):
        argv = (*LINK, "--format", form)
        lines = run("rebase", "-", *argv, stdin="\n".join(texts)).stdout.splitlines()
        alone = [run("rebase", text, *argv).stdout.splitlines()[-1] for text in texts]
        assert lines[-len(texts) :] == alone


@given(
    st.decimals(min_value="0", max_value="99.99", places=5),
    st.decimals(min_value="1", max_value="99", places=2),
    st.sampled_from([("2005", "2020"), ("2020", "2005")]),
)
def test_quick_lines_are_those_of_the_strict_reader(
    percent: Decimal, link: Decimal, years: tuple[str, str]
) -> None:
    """Each line has the digits of the exact answer rounded half up, whatever the link."""
    start, end = map(int, years)
    like = Trajectory(region="CN", indicator=find_indicator("carbon_intensity"))
    graph = Graph(link_trajectory(read_link(f"{link}%"), first=2005, second=2020, like=like))
    rebaser = Rebaser(graph, start=start, end=end)

    def strictly(text: str) -> str:
        stated = read_percent(text)
        return rebased.to_text(rebaser.rebase(Fraction(stated.value)), stated.digits)

    def strict_json(text: str) -> str:
        answer = rebaser.rebase(Fraction(read_percent(text).value))
        return rebased.to_json_line(answer, graph.trajectory)

    assert rebased.texts(rebaser, strictly)(f"{percent}%") == strictly(f"{percent}%")
    assert rebased.json_lines(rebaser, strict_json)(f"{percent}%") == strict_json(f"{percent}%")


REGIONS = "region,fall\nCN,65%\nnowhere,60%\nCN-XZ,50%\nCN,7\n,7\n"


def test_each_row_has_its_region(run: Runner) -> None:
    """The links of each row's own region; a region without any is told with its line."""
    found = run("rebase", "-", *LINK[:4], "--column", "fall", "--region-column", "region", stdin=REGIONS)
    assert found.code == 2
    # 1 − 0.93/0.516 = −0.80233
    assert found.stdout == "region,fall\nCN,32.17 %\nnowhere,\nCN-XZ,\nCN,-80.23\n,\n"
    told = found.stderr.splitlines()
    assert [line.split(":")[0] for line in told] == ["line 3", "line 4", "line 6"]
    assert 'unknown region "nowhere"' in told[0]
    assert "no link between 2005 and 2020" in told[1]
    assert "the region is missing" in told[2]


def test_regions_of_rows_may_stand_anywhere(run: Runner) -> None:
    """Names of any kind, quoted or not, before or behind; the column itself is left alone."""
    text = 'fall,n,"地区"\r\n65%,1,"中国"\r\n60%,2,china\r\n'
    found = run("rebase", "-", *LINK[:4], "--column", "fall", "--region-column", "地区", stdin=text)
    # 1 − 0.4/0.516 = 0.22481
    assert found.stdout == 'fall,n,"地区"\r\n32.17 %,1,"中国"\r\n22.48 %,2,china\r\n'
    assert (found.code, found.stderr) == (0, "")


@pytest.mark.parametrize("heading", ["region", "Region", '"region"'])
def test_a_column_of_regions_is_not_passed_over(run: Runner, heading: str) -> None:
    """The links of the country are not those of its provinces: which is meant has to be said."""
    text = f"{heading},fall\nCN,65%\n"
    argv = ("rebase", "-", *LINK[:4], "--column", "fall")
    found = run(*argv, stdin=text)
    assert (found.code, found.stdout) == (2, "")
    assert "and no region was said" in found.stderr
    assert run(*argv, "--region", "CN", stdin=text).stdout == f"{heading},fall\nCN,32.17 %\n"


def test_a_fraction_in_a_column_is_refused(run: Runner) -> None:
    """Each cell that reads two ways is told with its line."""
    found = run(
        "rebase",
        "-",
        "--from",
        "2020",
        "--to",
        "2005",
        "--column",
        "fall",
        stdin="p,fall\nA,30\nB,0.416\nC,0.5%\n",
    )
    # 1 − 0.7 × 0.516 = 0.6388; 1 − 0.995 × 0.516 = 0.48658
    assert found.stdout == "p,fall\nA,63.88\nB,\nC,48.66 %\n"
    assert found.code == 2
    assert found.stderr == (
        'line 3: "0.416" reads two ways: a fraction, or less than one per cent (write "41.6%" or "0.416%")\n'
    )


def test_output_goes_to_a_file(run: Runner, tmp_path: Path) -> None:
    """One answer and a stream alike; an error leaves what was there."""
    file = tmp_path / "answer.txt"
    assert run("rebase", "65%", *LINK, "-o", str(file)).stdout == ""
    assert file.read_text(encoding="utf-8") == "32.17 %\n"
    assert run("rebase", "120%", *LINK, "-o", str(file)).code == 2
    assert file.read_text(encoding="utf-8") == "32.17 %\n"
    assert run("rebase", "-", *LINK, "-o", str(file), stdin="65%\n7\n").code == 0
    assert file.read_text(encoding="utf-8") == "32.17 %\n-80.23 %\n"


REFUSED = [
    (("65%",), "Missing option"),
    (("120%", *LINK), "nothing falls by more than 100 %"),
    (("-150%", *LINK, "--rise"), "nothing falls by more than 100 %: a rise of -150 % is a fall"),
    (("-100.5%", *LINK, "--rise"), "nothing falls by more than 100 %"),
    (("65%", *LINK[:4], "--link", "120%"), "nothing falls by more than 100 %: the link is 120%"),
    (("65%", *LINK[:4], "--link", "100%"), "a fall of 100 % leaves nothing to tell the year against"),
    (("65%", *LINK[:4], "--link", "at least 100%"), "leaves nothing to tell the year against"),
    (("65%", *LINK[:4], "--rise", "--link", "-100%"), "leaves nothing to tell the year against"),
    (("0.65", *LINK), '"0.65" reads two ways'),
    ((".65", *LINK), 'write "65%" or "0.65%"'),
    (("-0.65", *LINK), "reads two ways"),
    (("65%", *LINK[:4], "--link", "0.484"), 'write "48.4%" or "0.484%"'),
    (("65%", *LINK[:4], "--link", "less than 0.484"), "reads two ways"),
    (("at least 65%", *LINK), "is a bound, not one percentage"),
    (("40 to 45%", *LINK), "is not one percentage"),
    (("65%", *LINK[:4], "--link", "48 to 49%"), "is not one percentage"),
    (("65%", "--from", "2020", "--to", "2020", "--link", "48.4%"), "a link ties two years"),
    (("18%", *LINK, "--indicator", "non_fossil_share"), "is a share: its goals are levels"),
    (("18%", "--from", "2020", "--to", "2025", "--indicator", "coal_share"), "is a share"),
    (("-", *LINK, "--region-column", "x"), "--region-column goes with --column"),
    (("-", *LINK, "--column", "x", "--region-column", "x"), "is named twice"),
    (
        ("-", *LINK, "--column", "x", "--region-column", "y", "--region", "CN"),
        "--region and --region-column both say",
    ),
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
