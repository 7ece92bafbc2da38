"""One row a target: many scenarios of it counted, and where their numbers lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from dualcarbon.assessment import CAVEATS, FEW, Assessment, Figure, Many, Reason, Verdict, limit_of
from dualcarbon.sheet import Sheet
from dualcarbon.target import Form, Target

GOOD = (Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK)
_LOW, _MIDDLE, _HIGH = Fraction(5, 100), Fraction(1, 2), Fraction(95, 100)
_OBSERVED = (Verdict.MET, Verdict.MISSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """The main assessments of one target, of one scenario or of many.

    ``low``, ``median`` and ``high`` are the 5th, 50th and 95th percentile of the number of the target year, in
    ``unit``: minimum, median and maximum of fewer than twenty; of a peak they are years. ``margin`` is that of the
    median.
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


def summaries(assessments: Sequence[Assessment], scenarios: int = 0) -> Iterator[Summary]:
    """One for each target, in their order; only main assessments count.

    Args:
        assessments: of any targets.
        scenarios: how many there are; those that say nothing about a target are unknown.
    """
    return (summary_of(one) for one in gathered(assessments, scenarios) if one.main)


def summary_of(one: Assessment) -> Summary:
    """That of a target: of all scenarios where an assessment stands for them, else of itself."""
    many = one.many or many_of([one])
    return Summary(
        target=one.target,
        definition=one.definition,
        scenarios=many.scenarios,
        counts={verdict: many.counts.get(verdict, 0) for verdict in Verdict},
        verdict=one.verdict,
        low=many.low,
        median=many.median,
        high=many.high,
        unit="" if many.median is None or one.target.form is Form.PEAK else limit_of(one.target).unit,
        margin=one.margin if one.many is None else margin_of(one.target, many.median),
    )


