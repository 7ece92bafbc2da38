"""Targets of different documents that are both in force and cannot both be meant."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dualcarbon.problem import Sentence
from dualcarbon.target import Effort, Form, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.validation.context import Context, in_unit, pairs, thing
from dualcarbon.validation.rule import Finding, targets_rule

_RELATIVE = ("%", "percentage points", "times", "")
# What is added to a stock over some years is the rise of the stock over them.
_RISES = (Form.INCREASE, Form.ADDITION)
_FALLS = (Form.REDUCTION, Form.DECREASE)


@targets_rule("DC217")
def rivals(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """Two documents, two numbers for one thing, and neither replaces the other."""
    groups: dict[object, list[Target]] = {}
    for target in file.targets:
        if not target.superseded and (target.bound or target.moment):
            groups.setdefault(_same(target), []).append(target)
    for group in groups.values():
        for first, second in pairs(group):
            if first.source.key != second.source.key and _contradict(first, second):
                older, newer = sorted((first, second), key=lambda target: target.source.issued)
                yield Finding(
                    place=file.place(newer, newer.form),
                    message=Sentence(
                        '"{newer}" ({plan}) and "{older}" of {id} ({other})'
                        " are both in force for one thing and year",
                        newer=newer.text,
                        plan=newer.source.key,
                        older=older.text,
                        id=older.id,
                        other=older.source.key,
                    ),
                    hint=Sentence(
                        "write replaces: {id} if the later document counts,"
                        " or say in scope or definition what sets them apart",
                        id=older.id,
                    ),
                    found=newer.text,
                    expected=older.text,
                )


def _same(target: Target) -> tuple[object, ...]:
    """What two targets must share to be about one thing: a family of forms, and how the number is told."""
    form = next((str(family) for family in (_RISES, _FALLS) if target.form in family), str(target.form))
    if target.bound is None:
        return (*thing(target), form, target.moment.year if target.moment else None)
    relative = target.bound.unit if target.bound.unit in _RELATIVE else "amount"
    return (*thing(target), form, target.year, target.baseline, target.bound.mean, relative)


def _contradict(first: Target, second: Target) -> bool:
    if first.moment and second.moment:
        return first.moment.last != second.moment.last and not _stretch(first, second)
    if _stated(first) == _stated(second):
        return False
    return not _stretch(first, second)


def _stretch(first: Target, second: Target) -> bool:
    """Whether one of the two is the stretch of the other: striven for, and no weaker."""
    if (first.effort is Effort.STRIVE) == (second.effort is Effort.STRIVE):
        return False
    stretch, base = (first, second) if first.effort is Effort.STRIVE else (second, first)
    if stretch.moment and base.moment:
        return stretch.moment.last <= base.moment.last
    asked, floor = _stated(stretch), _stated(base)
    if stretch.bound is None or base.bound is None or asked is None or floor is None:
        return False
    if stretch.bound.lower is not None and base.bound.lower is not None:
        return asked >= floor
    return stretch.bound.upper is not None and base.bound.upper is not None and asked <= floor


def _stated(target: Target) -> Fraction | None:
    """The number that is printed, in a unit that the two share."""
    bound = target.bound
    if bound is None or bound.unit in _RELATIVE:
        return None if bound is None else bound.stated
    return in_unit(bound.stated, bound.unit, target.indicator)
