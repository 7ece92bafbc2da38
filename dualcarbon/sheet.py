"""The sheet of a region: which of its targets are shown, and which of their verdicts fail a run."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dualcarbon.assessment.verdict import Assessment, Verdict
from dualcarbon.indicator import Indicator, vocabulary
from dualcarbon.region import Region
from dualcarbon.target import Effort, Target

RECENT = 5
"""A target that fell due in the last five years of the data is still shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The assessments of a region; ``hidden`` counts the targets that were not asked for.

    ``newest`` is the newest year of the data in use, ``path`` the file that the targets stand in, ``data``
    the date of the record.
    """

    region: Region
    assessments: tuple[Assessment, ...]
    hidden: int = 0
    newest: int | None = None
    path: str = ""
    data: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
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


def fails(assessment: Assessment, verdicts: Collection[Verdict]) -> bool:
    """Whether an assessment makes the answer no; what is merely striven for, or replaced, never does."""
    target = assessment.target
    return (
        assessment.main
        and assessment.verdict in verdicts
        and target.effort is not Effort.STRIVE
        and not target.superseded
    )


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
    places = {name: at for at, name in enumerate([*vocabulary(), *own])}
    chosen = [target for target in targets if _is_shown(target, wanted, own, newest)]
    return sorted(
        chosen,
        key=lambda target: (places.get(target.indicator.name, len(places)), target.year or 0),
    )


def _is_shown(target: Target, wanted: Wanted, own: Mapping[str, Indicator], newest: int | None) -> bool:
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
