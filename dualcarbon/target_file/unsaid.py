"""What a target leaves unsaid: the baseline before its plan, and the target that it takes the place of."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dualcarbon.target import Form, Source, Target

_AGAINST_A_BASELINE = (
    Form.REDUCTION,
    Form.DECREASE,
    Form.INCREASE,
    Form.MULTIPLE,
    Form.GROWTH,
    Form.ADDITION,
)
_PLAN = 5  # years; plans begin in 2021, 2026, ...


def implied_baseline(form: Form, year: int | None, source: Source) -> int | None:
    """The year before the plan of the document, or before the five-year plan that the target year lies in.

    None for a form that needs no baseline.
    """
    if form not in _AGAINST_A_BASELINE or year is None:
        return None
    before = int(source.period[:4]) - 1 if source.period else year
    return before if before < year else (year - 1) // _PLAN * _PLAN


def mark_superseded(targets: Sequence[Target]) -> tuple[Target, ...]:
    """The targets, those marked that ``replaces`` names, and ``unstated`` ones that have got their number."""
    replaced = {name for target in targets for name in target.replaces if name != target.id}
    numbered = {_thing(target) for target in targets if target.bound is not None}
    return tuple(
        dataclasses.replace(target, superseded=True)
        if target.id in replaced or (target.form is Form.UNSTATED and _thing(target) in numbered)
        else target
        for target in targets
    )


def _thing(target: Target) -> tuple[str, int | None, str, str]:
    return target.indicator.name, target.year, target.scope, target.definition
