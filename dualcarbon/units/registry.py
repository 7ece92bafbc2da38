"""What a unit is worth: pint over the definitions of this package, loaded on first use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Protocol

from dualcarbon.units.grammar import Unit
from dualcarbon.units.vocabulary import by_name

_NAME = re.compile(r"(?<![\[A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Worth:
    """A unit in root units: an exact factor, and the powers of the root dimensions, sorted."""

    factor: Fraction
    dimensions: tuple[tuple[str, int], ...]


class _Registry(Protocol):
    def worth(self, parts: Sequence[tuple[str, int]]) -> Worth: ...


@lru_cache(maxsize=4096)
def worth_of(unit: Unit) -> Worth:
    """The exact worth of a unit as read."""
    root = _registry().worth(unit.parts)
    return Worth(factor=root.factor * Fraction(10) ** unit.exponent, dimensions=root.dimensions)


@cache
def _registry() -> _Registry:
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
