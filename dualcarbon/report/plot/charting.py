"""From assessments to charts: one a region, indicator and definition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from dualcarbon.assessment import Assessment, Point, Verdict, Window
from dualcarbon.ensemble import summaries
from dualcarbon.region import Region
from dualcarbon.report.plot.chart import INDEX, Bearing, Chart, Course, Dot, Mark, Ray, ScenarioLine
from dualcarbon.report.plot.fan import fan_of
from dualcarbon.report.plot.myriads import in_myriads
from dualcarbon.report.plot.place import LevelScale, place_of
from dualcarbon.target import Form

GOOD = (Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK)
FEW = 5
"""So many scenarios are drawn as lines of their own; more are a fan."""
_SMOOTH = 12
"""The stretches that a geometric way is drawn in."""

Wording = Callable[[Assessment], str]


def charts_of(
    region: Region, assessments: Iterable[Assessment], *, required: Wording, myriads: bool = False
) -> list[Chart]:
    """The charts of some assessments of one region: by indicator, in the order in which they come.

    Args:
        region: whose they are.
        assessments: on every definition and of every scenario; goals without a number are passed over.
        required: what the target of an assessment asks for, in words.
        myriads: numbers are counted as Chinese counts, in 万 and 亿.
    """
    groups: dict[str, dict[str, list[Assessment]]] = {}
    for one in assessments:
        if one.target.form is not Form.UNSTATED:
            # The definition that the main assessments are on comes first.
            groups.setdefault(one.target.indicator.name, {}).setdefault(one.definition, []).append(one)
    charts = []
    for by_definition in groups.values():
        ordered = sorted(by_definition.values(), key=lambda group: not any(one.main for one in group))
        found = [_chart(region, group, required) for group in ordered]
        drawn = [chart for chart in found if not chart.is_empty]
        charts += [replace(chart, is_one_of_several=len(drawn) > 1) for chart in drawn]
    return [replace(in_myriads(chart), grouped=False) for chart in charts] if myriads else charts


def _chart(region: Region, group: Sequence[Assessment], required: Wording) -> Chart:
    series = {id(one): one.points for one in group}
    longest = max(series.values(), key=len)
    first = group[0].target
    is_index = any(point.is_index for point in longest)
    marks: dict[str, Mark] = {}
    rays: dict[tuple[int, int, int], Ray] = {}
    courses: dict[str, Course] = {}
    undrawn: dict[str, str] = {}
    by_target: dict[str, list[Assessment]] = {}
    for one in group:
        by_target.setdefault(one.target.id, []).append(one)
    for several in by_target.values():
        one = several[0]
        points = series[id(one)]
        place = place_of(one, points, _scale(points, longest) if is_index else Fraction(1))
        words = required(one)
        mark = _mark(several, place, words)
        if mark is None:
            undrawn[one.target.id] = words
            continue
        marks[one.target.id] = mark
        newest = _newest(points, place)
        for window in one.windows:
            ray = _ray(one, window, place, newest)
            if ray is not None:
                rays.setdefault((window.first, window.last, ray.due), ray)
        course = _course(one, mark, newest)
        if course is not None:
            courses[one.target.id] = course
    lines = _lines(group, series)
    return Chart(
        region=region,
        indicator=first.indicator,
        definition=group[0].definition,
        unit=INDEX if is_index else first.indicator.unit,
        observed=_observed(longest if not lines else _most_observed(series.values())),
        lines=lines if len(lines) <= FEW else (),
        fan=fan_of(lines) if len(lines) > FEW else None,
        marks=tuple(sorted(marks.values(), key=lambda mark: mark.year)),
        rays=tuple(rays.values()),
        courses=tuple(courses.values()),
        undrawn=tuple(undrawn.values()),
        sources=tuple(dict.fromkeys(one.target.source for one in group)),
    )


def _scale(points: Sequence[Point], axis: Sequence[Point]) -> Fraction:
    """What brings one index onto the axis of another: the ratio in the newest year that both know."""
    amounts = {point.year: point.amount.value for point in axis}
    for point in reversed(points):
        if point.year in amounts and point.amount.value:
            return amounts[point.year] / point.amount.value
    return Fraction(1)


def _dot(point: Point) -> Dot:
    amount = point.amount
    return Dot(
        year=point.year,
        value=amount.value,
        low=amount.low if isinstance(amount.low, Fraction) else None,
        high=amount.high if isinstance(amount.high, Fraction) else None,
        one_sided=amount.one_sided,
    )


def _observed(points: Sequence[Point]) -> tuple[Dot, ...]:
    return tuple(_dot(point) for point in points if not point.projected)


def _most_observed(series: Iterable[Sequence[Point]]) -> Sequence[Point]:
    return max(series, key=lambda points: sum(not point.projected for point in points))


def _lines(group: Sequence[Assessment], series: dict[int, tuple[Point, ...]]) -> tuple[ScenarioLine, ...]:
    """The projected part of every scenario, of the assessment that knows most of it."""
    found: dict[str, tuple[Dot, ...]] = {}
    for one in group:
        dots = tuple(_dot(point) for point in series[id(one)] if point.projected)
        if len(dots) > len(found.get(one.scenario, ())):
            found[one.scenario] = dots
    return tuple(ScenarioLine(name=name, dots=dots) for name, dots in found.items())


def _mark(several: Sequence[Assessment], place: LevelScale, words: str) -> Mark | None:
    one = several[0]
    target = one.target
    # Of an ensemble the verdict is that of all scenarios, on whatever definition they are told.
    (ensemble,) = summaries([replace(each, main=True) for each in several])
    good = sum(ensemble.counts[verdict] for verdict in GOOD)
    if target.moment is not None:
        level = Fraction(0) if target.form is Form.NET_ZERO else None
        bearing = Bearing.CAP if target.form is Form.NET_ZERO else Bearing.MOMENT
        return Mark(
            target=target.id,
            year=target.moment.last,
            bearing=bearing,
            label=words,
            verdict=ensemble.verdict,
            scenarios=ensemble.scenarios,
            good=good,
            value=level,
        )
    bound = target.bound
    if bound is None or target.year is None:
        return None
    amount, unit = (
        (one.required.value, one.required.unit)
        if one.required is not None
        else (Fraction(bound.stated), bound.unit)
    )
    value, upper = place.level(amount, unit), None
    if value is None:
        return None
    if bound.lower is not None and bound.upper is not None and bound.lower != bound.upper:
        ends = [place.level(Fraction(end), bound.unit) for end in (bound.lower, bound.upper)]
        known = sorted(end for end in ends if end is not None)
        if len(known) == len(ends):
            value, upper = known
    return Mark(
        target=target.id,
        year=target.year,
        bearing=_bearing(one, upper),
        label=words,
        verdict=ensemble.verdict,
        scenarios=ensemble.scenarios,
        good=good,
        value=value,
        upper=upper,
    )


def _bearing(one: Assessment, upper: Fraction | None) -> Bearing:
    """Of a fall a floor under the fall is a cap on the level."""
    bound = one.target.bound
    if upper is not None or bound is None or (bound.lower is not None and bound.upper is not None):
        return Bearing.BAND
    floor = bound.lower is not None
    falls = one.target.form in (Form.REDUCTION, Form.DECREASE)
    return Bearing.FLOOR if floor is not falls else Bearing.CAP


def _newest(points: Sequence[Point], place: LevelScale) -> tuple[int, Fraction] | None:
    """The newest observation known on both sides: from there a pace is carried on."""
    seen = [point for point in points if not point.projected]
    whole = [point for point in seen if not point.amount.one_sided] or seen
    return (whole[-1].year, whole[-1].amount.value * place.scale) if whole else None


def _ray(
    one: Assessment, window: Window, place: LevelScale, newest: tuple[int, Fraction] | None
) -> Ray | None:
    if newest is None or one.target.year is None or one.target.year <= newest[0]:
        return None
    unit = one.projected.unit if one.projected is not None else one.required.unit if one.required else ""
    told = (window.leads_to.value, window.leads_to.low, window.leads_to.high)
    value, *ends = (place.level(end, unit) if isinstance(end, Fraction) else None for end in told)
    if value is None:
        return None
    known = sorted(end for end in ends if end is not None)
    whole = len(known) == len(ends)
    return Ray(
        first=window.first,
        last=window.last,
        due=one.target.year,
        start=newest[1],
        value=value,
        low=known[0] if whole else None,
        high=known[-1] if whole else None,
        reaches=window.reaches,
    )


def _course(one: Assessment, mark: Mark, newest: tuple[int, Fraction] | None) -> Course | None:
    """Geometric where the target is a ratio told by its fall or growth, else straight."""
    settled = (Verdict.MET, Verdict.MISSED, Verdict.AHEAD)
    if newest is None or mark.value is None or one.verdict in settled or one.over or mark.year <= newest[0]:
        return None
    (year, value), end = newest, mark.value
    ratio = one.target.form in (Form.REDUCTION, Form.GROWTH)
    if not ratio or value <= 0 or end <= 0:
        return Course(points=((year, float(value)), (mark.year, float(end))))
    span = mark.year - year
    stretches = min(_SMOOTH, span)
    factor = float(end) / float(value)
    return Course(
        points=tuple(
            (
                year + round(span * at / stretches),
                float(value) * factor ** (round(span * at / stretches) / span),
            )
            for at in range(stretches + 1)
        )
    )
