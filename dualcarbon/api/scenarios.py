"""Every scenario of a frame held against the targets of a region."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dualcarbon.api.arguments import Names, Place, folders_of, names_of, one_of, year_if_given
from dualcarbon.api.data import files_of
from dualcarbon.api.scenario_arguments import joining_of, recipes_of, refuse_converge
from dualcarbon.assessment import assess_one
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import find_indicator
from dualcarbon.library import Library
from dualcarbon.problem import UnknownName
from dualcarbon.target import in_force
from dualcarbon.trajectory import Dataset
from dualcarbon.wanted import Wanted, select

if TYPE_CHECKING:
    from dualcarbon.target_file import RegionFile

F = TypeVar("F")


def check_scenarios(
    frame: F,
    *,
    region: str | Path | RegionFile,
    indicators: Names = (),
    year: int | None = None,
    scenarios: Names = (),
    everything: bool = False,
    record: bool = False,
    harmonize: str = "none",
    converge: int | None = None,
    interpolate: str | None = None,
    map_file: Place | None = None,
    coal_rate: float | str | None = None,
    folders: Place | Iterable[Place] = (),
) -> F:
    """Holds the targets of a region against every scenario of a frame: a row for each target and scenario.

    Nothing is read or kept beside the frame, the region's file and the record, so that any partition which holds
    whole scenarios gives its rows of the whole.

    Args:
        frame: a table of the IAMC as a frame of polars, pandas or pyarrow, wide or long.
        region: its name, the path of its file, or what ``load_region`` gave.
        indicators: these instead of the headline indicators.
        year: only targets for this year.
        scenarios: names or patterns (``MODEL*|*``) of those wanted; all where empty. A frame that has none of them
            gives no rows: another part may have them.
        everything: past and superseded targets too.
        record: joins each scenario to what has been observed, at the newest year that both have; what that decides
            by itself has no rows.
        harmonize: ``ratio`` or ``offset`` scales or shifts each scenario so that it meets the record.
        converge: the year in which nothing of that correction is left; it is kept where None.
        interpolate: ``linear`` reads a year between two steps from the line between them.
        map_file: a CSV with ``kind,from,to`` that says what regions, variables and units of the scenarios mean.
        coal_rate: kgce per kWh *generated*, for the recount of primary energy; 0.2875 where None.
        folders: folders of target files that go before those that ship.

    Returns:
        A frame of the same library: region, target, indicator, definition, year, scenario, verdict, value, unit.

    Raises:
        DualcarbonError: an unknown region or indicator, a frame that is no table of the IAMC, or the extra
            ``dualcarbon[tables]`` is not installed.

    Example:
        >>> import dualcarbon as dc
        >>> import pyarrow as pa
        >>> head = {"Model": "M", "Scenario": "S", "Region": "China", "Unit": "GW"}
        >>> wind = {**head, "Variable": "Capacity|Electricity|Wind", "2030": 1400}
        >>> solar = {**head, "Variable": "Capacity|Electricity|Solar", "2030": 2000}
        >>> frame = pa.Table.from_pylist([wind, solar])
        >>> found = dc.check_scenarios(frame, region="china", indicators="wind_solar_capacity", year=2030)
        >>> found.column("verdict").to_pylist(), found.column("value").to_pylist()
        (['on_track'], [3400.0])
    """
    from dualcarbon import outlook
    from dualcarbon.api.crowd import is_decided
    from dualcarbon.api.frames import COLUMNS, AnswerColumns
    from dualcarbon.scenario_file import frame_like, source_of_frame

    library = Library(folders_of(folders))
    file = one_of(files_of(library, region), "check_scenarios")
    wanted = Wanted(
        indicators=names_of(indicators, "indicators"), year=year_if_given(year), everything=everything
    )
    for name in wanted.indicators:
        find_indicator(name, file.indicators)
    targets = select(in_force(file.targets, None), wanted, own=file.indicators, newest=None)
    using = recipes_of(file.indicators, map_file, coal_rate)
    joining = joining_of(harmonize, converge, interpolate)
    observed = library.record([file.region.code]) if record else Dataset()
    evidence = Evidence(observed, joining=joining) if record or joining.interpolate else None
    refuse_converge(joining, observed)
    if evidence is not None and record:
        # What was observed decides is the same in every scenario.
        targets = [one for one in targets if not is_decided(one, assess_one(one, evidence), evidence)]
    rows = AnswerColumns()
    # A part that has none of the scenarios named has no rows of the whole.
    with suppress(UnknownName):
        outlook.answers(
            source_of_frame(frame),
            outlook.ask(targets, using, evidence),
            rows.add,
            recipes=using,
            scenarios=names_of(scenarios, "scenarios", commas=False),
        )
    return frame_like(frame, rows.columns, COLUMNS)
