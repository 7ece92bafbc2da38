"""The tile map of a page: every tile with its words, its colour and its link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dualcarbon.assessment import Assessment
from dualcarbon.region import find_region
from dualcarbon.report import cells, goals
from dualcarbon.report.page.matrix import share
from dualcarbon.report.page.names import page_name
from dualcarbon.report.plot.palette import SCALE
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.report.plot.tiles import PLACES
from dualcarbon.sheet import Sheet

_LONG = 9
"""A name of more characters is written smaller."""
NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class PageTile:
    """A tile; ``kind`` is the class that colours it, ``words`` what is read aloud."""

    column: int
    row: int
    name: str
    letters: str
    is_long: bool
    told: str
    kind: str
    words: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PageMap:
    """All tiles, with what the map is about."""

    title: str
    tiles: tuple[PageTile, ...]


def shares_map(title: str, sheets: Sequence[Sheet], phrases: Phrases, *, folder: str) -> PageMap:
    """How many of the judged targets of each province are on the good side."""
    found = {sheet.region.code: sheet for sheet in sheets}
    told: dict[str, tuple[str, str, str]] = {}
    for code, sheet in found.items():
        good, judged = share(sheet.assessments)
        words = phrases.say("{good} of {judged} on the good side", good=good, judged=judged)
        kind = f"step{min(len(SCALE) - 1, good * len(SCALE) // judged)}" if judged else "unknown"
        told[code] = (kind, f"{good}/{judged}" if judged else "–", words)
    return PageMap(title=title, tiles=_tiles(told, phrases, folder=folder))


def verdicts_map(title: str, due: Mapping[str, Assessment], phrases: Phrases, *, folder: str) -> PageMap:
    """The verdict on one indicator in each province."""
    told = {
        code: (
            one.verdict.value,
            f"{cells.MARKS[one.verdict]} {one.target.year or ''}".strip(),
            _asked(one, phrases),
        )
        for code, one in due.items()
    }
    return PageMap(title=title, tiles=_tiles(told, phrases, folder=folder))


def _tiles(
    told: Mapping[str, tuple[str, str, str]], phrases: Phrases, *, folder: str
) -> tuple[PageTile, ...]:
    tiles = []
    for code, (row, column) in PLACES.items():
        region = find_region(code)
        name = phrases.region(region)
        kind, text, words = told.get(code, (NOTHING, "–", phrases.say("no data")))
        tiles.append(
            PageTile(
                column=column,
                row=row,
                name=name,
                letters=code.removeprefix("CN-"),
                is_long=len(name) > _LONG,
                told=text,
                kind=kind,
                words=f"{name} {text}: {words}",
                address=f"{folder}{page_name(region)}.html" if code in told else "",
            )
        )
    return tuple(tiles)


def _asked(one: Assessment, phrases: Phrases) -> str:
    """What a target requires, and the verdict on it."""
    told = (goals.required(one.target, phrases.words), phrases.words.verdict(one.verdict))
    return phrases.words.colon.join(told).replace("\u00a0", " ")
