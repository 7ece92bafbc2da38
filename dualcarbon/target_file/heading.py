"""The head of a target file: its region, the indicators of its own, and the documents."""

from __future__ import annotations

import re

from dualcarbon import units
from dualcarbon.document import MappingNode
from dualcarbon.indicator import Better, Indicator, Kind, vocabulary
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.region import Region, own_region, region_of
from dualcarbon.target import Source
from dualcarbon.target_file.fields import Fields, Log, as_mapping, read_fields
from dualcarbon.target_file.keys import INDICATOR, INDICATOR_NAME, SOURCE


def read_region(fields: Fields, log: Log) -> Region | None:
    """The region that the file is about."""
    code = fields.text("region")
    if not code:
        return None
    own = ":" in code
    for key in ("name", "name_zh"):
        if own and key not in fields.texts and key not in fields.broken:
            log.fault(
                fields.place("region"),
                "DC102",
                Sentence('a region of your own lacks the key "{key}"', key=key),
                hint=Sentence("add {key}: ...", key=key),
                expected=key,
            )
        elif not own and key in fields.texts:
            log.fault(
                fields.place(key),
                "DC101",
                Sentence('"{key}" stands beside an official code', key=key),
                hint=Sentence("the names of official regions are known: take it out"),
                expected="region only",
            )
    try:
        return own_region(code, fields.text("name"), fields.text("name_zh")) if own else region_of(code)
    except DualcarbonError as error:
        log.refusal(fields.place("region"), "DC104", error, "a region")
        return None


def read_indicators(root: MappingNode, log: Log) -> dict[str, Indicator]:
    """The indicators that the file declares, by name."""
    node = as_mapping(root.get("indicators"), '"indicators"', log)
    found: dict[str, Indicator] = {}
    for name, value in node or ():
        mapping = as_mapping(value, Sentence('the indicator "{name}"', name=name.text), log)
        if not re.fullmatch(INDICATOR_NAME, name.text):
            log.fault(
                name,
                "DC114",
                Sentence('"{name}" is no name for an indicator', name=name.text),
                hint=Sentence("use a-z, 0-9 and underscores: heat_pumps"),
                expected="snake_case",
            )
        elif name.text in vocabulary():
            log.fault(
                name,
                "DC117",
                Sentence(
                    '"{name}" is a word of the vocabulary, told in "{unit}"',
                    name=name.text,
                    unit=vocabulary()[name.text].unit_called,
                ),
                hint=Sentence("take it out, or give what is meant a name of its own"),
                expected="a name of its own",
            )
        elif mapping:
            indicator = _indicator(
                name.text, read_fields(mapping, INDICATOR, Sentence("an indicator"), log), log
            )
            if indicator:
                found[name.text] = indicator
    return found


def read_sources(root: MappingNode, log: Log) -> dict[str, Source]:
    """The documents by key."""
    node = as_mapping(root.get("sources"), '"sources"', log)
    found: dict[str, Source] = {}
    for key, value in node or ():
        mapping = as_mapping(value, Sentence('the source "{name}"', name=key.text), log)
        if mapping is None:
            continue
        fields = read_fields(mapping, SOURCE, Sentence("a source"), log)
        start, _, end = fields.text("period").partition("-")
        if start > end:
            log.fault(
                fields.place("period"),
                "DC114",
                Sentence("the period ends before it begins"),
                hint=Sentence("write {start}-{end}", start=end, end=start),
                expected="2021-2025",
            )
        found[key.text] = Source(
            key=key.text,
            title=fields.text("title"),
            title_zh=fields.text("title_zh"),
            issuer=fields.text("issuer"),
            number=fields.text("number"),
            issued=fields.text("issued"),
            url=fields.text("url"),
            evidence=fields.text("evidence"),
            period=fields.text("period") if start <= end else "",
            location=log.at(key),
        )
    return found


def _indicator(name: str, fields: Fields, log: Log) -> Indicator | None:
    if any(key not in fields.texts for key in ("label", "unit", "better", "kind")):
        return None
    try:
        unit = units.read_unit(fields.text("unit"))
    except DualcarbonError as error:
        log.refusal(fields.place("unit"), "DC106", error, "a unit")
        return None
    return Indicator(
        name=name,
        label=fields.text("label"),
        label_zh=fields.text("label_zh") or fields.text("label"),
        unit=unit,
        better=Better(fields.text("better")),
        kind=Kind(fields.text("kind")),
        headline=True,
    )
