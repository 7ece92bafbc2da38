"""What there is: regions, indicators, units, and the coverage of the record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dualcarbon.indicator import Indicator
from dualcarbon.region import Region
from dualcarbon.report.listing import Row
from dualcarbon.trajectory import Grade
from dualcarbon.units import KnownUnit


def regions(known: Iterable[Region], with_targets: Collection[str]) -> list[Row]:
    """Every region, and whether its targets are on file."""
    return [
        {
            "code": region.code,
            "name": region.name,
            "name_zh": region.name_zh,
            "slug": region.slug,
            "level": region.level,
            "targets": region.code in with_targets or region.gb in with_targets,
        }
        for region in known
    ]


def indicators(known: Iterable[Indicator]) -> list[Row]:
    """Every indicator of the vocabulary."""
    return [
        {
            "name": indicator.name,
            "label": indicator.label,
            "label_zh": indicator.label_zh,
            "unit": indicator.unit,
            "better": indicator.better.value,
            "kind": indicator.kind.value,
            "headline": indicator.headline,
        }
        for indicator in known
    ]


def units(known: Iterable[KnownUnit]) -> list[Row]:
    """Every unit with its spellings, what it measures, and where its definition is from."""
    return [
        {
            "unit": (definition.spellings or (definition.name,))[0].replace("_", " "),
            "spellings": ", ".join(spelling.replace("_", " ") for spelling in definition.spellings[1:]),
            "measures": definition.dimension,
            "definition": definition.definition,
            "source": definition.source,
        }
        for definition in known
    ]


def coverage(rows: Iterable[Mapping[str, str]]) -> list[Row]:
    """The record by region, indicator and definition: first and last year, how many numbers, of what kind."""
    groups: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
    for row in rows:
        key = (row["region"], row["indicator"], row.get("definition", ""))
        groups.setdefault(key, []).append(row)
    return [_covered(key, groups[key]) for key in sorted(groups)]


def _covered(key: tuple[str, str, str], rows: Sequence[Mapping[str, str]]) -> Row:
    region, indicator, definition = key
    years = [int(row["year"]) for row in rows]
    first = min(years + [int(row["relative_to"]) for row in rows if row.get("relative_to", "").isdigit()])
    kinds = {row.get("kind", "") or Grade.OFFICIAL.value for row in rows}
    return {
        "region": region,
        "indicator": indicator,
        "definition": definition,
        "first": first,
        "last": max(years),
        "numbers": len(rows),
        "kind": " ".join(grade.value for grade in Grade if grade.value in kinds),
    }
