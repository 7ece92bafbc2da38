"""Charts and bars in the units that a Chinese reader counts in: 万千瓦 for GW, 亿吨标准煤 for a country's energy."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from dualcarbon.report.catalogue.amounts import of_axis
from dualcarbon.report.plot.chart import Chart, Course, Dot, Fan


def in_myriads(chart: Chart) -> Chart:
    """A chart with its numbers in myriads of the base unit; one whose unit has no such form stays as it is."""
    heights = [dot.value for dots in (chart.observed, *(line.dots for line in chart.lines)) for dot in dots]
    heights += [mark.upper or mark.value or Fraction(0) for mark in chart.marks]
    heights += [Fraction(spread.high) for spread in (chart.fan.spreads if chart.fan else ())]
    scale = of_axis(chart.unit, max(map(abs, heights), default=Fraction(0)))
    if scale is None:
        return chart
    by = scale.factor
    return replace(
        chart,
        unit=scale.unit,
        observed=_dots(chart.observed, by),
        lines=tuple(replace(line, dots=_dots(line.dots, by)) for line in chart.lines),
        fan=None if chart.fan is None else _fan(chart.fan, float(by)),
        marks=tuple(
            replace(mark, value=_times(mark.value, by), upper=_times(mark.upper, by)) for mark in chart.marks
        ),
        rays=tuple(
            replace(
                ray,
                start=ray.start * by,
                value=ray.value * by,
                low=_times(ray.low, by),
                high=_times(ray.high, by),
            )
            for ray in chart.rays
        ),
        courses=tuple(
            Course(points=tuple((year, height * float(by)) for year, height in course.points))
            for course in chart.courses
        ),
    )


def _dots(dots: tuple[Dot, ...], by: Fraction) -> tuple[Dot, ...]:
    return tuple(
        replace(dot, value=dot.value * by, low=_times(dot.low, by), high=_times(dot.high, by)) for dot in dots
    )


def _fan(fan: Fan, by: float) -> Fan:
    spreads = (
        replace(one, low=one.low * by, middle=one.middle * by, high=one.high * by) for one in fan.spreads
    )
    return replace(fan, spreads=tuple(spreads))


def _times(value: Fraction | None, by: Fraction) -> Fraction | None:
    return None if value is None else value * by
