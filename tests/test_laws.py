"""Laws that hold for every series and every target: each would have found a fault that a table of cases does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from series import computed, dataset, judged, made_target, one, own, published, together, trajectory

from dualcarbon.assessment import Assessment, Verdict, assess
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Better, Indicator, Kind, find_indicator
from dualcarbon.sheet import Wanted, make_sheets
from dualcarbon.target import Form
from dualcarbon.target_file import load_target_file
from dualcarbon.trajectory import Dataset, Interval, Level, Link, SeriesKey, Trajectory, merge
from dualcarbon.trajectory_file import read_trajectories

GOOD = {Verdict.MET, Verdict.AHEAD, Verdict.ON_TRACK}
FLOW = own("t", kind=Kind.FLOW, better=Better.LOWER)

years = st.lists(st.integers(2010, 2029), min_size=2, max_size=8, unique=True)
amounts = st.integers(0, 5000)
digits = st.decimals(min_value="0.001", max_value="99999", places=3, allow_nan=False)


@st.composite
def levels(draw: st.DrawFn, smallest: int = 0) -> dict[int, str]:
    """A series of two to eight years."""
    return {year: str(draw(st.integers(smallest, 5000))) for year in sorted(draw(years))}


# --- a bound hit exactly


@given(
    base=st.integers(1, 10**6),
    percent=st.integers(1, 99),
    unit=st.sampled_from(["t", "kWh", "tce", "mu", "ha"]),
)
def test_a_fall_hit_exactly_is_met_and_the_strict_one_missed(base: int, percent: int, unit: str) -> None:
    """Whatever the base: 7 to 3.5 is a fall of 50 %, as 6 to 3 is."""
    indicator = own(unit, kind=Kind.FLOW, better=Better.LOWER)
    series = {2020: f"={base}", 2025: f"={Fraction(base * (100 - percent), 100)}"}
    for text, verdict in ((f"at least {percent} %", Verdict.MET), (f"more than {percent} %", Verdict.MISSED)):
        found = judged(indicator, "reduction", text, 2025, 2020, levels=series)
        assert (found.verdict, found.margin and found.margin.value) == (verdict, 0)


# The form, and the amount of the due year that hits its number exactly: of base, number and years between.
EXACT = [
    ("level", "{n} GW", lambda _b, n, _y: n),
    ("multiple", "{n}", lambda b, n, _y: b * n),
    ("increase", "{n} %", lambda b, n, _y: b * (1 + n / 100)),
    ("increase", "{n} GW", lambda b, n, _y: b + n),
    ("decrease", "{n} GW", lambda b, n, _y: b - n),
    ("reduction", "{n} %", lambda b, n, _y: b * (1 - n / 100)),
    ("addition", "{n} GW", lambda b, n, _y: b + n),
    ("addition", "{n} GW per year", lambda b, n, y: b + n * y),
    ("growth", "{n} % per year on average", lambda b, n, y: b * (1 + n / 100) ** y),
]


@given(
    form=st.sampled_from(EXACT),
    base=st.integers(1, 10**5),
    number=digits,
    span=st.integers(1, 15),
    better=st.sampled_from([Better.HIGHER, Better.LOWER]),
)
def test_a_bound_hit_exactly_is_met_in_every_form(form, base, number, span, better) -> None:  # type: ignore[no-untyped-def]
    """At least and at most are met, more than and less than are missed; the margin is nothing."""
    name, words, end = form
    last = end(Fraction(base), Fraction(number), span)
    indicator = own("GW", better=better)
    series = {2020: f"={base}", 2020 + span: f"={last}"}
    baseline = None if name == "level" else 2020
    for word, verdict in (
        ("at least", Verdict.MET),
        ("at most", Verdict.MET),
        ("more than", Verdict.MISSED),
        ("less than", Verdict.MISSED),
    ):
        text = f"{word} {words.format(n=number)}"
        found = judged(indicator, name, text, 2020 + span, baseline, levels=series)
        assert found.verdict is verdict, text
        assert found.margin is not None
        # A mean rate is a root: what decides is the power of it.
        assert abs(found.margin.value) < Fraction(1, 10**30) if name == "growth" else found.margin.value == 0


@given(rate=st.integers(-50, 80), base=st.integers(1, 10**6), span=st.integers(1, 5))
def test_a_rate_of_every_year_hit_exactly_is_met(rate: int, base: int, span: int) -> None:
    """And the strict one is missed."""
    assume(rate != 0)
    series = {2020 + at: f"={base * Fraction(100 + rate, 100) ** at}" for at in range(span + 1)}
    for word, verdict in (("at least", Verdict.MET), ("more than", Verdict.MISSED)):
        text = f"{word} {rate} % per year"
        assert judged(own("t"), "growth", text, 2020 + span, 2020, levels=series).verdict is verdict


# A unit of data, a unit of bounds, and how much of the one makes one of the other.
UNITS = [
    ("ha", "mu", Fraction(1, 15)),
    ("ha", "万亩", Fraction(10**4, 15)),
    ("Mtce", "kWh", Fraction(3600, 29307600) / 10**6),
    ("tce", "GJ", Fraction(10**9, 29307600000)),
    ("TWh", "万吨标准煤", Fraction(29307600 * 10**4, 3600) / 10**9),
    ("GW", "万千瓦", Fraction(1, 100)),
    ("%", "‰", Fraction(1, 10)),
    ("%", "万 %", Fraction(10**4)),
    ("Mt", "亿吨", Fraction(100)),
    ("Mtce", "kcal", Fraction(41868, 10**4) / 29307600 / 10**6),
]


@given(unit=st.sampled_from(UNITS), number=digits, better=st.sampled_from([Better.HIGHER, Better.LOWER]))
def test_a_bound_hit_exactly_in_another_unit_is_met(
    unit: tuple[str, str, Fraction], number: Decimal, better: Better
) -> None:
    """6.5 万亩 of 6.5 万亩 in hectares, 1000 kWh of 1000 kWh in tce, 25 % of 250 ‰."""
    theirs, plans, factor = unit
    kind = Kind.SHARE if theirs == "%" else Kind.STOCK
    indicator = own(theirs, kind=kind, better=better)
    series = {2025: f"={Fraction(number) * factor}"}
    floor = better is Better.HIGHER
    for word, verdict in (
        ("at least" if floor else "at most", Verdict.MET),
        ("more than" if floor else "less than", Verdict.MISSED),
    ):
        found = judged(indicator, "level", f"{word} {number} {plans}", 2025, levels=series)
        assert (found.verdict, found.margin and found.margin.value) == (verdict, 0)


@given(
    number=st.decimals(min_value="0.001", max_value="60", places=3),
    points=st.sampled_from(["percentage points", "万 percentage points"]),
)
def test_points_hit_exactly_are_met(number: Decimal, points: str) -> None:
    """2.5 points, also where a plan tells them as ten thousands of points."""
    factor = 10**4 if points.startswith("万") else 1
    series = {2020: "=15.9", 2025: f"={Fraction('15.9') + Fraction(number)}"}
    text = f"at least {number / factor} {points}"
    found = judged(own("%", kind=Kind.SHARE), "increase", text, 2025, 2020, levels=series)
    assert (found.verdict, found.margin and found.margin.value) == (Verdict.MET, 0)


@given(
    number=st.integers(1, 10**5),
    factor=st.sampled_from([("GW", 1), ("MW", 1000), ("万千瓦", 100), ("亿千瓦", Fraction(1, 100))]),
)
def test_the_unit_of_the_data_file_changes_no_verdict(number: int, factor: tuple[str, Fraction]) -> None:
    """From the text of a file to the comparison nothing is rounded."""
    unit, times = factor
    value = number * Fraction(times)
    rows = f"region,indicator,year,value,unit\nCN,solar_capacity,2025,{float(value):.10g},{unit}\n"
    data = read_trajectories(rows, "data.csv")
    found = one(assess([made_target("solar_capacity", "level", f"at least {number} GW", year=2025)], data))
    assert (found.verdict, found.margin and found.margin.value) == (Verdict.MET, 0)


@given(text=st.integers(10**39, 10**40 - 1), shift=st.integers(10, 39))
def test_values_of_forty_digits_are_exact(text: int, shift: int) -> None:
    """The fortieth digit decides."""
    number = Fraction(text, 10**shift)
    series = {2025: f"={number}"}
    indicator = own("GW")
    written = f"{str(text)[: 40 - shift]}.{str(text)[40 - shift :]}" if shift < 40 else str(text)
    met = judged(indicator, "level", f"at least {written} GW", 2025, levels=series)
    missed = judged(indicator, "level", f"more than {written} GW", 2025, levels=series)
    assert (met.verdict, missed.verdict) == (Verdict.MET, Verdict.MISSED)
    assert met.margin is not None
    assert met.margin.value == 0


# --- zero, and below


@given(base=st.integers(1, 5000), last=st.integers(-5000, 5000), percent=st.integers(1, 150))
def test_a_fall_to_zero_and_below_is_seen(base: int, last: int, percent: int) -> None:
    """Coal of 100 that falls to 0 has fallen by 100 %; only the start of a ratio has to be positive."""
    found = judged(
        FLOW, "reduction", f"at least {percent} %", 2025, 2020, levels={2020: f"={base}", 2025: f"={last}"}
    )
    fall = Fraction(100 * (base - last), base)
    assert found.verdict is (Verdict.MET if fall >= percent else Verdict.MISSED)
    assert found.observed is not None
    assert (found.observed.value, found.observed.year) == (fall, 2025)


@given(base=st.integers(1, 5000), last=st.integers(-3, 3), percent=st.integers(1, 120))
def test_a_scenario_that_reaches_zero_is_seen(base: int, last: int, percent: int) -> None:
    """In 2030 it is at nothing, or below: on track for 100 %."""
    target = made_target("net_emissions", "reduction", f"at least {percent} %", year=2030, baseline=2020)
    data = together(
        trajectory("net_emissions", levels={2020: f"={base}"}),
        trajectory("net_emissions", levels={2030: f"={last}"}, scenario="zero"),
    )
    found = one(assess([target], data))
    fall = Fraction(100 * (base - last), base)
    assert found.verdict is (Verdict.ON_TRACK if fall >= percent else Verdict.OFF_TRACK)


@given(percent=st.integers(1, 100))
def test_a_link_of_minus_100_percent_is_a_fall_of_all(percent: int) -> None:
    """Nothing is left of it."""
    found = judged(FLOW, "reduction", f"at least {percent} %", 2025, 2020, links={(2025, 2020): "-100"})
    assert found.verdict is Verdict.MET
    assert found.observed is not None
    assert found.observed.value == 100


FORMS = [
    ("reduction", "at least 10 %"),
    ("multiple", "at least 2"),
    ("increase", "at least 10 %"),
    ("growth", "at least 5 % per year"),
    ("growth", "at least 5 % per year on average"),
]


@given(
    form=st.sampled_from(FORMS),
    base=st.sampled_from(["=0", "0", "=-3", "less than 0", "0.0", "at most -2"]),
    last=st.integers(-3, 40),
    due=st.integers(2021, 2032),
)
def test_a_baseline_of_nothing_is_a_reason_and_no_crash(
    form: tuple[str, str], base: str, last: int, due: int
) -> None:
    """No ratio starts from nothing, whatever the form."""
    found = judged(own("GW"), *form, due, 2020, levels={2020: base, 2025: str(last)})
    assert found.verdict in {Verdict.UNKNOWN, Verdict.OPEN}
    assert found.reasons
    assert all(step.result is not None or step.code for step in found.trace)


@given(series=levels(), more=st.integers(-6000, 1000), last=st.integers(2012, 2032))
def test_a_constant_moves_no_peak(series: dict[int, str], more: int, last: int) -> None:
    """Peak: the year of the maximum does not depend on the zero of the scale; amounts below zero are amounts."""
    target = made_target("net_emissions", "peak", f"by {last}")
    raised = {year: f"={int(text) + more}" for year, text in series.items()}
    exact = {year: f"={text}" for year, text in series.items()}
    first, second = (assess([target], dataset("net_emissions", levels=one))[0] for one in (exact, raised))
    assert (first.verdict, first.provisional) == (second.verdict, second.provisional)


# --- one-sided numbers


@given(
    base=st.integers(1, 50),
    last=st.integers(1, 500),
    number=st.integers(1, 40),
    word=st.sampled_from(["at least", "at most", "more than", "less than"]),
    which=st.sampled_from([2020, 2025]),
    form=st.sampled_from(
        [
            ("multiple", "{n}"),
            ("increase", "{n} %"),
            ("reduction", "{n} %"),
            ("growth", "{n} % per year on average"),
            ("increase", "{n} GW"),
        ]
    ),
)
def test_a_bound_in_the_data_decides_only_what_it_can(base, last, number, word, which, form) -> None:  # type: ignore[no-untyped-def]
    """With the bound at its edge or anywhere beyond, the verdict is the same; else it is unknown."""
    name, words = form
    series = {2020: f"={base}", 2025: f"={last}"}
    edge = base if which == 2020 else last
    told = judged(
        own("GW"),
        name,
        f"at least {words.format(n=number)}",
        2025,
        2020,
        levels={**series, which: f"{word} {edge}"},
    )
    if told.verdict in {Verdict.MET, Verdict.MISSED}:
        up = word in ("at least", "more than")
        beyond = (
            [edge * Fraction(101, 100), edge * 7, edge * 10**6]
            if up
            else [edge * Fraction(99, 100), Fraction(edge, 7), Fraction(edge, 10**6)]
        )
        if word in ("at least", "at most"):
            beyond.append(Fraction(edge))
        for true in beyond:
            real = judged(
                own("GW"),
                name,
                f"at least {words.format(n=number)}",
                2025,
                2020,
                levels={**series, which: f"={true}"},
            )
            assert real.verdict is told.verdict
        assert not told.within_rounding


@given(
    rates=st.lists(st.integers(-5, 12), min_size=2, max_size=5),
    at=st.integers(0, 4),
    word=st.sampled_from(["more than", "at least", "at most", "less than"]),
    cap=st.booleans(),
    number=st.integers(-4, 11),
)
def test_one_bound_among_the_rates_decides_only_what_it_can(rates, at, word, cap, number) -> None:  # type: ignore[no-untyped-def]
    """Growth of at most 2 % a year is not met where one year is known as "more than 1.5 %"."""
    at = min(at, len(rates) - 1)
    links = {(2021 + i, 2020 + i): f"={rate}" for i, rate in enumerate(rates)}
    due = 2020 + len(rates)
    text = f"{'at most' if cap else 'at least'} {number} % per year"
    told = judged(
        "gdp", "growth", text, due, 2020, links={**links, (2021 + at, 2020 + at): f"{word} {rates[at]}"}
    )
    if told.verdict not in {Verdict.MET, Verdict.MISSED}:
        return
    sign = 1 if word in ("more than", "at least") else -1
    for beyond in (Fraction(1, 1000), 1, 50):
        real = judged(
            "gdp",
            "growth",
            text,
            due,
            2020,
            links={**links, (2021 + at, 2020 + at): f"={rates[at] + sign * beyond}"},
        )
        assert real.verdict is told.verdict


# --- the order of things


FILES = [
    "region: zone:a\nname: A\nname_zh: 甲\nindicators:\n  cap: {label: C, label_zh: 容, unit: GW, better: higher, kind: stock}\n"
    "sources:\n  p: {title: P}\ntargets:\n  - {id: c, indicator: cap, level: at least 3 GW, year: 2025, source: p}\n",
    "region: zone:b\nname: B\nname_zh: 乙\nindicators:\n  cap: {label: C, label_zh: 容, unit: MW, better: lower, kind: flow}\n"
    "sources:\n  p: {title: P}\ntargets:\n  - {id: c, indicator: cap, level: at most 3000 MW, year: 2025, source: p}\n",
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
    series: dict[int, str], order, due: int, floor: int
) -> None:  # type: ignore[no-untyped-def]
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
    """Bound: what misses a floor misses every higher one, and what is on the good side of one is so of every lower one."""
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
def test_the_margin_tells_the_verdict(series: dict[int, str], number: int, due: int, cap: bool) -> None:  # noqa: FBT001
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


@st.composite
def some_case(draw: st.DrawFn) -> Assessment:
    """A target of any form on levels, links or both."""
    name, words, _ = draw(
        st.sampled_from([*EXACT, ("growth", "{n} % per year", None), ("level", "about {n} GW", None)])
    )
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


@settings(max_examples=300, deadline=None)
@given(found=some_case())
def test_every_line_of_a_trace_computes_to_its_result(found: Assessment) -> None:
    """Formula and numbers make the number printed behind them, exactly; roots to thirty digits."""
    for step in found.trace:
        if step.result is None:
            continue
        made = computed(step)
        expected = step.result.value / (
            100 if step.unit.startswith("%") and _is_ratio(step.code, found) else 1
        )
        tolerance = Fraction(1, 10**30) * max(1, abs(expected)) if "^" in str(step) else 0
        assert abs(made - expected) <= tolerance, step


def _is_ratio(code: str, found: Assessment) -> bool:
    """Whether a formula gives a ratio where the result is told in percent."""
    return code in {"fall", "rise", "mean_rate", "pace", "pace_required", "leads_to"}


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
