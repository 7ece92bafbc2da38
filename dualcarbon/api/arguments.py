"""What a caller hands in, read as strictly as a file is: each fault is a sentence."""

from __future__ import annotations

import operator
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from dualcarbon.problem import (
    DualcarbonError,
    Enumeration,
    Sentence,
    UnknownName,
    Unreadable,
    did_you_mean,
    quoted,
)

Names = str | Iterable[str]
"""One name, or several; one text may hold several with commas between them."""
Place = str | Path
"""The path of a file or of a folder."""

Item = TypeVar("Item")
_A_YEAR = Sentence("a year")
_A_PATH = Sentence("a path")
_A_FOLDER = Sentence("a folder")
_YEAR = re.compile(r"\s*([12][0-9]{3})\s*")
_FIRST, _LAST = 1000, 2999


def text_of(value: object, what: str) -> str:
    """A text that has to be one.

    Raises:
        Unreadable: it is something else.
    """
    if isinstance(value, str):
        return value
    raise Unreadable(Sentence("{what} has to be a text, not {value}", what=what, value=_short(value)))


def year_of(value: object, what: str = _A_YEAR) -> int:
    """A year of four digits: a whole number, or a text of one.

    Raises:
        Unreadable: it is something else.
    """
    found: int | None = None
    if isinstance(value, str):
        digits = _YEAR.fullmatch(value)
        found = int(digits[1]) if digits else None
    elif not isinstance(value, bool):
        try:
            found = operator.index(value)  # type: ignore[arg-type]  # what is no integer raises
        except TypeError:
            whole = isinstance(value, float) and value.is_integer()
            found = int(value) if whole else None  # type: ignore[call-overload]  # as above
    if found is None or not _FIRST <= found <= _LAST:
        raise Unreadable(
            Sentence("{what} has to be a year, not {value}", what=what, value=_short(value)),
            hint=Sentence("write four digits: 2030"),
        )
    return found


def year_if_given(value: object, what: str = _A_YEAR) -> int | None:
    """A year, or None where there is none.

    Raises:
        Unreadable: it is something else.
    """
    return None if value is None else year_of(value, what)


def names_of(value: object, what: str, *, commas: bool = True) -> tuple[str, ...]:
    """Names, each once: of one text, or of several.

    Args:
        value: what was handed in.
        what: what the names are of, for messages.
        commas: a text may hold several names, with commas between them.

    Raises:
        Unreadable: a name is no text.
    """
    found: list[str] = []
    for one in several_of(value, what):
        text = text_of(one, what)
        found += [part.strip() for part in text.split(",")] if commas else [text]
    return tuple(dict.fromkeys(name for name in found if name))


def several_of(value: object, what: str) -> tuple[object, ...]:
    """The members of what can be gone through; a text, a path, or one thing alone is its only member.

    Raises:
        Unreadable: it is None, or there is no end of it.
    """
    if value is None:
        raise Unreadable(Sentence("{what} is None: leave it out, or name something", what=what))
    if isinstance(value, str | bytes | os.PathLike) or not isinstance(value, Iterable):
        return (value,)
    return tuple(value)


def path_of(value: object, what: str, kind: str = _A_PATH) -> str:
    """The path of a file or folder as a text; ``kind`` says what else may be given.

    Raises:
        Unreadable: it is none.
    """
    if isinstance(value, str | os.PathLike):
        path = os.fspath(value)
        if isinstance(path, str) and path:
            return path
    raise Unreadable(
        Sentence("{what} has to be {kind}, not {value}", what=what, kind=kind, value=_short(value))
    )


def folders_of(value: object, what: str = _A_FOLDER) -> tuple[str, ...]:
    """The paths of folders.

    Raises:
        Unreadable: one of them is no path.
    """
    return tuple(path_of(one, what) for one in several_of(value, what))


def choice_of(value: object, known: Iterable[str], what: str) -> str:
    """One of some words.

    Raises:
        UnknownName: it is none of them.
    """
    words = list(known)
    if isinstance(value, str) and value in words:
        return value
    raise UnknownName(
        Sentence(
            "{what} is none of {known}: {value}", what=what, known=Enumeration(words), value=_short(value)
        ),
        hint=did_you_mean(str(value), words),
    )


def one_of(items: Iterable[Item], what: str) -> Item:
    """The only member.

    Raises:
        DualcarbonError: there are several, or there is none.
    """
    found = list(items)
    if len(found) != 1:
        raise DualcarbonError(
            Sentence("{what} is about one region, and {n} are named", what=what, n=len(found))
        )
    return found[0]


def _short(value: object) -> str:
    """A value in a sentence, in a few words."""
    text = value if isinstance(value, str) else repr(value)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return quoted(short) if isinstance(value, str) else short


_LONGEST = 60
