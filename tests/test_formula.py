"""Arithmetic on paper: what is printed computes to what is printed."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.assessment import Step, Term
from dualcarbon.library import Library
from dualcarbon.number import show, show_carried
from dualcarbon.report.catalogue import Words, words_in
from dualcarbon.report.check.counted import counted
from dualcarbon.report.check.formula import computed, printed
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.sheet import make_sheets
from dualcarbon.trajectory import Interval
from dualcarbon.wanted import Wanted

# Printed arithmetic and what it makes; the numbers are worked out by hand.
COMPUTED = [
    ("1 − (1 − 0.124)", "0.124"),
    ("(47.56 − 25.91)/7", Fraction("21.65") / 7),
    ("2 × 3 + 4/8", "6.5"),
    ("−0.5 + 1", "0.5"),
    ("(1 + 0.21)^(1/2) − 1", "0.1"),
    ("2^3", "8"),
    ("0.1", "0.1"),
]
NO_ARITHMETIC = ["max(1, 2)", "I(2025)", "1 −", "", "1/0", "(0 − 4)^(1/2)", "10^400^400", "__import__"]


@pytest.mark.parametrize(("text", "value"), COMPUTED)
def test_printed_arithmetic_is_read_back(text: str, value: str | Fraction) -> None:
    """True minus, times, powers; exact where a power is whole."""
    found = computed(text)
    assert found is not None
    assert abs(found - Fraction(value)) < Fraction(1, 10**12)


@pytest.mark.parametrize("text", NO_ARITHMETIC)
def test_what_is_no_arithmetic_is_none(text: str) -> None:
    """Names, calls, half a formula, what is no real number: nothing is run."""
    assert computed(text) is None


STEPS = [
    # A share does not pass 100 %: 63 + 5 × 9.72 is 111.6.
    (
        Step(
            code="leads_to",
            formula="{0}",
            terms=(
                Term(
                    symbol="I(2020) + 5 × pace",
                    numbers=(Fraction(63), Fraction("9.72")),
                    pattern="{0} + 5 × {1}",
                ),
            ),
            result=Interval.exact(100),
            unit="%",
        ),
        "I(2020) + 5 × pace = 63 + 5 × 9.72 = 111.6, held at 100 %",
    ),
    (
        Step(
            code="fall",
            formula="1 − {0}",
            terms=(Term(symbol="I(2025)/I(2020)", numbers=(Fraction("0.124217"),), pattern="(1 − {0})"),),
            result=Interval.rounded(Fraction("12.4217"), Fraction("0.05")),
            unit="%",
        ),
        "1 − I(2025)/I(2020) = 1 − (1 − 0.12422) = 12.42 % (12.37 to 12.47)",
    ),
    # The difference of two large numbers takes more of their digits than people are shown otherwise.
    (
        Step(
            code="margin",
            formula="{0} − {1}",
            terms=(
                Term(symbol="value", numbers=(Fraction("1000000.25"),)),
                Term(symbol="required", numbers=(Fraction(1000000),)),
            ),
            result=Interval.exact(Fraction("0.25")),
            unit="GW",
        ),
        "value − required = 1000000.25 − 1000000 = 0.25 GW",
    ),
    (
        Step(
            code="value",
            formula="{0}",
            terms=(Term(symbol="I(2025)", numbers=(Fraction("21.7"),)),),
            result=Interval.rounded(Fraction("21.7"), Fraction("0.05")),
            unit="%",
        ),
        "I(2025) = 21.7 % (21.65 to 21.75)",
    ),
    (
        Step(code="value", formula="{0}", terms=(), result=Interval.at_least(Fraction(51)), unit="GW"),
        "{0} = at least 51 GW",
    ),
    (Step(code="value", result=Interval.at_most(Fraction(51)), unit="GW"), "at most 51 GW"),
    (Step(code="last_admissible"), ""),
]


@pytest.mark.parametrize(("step", "told"), STEPS, ids=[told for _, told in STEPS])
def test_steps_in_print(step: Step, told: str) -> None:
    """The formula, the numbers put in, the result with its interval."""
    if step.formula and not step.terms:
        step = Step(code=step.code, formula="", result=step.result, unit=step.unit)
        told = told.removeprefix("{0} = ")
    assert str(printed(step)).replace(TIE, " ") == told


NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6)
WIDTHS = st.fractions(min_value=0, max_value=10, max_denominator=10**4)


@given(NUMBERS, NUMBERS, NUMBERS.filter(bool), WIDTHS)
def test_a_printed_line_computes_to_its_printed_result(
    first: Fraction, second: Fraction, third: Fraction, half: Fraction
) -> None:
    """Whatever the numbers: so many digits are printed that the reader gets the same result."""
    value = (first - second) / third
    step = Step(
        code="pace",
        formula="({0})/{1}",
        terms=(
            Term(symbol="difference", numbers=(first, second), pattern="({0}) − ({1})"),
            Term(symbol="years", numbers=(third,), pattern="({0})"),
        ),
        result=Interval.rounded(value, half),
        unit="GW",
    )
    line = printed(step)
    assert_computes(line.numbers, line.result, step)


def assert_computes(numbers: str, result: str, step: Step) -> None:
    """The printed numbers make the printed result, of a percentage perhaps a hundredth of it."""
    assert step.result is not None
    value = computed(numbers)
    if value is None:
        assert re.search("[a-zA-Z]", numbers), numbers
        return
    low, high = step.result.low, step.result.high
    shown = re.match(r"(?:at (?:least|most) )?(−?\d[\d.]*)", result)
    assert shown is not None, result
    digits = 5 if step.result.is_exact else 10
    told = {show_carried(low, value * factor, high, digits) for factor in (1, 100)}
    if ", held at " in result:
        told = {show(value), show(value * 100)}
    assert shown[1] in told or result.startswith("at "), (numbers, result)


@pytest.mark.parametrize("region", ["CN", "shandong", "inner_mongolia", "guangdong", "qinghai", "hebei"])
def test_every_line_of_a_real_explanation_computes(region: str) -> None:
    """The arithmetic behind all verdicts of a region, read back from what is printed."""
    library = Library(())
    file = library.load(region)
    (sheet,) = make_sheets([file], library.record([file.region.code]), Wanted(everything=True))
    lines = 0
    for assessment in sheet.assessments:
        # In Chinese the same arithmetic stands in 万千瓦 and 亿吨标准煤.
        for words in (Words(), words_in("zh")):
            for step in counted(assessment.trace, words):
                line = printed(step, Words())
                if line.numbers and step.result is not None:
                    assert_computes(line.numbers.replace(TIE, " "), line.result.replace(TIE, " "), step)
                    lines += 1
    assert lines > 10


# Of the country's 18.4174 and 5.3496 亿千瓦; what is one number only, what is a ratio, and what is no amount.
COUNTED = [
    (
        ("GW", "{0} − {1}", [("{0}", "1841.74"), ("{0}", "534.96")], "1306.78"),
        "18.4174 − 5.3496 = 13.068亿千瓦",
    ),
    (("GW per year", "({0})/5", [("{0} − {1}", "76.13 56.9")], "3.846"), "(7613 − 5690)/5 = 384.6万千瓦/年"),
    (("Mtce", "", [], "446.1110943"), "4.4611亿吨标准煤"),
    (("TWh", "{0}", [("{0} + 5 × {1}", "80 4")], "100"), "800 + 5 × 40 = 1000亿千瓦时"),
    (("times", "{0}/{1}", [("{0}", "6"), ("{0}", "3")], "2"), "6/3 = 2倍"),
    (("%", "1 − {0}", [("{0}", "0.8")], "20"), "1 − 0.8 = 20%"),
    (("GW", "{0} × {1}", [("{0}", "10"), ("{0}", "3")], "30"), "10 × 3 = 30百万千瓦"),
]


@pytest.mark.parametrize(("step", "told"), COUNTED, ids=[told for _, told in COUNTED])
def test_arithmetic_is_told_in_the_unit_that_a_reader_counts_in(
    step: tuple[str, str, list[tuple[str, str]], str], told: str
) -> None:
    """Only what ten times the numbers make ten times of: a sum of amounts."""
    unit, formula, terms, result = step
    made = Step(
        code="value",
        formula=formula,
        terms=tuple(
            Term(symbol="I(2025)", pattern=pattern, numbers=tuple(map(Fraction, numbers.split())))
            for pattern, numbers in terms
        ),
        result=Interval.exact(Fraction(result)),
        unit=unit,
    )
    words = words_in("zh")
    (found,) = counted([made], words)
    line = printed(found, words)
    assert " = ".join(filter(None, (line.numbers, line.result))).replace(TIE, " ") == told
    assert counted([made], Words()) == [made]
