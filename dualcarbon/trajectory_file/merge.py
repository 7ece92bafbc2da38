"""Two sets of data as one."""

from __future__ import annotations

import dataclasses

from dualcarbon.trajectory import Dataset, Level, Link, Trajectory


def merge(first: Dataset, second: Dataset) -> Dataset:
    """Both sets together; where both state the same year (or the same two years), the first goes before."""
    if not first.trajectories:
        return dataclasses.replace(second, newest=_newest(first, second), name=second.name or first.name)
    trajectories = dict(first.trajectories)
    for key, trajectory in second.trajectories.items():
        before = trajectories.get(key)
        trajectories[key] = _both(before, trajectory) if before else trajectory
    return Dataset(
        trajectories=trajectories,
        newest=_newest(first, second),
        name=" and ".join(dict.fromkeys(name for name in (first.name, second.name) if name)),
        whole_regions=first.whole_regions and second.whole_regions,
    )


def _both(first: Trajectory, second: Trajectory) -> Trajectory:
    levels = {_level(level): level for level in (*second.levels, *first.levels)}
    links = {_link(link): link for link in (*second.links, *first.links)}
    return dataclasses.replace(
        first,
        levels=tuple(levels[key] for key in sorted(levels)),
        links=tuple(links[key] for key in sorted(links)),
    )


def _level(level: Level) -> tuple[int, str]:
    return level.year, level.price_year


def _link(link: Link) -> tuple[int, int]:
    return link.year, link.base


def _newest(*sets: Dataset) -> int | None:
    years = [one.newest for one in sets if one.newest is not None]
    return max(years, default=None)
