"""The targets of a region, each under its document."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dualcarbon.region import Region
from dualcarbon.report import words
from dualcarbon.report.entry import source
from dualcarbon.report.layout import width, wrap
from dualcarbon.report.plain_data import Data, flat, number, rows_as_csv
from dualcarbon.report.sheet import count, names
from dualcarbon.target import Effort, Source, Target

COLUMNS = (
    *("region", "target", "indicator", "definition", "form", "text", "lower", "upper", "unit", "baseline"),
    *("implied", "year", "effort", "scope", "superseded", "replaces", "note"),
    *("source_key", "source_title", "source_title_zh", "source_issuer", "source_number", "source_issued"),
    *("source_url", "source_evidence", "source_period", "source_locator"),
)
_ENDLESS = 1_000_000
_NARROWEST = 40


def to_text(region: Region, targets: Sequence[Target], *, limit: int | None = None) -> str:
    """Every target, grouped by document."""
    room = max(limit or _ENDLESS, _NARROWEST)
    documents = dict.fromkeys(target.source for target in targets)
    counts = f"{count(len(targets), 'target')} of {count(len(documents), 'document')}"
    lines = [f"{names(region)} · {region.code}: {counts}"]
    for document in documents:
        lines += ["", *_document(document, room)]
        lines += _rows([target for target in targets if target.source == document], room)
    return "\n".join(lines).replace(words.TIE, " ") + "\n"


def to_json(targets: Sequence[Target]) -> str:
    """A list of targets, each with its source."""
    return json.dumps([_entry(target) for target in targets], ensure_ascii=False, indent=2) + "\n"


def to_csv(targets: Sequence[Target]) -> str:
    """One row a target."""
    entries = ({**_entry(target), "replaces": " ".join(target.replaces)} for target in targets)
    return rows_as_csv(COLUMNS, (flat(entry) for entry in entries))


def _document(document: Source, room: int) -> list[str]:
    about = ", ".join(part for part in (document.title_zh, document.number) if part)
    origin = ", ".join(part for part in (document.issuer, document.issued) if part)
    read_on = (
        f"read on: {words.EVIDENCE.get(document.evidence, document.evidence)}" if document.evidence else ""
    )
    told = [part for part in (about, origin, document.url, read_on) if part]
    return [*wrap(document.title, room), *(f"  {line}" for part in told for line in wrap(part, room - 2))]


def _rows(targets: Sequence[Target], room: int) -> list[str]:
    headings = [_heading(target) for target in targets]
    column = min(max(map(width, headings)), max(24, room // 2 - 4))
    lines: list[str] = []
    for target, heading in zip(targets, headings, strict=True):
        left = wrap(heading, column)
        right = wrap(_asked(target), room - column - 6)
        for at in range(max(len(left), len(right))):
            first = left[at] if at < len(left) else ""
            second = right[at] if at < len(right) else ""
            lines.append(f"    {first}{' ' * (column - width(first))}  {second}".rstrip())
    return lines


def _heading(target: Target) -> str:
    details = [
        f"{target.definition} definition" if target.definition else "",
        target.scope,
        target.effort.value if target.effort in (Effort.STRIVE, Effort.BINDING) else "",
        "superseded" if target.superseded else "",
    ]
    apart = ", ".join(part for part in details if part)
    return f"{words.heading(target)}{f' ({apart})' if apart else ''}"


def _asked(target: Target) -> str:
    return words.required(target) + (f"  [{target.locator}]" if target.locator else "")


def _entry(target: Target) -> dict[str, Data]:
    bound = target.bound
    return {
        "region": target.region,
        "target": target.id,
        "indicator": target.indicator.name,
        "definition": target.definition,
        "form": target.form.value,
        "text": target.text,
        "lower": number(bound.lower) if bound else None,
        "upper": number(bound.upper) if bound else None,
        "unit": bound.unit if bound else None,
        "baseline": target.baseline,
        "implied": target.implied,
        "year": target.year,
        "effort": target.effort.value if target.effort else None,
        "scope": target.scope,
        "superseded": target.superseded,
        "replaces": list(target.replaces),
        "note": target.note,
        "source": source(target.source, target.locator),
    }
