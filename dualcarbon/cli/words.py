"""The words of an answer: in the language asked for, as far as the place of the output can show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualcarbon.cli.language import language
from dualcarbon.cli.output import screen

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words


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
