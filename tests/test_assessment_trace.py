"""The arithmetic as values: each form with its formula, the numbers put in, and what it computes to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from series import computed, dataset, judged, made_target, one, published, term_value, together, trajectory

from dualcarbon.assessment import STEPS, Step, assess
from dualcarbon.indicator import find_indicator
from dualcarbon.trajectory import Dataset, Level, Trajectory

LEVELS = {2020: "100", 2023: "130"}
# the target, the data, the lines of the trace: code, formula, the symbols, the numbers, the result with its unit
TRACES = [
    (
        ("solar_capacity", "level", "at least 160 GW", 2025, None),
        dataset("solar_capacity", levels=LEVELS),
        [
            ("value", "{0}", "I(2023)", "130", "130 GW"),
            ("value", "{0}", "I(2020)", "100", "100 GW"),
            ("pace", "({0})/3", "I(2023) − I(2020)", "130 − 100", "10 GW per year"),
            ("leads_to", "{0}", "I(2023) + 2 × pace", "130 + 2 × 10", "150 GW"),
            ("pace_required", "({0} − {1})/2", "I(2025), I(2023)", "160, 130", "15 GW per year"),
            ("margin", "{0} − {1}", "value, required", "150, 160", "-10 GW"),
        ],
    ),
    (
        ("solar_capacity", "addition", "at least 12 GW per year", 2025, 2020),
        dataset("solar_capacity", levels=LEVELS),
        [
            ("value", "{0}", "I(2020)", "100", "100 GW"),
            ("value", "{0}", "I(2023)", "130", "130 GW"),
            ("added_per_year", "({0} − {1})/3", "I(2023), I(2020)", "130, 100", "10 GW"),
            ("pace", "({0})/3", "I(2023) − I(2020)", "130 − 100", "10 GW per year"),
            ("leads_to", "(({0}) − {1})/5", "I(2023) + 2 × pace, I(2020)", "130 + 2 × 10, 100", "10 GW"),
            ("pace_required", "({0} − {1})/2", "I(2025), I(2023)", "160, 130", "15 GW per year"),
            ("margin", "{0} − {1}", "value, required", "10, 12", "-2 GW"),
        ],
    ),
    (
        ("solar_capacity", "increase", "at least 40 %", 2023, 2020),
        dataset("solar_capacity", levels=LEVELS),
        [
            ("value", "{0}", "I(2020)", "100", "100 GW"),
            ("value", "{0}", "I(2023)", "130", "130 GW"),
            ("rise", "{0}/{1} − 1", "I(2023), I(2020)", "130, 100", "30 %"),
            ("margin", "{0} − {1}", "value, required", "30, 40", "-10 percentage points"),
        ],
    ),
    (
        ("coal_consumption", "decrease", "at least 5 Mt", 2025, 2020),
        dataset("coal_consumption", levels={2020: "100", 2023: "97"}),
        [
            ("value", "{0}", "I(2020)", "100", "100 Mt"),
            ("value", "{0}", "I(2023)", "97", "97 Mt"),
            ("amount_fall", "{1} − {0}", "I(2023), I(2020)", "97, 100", "3 Mt"),
            ("pace", "({0})/3", "I(2020) − I(2023)", "100 − 97", "1 Mt per year"),
            ("leads_to", "{1} − ({0})", "I(2023) + 2 × pace, I(2020)", "97 + 2 × -1, 100", "5 Mt"),
            ("pace_required", "({1} − {0})/2", "I(2025), I(2023)", "95, 97", "1 Mt per year"),
            ("margin", "{0} − {1}", "value, required", "5, 5", "0 Mt"),
        ],
    ),
    (
        ("energy_consumption", "addition", "at most 30 Mtce", 2022, 2020),
        dataset("energy_consumption", levels={2021: "10", 2022: "11"}),
        [
            ("value", "{0}", "I(2021)", "10", "10 Mtce"),
            ("value", "{0}", "I(2022)", "11", "11 Mtce"),
            ("sum", "{0} + {1}", "I(2021), I(2022)", "10, 11", "21 Mtce"),
            ("margin", "{1} − {0}", "value, required", "21, 30", "9 Mtce"),
        ],
    ),
    (
        ("non_fossil_share", "increase", "at least 3 percentage points", 2022, 2020),
        dataset("non_fossil_share", levels={2020: "15.0", 2022: "17.0"}),
        [
            ("value", "{0}", "I(2020)", "15", "15 %"),
            ("value", "{0}", "I(2022)", "17", "17 %"),
            ("amount_rise", "{0} − {1}", "I(2022), I(2020)", "17, 15", "2 percentage points"),
            ("margin", "{0} − {1}", "value, required", "2, 3", "-1 percentage points"),
        ],
    ),
    (
        ("gdp", "growth", "at least 2 % per year", 2022, 2020),
        dataset("gdp", links={(2021, 2020): "8.0", (2022, 2021): "3.0"}),
        [
            ("link", "{0}", "I(2021)/I(2020)", "1 + 8/100", "1.08 "),
            ("rise", "{0} − 1", "I(2021)/I(2020)", "(1 + 0.08)", "8 %"),
            ("link", "{0}", "I(2022)/I(2021)", "1 + 3/100", "1.03 "),
            ("rise", "{0} − 1", "I(2022)/I(2021)", "(1 + 0.03)", "3 %"),
            ("margin", "{0} − {1}", "value, required", "3, 2", "1 percentage points"),
        ],
    ),
    (
        # a level that a link carries on: 15.0 + 2.0
        ("non_fossil_share", "level", "at least 17 %", 2022, None),
        together(
            trajectory("non_fossil_share", levels={2020: "15.0"}, links={(2022, 2020): "2.0"}, additive=True)
        ),
        [
            ("value", "{0}", "I(2020)", "15", "15 %"),
            ("link", "{0}", "I(2022) − I(2020)", "2", "2 "),
            ("carried_value", "{0}", "I(2020) + R(2020→2022)", "15 + 2", "17 %"),
            ("margin", "{0} − {1}", "value, required", "17, 17", "0 percentage points"),
        ],
    ),
    (
        # about moves the edge, the margin stays with the stated number
        ("non_fossil_share", "level", "about 20 %", 2025, None),
        dataset("non_fossil_share", levels={2025: "19.6"}),
        [
            ("value", "{0}", "I(2025)", "19.6", "19.6 %"),
            ("edge", "{0} − {1}", "stated, half a digit", "20, 0.5", "19.5 %"),
            ("margin", "{0} − {1}", "value, required", "19.6, 20", "-0.4 percentage points"),
        ],
    ),
    (
        # of what is never negative no less than nothing is left: 2 - 5 x 3/5 = -1
        ("solar_capacity", "level", "at least 1 GW", 2030, None),
        dataset("solar_capacity", levels={2020: "5", 2025: "2"}),
        [
            ("value", "{0}", "I(2025)", "2", "2 GW"),
            ("value", "{0}", "I(2020)", "5", "5 GW"),
            ("pace", "({0})/5", "I(2025) − I(2020)", "2 − 5", "-0.6 GW per year"),
            ("leads_to", "{0}", "max(0, I(2025) + 5 × pace)", "max(0, 2 + 5 × -0.6)", "0 GW"),
            ("pace_required", "({0} − {1})/5", "I(2030), I(2025)", "1, 2", "-0.2 GW per year"),
            ("margin", "{0} − {1}", "value, required", "0, 1", "-1 GW"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("target", "data", "lines"), TRACES, ids=lambda case: case[1] if isinstance(case, tuple) else ""
)
def test_trace(
    target: tuple[str, str, str, int, int | None], data: Dataset, lines: list[tuple[str, ...]]
) -> None:
    """Each line: what it finds, the formula, its symbols, its numbers, the result."""
    indicator, form, text, year, baseline = target
    found = one(assess([made_target(indicator, form, text, year=year, baseline=baseline)], data))
    assert [told(step) for step in found.trace] == lines


def told(step: Step) -> tuple[str, ...]:
    """A line as text."""
    assert step.result is not None
    return (
        step.code,
        step.formula,
        ", ".join(term.symbol for term in step.terms),
        ", ".join(term.pattern.format(*map(plain, term.numbers)) for term in step.terms),
        f"{plain(step.result.value)} {step.unit}",
    )


def plain(number: Fraction) -> str:
    """A short decimal."""
    return f"{(Decimal(number.numerator) / number.denominator).normalize():f}"


def test_the_trace_puts_the_numbers_in() -> None:
    """A fall of 17.7 % by a link, with its document and its rounding interval."""
    found = judged(
        "carbon_intensity", "reduction", "at least 18 %", 2025, 2020, links={(2025, 2020): "-17.7"}
    )
    link, fall, margin = found.trace
    assert (link.code, link.sources, link.values["base"], link.values["year"]) == (
        "link",
        ("communique [official]",),
        2020,
        2025,
    )
    assert link.result is not None
    assert [link.result.low, link.result.value, link.result.high] == [
        Fraction("0.8225"),
        Fraction("0.823"),
        Fraction("0.8235"),
    ]
    assert (fall.formula, [term.symbol for term in fall.terms]) == ("1 − {0}", ["I(2025)/I(2020)"])
    assert fall.terms[0].pattern.format("0.177") == "(1 − 0.177)"
    assert computed(fall) == Fraction("0.177")
    assert computed(margin) == Fraction("-0.3")


def test_the_trace_tells_of_a_path_that_disagrees() -> None:
    """0.962 x 0.992 x 1 x 0.966 x 0.95 = 0.87576 against a published 0.823: 5.3 points of the base."""
    yearly = {
        (2021, 2020): "-3.8",
        (2022, 2021): "-0.8",
        (2023, 2022): "0.0",
        (2024, 2023): "-3.4",
        (2025, 2024): "-5.0",
    }
    data = dataset("carbon_intensity", links={(2025, 2020): "-17.7", **yearly})
    found = one(
        assess(
            [made_target("carbon_intensity", "reduction", "at least 18 %", year=2025, baseline=2020)], data
        )
    )
    assert found.observed is not None
    assert found.observed.value == Fraction("17.7")
    (step,) = [step for step in found.trace if step.code == "second_path"]
    product = Fraction("0.962") * Fraction("0.992") * Fraction("0.966") * Fraction("0.95")
    assert step.values["points"] == 100 * (product - Fraction("0.823"))
    assert term_value(step.terms[0]) == product


def test_a_peak_tells_its_values_and_the_last_year_that_counts() -> None:
    """The maximum of five years about it and the newest one."""
    found = judged(
        "co2_emissions", "peak", "before 2030", levels={2018: "10", 2019: "12", 2020: "11", 2021: "10"}
    )
    maximum, last = found.trace
    assert (maximum.code, maximum.values, computed(maximum)) == ("maximum", {"year": 2019}, Fraction(12))
    assert (last.code, last.values) == ("last_admissible", {"year": 2029, "newest": 2021})


def test_a_price_year_stands_beside_the_level() -> None:
    """0.66 tce at prices of 2010."""
    series = Trajectory(
        region="CN",
        indicator=find_indicator("energy_intensity"),
        levels=(Level(year=2015, amount=published("0.66"), price_year="2010", source="yearbook"),),
    )
    target = made_target("energy_intensity", "level", "at most 0.869 tce/10^4 yuan_2010", year=2015)
    found = one(assess([target], together(series)))
    assert found.trace[0].values == {"year": 2015, "price_year": "2010"}


def test_every_code_of_a_step_is_known() -> None:
    """So that every catalogue can word it, with the values that it names."""
    for target, data, _ in TRACES:
        indicator, form, text, year, baseline = target
        found = one(assess([made_target(indicator, form, text, year=year, baseline=baseline)], data))
        for step in found.trace:
            assert set(STEPS[step.code]) >= set(step.values)
