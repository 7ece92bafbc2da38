"""The targets of many regions for one indicator, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dualcarbon import api
from dualcarbon.api import Place, Regions
from dualcarbon.comparison import Comparison, Row, SumUp, concerned, newest_amounts, provinces, sum_up
from dualcarbon.comparison import compare as compared
from dualcarbon.indicator import find_indicator
from dualcarbon.library import Library
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.results.result import Result
from dualcarbon.results.telling import Telling, counted, made, tally

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid


class Compared(Telling[Row, tuple[Comparison, SumUp | None]]):
    """The targets of many regions for one indicator and year, with their sum where it was asked for."""

    def items(self, value: tuple[Comparison, SumUp | None], /) -> Sequence[Row]:
        """A row a region."""
        return value[0].rows

    def brief(self, value: tuple[Comparison, SumUp | None], /) -> str:
        """``compare energy_intensity 2025: 29 regions, 3 missed``."""
        one = value[0]
        verdicts = tally(row.assessment.verdict for row in one.rows)
        return f"compare {one.indicator.name} {one.year}: {counted(len(one.rows), 'region')}{verdicts}"

    def rows(self, value: tuple[Comparison, SumUp | None], words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a region."""
        from dualcarbon.report.comparison.data import rows

        return rows(value[0], words=words)

    def document(self, value: tuple[Comparison, SumUp | None], words: Words, /) -> Mapping[str, Data]:
        """That of ``compare``."""
        from dualcarbon.report.comparison.data import document

        version, date = made()
        return document(value[0], version=version, data=date, sum_up=value[1], words=words)

    def grids(
        self, value: tuple[Comparison, SumUp | None], words: Words, _limit: int | None, /
    ) -> Iterator[Sequence[Grid]]:
        """One table."""
        from dualcarbon.report.comparison.table import grids

        yield grids(value[0], sum_up=value[1], words=words)


def compare(
    indicator: str,
    year: int,
    *,
    regions: Regions = (),
    level: str | None = None,
    baseline: int | None = None,
    add_up: bool = False,
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
) -> Result[Row, tuple[Comparison, SumUp | None]]:
    """The targets of all regions for one indicator and year, the more ambitious first.

    Args:
        indicator: what is aimed at.
        year: the year that the targets are for.
        regions: only these, beside the nation.
        level: only the ``province`` or ``city`` ones, beside the nation.
        baseline: tells falls and rises against this year, where the data have a link.
        add_up: whether the provinces add up to the nation; for amounts and capacities.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.

    Returns:
        A row a region; ``value`` is the comparison, and the sum where it was asked for.

    Raises:
        DualcarbonError: no region has such a target, or two arguments do not go together.

    Example:
        >>> import dualcarbon as dc
        >>> found = dc.compare("wind_solar_capacity", 2030, regions=["CN", "内蒙古"])
        >>> {row.region.code for row in found} >= {"CN"}
        True
    """
    library = Library(api.folders_of(folders))
    named_some = bool(api.several_of(regions, "regions"))
    if add_up and (named_some or level not in (None, "province")):
        raise DualcarbonError(Sentence("add_up is about all provinces"), hint="leave regions and level out")
    if named_some and level is not None:
        raise DualcarbonError(Sentence("regions and level do not go together"), hint="leave one of them out")
    files, named = api.files_beside_the_nation(library, regions, level)
    own = {name: declared for file in files for name, declared in file.indicators.items()}
    measured = find_indicator(api.text_of(indicator, "indicator"), own)
    due = api.year_of(year, "year")
    codes = [*concerned(files, measured.name, due), *(one.code for one in provinces() if add_up)]
    data = api.data_in_use(library, files, codes=dict.fromkeys(codes), folders=record_folders)
    found = compared(
        files,
        measured,
        due,
        data,
        baseline=api.year_if_given(baseline, "baseline"),
        named=[one.region for one in named],
    )
    total = sum_up(found, newest_amounts(measured, data)) if add_up else None
    return Result((found, total), Compared(), data.notices)
