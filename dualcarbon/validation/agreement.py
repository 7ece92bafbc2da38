"""Rules about targets that do not agree: in one document, over the years, with the nation's."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dualcarbon.baseline import Graph
from dualcarbon.indicator import Better, Kind
from dualcarbon.problem import Sentence
from dualcarbon.target import Effort, Form, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.validation.context import Context, in_unit, pairs, thing
from dualcarbon.validation.rule import Finding, targets_rule

_MANY = 50  # targets of one thing: no plan has more


@targets_rule("DC206")
def contradiction(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """One document that states two numbers for one thing."""
    groups: dict[object, list[Target]] = {}
    for target in file.targets:
        if target.bound and not target.superseded:
            same = (
                target.source.key,
                thing(target),
                target.form,
                target.baseline,
                target.year,
                target.bound.mean,
            )
            groups.setdefault(same, []).append(target)
    for group in groups.values():
        for first, second in pairs(group):
            if _contradict(first, second):
                line = first.location.line if first.location else "?"
                yield Finding(
                    place=file.place(second, second.form),
                    message=Sentence(
                        '"{second}" contradicts "{first}" of {id} (line {line})',
                        second=second.text,
                        first=first.text,
                        id=first.id,
                        line=line,
                    ),
                    hint=Sentence(
                        "a stretch beside a floor is marked effort: strive; parts of a region have a scope"
                    ),
                    found=second.text,
                    expected=first.text,
                )


@targets_rule("DC207")
def weaker_later(file: RegionFile, context: Context) -> Iterator[Finding]:
    """Later, and less."""
    groups: dict[object, list[Target]] = {}
    for target in file.targets:
        if target.bound and not target.superseded and target.effort is not Effort.STRIVE:
            groups.setdefault((thing(target), target.form), []).append(target)
    for group in groups.values():
        ordered = sorted(group, key=lambda target: target.year or 0)
        for at, later in enumerate(ordered):
            for earlier in ordered[max(0, at - _MANY) : at]:
                weaker = _weaker(earlier, later, context) if earlier.year != later.year else None
                if weaker is not None:
                    yield Finding(
                        place=file.place(later, later.form),
                        message=Sentence(
                            '"{later}" by {year} asks for less than "{earlier}" by {before} ({id}){how}',
                            later=later.text,
                            year=later.year,
                            earlier=earlier.text,
                            before=earlier.year,
                            id=earlier.id,
                            how=weaker,
                        ),
                        hint=Sentence(
                            "look at both numbers, years and baselines; replaces puts one out of force"
                        ),
                        found=later.text,
                        expected=f"no less than {earlier.text}",
                    )
                    break


@targets_rule("DC208")
def weaker_than_nation(file: RegionFile, context: Context) -> Iterator[Finding]:
    """Less than the nation asks for."""
    if context.nation is None or file.region.code == context.nation.region.code:
        return
    floors = {
        (thing(target), target.form, target.year, target.baseline): target
        for target in context.nation.targets
        if _is_floor(target)
    }
    for target in file.targets:
        nation = floors.get((thing(target), target.form, target.year, target.baseline))
        if nation is None or not _is_floor(target) or not target.bound or not nation.bound:
            continue
        if (target.bound.lower or 0) < (nation.bound.lower or 0):
            yield Finding(
                place=file.place(target, target.form),
                message=Sentence(
                    '"{text}" asks for less than the nation\'s "{nation}" ({id})',
                    text=target.text,
                    nation=nation.text,
                    id=nation.id,
                ),
                hint=Sentence("often so on purpose; look once more whether the number is right"),
                found=target.text,
                expected=nation.text,
            )


def _is_floor(target: Target) -> bool:
    """A floor in per cent that a region and the nation can both have."""
    if target.superseded or target.effort is Effort.STRIVE or not target.bound or target.bound.unit != "%":
        return False
    share = target.form is Form.LEVEL and target.indicator.kind is Kind.SHARE
    return (
        target.bound.lower is not None
        and target.bound.lower >= 1
        and (target.form is Form.REDUCTION or share)
    )


def _contradict(first: Target, second: Target) -> bool:
    floors = [end for one in (first, second) if (end := _end(one, "lower")) is not None]
    caps = [end for one in (first, second) if (end := _end(one, "upper")) is not None]
    if floors and caps and max(floors) > min(caps):
        return True
    if Effort.STRIVE in (first.effort, second.effort) and first.effort is not second.effort:
        return False
    both_sides = (floors, caps)
    return any(len(ends) > 1 and ends[0] != ends[1] for ends in both_sides)


def _weaker(earlier: Target, later: Target, context: Context) -> str | None:
    """How a later target is the weaker one, as the end of a sentence; None where it is not."""
    if later.form is Form.REDUCTION:
        return _weaker_fall(earlier, later, context)
    if later.form is not Form.LEVEL:
        return None
    if later.indicator.better is Better.HIGHER:
        low, high = _end(later, "lower"), _end(earlier, "lower")
    elif later.indicator.better is Better.LOWER and later.indicator.kind in (Kind.SHARE, Kind.INTENSITY):
        low, high = _end(earlier, "upper"), _end(later, "upper")
    else:
        return None
    return None if low is None or high is None or low >= high else ""


def _weaker_fall(earlier: Target, later: Target, context: Context) -> str | None:
    first, second = _end(earlier, "lower"), _end(later, "lower")
    if first is None or second is None or "peak" in (earlier.baseline, later.baseline):
        return None
    if earlier.baseline == later.baseline:
        return Sentence(", both against {baseline}", baseline=later.baseline) if second < first else None
    trajectory = context.observed(later)
    if trajectory is None or earlier.baseline is None or later.baseline is None:
        return None
    path = Graph(trajectory).path(int(earlier.baseline), int(later.baseline))
    if path is None or path.one_sided:
        return None
    told = 100 - (100 - second) * path.total.value
    if told >= first:
        return None
    return Sentence(
        ": it is {fall} % against {baseline}", fall=f"{float(told):.1f}", baseline=earlier.baseline
    )


def _end(target: Target, side: str) -> Fraction | None:
    """One end of the bound, in a unit that targets of one form and indicator share."""
    bound = target.bound
    value = None if bound is None else bound.lower if side == "lower" else bound.upper
    if bound is None or value is None or bound.unit in ("%", "percentage points", "times", ""):
        return value
    return in_unit(value, bound.unit, target.indicator)
