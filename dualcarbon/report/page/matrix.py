"""The whole country at a glance: for each region and indicator the next target due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.region import all_regions
from dualcarbon.report import cells, goals
from dualcarbon.report.page.names import page_name
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.sheet import Sheet, appraised
from dualcarbon.wanted import next_due

GOOD = (Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK)
JUDGED = (*GOOD, Verdict.MISSED, Verdict.OFF_TRACK)


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorColumn:
    """An indicator."""

    name: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VerdictCell:
    """A verdict: its class, its mark, its number, and all of it in words."""

    kind: str
    mark: str
    told: str
    required: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MatrixRow:
    """A region."""

    slug: str
    name: str
    cells: tuple[VerdictCell | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Matrix:
    """Regions of one level; ``totals`` has ``3/5`` for each indicator, the good of those judged."""

    key: str
    caption: str
    columns: tuple[IndicatorColumn, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[str, ...]


def due_next(sheet: Sheet) -> dict[str, Assessment]:
    """The main assessment of the next target due, for each indicator in the order of the appraisal."""
    by_indicator: dict[str, list[Assessment]] = {}
    for one in sheet.main:
        by_indicator.setdefault(one.target.indicator.name, []).append(one)
    found = {}
    for name, group in by_indicator.items():
        target = next_due([one.target for one in group], newest=sheet.newest)
        if target is not None:
            found[name] = next(one for one in group if one.target is target)
    return found


def matrices(sheets: Sequence[Sheet], phrases: Phrases) -> list[Matrix]:
    """One for the country and the provinces, one for cities and smaller places, one for one's own."""
    levels: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        level = sheet.region.level
        key = "province" if level in ("country", "province") else "own" if level == "own" else "city"
        levels.setdefault(key, []).append(sheet)
    captions = {
        "province": phrases.say("The country and its provinces"),
        "city": phrases.say("Cities, districts and counties"),
        "own": phrases.say("Zones and companies"),
    }
    return [
        _matrix(f"matrix-{key}", captions[key], levels[key], phrases) for key in captions if key in levels
    ]


def _matrix(key: str, caption: str, sheets: Sequence[Sheet], phrases: Phrases) -> Matrix:
    due = {sheet.region.code: due_next(sheet) for sheet in sheets}
    everything = appraised([one for found in due.values() for one in found.values()])
    names = list(dict.fromkeys(one.target.indicator.name for one in everything))
    labels = {one.target.indicator.name: phrases.indicator(one.target.indicator) for one in everything}
    rows = tuple(
        MatrixRow(
            slug=page_name(sheet.region),
            name=phrases.region(sheet.region),
            cells=tuple(
                _cell(due[sheet.region.code][name], phrases) if name in due[sheet.region.code] else None
                for name in names
            ),
        )
        for sheet in _in_place(sheets)
    )
    totals = tuple(share_told(due[code][name] for code in due if name in due[code]) for name in names)
    columns = tuple(IndicatorColumn(name=name, label=labels[name]) for name in names)
    return Matrix(key=key, caption=caption, columns=columns, rows=rows, totals=totals)


def _cell(one: Assessment, phrases: Phrases) -> VerdictCell:
    words = phrases.words
    required = goals.required(one.target, words).replace("\u00a0", " ")
    heading = goals.heading(one.target, words)
    return VerdictCell(
        kind=one.verdict.value,
        mark=cells.MARKS[one.verdict],
        told=f"{one.target.year}" if one.target.year is not None else "",
        required=required,
        words=f"{heading}: {required}: {words.verdict(one.verdict)}",
    )


def share_told(assessments: Iterable[Assessment]) -> str:
    """``3/5``: on the good side, of those judged; nothing where none is."""
    good, judged = share(assessments)
    return f"{good}/{judged}" if judged else ""


def share(assessments: Iterable[Assessment]) -> tuple[int, int]:
    """How many are met, ahead or on track, and how many are judged at all."""
    verdicts = [one.verdict for one in assessments if one.main]
    return sum(one in GOOD for one in verdicts), sum(one in JUDGED for one in verdicts)


def _in_place(sheets: Sequence[Sheet]) -> list[Sheet]:
    """In official order: the country, the provinces, and cities below one another by province."""
    order = {region.code: at for at, region in enumerate(all_regions())}
    return sorted(sheets, key=lambda sheet: order.get(sheet.region.code, len(order)))
