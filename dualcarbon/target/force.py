"""Which targets are in force: those that no other one has taken the place of, as of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dualcarbon.target.bound import Form
from dualcarbon.target.target import Target


def in_force(targets: Sequence[Target], as_of: int | None = None) -> tuple[Target, ...]:
    """The targets known in a year, those marked that another one has taken the place of.

    A target is replaced where another names it, and where it is ``unstated`` and another one for the same thing
    has its number.

    Args:
        targets: of one region.
        as_of: leaves out what was issued later, and gives back their place to those that it replaced.
    """
    known = [target for target in targets if as_of is None or _issued(target, as_of)]
    replaced = {name for target in known for name in target.replaces if name != target.id}
    numbered = {target.thing for target in known if target.bound is not None}
    return tuple(_marked(target, target.id in replaced or _has_number(target, numbered)) for target in known)


def _issued(target: Target, as_of: int) -> bool:
    """Whether a target had been issued: by the date of its document, or else by the first year of its plan."""
    source = target.source
    issued = source.issued_year
    if issued is None and source.period[:4].isdigit():
        issued = int(source.period[:4])
    return issued is None or issued <= as_of


def _has_number(target: Target, numbered: set[tuple[str, int | None, str, str]]) -> bool:
    return target.form is Form.UNSTATED and target.thing in numbered


def _marked(target: Target, superseded: bool) -> Target:  # noqa: FBT001 - a fact, no switch
    return target if target.superseded is superseded else replace(target, superseded=superseded)
