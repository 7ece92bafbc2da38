"""Assessment: does a trajectory meet a target, and how far off is it."""

from dualcarbon.assessment.assess import assess
from dualcarbon.assessment.result import Assessment, Figure, Pace, Step, Verdict

__all__ = ["Assessment", "Figure", "Pace", "Step", "Verdict", "assess"]
