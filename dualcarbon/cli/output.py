"""What leaves the program: data to standard output or to a file, talk to standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextvars import ContextVar
from typing import IO, NamedTuple

from dualcarbon.cli.whole_file import whole_file, write_file
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.system import reason_of

__all__ = [
    "PipeClosedError",
    "Screen",
    "forget_output",
    "say",
    "screen",
    "to_file",
    "whole_file",
    "write",
    "write_bytes",
    "write_data",
    "write_file",
]

_DUMB = ("dumb", "unknown")
_USUAL_WIDTH = 80
_WIDTH_OF_A_PIPE = 120
_UTF8 = "utf-8"
_file: ContextVar[IO[bytes] | None] = ContextVar("the file of -o", default=None)


class PipeClosedError(Exception):
    """The reader of standard output has left, as ``head`` does: there is nothing more to do."""


class Screen(NamedTuple):
    """What the place of the output can show: columns (None: no limit), colour, and its encoding."""

    width: int | None
    colour: bool
    encoding: str


def screen() -> Screen:
    """The screen behind standard output.

    Where there is none, a table is as wide as COLUMNS says, or the terminal behind standard error, or 120.
    """
    terminal = _is_terminal()
    return Screen(
        width=_columns(terminal=terminal), colour=_in_colour(terminal=terminal), encoding=_encoding()
    )


@contextlib.contextmanager
def to_file(path: str | None) -> Iterator[None]:
    """What is written inside goes to this file, which is whole at the end or as it was before.

    None and ``-`` mean standard output.

    Raises:
        DualcarbonError: the file cannot be written.
    """
    if path is None or path == "-":
        yield
        return
    with whole_file(path) as file:
        token = _file.set(file)
        try:
            yield
        finally:
            _file.reset(token)


def write(text: str) -> None:
    """Writes text for people.

    A character that the console cannot show gives way to a plainer one, and control characters, which files
    and names of files may hold, are shown and not sent.

    Raises:
        PipeClosedError: nobody reads any more.
        DualcarbonError: the text cannot be written (a full disk).
    """
    from dualcarbon.report.paper.controls import visible
    from dualcarbon.report.paper.signs import plain

    _write(plain(visible(text, colour=screen().colour), _encoding()))


def write_data(text: str) -> None:
    """Writes data, always in UTF-8 and with nothing replaced; a terminal is spared control characters.

    Raises:
        PipeClosedError: nobody reads any more.
        DualcarbonError: the data cannot be written (a full disk).
    """
    if _is_terminal():
        from dualcarbon.report.paper.controls import visible

        text = visible(text, colour=False)
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and _encoding().lower().replace("-", "") != "utf8":
        reconfigure(encoding=_UTF8)
    _write(text)


def write_bytes(data: bytes) -> None:
    """Writes what is no text, such as a workbook.

    Raises:
        PipeClosedError: nobody reads any more.
        DualcarbonError: the output is a terminal, which cannot show it, or is closed, or full.
    """
    file = _file.get()
    if file is not None:
        file.write(data)
        return
    if _is_terminal():
        raise DualcarbonError("this is no text for a terminal", hint="-o FILE writes to a file")
    with _standard_output():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def say(told: str | DualcarbonError) -> None:
    """Tells the user something beside the data, in the language of the run."""
    from dualcarbon.cli.language import talk
    from dualcarbon.report.paper.controls import visible
    from dualcarbon.report.paper.signs import plain

    encoding = getattr(sys.stderr, "encoding", None) or _UTF8
    _talk(plain(visible(talk(told), colour=False), encoding) + "\n")


def say_crash() -> None:
    """Tells of an error that nobody foresaw, for whoever mends it."""
    import traceback

    _talk(traceback.format_exc())


def forget_output() -> None:
    """Keeps the interpreter from complaining about a closed pipe or a full disk when it ends."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
            continue
        with contextlib.suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _talk(text: str) -> None:
    # Nobody may listen: a closed standard error is no reason to fail.
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _write(text: str) -> None:
    file = _file.get()
    if file is not None:
        file.write(text.encode(_UTF8, "backslashreplace"))
        return
    with _standard_output():
        _send(text)
        sys.stdout.flush()


@contextlib.contextmanager
def _standard_output() -> Iterator[None]:
    """Tells of an output that is closed, left by its reader, or full."""
    if sys.stdout is None:
        raise DualcarbonError("standard output is closed", hint="-o FILE writes to a file")
    try:
        yield
    except BrokenPipeError as error:
        raise PipeClosedError from error
    except OSError as error:
        forget_output()
        raise DualcarbonError(
            Sentence("cannot write to standard output: {why}", why=reason_of(error))
        ) from error


def _send(text: str) -> None:
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        # Half of a pair, as the names of files may hold, has no UTF-8; JSON reads the escape back.
        sys.stdout.write(text.encode(_encoding(), "backslashreplace").decode(_encoding()))


def _is_terminal() -> bool:
    return _file.get() is None and sys.stdout is not None and sys.stdout.isatty()


def _in_colour(*, terminal: bool) -> bool:
    if os.environ.get("NO_COLOR") or _file.get() is not None:
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM", "") not in _DUMB


def _columns(*, terminal: bool) -> int:
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated) > 0:
        return int(stated)
    if terminal:
        return _width_behind(sys.stdout) or _USUAL_WIDTH
    return _width_behind(sys.stderr) or _WIDTH_OF_A_PIPE


def _width_behind(stream: IO[str] | None) -> int:
    if stream is not None:
        with contextlib.suppress(OSError, ValueError):
            return os.get_terminal_size(stream.fileno()).columns
    return 0


def _encoding() -> str:
    if _file.get() is not None or sys.stdout is None:
        return _UTF8
    return sys.stdout.encoding or _UTF8
