"""What a unit is worth: pint over the definitions of this package, and a table of what it said of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, NamedTuple, Protocol

from dualcarbon.units.grammar import Unit
from dualcarbon.units.vocabulary import by_name, table

_NAME = re.compile(r"(?<![\[A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*")


class Worth(NamedTuple):
    """A unit in root units: an exact factor, and the powers of the root dimensions, sorted."""

    factor: Fraction
    dimensions: tuple[tuple[str, int], ...]


class _Asked(Protocol):
    def worth(self, parts: Sequence[tuple[str, int]]) -> Worth: ...


@lru_cache(maxsize=4096)
def worth_of(unit: Unit) -> Worth:
    """The exact worth of a unit as read.

    What pint says of the units that ship is kept in ``worths.csv``, since pint takes longer to start than all
    the rest of a short run; a test holds the table to pint. Other names (price years) are asked of pint.
    """
    known = _kept()
    if all(name in known for name, _ in unit.parts):
        root = _product([(known[name], power) for name, power in unit.parts])
    else:
        root = _registry().worth(unit.parts)
    return Worth(factor=root.factor * Fraction(10) ** unit.exponent, dimensions=root.dimensions)


def asked(name: str) -> Worth:
    """What pint says of one unit of the definitions."""
    return _registry().worth([(name, 1)])


@cache
def _kept() -> Mapping[str, Worth]:
    return {
        row["name"]: Worth(
            factor=Fraction(row["factor"]),
            dimensions=tuple(
                (dimension, int(power))
                for dimension, _, power in (part.partition(":") for part in row["dimensions"].split())
            ),
        )
        for row in table("worths.csv")
    }


def _product(parts: Sequence[tuple[Worth, int]]) -> Worth:
    factor = Fraction(1)
    powers: Counter[str] = Counter()
    for worth, power in parts:
        factor *= worth.factor**power
        for dimension, exponent in worth.dimensions:
            powers[dimension] += exponent * power
    return Worth(factor=factor, dimensions=tuple(sorted((name, n) for name, n in powers.items() if n)))


@cache
def _registry() -> _Asked:
    # pint takes a quarter of a second to import, so it is fetched for the first conversion only.
    import pint

    # Fractions, since a mu is two thirds of 1000 m2 and no decimal is.
    registry: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Fraction)
    loaded: set[str] = set()

    def load(name: str) -> None:
        """Defines a unit and what it rests on; one conversion needs few, and pint takes its time for each."""
        if name in loaded:
            return
        loaded.add(name)
        # A price year is money of its own.
        definition = by_name()[name].definition if name in by_name() else f"[{name}]"
        for word in _NAME.findall(definition):
            if word in by_name():
                load(word)
        registry.define(f"{name} = {definition}")

    class Registry:
        def worth(self, parts: Sequence[tuple[str, int]]) -> Worth:
            for name, _ in parts:
                load(name)
            worth: tuple[Any, Any] = registry.get_root_units(registry.UnitsContainer(dict(parts)))
            factor, root = worth
            powers = sorted(
                (str(name).strip("[]"), int(power)) for name, power in root.dimensionality.items()
            )
            return Worth(factor=Fraction(factor), dimensions=tuple((name, n) for name, n in powers if n))

    return Registry()
