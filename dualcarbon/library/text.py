"""Text that is UTF-8, or an error that says where it is not."""

from __future__ import annotations

import sys
from pathlib import Path

from dualcarbon.problem import DualcarbonError, Location

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


def decode(content: bytes, path: str) -> str:
    """Bytes as UTF-8, with or without a byte order mark.

    Raises:
        DualcarbonError: they are something else; the sentence tells the line and the byte.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DualcarbonError(
            f"not UTF-8: byte {error.start + 1} of the file is 0x{content[error.start]:02x}",
            location=Location(path=path, line=line),
            hint=f"save it as UTF-8 (iconv -f GB18030 -t UTF-8 {path})",
        ) from None


def _stdin() -> bytes:
    try:
        return sys.stdin.buffer.read()
    except AttributeError:
        return sys.stdin.read().encode()
