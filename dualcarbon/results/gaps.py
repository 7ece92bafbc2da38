"""What to look up next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dualcarbon import api
from dualcarbon.api import Data as Given
from dualcarbon.api import Names, Place, Regions
from dualcarbon.gaps import Gap
from dualcarbon.gaps import gaps as look
from dualcarbon.indicator import find_indicator
from dualcarbon.library import Library
from dualcarbon.results.result import Result
from dualcarbon.results.telling import Telling, counted, made, some

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid


class Missing(Telling[Gap, Sequence[Gap]]):
    """Numbers that are not on record and would decide verdicts."""

    def items(self, value: Sequence[Gap], /) -> Sequence[Gap]:
        """A gap a number, the most useful first."""
        return value

    def brief(self, value: Sequence[Gap], /) -> str:
        """``gaps of CN-SD: 3 numbers, 4 targets``."""
        regions = some(list(dict.fromkeys(gap.wish.region for gap in value)), "regions")
        targets = {(target.region, target.id) for gap in value for target in gap.targets}
        of = f" of {regions}" if value else ""
        return f"gaps{of}: {counted(len(value), 'number')}, {counted(len(targets), 'target')}"

    def rows(self, value: Sequence[Gap], words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a number: those of a trajectory file with the value left to fill in."""
        from dualcarbon.report.gaps.data import rows

        return rows(value, words=words)

    def document(self, value: Sequence[Gap], words: Words, /) -> Mapping[str, Data]:
        """The rows, with the targets that each would decide."""
        from dualcarbon.report.gaps.data import document

        version, date = made()
        return document(value, version=version, data=date, words=words)

    def grids(self, value: Sequence[Gap], words: Words, _limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """One table."""
        from dualcarbon.report.gaps.table import made as drawn

        yield [drawn(value, words)]


def gaps(
    region: Regions,
    trajectory: Given | None = None,
    *,
    record: bool = False,
    indicators: Names = (),
    everything: bool = False,
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
) -> Result[Gap, tuple[Gap, ...]]:
    """The observations and links that are not on record and would decide verdicts, the most useful first.

    Args:
        region: its name, the path of its file, or what ``load_region`` gave; or several of them.
        trajectory: the data in use; the record that ships where None.
        record: joins the record to ``trajectory``.
        indicators: these instead of the headline indicators.
        everything: targets of every indicator, past ones too.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.

    Returns:
        A gap a number; ``rows()`` make a trajectory file with the values left to fill in.

    Raises:
        DualcarbonError: an unknown region or indicator, or a file that cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> found = dc.gaps("shandong", indicators="carbon_intensity")
        >>> {row["unit"] for row in found.rows()}
        {'%'}
    """
    library = Library(api.folders_of(folders))
    files = api.files_of(library, region)
    own = {name: indicator for file in files for name, indicator in file.indicators.items()}
    wanted = [find_indicator(name, own).name for name in api.names_of(indicators, "indicators")]
    data = api.data_in_use(library, files, trajectory, record=record, folders=record_folders)
    return Result(look(files, data, indicators=wanted, everything=everything), Missing(), data.notices)
