"""Many scenarios at once: counts, percentiles, and floats that decide only what they can."""

from __future__ import annotations

import gc
import io
import random
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

import pytest
from compiled import aim
from hypothesis import given, settings
from hypothesis import strategies as st

from dualcarbon.evidence import Evidence
from dualcarbon.library import Library
from dualcarbon.outlook import ask
from dualcarbon.problem import DualcarbonError
from dualcarbon.scenario_file import (
    Ensemble,
    Glossary,
    Judged,
    Percentiles,
    Question,
    Recipes,
    Tally,
    judge_all,
    source_of_text,
    spread,
)
from dualcarbon.scenario_file.header import looked_at

HEAD = "Model,Scenario,Region,Variable,Unit,2020,2030,2035\n"
WIND = aim(indicator="wind_capacity", year=2030, bound=800)
FALL = aim(indicator="co2_emissions_energy", year=2030, baseline=2020, bound=10)


def rows(values: list[str], *, variable: str = "Capacity|Electricity|Wind", unit: str = "GW") -> str:
    """A scenario for each value, which stands in 2030."""
    return "".join(f"M,S{at},China,{variable},{unit},100,{value},\n" for at, value in enumerate(values))


def judged(text: str, *targets: Question, scenarios: tuple[str, ...] = ()) -> Ensemble:
    """The ensemble of a text."""
    return judge_all(source_of_text(HEAD + text, "f.csv"), targets, scenarios=scenarios)


def test_a_target_is_counted_over_all_scenarios() -> None:
    """Three meet 800 GW, one does not, of one nothing is known for 2030; the median of 790 to 2000 is 850."""
    found = judged(rows(["800", "790", "900", "2000", ""]), WIND)
    (tally,) = found.tallies
    assert sum(found.scenarios.values()) == 5
    assert tally.counts == {"on_track": 3, "off_track": 1, "open": 0, "unknown": 1}
    assert tally.verdict == "on_track"
    assert tally.spread == Percentiles(low=790, median=850, high=2000)


VERDICTS = [
    ({"on_track": 2, "off_track": 2}, "on_track"),
    ({"on_track": 1, "off_track": 2}, "off_track"),
    ({"on_track": 1, "unknown": 9}, "on_track"),
    ({"open": 1, "unknown": 9}, "open"),
    ({"unknown": 9}, "unknown"),
]


@pytest.mark.parametrize(("counts", "verdict"), VERDICTS)
def test_the_ensemble_is_on_track_if_half_of_those_that_can_be_judged_are(
    counts: dict[str, int], verdict: str
) -> None:
    """What cannot be judged does not count."""
    tally = Tally()
    tally.counts.update(counts)
    assert tally.verdict == verdict


# By hand, linear between neighbours: of 0 to 20 the 5th is 1, the 95th 19; of 0 to 19 0.95, 9.5 and 18.05; of
# 19 values the ends are minimum and maximum.
SPREADS = [
    ([float(n) for n in range(21)], (1, 10, 19)),
    ([float(n) for n in range(20)], (0.95, 9.5, 18.05)),
    ([float(n) for n in range(19)], (0, 9, 18)),
    ([3.0, 1.0], (1, 2, 3)),
    ([7.0], (7, 7, 7)),
]


@pytest.mark.parametrize(("values", "expected"), SPREADS)
def test_percentiles_by_hand(values: list[float], expected: tuple[float, float, float]) -> None:
    """In whatever order they come."""
    shuffled = random.Random(1).sample(values, len(values))
    found = spread(shuffled)
    assert found is not None
    assert (found.low, found.median, found.high) == pytest.approx(expected)


def test_nothing_has_no_spread() -> None:
    """Nor a zero."""
    assert spread([]) is None


# The bound is 10 % below 2020: 90 after 100 meets it exactly, and so does 0.27 after 0.3, which floats do not
# see: 100 * (1 - 0.27 / 0.3) is 9.999999999999986 there.
EDGES = [
    ("100", "90", "on_track"),
    ("100", "90.00000000001", "off_track"),
    ("100", "89.99999999999", "on_track"),
    ("0.3", "0.27", "on_track"),
    ("0.1", "0.09", "on_track"),
    ("0.7", "0.63", "on_track"),
    ("3e20", "2.7e20", "on_track"),
    ("1", "0.9", "on_track"),
    ("0", "0", "unknown"),
    ("-1", "-2", "unknown"),
]


@pytest.mark.parametrize(("first", "second", "verdict"), EDGES)
def test_what_lies_too_near_for_floats_is_decided_exactly(first: str, second: str, verdict: str) -> None:
    """By the decimals of the file; a ratio starts above zero only."""
    text = f"M,S,China,Emissions|CO2|Energy,Mt CO2/yr,{first},{second},\n"
    (tally,) = judged(text, FALL).tallies
    assert tally.verdict == verdict


