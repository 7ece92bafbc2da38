"""Is this place on course for the goals it has announced?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dualcarbon import api
from dualcarbon.api import Data as Given
from dualcarbon.api import Names, Place, Regions
from dualcarbon.assessment import Assessment
from dualcarbon.library import Library, data_date, newest_year
from dualcarbon.results.result import Result
from dualcarbon.results.telling import Telling, counted, made, some, tally
from dualcarbon.sheet import Sheet, make_sheets
from dualcarbon.wanted import Wanted, needed_by

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid


class Checked(Telling[Assessment, Sequence[Sheet]]):
    """Assessments, by region."""

    def items(self, value: Sequence[Sheet], /) -> Sequence[Assessment]:
        """Every assessment, also those that are not the main one of their target."""
        return [one for sheet in value for one in sheet.assessments]

    def brief(self, value: Sequence[Sheet], /) -> str:
        """``check of CN-SD: 2 assessments, 1 ahead, 1 off_track``."""
        regions = some([sheet.region.code for sheet in value], "regions")
        found = self.items(value)
        return f"check of {regions}: {counted(len(found), 'assessment')}{tally(one.verdict for one in found)}"

    def rows(self, value: Sequence[Sheet], words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row an assessment."""
        from dualcarbon.report.check.data import rows

        return rows(value, words=words)

    def document(self, value: Sequence[Sheet], words: Words, /) -> Mapping[str, Data]:
        """That of ``check``."""
        from dualcarbon.report.check.data import document

        version, date = made()
        as_of = value[0].as_of if value else None
        return document(value, version=version, data=date, as_of=as_of, words=words)

    def grids(self, value: Sequence[Sheet], words: Words, limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """A table a region."""
        from dualcarbon.report.check.table import grids

        for sheet in value:
            yield list(grids(sheet, limit=limit, words=words))


def check(
    region: Regions,
    trajectory: Given | None = None,
    *,
    record: bool = False,
    indicators: Names = (),
    year: int | None = None,
    scenarios: Names = (),
    as_of: int | None = None,
    everything: bool = False,
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
    harmonize: str = "none",
    converge: int | None = None,
    interpolate: str | None = None,
    map_file: Place | None = None,
    coal_rate: float | str | None = None,
) -> Result[Assessment, tuple[Sheet, ...]]:
    """Holds the targets of regions against what is known: the headline ones, unless others are asked for.

    Args:
        region: its name, the path of its file, or what ``load_region`` gave; or several of them.
        trajectory: the data in use, as paths or as what ``read_trajectory`` gave; the record that ships where
            None.
        record: joins the record to ``trajectory``.
        indicators: these instead of the headline indicators.
        year: only targets for this year.
        scenarios: names or patterns of the only scenarios of a projection to judge.
        as_of: hides observations of later years, and targets issued later.
        everything: past and superseded targets too.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.
        harmonize: ``ratio`` or ``offset`` scales or shifts each scenario so that it meets the record.
        converge: the year in which nothing of that correction is left; it is kept where None.
        interpolate: ``linear`` reads a year between two steps from the line between them.
        map_file: a CSV with ``kind,from,to`` that says what regions, variables and units of the scenarios mean.
        coal_rate: kgce per kWh *generated*, for the recount of primary energy; 0.2875 where None.

    Returns:
        Every assessment; ``main`` marks the one of each target that tables show. ``value`` is a sheet a region.

    Raises:
        DualcarbonError: an unknown region, indicator or scenario, or a file that cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> found = dc.check("CN", indicators="non_fossil_share", year=2020)
        >>> [(one.target.id, one.verdict.value) for one in found]
        [('non-fossil-share-2020', 'met')]
    """
    library = Library(api.folders_of(folders))
    files = api.files_of(library, region)
    own = {name: one for file in files for name, one in file.indicators.items()}
    is_told = map_file is not None or coal_rate is not None
    joining = api.joining_of(harmonize, converge, interpolate)
    wanted = Wanted(
        indicators=api.names_of(indicators, "indicators"),
        year=api.year_if_given(year, "year"),
        everything=everything,
    )
    until = api.year_if_given(as_of, "as_of")
    data = api.data_in_use(
        library,
        files,
        trajectory,
        record=record,
        folders=record_folders,
        recipes=api.recipes_of(own, map_file, coal_rate) if is_told else None,
        needed=needed_by(files, wanted, as_of=until, newest=newest_year()),
    )
    api.refuse_converge(joining, data)
    sheets = make_sheets(
        files,
        data,
        wanted,
        scenarios=api.names_of(scenarios, "scenarios", commas=False),
        as_of=until,
        date=data_date(),
        joining=joining,
    )
    return Result(tuple(sheets), Checked(), data.notices)
