"""The language that results are told in."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Literal, get_args

from dualcarbon.problem import DualcarbonError, Sentence

Language = Literal["en", "zh"]
ENGLISH: Language = "en"
VARIABLE = "DUALCARBON_LANG"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_option: ContextVar[str] = ContextVar("the option --lang", default="")


def language(option: str | None = None, *, machine: bool) -> Language:
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
        return _known(stated, "--lang")
    stated = os.environ.get(VARIABLE, "").strip()
    if stated:
        return _known(stated, VARIABLE)
    if machine:
        return "en"
    # As gettext has it, the first that says something decides, whatever it says.
    locale = next((value for name in _LOCALE if (value := os.environ.get(name, ""))), "")
    return "zh" if _first_part(locale) == "zh" else "en"


def listen(words: Sequence[str]) -> Sequence[str]:
    """Notes the language of a command line before it is read: help and refusals are told in it too.

    Returns:
        The words without an option --lang before the command.

    Raises:
        DualcarbonError: what stands before the command is no language of this program.
    """
    stated = ""
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang" or word.startswith("--lang="):
            stated = after if word == "--lang" else word.removeprefix("--lang=")
    # Another language is refused where the option is read.
    _option.set(stated if _first_part(stated) in get_args(Language) else "")
    before = words[:1] and words[0].partition("=")
    if not before or before[0] != "--lang":
        return words
    _known(stated, "--lang")
    return words[1 if before[1] else 2 :]


def spoken() -> Language:
    """The language of people, English where what is stated is none: that is told where it is read."""
    try:
        return language(machine=False)
    except DualcarbonError:
        return ENGLISH


def _known(stated: str, where: str) -> Language:
    match _first_part(stated):
        case "zh":
            return "zh"
        case "en":
            return "en"
        case _:
            raise DualcarbonError(
                Sentence('{where}: "{stated}" is no language of this program', where=where, stated=stated),
                hint="give zh or en",
            )


def _first_part(stated: str) -> str:
    """The language of ``zh_CN.UTF-8`` or ``zh-Hans``."""
    return stated.strip().lower().replace("-", "_").partition(".")[0].partition("_")[0]


def talk(told: str | DualcarbonError) -> str:
    """A sentence, or what is wrong, in the language of people, as far as standard error can show it."""
    if spoken() == ENGLISH:
        return str(told)
    from dualcarbon.report.catalogue import words_in

    words = words_in(spoken(), getattr(sys.stderr, "encoding", None) or "utf-8")
    return words.sentence(told) if isinstance(told, str) else words.error(told)


