"""The trajectories of one scenario after another, so that no more than one is held at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from dualcarbon.scenario_file.chosen import Chosen, told_by, wanted_of
from dualcarbon.scenario_file.future import Future, NotGroupedError, futures, gather
from dualcarbon.scenario_file.indicators import Recipes
from dualcarbon.scenario_file.points import Passed
from dualcarbon.scenario_file.table import PointTable, TableSource
from dualcarbon.trajectory import Dataset, SeriesKey, Trajectory


class EachScenario:
    """The scenarios of a file, one after the other; ``passed`` is what was passed over, once they are read.

    Args:
        source: a table of the IAMC.
        regions: the codes wanted.
        recipes: how indicators are told from variables.
        scenarios: names or patterns (``REMIND*|*``); all where empty.
        only: full names; whoever wants no more of them stops before the end of the file.
        grouped: whether the rows of each scenario stand together; it is found out where None.

    Raises:
        DualcarbonError: anything that was asked for cannot be read, or no scenario has the name.
    """

    def __init__(
        self,
        source: TableSource,
        *,
        regions: Collection[str],
        recipes: Recipes,
        scenarios: Sequence[str] = (),
        only: Collection[str] = (),
        grouped: bool | None = None,
    ) -> None:
        self._source, self._recipes, self._scenarios = source, recipes, scenarios
        self._wanted = wanted_of(recipes, regions, ())
        self._only, self._grouped = frozenset(only), grouped
        self.passed: Passed | None = None

    def __iter__(self) -> Iterator[tuple[str, Dataset]]:
        """The name and the trajectories of each scenario."""
        read = futures if (self._is_grouped() if self._grouped is None else self._grouped) else gather
        table, chosen = PointTable(self._source, self._wanted), Chosen(self._scenarios)
        found = read(chosen.of(table.checked()), table.sieve)
        if read is gather:
            found = sorted(found, key=lambda one: one.name)
        for name, several in groupby(found, key=lambda one: one.name):
            if not self._only or name in self._only:
                yield name, self._dataset(several)
        chosen.complain_where_none()
        self.passed = table.sieve.passed

    def _dataset(self, several: Iterator[Future]) -> Dataset:
        told: dict[SeriesKey, Trajectory] = {}
        for future in several:
            told.update(told_by(future, self._recipes, self._source.name))
        return Dataset(trajectories=told, name=self._source.name)

    def _is_grouped(self) -> bool:
        """Whether the rows of each scenario stand together."""
        table = PointTable(self._source, self._wanted)
        try:
            for _ in futures(table, table.sieve):
                pass
        except NotGroupedError:
            return False
        return True
