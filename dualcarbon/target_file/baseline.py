"""The baseline that a target leaves unsaid: the year before its plan."""

from __future__ import annotations

from dualcarbon.target import Form, Source

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
