"""A projection carried on from what was observed: joined, harmonised, and read between its steps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from dualcarbon.baseline import (
    PLAIN,
    Graph,
    Harmonize,
    Joining,
    Joint,
    Values,
    can_scale,
    harmonized,
    interpolated,
    neighbours,
)
from dualcarbon.evidence.cited import documents
from dualcarbon.trajectory import Correction, Grade, Interval, Level, Link, Trajectory


def carried_on(
    observed: Trajectory | None,
    projected: Trajectory | None,
    joining: Joining = PLAIN,
    between: Collection[int] = (),
    until: Callable[[Trajectory, int], Trajectory] | None = None,
) -> Trajectory | None:
    """A projection carried on from what was observed, at the newest year that both have a level of.

    Up to that year the levels are those observed, after it the projected ones; a ratio goes over the year of the
    joint, and never from an observed level to a projected one. Without such a year the two are taken to be on
    one scale, and an observed number goes before a projected one.

    Args:
        observed: what was observed.
        projected: a scenario.
        joining: whether its levels are scaled or shifted to meet what was observed.
        between: years that are read between its steps, where nothing else tells of them.
        until: what was observed up to a year, where that is kept; :func:`observed_until` where None.
    """
    if projected is None:
        return observed
    asked = joining.harmonize is not Harmonize.NONE
    if _has_ends(projected):
        between = ()
    if observed is None:
        levels = projected.levels
        return replace(
            projected,
            unharmonized=asked,
            levels=(*levels, *_levels_between(levels, between, projected.years)),
            links=(*projected.links, *_links_between(projected.links, between, projected.years)),
        )
    joint = max(set(observed.years) & {level.year for level in projected.levels}, default=None)
    corrected = None if joint is None or not asked else _harmonized(observed, projected, joint, joining)
    after = corrected or tuple(one for one in projected.levels if joint is None or one.year >= joint)
    newest, is_chain = _joint_of_links(observed, projected)
    cut = is_chain and newest is not None and _goes_on_from(projected, newest)
    end = joint if joint is not None else newest if cut else None
    before = observed if end is None else (until or observed_until)(observed, end)
    taken = {(level.year, level.price_year) for level in before.levels}
    known = {*observed.years, *projected.years}
    after = (*after, *_levels_between(after, between, known))
    if joint is None:
        levels = (*before.levels, *(one for one in after if (one.year, one.price_year) not in taken))
    else:
        levels = (
            *before.levels,
            *(replace(one, strand=projected.scenario) for one in after),
        )
    links = tuple(_links_after(observed, projected))
    return Trajectory(
        region=observed.region,
        indicator=observed.indicator,
        definition=observed.definition,
        status=projected.status,
        scenario=projected.scenario,
        whole_region=observed.whole_region or projected.whole_region,
        seen_until=observed.newest or 0,
        joint=joint,
        caveats=projected.caveats,
        unharmonized=asked and corrected is None and not _meets_by_ratios(observed, projected, joining),
        levels=levels,
        links=(*before.links, *links, *_links_between(links, between, known)),
    )


def _links_after(observed: Trajectory, projected: Trajectory) -> Iterator[Link]:
    """The projected links beyond the newest year that both tell of: up to it the record's ratio counts."""
    joint, is_chain = _joint_of_links(observed, projected)
    taken = {(link.year, link.base) for link in observed.links}
    for one in projected.links:
        later = joint is None or (one.base >= joint if is_chain else one.year > joint)
        if later and (one.year, one.base) not in taken:
            yield one


def _joint_of_links(observed: Trajectory, projected: Trajectory) -> tuple[int | None, bool]:
    """The newest year that both tell of, and whether the scenario tells of changes from step to step."""
    steps = {(link.base, link.year) for link in projected.links}
    years = sorted({year for step in steps for year in step})
    # A table of a model tells of its steps, however few; one change of anybody else's is a statement.
    of_a_model = projected.whole_region and bool(projected.scenario)
    is_chain = len(steps) > 1 and all(step in steps for step in pairwise(years))
    is_chain = is_chain or (of_a_model and bool(steps))
    return max({*years} & {*observed.years}, default=None), is_chain


def _goes_on_from(projected: Trajectory, joint: int) -> bool:
    """Whether changes of a model start from the joint, or end there: of nothing, or less, there is no ratio."""
    later = [link for link in projected.links if link.year > joint]
    return not later or any(link.base == joint for link in later)


