"""What the variables of a scenario say about indicators: sums, ratios, the recount of primary energy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from math import inf
from operator import add, sub

from dualcarbon import units
from dualcarbon.scenario_file.future import Future, Futures, Values
from dualcarbon.scenario_file.glossary import Glossary
from dualcarbon.scenario_file.meaning import RECOUNTED, Meaning, Told
from dualcarbon.scenario_file.recount import COAL_RATE, PARTS, Number, alike, recount

COUNTRY = "CN"
SMALLEST = Fraction(1, 10**60)
"""What is smaller is what a solver left of a zero: no ratio starts from it."""
_SMALLEST = float(SMALLEST)


class End(IntEnum):
    """Which end of what is not fully known: of modern biomass in a recount, of a sum that is a floor."""

    LOW = 0
    HIGH = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipes:
    """How indicators are told from variables: worked out once for all scenarios.

    ``rate`` is what China counts a kWh that is not from fossil fuel as, in kgce per kWh generated.
    """

    glossary: Glossary
    rate: Fraction = COAL_RATE
    ways: dict[tuple[str, str], tuple[Meaning, ...]] = field(init=False, default_factory=dict)
    named: frozenset[str] = field(init=False, default=frozenset())
    _may: dict[tuple[str, str, frozenset[str]], bool] = field(init=False, default_factory=dict)
    _factors: dict[Meaning, tuple[Fraction | None, float | None]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        ways: dict[tuple[str, str], list[Meaning]] = {}
        for meaning in sorted(self.glossary.meanings, key=lambda one: one.priority):
            if meaning.name and meaning.told is not Told.NONE:
                ways.setdefault((meaning.name, meaning.definition), []).append(meaning)
        self.ways.update((key, tuple(found)) for key, found in ways.items())
        object.__setattr__(self, "named", frozenset(name for name, _ in ways))

    def factor(self, meaning: Meaning, *, exactly: bool) -> Number | None:
        """What the formula of a meaning is multiplied by to be in the unit of its indicator; None for 1."""
        known = self._factors.get(meaning)
        if known is None:
            times = self._factor(meaning)
            known = self._factors[meaning] = (None, None) if times == 1 else (Fraction(times), float(times))
        return known[0] if exactly else known[1]

    def may_tell(self, indicator: str, definition: str, variables: frozenset[str]) -> bool:
        """Whether a file with these variables can say anything about an indicator."""
        key = (indicator, definition, variables)
        known = self._may.get(key)
        if known is None:
            known = self._may[key] = any(
                all(self._has(operand, variables) for operand in meaning.operands)
                for meaning in self.ways.get((indicator, definition), ())
            )
        return known

    def _has(self, operand: str, variables: frozenset[str]) -> bool:
        if operand in RECOUNTED:
            return recount(dict.fromkeys(variables.intersection(PARTS), 1.0)) is not None
        return operand in variables or (operand in self.named and self.may_tell(operand, "", variables))

    def variables(self, indicators: Iterable[str]) -> dict[str, str]:
        """The variables that lead to some indicators, each with the unit that it is taken in."""
        needed = self.glossary.needed(indicators)
        taken = {name: "EJ/yr" for name in PARTS if name in needed}
        for meaning in self.glossary.meanings:
            if meaning.name in needed and meaning.told is not Told.NONE:
                for name in meaning.operands:
                    if name not in self.named and name not in RECOUNTED:
                        taken[name] = meaning.unit
        return taken

    def _factor(self, meaning: Meaning) -> Fraction | int:
        if meaning.told is Told.SHARE:
            return 100
        if meaning.told is Told.INDEX:
            return 1
        if meaning.told is Told.PART:
            # A part stays in the unit of its variables, unless it is told against the recount.
            return units.factor("EJ", "Mtce") if meaning.name == "coal" else 1
        indicator = self.glossary.indicator(meaning.name)
        return units.factor(meaning.unit.removesuffix("/yr"), indicator.unit, tonne=indicator.tonne)


@dataclass(kw_only=True, slots=True)
class Indicators:
    """What a future says about indicators: in floats, or exactly; futures of one shape say it in batches."""

    future: Future | Futures
    recipes: Recipes
    exactly: bool = True
    _known: dict[tuple[str, str, End], Values] = field(default_factory=dict)
    _ways: dict[tuple[str, str], tuple[Meaning, Values] | None] = field(default_factory=dict)
    _variables: dict[str, Values] = field(default_factory=dict)
    _formulas: dict[tuple[object, object, End], Values] = field(default_factory=dict)

    def values(self, indicator: str, definition: str = "", end: End = End.LOW) -> Values:
        """The values of an indicator by year in its unit (of an index: on a scale of its own)."""
        key = (indicator, definition, end)
        known = self._known.get(key)
        if known is None:
            found = self._way(indicator, definition)
            if found is None:
                known = {}
            elif end is End.HIGH and not self._spans(found[0]):
                known = self.values(indicator, definition)
            else:
                known = self._told(*found, end)
            self._known[key] = known
        return known

    def has_span(self, indicator: str, definition: str) -> bool:
        """Whether an indicator lies anywhere between two ends that differ."""
        found = self._way(indicator, definition)
        if found is None or not self._spans(found[0]):
            return False
        low, high = (self.values(indicator, definition, end) for end in End)
        if self.exactly:
            return low != high
        return not all(alike(value, high[year]) for year, value in low.items())

    def _spans(self, meaning: Meaning) -> bool:
        """Whether it rests on a recount or on a floor, which have two ends."""
        if meaning.told is Told.FLOOR:
            return True
        for name in meaning.operands:
            if name in RECOUNTED:
                return True
            if name in self.recipes.named:
                found = self._way(name, "")
                if found is not None and self._spans(found[0]):
                    return True
        return False

    def meaning(self, indicator: str, definition: str = "") -> Meaning | None:
        """The way by which an indicator is told: the best of which the file has every part."""
        found = self._way(indicator, definition)
        return None if found is None else found[0]

    def _way(self, indicator: str, definition: str) -> tuple[Meaning, Values] | None:
        """That way, and its formula at the lower end."""
        key = (indicator, definition)
        if key not in self._ways:
            told = ((meaning, self._raw(meaning, End.LOW)) for meaning in self.recipes.ways.get(key, ()))
            self._ways[key] = next((found for found in told if found[1]), None)
        return self._ways[key]

    def _told(self, meaning: Meaning, low: Values, end: End) -> Values:
        if meaning.told is Told.FLOOR and end is End.HIGH:
            return dict.fromkeys(low, inf)
        raw = low if end is End.LOW else self._raw(meaning, end)
        times = self.recipes.factor(meaning, exactly=self.exactly)
        return raw if times is None else {year: value * times for year, value in raw.items()}

    def _raw(self, meaning: Meaning, end: End) -> Values:
        """The formula, in the unit in which its variables are taken."""
        # Definitions differ in their names and factors, mostly not in their formulas.
        key = (meaning.above, meaning.below, end)
        known = self._formulas.get(key)
        if known is None:
            known = self._formulas[key] = self._formula(meaning, end)
        return known

    def _formula(self, meaning: Meaning, end: End) -> Values:
        above = self._sum(meaning.above, end)
        if not meaning.below or not above:
            return above
        below = self._sum(meaning.below, _other(end))
        smallest = SMALLEST if self.exactly else _SMALLEST
        # A part of what has no upper end is at least nothing: x / inf is 0.0.
        return {
            year: value / below[year]
            for year, value in above.items()
            if year in below and below[year] > smallest
        }

    def _sum(self, terms: Sequence[tuple[int, str]], end: End) -> Values:
        if len(terms) == 1 and terms[0][0] > 0:
            return self._operand(terms[0][1], end)
        total: dict[int, Number] | None = None
        for sign, name in terms:
            values = self._operand(name, end if sign > 0 else _other(end))
            if total is None:
                total = {year: sign * value for year, value in values.items()} if sign < 0 else dict(values)
            else:
                step = add if sign > 0 else sub
                total = {year: step(value, values[year]) for year, value in total.items() if year in values}
            if not total:
                return {}
        return total or {}

    def _operand(self, name: str, end: End) -> Values:
        if name in RECOUNTED:
            return self._recounted(name, end)
        if name in self.recipes.named:
            return self.values(name, "", end)
        known = self._variables.get(name)
        if known is None:
            known = self._variables[name] = self.future.values(name, exactly=self.exactly)
        return known

    def _recounted(self, name: str, end: End) -> Values:
        key = (name, "", end)
        if key in self._known:
            return self._known[key]
        told: dict[tuple[str, End], dict[int, Number]] = {
            (name, end): {} for name in RECOUNTED for end in End
        }
        # A province lives on electricity from elsewhere: only the country is recounted.
        if self.future.place.code == COUNTRY:
            parts = {part: values for part in PARTS if (values := self._operand(part, End.LOW))}
            rate = self.recipes.rate if self.exactly else float(self.recipes.rate)
            for year in sorted({year for values in parts.values() for year in values}):
                found = recount({part: v[year] for part, v in parts.items() if year in v}, rate)
                if found is None:
                    continue
                low, high = found.total_low, found.total_high
                share_low, share_high = found.share_low, found.share_high
                total, share = RECOUNTED
                told[total, End.LOW][year], told[share, End.LOW][year] = low, share_low
                told[total, End.HIGH][year] = inf if high is None else high
                told[share, End.HIGH][year] = inf if share_high is None else share_high
        for (one, which), values in told.items():
            self._known[one, "", which] = values
        return self._known[key]


def _other(end: End) -> End:
    return End.HIGH if end is End.LOW else End.LOW
