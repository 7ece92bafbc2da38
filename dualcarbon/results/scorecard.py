"""The national appraisal of a province."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon import api
from dualcarbon.api import Place
from dualcarbon.assessment import assess
from dualcarbon.library import Library
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.region import find_region
from dualcarbon.results.result import Result
from dualcarbon.results.telling import Telling, made
from dualcarbon.scorecard import Line, Scorecard
from dualcarbon.scorecard import scorecard as score
from dualcarbon.target_file import RegionFile

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid


class Scored(Telling[Line, Scorecard]):
    """The national appraisal of a province."""

    def items(self, value: Scorecard, /) -> Sequence[Line]:
        """The fourteen lines."""
        return value.lines

    def brief(self, value: Scorecard, /) -> str:
        """``scorecard of CN-SD: qualified or failed``."""
        return f"scorecard of {value.region}: {' or '.join(grade.value for grade in value.grades)}"

    def rows(self, value: Scorecard, words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a line and assessment."""
        from dualcarbon.report.scorecard.data import rows

        return rows(value, find_region(value.region), words=words)

    def document(self, value: Scorecard, words: Words, /) -> Mapping[str, Data]:
        """That of ``scorecard``."""
        from dualcarbon.report.scorecard.data import document

        version, date = made()
        return document(value, find_region(value.region), version=version, data=date, words=words)

    def grids(self, value: Scorecard, words: Words, _limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """One table."""
        from dualcarbon.report.scorecard.table import grids

        yield grids(value, find_region(value.region), words=words)


def scorecard(
    region: str | Path | RegionFile,
    *,
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
) -> Result[Line, Scorecard]:
    """The national appraisal of April 2026 for a province: excellent, qualified or failed.

    Args:
        region: a province, by name, by the path of its file, or as what ``load_region`` gave.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.

    Returns:
        The fourteen lines; ``value.grade`` is the grade where it follows already, ``value.grades`` those that
        are still possible.

    Raises:
        DualcarbonError: the region is no province, or a file cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> len(dc.scorecard("shandong"))
        14
    """
    library = Library(api.folders_of(folders))
    file = api.one_of(api.files_of(library, region), "scorecard")
    if file.region.level != "province":
        raise DualcarbonError(
            Sentence(
                "the national appraisal grades provinces, and {region} is none", region=file.region.called
            ),
            hint=Sentence("check tells of any region"),
        )
    data = api.data_in_use(library, [file], folders=record_folders)
    card = score(file.region.code, assess(file.targets, data), newest=data.newest)
    return Result(card, Scored(), data.notices)
