"""The program as a whole: its commands, its version, and what becomes of an error."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from dualcarbon.cli.light import LightCommand, LightGroup
from dualcarbon.cli.output import PipeClosedError, forget_output, say, write
from dualcarbon.problem import DualcarbonError

COMMANDS = (
    "check",
    "show",
    "compare",
    "scorecard",
    "plot",
    "report",
    "site",
    "list",
    "rebase",
    "convert",
    "validate",
    "rule",
    "schema",
    "new",
)
"""The commands in the order of the help: a file each, with a function (or ``commands``, a group) inside."""

NO_ANSWER = 2
_INTERRUPTED = 130
_NEGATIVE_NUMBER = re.compile(r"-(?=\.?\d)")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program.

    Args:
        argv: the words after the program's name; those of the process where None.

    Returns:
        0 where all is well, 1 where the answer is no, 2 where there is no answer.
    """
    words = [_with_true_minus(word) for word in (sys.argv[1:] if argv is None else argv)]
    try:
        return _called(words)
    except DualcarbonError as error:
        say(str(error))
    except PipeClosedError:
        forget_output()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception:  # noqa: BLE001 - a crash must not exit with 1, which means "the answer is no"
        traceback.print_exc()
    return NO_ANSWER


def run() -> None:
    """The entry point of the installed program."""
    sys.exit(main())


def program(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """The program with some of its commands.

    Help is plain text, which reads the same in a terminal, a pipe and a log.
    """
    app = typer.Typer(
        cls=LightGroup,
        name="dualcarbon",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_program)
    for name in names:
        module = import_module(f"dualcarbon.cli.{name}")
        group = getattr(module, "commands", None)
        if group is not None:
            app.add_typer(group, name=name)
        else:
            app.command(name, cls=LightCommand)(getattr(module, name))
    return app


def _called(words: Sequence[str]) -> int:
    # Only the command that is called is loaded; help, and a slip of the pen, need them all.
    known = words[0] in COMMANDS if words else False
    command = typer.main.get_command(program(words[:1] if known else COMMANDS))
    try:
        command.main(args=list(words), prog_name="dualcarbon")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def _with_true_minus(word: str) -> str:
    """``-18%`` is a number, not an option: with a true minus it cannot be taken for one."""
    return _NEGATIVE_NUMBER.sub("−", word, count=1) if word.startswith("-") else word


def _print_version(wanted: bool) -> None:
    if wanted:
        from dualcarbon.library import data_date
        from dualcarbon.version import __version__

        date = data_date()
        write(f"dualcarbon {__version__}{f' (data of {date})' if date else ''}\n")
        raise typer.Exit


def _program(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Show the version of the program and the date of its data.",
        ),
    ] = False,
) -> None:
    """Is this place on course for the carbon goals it has announced, and how far off is it?"""
