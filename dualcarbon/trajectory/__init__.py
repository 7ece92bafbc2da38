"""Trajectory: an indicator of a region year by year, as levels and as links between years."""

from dualcarbon.trajectory.dataset import Dataset, SeriesKey
from dualcarbon.trajectory.interval import End, Interval
from dualcarbon.trajectory.join import contradictions, merge
from dualcarbon.trajectory.trajectory import Correction, Grade, Level, Link, Status, Trajectory

__all__ = [
    "Correction",
    "Dataset",
    "End",
    "Grade",
    "Interval",
    "Level",
    "Link",
    "SeriesKey",
    "Status",
    "Trajectory",
    "contradictions",
    "merge",
]
