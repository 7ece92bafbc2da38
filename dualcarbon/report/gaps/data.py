"""Gaps as a trajectory file with the values left to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dualcarbon.gaps import Gap
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.paper.data import Data, Plain, rows_as_csv
from dualcarbon.report.paper.wrap import TIE

COLUMNS = ("region", "indicator", "year", "value", "unit", "relative_to", "definition", "source", "note")
"""The columns of a long trajectory that have something to say here."""


def to_csv(gaps: Sequence[Gap], *, words: Words = IN_ENGLISH) -> str:
    """A header and a row for each number; ``note`` tells the form wanted, and the targets that it would decide."""
    return rows_as_csv(COLUMNS, rows(gaps, words=words))


def rows(gaps: Sequence[Gap], *, words: Words = IN_ENGLISH) -> Iterator[dict[str, Plain]]:
    """A row for each number, its value left to fill in."""
    for gap in gaps:
        yield {
            "region": gap.wish.region,
            "indicator": gap.wish.indicator,
            "year": gap.wish.year,
            "value": None,
            "unit": gap.wish.unit,
            "relative_to": gap.wish.relative_to,
            "definition": gap.wish.definition,
            "source": None,
            "note": _note(gap, words),
        }


def document(gaps: Sequence[Gap], *, version: str, data: str, words: Words = IN_ENGLISH) -> dict[str, Data]:
    """One document: ``{"version", "data", "gaps"}``; ``targets`` of a gap are those that it would decide.

    ``alone`` are those of them that need no other number.
    """
    told: list[Data] = []
    for gap, row in zip(gaps, rows(gaps, words=words), strict=True):
        kept: dict[str, Data] = {key: value for key, value in row.items() if key not in ("value", "source")}
        targets: list[Data] = [target.id for target in gap.targets]
        alone: list[Data] = [target.id for target in gap.alone]
        told.append({**kept, "targets": targets, "alone": alone})
    return {"version": version, "data": data or None, "gaps": told}


def _note(gap: Gap, words: Words) -> str:
    wish = gap.wish
    if wish.relative_to is not None:
        form = words.say(
            "the change from {base} to {year} in %, a fall with a minus sign",
            base=wish.relative_to,
            year=wish.year,
        )
    else:
        unit = words.unit(wish.unit).strip(f"{TIE}×").replace(TIE, " ")
        form = words.say("the number of {year} in {unit}", year=wish.year, unit=unit)
    names = [
        target.id if target in gap.alone else words.say("{id} (with others)", id=target.id)
        for target in gap.targets
    ]
    return words.joined([form, words.say("would decide {names}", names=words.listed(names))])
