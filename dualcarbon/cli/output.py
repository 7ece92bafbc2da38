"""What leaves the program: data to standard output, talk to standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass

from dualcarbon.cli.whole_file import whole_file, write_file
from dualcarbon.problem import DualcarbonError

__all__ = [
    "PipeClosedError",
    "Screen",
    "forget_output",
    "say",
    "screen",
    "whole_file",
    "write",
    "write_data",
    "write_file",
]
_DUMB = ("dumb", "unknown")


class PipeClosedError(Exception):
    """The reader of standard output has left, as ``head`` does: there is nothing more to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Screen:
    """What standard output can show: ``width`` in columns (None: no limit), colour, and its encoding."""

    width: int | None
    colour: bool
    encoding: str


def screen() -> Screen:
    """The screen behind standard output; a pipe is as wide as the text, unless COLUMNS says otherwise."""
    terminal = _is_terminal()
    return Screen(
        width=_columns(terminal=terminal), colour=_in_colour(terminal=terminal), encoding=_encoding()
    )


def write(text: str) -> None:
    """Writes text for people; a character that the console cannot show gives way to a plainer one.

    Raises:
        PipeClosedError: nobody reads any more.
        DualcarbonError: the text cannot be written (a full disk).
    """
    from dualcarbon.report.paper.signs import plain

    _write(plain(text, _encoding()))


def write_data(text: str) -> None:
    """Writes data, always in UTF-8 and with nothing replaced.

    Raises:
        PipeClosedError: nobody reads any more.
        DualcarbonError: the data cannot be written (a full disk).
    """
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and _encoding().lower().replace("-", "") != "utf8":
        reconfigure(encoding="utf-8")
    _write(text)


def say(text: str) -> None:
    """Tells the user something beside the data."""
    from dualcarbon.report.paper.signs import plain

    with contextlib.suppress(OSError, ValueError):
        encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
        sys.stderr.write(plain(text, encoding) + "\n")


def forget_output() -> None:
    """Keeps the interpreter from complaining about a closed pipe when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise PipeClosedError from error
    except OSError as error:
        forget_output()
        raise DualcarbonError(f"cannot write to standard output: {error.strerror or error}") from error


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _in_colour(*, terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM", "") not in _DUMB


def _columns(*, terminal: bool) -> int | None:
    stated = os.environ.get("COLUMNS", "")
    if stated.isdigit() and int(stated) > 0:
        return int(stated)
    if not terminal:
        return None
    with contextlib.suppress(OSError, ValueError):
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    return 80


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"
