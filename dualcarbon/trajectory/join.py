"""Two collections of trajectories as one: which value goes before, and where the two disagree."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from dualcarbon.problem import Amount, Problem, Sentence, Severity
from dualcarbon.trajectory.dataset import Dataset
from dualcarbon.trajectory.interval import Interval
from dualcarbon.trajectory.trajectory import Level, Link, Trajectory

_Item = TypeVar("_Item", Level, Link)
_Place = tuple[int, int | str]
CONTRADICTION = "DC405"


def merge(first: Dataset, second: Dataset) -> Dataset:
    """Both together; where both state the same year (or tie the same two), the first goes before.

    A value that gives way to another one that it does not agree with is told in ``notices``. A series is one
    of a whole region as soon as a part of it is.
    """
    if not first.trajectories and not first.notices:
        return dataclasses.replace(second, newest=_newest(first, second), name=second.name or first.name)
    trajectories = dict(first.trajectories)
    for key, trajectory in second.trajectories.items():
        before = trajectories.get(key)
        trajectories[key] = _both(before, trajectory) if before else trajectory
    return Dataset(
        trajectories=trajectories,
        newest=_newest(first, second),
        name=" and ".join(dict.fromkeys(name for name in (first.name, second.name) if name)),
        notices=(*first.notices, *second.notices, *contradictions(first, second)),
    )


def contradictions(first: Dataset, second: Dataset) -> Iterator[Problem]:
    """Where a value of the second gives way to one of the first that it does not agree with.

    The record gives way by design, so that its values are counted only.
    """
    counted = 0
    for key, trajectory in second.trajectories.items():
        before = first.trajectories.get(key)
        if before is None:
            continue
        clashes = [
            *_clashes(before, _levels(before), _levels(trajectory)),
            *_clashes(before, _links(before), _links(trajectory)),
        ]
        if trajectory.whole_region:
            counted += len(clashes)
        else:
            yield from clashes
    if counted:
        yield Problem(
            message=Sentence(
                "{count} values of {path} give way to others of {files}",
                count=counted,
                path=second.name,
                files=first.name,
            ),
            code=CONTRADICTION,
            severity=Severity.NOTE,
        )


def _both(first: Trajectory, second: Trajectory) -> Trajectory:
    levels = {**_levels(second), **_levels(first)}
    links = {**_links(second), **_links(first)}
    return dataclasses.replace(
        first,
        whole_region=first.whole_region or second.whole_region,
        levels=tuple(levels[place] for place in sorted(levels)),
        links=tuple(links[place] for place in sorted(links)),
    )


def _levels(trajectory: Trajectory) -> dict[_Place, Level]:
    return {(level.year, level.price_year): level for level in trajectory.levels}


def _links(trajectory: Trajectory) -> dict[_Place, Link]:
    return {(link.year, link.base): link for link in trajectory.links}


def _clashes(
    series: Trajectory, first: Mapping[_Place, _Item], second: Mapping[_Place, _Item]
) -> Iterator[Problem]:
    for place in sorted(first.keys() & second.keys()):
        kept, left = first[place], second[place]
        if _agree(_stated(kept), _stated(left)):
            continue
        year = (
            Sentence("{year} against {base}", year=place[0], base=place[1])
            if _is_link(kept)
            else Sentence("{year}", year=place[0])
        )
        yield Problem(
            message=Sentence(
                "{series} {year}: {left} here gives way to {kept} of {place}",
                series=series.called,
                year=year,
                left=_number(left, series),
                kept=_number(kept, series),
                place=str(kept.location) if kept.location else Sentence("the data before it"),
            ),
            location=left.location,
            hint=Sentence(
                "what is given later goes before what is given earlier, and a file before the record"
            ),
            code=CONTRADICTION,
            severity=Severity.WARNING,
            found=_number(left, series),
            expected=_number(kept, series),
        )


def _agree(first: Interval, second: Interval) -> bool:
    """Whether one of two numbers may be the other one, rounded further."""
    return first.low <= second.value <= first.high or second.low <= first.value <= second.high


def _is_link(item: Level | Link) -> bool:
    return isinstance(item, Link)


def _stated(item: Level | Link) -> Interval:
    return item.change if isinstance(item, Link) else item.amount


def _number(item: Level | Link, series: Trajectory) -> Amount:
    relative = isinstance(item, Link) and not item.additive
    return Amount("%" if relative else series.indicator.unit, f"{float(_stated(item).value):.10g}")


def _newest(*sets: Dataset) -> int | None:
    years: Iterable[int] = (one.newest for one in sets if one.newest is not None)
    return max(years, default=None)
