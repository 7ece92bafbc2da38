"""What a unit is worth: pint over the definitions of this package, loaded on first use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Protocol

from dualcarbon.units.grammar import Unit
from dualcarbon.units.vocabulary import by_name, definitions


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
    registry.load_definitions([f"{one.name} = {one.definition}" for one in definitions()])
    priced: set[str] = set()

    class Registry:
        def worth(self, parts: Sequence[tuple[str, int]]) -> Worth:
            for name, _ in parts:
                if name not in by_name() and name not in priced:
                    registry.define(f"{name} = [{name}]")
                    priced.add(name)
            worth: tuple[Any, Any] = registry.get_root_units(registry.UnitsContainer(dict(parts)))
            factor, root = worth
            powers = sorted(
                (str(name).strip("[]"), int(power)) for name, power in root.dimensionality.items()
            )
            return Worth(factor=Fraction(factor), dimensions=tuple((name, n) for name, n in powers if n))

    return Registry()
