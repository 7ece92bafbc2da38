"""Assessment: does a trajectory meet a target, and how far off is it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualcarbon.assessment.definitions import DIRECT
from dualcarbon.assessment.dossier import years_between
from dualcarbon.assessment.each_target import assess, assess_one
from dualcarbon.assessment.gauge import Gauge
from dualcarbon.assessment.limit import Limit, limit_of
from dualcarbon.assessment.reasons import CAVEATS, REASONS, STEPS
from dualcarbon.assessment.recorded import Read
from dualcarbon.assessment.scales import KnownNumber
from dualcarbon.assessment.verdict import (
    FEW,
    Assessment,
    Figure,
    Many,
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
from dualcarbon.face import later

if TYPE_CHECKING:
    from dualcarbon.assessment.compiled import Compiled, compile_target
    from dualcarbon.assessment.joint import Ready
    from dualcarbon.assessment.outcome import Outcome, Outcomes
else:
    __getattr__ = later(
        __name__,
        {
            "compiled": ("Compiled", "compile_target"),
            "joint": ("Ready",),
            "outcome": ("Outcome", "Outcomes"),
        },
    )

__all__ = [
    "CAVEATS",
    "DIRECT",
    "FEW",
    "REASONS",
    "STEPS",
    "Assessment",
    "Compiled",
    "Figure",
    "Gauge",
    "KnownNumber",
    "Limit",
    "Many",
    "Outcome",
    "Outcomes",
    "Pace",
    "Point",
    "Read",
    "Ready",
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
    "years_between",
]
