"""A table of the IAMC as a file has it: CSV (also .mif and gzipped), a workbook, or Parquet."""

from __future__ import annotations

import gzip
import io
import os
import sys
import tempfile
import weakref
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from dualcarbon.document import decode
from dualcarbon.problem import Location, Problem, Sentence, Unreadable
from dualcarbon.scenario_file.csv_rows import CsvRows
from dualcarbon.scenario_file.header import BEGINS, HeaderColumns, columns_of, is_iamc, lacking, split_header
from dualcarbon.scenario_file.points import Points, Sieve, WantedPoints
from dualcarbon.scenario_file.typed_rows import Cells, read_parquet, read_xlsx, typed_points
from dualcarbon.system import reason_of

_GZIP, _ZIP, _PARQUET = b"\x1f\x8b", b"PK\x03\x04", b"PAR1"
_IN_MEMORY = 64 * 2**20
_LONGEST = 2**20  # bytes of a header; a file without line ends is no table
_BUFFER = 2**18


@dataclass(frozen=True, kw_only=True, slots=True, weakref_slot=True)
class TableSource:
    """A file that can be opened more than once, and its name in messages; or ``rows`` of typed cells.

    ``rows`` gives the header, the rows with their numbers, and the number of the header.
    """

    name: str
    open: Callable[[], IO[bytes]] = io.BytesIO
    rows: Callable[[], tuple[Cells, Iterator[tuple[int, Cells]], int]] | None = None


def source_of(path: str | Path) -> TableSource:
    """The file of that path; standard input for ``-``, kept so that it can be read twice.

    Raises:
        Unreadable: there is no such file, or it cannot be read.
    """
    if str(path) == "-":
        return _piped()
    try:
        with Path(path).open("rb"):
            pass
    except FileNotFoundError:
        raise Unreadable(Sentence("no such file: {path}", path=path)) from None
    except IsADirectoryError:
        raise Unreadable(Sentence("{path} is a folder, not a file", path=path)) from None
    except OSError as error:
        why = reason_of(error)
        raise Unreadable(Sentence("cannot read {path}: {why}", path=path, why=why)) from None
    return TableSource(name=str(path), open=lambda: Path(path).open("rb", buffering=_BUFFER))


def _piped() -> TableSource:
    """Standard input: what is short is held, the rest kept in a file, so that it can be read again."""
    name = Sentence("standard input")
    data = sys.stdin.buffer.read(_IN_MEMORY)
    if len(data) < _IN_MEMORY:
        return source_of_text(data, name)
    kept = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the source
    while data:
        kept.write(data)
        data = sys.stdin.buffer.read(_BUFFER)
    kept.flush()

    def again() -> IO[bytes]:
        kept.seek(0)
        return os.fdopen(os.dup(kept.fileno()), "rb", buffering=_BUFFER)

    source = TableSource(name=name, open=again)
    weakref.finalize(source, kept.close)
    return source


def source_of_text(text: str | bytes, name: str) -> TableSource:
    """A text as a file."""
    data = text.encode() if isinstance(text, str) else text
    return TableSource(name=name, open=lambda: io.BytesIO(data))


def is_scenario_file(source: TableSource) -> bool:
    """Whether a file is a table of the IAMC, told by its header, or a workbook or Parquet file."""
    with source.open() as raw:
        start = raw.read(4)
        if start in (_ZIP, _PARQUET):
            return True
        raw.seek(0)
        try:
            stream = _unpacked(raw, start)
            found, _ = _header_line(stream)
        except (OSError, EOFError, zlib.error):
            return False
        return split_header(found.decode("utf-8-sig", "replace")) is not None


class PointTable:
    """The points of a file that were asked for, and, when they have been read, what is wrong with it."""

    def __init__(self, source: TableSource, wanted: WantedPoints) -> None:
        self.source = source
        self.sieve = Sieve(wanted, source.name)

    def __iter__(self) -> Iterator[Points]:
        """The points, in the order of the file.

        Raises:
            Unreadable: the file is no table of the IAMC, cannot be unpacked, or is full of faults.
        """
        stream = self.source.open()
        try:
            yield from self._points(stream)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            message = Sentence("cannot unpack {path}: {error}", path=self.source.name, error=error)
            raise Unreadable(message) from None
        finally:
            if not isinstance(stream, tempfile.SpooledTemporaryFile):
                stream.close()

    def checked(self) -> Iterator[Points]:
        """The points; at the end every fault at once.

        Raises:
            Unreadable: anything that was asked for cannot be read.
        """
        yield from self
        if self.sieve.problems:
            raise Unreadable(problems=self.sieve.problems)

    def _points(self, raw: IO[bytes]) -> Iterator[Points]:
        path = self.source.name
        start = raw.read(4)
        raw.seek(0)
        if self.source.rows is not None or start in (_ZIP, _PARQUET):
            if self.source.rows is not None:
                cells, rows, line = self.source.rows()
            else:
                cells, rows, line = (read_xlsx if start == _ZIP else read_parquet)(raw, path)
            if not is_iamc(cells) and not lacking(cells):
                raise _no_table(path, ", ".join(map(str, cells))[:60])
            yield from typed_points(rows, self._columns(columns_of(cells, path, line)), self.sieve)
            return
        stream = _unpacked(raw, start)
        first, line = _header_line(stream)
        found = split_header(decode(first, path))
        if found is None:
            raise _no_table(path, first[:60].decode("utf-8", "replace").strip())
        columns = self._columns(columns_of(found[0], path, line))
        yield from CsvRows(stream, columns, found[1], self.sieve, line)

    @staticmethod
    def _columns(found: tuple[HeaderColumns | None, list[Problem]]) -> HeaderColumns:
        columns, problems = found
        if columns is None:
            raise Unreadable(problems=problems)
        return columns


def _unpacked(raw: IO[bytes], start: bytes) -> IO[bytes]:
    stream = raw
    if start.startswith(_GZIP):
        stream = cast("IO[bytes]", io.BufferedReader(gzip.GzipFile(fileobj=raw), _BUFFER))
    begin = stream.read(_BUFFER)
    stream.seek(0)
    if b"\r" in begin and b"\n" not in begin:
        return cast("IO[bytes]", io.BufferedReader(_OldLines(stream), _BUFFER))
    return stream


class _OldLines(io.RawIOBase):
    """A stream whose lines end in carriage returns alone, as old Macs wrote them, with ends that are read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer."""
        data = self._stream.read(len(buffer)).replace(b"\r", b"\n")
        buffer[: len(data)] = data
        return len(data)


def _header_line(stream: IO[bytes]) -> tuple[bytes, int]:
    """The first line that is neither blank nor a remark (#), and its number."""
    number = 0
    while line := stream.readline(_LONGEST):
        number += 1
        text = line.removeprefix(b"\xef\xbb\xbf").strip()
        if text and not text.startswith(b"#"):
            return line, number
    return b"", max(number, 1)


def _no_table(path: str, found: str) -> Unreadable:
    return Unreadable(
        problems=[
            Problem(
                message=Sentence("this is no table of the IAMC"),
                location=Location(path=path, line=1, column=1),
                hint=BEGINS,
                code="DC301",
                found=found or "an empty file",
            )
        ]
    )
