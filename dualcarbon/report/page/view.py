"""What a page says of one region, as values: every text written, every place known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dualcarbon.assessment import Assessment, Figure, Verdict
from dualcarbon.ensemble import Summary, summaries
from dualcarbon.region import Region
from dualcarbon.report import cells, goals
from dualcarbon.report.page.explained import Explained, explained
from dualcarbon.report.page.names import page_name, source_anchor, target_anchor
from dualcarbon.report.page.sketch import Sketch, sketch
from dualcarbon.report.plot.chart import Chart, Dot
from dualcarbon.report.plot.charting import FEW, GOOD, charts_of
from dualcarbon.report.plot.phrases import Phrases
from dualcarbon.sheet import Sheet
from dualcarbon.target import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class TargetLine:
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
class IndicatorSection:
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
    lines: tuple[TargetLine, ...]
    unjudged: tuple[tuple[str, tuple[str, ...]], ...]
    sections: tuple[IndicatorSection, ...]
    documents: tuple[Document, ...]


def view_of(sheet: Sheet, phrases: Phrases) -> RegionView:
    """The page of a region, its targets in the order of the appraisal; an ensemble is one line."""
    main = sheet.main
    by_target: dict[str, list[Assessment]] = {}
    for one in main:
        by_target.setdefault(one.target.id, []).append(one)
    told = list(
        zip(by_target.values(), summaries([one for each in by_target.values() for one in each]), strict=True)
    )
    counted = Counter(summary.verdict for _, summary in told)
    region, words = sheet.region, phrases.words
    return RegionView(
        slug=page_name(region),
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
        lines=tuple(
            _line(region, several, summary, phrases)
            for several, summary in told
            if summary.verdict is not Verdict.UNKNOWN
        ),
        unjudged=_unjudged([several[0] for several, one in told if one.verdict is Verdict.UNKNOWN], phrases),
        sections=tuple(_sections(region, main, sheet.assessments, phrases)),
        documents=_documents(region, main, phrases),
    )


def _line(region: Region, several: Sequence[Assessment], summary: Summary, phrases: Phrases) -> TargetLine:
    words, one = phrases.words, several[0]
    leads_to, margin, verdict = (
        cells.leads_to(one, words),
        cells.margin(one, words),
        cells.verdict(one, words),
    )
    remark = words.reasons(one.reasons, one.target) if one.verdict is Verdict.OPEN or one.over else ""
    scenario = one.scenario
    if len(several) > 1:
        good = sum(summary.counts[each] for each in GOOD)
        counted = phrases.scenarios(good, summary.scenarios)
        verdict = f"{phrases.verdict(summary.verdict)}{words.bracketed(counted)}"
        leads_to, margin = _spread(summary, phrases), _middle(summary, phrases)
        remark, scenario = "", ""
    return TargetLine(
        anchor=target_anchor(region, one.target.id),
        heading=goals.heading(one.target, words),
        details=words.listed([cells.details(one, words), *([scenario] if scenario else [])]),
        required=goals.required(one.target, words),
        observed=cells.observed(one, words),
        leads_to=leads_to,
        margin=margin,
        verdict=verdict,
        kind=summary.verdict.value,
        remark=remark,
    )


def _spread(summary: Summary, phrases: Phrases) -> str:
    """The median of the scenarios, and their ends: ``27 % (24 to 30)``."""
    if summary.low is None or summary.median is None or summary.high is None:
        return ""
    middle = Figure(value=summary.median, unit=summary.unit)
    told = phrases.words.amount(middle, target=summary.target)
    ends, _ = phrases.words.scaled(replace(middle, low=summary.low, high=summary.high), summary.target)
    low, high = (phrases.number(end) for end in (ends.low, ends.high) if isinstance(end, Fraction))
    return told + phrases.words.bracketed(phrases.say("{low} to {high}", low=low, high=high))


def _middle(summary: Summary, phrases: Phrases) -> str:
    if summary.margin is None:
        return ""
    told = phrases.words.amount(summary.margin, target=summary.target)
    return f"+{told}" if summary.margin.value > 0 else told


def _unjudged(unknown: Sequence[Assessment], phrases: Phrases) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each reason with the targets that it holds for."""
    groups: dict[str, dict[str, None]] = {}
    for one in unknown:
        why = phrases.words.reason(one.reasons[0], one.target)
        groups.setdefault(why, {})[goals.heading(one.target, phrases.words)] = None
    return tuple((why, tuple(named)) for why, named in groups.items())


def _sections(
    region: Region, main: Sequence[Assessment], everything: Sequence[Assessment], phrases: Phrases
) -> Iterable[IndicatorSection]:
    by_indicator: dict[str, list[Assessment]] = {}
    for one in main:
        by_indicator.setdefault(one.target.indicator.name, []).append(one)
    for name, group in by_indicator.items():
        others = [one for one in everything if not one.main and one.target.indicator.name == name]
        charts = charts_of(
            region,
            [*group, *others],
            required=lambda one: goals.required(one.target, phrases.words),
            myriads=phrases.words.chinese,
        )
        yield IndicatorSection(
            anchor=f"{page_name(region)}-{name}",
            heading=phrases.indicator(group[0].target.indicator),
            plots=tuple(
                _plotted(chart, f"{page_name(region)}-{name}-{at}", phrases)
                for at, chart in enumerate(charts, 1)
                if chart.has_series
            ),
            explained=tuple(_explained(region, [*group, *others], phrases)),
        )


def _explained(region: Region, group: Sequence[Assessment], phrases: Phrases) -> Iterable[Explained]:
    """Of many scenarios the first few: the others are judged in the same way."""
    told: Counter[tuple[str, str]] = Counter()
    anchored: set[str] = set()
    for one in group:
        key = (one.target.id, one.definition)
        told[key] += 1
        if told[key] <= FEW:
            first = one.main and one.target.id not in anchored
            anchored |= {one.target.id} if first else set()
            yield explained(region, one, phrases.words, is_first=first)


def _plotted(chart: Chart, key: str, phrases: Phrases) -> Plotted:
    return Plotted(
        key=key,
        title=f"{phrases.title(chart)}{phrases.words.comma}{phrases.unit(chart)}",
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
    # The English title of a Chinese document is a translation, which a reader of Chinese has no use for.
    other = "" if words.chinese else source.title_zh
    return Document(
        anchor=source_anchor(region, source.key),
        title=title,
        also=other if other != title else "",
        facts=words.cited([words.issuer(source), source.number, source.issued]),
        # An address that others wrote may be no web address, and is then no link.
        url=source.url if source.url.startswith(("http://", "https://")) else "",
        evidence=words.evidence(source.evidence) if source.evidence else "",
    )
