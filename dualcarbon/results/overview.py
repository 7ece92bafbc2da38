"""The whole country at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dualcarbon import api
from dualcarbon.api import Names, Place
from dualcarbon.library import LEVELS, Library, in_official_order, of_level
from dualcarbon.overview import Overview, OverviewRow
from dualcarbon.overview import overview as seen
from dualcarbon.results.result import Result
from dualcarbon.results.telling import Telling, counted, made, tally

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid


class Surveyed(Telling[OverviewRow, Overview]):
    """The matrix of regions and indicators."""

    def items(self, value: Overview, /) -> Sequence[OverviewRow]:
        """A row a region."""
        return value.rows

    def brief(self, value: Overview, /) -> str:
        """``overview: 31 regions, 21 indicators, 12 met, 40 unknown``."""
        verdicts = tally(one.verdict for row in value.rows for one in row.cells.values())
        regions = counted(len(value.rows), "region")
        return f"overview: {regions}, {counted(len(value.indicators), 'indicator')}{verdicts}"

    def rows(self, value: Overview, words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a region and indicator."""
        from dualcarbon.report.overview.data import rows

        return rows(value, words=words)

    def document(self, value: Overview, words: Words, /) -> Mapping[str, Data]:
        """That of ``overview``."""
        from dualcarbon.report.overview.data import document

        version, date = made()
        return document(value, version=version, data=date, words=words)

    def grids(self, value: Overview, words: Words, limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """The parts of one table that fit side by side."""
        from dualcarbon.report.overview.table import laid_out

        yield from ([part] for part in laid_out(value, limit=limit, words=words))


def overview(
    level: str = "province",
    *,
    indicators: Names = (),
    year: int | None = None,
    as_of: int | None = None,
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
) -> Result[OverviewRow, Overview]:
    """The verdict on the next target due: regions down, indicators across.

    Args:
        level: the sort of regions: ``country``, ``province`` or ``city``.
        indicators: these instead of the headline indicators.
        year: the targets for this year instead of those due next.
        as_of: hides observations of later years, and targets issued later.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.

    Raises:
        DualcarbonError: an unknown level or indicator, or a file that cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> found = dc.overview("country", indicators="wind_solar_capacity", year=2030)
        >>> [(row.region.code, list(row.cells)) for row in found]
        [('CN', ['wind_solar_capacity'])]
    """
    library = Library(api.folders_of(folders))
    files = in_official_order(of_level(library.load_all(), api.choice_of(level, LEVELS, "level")))
    data = api.data_in_use(library, files, folders=record_folders)
    found = seen(
        files,
        data,
        indicators=api.names_of(indicators, "indicators"),
        year=api.year_if_given(year, "year"),
        as_of=api.year_if_given(as_of, "as_of"),
    )
    return Result(found, Surveyed(), data.notices)
