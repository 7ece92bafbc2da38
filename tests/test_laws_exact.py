"""Laws of exact numbers: hits in every form and unit, amounts from below zero, one-sided numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from series import dataset, judged, made_target, one, outcome, own, together, trajectory

from dualcarbon.assessment import Verdict, assess
from dualcarbon.indicator import Better, Kind
from dualcarbon.trajectory_file import read_trajectories

FLOW = own("t", kind=Kind.FLOW, better=Better.LOWER)

years = st.lists(st.integers(2010, 2029), min_size=2, max_size=8, unique=True)
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
        assert outcome(found) == (verdict, Fraction(0))


End = Callable[[Fraction, Fraction, int], Fraction]
# The form, and the amount of the due year that hits its number exactly: of base, number and years between.
EXACT: list[tuple[str, str, End]] = [
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
def test_a_bound_hit_exactly_is_met_in_every_form(
    form: tuple[str, str, End], base: int, number: Decimal, span: int, better: Better
) -> None:
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
        assert outcome(found) == (verdict, Fraction(0))


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
    assert outcome(found) == (Verdict.MET, Fraction(0))


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
    assert outcome(found) == (Verdict.MET, Fraction(0))


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
def test_a_bound_in_the_data_decides_only_what_it_can(
    base: int, last: int, number: int, word: str, which: int, form: tuple[str, str]
) -> None:
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
def test_one_bound_among_the_rates_decides_only_what_it_can(
    rates: list[int],
    at: int,
    word: str,
    cap: bool,
    number: int,
) -> None:
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
