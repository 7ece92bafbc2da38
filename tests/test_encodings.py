"""Files that are no UTF-8, or no text at all: each is told as what it looks like."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from dualcarbon.document import decode
from dualcarbon.problem import Unreadable

CSV = "region,indicator,year,value,unit\nCN-SD,wind_capacity,2020,17,GW\n"
CHINESE = "region: zone:a\nname: 山东\n"


def zipped() -> bytes:
    """What a workbook is on disk."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
    return packed.getvalue()


LOOKS_LIKE = [
    (CSV.encode("utf-16"), "UTF-16", "iconv -f UTF-16 "),
    (CSV.encode("utf-16-le"), "UTF-16", "iconv -f UTF-16LE "),
    (CSV.encode("utf-16-be"), "UTF-16", "iconv -f UTF-16BE "),
    (CHINESE.encode("utf-16-le"), "UTF-16", "iconv -f UTF-16LE "),
    (CSV.encode("utf-32"), "UTF-32", "iconv -f UTF-32 "),
    (CHINESE.encode("gb18030"), "GB18030", "iconv -f GB18030 "),
    ("name: Zürich é\n".encode("latin-1") + b"\xff\xff", "Latin-1", "iconv -f ISO-8859-1 "),
    (zipped(), "a zip: an Excel workbook?", "save it as CSV UTF-8"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook?", "save it as CSV UTF-8"),
    (gzip.compress(CSV.encode(), mtime=0), "packed with gzip", "gunzip"),
    (b"%PDF-1.7\n", "a PDF", "copy its numbers"),
    (b"PAR1\x15\x04", "a Parquet file", "save it as CSV UTF-8"),
]


@pytest.mark.parametrize(("data", "looks", "hint"), LOOKS_LIKE)
def test_bytes_that_are_no_utf8_are_told_as_what_they_are(data: bytes, looks: str, hint: str) -> None:
    """The hint names what iconv calls it, or how to save the file."""
    with pytest.raises(Unreadable) as refused:
        decode(data, "f")
    problem = refused.value.problems[0]
    assert problem.code == "DC001"
    assert looks in problem.message
    assert hint in problem.hint


def test_a_zero_byte_here_and_there_is_no_other_encoding() -> None:
    """It is a control character, which the readers name."""
    assert decode(b"a: 1\x00\n" + b"b: some more text\n" * 10, "f").startswith("a: 1\x00")
