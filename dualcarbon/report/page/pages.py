"""Pages as text: a report of some regions, and the site of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.problem import extra
from dualcarbon.region import Region
from dualcarbon.report import cells, goals
from dualcarbon.report.page.mapped import PageMap, shares_map, verdicts_map
from dualcarbon.report.page.matrix import due_next, matrices
from dualcarbon.report.page.names import page_name, target_anchor
from dualcarbon.report.page.view import view_of
from dualcarbon.report.plot.palette import PAINTS, SCALE, ink_on
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.sheet import Sheet

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A file of the site, by its path inside the folder."""

    path: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """What made a page: the version of the program and the date of its data."""

    version: str
    data: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionLink:
    """A region that another page is about."""

    slug: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _ListedTarget:
    slug: str
    anchor: str
    name: str
    year: int | None
    required: str
    observed: str
    verdict: str
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _IndicatorView:
    name: str
    label: str
    unit: str
    map: PageMap
    rows: tuple[_ListedTarget, ...]


def report(sheets: Sequence[Sheet], phrases: Phrases, stamp: Stamp) -> str:
    """One page of some regions that needs nothing else.

    Raises:
        DualcarbonError: jinja2 is not installed.
    """
    views = [view_of(sheet, phrases) for sheet in sheets]
    title = phrases.say(
        "Carbon targets: {regions}", regions=phrases.words.listed([view.name for view in views])
    )
    return _rendered("report.html", phrases, stamp, title=title, views=views)


def site(sheets: Sequence[Sheet], phrases: Phrases, stamp: Stamp) -> Iterator[Page]:
    """The pages of the site one by one: a region each, an indicator each, and the overview at the end.

    Raises:
        DualcarbonError: jinja2 is not installed.
    """
    title = phrases.say("The carbon targets of China's regions")
    regions = [sheet.region for sheet in sheets]
    links = {one.code: RegionLink(slug=page_name(one), name=phrases.region(one)) for one in regions}
    for sheet in sheets:
        above = [links[code] for code in _above(sheet.region, links)]
        below = [links[one.region.code] for one in sheets if one.region.parent == sheet.region.code]
        text = _rendered(
            "site_region.html",
            phrases,
            stamp,
            title=title,
            views=[view_of(sheet, phrases)],
            above=above,
            below=below,
        )
        yield Page(path=f"regions/{page_name(sheet.region)}.html", text=text)
    due = {sheet.region.code: due_next(sheet) for sheet in sheets}
    for view in _indicators(sheets, due, phrases):
        text = _rendered("site_indicator.html", phrases, stamp, title=title, view=view)
        yield Page(path=f"indicators/{view.name}.html", text=text)
    yield Page(path="index.html", text=_index(sheets, title, phrases, stamp))


def pages_of(sheets: Sequence[Sheet]) -> int:
    """How many pages the site has."""
    indicators = {name for sheet in sheets for name in due_next(sheet)}
    return len(sheets) + len(indicators) + 1


def _index(sheets: Sequence[Sheet], title: str, phrases: Phrases, stamp: Stamp) -> str:
    main = [one for sheet in sheets for one in sheet.assessments if one.main]
    counted = Counter(one.verdict for one in main)
    return _rendered(
        "site_index.html",
        phrases,
        stamp,
        title=title,
        regions=len(sheets),
        targets=len(main),
        tally=[(one.value, phrases.verdict(one), counted[one]) for one in Verdict if counted[one]],
        map=shares_map(phrases.say("The provinces"), sheets, phrases, folder="regions/"),
        matrices=matrices(sheets, phrases),
    )


def _above(region: Region, known: Mapping[str, RegionLink]) -> list[str]:
    return [region.parent] if region.parent in known else []


def _indicators(
    sheets: Sequence[Sheet], due: Mapping[str, Mapping[str, Assessment]], phrases: Phrases
) -> Iterator[_IndicatorView]:
    names = dict.fromkeys(name for found in due.values() for name in found)
    for name in names:
        held = [
            (sheet.region, due[sheet.region.code][name]) for sheet in sheets if name in due[sheet.region.code]
        ]
        indicator = held[0][1].target.indicator
        label = phrases.indicator(indicator)
        by_code = {region.code: one for region, one in held}
        yield _IndicatorView(
            name=name,
            label=label,
            unit=phrases.words.unit_of_column(indicator.unit) if phrases.words.chinese else indicator.unit,
            map=verdicts_map(label, by_code, phrases, folder="../regions/"),
            rows=tuple(_row(region, one, phrases) for region, one in held),
        )


def _row(region: Region, one: Assessment, phrases: Phrases) -> _ListedTarget:
    words = phrases.words
    return _ListedTarget(
        slug=page_name(region),
        anchor=target_anchor(region, one.target.id),
        name=phrases.region(region),
        year=one.target.year,
        required=goals.required(one.target, words),
        observed=cells.observed(one, words),
        verdict=cells.verdict(one, words),
        kind=one.verdict.value,
    )


def _rendered(template: str, phrases: Phrases, stamp: Stamp, **values: Any) -> str:
    environment = _environment()
    return environment.get_template(template).render(
        say=phrases.say,
        colon=phrases.words.colon,
        comma=phrases.words.comma,
        joined=phrases.words.joined,
        lang=phrases.lang,
        style=_style(),
        version=stamp.version,
        date=stamp.data,
        **values,
    )


@cache
def _style() -> str:
    paints = [(verdict.value, paint) for verdict, paint in PAINTS.items()]
    steps = [(f"step{at}", {"ground": ground, "ink": ink_on(ground)}) for at, ground in enumerate(SCALE)]
    return _environment().get_template("style.css").render(paints=[*paints, *steps])


@cache
def _environment() -> Environment:
    jinja2 = extra("report", "jinja2")
    environment: Environment = jinja2.Environment(
        loader=jinja2.PackageLoader("dualcarbon.report.page"),
        # The style sheet is written by this package and goes into the page as it stands.
        autoescape=lambda name: name is not None and not name.endswith(".css"),
        undefined=jinja2.StrictUndefined,
    )
    return environment
