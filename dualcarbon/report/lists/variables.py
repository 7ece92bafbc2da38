"""What the names in files of models mean: variables, regions and units, each with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dualcarbon.problem import message
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.lists.listing import Row
from dualcarbon.scenario_file import KnownRegion, Meaning, Told

_USES = {
    Told.LEVEL: "",
    Told.INDEX: "ratios and the year of the maximum",
    Told.SHARE: "",
    Told.FLOOR: "a lower bound",
}


PARTS = (message("fossil energy"), message("coal"), message("recounted total"), message("recounted share"))
"""What other mappings are made of, and no indicator is."""
_BETWEEN = re.compile("( [+/-] |[()])")


def variables(
    known: Iterable[Meaning], regions: Iterable[KnownRegion], units: Iterable[Mapping[str, str]]
) -> list[Row]:
    """Every mapping: what kind of name, from what, to what, as what, and why."""
    rows: list[Row] = [
        {
            "kind": "variable",
            "from": meaning.text,
            "to": meaning.name,
            "definition": meaning.definition,
            "as": meaning.told.value,
            "unit": meaning.unit,
            "priority": meaning.priority,
            "note": meaning.note,
            "reason": meaning.reason,
        }
        for meaning in known
    ]
    rows += [
        _plain("region", region.name, region.code, "by --map only" if region.wider else "", region.reason)
        for region in regions
    ]
    rows += [_plain("unit", unit["unit"], unit["to"], "", unit["reason"]) for unit in units]
    return rows


def in_short(rows: Iterable[Row], words: Words = IN_ENGLISH) -> list[Row]:
    """The same for people: what it is told as stands behind the name, which is left out for parts."""
    return [
        {
            "from": _named(str(row["from"]), words),
            "to": _shown(row, words),
            "reason": row["reason"] or row["note"],
        }
        for row in rows
    ]


def _named(text: str, words: Words) -> str:
    """Indicators and parts by their names where the language has them; the names of models as they are."""
    if not words.chinese:
        return text
    return "".join(
        words.translated(part) if part in PARTS else words.indicator_named(part)
        for part in _BETWEEN.split(text)
    )


def _shown(row: Row, words: Words) -> str:
    use = str(row["as"])
    if use == Told.NONE:
        return words.say("passed over")
    if use == Told.PART:
        return _named(str(row["to"]), words) or words.say("the recount")
    told = words.translated(_USES[Told(use)] if row["kind"] == "variable" else use)
    definition = str(row["definition"])
    marks = words.listed([_definition(definition, words), told])
    return words.annotated(_named(str(row["to"]), words), marks).strip()


def _definition(tag: str, words: Words) -> str:
    if not tag:
        return ""
    return words.say("{tag:definition} definition", tag=tag) if words.chinese else words.definition(tag)


def _plain(kind: str, name: str, to: str, how: str, reason: str) -> Row:
    return {
        "kind": kind,
        "from": name,
        "to": to,
        "definition": "",
        "as": how,
        "unit": "",
        "priority": None,
        "note": "",
        "reason": reason,
    }
