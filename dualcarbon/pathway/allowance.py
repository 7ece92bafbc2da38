"""What a goal for an intensity allows to be emitted, or used, where the growth of the economy is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from dualcarbon.baseline import Values
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Indicator, vocabulary
from dualcarbon.pathway.path import Pathway
from dualcarbon.problem import DualcarbonError, Enumeration, Sentence
from dualcarbon.target import Target
from dualcarbon.trajectory import Dataset

ALWAYS = 0
"""In place of a year: the growth of every year that nothing else is known of."""


def with_growth(
    path: Pathway,
    data: Dataset,
    growth: Mapping[int, Fraction],
    *,
    level: tuple[Fraction, int] | None = None,
) -> Pathway:
    """An intensity path with what it allows to be emitted, or used, each year.

    E(y) = E(y0) · I(y)/I(y0) · G(y)/G(y0), from the last known level E(y0).

    Args:
        path: to a goal for an intensity.
        data: the data in use.
        growth: of the economy in percent, by year; the last one given holds for later years. That of ``ALWAYS``
            holds where neither a growth is given nor one is on record.
        level: the amount to begin at, in the unit of the numerator, and its year; the record's newest where None.

    Raises:
        DualcarbonError: the target is about no intensity; or no level, or no tie to its year, is known.
    """
    target = path.target
    top, economy = numerator(target), _economy(target)
    evidence = Evidence(data)
    ratios = _ratios(path, evidence)
    begin = _Start(amount=level[0], year=level[1]) if level else _newest_level(path, top, evidence, ratios)
    base, first = begin.amount, begin.year
    if first not in ratios:
        known = Enumeration(sorted(ratios))
        raise DualcarbonError(
            Sentence(
                "nothing ties the {indicator} of {first} to the path",
                indicator=target.indicator.called,
                first=first,
            ),
            hint=Sentence("known are {known}", known=known),
        )
    amounts = {first: base}
    amount, previous = base, first
    for year in sorted(one for one in ratios if one > first):
        for one in range(previous + 1, year + 1):
            amount *= 1 + _growth_of(target.region, economy, evidence, growth, one) / 100
        amount *= ratios[year] / ratios[previous]
        amounts[year], previous = amount, year
    return replace(path, amount_of=top, amounts=amounts, level_definition=begin.definition)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Start:
    """The amount to begin at; ``definition`` is that of the record, None where it was given."""

    amount: Fraction
    year: int
    definition: str | None = None


def numerator(target: Target) -> Indicator:
    """What an intensity is told of, such as CO2 or energy.

    Raises:
        DualcarbonError: the target is about no intensity.
    """
    return vocabulary()[_operands(target)[0]]


def _economy(target: Target) -> Indicator:
    return vocabulary()[_operands(target)[1]]


def _operands(target: Target) -> tuple[str, ...]:
    relation = next((one for one in target.indicator.relations if one.operator == "/"), None)
    if relation is None or relation.operands[-1] != "gdp":
        raise DualcarbonError(
            Sentence(
                "{id} is about {indicator}, which is nothing per unit of GDP",
                id=target.id,
                indicator=target.indicator.called,
            ),
            hint="--gdp-growth is for carbon_intensity, energy_intensity and electricity_intensity",
        )
    return relation.operands


def _ratios(path: Pathway, evidence: Evidence) -> dict[int, Fraction]:
    """The intensity of each year on one scale: observed years, then those of the path."""
    target = path.target
    graph = evidence.graph(target.region, target.indicator, path.definition)
    rows = [row for row in path.rows if not row.observed]
    base = rows[0].relative_to
    found: dict[int, Fraction] = {}
    if graph is not None and base is not None:
        for year in graph.trajectory.years:
            tied = graph.path(base, year)
            if tied is not None and year < rows[0].year:
                found[year] = tied.total.value
    elif graph is not None:
        values = Values(graph, price_year=path.price_year)
        levels = (values.at(year) for year in values.years if year < rows[0].year)
        found = {level.year: level.amount.value for level in levels if level is not None}
    for row in rows:
        found[row.year] = row.value if base is None else 1 + row.value / 100
    return found


def _newest_level(
    path: Pathway, top: Indicator, evidence: Evidence, ratios: Mapping[int, Fraction]
) -> _Start:
    """The newest on the definition of the path, else on the untagged one."""
    region = path.target.region
    for definition in dict.fromkeys((path.definition, "")):
        graph = evidence.graph(region, top, definition)
        values = None if graph is None else Values(graph)
        for year in () if values is None else reversed(values.years):
            value = None if values is None else values.at(year)
            if value is not None and year in ratios and not value.amount.one_sided:
                return _Start(amount=value.amount.value, year=year, definition=definition)
    begins = next(row.year for row in path.rows if not row.observed)
    tied = max((year for year in ratios if year < begins), default=begins)
    raise DualcarbonError(
        Sentence(
            "no level of {indicator} of {region} is on record for a year that the path is tied to",
            indicator=top.called,
            region=region,
        ),
        hint=Sentence('give one: --level "12000 {unit} in {tied}"', unit=top.unit, tied=tied),
    )


def _growth_of(
    region: str, economy: Indicator, evidence: Evidence, growth: Mapping[int, Fraction], year: int
) -> Fraction:
    """The growth of one year: as given, else as observed, else the last that was given before."""
    if year in growth:
        return growth[year]
    graph = evidence.graph(region, economy)
    tied = None if graph is None else graph.path(year - 1, year)
    if tied is not None:
        return (tied.total.value - 1) * 100
    earlier = [one for one in sorted(growth) if one < year]
    if not earlier:
        raise DualcarbonError(
            Sentence("the growth of {year} is neither given nor on record", year=year),
            hint=Sentence("--gdp-growth {year}:4.5%, or one rate for all years", year=year),
        )
    return growth[earlier[-1]]
