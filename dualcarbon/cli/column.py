"""One column of a CSV on standard input rewritten; every other byte stays as it is."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence

from dualcarbon.cli.output import say, write_data
from dualcarbon.cli.stream import one_line
from dualcarbon.problem import DualcarbonError, did_you_mean

Rewrite = Callable[[Sequence[str]], Sequence[str]]
_CELL = re.compile(r'("(?:[^"]|"")*"|[^,]*)(,|$)', re.DOTALL)
_AT_ONCE = 2000


def rewrite_columns(names: Sequence[str], rewrite: Rewrite) -> bool:
    """Rewrites the cells of some columns; the header, the other cells, quotes and line ends stay.

    A row that cannot be read is told on standard error with its line, and its first column is emptied. An
    empty cell stays empty.

    Args:
        names: the columns, by their heading.
        rewrite: from the cells of these columns to the new ones; raises DualcarbonError.

    Returns:
        Whether every row could be read.

    Raises:
        DualcarbonError: there is no header, or it lacks a column.
    """
    records = _records()
    first = next(records, None)
    if first is None:
        raise DualcarbonError("standard input is empty: a CSV needs a header")
    _, header, end = first
    places = _places(header, names)
    write_data(header + end)
    good, lines = True, list[str]()
    for number, record, ending in records:
        try:
            lines.append(_rewritten(record, places, rewrite) + ending)
        except DualcarbonError as error:
            good = False
            say(f"line {number}: {one_line(error)}")
            lines.append(_emptied(record, places[0]) + ending)
        if len(lines) >= _AT_ONCE:
            write_data("".join(lines))
            lines.clear()
    write_data("".join(lines))
    return good


def _rewritten(record: str, places: Sequence[int], rewrite: Rewrite) -> str:
    if not record.strip():
        return record
    cells = _cells(record)
    if len(cells) <= max(places):
        raise DualcarbonError(f"the row has {len(cells)} cells, and column {max(places) + 1} is asked for")
    before = [_text(cells[place]) for place in places]
    if not before[0].strip():
        return record
    for place, text in zip(places, rewrite(before), strict=True):
        cells[place] = _cell(text, quoted=cells[place].startswith('"'))
    return ",".join(cells)


def _emptied(record: str, place: int) -> str:
    cells = _cells(record)
    if place < len(cells):
        cells[place] = ""
    return ",".join(cells)


def _places(header: str, names: Sequence[str]) -> list[int]:
    known = [_text(cell).strip() for cell in _cells(header.removeprefix("\ufeff"))]
    for name in names:
        if known.count(name) != 1:
            found = "has it more than once" if name in known else f"has {', '.join(known)}"
            raise DualcarbonError(
                f'no column "{name}": the header {found}'
                if name not in known
                else f'column "{name}": {found}',
                hint=did_you_mean(name, known),
            )
    return [known.index(name) for name in names]


def _records() -> Iterator[tuple[int, str, str]]:
    """Number of the line, record and line end; a record with a line break inside quotes is one."""
    stream = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="strict", newline="")
    try:
        yield from _joined(stream)
    except UnicodeDecodeError as error:
        raise DualcarbonError(
            f"standard input is not UTF-8: byte 0x{error.object[error.start]:02x}"
        ) from None
    finally:
        stream.detach()


def _joined(stream: io.TextIOWrapper) -> Iterator[tuple[int, str, str]]:
    pending, start = "", 1
    for number, line in enumerate(stream, 1):
        record = pending + line
        if record.count('"') % 2:
            pending, start = record, start if pending else number
            continue
        text = record.rstrip("\r\n")
        yield (start if pending else number), text, record[len(text) :]
        pending = ""
    if pending:
        raise DualcarbonError(f"line {start}: a quote is opened and never closed")


def _cells(record: str) -> list[str]:
    """The cells as they are written, with their quotes."""
    if '"' not in record:
        return record.split(",")
    cells, at = [], 0
    while True:
        found = _CELL.match(record, at)
        if found is None:
            raise DualcarbonError("a quote stands inside a cell that does not begin with one")
        cells.append(found[1])
        if not found[2]:
            return cells
        at = found.end()


def _text(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def _cell(text: str, *, quoted: bool) -> str:
    if quoted or any(character in text for character in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
