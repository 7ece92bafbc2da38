"""The targets of a region, each under its document."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dualcarbon.region import Region
from dualcarbon.report import goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.check.data import source
from dualcarbon.report.paper.data import Data, flat, number, rows_as_csv
from dualcarbon.report.paper.signs import plain, visible
from dualcarbon.report.paper.wrap import TIE, width, wrap
from dualcarbon.target import Effort, Source, Target

COLUMNS = (
    *("region", "target", "indicator", "definition", "form", "text", "lower", "upper", "unit", "baseline"),
    *("implied", "year", "effort", "scope", "superseded", "replaces", "note"),
    *("source_key", "source_title", "source_title_zh", "source_issuer", "source_number", "source_issued"),
    *("source_url", "source_evidence", "source_period", "source_locator"),
)
_ENDLESS = 1_000_000
_NARROWEST = 40


def to_text(
    region: Region, targets: Sequence[Target], *, limit: int | None = None, words: Words = IN_ENGLISH
) -> str:
    """Every target, grouped by document."""
    room = max(limit or _ENDLESS, _NARROWEST)
    documents = dict.fromkeys(target.source for target in targets)
    counts = words.say(
        "{targets} of {documents}",
        targets=words.count("{n} target", "{n} targets", len(targets)),
        documents=words.count("{n} document", "{n} documents", len(documents)),
    )
    lines = [f"{words.region(region)} · {region.code}{'：' if words.chinese else ': '}{counts}"]
    for document in documents:
        lines += ["", *_document(document, room, words)]
        lines += _rows([target for target in targets if target.source == document], room, words)
    return plain(visible("\n".join(lines).replace(TIE, " ")), words.encoding) + "\n"


def to_json(targets: Sequence[Target]) -> str:
    """A list of targets, each with its source."""
    return json.dumps([_entry(target) for target in targets], ensure_ascii=False, indent=2) + "\n"


def to_csv(targets: Sequence[Target]) -> str:
    """One row a target."""
    entries = ({**_entry(target), "replaces": " ".join(target.replaces)} for target in targets)
    return rows_as_csv(COLUMNS, (flat(entry) for entry in entries))


def _document(document: Source, room: int, words: Words) -> list[str]:
    title_zh = "" if words.chinese else document.title_zh
    about = words.cited([title_zh, document.number])
    origin = words.cited([words.issuer(document), document.issued])
    evidence = document.evidence
    read_on = words.say("read on: {page}", page=words.evidence(evidence)) if evidence else ""
    told = [part for part in (about, origin, document.url, read_on) if part]
    title = words.title(document)
    return [*wrap(title, room), *(f"  {line}" for part in told for line in wrap(part, room - 2))]


def _rows(targets: Sequence[Target], room: int, words: Words) -> list[str]:
    headings = [_heading(target, words) for target in targets]
    column = min(max(map(width, headings)), max(24, room // 2 - 4))
    lines: list[str] = []
    for target, heading in zip(targets, headings, strict=True):
        left = wrap(heading, column)
        right = wrap(_asked(target, words), room - column - 6)
        for at in range(max(len(left), len(right))):
            first = left[at] if at < len(left) else ""
            second = right[at] if at < len(right) else ""
            lines.append(f"    {first}{' ' * (column - width(first))}  {second}".rstrip())
    return lines


def _heading(target: Target, words: Words) -> str:
    binding = words.say("binding") if target.effort is Effort.BINDING else ""
    details = words.listed([goals.details(target, words), binding])
    return words.annotated(goals.heading(target, words), details)


def _asked(target: Target, words: Words) -> str:
    return goals.required(target, words) + (f"  [{words.locator(target)}]" if target.locator else "")


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
