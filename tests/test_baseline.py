"""Ratios over the graph of links, and percentages told against another year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from series import published, trajectory

from dualcarbon.baseline import Graph, link_trajectory, rebase
from dualcarbon.indicator import find_indicator
from dualcarbon.problem import DualcarbonError
from dualcarbon.trajectory import Grade, Interval, Link, Trajectory

NATION = trajectory(
    "carbon_intensity", links={(2020, 2005): "-48.4", (2021, 2020): "-3.8", (2021, 2005): "-50.8"}
)


def link(year: int, base: int, change: str, grade: Grade = Grade.OFFICIAL) -> Link:
    """A published change."""
    return Link(year=year, base=base, change=published(change), grade=grade, source=f"{base}-{year} {grade}")


def series(*links: Link) -> Trajectory:
    """The carbon intensity of the country by links."""
    return Trajectory(region="CN", indicator=find_indicator("carbon_intensity"), links=links)


REBASED = [
    # percent, from, to, told: low, value, high
    # 1 - 0.35/0.516 = 32.17 %; 0.35/0.5165 and 0.35/0.5155 for the ends
    ("65", 2005, 2020, ["32.10", "32.17", "32.24"]),
    # and back: 1 - (1 - 0.3217) x 0.516 = 65.00 %
    ("32.17", 2020, 2005, ["64.97", "65.00", "65.03"]),
    # 1 - 0.35/0.492: the published 50.8 % is one link and goes before the chain of two
    ("65", 2005, 2021, ["28.79", "28.86", "28.93"]),
]


@pytest.mark.parametrize(("percent", "start", "end", "expected"), REBASED)
def test_rebase(percent: str, start: int, end: int, expected: list[str]) -> None:
    """A fall told against another baseline, with its rounding interval."""
    told = rebase(Decimal(percent), start=start, end=end, trajectory=NATION).percent
    assert [f"{float(number):.2f}" for number in (told.low, told.value, told.high)] == expected


def test_rebase_by_a_bound() -> None:
    """More than 51 % below 2005 in 2022: 65 % is at most 1 - 0.35/0.49 = 28.57 % below 2022."""
    bound = Link(year=2022, base=2005, change=Interval.at_most(-51))
    found = rebase(Decimal(65), start=2005, end=2022, trajectory=series(bound))
    assert found.path.one_sided
    assert found.percent.one_sided
    assert found.percent.low == -inf
    assert found.percent.high == Fraction(2, 7) * 100


def test_rebase_by_a_link_given_by_hand() -> None:
    """The fall in the later year, whichever way one rebases."""
    given_by_hand = link_trajectory(published("48.4"), first=2020, second=2005, like=NATION)
    found = rebase(Decimal(65), start=2005, end=2020, trajectory=given_by_hand)
    assert f"{float(found.percent.value):.2f}" == "32.17"


def test_no_link_is_refused_with_what_is_known() -> None:
    """Which years are tied to the baseline stands in the sentence."""
    with pytest.raises(DualcarbonError) as caught:
        rebase(Decimal(65), start=2005, end=2030, trajectory=NATION)
    message = caught.value.problems[0].message
    assert message == "no link between 2005 and 2030 for carbon_intensity of CN: tied to 2005 are 2020, 2021"


def test_nothing_falls_by_more_than_all() -> None:
    """101 % is refused as a fall, not as a rise."""
    with pytest.raises(DualcarbonError, match="more than 100 %"):
        rebase(Decimal(101), start=2005, end=2020, trajectory=NATION)
    assert rebase(Decimal(101), start=2005, end=2020, trajectory=NATION, rise=True).percent.value > 0


PATHS = [
    (
        "no one-sided link, though the chain is longer",
        [
            Link(
                year=2022,
                base=2020,
                change=Interval.at_most(-5),
            ),
            link(2021, 2020, "-3.8"),
            link(2022, 2021, "-0.8"),
        ],
        [(2020, 2021), (2021, 2022)],
    ),
    (
        "stays between the two years, though the grade is worse",
        [
            link(2020, 2015, "-18.8"),
            link(2022, 2015, "-22.0"),
            link(2021, 2020, "-3.8", Grade.ESTIMATE),
            link(2022, 2021, "-0.8", Grade.ESTIMATE),
        ],
        [(2020, 2021), (2021, 2022)],
    ),
    (
        "the best grade in its weakest link, though it has more links",
        [link(2022, 2020, "-4.0", Grade.ESTIMATE), link(2021, 2020, "-3.8"), link(2022, 2021, "-0.8")],
        [(2020, 2021), (2021, 2022)],
    ),
    (
        "the fewest links",
        [link(2022, 2020, "-4.0"), link(2021, 2020, "-3.8"), link(2022, 2021, "-0.8")],
        [(2020, 2022)],
    ),
    (
        "the narrowest interval",
        [
            link(2021, 2020, "-3.80"),
            link(2022, 2021, "-0.80"),
            link(2023, 2020, "-6"),
            link(2023, 2022, "-1.00"),
        ],
        [(2020, 2021), (2021, 2022)],
    ),
]


@pytest.mark.parametrize(("what", "links", "steps"), PATHS, ids=[case[0] for case in PATHS])
def test_the_best_path(what: str, links: list[Link], steps: list[tuple[int, int]]) -> None:
    """The five rules, each against what the next one would prefer."""
    del what
    path = Graph(series(*links)).path(2020, 2022)
    assert path is not None
    assert [(edge.start, edge.end) for edge in path.edges] == steps


def test_a_detour_is_derived() -> None:
    """2020 to 2022 by way of 2015: 0.78/0.812 = 0.9606."""
    path = Graph(series(link(2020, 2015, "-18.8"), link(2022, 2015, "-22.0"))).path(2020, 2022)
    assert path is not None
    assert path.derived
    assert f"{float(path.total.value):.4f}" == "0.9606"


def test_levels_of_one_price_year_make_a_ratio() -> None:
    """1.034/1.276 = 0.8103."""
    path = Graph(trajectory("energy_intensity", levels={2005: "1.276", 2010: "1.034"})).path(2005, 2010)
    assert path is not None
    assert f"{float(path.total.value):.4f}" == "0.8103"


falls = st.decimals(min_value=-90, max_value=90, places=1)


@given(fall=falls, known=falls)
def test_there_and_back_is_the_identity(fall: Decimal, known: Decimal) -> None:
    """Rebase: told against another year and back, a fall is itself."""
    tied = series(link(2020, 2005, str(known)))
    there = rebase(fall, start=2005, end=2020, trajectory=tied, rise=True).percent.value
    back = rebase(there, start=2020, end=2005, trajectory=tied, rise=True).percent.value
    assert back == fall


@given(falls, falls, falls)
def test_ratios_compose(first: Decimal, second: Decimal, third: Decimal) -> None:
    """R(a→c) = R(a→b) R(b→c)."""
    graph = Graph(
        series(link(2010, 2005, str(first)), link(2015, 2010, str(second)), link(2020, 2015, str(third)))
    )
    whole, left, right = graph.path(2005, 2020), graph.path(2005, 2010), graph.path(2010, 2020)
    assert whole is not None
    assert left is not None
    assert right is not None
    assert whole.total.value == left.total.value * right.total.value


@given(fall=falls)
def test_the_same_year_changes_nothing(fall: Decimal) -> None:
    """Rebase to the year it is stated against."""
    assert rebase(fall, start=2005, end=2005, trajectory=NATION, rise=True).percent.value == fall
