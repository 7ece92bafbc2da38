"""The arithmetic in words: each form with its numbers put in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from series import dataset, made_target, together, trajectory

from dualcarbon.assessment import assess
from dualcarbon.assessment.number import show, with_interval
from dualcarbon.trajectory import Dataset, Interval

# the target, the data, the lines of the trace: what, formula = numbers = result
LEVELS = {2020: "100", 2023: "130"}
TRACES = [
    (
        ("solar_capacity", "level", "at least 160 GW", 2025, None),
        dataset("solar_capacity", levels=LEVELS),
        [
            "I(2023) = 130 GW (129.5 to 130.5)",
            "I(2020) = 100 GW (99.5 to 100.5)",
            "pace 2020→2023 = (I(2023) − I(2020))/3 = (130 − 100)/3 = 10 GW per year",
            "pace required 2023→2025 = (required − I(2023))/2 = (160 − 130)/2 = 15 GW per year",
            "extrapolation to 2025, 2 years on = I(2023) + 2 × (I(2023) − I(2020))/3 = 130 + 2 × 10 = 150 GW",
            "margin = value − required = 150 − 160 = −10 GW",
        ],
    ),
    (
        ("solar_capacity", "addition", "at least 12 GW per year", 2025, 2020),
        dataset("solar_capacity", levels=LEVELS),
        [
            "I(2020) = 100 GW (99.5 to 100.5)",
            "I(2023) = 130 GW (129.5 to 130.5)",
            "added per year 2020→2023 = (I(2023) − I(2020))/3 = (130 − 100)/3 = 10 GW (9.6667 to 10.333)",
            "pace 2020→2023 = (I(2023) − I(2020))/3 = (130 − 100)/3 = 10 GW per year",
            "pace required 2023→2025 = (required − I(2023))/2 = (160 − 130)/2 = 15 GW per year",
            (
                "extrapolation to 2025, 2 years on = I(2023) + 2 × (I(2023) − I(2020))/3 = 130 + 2 × 10 = "
                "150, which makes 10 GW"
            ),
            "margin = value − required = 10 − 12 = −2 GW",
        ],
    ),
    (
        ("solar_capacity", "increase", "at least 40 %", 2023, 2020),
        dataset("solar_capacity", levels=LEVELS),
        [
            "I(2020) = 100 GW (99.5 to 100.5)",
            "I(2023) = 130 GW (129.5 to 130.5)",
            # 129.5/100.5 - 1 = 28.856 %, 130.5/99.5 - 1 = 31.156 %
            "rise in percent 2020→2023 = I(2023)/I(2020) − 1 = 130/100 − 1 = 30 % (28.856 to 31.156)",
            "margin = value − required = 30 − 40 = −10 percentage points",
        ],
    ),
    (
        ("coal_consumption", "decrease", "at least 5 Mt", 2025, 2020),
        dataset("coal_consumption", levels={2020: "100", 2023: "97"}),
        [
            "I(2020) = 100 Mt (99.5 to 100.5)",
            "I(2023) = 97 Mt (96.5 to 97.5)",
            "fall 2020→2023 = I(2020) − I(2023) = 100 − 97 = 3 Mt (2 to 4)",
            "pace 2020→2023 = (I(2020) − I(2023))/3 = (100 − 97)/3 = 1 Mt per year",
            "pace required 2023→2025 = (I(2023) − required)/2 = (97 − 95)/2 = 1 Mt per year",
            (
                "extrapolation to 2025, 2 years on = I(2023) + 2 × (I(2023) − I(2020))/3 = 97 − 2 × 1 = "
                "95, which makes 5 Mt"
            ),
            "margin = value − required = 5 − 5 = 0 Mt",
        ],
    ),
    (
        ("energy_consumption", "addition", "at most 30 Mtce", 2022, 2020),
        dataset("energy_consumption", levels={2021: "10", 2022: "11"}),
        [
            "I(2021) = 10 Mtce (9.5 to 10.5)",
            "I(2022) = 11 Mtce (10.5 to 11.5)",
            "sum 2020→2022 = sum of I(2021) to I(2022) = 10 + 11 = 21 Mtce (20 to 22)",
            "margin = required − value = 30 − 21 = 9 Mtce",
        ],
    ),
    (
        ("non_fossil_share", "increase", "at least 3 percentage points", 2022, 2020),
        dataset("non_fossil_share", levels={2020: "15.0", 2022: "17.0"}),
        [
            "I(2020) = 15 % (14.95 to 15.05)",
            "I(2022) = 17 % (16.95 to 17.05)",
            "rise 2020→2022 = I(2022) − I(2020) = 17 − 15 = 2 percentage points (1.9 to 2.1)",
            "margin = value − required = 2 − 3 = −1 percentage points",
        ],
    ),
    (
        ("gdp", "growth", "at least 5 % per year", 2022, 2020),
        dataset("gdp", links={(2021, 2020): "8.0", (2022, 2021): "3.0"}),
        [
            "link 2020→2021 +8.0 % = factor 1.08 (1.0795 to 1.0805)",
            "rise 2020→2021 = I(2021)/I(2020) − 1 = (1 + 0.08) − 1 = 8 % (7.95 to 8.05)",
            "link 2021→2022 +3.0 % = factor 1.03 (1.0295 to 1.0305)",
            "rise 2021→2022 = I(2022)/I(2021) − 1 = (1 + 0.03) − 1 = 3 % (2.95 to 3.05)",
            "the weakest year, 2022 = 3 % (2.95 to 3.05)",
            "margin = value − required = 3 − 5 = −2 percentage points",
        ],
    ),
    (
        # a level that a link carries on: 15.0 + 2.0
        ("non_fossil_share", "level", "at least 17 %", 2022, None),
        together(
            trajectory("non_fossil_share", levels={2020: "15.0"}, links={(2022, 2020): "2.0"}, additive=True)
        ),
        [
            "I(2020) = 15 % (14.95 to 15.05)",
            "link 2020→2022 +2.0 = adds 2 (1.95 to 2.05)",
            "I(2022) = I(2020) + the links to 2022 = 15 + 2 = 17 % (16.9 to 17.1)",
            "margin = value − required = 17 − 17 = 0 percentage points",
        ],
    ),
]


@pytest.mark.parametrize(
    ("target", "data", "lines"), TRACES, ids=lambda case: case[1] if isinstance(case, tuple) else ""
)
def test_trace(target: tuple[str, str, str, int, int | None], data: Dataset, lines: list[str]) -> None:
    """Each line: what it finds, the formula, the formula with its numbers, the result."""
    indicator, form, text, year, baseline = target
    (found,) = assess([made_target(indicator, form, text, year=year, baseline=baseline)], data, explain=True)
    told = [
        " = ".join(part for part in (step.what, step.formula, step.numbers, step.result) if part)
        for step in found.trace
    ]
    assert told == lines


def test_a_trace_is_written_only_where_asked_for() -> None:
    """It costs time."""
    target = made_target("solar_capacity", "level", "at least 160 GW", year=2025)
    (found,) = assess([target], dataset("solar_capacity", levels=LEVELS))
    assert found.trace == ()


NUMBERS = [
    ("0", "0"),
    ("12.4235", "12.424"),
    ("-5.5765", "−5.5765"),
    ("1200.000", "1200"),
    ("123456.7", "123457"),
    ("0.000012345", "0.000012345"),
    ("Infinity", "∞"),
    ("-Infinity", "−∞"),
]


@pytest.mark.parametrize(("number", "shown"), NUMBERS)
def test_numbers_in_sentences(number: str, shown: str) -> None:
    """Five significant digits, a true minus, no exponent, nothing left of the point rounded away."""
    assert show(Decimal(number)) == shown


INTERVALS = [
    (("12", "12", "12"), "12 %"),
    (("11.5", "12", "12.5"), "12 % (11.5 to 12.5)"),
    (("-Infinity", "51", "51"), "at most 51 %"),
    (("51", "51", "Infinity"), "at least 51 %"),
    (("-Infinity", "51", "Infinity"), "51 % (no interval known)"),
    # the ends need a sixth digit to be told from the value
    (("1841.735", "1841.74", "1841.745"), "1841.74 % (1841.735 to 1841.745)"),
]


@pytest.mark.parametrize(("ends", "shown"), INTERVALS)
def test_intervals_in_sentences(ends: tuple[str, str, str], shown: str) -> None:
    """An end that is not known makes a bound."""
    low, value, high = (Decimal(end) for end in ends)
    assert with_interval(Interval(low=low, value=value, high=high), "%") == shown
