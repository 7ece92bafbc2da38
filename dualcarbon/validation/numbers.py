"""Rules about the number of one target."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.indicator import Better, Kind
from dualcarbon.number import plain
from dualcarbon.problem import Sentence
from dualcarbon.target import Form, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.validation.context import Context, thing
from dualcarbon.validation.rule import Finding, targets_rule

_HUNDRED = 100
_SMALL = 5  # per cent, of a neighbour
_RELATIVE = (Form.REDUCTION, Form.INCREASE, Form.GROWTH)


@targets_rule("DC201")
def fraction(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """0.18 where 18 % is meant."""
    for target in file.targets:
        bound = target.bound
        if bound and _is_part(target) and 0 < bound.stated < 1 and not _is_small(target, file):
            yield Finding(
                place=file.place(target, target.form),
                message=Sentence("{text} is less than one per cent: is it a fraction?", text=bound.text),
                hint=Sentence("write {percent} % if that is meant", percent=plain(bound.stated * 100)),
                found=bound.text,
                expected="a percentage",
            )


@targets_rule("DC202")
def above_hundred(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """More than everything."""
    for target in file.targets:
        bound = target.bound
        if bound and _is_part(target) and bound.stated > _HUNDRED and not _may_turn(target):
            what = Sentence("a fall") if target.form is Form.REDUCTION else Sentence("a share")
            yield Finding(
                place=file.place(target, target.form),
                message=Sentence("{text}: {what} above 100 %", text=bound.text, what=what),
                hint=Sentence("a part or a fall is at most 100 %; look for a lost decimal point"),
                found=bound.text,
                expected="at most 100 %",
            )


@targets_rule("DC203")
def negative(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """A fall of less than nothing, or less than nothing of something."""
    for target in file.targets:
        bound = target.bound
        if bound is None or bound.stated >= 0 or target.form is Form.GROWTH:
            continue
        if target.form is Form.LEVEL:
            if target.indicator.may_be_negative:
                continue
            message = Sentence(
                "{text}: {indicator} cannot be negative", text=bound.text, indicator=target.indicator.called
            )
            hint = Sentence("a fall has the form reduction or decrease, with its number without a sign")
        else:
            message = Sentence(
                "{text}: the number of a {form} is negative", text=bound.text, form=target.form
            )
            hint = Sentence("the form says the direction: write the number without its sign")
        yield Finding(
            place=file.place(target, target.form),
            message=message,
            hint=hint,
            found=bound.text,
            expected="a positive number",
        )


@targets_rule("DC218")
def percent_of_a_share(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """A share that changes by so many per cent: of itself, or points?"""
    for target in file.targets:
        bound = target.bound
        if bound is None or bound.unit != "%" or target.indicator.kind is not Kind.SHARE:
            continue
        if target.form in _RELATIVE and abs(bound.stated) < _HUNDRED:
            points = Form.DECREASE if target.form is Form.REDUCTION else Form.INCREASE
            if target.form is Form.GROWTH:
                points = Form.ADDITION
            yield Finding(
                place=file.place(target, target.form),
                message=Sentence(
                    "{text} of a share: {number} % of the share, or {number} percentage points?",
                    text=bound.text,
                    number=plain(bound.stated),
                ),
                hint=Sentence(
                    "if points are meant, write {form}: {number} percentage points",
                    form=points,
                    number=plain(abs(bound.stated)),
                ),
                found=bound.text,
                expected="percentage points",
            )


def _is_part(target: Target) -> bool:
    """Whether the number is a part of a whole: a relative fall, or the level of a share."""
    if target.bound is None or target.bound.unit != "%":
        return False
    return target.form is Form.REDUCTION or (
        target.form is Form.LEVEL and target.indicator.kind is Kind.SHARE
    )


def _may_turn(target: Target) -> bool:
    """Whether a fall may go on below zero."""
    return target.form is Form.REDUCTION and target.indicator.may_be_negative


def _is_small(target: Target, file: RegionFile) -> bool:
    """Whether a share may well be less than one per cent: a cap on what is to vanish, or one of several."""
    if target.form is not Form.LEVEL:
        return False
    alike = [
        other.bound.stated
        for other in file.targets
        if other.bound and other is not target and thing(other) == thing(target) and _is_part(other)
    ]
    return any(value < _SMALL for value in alike) or (not alike and target.indicator.better is Better.LOWER)
