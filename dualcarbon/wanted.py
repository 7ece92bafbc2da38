"""What is asked for: which targets of a region are shown, and what has to be known to judge them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dualcarbon.evidence import needed
from dualcarbon.indicator import Indicator, vocabulary
from dualcarbon.target import Effort, Form, Target, in_force
from dualcarbon.target_file import RegionFile

RECENT = 5
"""A target that fell due in the last five years of the data is still shown."""


class Wanted(NamedTuple):
    """What is asked for: ``indicators`` take the place of the headline ones, ``year`` that of the last years.

    ``everything`` shows past and superseded targets too.
    """

    indicators: tuple[str, ...] = ()
    year: int | None = None
    everything: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether certain targets are asked for, so that finding none is no answer."""
        return bool(self.indicators) or self.year is not None


def needed_by(
    files: Sequence[RegionFile], wanted: Wanted, *, as_of: int | None = None, newest: int | None = None
) -> dict[str, frozenset[str]]:
    """The indicators of which anything has to be known to judge the targets wanted, by region.

    Args:
        files: the regions.
        wanted: which targets to show.
        as_of: hides observations of later years, and targets issued later.
        newest: a year that the data in use reach at least.
    """
    until = min((year for year in (newest, as_of) if year is not None), default=None)
    return {
        file.region.code: needed(
            one.indicator
            for one in in_force(file.targets, as_of)
            if is_wanted(one, wanted, file.indicators, until)
        )
        for file in files
    }


def select(
    targets: Sequence[Target], wanted: Wanted, *, own: Mapping[str, Indicator], newest: int | None
) -> list[Target]:
    """The targets to show, by indicator in the order of the vocabulary, then by year.

    Args:
        targets: those of one region.
        wanted: what is asked for.
        own: the indicators that the region's file declares; they are headline ones.
        newest: the newest year of the data in use.
    """
    return in_order([target for target in targets if is_wanted(target, wanted, own, newest)], own)


def in_order(targets: Sequence[Target], own: Mapping[str, Indicator]) -> list[Target]:
    """By indicator in the order of the vocabulary, a region's own ones last, then by year."""
    places = {name: at for at, name in enumerate([*vocabulary(), *own])}
    return sorted(
        targets, key=lambda target: (places.get(target.indicator.name, len(places)), target.year or 0)
    )


def next_due(targets: Sequence[Target], *, newest: int | None, year: int | None = None) -> Target | None:
    """Of the targets of one indicator the one that counts next; None where none is in force.

    The earliest that is not due yet, else the last that fell due in the last years of the data. What has no number,
    or a scope of its own, gives way to any that has one and is of the whole; of several for one year a firm one
    goes before a stretch, and one that names no definition before one that does.

    Args:
        targets: of one indicator of a region.
        newest: the newest year of the data in use.
        year: asks for the targets of this year.
    """
    known = [one for one in targets if not one.superseded]
    known = [one for one in known if year is None or one.year == year]
    for several in (
        [one for one in known if one.form is not Form.UNSTATED and not one.scope],
        [one for one in known if one.form is not Form.UNSTATED],
        known,
    ):
        found = _next_of(several, newest, asked=year is not None)
        if found is not None:
            return found
    return None


def _next_of(targets: Sequence[Target], newest: int | None, *, asked: bool) -> Target | None:
    dated = [one for one in targets if one.year is not None]
    years = sorted({one.year for one in dated if one.year is not None})
    later = [one for one in years if newest is None or one > newest]
    recent = [one for one in years if asked or (newest is not None and newest - RECENT < one <= newest)]
    if not later and not recent:
        return next((one for one in targets if one.year is None), None)
    chosen = later[0] if later else recent[-1]
    return min((one for one in dated if one.year == chosen), key=_standing)


def _standing(target: Target) -> tuple[bool, bool]:
    return target.effort is Effort.STRIVE, bool(target.definition)


def is_wanted(target: Target, wanted: Wanted, own: Mapping[str, Indicator], newest: int | None) -> bool:
    """Whether a target is asked for; ``own`` indicators of its file are headline ones."""
    name = target.indicator.name
    if wanted.indicators and name not in wanted.indicators:
        return False
    if wanted.year is not None and target.year != wanted.year:
        return False
    if wanted.everything:
        return True
    headline = bool(wanted.indicators) or target.indicator.headline or name in own
    return headline and not target.superseded and (wanted.year is not None or _is_recent(target, newest))


def _is_recent(target: Target, newest: int | None) -> bool:
    return target.year is None or newest is None or target.year > newest - RECENT
