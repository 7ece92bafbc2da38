"""The public functions: what the command line does, for Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dualcarbon.assessment import Assessment
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
from dualcarbon.indicator import find_indicator, vocabulary
from dualcarbon.library import Library, read_text
from dualcarbon.number import to_decimal
from dualcarbon.region import find_region
from dualcarbon.sheet import Wanted, make_sheets, select
from dualcarbon.target import in_force
from dualcarbon.trajectory import Dataset, Trajectory, merge
from dualcarbon.units import Converter, one_number, read_crossings

if TYPE_CHECKING:
    from dualcarbon.scenario_file import Recipes
    from dualcarbon.target_file import RegionFile

F = TypeVar("F")


def load_region(name: str | Path, *, folders: Sequence[str | Path] = ()) -> RegionFile:
    """The targets of a region.

    Args:
        name: a code, pinyin, an English or Chinese name; or the path of a YAML file.
        folders: folders of target files that go before those that ship.

    Raises:
        DualcarbonError: nobody knows the region, it has no file, or the file cannot be read.
    """
    return Library(folders).load(name)


def read_trajectory(*paths: str | Path, files: Iterable[RegionFile] = ()) -> Dataset:
    """The trajectories of CSV files, a later file's values before an earlier one's; ``-`` is standard input.

    Where two files contradict each other, ``notices`` of the result says so.

    Args:
        paths: the files.
        files: regions whose own indicators the data may tell of.

    Raises:
        DualcarbonError: a file cannot be read; every bad row is told.
    """
    from dualcarbon.trajectory_file import read_trajectories

    own = {file.region.code: file.indicators for file in files}
    data = Dataset()
    for path in paths:
        name = "standard input" if str(path) == "-" else str(path)
        data = merge(read_trajectories(read_text(path), name, own=own), data)
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
    scenarios: Sequence[str] = (),
    as_of: int | None = None,
    everything: bool = False,
    folders: Sequence[str | Path] = (),
) -> list[Assessment]:
    """Holds the targets of a region against what is known: the headline ones, unless others are asked for.

    Args:
        region: its name, the path of its file, or what ``load_region`` gave.
        trajectory: the data in use; the record that ships where None.
        indicators: these instead of the headline indicators.
        year: only targets for this year.
        scenarios: names or patterns of the only scenarios of a projection to judge.
        as_of: hides observations of later years, and targets issued later.
        everything: past and superseded targets too.
        folders: folders of target files that go before those that ship.

    Raises:
        DualcarbonError: an unknown region, indicator or scenario, or a file that cannot be read.
    """
    library = Library(folders)
    file = library.load(region) if isinstance(region, str | Path) else region
    data = library.record([file.region.code]) if trajectory is None else trajectory
    wanted = Wanted(indicators=_names(indicators), year=year, everything=everything)
    return list(make_sheets([file], data, wanted, scenarios=_names(scenarios), as_of=as_of)[0].assessments)


def check_scenarios(
    frame: F,
    *,
    region: str | Path | RegionFile,
    indicators: Sequence[str] = (),
    year: int | None = None,
    scenarios: Sequence[str] = (),
    everything: bool = False,
    record: bool = False,
    recipes: Recipes | None = None,
    folders: Sequence[str | Path] = (),
) -> F:
    """Holds the targets of a region against every scenario of a frame: a row for each target and scenario.

    Nothing is read or kept beside the frame, the region's file and the record, so that any partition which holds
    whole scenarios gives its rows of the whole.

    Args:
        frame: a table of the IAMC as a frame of polars, pandas or pyarrow, wide or long.
        region: its name, the path of its file, or what ``load_region`` gave.
        indicators: these instead of the headline indicators.
        year: only targets for this year.
        scenarios: names or patterns (``MODEL*|*``) of those wanted; all where empty.
        everything: past and superseded targets too.
        record: joins each scenario to what has been observed, at the newest year that both have.
        recipes: how indicators are told from variables: a map, a coal rate.
        folders: folders of target files that go before those that ship.

    Returns:
        A frame of the same library: region, target, indicator, definition, year, scenario, verdict, value, unit.

    Raises:
        DualcarbonError: an unknown region or indicator, a frame that is no table of the IAMC, or the extra
            ``dualcarbon[tables]`` is not installed.
    """
    from dualcarbon import outlook
    from dualcarbon.scenario_file import Glossary, Recipes, frame_like, source_of_frame

    library = Library(folders)
    file = library.load(region) if isinstance(region, str | Path) else region
    wanted = Wanted(indicators=_names(indicators), year=year, everything=everything)
    for name in wanted.indicators:
        find_indicator(name, file.indicators)
    targets = select(in_force(file.targets, None), wanted, own=file.indicators, newest=None)
    using = recipes or Recipes(glossary=Glossary(own=file.indicators))
    evidence = Evidence(library.record([file.region.code])) if record else None
    found: list[outlook.Answer] = []
    outlook.answers(
        source_of_frame(frame),
        outlook.ask(targets, using, evidence),
        found.append,
        recipes=using,
        scenarios=_names(scenarios),
    )
    return frame_like(frame, outlook.as_columns(found), outlook.COLUMNS)


def _names(words: Sequence[str]) -> tuple[str, ...]:
    """A list of names; one name alone is a list of one, not of its letters."""
    return (words,) if isinstance(words, str) else tuple(words)


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
        percent: the fall against ``start``, such as 65 or "65%"; exact. What lies below 1 needs its sign.
        start: the baseline it is stated against.
        end: the baseline it is wanted against.
        region: whose links tie the two years.
        indicator: of what.
        definition: the definition of the indicator; the untagged one where empty.
        link: the fall in the later of the two years against the earlier, instead of the data; a published
            number with its rounding interval, one-sided where it is "more than 48.4 %".
        trajectory: the data in use; the record that ships where None.
        rise: the percentages are rises.

    Raises:
        DualcarbonError: a fall above 100 %, a share, a text that is no percentage, or nothing ties the two
            years.
    """
    graph = graph_of(
        region, indicator, definition, years=(start, end), link=link, trajectory=trajectory, rise=rise
    )
    given = Fraction(read_percent(percent).value)
    return Rebaser(graph, start=start, end=end, rise=rise).rebase(given)


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
    refuse_share(measured)
    nothing = Trajectory(region=place.code, indicator=measured, definition=definition)
    if link is not None:
        first, second = years
        fall = read_link(link, rise=rise)
        return Graph(link_trajectory(fall, first=first, second=second, like=nothing, rise=rise))
    data = Library().record([place.code]) if trajectory is None else trajectory
    return Evidence(data).graph(place.code, measured, definition) or Graph(nothing)


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


__all__ = [
    "check",
    "convert",
    "graph_of",
    "load_region",
    "read_record",
    "read_trajectory",
    "rebase",
    "vocabulary",
]
