"""From bytes to text: UTF-8, with or without a byte order mark, and nothing else."""

from __future__ import annotations

import re

from dualcarbon.problem import DualcarbonError, Location, Problem

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_OTHER_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def decode(data: bytes, path: str) -> str:
    """The text of a file.

    Raises:
        DualcarbonError: the bytes are not UTF-8; the place is the first byte that is not.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start]
        line_start = good.rfind(b"\n") + 1
        location = Location(
            path=path,
            line=good.count(b"\n") + 1,
            column=len(good[line_start:].decode("utf-8", errors="replace")) + 1,
        )
        problem = Problem(
            message=f"the file is not UTF-8 (it looks like {_guess(data)})",
            location=location,
            hint=f"save it as UTF-8, or run: iconv -f {_guess(data)} -t UTF-8",
            code="DC001",
            found=f"byte 0x{data[error.start]:02x}",
            expected="UTF-8",
        )
        raise DualcarbonError(problems=[problem]) from None


def split_lines(text: str) -> list[str]:
    """The lines of a text as YAML counts them."""
    return _BREAK.split(text)


def _guess(data: bytes) -> str:
    for mark, name in _OTHER_MARKS:
        if data.startswith(mark):
            return name
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "Latin-1"
    return "GB18030"
