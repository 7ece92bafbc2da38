"""What names in files of models mean here: variables, regions and units, and what a user's map adds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dualcarbon.indicator import Indicator, Kind, vocabulary
from dualcarbon.region import find_province
from dualcarbon.scenario_file.meaning import Meaning, Told, canonical, meanings, needed
from dualcarbon.scenario_file.recount import PARTS


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The region that a ``name`` in a file means; ``wider`` says in which way it covers more than that."""

    code: str
    wider: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownRegion:
    """A line of the table of regions; without ``code`` the name is read through a map only."""

    name: str
    code: str
    wider: bool
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Glossary:
    """The tables that ship, with what a map adds in front of them.

    ``regions`` and ``units`` lead from the user's spellings to ours, ``variables`` to indicators or to
    variables of the table. ``own`` are indicators beyond the vocabulary. ``gwp`` names the set of warming
    potentials (AR4, AR5, AR6) that turns other gases into CO2e.
    """

    regions: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, Indicator] = field(default_factory=dict)
    gwp: str = ""
    _added: tuple[Meaning, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        added = tuple(
            Meaning(
                name=to,
                above=((1, canonical(name)),),
                unit=unit_of(name, self.indicator(to)),
                told=Told.LEVEL,
                priority=-1,
                note=f"{name}, by the map",
                reason="by the map",
            )
            for name, to in self.variables.items()
            if self.is_indicator(to)
        )
        # A frozen value sets what follows from its fields in no other way.
        object.__setattr__(self, "_added", added)

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        """Every meaning, those of the map first."""
        return (*self._added, *meanings())

    def is_indicator(self, name: str) -> bool:
        """Whether this is the name of an indicator."""
        return name in self.own or name in vocabulary()

    def indicator(self, name: str) -> Indicator:
        """The indicator of that name."""
        return self.own.get(name) or vocabulary()[name]

    def variable(self, name: str) -> str:
        """The name of a variable in full, the user's own spelling put in ours."""
        full = canonical(name)
        to = self.variables.get(name) or self.variables.get(full)
        return full if to is None or self.is_indicator(to) else to

    def place(self, name: str) -> Place | None:
        """The region that a name means; None where it is none of China's, or wider and not in the map."""
        word = name.strip()
        last = word.rpartition("|")[2].strip()
        for spelling in (word, last):
            if spelling in self.regions:
                named = known_regions().get(spelling)
                wider = named.reason if named and named.wider else ""
                return Place(code=self.regions[spelling], name=spelling, wider=wider)
        known = known_regions().get(last) or _folded_regions().get(last.casefold())
        if known is not None:
            return Place(code=known.code) if known.code else None
        # A city may share its name with a place anywhere in the world: cities are read by their code only.
        region = find_province(last)
        return Place(code=region.code) if region else None

    def needed(self, wanted: Iterable[str]) -> frozenset[str]:
        """The variables, and the meanings between, that lead to some indicators."""
        return needed(wanted, self.meanings, PARTS)

    def outputs(self) -> tuple[Meaning, ...]:
        """The meanings that are told as indicators, the best way of each first."""
        told = (one for one in self.meanings if one.told not in (Told.PART, Told.NONE))
        return tuple(sorted(told, key=lambda one: (one.name, one.definition, one.priority)))


def unit_of(variable: str, indicator: Indicator) -> str:
    """The unit in which a variable of a map is taken: that of the table, else that of its indicator."""
    known = _known_units().get(canonical(variable))
    own = f"{indicator.unit}/yr" if indicator.kind is Kind.FLOW else indicator.unit
    return known or own


@cache
def _known_units() -> Mapping[str, str]:
    return MappingProxyType(
        {
            operand: meaning.unit
            for meaning in meanings()
            for operand in meaning.operands
            if meaning.unit and meaning.told is not Told.NONE
        }
    )


@cache
def known_regions() -> Mapping[str, KnownRegion]:
    """The table of regions that ships."""
    return MappingProxyType(
        {
            row["name"]: KnownRegion(
                name=row["name"], code=row["to"], wider=bool(row["wider"]), reason=row["reason"]
            )
            for row in shipped("regions.csv")
        }
    )


@cache
def _folded_regions() -> Mapping[str, KnownRegion]:
    return {name.casefold(): region for name, region in known_regions().items()}


def known_units() -> list[dict[str, str]]:
    """The table of units that ships."""
    return shipped("units.csv")


def shipped(name: str) -> list[dict[str, str]]:
    """The rows of a table of this room."""
    text = Path(__file__).parent.joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))
