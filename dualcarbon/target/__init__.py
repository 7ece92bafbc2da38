"""Target: one announced number, with its baseline, its year, its effort and its document."""

from dualcarbon.target.bound import Bound, Form, Mean, read_bound
from dualcarbon.target.force import in_force
from dualcarbon.target.moment import Moment, read_moment
from dualcarbon.target.target import Baseline, Effort, Source, Target

__all__ = [
    "Baseline",
    "Bound",
    "Effort",
    "Form",
    "Mean",
    "Moment",
    "Source",
    "Target",
    "in_force",
    "read_bound",
    "read_moment",
]
