"""From bytes to text: UTF-8, with or without a byte order mark, and nothing else."""

from __future__ import annotations

import re

from dualcarbon.problem import Location, Problem, Sentence, Unreadable

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# What begins with these bytes is another sort of file, whatever it is called.
_OTHER_FILES = (
    (b"PK\x03\x04", Sentence("a zip: an Excel workbook?"), Sentence("save it as CSV UTF-8")),
    (b"\xd0\xcf\x11\xe0", Sentence("an old Excel workbook?"), Sentence("save it as CSV UTF-8")),
    (b"\x1f\x8b", Sentence("packed with gzip"), Sentence("unpack it: gunzip FILE")),
    (b"BZh", Sentence("packed with bzip2"), Sentence("unpack it: bunzip2 FILE")),
    (b"\xfd7zXZ", Sentence("packed with xz"), Sentence("unpack it: unxz FILE")),
    (b"%PDF-", Sentence("a PDF"), Sentence("copy its numbers into a text file")),
    (b"PAR1", Sentence("a Parquet file"), Sentence("save it as CSV UTF-8")),
    (b"\x89PNG", Sentence("a picture"), Sentence("copy its numbers into a text file")),
    (b"\xff\xd8\xff", Sentence("a picture"), Sentence("copy its numbers into a text file")),
    (b"SQLite format 3", Sentence("a database"), Sentence("save its table as CSV UTF-8")),
)
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32", "UTF-32"),
    (b"\xff\xfe", "UTF-16", "UTF-16"),
    (b"\xfe\xff", "UTF-16", "UTF-16"),
)
_PEEK = 4096  # bytes that tell an encoding
_MANY = 0.3  # of every second byte: what is 0 in text of two bytes a sign


def decode(data: bytes, path: str) -> str:
    """The text of a file.

    Raises:
        Unreadable: the bytes are no text, or not UTF-8; the place is the first byte that is not.
    """
    for begin, what, hint in _OTHER_FILES:
        if data.startswith(begin):
            raise _refused(
                Location(path=path, line=1, column=1),
                Sentence("the file is no text: {what}", what=what),
                hint,
                found=what,
                expected="text in UTF-8",
            )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, path, error.start) from None
    if b"\x00" in data[:_PEEK] and _two_bytes_a_sign(data):
        raise _not_utf8(data, path, 0)
    return text


def split_lines(text: str) -> list[str]:
    """The lines of a text as YAML counts them."""
    return _BREAK.split(text)


def _not_utf8(data: bytes, path: str, start: int) -> Unreadable:
    called, known_as = _guess(data)
    good = data[:start]
    line_start = good.rfind(b"\n") + 1
    wide = called.startswith("UTF-")
    return _refused(
        Location(
            path=path,
            line=1 if wide else good.count(b"\n") + 1,
            column=1 if wide else len(good[line_start:].decode("utf-8", errors="replace")) + 1,
        ),
        Sentence("the file is not UTF-8 (it looks like {encoding})", encoding=called),
        Sentence("save it as UTF-8, or run: iconv -f {encoding} -t UTF-8", encoding=known_as),
        found=f"byte 0x{data[start]:02x}",
        expected="UTF-8",
    )


def _refused(place: Location, message: str, hint: str, *, found: str, expected: str) -> Unreadable:
    problem = Problem(
        message=message, location=place, hint=hint, code="DC001", found=found, expected=expected
    )
    return Unreadable(problems=[problem])


def _guess(data: bytes) -> tuple[str, str]:
    """The likely encoding, as people and as iconv call it."""
    for mark, called, known_as in _MARKS:
        if data.startswith(mark):
            return called, known_as
    order = _two_bytes_a_sign(data)
    if order:
        return "UTF-16", order
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "Latin-1", "ISO-8859-1"
    return "GB18030", "GB18030"


def _two_bytes_a_sign(data: bytes) -> str:
    """UTF-16 without its mark, which shows by the zeros in every second byte; or nothing."""
    head = data[:_PEEK]
    for order, zeros, others in (("UTF-16LE", head[1::2], head[::2]), ("UTF-16BE", head[::2], head[1::2])):
        if zeros and zeros.count(0) > len(zeros) * _MANY and others.count(0) <= len(others) * 0.05:
            return order
    return ""
