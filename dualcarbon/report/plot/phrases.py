"""The words of pictures and pages, in the language asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from dualcarbon.assessment.verdict import Verdict
from dualcarbon.indicator import Indicator
from dualcarbon.region import Region
from dualcarbon.report.plot.chart import INDEX, Bearing, Chart, Fan, Mark, Ray
from dualcarbon.target import Source

MARKS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.MET: "✓",
        Verdict.MISSED: "✗",
        Verdict.AHEAD: "»",
        Verdict.ON_TRACK: "→",
        Verdict.OFF_TRACK: "↘",
        Verdict.OPEN: "○",
        Verdict.UNKNOWN: "?",
    }
)
_CHINESE = "zh"
_GROUPED_FROM = 10_000
_MANY = 3

_ZH: Mapping[str, str] = MappingProxyType(
    {
        "met": "已完成",
        "missed": "未完成",
        "ahead": "提前达到",
        "on track": "进度相符",
        "off track": "进度滞后",
        "open": "尚无定论",
        "unknown": "无法判断",
        "{indicator} of {region}": "{region}{indicator}",
        "{definition} definition": "{definition}口径",
        "first year = 1": "首年=1",
        "observed": "实际值",
        "projected": "预测值",
        "scenario {name}": "情景 {name}",
        "pace of {years} years carried on": "按近{years}年速度外推",
        "pace of one year carried on": "按近1年速度外推",
        "required path": "所需路径",
        "{count} scenarios: median, 5th to 95th percentile": "{count}个情景：中位数，第5至95百分位",
        "{count} scenarios: median, least to greatest": "{count}个情景：中位数，最小至最大",
        "target: at least": "目标：不低于",
        "target: at most": "目标：不高于",
        "target: within": "目标：区间",
        "last year for the peak": "达峰最后年份",
        "not on this axis: {target}": "不在本坐标轴上：{target}",
        "Targets: {documents}": "目标：{documents}",
        "Data: {source}": "数据：{source}",
        "no data": "无数据",
        "{indicator}, targets for {year}": "{year}年{indicator}目标",
        "{indicator}, {year}": "{indicator}，{year}年",
        "by verdict": "按判断结果",
        "required": "要求",
        "least": "最小",
        "most": "最大",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """What pictures say, in English or Chinese."""

    lang: str = "en"

    def say(self, text: str, **values: object) -> str:
        """A sentence of this file in the language, its values put in."""
        told = _ZH[text] if self.lang == _CHINESE else text
        return told.format(**values)

    def region(self, region: Region) -> str:
        """The name of a region."""
        return region.name_zh if self.lang == _CHINESE else region.name

    def indicator(self, indicator: Indicator) -> str:
        """The label of an indicator."""
        return indicator.label_zh if self.lang == _CHINESE else indicator.label

    def verdict(self, verdict: Verdict) -> str:
        """A verdict with its mark."""
        return f"{MARKS[verdict]} {self.say(verdict.value.replace('_', ' '))}"

    def unit(self, chart: Chart) -> str:
        """The unit of the axis."""
        return self.say("first year = 1") if chart.unit == INDEX else chart.unit

    def title(self, chart: Chart) -> str:
        """Whose and what: ``Solar capacity of Shandong``, with the definition where there are several."""
        told = self.say(
            "{indicator} of {region}", indicator=self.indicator(chart.indicator), region=self.region(chart.region)
        )
        if not chart.definition:
            return told
        definition = self.say("{definition} definition", definition=chart.definition.replace("_", " "))
        return f"{told}（{definition}）" if self.lang == _CHINESE else f"{told} ({definition})"

    def mark(self, mark: Mark) -> str:
        """A target below the plot: year, bound, verdict."""
        return f"{mark.year}: {mark.label}  {self.verdict(mark.verdict)}"

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
        joint = "、" if self.lang == _CHINESE else " and " if len(lengths) < _MANY else ", "
        return self.say("pace of {years} years carried on", years=joint.join(map(str, lengths)))

    def fan(self, fan: Fan) -> str:
        """What the edges of an ensemble are."""
        ends = "5th to 95th percentile" if fan.percentiles else "least to greatest"
        return self.say(f"{{count}} scenarios: median, {ends}", count=fan.scenarios)

    def document(self, source: Source) -> str:
        """A document in the language, where it has a title in it: ``Carbon Peaking Implementation Plan (2022)``."""
        if self.lang == _CHINESE:
            return " ".join(part for part in (source.title_zh or source.title, source.number) if part)
        title = source.title or source.title_zh
        return f"{title} ({source.issued[:4]})" if source.issued else title

    def targets(self, sources: Sequence[Source]) -> str:
        """The documents of the targets, in one line."""
        documents = "; ".join(dict.fromkeys(map(self.document, sources)))
        return self.say("Targets: {documents}", documents=documents) if documents else ""


def number(value: Fraction, digits: int = 4) -> str:
    """A number for people: so many significant digits, a true minus, thousands set apart."""
    if not value:
        return "0"
    size, places = abs(value), 0
    while size * 10**places < 10 ** (digits - 1) and places < 12:  # noqa: PLR2004 - far below any unit in use
        places += 1
    text = f"{float(round(value, places)):,.{places}f}" if size >= _GROUPED_FROM else f"{float(round(value, places)):.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")
