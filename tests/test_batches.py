"""Columns: scenarios of one shape are judged together, and come to what each comes to by itself."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from series import made_target

from dualcarbon.baseline import Harmonize, Joining
from dualcarbon.evidence import Evidence
from dualcarbon.library import Library
from dualcarbon.outlook import Questions, questions
from dualcarbon.scenario_file import Ensemble, Glossary, Judged, Recipes, bench, judge_all, source_of_text
from dualcarbon.target import Target
from dualcarbon.trajectory import Batch, MixedError, alone, in_floats, size

CO2, GDP = "Emissions|CO2|Energy and Industrial Processes", "GDP|PPP"
WIND, SOLAR = "Capacity|Electricity|Wind", "Capacity|Electricity|Solar"
VARIABLES = {CO2: "Mt CO2/yr", GDP: "billion US$2010/yr", WIND: "GW", SOLAR: "GW"}
YEARS = (2020, 2023, 2025, 2030, 2035)
RECIPES = Recipes(glossary=Glossary())

FORMS = [
    made_target("wind_capacity", "level", "at least 400 GW", year=2030),
    made_target("wind_capacity", "level", "more than 400 GW", year=2030),
    made_target("wind_capacity", "level", "at most 400 GW", year=2030),
    made_target("wind_capacity", "level", "400 to 500 GW", year=2030),
    made_target("co2_emissions", "net_zero", "by 2035"),
    made_target("wind_capacity", "addition", "at least 100 GW", year=2030, baseline=2025),
    made_target("wind_capacity", "addition", "at least 20 GW per year", year=2030, baseline=2025),
    made_target("wind_solar_capacity", "multiple", "2 times", year=2030, baseline=2020),
    made_target("wind_capacity", "increase", "at least 100 GW", year=2030, baseline=2025),
    made_target("wind_capacity", "increase", "50 %", year=2030, baseline=2025),
    made_target("co2_emissions", "decrease", "100 million t CO2", year=2030, baseline=2025),
    made_target("co2_emissions", "reduction", "50 %", year=2030, baseline=2025),
    made_target("co2_emissions", "reduction", "more than 50 %", year=2035, baseline="peak"),
    made_target("carbon_intensity", "reduction", "50 %", year=2030, baseline=2025),
    made_target("gdp", "growth", "about 5 %", year=2030, baseline=2025),
    made_target("gdp", "growth", "at least 0 % on average", year=2030, baseline=2025),
    made_target("co2_emissions", "peak", "before 2030"),
    made_target("co2_emissions", "peak", "by 2030"),
    made_target("co2_emissions", "peak", "between 2026 and 2030"),
]
JOININGS = [
    Joining(),
    Joining(interpolate=True),
    Joining(harmonize=Harmonize.RATIO),
    Joining(harmonize=Harmonize.OFFSET, converge=2035, interpolate=True),
]


def table(rows: list[list[int]], years: tuple[int, ...]) -> str:
    """A table of scenarios: the numbers of each variable one after the other."""
    lines = [f"Model,Scenario,Region,Variable,Unit,{','.join(map(str, years))}\n"]
    for number, row in enumerate(rows):
        for place, (variable, unit) in enumerate(VARIABLES.items()):
            cells = ",".join(map(str, row[place * len(years) : (place + 1) * len(years)]))
            lines.append(f"M,S{number},China,{variable},{unit},{cells}\n")
    return "".join(lines)


def judged(
    text: str, targets: list[Target], evidence: Evidence | None, together: int
) -> tuple[list[Judged], Ensemble, Questions]:
    """Every judgement, what was counted and what was heard, with so many scenarios taken together."""
    asked = questions(targets, RECIPES, evidence)
    told: list[Judged] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bench, "TOGETHER", together)
        source = source_of_text(text, "f.csv")
        each = list(asked.asked.values())
        judge_all(source, each, recipes=RECIPES, each=told.append)
        for heard in asked.heard.values():
            heard.forget()
        found = judge_all(source, each, recipes=RECIPES)
    return told, found, asked


def plain(one: Judged) -> tuple[object, ...]:
    """What is told of one scenario, but for the last digit of a float, and whether it was worked out exactly."""
    # What lies anywhere between two ends has no measure.
    value = None if one.low is None or one.low != one.high else pytest.approx(float(one.low))
    return one.target, one.scenario, one.verdict, one.definition, value


@pytest.mark.parametrize("joining", JOININGS, ids=str)
@settings(max_examples=25, deadline=None)
@given(data=st.data(), record=st.booleans(), skip=st.sampled_from([(), (2025,), (2030,), (2023, 2025, 2030)]))
def test_scenarios_judged_together_come_to_what_each_comes_to(
    joining: Joining, data: st.DataObject, *, record: bool, skip: tuple[int, ...]
) -> None:
    """Every form, bounds hit exactly, zeros and negative numbers, with and without the record, joined in every way."""
    years = tuple(year for year in YEARS if year not in skip)
    numbers = st.sampled_from([-100, 0, 1, 100, 200, 300, 400, 450, 500, 10_000, 12_000, 20_000])
    row = st.lists(numbers, min_size=4 * len(years), max_size=4 * len(years))
    text = table(data.draw(st.lists(row, min_size=4, max_size=8)), years)
    observed = Library().record(["CN"])
    evidence = Evidence(observed, joining=joining) if record else None
    targets = [*FORMS, *(one for one in Library().load("china").targets if (one.due or 0) > 2024)]
    each, found, asked = judged(text, targets, evidence, 1)
    each_together, together, heard = judged(text, targets, evidence, 256)
    assert list(map(plain, each_together)) == list(map(plain, each))
    for one, other in zip(together.tallies, found.tallies, strict=True):
        assert one.counts == other.counts
        assert sorted(one.values) == pytest.approx(sorted(other.values))
    for target, alone_heard in asked.heard.items():
        there = heard.heard[target]
        assert (there.spoken, there.definitions, there.steps, there.ends) == (
            alone_heard.spoken,
            alone_heard.definitions,
            alone_heard.steps,
            alone_heard.ends,
        )
        assert [(one.jumps, one.unharmonized) for one in there.ready] == [
            (one.jumps, one.unharmonized) for one in alone_heard.ready
        ]


def test_most_scenarios_are_judged_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the law above would hold for nothing: of scenarios of one shape none is asked by itself."""
    asked: list[object] = []

    def judge(_: object, way: object) -> tuple[object, tuple[str, None, None]]:
        asked.append(way)
        return way, ("unknown", None, None)

    monkeypatch.setattr(bench.Alone, "judge", judge)
    row = [10_000, 10_100, 10_200, 9_000, 5_000, *[20_000] * 5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    told, _, _ = judged(table([row] * 5, YEARS), FORMS[:12], None, 256)
    assert not asked
    assert {one.verdict for one in told} == {"on_track", "off_track"}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (lambda one: one + one, [2.0, 8.0]),
        (lambda one: one + 1, [2.0, 5.0]),
        (lambda one: 1 + one, [2.0, 5.0]),
        (lambda one: one - Fraction(1, 2), [0.5, 3.5]),
        (lambda one: 1 - one, [0.0, -3.0]),
        (lambda one: one * 2, [2.0, 8.0]),
        (lambda one: Fraction(1, 2) * one, [0.5, 2.0]),
        (lambda one: one / 2, [0.5, 2.0]),
        (lambda one: 2 / one, [2.0, 0.5]),
        (lambda one: one / one, [1.0, 1.0]),
        (lambda one: abs(1 - one), [0.0, 3.0]),
        (lambda one: sum([one, one]), [2.0, 8.0]),
        (lambda one: one.mapped(lambda number: number**2), [1.0, 16.0]),
    ],
)
def test_a_column_reckons_number_by_number(made: Callable[[Batch], Batch], expected: list[float]) -> None:
    """With another, with one number, and on either side."""
    assert list(made(Batch([1.0, 4.0]))) == expected


