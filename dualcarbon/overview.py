"""The whole country on a page: regions down, headline indicators across, the next target due in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dualcarbon.assessment import Assessment, Verdict, assess_one
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Indicator, find_indicator, vocabulary
from dualcarbon.region import Region
from dualcarbon.target import in_force
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset
from dualcarbon.wanted import next_due


@dataclass(frozen=True, kw_only=True, slots=True)
class OverviewRow:
    """A region with the main assessment of its next target due for each indicator that it has one for."""

    region: Region
    cells: Mapping[str, Assessment]

    def __repr__(self) -> str:
        told = ", ".join(f"{n} {verdict.value}" for verdict, n in self.tally.items())
        return f"<OverviewRow {self.region.code}: {told or 'no target'}>"

    @property
    def tally(self) -> Mapping[Verdict, int]:
        """How many cells have each verdict."""
        return Counter(one.verdict for one in self.cells.values())


GOOD = (Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK)
"""What counts as good, of what can be judged at all."""
_BAD = (Verdict.MISSED, Verdict.OFF_TRACK)


def share_of_good(tally: Mapping[Verdict, int]) -> tuple[int, int]:
    """How many are met, ahead or on track, and how many are these, missed or off track."""
    good = sum(tally.get(verdict, 0) for verdict in GOOD)
    return good, good + sum(tally.get(verdict, 0) for verdict in _BAD)


class Strength(StrEnum):
    """How strong the mark of what is off track is: by how much faster it would have to go."""

    OFF = "off track"
    WELL_OFF = "well off track"
    AWAY = "wrong direction"


_TWICE = 2


def strength(assessment: Assessment) -> Strength | None:
    """By the pace required over the pace so far, as the State of Climate Action has it; None if not off."""
    if assessment.verdict is not Verdict.OFF_TRACK:
        return None
    faster = assessment.acceleration
    if faster is not None and faster < 0:
        return Strength.AWAY
    return Strength.WELL_OFF if faster is not None and faster >= _TWICE else Strength.OFF


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """The matrix: ``indicators`` are those with a target of any region, in the order of the vocabulary."""

    indicators: tuple[Indicator, ...]
    rows: tuple[OverviewRow, ...]
    newest: int | None = None
    year: int | None = None

    @property
    def tally(self) -> Mapping[Verdict, int]:
        """How many cells of the whole matrix have each verdict."""
        return Counter(one.verdict for row in self.rows for one in row.cells.values())

    def tally_of(self, indicator: str) -> Mapping[Verdict, int]:
        """How many regions have each verdict for one indicator."""
        return Counter(row.cells[indicator].verdict for row in self.rows if indicator in row.cells)

    def __repr__(self) -> str:
        return f"<Overview of {len(self.rows)} regions and {len(self.indicators)} indicators>"


def overview(
    files: Sequence[RegionFile],
    data: Dataset,
    *,
    indicators: Sequence[str] = (),
    year: int | None = None,
    as_of: int | None = None,
) -> Overview:
    """The verdict on the next target due of each region and indicator.

    Args:
        files: the regions, in the order of the rows.
        data: the data in use.
        indicators: these instead of the headline ones.
        year: the targets for this year instead of those due next.
        as_of: hides observations of later years, and targets issued later.

    Raises:
        UnknownName: an indicator that nobody knows.
    """
    wanted = [find_indicator(name).name for name in indicators]
    evidence = Evidence(data, as_of=as_of)
    rows = [_row(file, evidence, wanted, year) for file in files]
    known = vocabulary()
    order = wanted or [name for name, indicator in known.items() if indicator.headline]
    present = {name for row in rows for name in row.cells}
    return Overview(
        indicators=tuple(known[name] for name in order if name in present or wanted),
        rows=tuple(rows),
        newest=evidence.newest,
        year=year,
    )


def _row(file: RegionFile, evidence: Evidence, wanted: Sequence[str], year: int | None) -> OverviewRow:
    cells: dict[str, Assessment] = {}
    targets = in_force(file.targets, evidence.as_of)
    names = dict.fromkeys(target.indicator.name for target in targets)
    for name in names:
        indicator = vocabulary().get(name)
        if indicator is None or not (name in wanted if wanted else indicator.headline):
            continue
        target = next_due(
            [one for one in targets if one.indicator.name == name], newest=evidence.newest, year=year
        )
        if target is not None:
            cells[name] = next(one for one in assess_one(target, evidence) if one.main)
    return OverviewRow(region=file.region, cells=cells)
