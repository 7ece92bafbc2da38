"""Plain data: what JSON and CSV can hold."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from dualcarbon.number import Number, native

Plain = str | int | float | bool | None
Data = Plain | list["Data"] | dict[str, "Data"]


def number(value: Number | None) -> int | float | None:
    """A number of json: an integer where it is one, else the nearest binary one."""
    return None if value is None else native(value)


def flat(data: Mapping[str, Data]) -> dict[str, Plain]:
    """Nested keys joined by ``_``; lists are left to json."""
    row: dict[str, Plain] = {}
    for key, value in data.items():
        if isinstance(value, dict):
            row |= {f"{key}_{inner}": told for inner, told in flat(value).items()}
        elif not isinstance(value, list):
            row[key] = value
    return row


def as_json(document: Mapping[str, Data]) -> str:
    """A document as JSON, indented, with a line end."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def rows_as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Plain]]) -> str:
    """Rows as CSV, with ``true`` and ``false`` as in json."""
    paper = io.StringIO()
    writer = csv.DictWriter(paper, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return paper.getvalue()


def _cell(value: Plain) -> Plain:
    return str(value).lower() if isinstance(value, bool) else value
