"""Sentences that know what they were made of, so that a catalogue can say them in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Self


class Sentence(str):
    """A text that knows what it was made of, so that a catalogue can say it in another language.

    ``Sentence("no such file: {path}", path=path)`` is the text itself, with ``template`` and ``values``
    beside it. A value may be a sentence of its own.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """The text of a template with its gaps filled; a sentence without further values is itself."""
        if isinstance(template, cls) and not values:
            return template
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template = template
        made.values = values
        return made


class Name(str):
    """A name with the forms that it has in other languages: ``Name("Shandong", zh="山东")``."""

    __slots__ = ("forms",)
    forms: Mapping[str, str]

    def __new__(cls, name: str, /, **forms: str) -> Self:
        """The English name; ``forms`` by the code of their language."""
        made = super().__new__(cls, name)
        made.forms = forms
        return made


class Enumeration(str):
    """Several things after each other, ``a, b``, as each language lists them; ``mark`` stands between two."""

    __slots__ = ("mark", "parts")
    parts: tuple[str, ...]
    mark: str

    def __new__(cls, parts: Iterable[object], /, mark: str = ", ") -> Self:
        """The parts with the mark between them."""
        several = tuple(one if isinstance(one, str) else str(one) for one in parts)
        made = super().__new__(cls, mark.join(several))
        made.parts, made.mark = several, mark
        return made

    def __getnewargs__(self) -> tuple[tuple[str, ...], str]:  # type: ignore[override]  # str says one argument
        """What a copy is made from."""
        return self.parts, self.mark


class Amount(str):
    """A unit, or a number with its unit, which each language tells in its own way: ``27 GW`` is 2700万千瓦."""

    __slots__ = ("number", "unit")
    number: str
    unit: str

    def __new__(cls, unit: str, number: str = "") -> Self:
        """The number, as it is written, and the unit behind it."""
        made = super().__new__(cls, f"{number} {unit}".strip())
        made.number, made.unit = number, unit
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # str says one argument
        """What a copy is made from."""
        return self.unit, self.number


def reword(text: str, translate: Callable[[str], str], lang: str = "") -> str:
    """A sentence with its template, and those of the sentences in it, put into the words of a language."""
    if not isinstance(text, Sentence):
        return str(_in_place(text, translate, lang)) if isinstance(text, _MADE) else translate(text)
    values = {name: _in_place(value, translate, lang) for name, value in text.values.items()}
    template = translate(text.template)
    return template.format(**values) if values else template


def _in_place(value: object, translate: Callable[[str], str], lang: str) -> object:
    """What stands in a gap of a sentence, in the words of a language."""
    if isinstance(value, Name):
        return value.forms.get(lang) or str(value)
    if isinstance(value, Enumeration):
        told = [_in_place(one, translate, lang) for one in value.parts]
        pair = translate(f"{{first}}{value.mark}{{second}}")
        return reduce(lambda first, second: pair.format(first=first, second=second), told) if told else ""
    if isinstance(value, Amount):
        return translate(value)
    return reword(value, translate, lang) if isinstance(value, Sentence) else value


_MADE = (Name, Enumeration, Amount)


def message(text: str) -> str:
    """Marks a text that is translated where it is said: the catalogues have to hold it."""
    return text


PAIRS = (message("{first}, {second}"), message("{first}; {second}"), message("{first} {second}"))
"""How two of several things stand after each other; any other mark is the same in every language."""
