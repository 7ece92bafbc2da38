"""One row a target: many scenarios of it counted, and where their numbers lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from dualcarbon.assessment import Assessment, Figure, Verdict
from dualcarbon.target import Target

FEW = 20
"""Below that many scenarios the ends are their minimum and maximum."""
_GOOD = (Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK)
_BAD = (Verdict.MISSED, Verdict.OFF_TRACK)
_LOW, _MIDDLE, _HIGH = Fraction(5, 100), Fraction(1, 2), Fraction(95, 100)


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """The main assessments of one target, of one scenario or of many.

    ``low``, ``median`` and ``high`` are the 5th, 50th and 95th percentile of the number of the target year, in
    ``unit``: minimum, median and maximum of fewer than twenty. ``margin`` is the median one.
    """

    target: Target
    definition: str
    scenarios: int
    counts: Mapping[Verdict, int]
    verdict: Verdict
    low: Fraction | None = None
    median: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    margin: Figure | None = None

    def __repr__(self) -> str:
        told = ", ".join(f"{n} {verdict.value}" for verdict, n in self.counts.items())
        return f"<Summary {self.target.region} {self.target.id}: {self.verdict.value} ({told})>"


def summaries(assessments: Sequence[Assessment]) -> Iterator[Summary]:
    """One for each target, in their order; only main assessments count."""
    main = [one for one in assessments if one.main]
    for _, several in groupby(main, key=lambda one: (one.target.region, one.target.id)):
        yield _summary(list(several))


def _summary(several: Sequence[Assessment]) -> Summary:
    target = several[0].target
    definitions = {one.definition for one in several}
    counted = Counter(one.verdict for one in several)
    values = [figure.value for one in several if (figure := _number(one)) is not None]
    unit = next((figure.unit for one in several if (figure := _number(one)) is not None), "")
    margins = [one.margin for one in several if one.margin is not None]
    few = len(several) < FEW
    return Summary(
        target=target,
        definition=definitions.pop() if len(definitions) == 1 else "",
        scenarios=sum(bool(one.scenario) for one in several),
        counts={verdict: counted[verdict] for verdict in Verdict},
        verdict=_verdict(counted),
        low=percentile(values, Fraction(0) if few else _LOW),
        median=percentile(values, _MIDDLE),
        high=percentile(values, Fraction(1) if few else _HIGH),
        unit=unit,
        margin=_middle(margins),
    )


def _number(one: Assessment) -> Figure | None:
    """The number of the target year: projected, or else observed."""
    if one.verdict in (Verdict.MET, Verdict.MISSED):
        return one.observed
    return one.projected or (one.observed if one.verdict is Verdict.AHEAD else None)


def _verdict(counted: Counter[Verdict]) -> Verdict:
    """On track where at least half of those that can be judged are; all alike keep their word."""
    judged = [verdict for verdict in (*_GOOD, *_BAD) if counted[verdict]]
    if len(judged) == 1:
        return judged[0]
    if judged:
        good, bad = (sum(counted[verdict] for verdict in side) for side in (_GOOD, _BAD))
        return Verdict.ON_TRACK if good >= bad else Verdict.OFF_TRACK
    return Verdict.OPEN if counted[Verdict.OPEN] else Verdict.UNKNOWN


def _middle(margins: Sequence[Figure]) -> Figure | None:
    value = percentile([one.value for one in margins], _MIDDLE)
    return None if value is None else Figure(value=value, unit=margins[0].unit)


def percentile(values: Sequence[Fraction], part: Fraction) -> Fraction | None:
    """The number below which ``part`` of all lie, between its two neighbours in a straight line; None of none."""
    if not values:
        return None
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    at = int(place)
    low, high = ordered[at], ordered[min(at + 1, len(ordered) - 1)]
    return low + (high - low) * (place - at)
