"""The program as a whole: its commands, its version, and what becomes of an error."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from dualcarbon.cli.command import SETTINGS, LightGroup, register
from dualcarbon.cli.language import listen, talk, without_language
from dualcarbon.cli.output import PipeClosedError, forget_output, say, say_crash, write, write_data
from dualcarbon.cli.refusal import refusal
from dualcarbon.cli.streams import mend_streams
from dualcarbon.problem import DualcarbonError, Sentence

COMMANDS = (
    "check",
    "overview",
    "gaps",
    "history",
    "path",
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
_SWEEPS = (20_000, 50, 100)
_INTERRUPTED = 130
# A shell may be named behind them, which no option of Typer allows: read before Typer, told in its help.
_INSTALL, _SHOW = "--install-completion", "--show-completion"
_COMPLETE_VARIABLE = "_DUALCARBON_COMPLETE"
_NEGATIVE_NUMBER = re.compile(r"-(?=\.?\d)")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program.

    Args:
        argv: the words after the program's name; those of the process where None.

    Returns:
        0 where all is well, 1 where the answer is no, 2 where there is no answer.
    """
    mend_streams()
    words = [_with_true_minus(word) for word in (sys.argv[1:] if argv is None else argv)]
    try:
        listen(words)
        return _called(words)
    except DualcarbonError as error:
        say(error)
    except PipeClosedError:
        forget_output()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a crash must not exit with 1, which means "the answer is no"
        said = refusal(error)
        if said:
            say(said)
        else:
            say_crash()
    forget_output()
    return NO_ANSWER


def run() -> None:
    """The entry point of the installed program."""
    # A run is short and leaves few circles behind: looking for them often takes an eighth of its time.
    gc.set_threshold(*_SWEEPS)
    sys.exit(main())


def program(names: Sequence[str] = COMMANDS, *, listed: bool = False) -> typer.Typer:
    """The program with some of its commands.

    Help is plain text, which reads the same in a terminal, a pipe and a log.

    Args:
        names: the commands.
        listed: they are listed only: what each is for, without its options.
    """
    app = typer.Typer(
        cls=LightGroup,
        name="dualcarbon",
        add_completion=False,
        context_settings=SETTINGS,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_program)
    for name in names:
        module = import_module(f"dualcarbon.cli.{name}")
        group = getattr(module, "commands", None)
        if listed:
            about = getattr(module, name).__doc__ if group is None else group.info.help
            register(app, name, _standing_for(about))
        elif group is not None:
            app.add_typer(group, name=name)
        else:
            register(app, name, getattr(module, name))
    return app


def _called(words: Sequence[str]) -> int:
    shell = os.environ.get(_COMPLETE_VARIABLE)
    if shell:
        return _completed(shell, words)
    if words and words[0].partition("=")[0] in (_INSTALL, _SHOW):
        return _completion(words)
    # Only the command that is called is loaded; help, and a slip of the pen, need the names of all.
    named = without_language(list(words))[:1]
    found = program(named) if set(named) <= set(COMMANDS) and named else program(listed=True)
    command = typer.main.get_command(found)
    answer = command.main(args=list(words), prog_name="dualcarbon", standalone_mode=False)
    return answer if isinstance(answer, int) else 0


def _standing_for(about: str | None) -> Callable[[], None]:
    """What stands for a command that is listed and not called."""

    def command() -> None:
        """Nothing is called where commands are listed."""

    command.__doc__ = about
    return command


def _completed(shell: str, words: Sequence[str]) -> int:
    """Answers a shell in which Tab was pressed."""
    from dualcarbon.cli.completion import complete

    def load(name: str) -> Any:
        group: Any = typer.main.get_command(program([name]))
        return group.commands[name]

    offers = complete(shell, words, COMMANDS, load)
    if offers:
        write_data(f"{offers}\n")
    return 0


def _completion(words: Sequence[str]) -> int:
    """``--install-completion`` and ``--show-completion``, with the name of a shell behind them or without."""
    from dualcarbon.cli.shells import install, script

    option, equals, shell = words[0].partition("=")
    named = [shell] if equals else list(words[1:])
    if len(named) > 1:
        raise DualcarbonError(
            Sentence("{option} takes one shell, or none where it is to find it", option=option)
        )
    name = named[0] if named else ""
    if option == _SHOW:
        write_data(script(name))
    else:
        found, place = install(name)
        told = Sentence(
            "completion for {shell} stands in {path}, and works when the shell starts anew",
            shell=found,
            path=place,
        )
        write(f"{talk(told)}\n")
    return 0


def _with_true_minus(word: str) -> str:
    """``-18%`` is a number, not an option: with a true minus it cannot be taken for one."""
    return _NEGATIVE_NUMBER.sub("−", word, count=1) if word.startswith("-") else word


def _print_version(wanted: bool) -> None:
    if wanted:
        from dualcarbon.library import data_date
        from dualcarbon.version import __version__

        date = data_date()
        told = Sentence("dualcarbon {version} (data of {date})", version=__version__, date=date)
        write(f"{talk(told if date else f'dualcarbon {__version__}')}\n")
        raise typer.Exit


def _program(
    install_completion: Annotated[
        bool, typer.Option(_INSTALL, help="Let the shell complete: bash, zsh, fish or powershell behind it.")
    ] = False,
    show_completion: Annotated[
        bool, typer.Option(_SHOW, help="Print the script for that; without a shell, that of this one.")
    ] = False,
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
