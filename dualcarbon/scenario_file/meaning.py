"""What the variables of models mean: indicators of the vocabulary, by sums, differences and ratios."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

_PLUS = re.compile(r"\|\++(?=\|)")
_SHORT = {
    "PE": "Primary Energy",
    "SE": "Secondary Energy",
    "FE": "Final Energy",
    "Emi": "Emissions",
    "Cap": "Capacity",
}
_LONG = {"Emissions|GHG": "Emissions|Kyoto Gases"}
RECOUNTED_TOTAL = "recounted total"
RECOUNTED_SHARE = "recounted share"
RECOUNTED = (RECOUNTED_TOTAL, RECOUNTED_SHARE)


class Told(StrEnum):
    """What a variable can be told as."""

    LEVEL = "level"
    INDEX = "index"  # ratios between years and the year of a maximum, no level
    SHARE = "share"
    FLOOR = "floor"  # a part of the whole: no more than a lower bound
    PART = "part"  # goes into others, and is told nowhere by itself
    NONE = "none"  # passed over on purpose; the reason says why


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Meaning:
    """One way to an indicator, or to a part of one: ``(above) / (below)``, each a sum of signed names.

    A name is a variable of the file (taken in ``unit``) or another meaning. Of several ways to the same
    indicator and definition the one of the lowest ``priority`` that the file has serves. ``operands`` are all
    names in it.
    """

    name: str
    definition: str = ""
    above: tuple[tuple[int, str], ...]
    below: tuple[tuple[int, str], ...] = ()
    unit: str = ""
    told: Told
    priority: int = 1
    note: str = ""
    reason: str = ""
    operands: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # A frozen value sets what follows from its fields in no other way.
        object.__setattr__(self, "operands", tuple(name for _, name in (*self.above, *self.below)))

    @property
    def text(self) -> str:
        """The formula as it is written."""
        if not self.below:
            return _sum_text(self.above)
        return " / ".join(
            f"({_sum_text(side)})" if len(side) > 1 else _sum_text(side) for side in (self.above, self.below)
        )


@cache
def meanings() -> tuple[Meaning, ...]:
    """The table that ships."""
    text = Path(__file__).parent.joinpath("variables.csv").read_text(encoding="utf-8")
    return tuple(
        Meaning(
            name=row["name"],
            definition=row["definition"],
            above=_terms(row["of"].partition(" / ")[0]),
            below=_terms(row["of"].partition(" / ")[2]),
            unit=row["unit"],
            told=Told(row["told"]),
            priority=int(row["priority"] or 1),
            note=row["note"],
            reason=row["reason"],
        )
        for row in csv.DictReader(io.StringIO(text))
    )


def canonical(variable: str) -> str:
    """The name of a variable in full: without ``|+|``, and REMIND's short names spelled out."""
    name = _PLUS.sub("", variable.strip())
    first, bar, rest = name.partition("|")
    if first in _SHORT:
        name = f"{_SHORT[first]}{bar}{rest}"
    return _LONG.get(name, name)


def folded(variable: str) -> str:
    """The same in lower case, whatever case it is written in: ``EMI|CO2`` is ``emissions|co2``."""
    first, bar, rest = _PLUS.sub("", variable.strip()).casefold().partition("|")
    long = next((long for short, long in _SHORT.items() if short.casefold() == first), first)
    name = f"{long}{bar}{rest}".casefold()
    return next((known.casefold() for alias, known in _LONG.items() if alias.casefold() == name), name)


def needed(wanted: Iterable[str], known: Iterable[Meaning], parts: Iterable[str]) -> frozenset[str]:
    """The names that lead to some indicators: variables, and the meanings between.

    Args:
        wanted: names of indicators.
        known: the meanings in use.
        parts: the variables of the recount.
    """
    by_name: dict[str, list[Meaning]] = {}
    for meaning in known:
        by_name.setdefault(meaning.name, []).append(meaning)
    found: set[str] = set()
    ahead = list(wanted)
    while ahead:
        name = ahead.pop()
        if name in found:
            continue
        found.add(name)
        ahead.extend(parts if name in RECOUNTED else ())
        ahead.extend(operand for meaning in by_name.get(name, ()) for operand in meaning.operands)
    return frozenset(found)


def _terms(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(_signed(text)) if text else ()


def _signed(text: str) -> Iterator[tuple[int, str]]:
    sign = 1
    for piece in re.split(r" ([+-]) ", text):
        if piece in ("+", "-"):
            sign = 1 if piece == "+" else -1
        else:
            yield sign, piece


def _sum_text(terms: tuple[tuple[int, str], ...]) -> str:
    first, *rest = terms
    return first[1] + "".join(f" {'+' if sign > 0 else '-'} {name}" for sign, name in rest)
