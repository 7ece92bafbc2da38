"""The verdict on each target as of each year, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dualcarbon.assessment import Assessment, assess_one
from dualcarbon.evidence import Evidence
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.region import Region
from dualcarbon.target import Target, in_force
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset
from dualcarbon.wanted import Wanted, in_order, is_wanted

YEARS = 6
"""How many years are shown where none are asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryRow:
    """A target with its main assessment as of each year in which it was known; superseded years are marked."""

    target: Target
    verdicts: Mapping[int, Assessment]

    def __repr__(self) -> str:
        last = max(self.verdicts)
        told = f"{len(self.verdicts)} years, {self.verdicts[last].verdict.value} in {last}"
        return f"<HistoryRow {self.target.region} {self.target.id}: {told}>"


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """The targets of a region as of each of ``years``, ascending."""

    region: Region
    years: tuple[int, ...]
    rows: tuple[HistoryRow, ...]

    def __repr__(self) -> str:
        span = f"{self.years[0]} to {self.years[-1]}" if self.years else "no year"
        return f"<History of {self.region.code}, {len(self.rows)} targets, {span}>"


def history(
    file: RegionFile,
    data: Dataset,
    *,
    indicators: Sequence[str] = (),
    first: int | None = None,
    last: int | None = None,
    everything: bool = False,
) -> History:
    """What could be said of each target as of each year; a target appears in the year of its issue.

    A year hides later observations and later targets, not revisions published since.

    Args:
        file: the region.
        data: the data in use.
        indicators: these instead of the headline ones.
        first: the first year; six years up to the last where None.
        last: the last year; the newest of the data where None.
        everything: targets of every indicator.

    Raises:
        DualcarbonError: there are no data, or the years run backwards.
    """
    if data.newest is None:
        raise DualcarbonError(
            "there are no observations to look back on", hint="a folder of some goes with --record-dir"
        )
    last = data.newest if last is None else last
    if last > data.newest:
        raise DualcarbonError(
            Sentence(
                "--to {last} lies after the newest data, those of {newest}", last=last, newest=data.newest
            ),
            hint=Sentence("--to {newest}", newest=data.newest),
        )
    start = last - YEARS + 1 if first is None else first
    if start > last:
        raise DualcarbonError(
            Sentence("--from {start} lies after --to {last}", start=start, last=last),
            hint="put the earlier year first",
        )
    years = tuple(range(start, last + 1))
    wanted = Wanted(indicators=tuple(indicators), everything=everything)
    verdicts: dict[str, dict[int, Assessment]] = {}
    for year in years:
        evidence = Evidence(data, as_of=year)
        for target in in_force(file.targets, year):
            if is_wanted(target, wanted, file.indicators, year):
                main = next(one for one in assess_one(target, evidence) if one.main)
                verdicts.setdefault(target.id, {})[year] = main
    shown = [target for target in file.targets if target.id in verdicts]
    return History(
        region=file.region,
        years=years,
        rows=tuple(
            HistoryRow(target=target, verdicts=verdicts[target.id])
            for target in in_order(shown, file.indicators)
        ),
    )
