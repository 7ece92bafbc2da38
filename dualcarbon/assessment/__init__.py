"""Assessment: does a trajectory meet a target, and how far off is it."""

from dualcarbon.assessment.compiled import Compiled, Outcome, compile_target
from dualcarbon.assessment.each_target import assess, assess_one
from dualcarbon.assessment.gauge import Gauge
from dualcarbon.assessment.limit import Limit, limit_of
from dualcarbon.assessment.reasons import REASONS, STEPS
from dualcarbon.assessment.scales import KnownNumber
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
from dualcarbon.assessment.ways import power

__all__ = [
    "REASONS",
    "STEPS",
    "Assessment",
    "Compiled",
    "Figure",
    "Gauge",
    "KnownNumber",
    "Limit",
    "Outcome",
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
    "compile_target",
    "limit_of",
    "power",
]
