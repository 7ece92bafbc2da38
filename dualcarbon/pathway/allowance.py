"""What a fall of an intensity allows to be emitted, or used, where the growth of the economy is given."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from dualcarbon.baseline import Values
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Indicator, vocabulary
from dualcarbon.pathway.route import Pathway
from dualcarbon.problem import DualcarbonError
from dualcarbon.target import Form, Target
from dualcarbon.trajectory import Dataset


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
        path: to a fall of an intensity.
        data: the data in use.
        growth: of the economy in percent, by year; the last one given holds for later years.
        level: the amount to begin at, in the unit of the numerator, and its year; the record's newest where None.

    Raises:
        DualcarbonError: the target is no fall of an intensity; or no level, or no tie to its year, is known.
    """
    target = path.target
    relation = next((one for one in target.indicator.relations if one.operator == "/"), None)
    if relation is None or target.form is not Form.REDUCTION or not isinstance(target.baseline, int):
        raise DualcarbonError(
            f"{target.id} is no fall of an intensity", hint="--gdp-growth is for carbon and energy intensity"
        )
    top, economy = (vocabulary()[name] for name in relation.operands)
    evidence = Evidence(data)
    ratios = _ratios(path, evidence)
    base, first = level or _newest_level(target, top, evidence, ratios)
    if first not in ratios:
        known = ", ".join(str(year) for year in sorted(ratios))
        raise DualcarbonError(f"the intensity of {first} is not tied to the path", hint=f"known: {known}")
    last = max(ratios)
    amounts = {first: base}
    amount, previous = base, first
    for year in range(first + 1, last + 1):
        if year not in ratios:
            continue
        for one in range(previous + 1, year + 1):
            amount *= 1 + _growth_of(target.region, economy, evidence, growth, one) / 100
        amount *= ratios[year] / ratios[previous]
        amounts[year], previous = amount, year
    return Pathway(
        target=target,
        definition=path.definition,
        shape=path.shape,
        rows=path.rows,
        amount_of=top,
        amounts=amounts,
    )


def _ratios(path: Pathway, evidence: Evidence) -> dict[int, Fraction]:
    """The intensity of each year over that of the baseline: observed years, then those of the path."""
    target = path.target
    graph = evidence.graph(target.region, target.indicator, path.definition)
    baseline = target.baseline
    found: dict[int, Fraction] = {}
    if graph is not None and isinstance(baseline, int):
        for year in graph.trajectory.years:
            tied = graph.path(baseline, year)
            if tied is not None:
                found[year] = tied.total.value
    for row in path.rows:
        if row.relative_to is not None and not row.observed:
            found[row.year] = 1 + row.value / 100
    return found


def _newest_level(
    target: Target, top: Indicator, evidence: Evidence, ratios: Mapping[int, Fraction]
) -> tuple[Fraction, int]:
    graph = evidence.graph(target.region, top)
    values = None if graph is None else Values(graph)
    years = [] if values is None else [year for year in values.years if year in ratios]
    value = values.at(years[-1]) if values is not None and years else None
    if value is None:
        raise DualcarbonError(
            f"no level of {top.name} of {target.region} is known in a year that the path is tied to",
            hint=f'give one: --level "12000 {top.unit} in {max(ratios, default=2023)}"',
        )
    return value.amount.value, value.year


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
            f"the growth of {year} is not known", hint=f"--gdp-growth {year}:4.5%, or one rate for all"
        )
    return growth[earlier[-1]]
