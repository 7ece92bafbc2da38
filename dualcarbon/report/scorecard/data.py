"""A scorecard as plain data: JSON, and CSV with one row a line and target."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.region import Region
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.check.data import COLUMNS as CHECK_COLUMNS
from dualcarbon.report.check.data import entry
from dualcarbon.report.check.data import row as check_row
from dualcarbon.report.paper.data import Data, Plain, as_json, rows_as_csv
from dualcarbon.scorecard import RATINGS_ZH, SOURCE, Line, Scorecard

_HEAD = ("role", "label", "label_zh", "state")
COLUMNS = (*CHECK_COLUMNS[:2], *_HEAD, "grades", *CHECK_COLUMNS[2:])


def to_json(card: Scorecard, region: Region, *, version: str, data: str, words: Words = IN_ENGLISH) -> str:
    """The document as JSON."""
    return as_json(document(card, region, version=version, data=data, words=words))


def document(
    card: Scorecard, region: Region, *, version: str, data: str, words: Words = IN_ENGLISH
) -> dict[str, Data]:
    """One document; ``grade`` is null where several of ``grades`` are still possible."""
    return {
        "version": version,
        "data": data or None,
        "region": region.code,
        "region_name": region.name,
        "grade": None if card.grade is None else card.grade.value,
        "grade_zh": None if card.grade is None else RATINGS_ZH[card.grade],
        "grades": [grade.value for grade in card.grades],
        "lines": [
            {
                **_head(line),
                "reason": words.reasons(line.reasons),
                "rests_on": [entry(one, region, words=words) for one in line.rests_on],
            }
            for line in card.lines
        ],
        "source": SOURCE,
    }


def to_csv(card: Scorecard, region: Region, *, words: Words = IN_ENGLISH) -> str:
    """A header, and a row for each line and each assessment it rests on."""
    return rows_as_csv(COLUMNS, rows(card, region, words=words))


def rows(card: Scorecard, region: Region, *, words: Words = IN_ENGLISH) -> Iterator[dict[str, Plain]]:
    """A row for each line and each assessment it rests on; one for a line that rests on none."""
    for line in card.lines:
        head: dict[str, Plain] = {
            "region": region.code,
            "region_name": region.name,
            **_head(line),
            "grades": " ".join(grade.value for grade in card.grades),
            "reason": words.reasons(line.reasons),
        }
        cells = [check_row(one, region, words=words) for one in line.rests_on] or [{}]
        yield from ({key: (head | cell).get(key) for key in COLUMNS} for cell in cells)


def _head(line: Line) -> dict[str, str]:
    return {
        "role": line.criterion.role.value,
        "label": line.criterion.label,
        "label_zh": line.criterion.label_zh,
        "state": line.state.value,
    }
