"""The JSON Schema of target files, made of the keys that the reader reads by."""

from __future__ import annotations

from collections.abc import Iterable

from dualcarbon.indicator import vocabulary
from dualcarbon.target_file.keys import FILE, FORMS, INDICATOR, INDICATOR_NAME, SOURCE, TARGET, Key

SCHEMA_NAME = "targets.schema.json"
"""What the schema is called beside the files that name it in their first line."""

_NUMBERLESS = ("peak", "net_zero", "unstated")
_Schema = dict[str, object]


def to_schema() -> _Schema:
    """A schema of draft 7, which every editor reads; it knows the shape of a file, not what it means."""
    form_names = [key.name for key in FORMS]
    target = _mapping(TARGET, "One announced target.")
    target["oneOf"] = [{"required": [name]} for name in form_names]
    target["anyOf"] = [{"required": [name]} for name in ("year", *_NUMBERLESS)]
    file = _mapping(FILE, "The announced targets of one region.")
    nested: _Schema = {
        "indicators": {
            "type": "object",
            "propertyNames": {"pattern": f"^{INDICATOR_NAME}$"},
            "additionalProperties": _mapping(INDICATOR, "An indicator of the file's own."),
        },
        "sources": {"type": "object", "additionalProperties": _mapping(SOURCE, "A document.")},
        "targets": {"type": "array", "items": target},
    }
    properties = {key.name: _value(key) for key in FILE}
    for name, value in nested.items():
        properties[name] = {**_described(name), **dict(value)}  # type: ignore[call-overload]  # each is a mapping
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "dualcarbon targets",
        **file,
        "properties": properties,
        "allOf": [
            {
                "if": {"properties": {"region": {"type": "string", "pattern": "^(zone|company):"}}},
                "then": {"required": ["name", "name_zh"]},
                "else": {"not": {"anyOf": [{"required": ["name"]}, {"required": ["name_zh"]}]}},
            }
        ],
    }


def _described(name: str) -> _Schema:
    return {"description": next(key.about for key in FILE if key.name == name)}


def _mapping(keys: Iterable[Key], about: str) -> _Schema:
    listed = tuple(keys)
    return {
        "description": about,
        "type": "object",
        "properties": {key.name: _value(key) for key in listed},
        "required": [key.name for key in listed if key.required],
        "additionalProperties": False,
    }


def _value(key: Key) -> _Schema:
    """What may stand behind a key; YAML gives 2030 and 20 as numbers, which the reader takes as texts."""
    schema: _Schema = {"description": key.about}
    if key.example:
        schema["examples"] = [key.example]
    if key.words:
        return {**schema, "enum": list(key.words)}
    text: _Schema = {"type": ["string", "number"], "minLength": 1}
    if key.pattern:
        text["pattern"] = f"^({key.pattern})$".replace(r"\d", "[0-9]")
    if key.name == "indicator":
        schema["examples"] = list(vocabulary())
    if key.listed:
        return {**schema, "anyOf": [text, {"type": "array", "items": text}]}
    return {**schema, **text}
