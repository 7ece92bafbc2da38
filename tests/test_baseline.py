"""Ratios over the graph of links, and percentages told against another year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from series import published, trajectory

from dualcarbon.baseline import Graph, Values, link_trajectory, rebase
from dualcarbon.indicator import find_indicator
from dualcarbon.problem import DualcarbonError
from dualcarbon.trajectory import Grade, Level, Link, Trajectory


def two_places(number: Fraction | float) -> str:
    """As people write it."""
    return f"{float(number):.2f}"


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
    assert [two_places(number) for number in (told.low, told.value, told.high)] == expected


def test_rebase_by_a_bound() -> None:
    """More than 51 % below 2005 in 2022: 65 % is at most 1 - 0.35/0.49 = 28.57 % below 2022."""
    bound = Link(year=2022, base=2005, change=published("less than -51"))
    found = rebase(Decimal(65), start=2005, end=2022, trajectory=series(bound))
    assert found.path.one_sided
    assert found.percent.one_sided
    assert (found.percent.low, found.percent.high) == (-inf, Fraction(200, 7))


def test_rebase_by_a_link_given_by_hand() -> None:
    """The fall in the later year, whichever way one rebases."""
    given_by_hand = link_trajectory(published("48.4"), first=2020, second=2005, like=NATION)
    found = rebase(Decimal(65), start=2005, end=2020, trajectory=given_by_hand)
    assert two_places(found.percent.value) == "32.17"


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
            Link(year=2022, base=2020, change=published("less than -5")),
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
    assert path.total.value == Fraction(780, 812)


def test_levels_of_one_price_year_make_a_ratio() -> None:
    """1.034/1.276 = 0.8103."""
    path = Graph(trajectory("energy_intensity", levels={2005: "1.276", 2010: "1.034"})).path(2005, 2010)
    assert path is not None
    assert path.total.value == Fraction(1034, 1276)


falls = st.decimals(min_value=-90, max_value=90, places=1)


@given(fall=falls, known=falls)
def test_there_and_back_is_the_identity(fall: Decimal, known: Decimal) -> None:
    """Rebase: told against another year and back, a fall is itself."""
    tied = series(link(2020, 2005, str(known)))
    there = rebase(fall, start=2005, end=2020, trajectory=tied, rise=True).percent.value
    back = rebase(there, start=2020, end=2005, trajectory=tied, rise=True).percent.value
    assert back == Fraction(fall)


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


NOTHING = [
    # the levels, the way asked for, the ratio: only the start has to be positive
    ({2020: "=100", 2025: "=0"}, (2020, 2025), 0),
    ({2020: "=100", 2025: "=0"}, (2025, 2020), None),
    ({2020: "=100", 2025: "=-5"}, (2020, 2025), Fraction(-1, 20)),
    ({2020: "=0", 2025: "=100"}, (2020, 2025), None),
    ({2020: "=0", 2025: "=100"}, (2025, 2020), 0),
    ({2020: "=-3", 2025: "=-5"}, (2020, 2025), None),
]


@pytest.mark.parametrize(("levels", "way", "ratio"), NOTHING)
def test_no_ratio_starts_from_nothing(
    levels: dict[int, str], way: tuple[int, int], ratio: Fraction | None
) -> None:
    """Zero and amounts below it are where a fall may end."""
    path = Graph(trajectory("co2_emissions", levels=levels)).path(*way)
    assert (None if path is None else path.total.value) == ratio


def test_a_link_of_minus_100_percent_leads_to_nothing_and_not_back() -> None:
    """Nothing is left to start from."""
    graph = Graph(series(link(2025, 2020, "-100")))
    path = graph.path(2020, 2025)
    assert path is not None
    assert path.total.value == path.total.low == 0
    assert graph.path(2025, 2020) is None


def test_levels_of_two_price_years_make_no_ratio() -> None:
    """0.66 at prices of 2010 and 0.50 at those of 2015 do not compare; no price year is one of its own."""
    levels = (
        Level(year=2015, amount=published("0.66"), price_year="2010"),
        Level(year=2020, amount=published("0.50"), price_year="2015"),
        Level(year=2022, amount=published("0.45")),
    )
    graph = Graph(Trajectory(region="CN", indicator=find_indicator("energy_intensity"), levels=levels))
    assert [graph.path(*way) for way in ((2015, 2020), (2020, 2022), (2015, 2022))] == [None, None, None]


def test_values_are_carried_from_the_nearest_level() -> None:
    """15.0 + 2.0 by a link in points; 100 x 0.9 by one in percent."""
    points = trajectory("non_fossil_share", levels={2020: "=15"}, links={(2022, 2020): "=2"}, additive=True)
    percent = trajectory("co2_emissions", levels={2020: "=100"}, links={(2022, 2020): "=-10"})
    for one, amount in ((points, Fraction(17)), (percent, Fraction(90))):
        value = Values(Graph(one)).at(2022)
        assert value is not None
        assert (value.amount.value, value.derived) == (amount, True)
