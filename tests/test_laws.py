"""Laws that hold for every series and every target: order, bounds, years, traces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from series import computed, dataset, judged, made_target, one, own, published, together, trajectory

from dualcarbon.assessment import Assessment, Verdict, assess
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Better, Kind, find_indicator
from dualcarbon.sheet import make_sheets
from dualcarbon.target import Form
from dualcarbon.target_file import load_target_file
from dualcarbon.trajectory import Dataset, Interval, Level, Link, SeriesKey, Trajectory, merge
from dualcarbon.trajectory_file import read_trajectories
from dualcarbon.wanted import Wanted

GOOD = {Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK}
FLOW = own("t", kind=Kind.FLOW, better=Better.LOWER)

years = st.lists(st.integers(2010, 2029), min_size=2, max_size=8, unique=True)
amounts = st.integers(0, 5000)


@st.composite
def levels(draw: st.DrawFn, smallest: int = 0) -> dict[int, str]:
    """A series of two to eight years."""
    return {year: str(draw(st.integers(smallest, 5000))) for year in sorted(draw(years))}


# --- the order of things


ZONE = """region: zone:{slug}
name: {slug}
name_zh: 甲
indicators:
  cap: {{label: C, label_zh: 容, unit: {unit}, better: {better}, kind: {kind}}}
sources:
  p: {{title: P}}
targets:
  - {{id: c, indicator: cap, level: {level}, year: 2025, source: p}}
