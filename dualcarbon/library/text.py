"""Text that is UTF-8, or an error that says where it is not."""

from __future__ import annotations

import sys
from pathlib import Path

from dualcarbon.document import decode
from dualcarbon.problem import DualcarbonError

STDIN = "-"


def read_text(path: str | Path) -> str:
    """The text of a file, or of standard input for ``-``.

    Raises:
        DualcarbonError: there is no such file, it cannot be read, or it is not UTF-8.
    """
    if str(path) == STDIN:
        return decode(_stdin(), "standard input")
    try:
        return decode(Path(path).read_bytes(), str(path))
    except FileNotFoundError:
        raise DualcarbonError(f"no such file: {path}") from None
    except IsADirectoryError:
        raise DualcarbonError(f"{path} is a folder, not a file") from None
    except OSError as error:
        raise DualcarbonError(f"cannot read {path}: {error.strerror or error}") from None


def _stdin() -> bytes:
    try:
        return sys.stdin.buffer.read()
    except AttributeError:
        return sys.stdin.read().encode()
