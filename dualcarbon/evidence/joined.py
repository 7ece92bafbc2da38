"""A projection carried on from what was observed."""

from __future__ import annotations

from dataclasses import replace

from dualcarbon.trajectory import Trajectory


def carried_on(observed: Trajectory | None, projected: Trajectory | None) -> Trajectory | None:
    """A projection carried on from what was observed, at the newest year that both have a level of.

    Up to that year the levels are those observed, after it the projected ones; a ratio goes over the year of the
    joint, and never from an observed level to a projected one. Without such a year the two are taken to be on
    one scale, and an observed number goes before a projected one.
    """
    if observed is None or projected is None:
        return observed or projected
    joint = max(set(observed.years) & {level.year for level in projected.levels}, default=None)
    if joint is None:
        taken = {(level.year, level.price_year) for level in observed.levels}
        levels = (
            *observed.levels,
            *(one for one in projected.levels if (one.year, one.price_year) not in taken),
        )
    else:
        levels = (
            *(one for one in observed.levels if one.year <= joint),
            *(replace(one, strand=projected.scenario) for one in projected.levels if one.year >= joint),
        )
    links = {(link.year, link.base) for link in observed.links}
    return Trajectory(
        region=observed.region,
        indicator=observed.indicator,
        definition=observed.definition,
        status=projected.status,
        scenario=projected.scenario,
        whole_region=observed.whole_region or projected.whole_region,
        seen_until=observed.newest or 0,
        joint=joint,
        levels=levels,
        links=observed.links + tuple(one for one in projected.links if (one.year, one.base) not in links),
    )
