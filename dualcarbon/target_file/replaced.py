"""Which targets of a file another one takes the place of."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dualcarbon.target import Form, Target


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
