"""The sheet of a region: which of its targets are shown, and which of their verdicts fail a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dualcarbon.assessment import Assessment, Verdict, assess
from dualcarbon.baseline import PLAIN, Joining
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import find_indicator, vocabulary
from dualcarbon.region import Region
from dualcarbon.target import Effort, Target, in_force
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset, Status, is_called, refuse_unknown
from dualcarbon.wanted import Wanted, select

_APPRAISED = (
    # carbon
    *("carbon_intensity", "co2_emissions", "ghg_emissions", "net_emissions"),
    # energy
    *("energy_intensity", "energy_consumption", "coal_consumption", "oil_consumption"),
    # structure
    *("non_fossil_share", "renewable_share", "coal_share", "electrification_share"),
    # capacity
    *("renewable_capacity", "wind_solar_capacity", "wind_capacity", "solar_capacity", "nuclear_capacity"),
    *("pumped_storage_capacity", "new_storage_capacity"),
    # forest
    *("forest_coverage", "forest_stock_volume"),
)
"""Headline indicators: carbon, energy, structure, capacity, forest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The assessments of a region; ``hidden`` counts the targets that were not asked for.

    ``newest`` is the newest year of the data in use, ``as_of`` the year that was asked for, ``path`` the file that
    the targets stand in, ``data`` the date of the record. ``silent``: targets that the data say nothing about are
    counted, not named. ``brief``: so are, of many scenarios, those that the record alone judges. ``scenarios``: how
    many the data have of the region.
    """

    region: Region
    assessments: tuple[Assessment, ...]
    hidden: int = 0
    newest: int | None = None
    as_of: int | None = None
    path: str = ""
    data: str = ""
    silent: bool = False
    brief: bool = False
    scenarios: int = 0

    @property
    def main(self) -> tuple[Assessment, ...]:
        """The assessments that tables show, in the order of the appraisal."""
        return tuple(appraised([one for one in self.assessments if one.main]))

    @property
    def others(self) -> tuple[Assessment, ...]:
        """Those of the same targets on other definitions."""
        return tuple(one for one in self.assessments if not one.main)

    def __repr__(self) -> str:
        return f"<Sheet {self.region.code}: {len(self.assessments)} assessments>"


def make_sheets(
    files: Sequence[RegionFile],
    data: Dataset,
    wanted: Wanted,
    *,
    scenarios: Sequence[str] = (),
    as_of: int | None = None,
    date: str = "",
    joining: Joining = PLAIN,
    silent: bool = False,
) -> list[Sheet]:
    """One sheet for each region: the targets wanted, assessed.

    Args:
        files: the regions.
        data: the data in use.
        wanted: which targets to show.
        scenarios: names and patterns of the only scenarios to judge.
        as_of: hides observations of later years, and targets issued later.
        date: the date of the record.
        joining: how scenarios are joined to what was observed.
        silent: counts the targets that the data say nothing about, where people would be told their names.

    Raises:
        UnknownName: an indicator or a scenario that nobody knows.
    """
    own = {name: indicator for file in files for name, indicator in file.indicators.items()}
    for name in wanted.indicators:
        find_indicator(name, own)
    refuse_unknown(scenarios, sorted({one.scenario for one in data if one.status is Status.PROJECTED}))
    evidence = Evidence(data, as_of=as_of, joining=joining)
    present = evidence.newest if evidence.newest is not None else _first_year(data)
    told = _scenarios_by_region(data, scenarios)
    sheets = []
    for file in files:
        every = in_force(file.targets, as_of)
        targets = select(every, wanted, own=file.indicators, newest=present)
        sheets.append(
            Sheet(
                region=file.region,
                assessments=tuple(assess(targets, evidence, scenarios=scenarios)),
                hidden=0 if wanted.is_narrow else len(every) - len(targets),
                newest=evidence.newest,
                as_of=as_of,
                path=file.path,
                data=date,
                silent=silent,
                scenarios=told[file.region.code],
            )
        )
    return sheets


def appraised(assessments: Sequence[Assessment]) -> list[Assessment]:
    """In the order of the national appraisal: by indicator, then by year.

    What is striven for stands below the floor that it goes beyond.
    """
    places = _places()
    return sorted(
        assessments,
        key=lambda one: (
            places.get(one.target.indicator.name, len(places)),
            one.target.year or 0,
            one.target.scope,
            one.target.effort is Effort.STRIVE,
        ),
    )


@cache
def _places() -> Mapping[str, int]:
    names = [*_APPRAISED, *(name for name in vocabulary() if name not in _APPRAISED)]
    return {name: at for at, name in enumerate(names)}


def only(sheets: Sequence[Sheet], verdicts: Collection[Verdict]) -> list[Sheet]:
    """The targets whose main assessment has one of these verdicts; a sheet without any is left out."""
    found = []
    for sheet in sheets:
        kept = {one.target.id for one in sheet.assessments if one.main and one.verdict in verdicts}
        if kept:
            shown = tuple(one for one in sheet.assessments if one.target.id in kept)
            found.append(replace(sheet, assessments=shown))
    return found


def fails(assessment: Assessment, verdicts: Collection[Verdict]) -> bool:
    """Whether an assessment makes the answer no; what is merely striven for, or replaced, never does."""
    return assessment.main and fails_by(assessment.target, assessment.verdict, verdicts)


def fails_by(target: Target, verdict: Verdict, verdicts: Collection[Verdict]) -> bool:
    """Whether a verdict on a target makes the answer no."""
    return verdict in verdicts and target.effort is not Effort.STRIVE and not target.superseded


def _first_year(data: Dataset) -> int | None:
    """Where projections begin: the present of data without observations."""
    return min((one.years[0] for one in data if one.years), default=None)


def _scenarios_by_region(data: Dataset, wanted: Sequence[str]) -> Counter[str]:
    """How many scenarios tell anything of each region."""
    names = {(one.region, one.scenario) for one in data if one.status is Status.PROJECTED}
    return Counter(
        region for region, name in names if not wanted or any(is_called(name, one) for one in wanted)
    )
