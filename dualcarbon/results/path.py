"""Year by year to a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon import api
from dualcarbon.api import Data as Given
from dualcarbon.api import Place
from dualcarbon.library import Library
from dualcarbon.number import Number
from dualcarbon.pathway import (
    PathRow,
    Pathway,
    Shape,
    find_target,
    numerator,
    pathway,
    read_growth,
    read_level,
    with_growth,
)
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.results.result import Result
from dualcarbon.results.telling import Telling, made
from dualcarbon.target_file import RegionFile

Growth = str | Number | Mapping[int, str | Number]
"""A rate for every year, or one by year."""

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid


class Led(Telling[PathRow, Pathway]):
    """The path to a target."""

    def items(self, value: Pathway, /) -> Sequence[PathRow]:
        """A row a year."""
        return value.rows

    def brief(self, value: Pathway, /) -> str:
        """``path to CN-SD wind-2030: linear, 2024 to 2030``."""
        years = f"{value.rows[0].year} to {value.rows[-1].year}"
        return f"path to {value.target.region} {value.target.id}: {value.shape.value}, {years}"

    def rows(self, value: Pathway, _words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """The rows of a trajectory file."""
        from dualcarbon.report.pathway.data import rows

        return rows(value)

    def csv(self, value: Pathway, _words: Words, /) -> str:
        """Exact, so that the path meets its target at the bound."""
        from dualcarbon.report.pathway.data import to_csv

        return to_csv(value)

    def document(self, value: Pathway, _words: Words, /) -> Mapping[str, Data]:
        """The target, the rows, what is allowed."""
        from dualcarbon.report.pathway.data import document

        version, date = made()
        return document(value, version=version, data=date)

    def grids(self, value: Pathway, words: Words, _limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """One table."""
        from dualcarbon.report.pathway.table import made as drawn

        yield [drawn(value, words)]


def path(
    region: str | Path | RegionFile,
    target: str,
    trajectory: Given | None = None,
    *,
    record: bool = False,
    start: int | None = None,
    shape: str | None = None,
    gdp_growth: Growth | None = None,
    level: str = "",
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
) -> Result[PathRow, Pathway]:
    """The path from the newest observation to the bound of a target, year by year.

    Args:
        region: its name, the path of its file, or what ``load_region`` gave.
        target: the id of a target of it.
        trajectory: the data in use; the record that ships where None.
        record: joins the record to ``trajectory``.
        start: the year to begin at, which has to be on record; the newest where None.
        shape: ``linear`` or ``geometric``; as the pace is told where None.
        gdp_growth: the growth of the economy in percent, ``4.5`` or "4.5%", or by year: then a fall of an
            intensity is told as what it allows to be emitted, or used, too.
        level: the amount to begin at, as in "12000 Mt CO2 in 2023"; the newest on record where empty.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.

    Returns:
        A row a year; ``value.allowed`` and ``value.peak`` where growth is given.

    Raises:
        DualcarbonError: nobody knows the target, it has no number, or nothing is known to begin at.

    Example:
        >>> import dualcarbon as dc
        >>> found = dc.path("CN", "wind-solar-capacity-2035", shape="linear")
        >>> found[-1].year, int(found[-1].value), found[-1].unit
        (2035, 3209, 'GW')
    """
    library = Library(api.folders_of(folders))
    file = api.one_of(api.files_of(library, region), "path")
    wanted = find_target(file, api.text_of(target, "target"))
    form = None if shape is None else Shape(api.choice_of(shape, list(Shape), "shape"))
    growth = {} if gdp_growth is None else read_growth(_rates(gdp_growth))
    stated = api.text_of(level, "level")
    if stated and not growth:
        raise DualcarbonError(Sentence("a level goes with gdp_growth"), hint='gdp_growth="4.5%"')
    begin = read_level(stated, numerator(wanted)) if stated else None
    data = api.data_in_use(library, [file], trajectory, record=record, folders=record_folders)
    found = pathway(file, wanted, data, start=api.year_if_given(start, "start"), shape=form)
    if growth:
        found = with_growth(found, data, growth, level=begin)
    return Result(found, Led(), data.notices)


def _rates(growth: Growth) -> list[str | Number]:
    """As the command reads them: ``4.5%``, or ``2026:5%``."""
    if isinstance(growth, Mapping):
        return [f"{api.year_of(year)}:{rate}" for year, rate in growth.items()]
    if isinstance(growth, str):
        return [part.strip() for part in growth.split(",")]
    return [api.percentage_of(growth)]
