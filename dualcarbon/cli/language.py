"""The language that results are told in."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from dualcarbon.problem import DualcarbonError, Sentence, either

ENGLISH = "en"
VARIABLE = "DUALCARBON_LANG"
OPTION = "--lang"
LOCALE = Path(__file__).parents[1] / "report" / "catalogue" / "locale"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_option: ContextVar[str] = ContextVar("the option --lang", default="")


def language(option: str | None = None, *, machine: bool) -> str:
    """The language to answer in: the option, or DUALCARBON_LANG, or, for people, that of the locale.

    Args:
        option: what ``--lang`` says; that of the run where None or empty.
        machine: for a form that programs read, whose words must not depend on where it runs: json, csv, the
            forms of CI.

    Raises:
        DualcarbonError: the option or the variable names another language.
    """
    stated = option or _option.get()
    if stated:
        return _known(stated, OPTION)
    stated = os.environ.get(VARIABLE, "").strip()
    if stated:
        return _known(stated, VARIABLE)
    if machine:
        return ENGLISH
    # As gettext has it, the first that says something decides, whatever it says.
    locale = next((value for name in _LOCALE if (value := os.environ.get(name, ""))), "")
    spoken_there = _first_part(locale)
    return spoken_there if spoken_there in languages() else ENGLISH


@cache
def languages() -> tuple[str, ...]:
    """English, and every other language that there is a catalogue for; no report is loaded for the answer."""
    return (
        ENGLISH,
        *sorted(one.name.removesuffix(".po") for one in LOCALE.iterdir() if one.name.endswith(".po")),
    )


def listen(words: Sequence[str]) -> None:
    """Notes the language of a command line before it is read: help and refusals are told in it too."""
    stated = ""
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        if word == OPTION or word.startswith(f"{OPTION}="):
            stated = after if word == OPTION else word.removeprefix(f"{OPTION}=")
    # Another language is refused where the option is read.
    _option.set(stated if _first_part(stated) in languages() else "")


def without_language(words: Sequence[str]) -> list[str]:
    """The words of a group of commands without its option --lang, which has been listened to.

    Raises:
        DualcarbonError: it names no language of this program.
    """
    left = list(words)
    while left and left[0].startswith("-"):
        for at, word in enumerate(left):
            if not word.startswith("-"):
                return left
            if word.partition("=")[0] == OPTION:
                value = left[at + 1 : at + 2] if word == OPTION else [word.partition("=")[2]]
                _known("".join(value), OPTION)
                del left[at : at + (2 if word == OPTION else 1)]
                break
        else:
            return left
    return left


def spoken() -> str:
    """The language of people, English where what is stated is none: that is told where it is read."""
    try:
        return language(machine=False)
    except DualcarbonError:
        return ENGLISH


def _known(stated: str, where: str) -> str:
    if _first_part(stated) in languages():
        return _first_part(stated)
    raise DualcarbonError(
        Sentence('{where}: "{stated}" is no language of this program', where=where, stated=stated),
        hint=Sentence("give {languages}", languages=either(reversed(languages()))),
    )


def _first_part(stated: str) -> str:
    """The language of ``zh_CN.UTF-8`` or ``zh-Hans``."""
    return stated.strip().lower().replace("-", "_").partition(".")[0].partition("_")[0]


def talk(told: str | DualcarbonError) -> str:
    """A sentence, or what is wrong, in the language of people, as far as standard error can show it."""
    if spoken() == ENGLISH:
        return told if isinstance(told, str) else told.english
    from dualcarbon.report.catalogue import words_in

    words = words_in(spoken(), getattr(sys.stderr, "encoding", None) or "utf-8")
    return words.sentence(told) if isinstance(told, str) else words.error(told)
