"""Baseline: ratios between years, and percentages told against another year."""

from dualcarbon.baseline.graph import Edge, Graph, Path
from dualcarbon.baseline.levels import Value, Values, Yearly, index, yearly
from dualcarbon.baseline.rebase import Rebased, link_trajectory, rebase

__all__ = [
    "Edge",
    "Graph",
    "Path",
    "Rebased",
    "Value",
    "Values",
    "Yearly",
    "index",
    "link_trajectory",
    "rebase",
    "yearly",
]
