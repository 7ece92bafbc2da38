"""A fall told against one year, told against another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from dualcarbon.baseline.graph import Graph, Path
from dualcarbon.problem import DualcarbonError
from dualcarbon.trajectory import Grade, Interval, Link, Trajectory

_WHOLE = 100



@dataclass(frozen=True, kw_only=True, slots=True)
class Rebased:
    """A percentage against another baseline, with its interval and the path that leads there.

    ``percent`` and ``given`` are falls, or rises where ``rise`` is set. ``path`` runs from the new
    baseline to the old one.
    """

    given: Fraction
    percent: Interval
    start: int
    end: int
    path: Path
    rise: bool = False


def rebase(
    percent: Fraction | Decimal,
    *,
    start: int,
    end: int,
    trajectory: Trajectory,
    rise: bool = False,
    graph: Graph | None = None,
) -> Rebased:
    """A fall of ``percent`` against ``start``, told against ``end``: 1 - r_b = (1 - r_a) R(b→a).

    Args:
        percent: the fall (or with ``rise`` the rise) in percent; exact.
        start: the baseline it is stated against.
        end: the baseline it is wanted against.
        trajectory: the links and levels that tie the two years.
        rise: the percentage is a rise.
        graph: the graph of the trajectory, where many percentages are rebased.

    Raises:
        DualcarbonError: a fall above 100 %, or no path between the two years.
    """
    given = Fraction(percent)
    fall = -given if rise else given
    if fall > _WHOLE:
        raise DualcarbonError(f"nothing falls by more than 100 %: {percent} % was given")
    graph = graph or Graph(trajectory)
    path = graph.path(end, start)
    if path is None:
        raise _no_path(graph, start, end)
    left = path.total * (1 - fall / _WHOLE)
    told = (left - 1) * _WHOLE if rise else (1 - left) * _WHOLE
    return Rebased(given=given, percent=told, start=start, end=end, path=path, rise=rise)


def link_trajectory(
    fall: Interval, *, first: int, second: int, like: Trajectory, rise: bool = False
) -> Trajectory:
    """A trajectory of one link given by hand: the fall in the later of two years against the earlier."""
    base, year = sorted((first, second))
    link = Link(
        year=year,
        base=base,
        change=fall if rise else -fall,
        grade=Grade.OFFICIAL,
        source="given with --link",
    )
    return Trajectory(region=like.region, indicator=like.indicator, links=(link,))


def _no_path(graph: Graph, start: int, end: int) -> DualcarbonError:
    trajectory = graph.trajectory
    years = [str(year) for year in trajectory.years if graph.path(start, year) is not None and year != start]
    what = f"{trajectory.indicator.name} of {trajectory.region}"
    definition = f" ({trajectory.definition})" if trajectory.definition else ""
    known = f"tied to {start} are {', '.join(years)}" if years else f"nothing ties {start} to another year"
    if not trajectory.years:
        known = "nothing is known of it"
    return DualcarbonError(
        f"no link between {start} and {end} for {what}{definition}: {known}",
        hint="give one with --link PERCENT (the fall in the later year) or a file with -t",
    )
