"""Sentences of one language, and their values: each is written as its place in the sentence asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from dualcarbon.assessment import Figure, ReasonValue, Verdict
from dualcarbon.report.catalogue.lexicon import Lexicon
from dualcarbon.report.catalogue.messages import translations
from dualcarbon.target import Form, Target

_NESTED = "（([^（）]*)（([^（）]*)））"
"""Parentheses that end in parentheses: Chinese puts a comma there."""


@dataclass(frozen=True, kw_only=True)
class Sentences(Lexicon):
    """A lexicon that puts values into sentences."""

    def say(self, text: str, /, **values: ReasonValue) -> str:
        """A sentence with its values."""
        return self.about(None, text, **values)

    def about(self, target: Target | None, text: str, /, **values: ReasonValue) -> str:
        """A sentence with its values, whose figures are told in the unit of a target."""
        template = self.translated(text)
        told = template.format_map({name: _InPlace(value, self, target) for name, value in values.items()})
        return re.sub(_NESTED, r"（\1，\2）", told) if "））" in told else told

    def count(self, one: str, many: str, n: int, /, **values: ReasonValue) -> str:
        """A sentence about ``n`` things: ``one`` and ``many`` are its English forms."""
        found = translations(self.lang).get(("", one))
        template = (one if n == 1 else many) if found is None else found[-1]
        return template.format_map(
            {name: _InPlace(value, self) for name, value in {"n": n, **values}.items()}
        )

    def dated(self, figure: Figure, *, target: Target | None = None) -> str:
        """A number with its unit and its year: ``25.91 GW (2023)``."""
        text = self.amount(figure, target=target)
        return (
            text if figure.year is None else f"{text}{self.bracketed(self.say('{year}', year=figure.year))}"
        )


Way = Callable[[ReasonValue, Sentences, Target | None], str]


class _InPlace:
    """A value that knows how to stand in a sentence: ``{newest:dated}``, ``{years:years}``."""

    __slots__ = ("_target", "_value", "_words")

    def __init__(self, value: ReasonValue, words: Sentences, target: Target | None = None) -> None:
        self._value = value
        self._words = words
        self._target = target

    def __format__(self, place: str) -> str:
        """The value as the place asks for it; what is several is joined.

        Raises:
            ValueError: a sentence asks for what nobody knows how to write.
        """
        if place not in _WAYS:
            raise ValueError(f'no value is written as "{place}"')
        way = _WAYS[place]
        if isinstance(self._value, tuple) and place != "leads":
            return self._words.listed([way(one, self._words, self._target) for one in self._value])
        return way(self._value, self._words, self._target)


def _plain(value: ReasonValue, words: Sentences, target: Target | None) -> str:
    if isinstance(value, Figure):
        return words.amount(value, target=target)
    if isinstance(value, Fraction):
        return words.digits(value)
    return str(value)


def _dated(value: ReasonValue, words: Sentences, target: Target | None) -> str:
    return words.dated(value, target=target) if isinstance(value, Figure) else _plain(value, words, target)


def _in_year(value: ReasonValue, words: Sentences, target: Target | None) -> str:
    """``25.91 GW in 2023``: where parentheses would stand in parentheses."""
    if isinstance(value, int):
        return words.say("{year}", year=value)
    if not isinstance(value, Figure) or value.year is None:
        return _plain(value, words, target)
    return words.say("{amount} in {year}", amount=words.amount(value, target=target), year=value.year)


def _years(value: ReasonValue, words: Sentences, target: Target | None) -> str:
    return (
        words.count("{n} year", "{n} years", value)
        if isinstance(value, int)
        else _plain(value, words, target)
    )


def _indicator(value: ReasonValue, words: Sentences, _target: Target | None) -> str:
    return words.indicator_named(str(value))


def _region(value: ReasonValue, words: Sentences, _target: Target | None) -> str:
    return words.region_named(str(value))


def _definition(value: ReasonValue, words: Sentences, _target: Target | None) -> str:
    return words.definition(str(value))


def _grade(value: ReasonValue, words: Sentences, _target: Target | None) -> str:
    return words.grade(str(value))


def _verdict(value: ReasonValue, words: Sentences, _target: Target | None) -> str:
    return words.verdict(Verdict(str(value)))


def _form(value: ReasonValue, words: Sentences, _target: Target | None) -> str:
    return words.form(Form(str(value)))


def _term(value: ReasonValue, words: Sentences, _target: Target | None) -> str:
    return words.translated(str(value))


def _prices(value: ReasonValue, words: Sentences, _target: Target | None) -> str:
    return str(value) if value not in ("", "-", None) else words.say("no stated year")


def _at_prices(value: ReasonValue, words: Sentences, _target: Target | None) -> str:
    return words.say(" at prices of {year}", year=value) if value not in ("", None) else ""


def _leads(value: ReasonValue, words: Sentences, target: Target | None) -> str:
    """``269 GW at the pace of 5 years, 348 GW at that of 3 years``."""
    several = value if isinstance(value, tuple) else (value,)
    told = []
    for at, one in enumerate(several):
        pair = one if isinstance(one, tuple) else (one,)
        figure = next((part for part in pair if isinstance(part, Figure | Fraction)), None)
        years = next((part for part in pair if isinstance(part, int)), None)
        if years is None or figure is None:
            told.append(_plain(one, words, target))
        elif at == 0:
            told.append(
                words.about(target, "{figure} at the pace of {years:years}", figure=figure, years=years)
            )
        else:
            told.append(words.about(target, "{figure} at that of {years:years}", figure=figure, years=years))
    return words.listed(told)


_WAYS: Mapping[str, Way] = MappingProxyType(
    {
        "": _plain,
        "dated": _dated,
        "in_year": _in_year,
        "years": _years,
        "indicator": _indicator,
        "indicators": _indicator,
        "region": _region,
        "definition": _definition,
        "grade": _grade,
        "verdict": _verdict,
        "form": _form,
        "term": _term,
        "prices": _prices,
        "at_prices": _at_prices,
        "leads": _leads,
    }
)
"""How a value is written, by what stands after the colon of its place."""
