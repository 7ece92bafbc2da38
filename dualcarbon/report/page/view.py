"""What a page says of one region, as values: every text written, every place known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dualcarbon.assessment.verdict import Assessment, Verdict
from dualcarbon.region import Region
from dualcarbon.report import cells, goals
from dualcarbon.report.check.order import in_order
from dualcarbon.report.page.explained import Explained, explained
from dualcarbon.report.page.sketch import Sketch, sketch
from dualcarbon.report.plot.chart import Chart, Dot
from dualcarbon.report.plot.charting import charts_of
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.sheet import Sheet
from dualcarbon.target import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A target in the table: its cells, and the class that colours its verdict."""

    anchor: str
    heading: str
    details: str
    required: str
    observed: str
    leads_to: str
    margin: str
    verdict: str
    kind: str
    remark: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Plotted:
    """A chart with its title, what it says in words, and its numbers."""

    key: str
    title: str
    description: str
    unit: str
    sketch: Sketch
    legend: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, str, str], ...]
    undrawn: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One indicator: its plots and how its verdicts come about."""

    anchor: str
    heading: str
    plots: tuple[Plotted, ...]
    explained: tuple[Explained, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A source with its address; ``facts`` are issuer, number and date."""

    anchor: str
    title: str
    also: str
    facts: str
    url: str
    evidence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionView:
    """Everything of one region; ``tally`` counts the verdicts."""

    slug: str
    name: str
    name_other: str
    code: str
    tally: tuple[tuple[str, str, int], ...]
    newest: int | None
    hidden: int
    lines: tuple[Line, ...]
    unjudged: tuple[tuple[str, tuple[str, ...]], ...]
    sections: tuple[Section, ...]
    documents: tuple[Document, ...]


def view_of(sheet: Sheet, phrases: Phrases) -> RegionView:
    """The page of a region, its targets in the order of the appraisal."""
    main = in_order([one for one in sheet.assessments if one.main])
    counted = Counter(one.verdict for one in main)
    region, words = sheet.region, phrases.words
    return RegionView(
        slug=region.slug,
        name=phrases.region(region),
        name_other=region.name if words.chinese else region.name_zh,
        code=region.code,
        tally=tuple(
            (verdict.value, phrases.verdict(verdict), counted[verdict])
            for verdict in Verdict
            if counted[verdict]
        ),
        newest=sheet.newest,
        hidden=sheet.hidden,
        lines=tuple(_line(region, one, phrases) for one in main if one.verdict is not Verdict.UNKNOWN),
        unjudged=_unjudged(main, phrases),
        sections=tuple(_sections(region, main, sheet.assessments, phrases)),
        documents=_documents(region, main, phrases),
    )


def anchor_of(region: Region, target: str) -> str:
    """The place of a target on a page that may hold many regions."""
    return f"{region.slug}-{target}"


def _line(region: Region, one: Assessment, phrases: Phrases) -> Line:
    words = phrases.words
    told = [cells.details(one, words), *([one.scenario] if one.scenario else [])]
    return Line(
        anchor=anchor_of(region, one.target.id),
        heading=goals.heading(one.target, words),
        details=words.listed(told),
        required=goals.required(one.target, words),
        observed=cells.observed(one, words),
        leads_to=cells.leads_to(one, words),
        margin=cells.margin(one, words),
        verdict=cells.verdict(one, words),
        kind=one.verdict.value,
        remark=words.reasons(one.reasons, one.target) if one.verdict is Verdict.OPEN or one.over else "",
    )


def _unjudged(main: Sequence[Assessment], phrases: Phrases) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each reason with the targets that it holds for."""
    groups: dict[str, dict[str, None]] = {}
    for one in main:
        if one.verdict is Verdict.UNKNOWN:
            why = phrases.words.reason(one.reasons[0], one.target)
            groups.setdefault(why, {})[goals.heading(one.target, phrases.words)] = None
    return tuple((why, tuple(named)) for why, named in groups.items())


def _sections(
    region: Region, main: Sequence[Assessment], everything: Sequence[Assessment], phrases: Phrases
) -> Iterable[Section]:
    by_indicator: dict[str, list[Assessment]] = {}
    for one in main:
        by_indicator.setdefault(one.target.indicator.name, []).append(one)
    for name, group in by_indicator.items():
        others = [one for one in everything if not one.main and one.target.indicator.name == name]
        charts = charts_of(
            region, [*group, *others], required=lambda one: goals.required(one.target, phrases.words)
        )
        yield Section(
            anchor=f"{region.slug}-{name}",
            heading=phrases.indicator(group[0].target.indicator),
            plots=tuple(
                _plotted(chart, f"{region.slug}-{name}-{at}", phrases)
                for at, chart in enumerate(charts, 1)
                if chart.has_series
            ),
            explained=tuple(explained(region, one, phrases.words) for one in [*group, *others]),
        )


def _plotted(chart: Chart, key: str, phrases: Phrases) -> Plotted:
    return Plotted(
        key=key,
        title=f"{phrases.title(chart)}, {phrases.unit(chart)}",
        description=phrases.described(chart),
        unit=phrases.unit(chart),
        sketch=sketch(chart),
        legend=tuple(_legend(chart, phrases)),
        numbers=tuple(_numbers(chart, phrases)),
        undrawn=tuple(phrases.say("not on this axis: {target}", target=words) for words in chart.undrawn),
    )


def _legend(chart: Chart, phrases: Phrases) -> Iterable[tuple[str, str]]:
    if chart.observed:
        yield "observed", phrases.say("observed")
    if chart.fan is not None:
        yield "fan", phrases.fan(chart.fan)
    for at, line in enumerate(chart.lines):
        name = phrases.say("scenario {name}", name=line.name) if line.name else phrases.say("projected")
        yield f"projected p{at % 5}", name
    if chart.courses:
        yield "required", phrases.say("required path")
    reaching = [ray for ray in chart.rays if ray.reaches]
    if reaching:
        yield "pace", phrases.rays(reaching)
    for bearing in dict.fromkeys(mark.bearing for mark in chart.marks):
        yield f"sign {bearing.value}", phrases.bearing(bearing)


def _numbers(chart: Chart, phrases: Phrases) -> Iterable[tuple[str, str, str]]:
    for dot in chart.observed:
        yield str(dot.year), _number(dot, chart, phrases), phrases.say("observed")
    for line in chart.lines:
        for dot in line.dots:
            yield str(dot.year), _number(dot, chart, phrases), line.name or phrases.say("projected")
    for one in chart.fan.spreads if chart.fan is not None else ():
        low, middle, high = (phrases.number(Fraction(end)) for end in (one.low, one.middle, one.high))
        yield str(one.year), f"{low} / {middle} / {high}", phrases.fan(chart.fan) if chart.fan else ""


def _number(dot: Dot, chart: Chart, phrases: Phrases) -> str:
    return phrases.level(dot, chart)


def _documents(region: Region, main: Sequence[Assessment], phrases: Phrases) -> tuple[Document, ...]:
    sources = {one.target.source.key: one.target.source for one in main}
    return tuple(_document(region, source, phrases) for source in sources.values())


def _document(region: Region, source: Source, phrases: Phrases) -> Document:
    words = phrases.words
    title = words.title(source)
    other = source.title if title == source.title_zh else source.title_zh
    return Document(
        anchor=f"{region.slug}-source-{source.key}",
        title=title,
        also=other if other != title else "",
        facts=words.listed([part for part in (source.issuer, source.number, source.issued) if part]),
        url=source.url,
        evidence=words.evidence(source.evidence) if source.evidence else "",
    )