decimals = st.decimals(min_value="0.01", max_value="9999", places=2).map(str)


@given(st.lists(st.tuples(decimals, decimals), min_size=1, max_size=6), st.integers(0, 60))
def test_floats_and_exact_numbers_judge_alike(values: list[tuple[str, str]], percent: int) -> None:
    """The verdict of each scenario is that of its decimals."""
    target = aim(indicator="co2_emissions_energy", year=2030, baseline=2020, bound=percent)
    text = "".join(
        f"M,S{at},China,Emissions|CO2|Energy,Mt CO2/yr,{first},{second},\n"
        for at, (first, second) in enumerate(values)
    )
    found: list[Judged] = []
    judge_all(source_of_text(HEAD + text, "f"), [target], each=found.append)
    expected = [100 * (1 - Fraction(second) / Fraction(first)) >= percent for first, second in values]
    assert [one.verdict == "on_track" for one in found] == expected


def test_rows_in_any_order_say_the_same() -> None:
    """Grouped by scenario, by variable or not at all; each judgement is told once."""
    lines = (
        rows(["800", "790", "900"])
        + rows(["80", "95", "90"], variable="Emissions|CO2|Energy", unit="Mt CO2/yr")
    ).splitlines(keepends=True)
    expected = judged("".join(sorted(lines)), WIND, FALL)
    for seed in range(5):
        random.Random(seed).shuffle(lines)
        told: list[Judged] = []
        found = judge_all(source_of_text(HEAD + "".join(lines), "f"), [WIND, FALL], each=told.append)
        assert [tally.counts for tally in found.tallies] == [tally.counts for tally in expected.tallies]
        assert [tally.spread for tally in found.tallies] == [tally.spread for tally in expected.tallies]
        assert len(told) == len({(one.scenario, one.target) for one in told}) == 6


def test_a_span_decides_only_where_both_ends_agree() -> None:
    """PV alone is a floor: 900 GW meet 800 and say nothing of 1000; a cap of 800 is not kept for certain."""
    text = rows(["900"], variable="Capacity|Electricity|Solar|PV")
    targets = [
        aim(indicator="solar_capacity", year=2030, bound=800),
        aim(indicator="solar_capacity", year=2030, bound=1000),
        aim(indicator="solar_capacity", year=2030, bound=1000, cap=True),
        aim(indicator="solar_capacity", year=2030, bound=800, cap=True),
    ]
    assert [tally.verdict for tally in judged(text, *targets).tallies] == [
        "on_track",
        "open",
        "open",
        "off_track",
    ]


def test_regions_are_judged_by_their_own_targets() -> None:
    """A province of the same scenario is another future."""
    text = rows(["900"]) + rows(["100"]).replace("China", "Shandong")
    shandong = aim(indicator="wind_capacity", year=2030, bound=50, region="CN-SD")
    found = judged(text, WIND, shandong)
    assert found.scenarios == {"CN": 1, "CN-SD": 1}
    assert [tally.counts["on_track"] for tally in found.tallies] == [1, 1]


def test_scenarios_are_chosen_by_pattern() -> None:
    """By model and name; a name that none has is told."""
    text = rows(["800", "790", "900"])
    assert sum(judged(text, WIND, scenarios=("M|S0", "*S1")).scenarios.values()) == 2
    with pytest.raises(DualcarbonError, match='no scenario "X" in the data in use'):
        judged(text, WIND, scenarios=("X",))


def test_faults_of_what_is_needed_are_told_and_others_passed_over() -> None:
    """Of a variable that is asked for in every year, of another in none."""
    other = rows(["few"], variable="Capacity|Electricity|Hydro")
    assert sum(judged(rows(["800"]) + other, WIND).scenarios.values()) == 1
    with pytest.raises(DualcarbonError, match=r"f\.csv:2:45: \"few\" is no number"):
        judged(rows(["few"]), WIND)
    with pytest.raises(DualcarbonError, match=r"f\.csv:2:49: \"few\" is no number"):
        judged(rows(["800"]).replace("800,", "800,few"), WIND)


SOME_YEARS = "Model,Scenario,Region,Variable,Unit,2020,2025,2026,2030,2035"