def _has_ends(projected: Trajectory) -> bool:
    """Whether only ends are known of some of its numbers: such a projection stays as it is."""
    return any(one.amount.one_sided for one in projected.levels) or any(
        one.change.one_sided for one in projected.links
    )


def observed_until(observed: Trajectory, joint: int) -> Trajectory:
    """What was observed up to a joint, each year tied to it as well as all that was observed ties it."""
    graph = Graph(observed)
    levels = [one for one in observed.levels if one.year <= joint]
    if not any(one.year == joint for one in levels):
        value = Values(graph).at(joint)
        if value is not None and not value.amount.one_sided:
            levels.append(replace(value.level, year=joint, amount=value.amount, grade=value.grade))
    links = [one for one in observed.links if one.year <= joint]
    found = replace(observed, levels=tuple(levels), links=tuple(links))
    cut = Graph(found)
    for year in observed.years:
        path = graph.path(year, joint) if year < joint and cut.path(year, joint) is None else None
        if path is not None and not path.one_sided:
            # Later years may tie the two: the nation states what 2020 is below 2005 and below 2015.
            links.append(
                Link(
                    year=joint,
                    base=year,
                    change=(path.total - 1) * 100,
                    grade=Grade.DERIVED,
                    source=documents(path.sources),
                )
            )
    return replace(found, links=tuple(links))


def _meets_by_ratios(observed: Trajectory, projected: Trajectory, joining: Joining) -> bool:
    """Whether a projection of changes meets what was observed as it stands: a ratio that is kept says no more."""
    years = {year for link in projected.links for year in (link.year, link.base)}
    kept = joining.harmonize is Harmonize.RATIO and joining.converge is None
    return kept and not projected.levels and bool(years & set(observed.years))


def _harmonized(
    observed: Trajectory, projected: Trajectory, joint: int, joining: Joining
) -> tuple[Level, ...] | None:
    """The projected levels from the joint on, corrected; None where nothing certain stands at the joint."""
    seen = Values(Graph(observed)).at(joint)
    steps = {level.year: level for level in projected.levels if not level.price_year}
    at = steps.get(joint)
    if seen is None or at is None or seen.amount.one_sided:
        return None
    if _has_ends(projected):
        return None
    found = Joint(year=joint, observed=Interval.exact(seen.amount.value), projected=at.amount)
    if joining.harmonize is Harmonize.RATIO and not can_scale(found):
        return None
    if joining.converge is not None and joining.converge <= joint:
        return None
    amounts = {year: level.amount for year, level in steps.items()}
    corrected = harmonized(amounts, found, joining.harmonize, joining.converge)
    return tuple(
        replace(
            steps[year],
            amount=one.value,
            correction=Correction(
                method=joining.harmonize.value,
                year=joint,
                raw=one.raw,
                observed=found.observed,
                projected=found.projected,
                left=one.left,
            ),
        )
        for year, one in corrected.items()
    )


def _levels_between(
    levels: Sequence[Level], years: Collection[int], known: Collection[int]
) -> Iterator[Level]:
    """The years that lie between two steps, each on the line between them."""
    steps = {one.year: one for one in levels if not one.price_year}
    amounts = {step: one.amount for step, one in steps.items()}
    for year in sorted({*years} - {*known}):
        around = neighbours(steps, year)
        amount = interpolated(amounts, year)
        if around is not None and amount is not None:
            first, last = (steps[step] for step in around)
            yield replace(first, year=year, amount=amount, between=(first, last), correction=None)


def _links_between(links: Sequence[Link], years: Collection[int], known: Collection[int]) -> Iterator[Link]:
    """Of changes from step to step: a year between two of them, on the line between them."""
    for year in sorted({*years} - {*known}):
        around = [one for one in links if one.base < year < one.year]
        if around:
            step = min(around, key=lambda one: one.year - one.base)
            # From a step of nothing, or less, no change starts: it is told against the one before it.
            first = max(
                (one for one in links if one.base == step.base and one.year < year),
                key=lambda one: one.year,
                default=None,
            )
            start, begun = (step.base, Interval.exact(0)) if first is None else (first.year, first.change)
            share = Fraction(year - start, step.year - start)
            change = begun * (1 - share) + step.change * share
            steps = f"{step.source} ({start}, {step.year})"
            yield replace(step, year=year, change=change, source=steps)
