"""The value behind a form: words into a bound or a moment, and a unit that fits form and indicator."""

from __future__ import annotations

import re
from functools import lru_cache

from dualcarbon import units
from dualcarbon.document import ScalarNode
from dualcarbon.indicator import Indicator
from dualcarbon.number import plain
from dualcarbon.problem import DualcarbonError, Sentence, UnknownName
from dualcarbon.target import Bound, Form, Mean, Moment, read_bound, read_moment
from dualcarbon.target_file.fields import Log

_POINTS = "percentage points"
_IN_PERCENT = (Form.REDUCTION, Form.GROWTH)
_PURE = ("", "1")
_AGAINST = re.compile(
    r"(?:(?:below|above|against|from|on|over|than|compared (?:to|with)|relative to|of|vs\.?)\s*|比\s*)"
    r"((?:19|20)\d\d)(?:\s*年)?|((?:19|20)\d\d)\s*年(?:基础上|水平)?",
    re.IGNORECASE,
)
_ABSOLUTE = (Form.DECREASE, Form.INCREASE, Form.ADDITION)


def read_amount(value: ScalarNode, form: Form, indicator: Indicator, log: Log) -> Bound | None:
    """The bound that a form states; None, and a problem, where it cannot be read or does not fit."""
    try:
        bound = _bound(value.text, form, indicator)
    except UnknownName as error:
        problem = error.problems[0]
        hint = _baseline_inside(value.text) or _with_unit(problem.hint, indicator)
        log.fault(value, "DC106", problem.message, hint=hint, expected=indicator.unit or "a number")
        return None
    except DualcarbonError as error:
        log.refusal(value, "DC108", error, "a bound, a number and a unit")
        return None
    wrong = _misfit(bound, form, indicator)
    if wrong is None:
        return bound
    message, hint, expected = wrong
    log.fault(value, "DC107", message, hint=hint, expected=expected)
    return None


def _with_unit(hint: str, indicator: Indicator) -> str:
    told = Sentence('{name} is told in "{unit}"', name=indicator.called, unit=indicator.unit_called)
    return Sentence("{hint}; {more}", hint=hint, more=told) if hint else told


def _baseline_inside(text: str) -> str:
    """What to do where the words of a target hold its baseline; nothing where they do not."""
    found = _AGAINST.search(text)
    if not found:
        return ""
    return Sentence("the baseline is a key of its own: baseline: {year}", year=found[1] or found[2])


def read_when(value: ScalarNode, log: Log) -> Moment | None:
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
                Sentence('a multiple is a number without a unit, not "{unit}"', unit=bound.unit),
                Sentence("write: more than 6"),
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
            Sentence(
                'a number without a unit: {name} is measured in "{unit}"',
                name=indicator.called,
                unit=indicator.unit_called,
            ),
            Sentence("write: {text} {unit}", text=bound.text, unit=indicator.unit),
            indicator.unit,
        )
    return _dimension_misfit(bound.unit, indicator)


def _percent_misfit(bound: Bound, form: Form, indicator: Indicator) -> tuple[str, str, str] | None:
    if form is Form.REDUCTION and bound.mean is not Mean.TOTAL:
        return (
            Sentence("a reduction is the fall in all, not per year"),
            Sentence(
                "a yearly rate has the form growth, with a minus: growth: at most -{number} % per year",
                number=plain(bound.stated),
            ),
            "%",
        )
    if bound.unit == "%":
        return None
    if not bound.unit:
        return (
            Sentence("a {form} is in %, and the unit is not stated", form=form),
            _percent_of(bound),
            "%",
        )
    absolute = Form.DECREASE if form is Form.REDUCTION else Form.ADDITION
    return (
        Sentence('a {form} is in %, not in "{unit}"', form=form, unit=bound.unit),
        Sentence("an amount in the unit of {name} has the form {form}", name=indicator.called, form=absolute),
        "%",
    )


def _percent_of(bound: Bound) -> str:
    """How to write a number whose % sign is missing; below 1 it may be a fraction."""
    if not 0 < abs(bound.stated) < 1:
        return Sentence("write: {text} %", text=bound.text)
    percent = plain(bound.stated * 100)
    return Sentence(
        "write {percent} %, if {number} is a fraction", percent=percent, number=plain(bound.stated)
    )


def _points_misfit(bound: Bound, form: Form) -> tuple[str, str, str] | None:
    if _is_points(bound.unit):
        return None
    return (
        Sentence(
            'the {form} of a share is in percentage points, not in "{unit}"', form=form, unit=bound.unit
        ),
        Sentence("write: {number} percentage points", number=plain(bound.stated)),
        _POINTS,
    )


@lru_cache(maxsize=4096)
def _dimension_misfit(unit: str, indicator: Indicator) -> tuple[str, str, str] | None:
    try:
        units.factor(units.price_year(unit)[0], units.price_year(indicator.unit)[0], tonne=indicator.tonne)
    except DualcarbonError as error:
        problem = error.problems[0]
        # The options that supply a factor are those of convert: a file states its own unit.
        hint = Sentence('write it in "{unit}"', unit=indicator.unit_called)
        return (
            Sentence("{name}: {message}", name=indicator.called, message=problem.message),
            hint,
            indicator.unit,
        )
    return None


@lru_cache(maxsize=256)
def _is_points(unit: str) -> bool:
    return bool(unit) and units.same_dimension(unit, _POINTS)
