"""Converting between dimensions through stated factors, each named in the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from dualcarbon.number import plain
from dualcarbon.problem import Sentence, message
from dualcarbon.units.conversion import scaled, with_gas
from dualcarbon.units.explain import no_way
from dualcarbon.units.factors import Crossing, Crossings
from dualcarbon.units.grammar import Unit, parse_unit
from dualcarbon.units.registry import worth_of
from dualcarbon.units.vocabulary import COAL, ELECTRICITY, GAS, by_name

_MOST_FACTORS = 4
_PRICED = "yuan_"
Powers = tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bridge:
    """What a number is multiplied by, and the factors that this took."""

    factor: Fraction
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Crossed:
    factor: Fraction
    dimensions: Powers
    swaps: tuple[int, int]
    used: tuple[str, ...]


def convert_across(
    value: Decimal, source: str, target: str, crossings: Crossings, *, tonne: str = ""
) -> tuple[Decimal, tuple[str, ...]]:
    """A number told in another unit through stated factors, and the factors used, each with its source.

    Raises:
        DualcarbonError: a unit is unknown, or the factors do not lead from one to the other.
    """
    found = bridge(source, target, crossings, tonne=tonne)
    return scaled(value, found.factor), found.names


@lru_cache(maxsize=1024)
def bridge(source: str, target: str, crossings: Crossings, *, tonne: str = "") -> Bridge:
    """The way from one unit to another with the fewest stated factors; raises like ``convert_across``."""
    have, want = with_gas(parse_unit(source), tonne), parse_unit(target)
    if (not have.text and want.parts) or (not want.text and have.parts):
        no_way(have, want, stated=crossings.options)
    known, wanted = worth_of(have), worth_of(want)
    start = _Crossed(factor=known.factor, dimensions=known.dimensions, swaps=_swaps(have), used=())
    for state in _reachable(start, _useful(crossings, have, want)):
        if state.dimensions == wanted.dimensions:
            return _with_electricity(state, want, wanted.factor, crossings.electricity)
    return no_way(have, want, stated=crossings.options)


def _reachable(start: _Crossed, steps: Sequence[Crossing]) -> Iterator[_Crossed]:
    """What can be reached, fewest factors first; of each dimension the first way only."""
    seen = {start.dimensions}
    states = [start]
    for _ in range(_MOST_FACTORS):
        yield from states
        after: list[_Crossed] = []
        for state in states:
            for crossing in steps:
                for power in (1, -1):
                    moved = _crossed(state, crossing, power)
                    if moved.dimensions not in seen:
                        seen.add(moved.dimensions)
                        after.append(moved)
        states = after
    yield from states


def _crossed(state: _Crossed, crossing: Crossing, power: int) -> _Crossed:
    unit = parse_unit(crossing.unit)
    worth = worth_of(unit)
    electric, coal = _swaps(unit)
    return _Crossed(
        factor=state.factor * (crossing.value * worth.factor) ** power,
        dimensions=_sum(state.dimensions, worth.dimensions, power),
        swaps=(state.swaps[0] + power * electric, state.swaps[1] + power * coal),
        used=(*state.used, crossing.told),
    )


def _with_electricity(state: _Crossed, want: Unit, wanted: Fraction, stated: Crossing | None) -> Bridge:
    """Where electricity became coal equivalent, the statistical factor replaces the physical one."""
    electric, coal = (have - left for have, left in zip(state.swaps, _swaps(want), strict=True))
    physical = state.factor / wanted
    if stated is None or not electric or electric + coal:
        return Bridge(factor=physical, names=state.used)
    ratio = stated.value * worth_of(parse_unit(stated.unit)).factor
    return Bridge(
        factor=physical * ratio**electric,
        names=(*state.used, Sentence("electricity, {stated}", stated=stated.told)),
    )


def _useful(crossings: Crossings, have: Unit, want: Unit) -> tuple[Crossing, ...]:
    """Of warming potentials only those of the gases named; of a bare price ratio the two years named."""
    named = {name for unit in (have, want) for name, _ in unit.parts}
    gases = {name for name in by_name() if by_name()[name].dimension == GAS}
    others = [
        crossing
        for crossing in crossings.others
        if {name for name, _ in parse_unit(crossing.unit).parts} & gases <= named | {"CO2", "CO2e"}
    ]
    years = sorted(name.removeprefix(_PRICED) for name in named if name.startswith(_PRICED))
    if crossings.price_ratio is not None and len(years) == len(("earlier", "later")):
        others.append(
            Crossing(
                name=Sentence("deflator"),
                value=crossings.price_ratio,
                written=plain(crossings.price_ratio),
                unit=f"{_PRICED}{years[1]}/{_PRICED}{years[0]}",
                source=message("as stated"),
            )
        )
    return tuple(others)


def _swaps(unit: Unit) -> tuple[int, int]:
    """How often electricity and coal equivalent stand in a unit, powers counted."""
    counts = {ELECTRICITY: 0, COAL: 0}
    for name, power in unit.parts:
        known = by_name().get(name)
        if known and known.dimension in counts:
            counts[known.dimension] += power
    return counts[ELECTRICITY], counts[COAL]


def _sum(first: Powers, second: Powers, power: int) -> Powers:
    total = dict(first)
    for name, n in second:
        total[name] = total.get(name, 0) + power * n
    return tuple(sorted((name, n) for name, n in total.items() if n))
