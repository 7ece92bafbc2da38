"""Assessment: does a trajectory meet a target, and how far off is it."""

from dualcarbon.assessment.assess import assess, assess_one
from dualcarbon.assessment.limit import Limit, limit_of
from dualcarbon.assessment.reasons import REASONS, STEPS, because
from dualcarbon.assessment.verdict import (
    Assessment,
    Figure,
    Pace,
    Point,
    Reason,
    ReasonValue,
    Step,
    Term,
    Verdict,
    Window,
)

__all__ = [
    "REASONS",
    "STEPS",
    "Assessment",
    "Figure",
    "Limit",
    "Pace",
    "Point",
    "Reason",
    "ReasonValue",
    "Step",
    "Term",
    "Verdict",
    "Window",
    "assess",
    "assess_one",
    "because",
    "limit_of",
]
