"""Rules about the number of one target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dualcarbon.indicator import Better, Kind
from dualcarbon.problem import Sentence
from dualcarbon.target import Form, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.validation.context import Context, thing
from dualcarbon.validation.rule import Finding, targets_rule

_HUNDRED = Decimal(100)
_SMALL = Decimal(5)  # per cent, of a neighbour
_SIGNED = (Form.GROWTH, Form.LEVEL)


@targets_rule("DC201")
def fraction(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """0.18 where 18 % is meant."""
    for target in file.targets:
        bound = target.bound
        if bound and _is_part(target) and 0 < bound.stated < 1 and not _is_small(target, file):
            yield Finding(
                place=file.place(target, target.form),
                f"{bound.text} is less than one per cent: is it a fraction?",
                hint=f"write {_plain(bound.stated * _HUNDRED)} % if that is meant",
                found=bound.text,
                expected="a percentage",
            )


@targets_rule("DC202")
def above_hundred(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """More than everything."""
    for target in file.targets:
        bound = target.bound
        if bound and _is_part(target) and bound.stated > _HUNDRED:
            what = "a fall" if target.form is Form.REDUCTION else "a share"
            yield Finding(
                place=file.place(target, target.form),
                f"{bound.text}: {what} above 100 %",
                hint="a part or a fall is at most 100 %; look for a lost decimal point",
                found=bound.text,
                expected="at most 100 %",
            )


@targets_rule("DC203")
def negative(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """A fall of less than nothing."""
    for target in file.targets:
        bound = target.bound
        if bound is None or bound.stated >= 0:
            continue
        if target.form not in _SIGNED or (target.form is Form.LEVEL and target.indicator.kind is Kind.SHARE):
            yield Finding(
                place=file.place(target, target.form),
                f"{bound.text}: the number of a {target.form} is negative",
                hint="the form says the direction: write the number without its sign",
                found=bound.text,
                expected="a positive number",
            )


def _is_part(target: Target) -> bool:
    """Whether the number is a part of a whole: a relative fall, or the level of a share."""
    if target.bound is None or target.bound.unit != "%":
        return False
    return target.form is Form.REDUCTION or (
        target.form is Form.LEVEL and target.indicator.kind is Kind.SHARE
    )


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


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
