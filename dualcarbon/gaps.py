"""What to look up next: the observations and links that are not on record and would decide verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dualcarbon.assessment import Assessment, Verdict, assess_one
from dualcarbon.baseline import Values
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Indicator, Kind
from dualcarbon.sheet import Wanted, is_wanted
from dualcarbon.target import Form, Mean, Target, in_force
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset
from dualcarbon.units import price_year

_FOR_A_PACE = 5
"""The years of the longest window: with a level at both of its ends a pace is known."""
_POINTS = 3
"""A peak is told of three years at the least."""
_NOTHING_TO_LOOK_UP = ("no_number", "part_of_whole", "no_baseline", "direct_equivalent", "not_recounted")


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Wish:
    """One number to look up: a level of ``year``, or with ``relative_to`` the change against that year."""

    region: str
    indicator: str
    definition: str
    year: int
    relative_to: int | None
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A number that is not on record, and the targets (by region's file) that it would help to decide.

    ``alone`` are those that it decides without any other number.
    """

    wish: Wish
    indicator: Indicator
    targets: tuple[Target, ...]
    alone: tuple[Target, ...]

    def __repr__(self) -> str:
        against = f" against {self.wish.relative_to}" if self.wish.relative_to else ""
        return f"<Gap {self.wish.region} {self.wish.indicator} {self.wish.year}{against}: {len(self.targets)} targets>"


def gaps(
    files: Sequence[RegionFile],
    data: Dataset,
    *,
    indicators: Sequence[str] = (),
    everything: bool = False,
) -> tuple[Gap, ...]:
    """The observations and links that would decide what is unknown now, the most useful first.

    None for goals without a number, or with a scope of their own. For a year that is over the number of that year
    is asked for; for a later one what a pace needs; for a peak the smallest set that tells of one.

    Args:
        files: the regions.
        data: the data in use.
        indicators: these instead of the headline ones.
        everything: targets of every indicator, past ones too.
    """
    evidence = Evidence(data)
    wanted = Wanted(indicators=tuple(indicators), everything=everything)
    found: dict[Wish, tuple[Indicator, list[Target], list[Target]]] = {}
    for file in files:
        for target in in_force(file.targets):
            if target.superseded or not is_wanted(target, wanted, file.indicators, evidence.newest):
                continue
            main = next(one for one in assess_one(target, evidence) if one.main)
            if main.verdict is not Verdict.UNKNOWN or main.reasons[0].code in _NOTHING_TO_LOOK_UP:
                continue
            wishes = tuple(dict.fromkeys(wishes_of(target, main, evidence)))
            for wish in wishes:
                _, several, alone = found.setdefault(wish, (target.indicator, [], []))
                several.append(target)
                if len(wishes) == 1:
                    alone.append(target)
    ordered = sorted(
        found.items(), key=lambda item: (-len(item[1][1]), -len(item[1][2]), item[0].year, _key(item[0]))
    )
    return tuple(
        Gap(wish=wish, indicator=indicator, targets=tuple(several), alone=tuple(alone))
        for wish, (indicator, several, alone) in ordered
    )


def _key(wish: Wish) -> tuple[str, str, str, int]:
    return wish.region, wish.indicator, wish.definition, wish.relative_to or 0


def wishes_of(target: Target, main: Assessment, evidence: Evidence) -> Iterator[Wish]:
    """The numbers that are missing for a verdict on one target."""
    due, newest = target.due, evidence.newest
    if due is None or newest is None:
        return
    over = newest >= due
    last = due if over else newest
    baseline = target.baseline if isinstance(target.baseline, int) else None
    # Where an old count falls short, the official one decides.
    unofficial = main.reasons[0].code == "unofficial"
    definition = target.indicator.official_for(due) if unofficial else main.definition
    maker = _Maker(target, definition, evidence)
    match target.form:
        case Form.LEVEL | Form.NET_ZERO:
            yield from maker.levels(last) if over else maker.levels(last - _FOR_A_PACE, last)
        case Form.PEAK:
            yield from _of_peak(maker, due, newest)
        case _ if target.baseline == "peak":
            yield from maker.levels(*range(last - _POINTS + 1, last + 1))
        case Form.REDUCTION | Form.MULTIPLE if baseline is not None:
            yield from maker.link(baseline, last) if last > baseline else maker.link(last - _FOR_A_PACE, last)
        case Form.GROWTH if baseline is not None:
            mean = target.bound is not None and target.bound.mean is Mean.ON_AVERAGE
            yield from maker.link(baseline, last) if mean else maker.yearly(baseline, last)
        case Form.ADDITION if target.indicator.kind is Kind.FLOW and baseline is not None:
            yield from maker.levels(*range(baseline + 1, last + 1))
        case Form.INCREASE if baseline is not None and target.bound is not None and target.bound.unit == "%":
            yield from maker.link(baseline, last)
        case _ if baseline is not None:
            yield from maker.levels(*dict.fromkeys((min(baseline, last - 1), last)))


def _of_peak(maker: _Maker, due: int, newest: int) -> Iterator[Wish]:
    """Three neighbouring years at the least; where the year is over, those around it and the newest."""
    if newest > due:
        years = {due - 1, due, due + 1}
        yield from maker.levels(*sorted({*years, newest}))
    else:
        yield from maker.levels(*range(newest - _POINTS + 1, newest + 1))


class _Maker:
    """Wishes for one target, without what is on record."""

    def __init__(self, target: Target, definition: str, evidence: Evidence) -> None:
        self.target, self.definition = target, definition
        prices = (
            "" if target.bound is None or target.form is not Form.LEVEL else price_year(target.bound.unit)[1]
        )
        unit = target.indicator.unit
        self.unit = unit.replace("yuan", f"yuan_{prices}") if prices else unit
        self.graph = evidence.graph(target.region, target.indicator, definition)
        self.values = None if self.graph is None else Values(self.graph, price_year=prices)

    def levels(self, *years: int) -> Iterator[Wish]:
        """The levels of some years that no two-sided value is known of."""
        for year in years:
            value = None if self.values is None else self.values.at(year)
            if value is None or value.amount.one_sided:
                yield self._wish(year, None, self.unit)

    def link(self, base: int, year: int) -> Iterator[Wish]:
        """The change between two years."""
        tied = None if self.graph is None else self.graph.path(base, year)
        if tied is None or tied.one_sided:
            yield self._wish(year, base, "%")

    def yearly(self, base: int, last: int) -> Iterator[Wish]:
        """The change of every year after a baseline."""
        for year in range(base + 1, last + 1):
            yield from self.link(year - 1, year)

    def _wish(self, year: int, base: int | None, unit: str) -> Wish:
        return Wish(
            region=self.target.region,
            indicator=self.target.indicator.name,
            definition=self.definition,
            year=year,
            relative_to=base,
            unit=unit,
        )
