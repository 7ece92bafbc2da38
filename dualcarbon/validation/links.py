"""Rules about links that are written in another manner than the one that is read."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.indicator import Better, Kind
from dualcarbon.number import plain
from dualcarbon.problem import Sentence
from dualcarbon.trajectory import Link, Trajectory
from dualcarbon.validation.rule import Finding, series_rule

_INDEX = (80, 120)  # last year = 100
_SEVERAL = 2
_LARGE = 10  # per cent: no intensity rises by that much
_ALL = -100


@series_rule("DC406")
def other_manner(trajectory: Trajectory) -> Iterator[Finding]:
    """Changes that are fractions, lack their sign, or are an index."""
    links = [link for link in trajectory.links if not link.additive]
    values = [link.change.value for link in links]
    several = len(links) >= _SEVERAL
    indicator = trajectory.indicator
    if several and all(abs(value) < 1 for value in values) and any(values):
        yield _finding(
            links[0],
            Sentence(
                "every change of {series} is less than one per cent: are they fractions?",
                series=trajectory.called,
            ),
            Sentence(
                "{value} as a fraction is {percent} %",
                value=plain(values[0], 6),
                percent=plain(values[0] * 100, 6),
            ),
        )
    elif (
        links
        and all(_INDEX[0] <= value <= _INDEX[1] for value in values)
        and (several or indicator.kind is Kind.INTENSITY)
    ):
        yield _finding(
            links[0],
            Sentence(
                "every change of {series} lies near 100 %: is it an index, the year before = 100?",
                series=trajectory.called,
            ),
            Sentence(
                "an index of {value} is a change of {change} %",
                value=plain(values[0], 6),
                change=plain(values[0] - 100, 6),
            ),
        )
    elif (
        links
        and indicator.kind is Kind.INTENSITY
        and indicator.better is Better.LOWER
        and all(value > 0 for value in values)
        and (several or values[0] >= _LARGE)
    ):
        yield _finding(
            links[0],
            Sentence("every change of {series} is a rise: is a fall meant?", series=trajectory.called),
            Sentence("a fall is negative: write -{value}", value=plain(values[0], 6)),
        )


@series_rule("DC407")
def nothing_left(trajectory: Trajectory) -> Iterator[Finding]:
    """Nothing to tell another year against: a fall of everything, or a ratio to a year of zero."""
    zero = {level.year for level in trajectory.levels if not level.amount.value}
    for link in trajectory.links:
        if not link.additive and link.change.value == _ALL:
            yield _finding(
                link,
                Sentence("{series} falls by 100 % to {year}", series=trajectory.called, year=link.year),
                Sentence("nothing is left to tell a later year against; is it so?"),
            )
        elif not link.additive and link.base in zero:
            yield _finding(
                link,
                Sentence(
                    "{series} is 0 in {base}: {year} cannot be told against it in per cent",
                    series=trajectory.called,
                    base=link.base,
                    year=link.year,
                ),
                Sentence("is the level missing, and not 0?"),
            )
    if trajectory.indicator.kind is Kind.INTENSITY:
        for level in trajectory.levels:
            if not level.amount.value:
                yield Finding(
                    place=level.location,
                    message=Sentence(
                        "{series} is 0 in {year}: no other year can be told against it",
                        series=trajectory.called,
                        year=level.year,
                    ),
                    hint=Sentence("is the value missing? leave the cell empty"),
                    found="0",
                    expected="more than 0",
                )


def _finding(link: Link, message: str, hint: str) -> Finding:
    return Finding(
        place=link.location,
        message=message,
        hint=hint,
        found=plain(link.change.value, 6),
        expected="a change in per cent",
    )
