"""The words of an answer: in the language asked for, as far as the place of the output can show it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dualcarbon.cli.language import ENGLISH, language, spoken
from dualcarbon.cli.output import screen
from dualcarbon.problem import DualcarbonError

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words


def talk(told: str | DualcarbonError) -> str:
    """A sentence, or what is wrong, in the language of people, as far as standard error can show it."""
    if spoken() == ENGLISH:
        return str(told)
    from dualcarbon.report.catalogue import words_in

    words = words_in(spoken(), getattr(sys.stderr, "encoding", None) or "utf-8")
    return words.sentence(told) if isinstance(told, str) else words.error(told)


def for_people() -> Words:
    """The words of tables and pages.

    Raises:
        DualcarbonError: the language asked for is none of this program.
    """
    from dualcarbon.report.catalogue import words_in

    return words_in(language(machine=False), screen().encoding)


def for_programs() -> Words:
    """The words of json, csv and the forms of CI, which do not depend on where the program runs.

    Raises:
        DualcarbonError: the language asked for is none of this program.
    """
    from dualcarbon.report.catalogue import words_in

    return words_in(language(machine=True))
