"""What there is: regions, indicators, units, and the coverage of the record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dualcarbon.indicator import Indicator
from dualcarbon.region import Region
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.lists.listing import Row
from dualcarbon.trajectory import Grade
from dualcarbon.units import KnownUnit

_RECENT = 3
_LEVELS = {"province": "provinces", "city": "cities"}


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


def coverage_in_short(rows: Iterable[Row], words: Words = IN_ENGLISH, *, with_region: bool) -> list[Row]:
    """The same for people: fewer columns, so that they fit 80."""
    return [
        {
            **({"region": row["region"]} if with_region else {}),
            "indicator": _in_words(row, words),
            "years": str(row["first"]) if row["first"] == row["last"] else f"{row['first']}-{row['last']}",
            "numbers": row["numbers"],
            "kind": row["kind"],
        }
        for row in rows
    ]


def _in_words(row: Row, words: Words) -> str:
    """The indicator with its definition: by its name in English, which options take, else by its label."""
    name, definition = str(row["indicator"]), str(row["definition"])
    told = name if words.lang == "en" else words.indicator_named(name)
    return words.annotated(told, words.definition(definition) if definition else "")


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


def summary(
    rows: Iterable[Mapping[str, str]], levels: Mapping[str, str], known: Iterable[Indicator]
) -> list[Row]:
    """How many regions have a number of each indicator, and how many one of the last three years.

    Args:
        rows: the record.
        levels: country, province or city, by the code of the region.
        known: the indicators to tell of, each a row, after one row for any of them.
    """
    last: dict[str, dict[str, int]] = {}
    for row in rows:
        years = last.setdefault(row["indicator"], {})
        years[row["region"]] = max(int(row["year"]), years.get(row["region"], 0))
    newest = max((year for years in last.values() for year in years.values()), default=0)
    anything: dict[str, int] = {}
    for years in last.values():
        for region, year in years.items():
            anything[region] = max(year, anything.get(region, 0))
    return [
        {"indicator": "any", "headline": False, **_counted(anything, levels, newest)},
        *(
            {"indicator": one.name, "headline": one.headline, **_counted(last[one.name], levels, newest)}
            for one in known
            if one.name in last
        ),
    ]


def summary_in_short(rows: Iterable[Row]) -> list[Row]:
    """The same for people: the regions with a recent number in brackets, so that it fits 80 columns."""
    return [
        {
            "indicator": row["indicator"],
            "headline": row["headline"],
            "country": row["country"],
            **{heading: f"{row[heading]} ({row[f'{heading}_recent']})" for heading in _LEVELS.values()},
        }
        for row in rows
    ]


def _counted(years: Mapping[str, int], levels: Mapping[str, str], newest: int) -> Row:
    """The newest year of the country, and how many provinces and cities have a number, by newest year."""
    row: Row = {
        "country": max((year for region, year in years.items() if levels[region] == "country"), default=None)
    }
    for level, heading in _LEVELS.items():
        found = [year for region, year in years.items() if levels[region] == level]
        row[heading] = len(found)
        row[f"{heading}_recent"] = sum(year > newest - _RECENT for year in found)
    return row
