"""One column of a CSV on standard input rewritten; every other byte stays as it is."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence

from dualcarbon.cli.lines import Write, one_line
from dualcarbon.cli.output import say
from dualcarbon.problem import DualcarbonError, Enumeration, Sentence, did_you_mean

Rewrite = Callable[[Sequence[str]], Sequence[str]]
Refused = Callable[[Sequence[str]], None]
_CELL = re.compile(r'("(?:[^"]|"")*"|(?!")[^,]*)(,|$)', re.DOTALL)
_QUOTED = re.compile(r'"(?:[^"]|"")*"(?!")')
_AT_ONCE = 2000
_LONGEST = 1 << 24
_OTHER_SIGNS = ((";", "semicolons"), ("\t", "tabs"), ("|", "upright lines"))


def rewrite_columns(
    names: Sequence[str], rewrite: Rewrite, write: Write, *, refused: Refused | None = None
) -> bool:
    """Rewrites the cells of some columns; the header, the other cells, quotes and line ends stay.

    A row that cannot be read is told on standard error with its line, and its first column is emptied. An
    empty cell stays empty.

    Args:
        names: the columns, by their heading.
        rewrite: from the cells of these columns to the new ones; raises DualcarbonError.
        write: where the CSV goes.
        refused: is shown the header, and raises DualcarbonError for one that reads two ways.

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
    known = [_text(cell).strip() for cell in _cells(header.removeprefix("\ufeff"))]
    places = _places(known, names)
    if refused is not None:
        refused(known)
    write(header + end)
    good, lines = True, list[str]()
    for number, record, ending in records:
        try:
            lines.append(_rewritten(record, places, rewrite) + ending)
        except DualcarbonError as error:
            good = False
            say(Sentence("line {number}: {error}", number=number, error=one_line(error)))
            lines.append(_emptied(record, places[0]) + ending)
        if len(lines) >= _AT_ONCE:
            write("".join(lines))
            lines.clear()
    write("".join(lines))
    return good


def _rewritten(record: str, places: Sequence[int], rewrite: Rewrite) -> str:
    if not record.strip():
        return record
    cells = _cells(record)
    if len(cells) <= max(places):
        raise DualcarbonError(
            Sentence(
                "the row has {cells} cells, and column {place} is asked for",
                cells=len(cells),
                place=max(places) + 1,
            )
        )
    before = [_text(cells[place]) for place in places]
    if not before[0].strip():
        return record
    for place, text in zip(places, rewrite(before), strict=True):
        cells[place] = _cell(text, quoted=cells[place].startswith('"'))
    return ",".join(cells)


def _emptied(record: str, place: int) -> str:
    """The record without the cell that could not be read; nothing, where its cells cannot be told apart."""
    try:
        cells = _cells(record)
    except DualcarbonError:
        return ""
    if place < len(cells):
        cells[place] = ""
    return ",".join(cells)


def _places(known: Sequence[str], names: Sequence[str]) -> list[int]:
    for name in names:
        if known.count(name) > 1:
            raise DualcarbonError(
                Sentence('the header has "{name}" {times}', name=name, times=_times(known.count(name)))
            )
        if name not in known:
            raise _no_column(name, known)
    return [known.index(name) for name in names]


def _times(count: int) -> str:
    return Sentence("twice") if count == len(("once", "again")) else Sentence("{count} times", count=count)


def _no_column(name: str, known: Sequence[str]) -> DualcarbonError:
    header = ",".join(known)
    if header.startswith("sep="):
        return DualcarbonError(
            Sentence('the first line, "{header}", is one of Excel\'s: take it out', header=header)
        )
    if len(known) == 1:
        for sign, called in _OTHER_SIGNS:
            if sign in header:
                return DualcarbonError(
                    Sentence(
                        'no column "{name}": the columns are parted by {called}', name=name, called=called
                    ),
                    hint="part them by commas",
                )
    return DualcarbonError(
        Sentence('no column "{name}": the header has {known}', name=name, known=Enumeration(known)),
        hint=did_you_mean(name, known),
    )


def _records() -> Iterator[tuple[int, str, str]]:
    """Number of the line, record and line end; a record with a line break inside quotes is one."""
    stream = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="strict", newline="")
    try:
        yield from _joined(stream)
    except UnicodeDecodeError as error:
        raise DualcarbonError(
            Sentence("standard input is not UTF-8: byte 0x{byte}", byte=f"{error.object[error.start]:02x}")
        ) from None
    finally:
        stream.detach()


def _joined(stream: io.TextIOWrapper) -> Iterator[tuple[int, str, str]]:
    pending, start, size = list[str](), 1, 0
    for number, line in enumerate(stream, 1):
        if pending:
            pending.append(line)
            size += len(line)
            # Inside a quoted cell each pair of quotes is one sign of it.
            if line.count('"') % 2 == 0:
                if size > _LONGEST:
                    break
                continue
        elif '"' in line and _opens(line):
            pending, start, size = [line], number, len(line)
            continue
        record = "".join(pending) if pending else line
        text = record.rstrip("\r\n")
        yield (start if pending else number), text, record[len(text) :]
        pending = []
    if pending:
        raise DualcarbonError(Sentence("line {start}: a quote is opened and never closed", start=start))


def _opens(line: str) -> bool:
    """Whether a quoted cell begins in this line and does not end in it; a quote within a cell is a sign."""
    at = 0
    while at < len(line):
        if line[at] == '"':
            found = _QUOTED.match(line, at)
            if not found:
                return True
            at = found.end()
        at = line.find(",", at) + 1
        if not at:
            return False
    return False


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
