"""What to look up next: the observations and links that are not on record and would decide verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dualcarbon.assessment import Assessment, Verdict, assess_one
from dualcarbon.baseline import Values, yearly
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Indicator, Kind
from dualcarbon.target import Form, Mean, Target, in_force
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset
from dualcarbon.units import price_year
from dualcarbon.wanted import Wanted, is_wanted

_FOR_A_PACE = 5
"""The years of the longest window: with a level at both of its ends a pace is known."""
_REACH = 2 * _FOR_A_PACE
"""For so many years it is carried on at most."""
_POINTS = 3
"""A peak is told of three years at the least."""
_NOTHING_TO_LOOK_UP = ("no_number", "part_of_whole", "no_baseline", "direct_equivalent", "not_recounted")
_TOO_OLD = (
    "stale",
    "no_pace",
    "one_observation",
    "one_observation_keeps",
    "one_observation_short",
    "too_few_points",
    "peak_stale",
)
"""Why a target is open that a newer number, or one more, may decide."""


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
    is asked for; for a later one what a pace needs; for a peak the smallest set that decides whatever its numbers
    are. What is open for want of a newer number is asked for too, as far as a pace reaches.

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
            if not _is_lacking(main, evidence.newest):
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
        Gap(
            wish=wish,
            indicator=indicator,
            targets=tuple(sorted(several, key=lambda target: target.year or 0)),
            alone=tuple(alone),
        )
        for wish, (indicator, several, alone) in ordered
    )


def _is_lacking(main: Assessment, newest: int | None) -> bool:
    """Whether a number that is not on record would decide."""
    code = main.reasons[0].code if main.reasons else ""
    if main.verdict is Verdict.UNKNOWN:
        return code not in _NOTHING_TO_LOOK_UP
    due = main.target.due
    reached = due is not None and newest is not None and due - newest <= _REACH
    return main.verdict is Verdict.OPEN and code in _TOO_OLD and reached


def _key(wish: Wish) -> tuple[str, str, str, int]:
    return wish.region, wish.indicator, wish.definition, wish.relative_to or 0


def wishes_of(target: Target, main: Assessment, evidence: Evidence) -> Iterator[Wish]:
    """The numbers that are missing for a verdict on one target."""
    due, newest = target.due, evidence.newest
    if due is None or newest is None:
        return
    over = newest >= due
    last = due if over else newest
    # What falls short on a definition that is official no longer stays undecided: the official one decides.
    definition = target.definition or target.indicator.official_for(due) or main.definition
    maker = _Maker(target, definition, evidence)
    if target.form is Form.PEAK:
        yield from maker.peak(due, newest)
    elif target.form in (Form.LEVEL, Form.NET_ZERO):
        yield from maker.levels(last) if over else maker.levels(last - _FOR_A_PACE, last)
    elif target.baseline == "peak":
        yield from maker.levels(*range(last - _POINTS + 1, last + 1))
    elif isinstance(target.baseline, int) and target.baseline <= last:
        yield from _against(target, target.baseline, last, maker, over=over)


def _against(target: Target, baseline: int, last: int, maker: _Maker, *, over: bool) -> Iterator[Wish]:
    """What a target that is told against a year needs."""
    bound = target.bound
    relative = bound is not None and bound.unit == "%"
    if target.form is Form.GROWTH and bound is not None and bound.mean is not Mean.ON_AVERAGE:
        yield from maker.yearly(baseline, last)
    elif target.form is Form.ADDITION and target.indicator.kind is Kind.FLOW:
        yield from maker.levels(*range(baseline + 1, last + 1))
    elif target.form in (Form.REDUCTION, Form.MULTIPLE, Form.GROWTH) or (
        target.form is Form.INCREASE and relative
    ):
        if last > baseline:
            yield from maker.link(baseline, last)
        if not over and last - _FOR_A_PACE != baseline:
            yield from maker.link(last - _FOR_A_PACE, last)
    else:
        for_a_pace = () if over else (last - _FOR_A_PACE,)
        yield from maker.levels(*sorted({min(baseline, last - 1), *for_a_pace, last}))


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

    def peak(self, due: int, newest: int) -> Iterator[Wish]:
        """The years that decide whatever their numbers are: the last that counts, and the one after it.

        Of a year that is not over yet the newest; and so many before it that there are three in all.
        """
        wanted = {year for year in (due, due + 1) if year <= newest} or {newest}
        series = None if self.graph is None else yearly(self.graph)
        known = set() if series is None else set(series.amounts)
        year = min(wanted) - 1
        while len(known | wanted) < _POINTS:
            wanted.add(year)
            year -= 1
        yield from (self._wish(one, None, self.unit) for one in sorted(wanted - known))

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
