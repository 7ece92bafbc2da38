"""Trajectory: an indicator of a region year by year, as levels and as links between years."""

from dualcarbon.trajectory.batch import Batch, MixedError, alone, in_floats, is_float, scenarios_in, size
from dualcarbon.trajectory.called import is_called, listed, refuse_unknown
from dualcarbon.trajectory.dataset import Dataset, SeriesKey
from dualcarbon.trajectory.interval import End, Interval
from dualcarbon.trajectory.join import contradictions, merge
from dualcarbon.trajectory.trajectory import Caveat, Correction, Grade, Level, Link, Status, Trajectory

__all__ = [
    "Batch",
    "Caveat",
    "Correction",
    "Dataset",
    "End",
    "Grade",
    "Interval",
    "Level",
    "Link",
    "MixedError",
    "SeriesKey",
    "Status",
    "Trajectory",
    "alone",
    "contradictions",
    "in_floats",
    "is_called",
    "is_float",
    "listed",
    "merge",
    "refuse_unknown",
    "scenarios_in",
    "size",
]