@pytest.mark.parametrize(
    ("what", "rows_of", "counts"),
    [
        # 2026 lies between no two years that are looked at: whole rows are read for the others only.
        ("whole rows", ("GW,1,2,3,800,4",), {"on_track": 1}),
        ("a gap where nobody looks", ("GW,1,2,,800,4",), {"on_track": 1}),
        ("a gap in the first year", ("GW,,2,3,800,4",), {"on_track": 1}),
        ("a gap in the last year", ("GW,1,2,3,800,",), {"on_track": 1}),
        ("a word for a gap", ("GW,1,NA,3,800,4",), {"on_track": 1}),
        ("a gap where it counts", ("GW,1,2,3,,4",), {"unknown": 1}),
        (
            "a gap after whole rows",
            ("GW,1,2,3,800,4", "GW,1,2,3,790,4", "GW,1,2,,800,4"),
            {"on_track": 2, "off_track": 1},
        ),
    ],
)
def test_rows_with_gaps_are_read_for_every_year(
    what: str, rows_of: tuple[str, ...], counts: dict[str, int]
) -> None:
    """Wind of 800 GW in 2030 is asked for: 800 does, 790 does not."""
    lines = [f"M,S{at},China,Capacity|Electricity|Wind,{row}" for at, row in enumerate(rows_of)]
    asked = replace(WIND, years=frozenset([2030]))
    text = "\n".join([SOME_YEARS, *lines])
    found = judge_all(source_of_text(text, "f"), [asked])
    assert {name: count for name, count in found.tallies[0].counts.items() if count} == counts, what


GIVEN = (
    ("Emissions|CO2|Energy and Industrial Processes", "Mt CO2/yr"),
    ("GDP|PPP", "billion US$2010/yr"),
    ("Primary Energy|Coal", "EJ/yr"),
    ("Capacity|Electricity|Wind", "GW"),
    ("Capacity|Electricity|Solar", "GW"),
    ("Capacity|Electricity|Hydro", "GW"),
)


CHINA = Library().load("china").targets
OBSERVED = Evidence(Library().record(["CN"]))


@given(st.data())
@settings(max_examples=60)
def test_some_years_of_whole_rows_say_what_all_years_say(data: st.DataObject) -> None:
    """Which columns are read changes no count and no number, with gaps and without."""
    years = sorted(data.draw(st.sets(st.sampled_from(range(2005, 2062)), min_size=1, max_size=9)))
    cell = st.sampled_from(("1", "7.5", "900", "4000", "12000", "0", "-3"))
    gaps = data.draw(st.booleans())
    lines = [f"Model,Scenario,Region,Variable,Unit,{','.join(map(str, years))}"]
    for number in range(data.draw(st.integers(1, 6))):
        for variable, unit in GIVEN:
            if data.draw(st.integers(0, 5)):
                cells = [data.draw(st.one_of(st.just(""), cell) if gaps else cell) for _ in years]
                lines.append(f"M,S{number},China,{variable},{unit},{','.join(cells)}")
    recipes = Recipes(glossary=Glossary())
    observed = data.draw(st.sampled_from((None, OBSERVED)))
    asked = list(ask(CHINA, recipes, observed).values())
    source = source_of_text("\n".join(lines) + "\n", "f")
    some = judge_all(source, asked, recipes=recipes)
    each = judge_all(source, [all_years(one) for one in asked], recipes=recipes)
    assert [told(one) for one in some.tallies] == [told(one) for one in each.tallies]


def all_years(question: Question) -> Question:
    """The same, looking at every year."""
    return replace(question, years=None, or_else=question.or_else and all_years(question.or_else))


def told(tally: Tally) -> tuple[dict[str, int], list[float]]:
    """What was counted and measured."""
    return dict(tally.counts), sorted(tally.values)


def test_the_years_beside_one_that_a_table_lacks_are_looked_at() -> None:
    """2028 lies between 2026 and 2030, 2040 after all of them."""
    columns = tuple((year, at) for at, year in enumerate((2020, 2025, 2026, 2030, 2035)))
    assert [year for year, _ in looked_at(columns, frozenset([2028, 2040]))] == [2026, 2030]
    assert [year for year, _ in looked_at(columns, frozenset([2025]))] == [2025]
    assert looked_at(columns, None) == columns


def test_circles_of_objects_are_looked_for_again_afterwards() -> None:
    """Whether the file could be read or not; where they were not looked for, they are not."""
    for text in (rows(["800"]), rows(["few"])):
        with suppress(DualcarbonError):
            judged(text, WIND)
        assert gc.isenabled()
    gc.disable()
    try:
        judged(rows(["800"]), WIND)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_progress_is_told_now_and_then() -> None:
    """Every 256 scenarios."""
    told: list[int] = []
    text = HEAD + rows([str(n) for n in range(600)])
    judge_all(source_of_text(text, "f"), [WIND], progress=told.append)
    assert told == [256, 512]


def test_standard_input_can_be_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept while it is read."""
    from dualcarbon.scenario_file import source_of

    text = HEAD + rows(["800", "790"]) + rows(["80", "95"], variable="Emissions|CO2|Energy", unit="Mt CO2/yr")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    found = judge_all(source_of("-"), [WIND, FALL])
    assert [tally.counts["on_track"] for tally in found.tallies] == [1, 1]
