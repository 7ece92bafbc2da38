"""Text that is UTF-8, or an error that says where it is not."""

from __future__ import annotations

import sys
from pathlib import Path

from dualcarbon.document import decode
from dualcarbon.problem import Sentence, Unreadable
from dualcarbon.system import reason_of

STDIN = "-"


def read_text(path: str | Path) -> str:
    """The text of a file, or of standard input for ``-``.

    Raises:
        Unreadable: there is no such file, it cannot be read, or it is not UTF-8.
    """
    if str(path) == STDIN:
        return decode(_stdin(), "standard input")
    try:
        return decode(Path(path).read_bytes(), str(path))
    except FileNotFoundError:
        raise Unreadable(Sentence("no such file: {path}", path=path)) from None
    except IsADirectoryError:
        raise Unreadable(Sentence("{path} is a folder, not a file", path=path)) from None
    except OSError as error:
        reason = reason_of(error)
        raise Unreadable(Sentence("cannot read {path}: {reason}", path=path, reason=reason)) from None
    except ValueError:  # a path with a NUL in it
        raise Unreadable(Sentence("no such file: {path}", path=path)) from None


def _stdin() -> bytes:
    if sys.stdin is None:
        raise Unreadable(Sentence("standard input is closed"))
    try:
        return sys.stdin.buffer.read()
    except AttributeError:
        return sys.stdin.read().encode()
    except (OSError, ValueError) as error:
        raise Unreadable(Sentence("cannot read standard input: {reason}", reason=str(error))) from None
