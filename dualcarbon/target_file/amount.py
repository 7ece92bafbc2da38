"""The value behind a form: words into a bound or a moment, and a unit that fits form and indicator."""

from __future__ import annotations

from functools import lru_cache

from dualcarbon import units
from dualcarbon.document import Scalar
from dualcarbon.indicator import Indicator
from dualcarbon.problem import DualcarbonError
from dualcarbon.target import Bound, Form, Mean, Moment, read_bound, read_moment
from dualcarbon.target_file.fields import Log

_POINTS = "percentage points"
_IN_PERCENT = (Form.REDUCTION, Form.GROWTH)
_PURE = ("", "1")
_ABSOLUTE = (Form.DECREASE, Form.INCREASE, Form.ADDITION)


def read_amount(value: Scalar, form: Form, indicator: Indicator, log: Log) -> Bound | None:
    """The bound that a form states; None, and a problem, where it cannot be read or does not fit."""
    try:
        bound = _bound(value.text, form, indicator)
    except DualcarbonError as error:
        problem = error.problems[0]
        if "unit" in problem.message and "number" not in problem.message:
            hint = f"{problem.hint}; {_told(indicator)}" if problem.hint else _told(indicator)
            log.fault(value, "DC106", problem.message, hint=hint, expected=indicator.unit or "a number")
        else:
            log.refusal(value, "DC108", error, "a bound, a number and a unit")
        return None
    wrong = _misfit(bound, form, indicator)
    if wrong is None:
        return bound
    message, hint, expected = wrong
    log.fault(value, "DC107", message, hint=hint, expected=expected)
    return None


def _told(indicator: Indicator) -> str:
    return f'{indicator.name} is told in "{indicator.unit}"'


def read_when(value: Scalar, log: Log) -> Moment | None:
    """The moment of a peak or of net zero."""
    try:
        return read_moment(value.text)
    except DualcarbonError as error:
        log.refusal(value, "DC109", error, "before 2030")
        return None


@lru_cache(maxsize=8192)
def _bound(text: str, form: Form, indicator: Indicator) -> Bound:
    return read_bound(text, form=form, indicator=indicator)


def _misfit(bound: Bound, form: Form, indicator: Indicator) -> tuple[str, str, str] | None:
    """Message, hint and what was expected where the unit does not go with the form and the indicator."""
    if form is Form.MULTIPLE:
        return (
            None
            if bound.unit in ("", "times")
            else (
                f'a multiple is a number without a unit, not "{bound.unit}"',
                "write: more than 6",
                "a number",
            )
        )
    if form in _IN_PERCENT:
        return _percent_misfit(bound, form, indicator)
    share = indicator.unit == "%"
    if form is Form.INCREASE and bound.unit == "%":
        return None
    if share and form in _ABSOLUTE:
        return _points_misfit(bound, form)
    if not bound.unit and indicator.unit in _PURE:
        return None
    if not bound.unit:
        return (
            f'a number without a unit: {indicator.name} is measured in "{indicator.unit}"',
            f"write: {bound.text} {indicator.unit}",
            indicator.unit,
        )
    return _dimension_misfit(bound.unit, indicator)


def _percent_misfit(bound: Bound, form: Form, indicator: Indicator) -> tuple[str, str, str] | None:
    if form is Form.REDUCTION and bound.mean is not Mean.TOTAL:
        return (
            "a reduction is the fall in all, not per year",
            f"a yearly rate has the form growth, with a minus: growth: at most -{bound.stated} % per year",
            "%",
        )
    if bound.unit == "%":
        return None
    if not bound.unit:
        return f"a {form} is in %, and the unit is not stated", f"write: {bound.text} %", "%"
    absolute = Form.DECREASE if form is Form.REDUCTION else Form.ADDITION
    return (
        f'a {form} is in %, not in "{bound.unit}"',
        f"an amount in the unit of {indicator.name} has the form {absolute}",
        "%",
    )


def _points_misfit(bound: Bound, form: Form) -> tuple[str, str, str] | None:
    if _is_points(bound.unit):
        return None
    return (
        f'the {form} of a share is in percentage points, not in "{bound.unit}"',
        f"write: {bound.stated} {_POINTS}",
        _POINTS,
    )


@lru_cache(maxsize=4096)
def _dimension_misfit(unit: str, indicator: Indicator) -> tuple[str, str, str] | None:
    try:
        units.factor(units.price_year(unit)[0], units.price_year(indicator.unit)[0], tonne=indicator.tonne)
    except DualcarbonError as error:
        problem = error.problems[0]
        hint = problem.hint or _told(indicator)
        return f"{indicator.name}: {problem.message}", hint, indicator.unit
    return None


@lru_cache(maxsize=256)
def _is_points(unit: str) -> bool:
    return bool(unit) and units.same_dimension(unit, _POINTS)
