"""The words of a report in one language: what a reason, a step, a problem and a document say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dualcarbon.assessment import Reason, Step
from dualcarbon.problem import (
    Amount,
    DualcarbonError,
    Enumeration,
    Problem,
    Sentence,
    a_few_of_each,
    did_you_mean,
    reword,
)
from dualcarbon.report.catalogue import amounts, reasons, steps
from dualcarbon.report.catalogue.locators import located
from dualcarbon.report.catalogue.messages import ENGLISH, languages, message
from dualcarbon.report.catalogue.sentences import Sentences
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.target import Bound, Form, Source, Target

TERMS = (message("about"), message(" and others"))
"""Bound words that sentences speak of."""
_SIGNS = {"at least": "≥", "more than": ">", "at most": "≤", "less than": "<", "exactly": "="}

_TURNED = {"≥": "≤", ">": "<", "≤": "≥", "<": ">"}
"""The sign of a fall that is told as a positive number."""


@dataclass(frozen=True, kw_only=True)
class Words(Sentences):
    """What is said, in the language ``lang``, on paper that can show what ``encoding`` can."""

    def sentence(self, text: str) -> str:
        """A sentence of a problem, which knows what it was made of."""
        return str(text) if self.lang == ENGLISH else reword(text, self._said, self.lang)

    def _said(self, text: str) -> str:
        if isinstance(text, Amount) and self.chinese:
            return self.measured(text.number, text.unit)
        return self.translated(text)

    def document(self, source: str) -> str:
        """The document that a number of the record was read in, with its grade."""
        return source if self.lang == ENGLISH else reword(source, self._cited, self.lang)

    def _cited(self, text: str) -> str:
        told = self.quoted(text)
        return self.translated(text) if told == text else told

    def error(self, error: DualcarbonError) -> str:
        """What is wrong, a sentence a problem; of one kind the first few."""
        return "\n".join(str(self.problem(one)) for one in a_few_of_each(error.problems))

    def problem(self, problem: Problem) -> Problem:
        """A problem with its sentence and its hint in the language."""
        if self.lang == ENGLISH:
            return problem
        # A hint that asks ends the sentence, whatever stands behind it.
        message, hint = self.sentence(problem.message), self.sentence(problem.hint).replace("？；", "？")
        return replace(problem, message=message, hint=hint)

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

    def stated(self, target: Target, bound: Bound) -> str:
        """The number that a target states, with its sign, in the unit of its plan: ``≥ 9500 万千瓦``."""
        numbers = amounts.printed(bound.text)
        low, high, unit = numbers.number, numbers.upper, bound.unit
        scale = amounts.of_plan(target, chinese=self.chinese, shows_chinese=self.shows_chinese)
        told = None
        if self.chinese and scale is not None:
            told = amounts.told_in(Fraction(1), bound.unit, scale)
            unit = scale.written
        elif scale is None and not self.shows_chinese and not unit.isascii():
            told = self.factor(bound.unit, target.indicator)
            unit = target.indicator.unit
        if told is not None:
            low, high = self.digits(bound.stated * told, most=12), ""
            if numbers.upper:
                ends = [Fraction(part.replace(",", "")) * told for part in (numbers.number, numbers.upper)]
                low, high = (self.digits(end, most=12) for end in ends)
        sign = _SIGNS.get(bound.word, "")
        falls = self.chinese and target.form is Form.GROWTH and bound.stated < 0 and not high
        if falls:
            low, sign = low.lstrip("-−"), _TURNED.get(sign, sign)
        number = self.say("{low} to {high}", low=low, high=high).replace(" ", TIE) if high else low
        amount = f"{number}{self.after(unit)}"
        if bound.word == "about":
            amount = self.say("about {amount}", amount=amount)
        elif sign:
            amount = f"{sign}{'' if self.chinese else TIE}{amount}"
        return self.say("a fall of {amount}", amount=amount) if falls else amount

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


def words_in(lang: str, encoding: str = "utf-8") -> Words:
    """The words of a language, ``zh`` or as a locale has it ``zh_CN.UTF-8``; English where no Chinese can be shown.

    Raises:
        DualcarbonError: there is no catalogue for it.
    """
    lang = lang.strip().lower().replace("-", "_").partition(".")[0].partition("_")[0]
    if lang not in languages():
        known = Enumeration(languages())
        raise DualcarbonError(
            Sentence('no catalogue for the language "{lang}"', lang=lang),
            hint=did_you_mean(lang, languages()) or Sentence("there are: {known}", known=known),
        )
    words = Words(lang=lang, encoding=encoding)
    return words if not words.chinese or words.shows_chinese else Words(encoding=encoding)


IN_ENGLISH = Words()
"""The words that are used where nothing else is asked for."""
