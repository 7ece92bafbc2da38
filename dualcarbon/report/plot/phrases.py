"""The words of pictures and pages, in the language asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dualcarbon.assessment import Figure, ReasonValue, Verdict
from dualcarbon.indicator import Indicator
from dualcarbon.number import show
from dualcarbon.region import Region
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.cells import MARKS
from dualcarbon.report.plot.chart import INDEX, Bearing, Chart, Dot, Fan, Mark, Ray
from dualcarbon.target import Source

_MANY = 3
_SEVERAL = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """What pictures and pages say, beside the words of every report."""

    words: Words = IN_ENGLISH

    @property
    def lang(self) -> str:
        """The language, as pages name it."""
        return "zh-CN" if self.words.chinese else "en"

    def say(self, text: str, /, **values: ReasonValue) -> str:
        """A sentence with its values."""
        return self.words.say(text, **values)

    def region(self, region: Region) -> str:
        """The name of a region, in one language."""
        return (region.name_zh if self.words.chinese else region.name) or region.code

    def indicator(self, indicator: Indicator) -> str:
        """The label of an indicator."""
        return self.words.indicator(indicator)

    def verdict(self, verdict: Verdict) -> str:
        """A verdict with its mark."""
        return f"{MARKS[verdict]} {self.words.verdict(verdict)}"

    def unit(self, chart: Chart) -> str:
        """The unit of the axis."""
        if chart.unit == INDEX:
            return self.say("first year = 1")
        return self.words.after(chart.unit).strip() if self.words.chinese else chart.unit

    def title(self, chart: Chart) -> str:
        """Whose and what: ``Solar capacity of Shandong``, with the definition where there are several."""
        told = self.say(
            "{indicator} of {region}",
            indicator=self.indicator(chart.indicator),
            region=self.region(chart.region),
        )
        if not chart.definition and not chart.is_one_of_several:
            return told
        return self.words.annotated(
            told, self.say("{definition:definition} definition", definition=chart.definition)
        )

    def mark(self, mark: Mark) -> str:
        """A target below the plot: year, bound, verdict."""
        told = f"{mark.year}{self.words.colon}{mark.label}{self.words.comma}{self.verdict(mark.verdict)}"
        if mark.scenarios < _SEVERAL:
            return told
        return told + self.words.bracketed(self.scenarios(mark.good, mark.scenarios))

    def scenarios(self, good: int, several: int) -> str:
        """How many scenarios are on the good side: ``11 of 30 scenarios``."""
        return self.say("{good} of {scenarios} scenarios", good=good, scenarios=several)

    def bearing(self, bearing: Bearing) -> str:
        """What the shape of a mark means."""
        match bearing:
            case Bearing.FLOOR:
                return self.say("target: at least")
            case Bearing.CAP:
                return self.say("target: at most")
            case Bearing.BAND:
                return self.say("target: within")
            case Bearing.MOMENT:
                return self.say("last year for the peak")

    def rays(self, rays: Sequence[Ray]) -> str:
        """The paces that are carried on: ``pace of 3 and 5 years carried on``."""
        lengths = sorted({ray.length for ray in rays})
        if lengths == [1]:
            return self.say("pace of one year carried on")
        joint = "、" if self.words.chinese else " and " if len(lengths) < _MANY else ", "
        return self.say("pace of {years} years carried on", years=joint.join(map(str, lengths)))

    def fan(self, fan: Fan) -> str:
        """What the edges of an ensemble are."""
        if fan.percentiles:
            return self.say("{count} scenarios: median, 5th to 95th percentile", count=fan.scenarios)
        return self.say("{count} scenarios: median, least to greatest", count=fan.scenarios)

    def number(self, value: Fraction, most: int = 5) -> str:
        """A number without its unit; Chinese sets no thousands apart."""
        return show(value, most, grouped=not self.words.chinese)

    def level(self, dot: Dot, chart: Chart) -> str:
        """The value of a year with its unit; a bound by its sign."""
        unit = "" if chart.unit == INDEX else chart.unit
        figure = Figure(value=dot.value, unit=unit, low=dot.low, high=dot.high, one_sided=dot.one_sided)
        return self.words.amount(figure)

    def described(self, chart: Chart) -> str:
        """What a plot shows, in words: the newest observation, and each target with its verdict."""
        told = []
        if chart.observed:
            first, newest = chart.observed[0], chart.observed[-1]
            told.append(
                self.say(
                    "Observed from {first} to {last}; newest: {value}.",
                    first=first.year,
                    last=newest.year,
                    value=self.level(newest, chart),
                )
            )
        told += [self.say("Target {mark}.", mark=self.mark(mark)) for mark in chart.marks]
        return ("" if self.words.chinese else " ").join(told).replace("\u00a0", " ")

    def document(self, source: Source) -> str:
        """A document by its title in the language, with number or year: ``Peaking Plan (2022)``."""
        title = self.words.title(source)
        if self.words.chinese:
            return f"{title}{self.words.bracketed(source.number) if source.number else ''}"
        return f"{title} ({source.issued[:4]})" if source.issued else title

    def targets(self, sources: Sequence[Source]) -> str:
        """The documents of the targets, in one line."""
        documents = self.words.joined(list(dict.fromkeys(map(self.document, sources))))
        return self.say("Targets: {documents}", documents=documents) if documents else ""
