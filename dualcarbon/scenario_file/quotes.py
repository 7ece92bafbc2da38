"""Rows of a CSV in which something is quoted."""

from __future__ import annotations

import csv
from typing import IO

QUOTE = b'"'


def quoted_cells(
    raw: bytes, stream: IO[bytes], separator: bytes, *, width: int, reach: int
) -> tuple[bytes, list[bytes] | None, int]:
    """The text of a row with quotes, its cells, and how many further lines it takes.

    Args:
        raw: its first line.
        stream: where the following lines come from.
        separator: what stands between two cells.
        width: how many cells the header has.
        reach: how many cells to take apart where no quote hides a separator.

    Returns:
        None for the cells where a quote is never closed.
    """
    plain = raw.replace(QUOTE, b"")
    if plain.count(separator) == width - 1 and QUOTE * 2 not in raw:
        return raw, plain.split(separator, reach), 0
    lines = 0
    while raw.count(QUOTE) % 2:
        more = stream.readline()
        if not more:
            break
        lines += 1
        raw += more
    try:
        text = raw.decode("utf-8", "replace").rstrip("\r\n")
        (cells,) = csv.reader(text.splitlines(keepends=True), delimiter=separator.decode(), strict=True)
    except (csv.Error, ValueError):
        return raw, None, lines
    return raw, [cell.encode() for cell in cells], lines
