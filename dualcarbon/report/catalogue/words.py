"""The words of a report in one language: sentences, numbers, names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from dualcarbon.assessment import Figure, Reason, ReasonValue, Step, Verdict
from dualcarbon.indicator import Indicator, definitions, vocabulary
from dualcarbon.problem import DualcarbonError, Problem, Sentence, a_few_of_each, did_you_mean, reword
from dualcarbon.region import Region, find_region
from dualcarbon.report.catalogue import amounts, reasons, steps
from dualcarbon.report.catalogue.locators import located
from dualcarbon.report.catalogue.messages import ENGLISH, languages, message, translations
from dualcarbon.report.catalogue.told import Told
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
TERMS = (message("about"), message(" and others"))
"""Bound words that sentences speak of."""
_UNITS = {
    "percentage points": message("pp"),
    "times": message("×"),
    "years": message("years"),
}


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is said, in the language ``lang``, on paper that can show what ``encoding`` can.

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

    def sentence(self, text: str) -> str:
        """A sentence of a problem, which knows what it was made of."""
        return str(text) if self.lang == ENGLISH else reword(text, self.translated)

    def error(self, error: DualcarbonError) -> str:
        """What is wrong, a sentence a problem; of one kind the first few."""
        return "\n".join(str(self.problem(one)) for one in a_few_of_each(error.problems))

    def problem(self, problem: Problem) -> Problem:
        """A problem with its sentence and its hint in the language."""
        if self.lang == ENGLISH:
            return problem
        message, hint = self.sentence(problem.message), self.sentence(problem.hint)
        return replace(problem, message=message, hint=hint)

    def say(self, text: str, /, **values: ReasonValue) -> str:
        """A sentence with its values."""
        return self.about(None, text, **values)

    def about(self, target: Target | None, text: str, /, **values: ReasonValue) -> str:
        """A sentence with its values, whose figures are told in the unit of a target."""
        template = self.translated(text)
        return template.format_map({name: Told(value, self, target) for name, value in values.items()})

    def count(self, one: str, many: str, n: int, /, **values: ReasonValue) -> str:
        """A sentence about ``n`` things: ``one`` and ``many`` are its English forms."""
        found = translations(self.lang).get(("", one))
        template = (one if n == 1 else many) if found is None else found[-1]
        return template.format_map({name: Told(value, self) for name, value in {"n": n, **values}.items()})

    def listed(self, parts: Sequence[str]) -> str:
        """Several things after each other: with commas, in Chinese with 、."""
        return ("、" if self.chinese else ", ").join(part for part in parts if part)

    def cited(self, parts: Sequence[str]) -> str:
        """The title of a document, its number and its date after each other."""
        return ("，" if self.chinese else ", ").join(part for part in parts if part)

    def joined(self, parts: Sequence[str]) -> str:
        """Several sentences after each other."""
        return ("；" if self.chinese else "; ").join(part for part in parts if part)

    def bracketed(self, text: str) -> str:
        """Something added in parentheses."""
        return f"（{text}）" if self.chinese else f" ({text})"

    def reason(self, reason: Reason, target: Target | None = None) -> str:
        """The sentence of a reason, its figures in the unit of a target."""
        return self.about(target, reasons.SENTENCES[reason.code], **reason.values)

    def reasons(self, several: Sequence[Reason], target: Target | None = None) -> str:
        """The sentences of several reasons, in one line."""
        return self.joined([self.reason(one, target) for one in several])

    def brief(self, reason: Reason, target: Target | None = None) -> str:
        """The words of a reason that many targets may share."""
        sentence = reasons.BRIEF.get(reason.code, reasons.SENTENCES[reason.code])
        return self.about(target, sentence, **reason.values)

    def step(self, step: Step) -> str:
        """What a step of arithmetic finds."""
        return self.say(steps.SENTENCES[step.code], **step.values)

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

    def issuer(self, source: Source) -> str:
        """Who issued a document: each of several by the name that the language has for it."""
        if self.lang == ENGLISH:
            return source.issuer
        several, others, _ = source.issuer.partition(" and others")
        first, and_more, more = several.partition("; and ")
        told = self.listed([self.translated(one) for one in first.split("; ")])
        return f"{told}{self.translated(f'and {more}') if and_more else ''}{self.translated(others)}"

    def locator(self, target: Target) -> str:
        """Where in its document a target stands."""
        return target.locator if self.lang == ENGLISH else located(target.locator, self.say)

    def unit(self, unit: str) -> str:
        """A unit as it is written after a number, with the blank before it."""
        rate = unit.endswith(amounts.PER_YEAR)
        bare = unit.removesuffix(amounts.PER_YEAR)
        per = ("/年" if self.chinese else "/yr") if rate else ""
        return f"{self.after(bare)}{per}"

    def after(self, unit: str) -> str:
        """A unit that is written already, as it stands after a number."""
        if unit in ("", "1", *amounts.ONE):
            return ""
        if self.chinese:
            return amounts.name_in_chinese(unit)
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
        return f"{number}{label}"

    def dated(self, figure: Figure, *, target: Target | None = None) -> str:
        """A number with its unit and its year: ``25.91 GW (2023)``."""
        text = self.amount(figure, target=target)
        return (
            text if figure.year is None else f"{text}{self.bracketed(self.say('{year}', year=figure.year))}"
        )

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


def words_in(lang: str, encoding: str = "utf-8") -> Words:
    """The words of a language; English where the paper cannot show Chinese.

    Raises:
        DualcarbonError: there is no catalogue for it.
    """
    if lang not in languages():
        known = ", ".join(languages())
        raise DualcarbonError(
            Sentence('no catalogue for the language "{lang}"', lang=lang),
            hint=did_you_mean(lang, languages()) or Sentence("there are: {known}", known=known),
        )
    words = Words(lang=lang, encoding=encoding)
    return words if not words.chinese or words.shows_chinese else Words(encoding=encoding)


IN_ENGLISH = Words()
"""The words that are used where nothing else is asked for."""
