"""A step of arithmetic on paper: symbols, numbers, result; what is printed computes to what is printed."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from math import isinf, isnan
from typing import NamedTuple

from dualcarbon.assessment import Step
from dualcarbon.number import is_endless, show, show_carried
from dualcarbon.report.catalogue import IN_ENGLISH, Words, message
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.trajectory import Interval

SYMBOLS = (
    message("value"),
    message("required"),
    message("stated"),
    message("half a digit"),
    message("pace"),
    message("left"),
)
"""What stands for a number in a formula, beside I(year)."""
_PACE = re.compile(r"\bpace\b")
_DIGITS = 5
_CARRIED = 10
"""So many digits at most of what has an interval."""
_MOST = 16
_LARGEST_POWER = 1000
_HUNDRED = 100
_SIGNS = str.maketrans({"−": "-", "×": "*", "·": "*", "^": "\x00", "÷": "/", TIE: " "})
_OPERATORS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class Printed(NamedTuple):
    """A step as it is printed: the formula in symbols, with its numbers put in, and the result."""

    formula: str = ""
    numbers: str = ""
    result: str = ""

    def __str__(self) -> str:
        return " = ".join(part for part in (self.formula, self.numbers, self.result) if part)


def printed(step: Step, words: Words = IN_ENGLISH) -> Printed:
    """The arithmetic of a step, its numbers with so many digits that they compute to the printed result."""
    named = (_PACE.sub(words.translated("pace"), words.translated(term.symbol)) for term in step.terms)
    symbols = step.formula.format(*named) if step.formula else ""
    if step.result is None:
        return Printed(formula=symbols, numbers=_numbers(step, _DIGITS) if step.terms else "")
    result = _with_interval(step.result, step.unit, words)
    if not step.terms:
        return Printed(formula=symbols, result=result)
    numbers = _numbers(step, _DIGITS)
    value = computed(numbers)
    for digits in range(_DIGITS, _MOST):
        told = _numbers(step, digits)
        if _agrees(computed(told), step.result, step.unit):
            numbers = told
            break
    else:
        if value is not None and step.code == "leads_to":
            # An amount that cannot be negative, and a share, do not go where the pace leads.
            amount = show(value * (_HUNDRED if "^" in step.formula else 1))
            result = words.say("{amount}, held at {result}", amount=amount, result=result)
    alone = numbers == _value_of(step.result.value, step.result)
    return Printed(formula=symbols, numbers="" if alone else numbers, result=result)


def computed(text: str) -> Fraction | None:
    """What printed arithmetic makes; None where it is no arithmetic of numbers alone."""
    try:
        tree = ast.parse(text.translate(_SIGNS).replace("\x00", "**"), mode="eval")
        return _value(tree.body)
    except (SyntaxError, TypeError, ZeroDivisionError, OverflowError):
        return None


def _value(node: ast.expr) -> Fraction:
    """The value of an expression.

    Raises:
        TypeError: something else than numbers and the four operations, or a power that is no real number.
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Fraction(ast.unparse(node))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp):
        left, right = _value(node.left), _value(node.right)
        if isinstance(node.op, ast.Pow):
            return _power(left, right)
        if type(node.op) in _OPERATORS:
            return _OPERATORS[type(node.op)](left, right)
    raise TypeError(f"no arithmetic: {ast.dump(node)}")


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if abs(exponent) > _LARGEST_POWER:
        raise TypeError("no power of a formula")
    if exponent.denominator == 1:
        return Fraction(base ** int(exponent))
    power = float(base) ** float(exponent)
    if not isinstance(power, float) or isnan(power) or isinf(power):
        raise TypeError("no real number")
    return Fraction(power)


def _numbers(step: Step, digits: int) -> str:
    told = (term.pattern.format(*(show(one, digits) for one in term.numbers)) for term in step.terms)
    return step.formula.format(*told)


def _agrees(value: Fraction | None, result: Interval, unit: str) -> bool:
    """Whether what was computed, of a percentage also a hundred times it, rounds to the result."""
    if value is None:
        return False
    factors = (1, _HUNDRED) if unit.startswith("%") else (1,)
    return any(_value_of(value * factor, result) == _value_of(result.value, result) for factor in factors)


def _value_of(value: Fraction, result: Interval) -> str:
    """A number with the digits that a result carries."""
    return show_carried(result.low, value, result.high, _DIGITS if result.is_exact else _CARRIED)


def _with_interval(amount: Interval, unit: str, words: Words) -> str:
    """``12.42 % (12.27 to 12.57)``; the bound alone where only one side is known."""
    after = words.unit(unit)
    low, high = amount.low, amount.high
    if amount.one_sided and is_endless(low) and not is_endless(high):
        return words.say("at most {amount}", amount=f"{show(high)}{after}")
    if amount.one_sided and is_endless(high) and not is_endless(low):
        return words.say("at least {amount}", amount=f"{show(low)}{after}")
    value = f"{_value_of(amount.value, amount)}{after}"
    if amount.is_exact:
        return value
    first, last = (show_carried(low, end, high, _CARRIED) for end in (low, high))
    places = max(len(end.partition(".")[2]) for end in (first, last))
    ends = (_padded(end, places) for end in (first, last))
    return f"{value}{words.bracketed(words.say('{low} to {high}', low=next(ends), high=next(ends)))}"


def _padded(text: str, places: int) -> str:
    """The ends of an interval are told to the same place, as a reader sets one under the other."""
    whole, _, part = text.partition(".")
    return f"{whole}.{part:0<{places}}" if places and whole.strip("−").isdigit() else text
