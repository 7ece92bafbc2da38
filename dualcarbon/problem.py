"""What is wrong, where, and what to do about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from types import ModuleType
from typing import ClassVar

from dualcarbon.sentence import Amount, Enumeration, Name, Sentence, message, reword

__all__ = [
    "Amount",
    "DoesNotConvert",
    "DualcarbonError",
    "Enumeration",
    "Location",
    "Name",
    "Problem",
    "Sentence",
    "Severity",
    "UnknownName",
    "Unreadable",
    "a_few_of_each",
    "did_you_mean",
    "either",
    "extra",
    "message",
    "quoted",
    "reword",
    "visible",
]

_UNSEEN = "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
_A_FEW = 5  # faults of one kind in one file that are told one by one


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

    def __post_init__(self) -> None:
        # What is said once may stand in another sentence later: there only a sentence is put into other words.
        for name in ("message", "hint"):
            text = getattr(self, name)
            if type(text) is str and text:
                object.__setattr__(self, name, Sentence(text))

    @property
    def template(self) -> str:
        """What the message was made of: ``template.format(**values)`` is the message."""
        return self.message.template if isinstance(self.message, Sentence) else str(self.message)

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
