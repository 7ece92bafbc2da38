"""Rows of lists in the language of people: their headings, and the words in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dualcarbon.problem import message
from dualcarbon.report.catalogue import Words
from dualcarbon.report.lists.listing import Row
from dualcarbon.report.paper.data import Plain

HEADINGS = (
    *(message("code"), message("name"), message("slug"), message("level"), message("targets")),
    *(message("label"), message("unit"), message("better"), message("kind"), message("headline")),
    *(message("spellings"), message("measures"), message("definition"), message("source"), message("region")),
    *(message("indicator"), message("years"), message("numbers"), message("country"), message("provinces")),
    *(message("cities"), message("severity"), message("says"), message("from"), message("to")),
    *(message("reason"), message("defined as")),
)
"""What stands above the columns of lists."""
_ONE_WORD = (
    *(
        message("yes"),
        message("country"),
        message("province"),
        message("city"),
        message("district"),
        message("own"),
        message("any"),
    ),
    *(message("higher"), message("lower"), message("neither")),
    *(message("stock"), message("share"), message("intensity"), message("flow")),
    *(message("error"), message("warning"), message("note"), message("by --map only")),
    *(message("a lower bound"), message("ratios and the year of the maximum"), message("passed over")),
    message("the recount"),
)
_WORDS = (
    "level",
    "targets",
    "better",
    "kind",
    "headline",
    "measures",
    "severity",
    "says",
    "reason",
    "source",
)
_TWICE = {"name_zh": "name", "label_zh": "label"}
"""Columns that stand twice, in Chinese and in English."""


def told(rows: Iterable[Row], words: Words) -> list[Row]:
    """The rows as people read them: in English as they are, else without what is there in English only."""
    return [dict(_row(row, words)) for row in rows] if words.lang != "en" else list(rows)


def _row(row: Mapping[str, Plain], words: Words) -> Iterable[tuple[str, Plain]]:
    spare = {_TWICE[key] for key in row if words.chinese and key in _TWICE}
    for key, value in row.items():
        if key not in spare:
            heading = "label" if words.chinese and key in _TWICE else key
            # Of a unit it is the formula; of a number what it counts.
            heading = "defined as" if key == "definition" and "spellings" in row else heading
            yield words.translated(heading.replace("_", " ")), _cell(key, value, words, row)


def _cell(key: str, value: Plain, words: Words, row: Mapping[str, Plain]) -> Plain:
    if value is True:
        return words.say("yes")
    if not isinstance(value, str):
        return value
    if key == "kind":
        return words.listed(
            [words.grade(one) if one not in _ONE_WORD else words.say(one) for one in value.split()]
        )
    if key == "years" and words.chinese:
        return value.replace("-", "—")
    if key == "spellings":
        return words.listed(value.split(", "))
    if key == "unit" and words.chinese and "spellings" not in row:
        return words.unit_of_column(value)
    if key == "indicator":
        return words.translated(words.indicator_named(value))
    return words.translated(value) if key in _WORDS else value
