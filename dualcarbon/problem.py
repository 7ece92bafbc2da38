"""What is wrong, where, and what to do about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from importlib import import_module
from types import ModuleType
from typing import ClassVar, Self

_UNSEEN = "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
_A_FEW = 5  # faults of one kind in one file that are told one by one


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


def reword(text: str, translate: Callable[[str], str], lang: str = "") -> str:
    """A sentence with its template, and those of the sentences in it, put into the words of a language."""
    if not isinstance(text, Sentence):
        return translate(text)
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
    return reword(value, translate, lang) if isinstance(value, Sentence) else value


def message(text: str) -> str:
    """Marks a text that is translated where it is said: the catalogues have to hold it."""
    return text


PAIRS = (message("{first}, {second}"), message("{first}; {second}"))
"""How two of several things stand after each other; any other mark is the same in every language."""


class Severity(StrEnum):
    """How grave a problem is: only an error makes a file wrong."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 is the gravest."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """A place in a file: its path as the user gave it, line and column counted from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = (self.path, self.line, self.column)
        return visible(":".join(str(part) for part in parts if part is not None))


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong: a sentence, its place, a hint, and the rule that found it."""

    message: str
    location: Location | None = None
    hint: str = ""
    code: str = ""
    severity: Severity = Severity.ERROR
    found: str = ""
    expected: str = ""

    @property
    def template(self) -> str:
        """What the message was made of: ``template.format(**values)`` is the message."""
        return self.message.template if isinstance(self.message, Sentence) else self.message

    @property
    def values(self) -> Mapping[str, object]:
        """What stands in the gaps of the template."""
        return self.message.values if isinstance(self.message, Sentence) else {}

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        hint = "".join(f"\n  {visible(line)}" for line in self.hint.split("\n")) if self.hint else ""
        return f"{place}{visible(self.message)}{hint}"


class DualcarbonError(Exception):
    """Something the user can mend; carries the problems, one sentence each.

    ``str`` of it is in the language of ``DUALCARBON_LANG`` for whoever asks from Python, ``english`` in English.
    """

    telling: ClassVar[Callable[[DualcarbonError], str] | None] = None
    """What tells it in another language; set by the floor that has the catalogues."""

    def __init__(
        self,
        message: str = "",
        *,
        hint: str = "",
        location: Location | None = None,
        problems: Sequence[Problem] = (),
    ) -> None:
        self.problems = tuple(problems) or (Problem(message=message, hint=hint, location=location),)
        super().__init__("\n".join(str(problem) for problem in a_few_of_each(self.problems)))

    @property
    def english(self) -> str:
        """The sentences in English, whatever the variable says."""
        return super().__str__()

    def __str__(self) -> str:
        telling = DualcarbonError.telling
        return self.english if telling is None else telling(self)


class UnknownName(DualcarbonError):  # noqa: N818 - a caller reads: except UnknownName
    """A region, an indicator, a unit, a rule or a scenario that nobody knows by this name."""


class Unreadable(DualcarbonError):  # noqa: N818 - as above
    """A file, a number or a word that cannot be read."""


class DoesNotConvert(DualcarbonError):  # noqa: N818 - as above
    """A unit that does not lead to the one wanted, or not without a factor."""


def a_few_of_each(problems: Iterable[Problem], most: int = _A_FEW) -> list[Problem]:
    """Of the problems of one kind in one file the first few, and behind each file a count of the others."""
    told: list[Problem] = []
    counts: dict[tuple[str, str], int] = {}
    others: dict[tuple[str, str], list[Problem]] = {}
    path = ""
    for problem in problems:
        here = problem.location.path if problem.location else ""
        if here != path:
            told += [_others(several) for several in others.values()]
            others, path = {}, here
        kind = (here, problem.code or problem.template)
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= most:
            told.append(problem)
        else:
            others.setdefault(kind, []).append(problem)
    return told + [_others(several) for several in others.values()]


def _others(several: Sequence[Problem]) -> Problem:
    if len(several) == 1:
        return several[0]
    first, last = several[0], several[-1]
    lines = [one.location.line for one in several if one.location and one.location.line]
    message = Sentence("{count} more of this kind", count=len(several))
    if lines:
        message = Sentence(
            "{count} more of this kind, in lines {first} to {last}",
            count=len(several),
            first=min(lines),
            last=max(lines),
        )
    return Problem(
        message=message,
        location=Location(path=first.location.path) if first.location else None,
        code=last.code,
        severity=last.severity,
    )


def visible(text: str) -> str:
    r"""A text whose control characters are written out (``\x1b``): none reaches a terminal or a log."""
    return re.sub(_UNSEEN, _written_out, text)


def extra(name: str, module: str) -> ModuleType:
    """A library that only some answers need, loaded when they are asked for: ``extra("tables", "openpyxl")``.

    Args:
        name: the extra that brings it: ``tables``, ``plot`` or ``report``.
        module: what to import.

    Raises:
        DualcarbonError: it is not installed; the hint says how to install it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise DualcarbonError(
            Sentence(
                "this needs {library}, which is not installed",
                library=(error.name or module).partition(".")[0],
            ),
            hint=Sentence("pip install 'dualcarbon[{extra}]'", extra=name),
        ) from None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint by near names: ``did you mean "shandong"?``, or nothing where none is near."""
    near = difflib.get_close_matches(word[:_LONGEST], list(known), n=3, cutoff=0.6)
    return Sentence("did you mean {names}?", names=either(map(quoted, near))) if near else ""


_LONGEST = 200  # of a word that can be near to a name


def quoted(word: str) -> str:
    """A word in quotes."""
    return Sentence('"{word}"', word=word)


def either(words: Iterable[str]) -> str:
    """One of several: ``a or b or c``; nothing where there are none."""
    first, *others = tuple(words) or ("",)
    for other in others:
        first = Sentence("{first} or {second}", first=first, second=other)
    return first


def _written_out(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"  # noqa: PLR2004 - one byte
