"""Laws that hold for every series and every target."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from series import dataset, made_target

from dualcarbon.assessment import Verdict, assess

years = st.lists(st.integers(2010, 2029), min_size=2, max_size=8, unique=True)
amounts = st.integers(1, 5000)


@st.composite
def levels(draw: st.DrawFn) -> dict[int, str]:
    """A series of two to eight years."""
    return {year: str(draw(amounts)) for year in sorted(draw(years))}


@given(series=levels(), floor=amounts, more=st.integers(0, 500), due=st.integers(2015, 2035))
def test_a_stricter_floor_is_never_easier(series: dict[int, str], floor: int, more: int, due: int) -> None:
    """Bound: what misses a floor misses every higher one, and what meets one meets every lower one."""
    data = dataset("solar_capacity", levels=series)
    low, high = (
        assess([made_target("solar_capacity", "level", f"at least {number} GW", year=due)], data)[0]
        for number in (floor, floor + more)
    )
    good = {Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK}
    assert low.verdict in good or high.verdict not in good
    assert (low.verdict is Verdict.MET) or (high.verdict is not Verdict.MET)


@given(series=levels(), floor=amounts, due=st.integers(2015, 2035))
def test_the_margin_tells_the_verdict(series: dict[int, str], floor: int, due: int) -> None:
    """Margin: positive or zero on the good side, negative on the bad one."""
    target = made_target("solar_capacity", "level", f"at least {floor} GW", year=due)
    (found,) = assess([target], dataset("solar_capacity", levels=series))
    if found.margin is not None:
        good = found.verdict in {Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK}
        assert (found.margin.value >= 0) is good


@given(series=levels(), more=st.integers(0, 1000), last=st.integers(2012, 2032))
def test_a_constant_moves_no_peak(series: dict[int, str], more: int, last: int) -> None:
    """Peak: the year of the maximum does not depend on the zero of the scale."""
    target = made_target("co2_emissions", "peak", f"by {last}")
    raised = {year: str(int(text) + more) for year, text in series.items()}
    first, second = (assess([target], dataset("co2_emissions", levels=one))[0] for one in (series, raised))
    assert (first.verdict, first.provisional) == (second.verdict, second.provisional)


@given(series=levels(), floor=amounts, due=st.integers(2015, 2035))
def test_the_unit_of_a_target_changes_no_verdict(series: dict[int, str], floor: int, due: int) -> None:
    """Units: 1 GW is 100 万千瓦 and 0.01 亿千瓦."""
    data = dataset("solar_capacity", levels=series)
    texts = (
        f"at least {floor} GW",
        f"at least {floor * 100} 万千瓦",
        f"at least {Decimal(floor) / 100} 亿千瓦",
    )
    found = {
        assess([made_target("solar_capacity", "level", text, year=due)], data)[0].verdict for text in texts
    }
    assert len(found) == 1


@given(series=levels(), due=st.integers(2015, 2035), as_of=st.integers(2010, 2030))
def test_as_of_is_the_same_as_data_that_end_there(series: dict[int, str], due: int, as_of: int) -> None:
    """As of a year: later observations might as well not exist."""
    target = made_target("solar_capacity", "level", "at least 700 GW", year=due)
    cut = {year: text for year, text in series.items() if year <= as_of}
    hidden = assess([target], dataset("solar_capacity", levels=series), as_of=as_of)
    missing = assess([target], dataset("solar_capacity", levels=cut, newest=min(max(series), as_of)))
    assert hidden == missing


@given(first=st.integers(1, 900), second=st.integers(1, 900))
def test_a_fall_and_its_remainder_make_the_whole(first: int, second: int) -> None:
    """Reduction: 1 - I(b)/I(a), whatever the level of a."""
    series = {2020: str(first), 2025: str(second)}
    target = made_target("carbon_intensity", "reduction", "at least 18 %", year=2025, baseline=2020)
    (found,) = assess([target], dataset("carbon_intensity", levels=series))
    assert found.observed is not None
    # 100 (1 - b/a) a = 100 (a - b)
    assert abs(found.observed.value * first - 100 * (first - second)) < Decimal("1e-18")
