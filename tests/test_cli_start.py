"""How little is loaded, and that plain values are read without pydantic in every version of Typer."""

from __future__ import annotations

import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from conftest import Runner

from dualcarbon.cli.command import register
from dualcarbon.cli.root import COMMANDS, program

ANSWERS = [
    ["convert", "12亿千瓦", "GW"],
    ["convert", "12 GW", "MW", "--precision", "3", "--format", "json", "--lang", "zh"],
    ["check", "shandong", "--year", "2030", "--indicator", "wind_capacity", "--exit-zero"],
    ["list", "units"],
    ["list", "data", "shandong", "--format", "csv"],
    ["rebase", "65%", "--from", "2005", "--to", "2020"],
    ["--version"],
]


@pytest.mark.parametrize("argv", ANSWERS, ids=" ".join)
def test_no_answer_loads_pydantic(argv: list[str]) -> None:
    """Typer would for every value; loading it takes longer than most answers take."""
    code = (
        "import sys\nfrom dualcarbon.cli import main\n"
        f"code = main({argv!r})\nprint(code, 'pydantic' in sys.modules, file=sys.stderr)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert found.stderr == "0 False\n"


UNUSED = {
    "check shandong --exit-zero": (
        "scenario_file",
        "outlook",
        "ensemble",
        "units.stream",
        "document.complaint",
    ),
    "--help": ("assessment", "units", "library", "cli.stream", "scenario_file"),
    "convert 12GW MW": ("assessment", "trajectory", "scenario_file", "report.check"),
}


@pytest.mark.parametrize("words", UNUSED)
def test_a_run_loads_no_room_that_it_does_not_use(words: str) -> None:
    """A class takes longer to make than most answers take to be found."""
    code = (
        "import sys\nfrom dualcarbon.cli import main\n"
        f"main({words.split()!r})\n"
        f"print([one for one in {UNUSED[words]!r} if 'dualcarbon.' + one in sys.modules], file=sys.stderr)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert found.stderr == "[]\n"


def test_a_face_knows_its_names_and_no_others() -> None:
    """Those of rooms that are loaded later are the ones of the room itself."""
    from dualcarbon import units
    from dualcarbon.units import stream

    assert units.Converter is stream.Converter
    with pytest.raises(AttributeError, match="has no attribute 'Convertor'"):
        _ = units.Convertor  # type: ignore[attr-defined]  # there is none


@pytest.mark.parametrize("name", COMMANDS)
def test_every_value_of_every_command_is_read_plainly(name: str) -> None:
    """So that a new option with a type of its own does not slow every answer down unseen."""
    group: Any = typer.main.get_command(program([name]))
    commands = [group.commands[name], *getattr(group.commands[name], "commands", {}).values()]
    slow = [
        parameter.name
        for command in commands
        for parameter in command.params
        if not getattr(parameter, "is_flag", False) and "process_value" not in vars(parameter)
    ]
    assert slow == []


class Colour(StrEnum):
    """For the tests."""

    RED = "red"
    GREEN = "green"


def everything(
    *,
    word: Annotated[str, typer.Argument(metavar="WORD")],
    more: Annotated[list[Path] | None, typer.Argument(metavar="PATH...")] = None,
    number: Annotated[int | None, typer.Option(min=1, max=28)] = None,
    colour: Annotated[Colour, typer.Option("--colour", "-c")] = Colour.RED,
    several: Annotated[list[Colour] | None, typer.Option("--several")] = None,
    switch: Annotated[bool, typer.Option("--switch")] = False,
) -> None:
    """Show what was read."""
    typer.echo(repr((word, more, number, colour, several, switch)))


NOTHING = "None, None, <Colour.RED: 'red'>, None, False"
READ: list[tuple[list[str], str]] = [
    (["a"], f"('a', {NOTHING})"),
    ([""], f"('', {NOTHING})"),
    (["a", "b", "c"], f"('a', [{Path('b')!r}, {Path('c')!r}], None, <Colour.RED: 'red'>, None, False)"),
    (["a", "--number", "28", "--switch"], "('a', None, 28, <Colour.RED: 'red'>, None, True)"),
    (["a", "-c", "green"], "('a', None, None, <Colour.GREEN: 'green'>, None, False)"),
    (
        ["a", "--several", "red", "--several", "green"],
        "('a', None, None, <Colour.RED: 'red'>, [<Colour.RED: 'red'>, <Colour.GREEN: 'green'>], False)",
    ),
]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command with a parameter of every kind in place of ``new``."""
    monkeypatch.setattr("dualcarbon.cli.new.new", everything)


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(("words", "read"), READ)
def test_values_are_read(run: Runner, words: list[str], read: str) -> None:
    assert run("new", *words).stdout == f"{read}\n"


REFUSED = [
    ([], "Missing argument 'WORD'."),
    (["a", "--number", "x"], "Invalid value for '--number': 'x' is not a whole number"),
    (["a", "--number", "29"], "Invalid value for '--number': 29 is not between 1 and 28"),
    (["a", "--number", "1.5"], "Invalid value for '--number': '1.5' is not a whole number"),
    (
        ["a", "--colour", "gren"],
        "Invalid value for '--colour' / '-c': 'gren' is not one of red, green; did you mean \"green\"?",
    ),
    (["a", "--several", "blue"], "Invalid value for '--several': 'blue' is not one of red, green"),
]


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_values_that_cannot_be_read_are_told(run: Runner, words: list[str], said: str) -> None:
    done = run("new", *words)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {said}"


TWICE = [
    (["a", "--number", "1", "--number", "2"], "--number"),
    (["a", "-c", "red", "--colour", "green"], "--colour"),
    (["a", "-o", "x", "-o", "y"], "-o"),
    (["a", "--lang", "zh", "--lang", "en"], "--lang"),
]


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(("words", "name"), TWICE)
def test_an_option_with_one_value_is_given_once(run: Runner, words: list[str], name: str) -> None:
    """The second of two would win in silence."""
    done = run("new", *words)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == f"{name} is given more than once and takes one value\n  give {name} once\n"


@pytest.mark.usefixtures("made")
def test_a_switch_may_be_given_twice(run: Runner) -> None:
    """It says the same twice."""
    assert run("new", "a", "--switch", "--switch").code == 0


def test_a_command_with_an_output_of_its_own_keeps_it() -> None:
    def own(place: Annotated[str, typer.Option("-o", "--out")] = "") -> None:
        """Write somewhere."""

    app = typer.Typer()
    app.callback()(lambda: None)
    register(app, "own", own)
    command: Any = typer.main.get_command(app)
    assert [one.name for one in command.commands["own"].params] == ["place", "lang"]