@pytest.mark.parametrize(
    ("holds", "other", "answer"),
    [
        (operator.gt, 0, True),
        (operator.gt, 4, False),
        (operator.gt, 1, None),
        (operator.ge, 1, True),
        (operator.ge, 2, None),
        (operator.lt, 5, True),
        (operator.le, Fraction(9, 2), True),
        (operator.le, Fraction(1, 2), False),
        (operator.eq, 9, False),
        (operator.eq, 2, False),
        (operator.eq, 1, None),
        (operator.ne, 1, None),
        (operator.eq, Batch([1.0, 4.0]), True),
        (operator.lt, Batch([2.0, 5.0]), True),
        (operator.lt, Batch([2.0, 3.0]), None),
    ],
)
def test_a_comparison_answers_for_all_or_not_at_all(
    *, holds: Callable[[Any, Any], bool], other: Any, answer: bool | None
) -> None:
    """What would part them is refused."""
    batch = Batch([1.0, 4.0])
    if answer is None:
        with pytest.raises(MixedError):
            holds(batch, other)
    else:
        assert holds(batch, other) is answer


def test_a_column_is_nothing_where_every_number_is() -> None:
    """As a number is."""
    assert not Batch([0.0, 0.0])
    assert Batch([1.0, 2.0])
    with pytest.raises(MixedError):
        bool(Batch([0.0, 1.0]))


def test_the_series_of_one_scenario_is_taken_out_of_columns() -> None:
    """A number that is no batch is that of all."""
    series = {2020: 5.0, 2030: Batch([1.0, -4.0])}
    assert list(alone(series, 2)) == [{2020: 5.0, 2030: 1.0}, {2020: 5.0, 2030: -4.0}]
    assert size(series[2030]) == 4
    assert size(-3) == 3
    assert in_floats({2030: Batch([1.0])})
    assert not in_floats({2030: Fraction(1)})
    assert repr(Batch([1.0, 2.0])) == "<Batch of 2>"
