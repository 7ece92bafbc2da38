"""The names of one language: of verdicts, indicators, regions and units, and numbers as it writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from dualcarbon.assessment import Figure, Verdict
from dualcarbon.indicator import Indicator, definitions, vocabulary
from dualcarbon.problem import DualcarbonError
from dualcarbon.region import Region, find_region
from dualcarbon.report.catalogue import amounts
from dualcarbon.report.catalogue.messages import ENGLISH, message, quotations, translations
from dualcarbon.report.catalogue.unit_names import name_in_chinese
from dualcarbon.report.paper.signs import can_show
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.target import Form, Source, Target

CHINESE = "zh"
EVIDENCE = {
    "official": message("an official page"),
    "press": message("a page of the press"),
    "copy": message("a copy elsewhere"),
}
"""The kinds of pages that numbers were read on."""
_VERDICTS = {
    Verdict.MET: message("met"),
    Verdict.MISSED: message("missed"),
    Verdict.AHEAD: message("ahead"),
    Verdict.ON_TRACK: message("on track"),
    Verdict.OFF_TRACK: message("off track"),
    Verdict.OPEN: message("open"),
    Verdict.UNKNOWN: message("unknown"),
}
_FORMS = {
    Form.LEVEL: message("a level"),
    Form.REDUCTION: message("a fall"),
    Form.DECREASE: message("a decrease"),
    Form.INCREASE: message("an increase"),
    Form.MULTIPLE: message("a multiple"),
    Form.GROWTH: message("a rate per year"),
    Form.ADDITION: message("an addition"),
    Form.PEAK: message("a peak"),
    Form.NET_ZERO: message("net zero"),
    Form.UNSTATED: message("a goal without a number"),
}
_GRADES = {
    "official": message("official"),
    "computed": message("computed"),
    "preliminary": message("preliminary"),
    "derived": message("derived"),
    "third-party": message("third-party"),
    "estimate": message("estimated"),
}
_SERIES = re.compile(r"\bS\d{7}\b")
"""The number of a series of a databank: sources that differ in it alone are told once."""
_DECIMAL = r"-?\d+(\.\d+)?"
_UNITS = {
    "percentage points": message("pp"),
    "times": message("×"),
    "years": message("years"),
}


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """What things are called in the language ``lang``, on paper that can show what ``encoding`` can.

    Texts are English in the code; the catalogue of the language gives them another form.
    """

    lang: str = ENGLISH
    encoding: str = "utf-8"

    @property
    def chinese(self) -> bool:
        """Whether the words are Chinese."""
        return self.lang == CHINESE

    @cached_property
    def shows_chinese(self) -> bool:
        """Whether the paper can show Chinese signs."""
        return can_show("省千瓦", self.encoding)

    def translated(self, text: str) -> str:
        """A text without its values; English where the catalogue has nothing."""
        found = translations(self.lang).get(("", text))
        return text if found is None else found[0]

    def quoted(self, text: str) -> str:
        """A note or a source of the files that ship; of a user's own file, as it stands there."""
        if self.lang == ENGLISH:
            return text
        known = quotations(self.lang)
        code = _SERIES.search(text)
        if code is None or ("", text) in known:
            return known.get(("", text), (text,))[0]
        return known.get(("", text.replace(code[0], "{code}")), (text,))[0].replace("{code}", code[0])

    def listed(self, parts: Sequence[str]) -> str:
        """Several things after each other: with commas, in Chinese with 、."""
        return ("、" if self.chinese else ", ").join(part for part in parts if part)

    def cited(self, parts: Sequence[str]) -> str:
        """The title of a document, its number and its date after each other."""
        return self.comma.join(part for part in parts if part)

    def joined(self, parts: Sequence[str]) -> str:
        """Several sentences after each other."""
        return ("；" if self.chinese else "; ").join(part for part in parts if part)

    @property
    def colon(self) -> str:
        """What stands between a heading and what it heads."""
        return "：" if self.chinese else ": "

    @property
    def comma(self) -> str:
        """What stands between two parts of a sentence."""
        return "，" if self.chinese else ", "

    def bracketed(self, text: str) -> str:
        """Something added in parentheses."""
        return f"（{text}）" if self.chinese else f" ({text})"

    def annotated(self, text: str, details: str) -> str:
        """A name with what is added to it; in Chinese two pairs of parentheses never follow each other."""
        if not details:
            return text
        if self.chinese and text.endswith("）"):
            return f"{text[:-1]}，{details}）"
        return f"{text}{self.bracketed(details)}"

    def verdict(self, verdict: Verdict) -> str:
        """A verdict as people read it: ``on track``."""
        return self.translated(_VERDICTS[verdict])

    def form(self, form: Form) -> str:
        """What sort of number a target states."""
        return self.translated(_FORMS[form])

    def grade(self, grade: str) -> str:
        """Where a number comes from."""
        return self.translated(_GRADES[grade]) if grade in _GRADES else grade

    def evidence(self, kind: str) -> str:
        """The kind of page that a number was read on."""
        return self.translated(EVIDENCE[kind]) if kind in EVIDENCE else kind

    def definition(self, tag: str) -> str:
        """The name of a definition."""
        known = definitions().get(tag) or definitions().get(tag.replace(" ", "_"))
        if known is None:
            return tag.replace("_", " ")
        return known.label_zh if self.chinese else self.translated(known.label)

    def indicator(self, indicator: Indicator) -> str:
        """What is measured."""
        label = indicator.label_zh if self.chinese else self.translated(indicator.label)
        return label or indicator.label or indicator.name

    def indicator_named(self, name: str) -> str:
        """What is measured, by the name of the vocabulary; a region's own name stands as it is."""
        known = vocabulary().get(name)
        return name if known is None else self.indicator(known)

    def region(self, region: Region) -> str:
        """A region: in English by both names where the paper can show them."""
        if self.chinese:
            return region.name_zh or region.name or region.code
        both = (region.name, region.name_zh if self.shows_chinese else "")
        return " ".join(dict.fromkeys(name for name in both if name)) or region.code

    def region_named(self, code: str) -> str:
        """A region by its code; the user's own, and what nobody knows, stands as it is."""
        try:
            region = find_region(code)
        except DualcarbonError:
            return code
        name = region.name_zh if self.chinese else region.name
        return name if name and region.gb else code

    def title(self, source: Source) -> str:
        """The title of a document."""
        return (source.title_zh if self.chinese else "") or source.title or source.title_zh

    def unit(self, unit: str) -> str:
        """A unit as it is written after a number, with the blank before it."""
        rate = unit.endswith(amounts.PER_YEAR)
        bare = unit.removesuffix(amounts.PER_YEAR)
        per = ("/年" if self.chinese else "/yr") if rate else ""
        return f"{self.after(bare)}{per}"

    def unit_of_column(self, unit: str, target: Target | None = None) -> str:
        """A unit without a number, for the head of what is told in it: in Chinese 万千瓦 for GW.

        Beside the numbers of a target it is the unit of its plan, where that measures the same.
        """
        if self.chinese and target is not None:
            plan = amounts.of_plan(target, chinese=True)
            if plan is not None and amounts.told_in(Fraction(1), unit, plan) is not None:
                return plan.written
        scale = amounts.of_axis(unit, Fraction(1)) if self.chinese else None
        return self.unit(unit if scale is None else scale.unit).strip(f"{TIE}×")

    def measured(self, number: str, unit: str) -> str:
        """A number as it is written with its unit by its Chinese name, or the unit alone as a column has it.

        A number of what is counted in myriads is told in them; a factor keeps its digits.
        """
        if not number:
            return self.unit_of_column(unit)
        if "/" in unit or not re.fullmatch(_DECIMAL, number):
            return f"{number}{self.after(unit)}"
        return self.amount(Figure(value=Fraction(number), unit=unit), most=12)

    def after(self, unit: str) -> str:
        """A unit that is written already, as it stands after a number."""
        if unit in ("", "1", *amounts.ONE):
            return ""
        if self.chinese:
            return name_in_chinese(unit)
        short = self.translated(_UNITS[unit]) if unit in _UNITS else unit
        return f"{TIE}×{TIE}{short}" if short.startswith("10^") else f"{TIE}{short}".replace(" ", TIE)

    def factor(self, unit: str, indicator: Indicator) -> Fraction | None:
        """What turns a number of a unit into the unit of an indicator; None where nothing does."""
        scale = amounts.WrittenUnit(unit=indicator.unit, written=indicator.unit)
        return amounts.told_in(Fraction(1), unit, scale, tonne=indicator.tonne)

    def digits(
        self, value: Fraction, *, most: int = 4, low: Fraction | None = None, high: Fraction | None = None
    ) -> str:
        """A number for people, with no more digits than its interval carries."""
        return amounts.digits(value, most=most, low=low, high=high, grouped=not self.chinese)

    def whole(self, number: int) -> str:
        """A count for people; Chinese sets no thousands apart."""
        return str(number) if self.chinese else f"{number:,}"

    def amount(self, figure: Figure | Fraction, *, target: Target | None = None, most: int = 4) -> str:
        """A number with its unit, in the unit of a plan where one is given; a bound by its sign."""
        if isinstance(figure, Fraction):
            return self.digits(figure, most=most)
        told, label = self.scaled(figure, target)
        tie = "" if self.chinese else TIE
        number = self.digits(told.value, most=most, low=told.low, high=told.high)
        if told.one_sided and told.low is None and told.high is not None:
            return f"≤{tie}{self.digits(told.high, most=most)}{label}"
        if told.one_sided and told.high is None and told.low is not None:
            return f"≥{tie}{self.digits(told.low, most=most)}{label}"
        index = "" if told.base is None else self.bracketed(self.index_of(told.base))
        return f"{number}{label}{index}"

    def index_of(self, base: int) -> str:
        """Of which year an index is told: ``2005 = 1``."""
        return self.translated("{base} = 1").format(base=base)

    def scaled(self, figure: Figure, target: Target | None) -> tuple[Figure, str]:
        """A figure in the unit that it is told in, and how that unit is written after it."""
        rate = figure.unit.endswith(amounts.PER_YEAR)
        unit = figure.unit.removesuffix(amounts.PER_YEAR)
        tonne = "" if target is None else target.indicator.tonne
        scale = None
        if target is not None:
            scale = amounts.of_plan(target, chinese=self.chinese, shows_chinese=self.shows_chinese)
        if scale is None or amounts.told_in(Fraction(1), unit, scale, tonne=tonne) is None:
            scale = amounts.in_chinese(figure.value, unit) if self.chinese else None
        if scale is None:
            return figure, self.unit(figure.unit)
        per = ("/年" if self.chinese else "/yr") if rate else ""
        label = f"{'' if self.chinese else TIE}{scale.written.replace(' ', TIE)}{per}"
        low, value, high = (
            None if end is None else amounts.told_in(end, unit, scale, tonne=tonne)
            for end in (figure.low, figure.value, figure.high)
        )
        return replace(figure, low=low, value=figure.value if value is None else value, high=high), label
