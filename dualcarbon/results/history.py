"""The verdict on each target as of each year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon import api
from dualcarbon.api import Data as Given
from dualcarbon.api import Names, Place
from dualcarbon.history import History, HistoryRow
from dualcarbon.history import history as look_back
from dualcarbon.indicator import find_indicator
from dualcarbon.library import Library
from dualcarbon.results.result import Result
from dualcarbon.results.telling import Telling, counted, made
from dualcarbon.target_file import RegionFile

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid


class LookedBack(Telling[HistoryRow, History]):
    """Verdicts by target and year."""

    def items(self, value: History, /) -> Sequence[HistoryRow]:
        """A row a target."""
        return value.rows

    def brief(self, value: History, /) -> str:
        """``history of CN: 12 targets, 2020 to 2025``."""
        targets = counted(len(value.rows), "target")
        return f"history of {value.region.code}: {targets}, {value.years[0]} to {value.years[-1]}"

    def rows(self, value: History, words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a target and year."""
        from dualcarbon.report.history.data import rows

        return rows(value, words=words)

    def document(self, value: History, words: Words, /) -> Mapping[str, Data]:
        """That of ``history``."""
        from dualcarbon.report.history.data import document

        version, date = made()
        return document(value, version=version, data=date, words=words)

    def grids(self, value: History, words: Words, limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """One table."""
        from dualcarbon.report.history.table import grids

        yield grids(value, limit=limit, words=words)


def history(
    region: str | Path | RegionFile,
    trajectory: Given | None = None,
    *,
    record: bool = False,
    indicators: Names = (),
    start: int | None = None,
    end: int | None = None,
    everything: bool = False,
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
) -> Result[HistoryRow, History]:
    """What could be said of each target as of each year; a target appears in the year of its issue.

    A year hides later observations and later targets, not revisions published since.

    Args:
        region: its name, the path of its file, or what ``load_region`` gave.
        trajectory: the data in use; the record that ships where None.
        record: joins the record to ``trajectory``.
        indicators: these instead of the headline indicators.
        start: the first year; six years up to the last where None.
        end: the last year; the newest of the data where None.
        everything: targets of every indicator, past and superseded too.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.

    Returns:
        A row a target, with its assessment by year.

    Raises:
        DualcarbonError: an unknown region or indicator, years that run backwards, or a file that cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> found = dc.history("CN", indicators="non_fossil_share", start=2019, end=2020)
        >>> found.value.years
        (2019, 2020)
    """
    library = Library(api.folders_of(folders))
    file = api.one_of(api.files_of(library, region), "history")
    names = api.names_of(indicators, "indicators")
    wanted = [find_indicator(name, file.indicators).name for name in names]
    data = api.data_in_use(library, [file], trajectory, record=record, folders=record_folders)
    first, last = api.year_if_given(start, "start"), api.year_if_given(end, "end")
    found = look_back(file, data, indicators=wanted, first=first, last=last, everything=everything)
    return Result(found, LookedBack(), data.notices)