def gather_sheets(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The same sheets with one assessment for the scenarios of each target."""
    return [
        replace(sheet, assessments=tuple(gathered(sheet.assessments, sheet.scenarios))) for sheet in sheets
    ]


def gathered(assessments: Sequence[Assessment], scenarios: int = 0) -> list[Assessment]:
    """The assessments with one for all scenarios of a target, where there are several.

    Args:
        assessments: of any targets.
        scenarios: how many there are; those that say nothing about a target that others tell of are unknown.
    """
    found: list[Assessment] = []
    for _, group in groupby(assessments, key=lambda one: (one.target.region, one.target.id)):
        several = list(group)
        main = [one for one in several if one.main]
        names = {one.scenario for one in main} - {""}
        decided = [one for one in main if not one.scenario and one.verdict in _OBSERVED]
        if decided:
            # What was observed is the same in every scenario.
            found += [one for one in several if not one.scenario]
        elif not names or max(len(names), scenarios) <= 1:
            found += several
        else:
            found.append(together(main, many_of(main, scenarios)))
    return found


def together(several: Sequence[Assessment], many: Many, told: Collection[Reason] | None = None) -> Assessment:
    """One assessment that stands for the scenarios of a target.

    Args:
        several: some of them, or all: what all share is taken from them.
        many: the count of all.
        told: what is to be told of the joints of all; what these say where None.
    """
    first = several[0]
    definitions = {one.definition for one in several if one.verdict is not Verdict.UNKNOWN}
    if many.verdict is Verdict.UNKNOWN or not definitions:
        # Where none can be judged, there is none that it was judged on.
        definitions = {first.target.definition}
    unit = "" if first.target.form is Form.PEAK else limit_of(first.target).unit
    median = None
    if many.median is not None:
        median = Figure(
            value=many.median, unit=unit, year=first.target.due, kind="median", low=many.low, high=many.high
        )
    return replace(
        first,
        verdict=many.verdict,
        definition=definitions.pop() if len(definitions) == 1 else "",
        main=True,
        scenario="",
        within_rounding=False,
        provisional=False,
        projected=median,
        margin=margin_of(first.target, many.median),
        acceleration=None,
        windows=(),
        derived=any(one.derived for one in several),
        evidence=max(
            (one.evidence for one in several if one.evidence), key=lambda one: one.rank, default=None
        ),
        reasons=(
            *(one for one in _why(several, many) if one.code not in CAVEATS),
            *(_jumps(several) if told is None else told),
            *_caveats(several),
        ),
        many=many,
        trace_maker=tuple,
        points_maker=tuple,
    )


def many_of(several: Sequence[Assessment], scenarios: int = 0) -> Many:
    """The count of the main assessments of one target, of so many scenarios."""
    numbers = [number for one in several if (number := number_of(one)) is not None]
    named = len({one.scenario for one in several} - {""})
    counts = Counter(one.verdict for one in several)
    if named:
        counts[Verdict.UNKNOWN] += max(0, scenarios - named)
    return counted(several[0].target, max(named, scenarios) if named else 0, counts, sorted(numbers))


def counted(
    target: Target, scenarios: int, counts: Mapping[Verdict, int], ordered: Sequence[Fraction]
) -> Many:
    """Counts of verdicts, and the ends and the middle of the numbers of the target year, the smallest first."""
    few = sum(counts.values()) < FEW
    # Between two years lies no year: of a peak the earlier one is told.
    find = _at_or_below if target.form is Form.PEAK else _between
    return Many(
        scenarios=scenarios,
        counts=dict(counts),
        low=find(ordered, Fraction(0) if few else _LOW),
        median=find(ordered, _MIDDLE),
        high=find(ordered, Fraction(1) if few else _HIGH),
    )


def number_of(one: Assessment) -> Fraction | None:
    """The number of the target year: projected, or else observed; of a peak the year of the maximum."""
    if one.target.form is Form.PEAK:
        years = (
            reason.values["year"]
            for reason in one.reasons
            if reason.code in ("highest_in", "highest_is_newest")
        )
        return next((Fraction(year) for year in years if isinstance(year, int)), None)
    figure = one.observed if one.verdict in _OBSERVED else one.projected
    if figure is None and one.verdict is Verdict.AHEAD:
        figure = one.observed
    return None if figure is None or figure.one_sided else figure.value


def margin_of(target: Target, median: Fraction | None) -> Figure | None:
    """How far the median lies on the good side."""
    if median is None:
        return None
    if target.form is Form.PEAK:
        return Figure(value=Fraction(target.due or 0) - median, unit="years", year=int(median))
    limit = limit_of(target)
    unit = "percentage points" if limit.unit == "%" else limit.unit
    return Figure(value=limit.margin(median), unit=unit, year=target.due)


def percentile(values: Sequence[Fraction], part: Fraction) -> Fraction | None:
    """The number below which ``part`` of all lie, between its two neighbours in a straight line; None of none."""
    return _between(sorted(values), part)


def _between(ordered: Sequence[Fraction], part: Fraction) -> Fraction | None:
    if not ordered:
        return None
    place = part * (len(ordered) - 1)
    at = int(place)
    low, high = ordered[at], ordered[min(at + 1, len(ordered) - 1)]
    return low + (high - low) * (place - at)


def _at_or_below(ordered: Sequence[Fraction], part: Fraction) -> Fraction | None:
    return ordered[int(part * (len(ordered) - 1))] if ordered else None


def _why(several: Sequence[Assessment], many: Many) -> tuple[Reason, ...]:
    """Why none of them can be judged: what the first says; where it names its steps, of how many they are."""
    if many.verdict not in (Verdict.OPEN, Verdict.UNKNOWN):
        return ()
    first = next((one for one in several if one.verdict is many.verdict), several[0])
    alike = sum(one.reasons[:1] == first.reasons[:1] or _steps(one) == _steps(first) for one in several)
    if _steps(first) and alike == len(several) > 1:
        before, after, due = _steps(first)
        return (
            Reason(
                code="between_steps_of_all",
                values={"scenarios": len(several), "before": before, "after": after, "due": due},
            ),
        )
    return first.reasons


def _steps(one: Assessment) -> tuple[int, ...]:
    """The steps that a scenario has around the target year, and that year."""
    reason = one.reasons[0] if one.reasons else None
    if reason is None or reason.code != "between_steps":
        return ()
    years = (reason.values[name] for name in ("before", "after", "due"))
    return tuple(year for year in years if isinstance(year, int))


def _jumps(several: Sequence[Assessment]) -> tuple[Reason, ...]:
    """In how many scenarios the joint with what was observed should be told."""
    codes = Counter(reason.code for one in several for reason in one.reasons)
    return joints_told(codes["joint_jumps"], codes["not_harmonised"], len(several))


def _caveats(several: Sequence[Assessment]) -> list[Reason]:
    """What is told of the series of these scenarios, each caveat once."""
    found: list[Reason] = []
    for reason in (reason for one in several for reason in one.reasons):
        if reason.code in CAVEATS and reason not in found:
            found.append(reason)
    return found


def joints_told(jumps: int, unharmonised: int, scenarios: int) -> tuple[Reason, ...]:
    """The joints that jump, and those that could not be harmonised, counted."""
    counts = {"joints_jump": jumps, "some_not_harmonised": unharmonised}
    return tuple(
        Reason(code=code, values={"count": count, "scenarios": scenarios})
        for code, count in counts.items()
        if count
    )
