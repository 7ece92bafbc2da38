"""Harmonising, joining and interpolating: numbers worked out by hand, and those of aneris."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.baseline import JUMP, Harmonize, Joint, harmonized, interpolated, joint, neighbours

OBSERVED = {2015: Fraction(95), 2020: Fraction(110)}
PROJECTED = {
    2010: Fraction(90),
    2020: Fraction(100),
    2030: Fraction(120),
    2040: Fraction(60),
    2050: Fraction(-10),
}
AT = Joint(year=2020, observed=Fraction(110), projected=Fraction(100))


def test_the_joint_is_the_newest_year_that_both_have() -> None:
    """2020: observed 110, projected 100, a jump of 10 %, which is told."""
    found = joint(OBSERVED, PROJECTED)
    assert found == AT
    assert found.jump == Fraction(1, 10) > JUMP
    assert joint({2015: 1.0}, {2020: 1.0}) is None
    assert Joint(year=2020, observed=Fraction(1), projected=Fraction(0)).jump is None


# By hand. Ratio: times 1.1, fading to 2050, times 1 + 0.1 (2050-y)/30: 1 + 0.2/3 in 2030, 1 + 0.1/3 in 2040.
# Offset: plus 10; fading to 2040: 2030 plus 5, from 2040 on nothing.
METHODS = [
    (Harmonize.NONE, None, ["100", "120", "60", "-10"]),
    (Harmonize.RATIO, None, ["110", "132", "66", "-11"]),
    (Harmonize.RATIO, 2050, ["110", "128", "62", "-10"]),
    (Harmonize.OFFSET, None, ["110", "130", "70", "0"]),
    (Harmonize.OFFSET, 2040, ["110", "125", "60", "-10"]),
    (Harmonize.RATIO, 2030, ["110", "120", "60", "-10"]),
]


@pytest.mark.parametrize(("how", "converge", "expected"), METHODS)
def test_harmonizing_by_hand(how: Harmonize, converge: int | None, expected: list[str]) -> None:
    """Exactly; years before the joint are those observed, and the raw value is kept beside."""
    found = harmonized(PROJECTED, AT, how, converge)
    assert [one.value for one in found.values()] == [Fraction(text) for text in expected]
    assert {year: one.raw for year, one in found.items()} == {
        year: value for year, value in PROJECTED.items() if year >= 2020
    }


def test_the_share_of_the_correction_that_is_left_is_told() -> None:
    """All of it in 2020, two thirds in 2030, a third in 2040, nothing from 2050 on."""
    found = harmonized(PROJECTED, AT, Harmonize.RATIO, 2050)
    assert [one.left for one in found.values()] == [1, Fraction(2, 3), Fraction(1, 3), 0]


def test_what_cannot_be_harmonized_is_refused() -> None:
    """A ratio from zero or across it; a correction that fades before it begins."""
    zero = Joint(year=2020, observed=Fraction(1), projected=Fraction(0))
    below = Joint(year=2020, observed=Fraction(-1), projected=Fraction(1))
    for at in (zero, below):
        with pytest.raises(ValueError, match="positive"):
            harmonized(PROJECTED, at, Harmonize.RATIO)
    assert harmonized(PROJECTED, zero, Harmonize.OFFSET)[2030].value == 121
    with pytest.raises(ValueError, match="fades after the joint"):
        harmonized(PROJECTED, AT, Harmonize.OFFSET, 2020)


# Between 120 in 2030 and 60 in 2040: 90 in 2035, 114 in 2031.
BETWEEN = [(2030, "120"), (2035, "90"), (2031, "114"), (2005, None), (2051, None)]


@pytest.mark.parametrize(("year", "expected"), BETWEEN)
def test_interpolating_by_hand(year: int, expected: str | None) -> None:
    """Inside the steps only."""
    assert interpolated(PROJECTED, year) == (None if expected is None else Fraction(expected))
    told = interpolated({step: float(value) for step, value in PROJECTED.items()}, year)
    assert told == (None if expected is None else pytest.approx(float(expected)))


def test_the_neighbours_of_a_year() -> None:
    """For the reason: steps 2030 and 2040, target 2035."""
    assert neighbours(PROJECTED, 2035) == (2030, 2040)
    assert neighbours(PROJECTED, 2055) is None


amounts = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)
positive = st.fractions(min_value=Fraction(1, 100), max_value=1000, max_denominator=100)
series = st.dictionaries(st.integers(min_value=2021, max_value=2100), amounts, max_size=8)


@given(
    series,
    positive,
    positive,
    st.sampled_from([Harmonize.RATIO, Harmonize.OFFSET]),
    st.none() | st.integers(2021, 2100),
)
def test_what_is_harmonized_meets_what_was_observed(
    later: dict[int, Fraction], seen: Fraction, planned: Fraction, how: Harmonize, converge: int | None
) -> None:
    """Exactly, in the year of the joint; from the year of convergence on nothing is changed."""
    projected = {2020: planned, **later}
    at = Joint(year=2020, observed=seen, projected=planned)
    found = harmonized(projected, at, how, converge)
    assert found[2020].value == seen
    assert all(
        one.value == one.raw for year, one in found.items() if converge is not None and year >= converge
    )
    told = harmonized(
        {year: float(value) for year, value in projected.items()},
        Joint(year=2020, observed=float(seen), projected=float(planned)),
        how,
        converge,
    )
    largest = max(abs(float(value)) for value in (*projected.values(), seen)) * max(1, float(seen / planned))
    for year, one in found.items():
        assert told[year].value == pytest.approx(float(one.value), abs=1e-9 * largest)


# The methods of aneris: the correction fades to nothing by 2050.
PEERS = [
    ("constant_ratio", Harmonize.RATIO, None),
    ("constant_offset", Harmonize.OFFSET, None),
    ("reduce_ratio_2050", Harmonize.RATIO, 2050),
    ("reduce_offset_2050", Harmonize.OFFSET, 2050),
]


@pytest.mark.parametrize(("method", "how", "converge"), PEERS)
@pytest.mark.filterwarnings("ignore")
def test_aneris_says_the_same(method: str, how: Harmonize, converge: int | None) -> None:
    """The package of the paper, where it is installed."""
    methods = pytest.importorskip("aneris.methods")
    pd = pytest.importorskip("pandas")
    years = [year for year in PROJECTED if year >= 2020]
    index = pd.MultiIndex.from_tuples(
        [("China", "CO2", "total", "Mt")], names=["region", "gas", "sector", "unit"]
    )
    frame = pd.DataFrame([[float(PROJECTED[year]) for year in years]], index=index, columns=map(str, years))
    name, _, end = method.partition("_20")
    change = pd.Series([1.1], index=index) if how is Harmonize.RATIO else pd.Series([10.0], index=index)
    options = {"final_year": f"20{end}", "harmonize_year": "2020"} if end else {"harmonize_year": "2020"}
    theirs = getattr(methods, name)(frame, change, **options)
    ours = harmonized(PROJECTED, AT, how, converge)
    for year in years:
        assert float(theirs[str(year)].iloc[0]) == pytest.approx(float(ours[year].value))
