"""A fall told against one year, told against another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isfinite

from dualcarbon.baseline.edges import Path
from dualcarbon.baseline.graph import Graph
from dualcarbon.indicator import Indicator, Kind
from dualcarbon.number import Number, plain, refuse, show
from dualcarbon.problem import DualcarbonError, Enumeration, Name, Sentence
from dualcarbon.region import find_region
from dualcarbon.trajectory import Grade, Interval, Link, Trajectory
from dualcarbon.units import Stated, read_quantity

_HUNDRED = 100


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Rebased:
    """A percentage against another baseline, with its interval and the path that leads there.

    ``percent`` and ``given`` are falls, or rises where ``rise`` is set. ``path`` runs from the new
    baseline to the old one.
    """

    given: Fraction
    percent: Interval
    start: int
    end: int
    path: Path
    rise: bool = False

    def __repr__(self) -> str:
        way = "above" if self.rise else "below"
        told = f"{show(self.percent.value)} % {way} {self.end}"
        return f"<Rebased {show(self.given)} % {way} {self.start}: {told}>"


@dataclass(frozen=True, kw_only=True, slots=True)
class Straight:
    """One end of an answer as a straight line in the percentage: (``slope`` r + ``shift``) / ``over``."""

    slope: int
    shift: int
    over: int


class Rebaser:
    """Percentages rebased one after another on one pair of years."""

    def __init__(self, graph: Graph, *, start: int, end: int, rise: bool = False) -> None:
        """Finds what ties the two years.

        Args:
            graph: the links and levels of the indicator.
            start: the baseline that percentages are stated against.
            end: the baseline they are wanted against.
            rise: the percentages are rises.

        Raises:
            DualcarbonError: nothing ties the two years.
        """
        path = graph.path(end, start)
        if path is None:
            raise _no_path(graph, start, end)
        self.graph, self.start, self.end, self.rise, self.path = graph, start, end, rise, path
        self._ratio = path.total
        self._sign = 1 if rise else -1

    def rebase(self, percent: Fraction) -> Rebased:
        """The answer to a percentage: 1 - r_b = (1 - r_a) R(b→a).

        Raises:
            DualcarbonError: a fall above 100 %.
        """
        if self._sign * percent < -_HUNDRED:
            given = (
                Sentence("a rise of {percent} % is a fall", percent=plain(percent))
                if self.rise
                else Sentence("{percent} % was given", percent=plain(percent))
            )
            raise DualcarbonError(Sentence("nothing falls by more than 100 %: {given}", given=given))
        left = self._ratio * (1 + self._sign * percent / _HUNDRED)
        told_against = (left - 1) * (self._sign * _HUNDRED)
        return Rebased(
            given=percent,
            percent=told_against,
            start=self.start,
            end=self.end,
            path=self.path,
            rise=self.rise,
        )

    def straight_lines(self) -> tuple[Straight, Straight, Straight] | None:
        """Value, low and high of every answer; None where only a bound is known.

        1 − r_b = (1 − r_a) R is a straight line in r_a: r_b = R r_a + 100 (1 − R), and so for rises.
        """
        ratio = self._ratio
        if ratio.one_sided or isinstance(ratio.low, float) or isinstance(ratio.high, float):
            return None
        low, high = (ratio.low, ratio.high) if self.rise else (ratio.high, ratio.low)
        value, first, last = (self._straight(end) for end in (ratio.value, low, high))
        return value, first, last

    def _straight(self, ratio: Fraction) -> Straight:
        above, below = ratio.numerator, ratio.denominator
        return Straight(slope=above, shift=self._sign * _HUNDRED * (above - below), over=below)


def rebase(
    percent: Fraction | Decimal | int,
    *,
    start: int,
    end: int,
    trajectory: Trajectory,
    rise: bool = False,
    graph: Graph | None = None,
) -> Rebased:
    """A fall of ``percent`` against ``start``, told against ``end``: 1 - r_b = (1 - r_a) R(b→a).

    Args:
        percent: the fall (or with ``rise`` the rise) in percent; exact.
        start: the baseline it is stated against.
        end: the baseline it is wanted against.
        trajectory: the links and levels that tie the two years.
        rise: the percentage is a rise.
        graph: the graph of the trajectory, where it is made already.

    Raises:
        DualcarbonError: a fall above 100 %, or no path between the two years.
    """
    return Rebaser(graph or Graph(trajectory), start=start, end=end, rise=rise).rebase(Fraction(percent))


def refuse_share(indicator: Indicator) -> None:
    """Raises DualcarbonError for a share: its goals are levels, which are told against no year."""
    if indicator.kind is Kind.SHARE:
        raise DualcarbonError(
            Sentence(
                "{indicator} is a share: its goals are levels, and a level is told against no year",
                indicator=indicator.called,
            ),
            hint="a fall of an intensity or of an amount can be rebased: --indicator carbon_intensity",
        )


def read_percent(stated: str | Number) -> Stated:
    """One percentage, with or without its sign.

    Raises:
        DualcarbonError: it is none, is a bound, or reads two ways (0.65 may be a fraction).
    """
    found = _percentage(stated)
    if found.bound not in ("", "exactly"):
        refuse(
            found.text,
            Sentence('"{text}" is a bound, not one percentage', text=found.text),
            "give the number alone: 65%",
        )
    return found


def read_link(stated: str | Number, *, rise: bool = False) -> Interval:
    """A published fall (or rise) in percent, with its rounding interval; ``more than 51`` is one-sided.

    Raises:
        DualcarbonError: it is no percentage, reads two ways, or is a fall of 100 % or more.
    """
    found = _percentage(stated)
    value, open_ = Fraction(found.value), found.bound in ("more than", "less than")
    fall = -value if rise else value
    if fall >= _HUNDRED:
        refuse(
            found.text,
            Sentence("nothing falls by more than 100 %: the link is {text}", text=found.text)
            if fall > _HUNDRED
            else "a fall of 100 % leaves nothing to tell the year against",
            "a link is the fall in the later year against the earlier: --link 48.4%",
        )
    most = Fraction(_HUNDRED)
    match found.bound:
        case "at least" | "more than" if not rise:
            return Interval(low=value, value=value, high=most, one_sided=True, is_open=open_)
        case "at most" | "less than" if rise:
            return Interval(low=-most, value=value, high=value, one_sided=True, is_open=open_)
        case "at least" | "more than":
            return Interval.at_least(value, is_open=open_)
        case "at most" | "less than":
            return Interval.at_most(value, is_open=open_)
        case "exactly":
            return Interval.exact(value)
        case _:
            return Interval.rounded(value, Fraction(found.digit) / 2)


def link_trajectory(
    fall: Interval, *, first: int, second: int, like: Trajectory, rise: bool = False
) -> Trajectory:
    """A trajectory of one link given by hand: the fall in the later of two years against the earlier."""
    base, year = sorted((first, second))
    if base == year:
        raise DualcarbonError(
            Sentence("a link ties two years, and {year} is one", year=year), hint="leave --link out"
        )
    link = Link(
        year=year,
        base=base,
        change=fall if rise else -fall,
        grade=Grade.OFFICIAL,
        source="given with --link",
    )
    return Trajectory(region=like.region, indicator=like.indicator, definition=like.definition, links=(link,))


def _percentage(stated: str | Number) -> Stated:
    text = stated if isinstance(stated, str) else plain(stated) if isfinite(stated) else str(stated)
    found = read_quantity(text)
    if found.unit not in ("%", "") or found.upper is not None:
        refuse(
            text,
            Sentence('"{text}" is not one percentage', text=text),
            "give a number with or without %: 65%",
        )
    if not found.unit and 0 < abs(found.value) < 1:
        refuse(
            text,
            Sentence('"{text}" reads two ways: a fraction, or less than one per cent', text=text),
            Sentence(
                'write "{larger}%" or "{smaller}%"',
                larger=plain(found.value * _HUNDRED),
                smaller=plain(found.value),
            ),
        )
    return found


def _no_path(graph: Graph, start: int, end: int) -> DualcarbonError:
    trajectory = graph.trajectory
    years = [str(year) for year in trajectory.years if graph.path(start, year) is not None and year != start]
    region = find_region(trajectory.region)
    place = Name(trajectory.region, zh=region.name_zh if region.gb else "")
    what = Sentence("{name} of {place}", name=trajectory.indicator.called, place=place)
    definition = f" ({trajectory.definition})" if trajectory.definition else ""
    known = (
        Sentence("tied to {start} are {years}", start=start, years=Enumeration(years))
        if years
        else Sentence("nothing ties {start} to another year", start=start)
    )
    if not trajectory.years:
        known = Sentence("nothing is known of it")
    return DualcarbonError(
        Sentence(
            "no link between {start} and {end} for {what}{definition}: {known}",
            start=start,
            end=end,
            what=what,
            definition=definition,
            known=known,
        ),
        hint="give one with --link PERCENT (the fall in the later year) or a file with -t",
    )
