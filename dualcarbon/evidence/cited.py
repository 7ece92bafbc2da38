"""The documents behind a number that was worked out, as a text that every language can say."""

from __future__ import annotations

from collections.abc import Iterable

from dualcarbon.indicator import Indicator
from dualcarbon.problem import Enumeration, Sentence


def documents(several: Iterable[str]) -> Enumeration:
    """Documents after each other, each told once."""
    once = dict.fromkeys(several)
    return Enumeration(map(Sentence, once), mark="; ")


def worked_out(operator: str, operands: Iterable[Indicator], several: Iterable[str]) -> Sentence:
    """What a number follows from, and the documents: ``coal_share * energy_consumption: a; b``."""
    relation = Enumeration((one.called for one in operands), mark=f" {operator} ")
    return Sentence("{relation}: {documents}", relation=relation, documents=documents(several))