"""
FILES = [
    ZONE.format(slug="a", unit="GW", better="higher", kind="stock", level="at least 3 GW"),
    ZONE.format(slug="b", unit="MW", better="lower", kind="flow", level="at most 3000 MW"),
]


@given(order=st.sampled_from(list(permutations(range(2)))), first=st.integers(1, 5), second=st.integers(1, 5))
def test_the_order_of_files_changes_nothing(order: tuple[int, ...], first: int, second: int) -> None:
    """Two zones that declare one name in two units are judged each on its own."""
    files = [load_target_file(FILES[at], f"{at}.yaml") for at in order]
    own_ones = {file.region.code: file.indicators for file in files}
    rows = f"region,indicator,year,value,unit\nzone:a,cap,2025,{first},GW\nzone:b,cap,2025,{second},GW\n"
    data = read_trajectories(rows, "d.csv", own=own_ones)
    sheets = {
        sheet.region.code: sheet.assessments[0].verdict
        for sheet in make_sheets(files, data, Wanted(everything=True))
    }
    assert sheets["zone:a"] is (Verdict.MET if first >= 3 else Verdict.MISSED)
    assert sheets["zone:b"] is (Verdict.MET if second <= 3 else Verdict.MISSED)


@given(series=levels(), order=st.randoms(use_true_random=False), due=st.integers(2015, 2035), floor=amounts)
def test_the_order_of_rows_and_series_changes_nothing(
    series: dict[int, str], order: Random, due: int, floor: int
) -> None:
    """Values are found by what they tell of."""
    rows = list(series.items())
    order.shuffle(rows)
    target = made_target("solar_capacity", "level", f"at least {floor} GW", year=due)
    some, shuffled = dataset("solar_capacity", levels=series), dataset("solar_capacity", levels=dict(rows))
    other = trajectory("gdp", links={(2020, 2019): "3.0"})
    key = SeriesKey("CN", "gdp", "", other.status, "")
    for data in (shuffled, Dataset(trajectories={key: other, **some.trajectories}, newest=some.newest)):
        assert assess([target], data) == assess([target], some)


# --- bounds


@given(series=levels(), floor=amounts, more=st.integers(0, 500), due=st.integers(2015, 2035))
def test_a_stricter_floor_never_turns_missed_into_met(
    series: dict[int, str], floor: int, more: int, due: int
) -> None:
    """Bound: what misses a floor misses every higher one, what reaches one reaches every lower one."""
    data = dataset("solar_capacity", levels=series)
    low, high = (
        assess([made_target("solar_capacity", "level", f"at least {number} GW", year=due)], data)[0]
        for number in (floor, floor + more)
    )
    rank = {
        Verdict.MISSED: 0,
        Verdict.OFF_TRACK: 0,
        Verdict.OPEN: 1,
        Verdict.UNKNOWN: 1,
        Verdict.ON_TRACK: 2,
        Verdict.AHEAD: 2,
        Verdict.MET: 2,
    }
    assert rank[low.verdict] >= rank[high.verdict]


@given(series=levels(), cap=amounts, less=st.integers(0, 500), due=st.integers(2015, 2035))
def test_a_stricter_cap_never_turns_missed_into_met(
    series: dict[int, str], cap: int, less: int, due: int
) -> None:
    """The same of caps."""
    data = dataset("coal_consumption", levels=series)
    wide, narrow = (
        assess([made_target("coal_consumption", "level", f"at most {number} Mt", year=due)], data)[0]
        for number in (cap, max(0, cap - less))
    )
    assert (wide.verdict in GOOD) or (narrow.verdict not in GOOD)


@given(series=levels(), number=amounts, due=st.integers(2015, 2035), cap=st.booleans())
def test_the_margin_tells_the_verdict(series: dict[int, str], number: int, due: int, cap: bool) -> None:
    """Margin: positive or zero on the good side, negative on the bad one; none where nothing is decided."""
    indicator, words = (
        ("coal_consumption", f"at most {number} Mt") if cap else ("solar_capacity", f"at least {number} GW")
    )
    found = one(assess([made_target(indicator, "level", words, year=due)], dataset(indicator, levels=series)))
    assert (found.margin is None) is (found.verdict in {Verdict.OPEN, Verdict.UNKNOWN})
    if found.margin is not None:
        assert (found.margin.value >= 0) is (found.verdict in GOOD)


@given(series=levels(), floor=amounts, due=st.integers(2015, 2035))
def test_the_unit_of_a_target_changes_no_verdict(series: dict[int, str], floor: int, due: int) -> None:
    """Units: 1 GW is 100 万千瓦 and 0.01 亿千瓦."""
    data = dataset("solar_capacity", levels=series)
    texts = (f"{floor} GW", f"{floor * 100} 万千瓦", f"{floor / 100:.2f} 亿千瓦", f"{floor * 10**6} kW")
    found = [
        assess([made_target("solar_capacity", "level", f"at least {text}", year=due)], data)[0]
        for text in texts
    ]
    assert len({one.verdict for one in found}) == 1
    assert len({one.margin and one.margin.value for one in found}) == 1


@given(number=st.integers(1, 99), zeros=st.integers(0, 4), observed=st.integers(1, 10**6))
def test_about_a_whole_number_does_not_depend_on_its_unit(number: int, zeros: int, observed: int) -> None:
    """About 3600 GW and about 36亿千瓦 bind at one place: half of the last digit that is no trailing zero."""
    assume(number % 10)
    gw = number * 10**zeros
    hundreds = Fraction(gw, 100)
    texts = [f"about {gw} GW", f"about {gw * 1000} MW", f"about {gw * 100} 万千瓦"]
    if hundreds.denominator == 1:
        texts.append(f"about {hundreds} 亿千瓦")
    edges = {
        judged("solar_capacity", "level", text, 2025, levels={2025: f"={observed}"}).verdict for text in texts
    }
    assert len(edges) == 1


@given(
    series=levels(1),
    scale=st.fractions(min_value="0.001", max_value=1000),
    percent=st.integers(1, 99),
    due=st.integers(2015, 2035),
)
def test_scaling_all_amounts_changes_no_relative_verdict(
    series: dict[int, str], scale: Fraction, percent: int, due: int
) -> None:
    """Ratios know no unit."""
    base = min(series)
    assume(due > base)
    first, second = (
        judged(
            FLOW,
            "reduction",
            f"at least {percent} %",
            due,
            base,
            levels={year: f"={int(text) * by}" for year, text in series.items()},
        )
        for by in (1, scale)
    )
    assert (first.verdict, first.margin) == (second.verdict, second.margin)


@given(low=st.integers(40, 60), width=st.integers(0, 20), value=st.integers(3, 8), places=st.integers(0, 1))
def test_a_band_binds_on_both_sides_and_knows_rounding(low: int, width: int, value: int, places: int) -> None:
    """51 to 52 % and 5e1 (45 to 55): missed, within rounding, though both ends of the interval miss too."""
    indicator = own("%", better=Better.NEITHER, kind=Kind.SHARE)
    half = Fraction(5) if places == 0 else Fraction(1, 2)
    interval = Interval.rounded(Fraction(value * 10), half)
    series = Trajectory(region="CN", indicator=indicator, levels=(Level(year=2025, amount=interval),))
    target = made_target(indicator, "level", f"{low} to {low + width} %", year=2025)
    found = one(assess([target], together(series)))
    held = low <= value * 10 <= low + width
    assert found.verdict is (Verdict.MET if held else Verdict.MISSED)
    could_hold = value * 10 + half >= low and value * 10 - half <= low + width
    could_miss = value * 10 + half > low + width or value * 10 - half < low
    assert found.within_rounding is (could_miss if held else could_hold)


@given(now=st.integers(53, 99), low=st.integers(40, 50))
def test_the_pace_required_of_a_band_goes_to_the_nearer_end(now: int, low: int) -> None:
    """From above the band it is its upper end."""
    indicator = own("%", better=Better.NEITHER, kind=Kind.SHARE)
    found = judged(indicator, "level", f"{low} to 51 %", 2025, levels={2022: f"={now + 1}", 2023: f"={now}"})
    assert found.pace is not None
    assert found.pace.required == Fraction(51 - now, 2)


# --- as of a year


@given(series=levels(), due=st.integers(2015, 2035), as_of=st.integers(2010, 2030))
def test_as_of_is_the_same_as_data_that_end_there(series: dict[int, str], due: int, as_of: int) -> None:
    """As of a year: later observations might as well not exist."""
    target = made_target("solar_capacity", "level", "at least 700 GW", year=due)
    cut = {year: text for year, text in series.items() if year <= as_of}
    hidden = assess([target], dataset("solar_capacity", levels=series), as_of=as_of)
    missing = assess([target], dataset("solar_capacity", levels=cut, newest=min(max(series), as_of)))
    assert hidden == missing


@given(series=levels(), due=st.integers(2012, 2029), floor=amounts, as_of=st.integers(2010, 2040))
def test_what_has_been_met_or_missed_stays_so(
    series: dict[int, str], due: int, floor: int, as_of: int
) -> None:
    """As of any later year: what was observed in the target year is not undone by what follows."""
    target = made_target("solar_capacity", "level", f"at least {floor} GW", year=due)
    data = dataset("solar_capacity", levels=series)
    before, now = one(assess([target], data, as_of=as_of)), one(assess([target], data))
    if before.verdict in {Verdict.MET, Verdict.MISSED}:
        assert before.verdict is now.verdict


# --- the trace


WORDS = [
    ("level", "{n} GW"),
    ("level", "about {n} GW"),
    ("multiple", "{n}"),
    ("increase", "{n} %"),
    ("increase", "{n} GW"),
    ("decrease", "{n} GW"),
    ("reduction", "{n} %"),
    ("addition", "{n} GW"),
    ("addition", "{n} GW per year"),
    ("growth", "{n} % per year"),
    ("growth", "{n} % per year on average"),
]


@st.composite
def some_case(draw: st.DrawFn) -> Assessment:
    """A target of any form on levels, links or both."""
    name, words = draw(st.sampled_from(WORDS))
    number = draw(st.integers(1, 300))
    span = draw(st.integers(3, 14))
    base = 2014
    known = draw(st.dictionaries(st.integers(2013, 2026), st.integers(-20, 4000), min_size=1, max_size=7))
    ties = draw(st.dictionaries(st.integers(2014, 2026), st.integers(-60, 90), max_size=6))
    kind = draw(st.sampled_from([Kind.STOCK, Kind.FLOW]))
    indicator = own("GW", kind=kind, better=draw(st.sampled_from([Better.HIGHER, Better.LOWER])))
    additive = draw(st.booleans())
    data = together(
        trajectory(
            indicator,
            levels={year: f"{value}.0" for year, value in known.items()},
            links={(year, year - 1): f"{value}.0" for year, value in ties.items()},
            additive=additive,
        )
    )
    word = "" if words.startswith("about") else draw(st.sampled_from(["at least ", "less than "]))
    text = word + words.format(n=number)
    target = made_target(indicator, name, text, year=base + span, baseline=None if name == "level" else base)
    return one(assess([target], data))


_RATIOS = {"fall", "rise", "mean_rate", "pace", "pace_required", "leads_to"}
"""Steps whose formula gives a ratio where the result is told in percent."""


@settings(max_examples=300, deadline=None)
@given(found=some_case())
def test_every_line_of_a_trace_computes_to_its_result(found: Assessment) -> None:
    """Formula and numbers make the number printed behind them, exactly; roots to thirty digits."""
    for step in found.trace:
        if step.result is None:
            continue
        made = computed(step)
        expected = step.result.value / (100 if step.unit.startswith("%") and step.code in _RATIOS else 1)
        tolerance = Fraction(1, 10**30) * max(Fraction(1), abs(expected)) if "^" in str(step) else 0
        assert abs(made - expected) <= tolerance, step


@given(found=some_case())
def test_the_trace_ends_in_the_margin(found: Assessment) -> None:
    """What is told as margin is what the last line finds."""
    steps = [step for step in found.trace if step.code == "margin"]
    if found.margin is not None and steps:
        assert steps[-1].result is not None
        assert steps[-1].result.value == found.margin.value


# --- price years


@given(
    first=st.sampled_from(["2005", "2010", "2015"]),
    second=st.sampled_from(["2005", "2010", "2020", ""]),
    due=st.integers(2020, 2030),
)
def test_levels_at_two_price_years_are_not_compared(first: str, second: str, due: int) -> None:
    """With the target year on record at other prices the answer is unknown, and says why."""
    assume(first != second)
    series = Trajectory(
        region="CN",
        indicator=find_indicator("energy_intensity"),
        levels=(
            Level(year=2015, amount=published("0.66"), price_year=first),
            Level(year=due, amount=published("0.50"), price_year=second),
        ),
    )
    target = made_target("energy_intensity", "reduction", "at least 10 %", year=due, baseline=2015)
    found = one(assess([target], together(series)))
    assert (found.verdict, found.reasons[0].code) == (Verdict.UNKNOWN, "other_price_year")


# --- merging


@given(series=levels(), floor=amounts, due=st.integers(2015, 2035))
def test_a_trajectory_and_itself_are_the_trajectory(series: dict[int, str], floor: int, due: int) -> None:
    """A file given twice changes nothing and contradicts nothing."""
    data = dataset("solar_capacity", levels=series)
    both = merge(data, data)
    assert not both.notices
    target = made_target("solar_capacity", "level", f"at least {floor} GW", year=due)
    assert assess([target], both) == assess([target], data)


@given(base=st.integers(1, 900), last=st.integers(0, 900), form=st.sampled_from(list(Form)))
def test_every_form_is_answered(base: int, last: int, form: Form) -> None:
    """No form crashes on any two levels; what has no number says so."""
    words: Mapping[Form, str] = {
        Form.LEVEL: "5 GW",
        Form.REDUCTION: "5 %",
        Form.DECREASE: "5 GW",
        Form.INCREASE: "5 GW",
        Form.MULTIPLE: "5",
        Form.GROWTH: "5 % per year",
        Form.ADDITION: "5 GW",
        Form.PEAK: "before 2030",
        Form.NET_ZERO: "by 2030",
        Form.UNSTATED: "rises",
    }
    found = judged(
        "solar_capacity", form.value, words[form], 2030, 2020, levels={2020: str(base), 2025: str(last)}
    )
    assert found.verdict in Verdict
    assert found.verdict is not Verdict.UNKNOWN or found.reasons


@given(base=st.integers(1, 900), last=st.integers(0, 900))
def test_a_link_and_the_levels_it_was_made_from_agree(base: int, last: int) -> None:
    """One and the same fall, told in two ways, gives one verdict."""
    change = Fraction(100 * (last - base), base)
    link = Link(year=2025, base=2020, change=Interval.exact(change))
    by_link = Trajectory(region="CN", indicator=FLOW, links=(link,))
    target = made_target(FLOW, "reduction", "at least 18 %", year=2025, baseline=2020)
    by_levels = judged(
        FLOW, "reduction", "at least 18 %", 2025, 2020, levels={2020: f"={base}", 2025: f"={last}"}
    )
    assert one(assess([target], together(by_link))).verdict is by_levels.verdict


def test_evidence_hides_nothing_by_itself() -> None:
    """Without an as-of year every observation is in use."""
    data = dataset("solar_capacity", levels={2020: "1", 2029: "2"})
    assert Evidence(data).newest == 2029
    assert replace(data, newest=2031).newest == 2031
