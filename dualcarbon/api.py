"""The public functions: what the command line does, for Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon.assessment import Assessment, assess
from dualcarbon.assessment.series import Store
from dualcarbon.baseline import Graph, Rebased, link_trajectory
from dualcarbon.baseline import rebase as rebase_on
from dualcarbon.indicator import Indicator, find_indicator, vocabulary
from dualcarbon.library import Library, read_text
from dualcarbon.number import to_decimal
from dualcarbon.problem import DualcarbonError, did_you_mean
from dualcarbon.region import find_region
from dualcarbon.report.sheet import Sheet
from dualcarbon.report.shown import Wanted, select
from dualcarbon.trajectory import Dataset, Interval, Status, Trajectory
from dualcarbon.units import Converter, one_number, read_crossings, read_quantity

if TYPE_CHECKING:
    from dualcarbon.target_file import RegionFile


def load_region(name: str | Path, *, folders: Sequence[str | Path] = ()) -> RegionFile:
    """The targets of a region.

    Args:
        name: a code, pinyin, an English or Chinese name; or the path of a YAML file.
        folders: folders of target files that go before those that ship.

    Raises:
        DualcarbonError: nobody knows the region, it has no file, or the file cannot be read.
    """
    return Library(folders).load(name)


def read_trajectory(*paths: str | Path, own: Iterable[Indicator] = ()) -> Dataset:
    """The trajectories of CSV files, an earlier file's values before a later one's; ``-`` is standard input.

    Args:
        paths: the files.
        own: indicators beyond the vocabulary, as a region's file declares them.

    Raises:
        DualcarbonError: a file cannot be read; every bad row is told.
    """
    from dualcarbon.trajectory_file import merge, read_trajectories

    declared = {indicator.name: indicator for indicator in own}
    data = Dataset()
    for path in paths:
        name = "standard input" if str(path) == "-" else str(path)
        data = merge(data, read_trajectories(read_text(path), name, own=declared))
    return data


def read_record(*regions: str) -> Dataset:
    """The observations that ship, of some regions.

    Raises:
        DualcarbonError: nobody knows a region.
    """
    return Library().record([find_region(region).code for region in regions])


def check(
    region: str | Path | RegionFile,
    trajectory: Dataset | None = None,
    *,
    indicators: Sequence[str] = (),
    year: int | None = None,
    scenario: str = "",
    as_of: int | None = None,
    everything: bool = False,
    explain: bool = False,
    folders: Sequence[str | Path] = (),
) -> list[Assessment]:
    """Holds the targets of a region against what is known: the headline ones, unless others are asked for.

    Args:
        region: its name, the path of its file, or what ``load_region`` gave.
        trajectory: the data in use; the record that ships where None.
        indicators: these instead of the headline indicators.
        year: only targets for this year.
        scenario: only this scenario of a projection.
        as_of: hides every observation after this year.
        everything: past and superseded targets too.
        explain: whether each assessment carries its trace.
        folders: folders of target files that go before those that ship.

    Raises:
        DualcarbonError: an unknown region, indicator or scenario, or a file that cannot be read.
    """
    library = Library(folders)
    file = library.load(region) if isinstance(region, str | Path) else region
    data = library.record([file.region.code], file.indicators) if trajectory is None else trajectory
    wanted = Wanted(indicators=tuple(indicators), year=year, everything=everything)
    sheets = check_files([file], data, wanted, scenario=scenario, as_of=as_of, explain=explain)
    return list(sheets[0].assessments)


def check_files(
    files: Sequence[RegionFile],
    data: Dataset,
    wanted: Wanted,
    *,
    scenario: str = "",
    as_of: int | None = None,
    explain: bool = False,
) -> list[Sheet]:
    """One sheet for each region: the targets wanted, assessed.

    Raises:
        DualcarbonError: an indicator or a scenario that nobody knows.
    """
    own = {name: indicator for file in files for name, indicator in file.indicators.items()}
    for name in wanted.indicators:
        find_indicator(name, own)
    _known_scenario(scenario, data)
    newest = data.newest if as_of is None or data.newest is None else min(as_of, data.newest)
    present = newest if newest is not None else _first_year(data)
    sheets = []
    for file in files:
        targets = select(file.targets, wanted, own=file.indicators, newest=present)
        found = assess(targets, data, as_of=as_of, scenario=scenario, explain=explain)
        hidden = 0 if wanted.is_narrow else len(file.targets) - len(targets)
        sheets.append(
            Sheet(region=file.region, assessments=tuple(found), hidden=hidden, newest=newest, path=file.path)
        )
    return sheets


def rebase(
    percent: Decimal | str | float,
    start: int,
    end: int,
    *,
    region: str = "CN",
    indicator: str = "carbon_intensity",
    definition: str = "",
    link: Decimal | str | float | None = None,
    trajectory: Dataset | None = None,
    rise: bool = False,
) -> Rebased:
    """A fall (or a rise) of so many percent against one year, told against another.

    Args:
        percent: the fall against ``start``; exact.
        start: the baseline it is stated against.
        end: the baseline it is wanted against.
        region: whose links tie the two years.
        indicator: of what.
        definition: the definition of the indicator; the untagged one where empty.
        link: the fall in the later of the two years against the earlier, instead of the data.
        trajectory: the data in use; the record that ships where None.
        rise: the percentages are rises.

    Raises:
        DualcarbonError: a fall above 100 %, or nothing ties the two years.
    """
    graph = graph_of(
        region, indicator, definition, years=(start, end), link=link, trajectory=trajectory, rise=rise
    )
    return rebase_on(
        Decimal(str(percent)), start=start, end=end, trajectory=graph.trajectory, rise=rise, graph=graph
    )


def graph_of(
    region: str,
    indicator: str,
    definition: str = "",
    *,
    years: tuple[int, int],
    link: Decimal | str | float | None = None,
    trajectory: Dataset | None = None,
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
    place, measured = find_region(region), find_indicator(indicator)
    nothing = Trajectory(region=place.code, indicator=measured, definition=definition)
    if link is not None:
        first, second = years
        return Graph(link_trajectory(_fall(link), first=first, second=second, like=nothing, rise=rise))
    data = Library().record([place.code]) if trajectory is None else trajectory
    return Store(data).graph(place.code, measured, definition) or Graph(nothing)


def _fall(link: Decimal | str | float) -> Interval:
    """A percentage is exact; ``more than 51`` is known on one side only."""
    if not isinstance(link, str):
        return Interval.exact(Decimal(str(link)))
    reading = read_quantity(link)
    if reading.unit not in ("%", "") or reading.upper is not None:
        raise DualcarbonError(f'the link "{link}" is not one percentage', hint="--link 48.4%")
    low = high = reading.value
    if reading.bound in ("more than", "at least"):
        high = Decimal("Infinity")
    elif reading.bound in ("less than", "at most"):
        low = Decimal("-Infinity")
    return Interval(low=low, value=reading.value, high=high)


def convert(
    quantity: str,
    unit: str,
    *,
    electricity: str = "",
    factor: str | Sequence[str] = (),
    gwp: str = "",
    deflator: str = "",
) -> Decimal:
    """A quantity in another unit: ``convert("12亿千瓦", "GW")`` is 1200.

    Args:
        quantity: a number with its unit, in English or Chinese.
        unit: the unit wanted.
        electricity: ``calorific`` or ``coal-rate=YEAR``, from electricity to coal equivalent.
        factor: fuels of the table, or stated factors as in ``2.66 t CO2/tce``.
        gwp: ``AR4``, ``AR5`` or ``AR6``, from other gases to CO2e.
        deflator: from yuan of one price year to another.

    Raises:
        DualcarbonError: the quantity cannot be read, is a range or a bound, or a factor is missing.
    """
    crossings = read_crossings(electricity=electricity, factor=factor, gwp=gwp, deflator=deflator)
    return to_decimal(one_number(Converter(unit, crossings=crossings).convert(quantity)))


def _first_year(data: Dataset) -> int | None:
    """Where projections begin: the present of data without observations."""
    return min((one.years[0] for one in data if one.years), default=None)


def _known_scenario(scenario: str, data: Dataset) -> None:
    known = sorted({one.scenario for one in data if one.status is Status.PROJECTED})
    if scenario and scenario not in known:
        hint = did_you_mean(scenario, known) or (f"known: {', '.join(known)}" if known else "")
        raise DualcarbonError(
            f'no scenario "{scenario}" in the data in use', hint=hint or "there are no scenarios in it"
        )


__all__ = [
    "check",
    "check_files",
    "convert",
    "graph_of",
    "load_region",
    "read_record",
    "read_trajectory",
    "rebase",
    "vocabulary",
]
