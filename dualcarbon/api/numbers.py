"""Numbers told otherwise: percentages against another year, quantities in another unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isfinite

from dualcarbon.api.arguments import names_of, text_of, year_of
from dualcarbon.api.data import data_in_use
from dualcarbon.baseline import (
    Graph,
    Rebased,
    Rebaser,
    link_trajectory,
    read_link,
    read_percent,
    refuse_share,
)
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import find_indicator
from dualcarbon.library import Library
from dualcarbon.number import Number
from dualcarbon.problem import Sentence, Unreadable
from dualcarbon.region import find_region
from dualcarbon.trajectory import Trajectory
from dualcarbon.units import Converted, Converter, read_crossings


@dataclass(frozen=True, kw_only=True, slots=True)
class Rebasing:
    """Percentages of one indicator of a region, each told against another year."""

    trajectory: Trajectory
    answers: tuple[Rebased, ...]

    def __repr__(self) -> str:
        return f"<Rebasing of {len(self.answers)} percentages of {self.trajectory.called}>"


def rebased(
    percents: Iterable[object],
    start: object,
    end: object,
    *,
    region: object = "CN",
    indicator: object = "carbon_intensity",
    definition: object = "",
    link: object = None,
    trajectory: object = None,
    rise: bool = False,
) -> Rebasing:
    """Falls (or rises) of so many percent against one year, told against another.

    Raises:
        DualcarbonError: a fall above 100 %, a share, a text that is no percentage, or nothing ties the two
            years.
    """
    years = year_of(start, "start"), year_of(end, "end")
    graph = graph_of(region, indicator, definition, years=years, link=link, trajectory=trajectory, rise=rise)
    rebaser = Rebaser(graph, start=years[0], end=years[1], rise=rise)
    stated = [read_percent(percentage_of(one)) for one in percents]
    return Rebasing(
        trajectory=graph.trajectory,
        answers=tuple(rebaser.rebase(Fraction(one.value)) for one in stated),
    )


def graph_of(
    region: object,
    indicator: object,
    definition: object = "",
    *,
    years: tuple[int, int],
    link: object = None,
    trajectory: object = None,
    rise: bool = False,
) -> Graph:
    """What ties the years of a region's indicator, for many percentages to be rebased on.

    Args:
        region: its name.
        indicator: of what.
        definition: the untagged one where empty.
        years: the two years that ``link`` ties.
        link: the fall (with ``rise`` the rise) in the later year against the earlier, instead of the data.
        trajectory: the data in use; the record that ships where None.
        rise: the link is a rise.

    Raises:
        DualcarbonError: nobody knows the region or the indicator, or the link cannot be read.
    """
    place = find_region(text_of(region, "region"))
    measured = find_indicator(text_of(indicator, "indicator"))
    refuse_share(measured)
    tag = text_of(definition, "definition")
    nothing = Trajectory(region=place.code, indicator=measured, definition=tag)
    if link is not None:
        first, second = years
        fall = read_link(percentage_of(link), rise=rise)
        return Graph(link_trajectory(fall, first=first, second=second, like=nothing, rise=rise))
    data = data_in_use(Library(), [], trajectory, codes=[place.code])
    return Evidence(data).graph(place.code, measured, tag) or Graph(nothing)


def converted(
    quantities: Iterable[object],
    unit: object,
    *,
    electricity: object = "",
    factor: object = (),
    gwp: object = "",
    deflator: object = "",
) -> tuple[Converted, ...]:
    """Quantities in another unit, ranges and bounds too.

    Raises:
        DualcarbonError: a quantity cannot be read, or a factor is missing.
    """
    crossings = read_crossings(
        electricity=text_of(electricity, "electricity"),
        factor=names_of(factor, "factor", commas=False),
        gwp=text_of(gwp, "gwp"),
        deflator=text_of(deflator, "deflator"),
    )
    converter = Converter(text_of(unit, "unit"), crossings=crossings)
    return tuple(converter.convert(text_of(one, Sentence("a quantity"))) for one in quantities)


def percentage_of(value: object) -> str | Number:
    """A percentage as text or as a number.

    Raises:
        Unreadable: it is neither, or no number that can be written.
    """
    if isinstance(value, str | Decimal | Fraction | int | float) and not isinstance(value, bool):
        if isinstance(value, str) or isfinite(value):
            return value
    elif hasattr(value, "__float__") and not isinstance(value, bool):
        return percentage_of(float(value))
    raise Unreadable(
        Sentence('"{value}" is no percentage', value=value), hint=Sentence('give a number, or a text: "65%"')
    )
