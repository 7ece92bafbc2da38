"""Baseline: ratios between years, and percentages told against another year."""

from dualcarbon.baseline.graph import Edge, Graph, Path
from dualcarbon.baseline.rebase import Rebased, link_trajectory, rebase
from dualcarbon.baseline.value import Value, Values, describe, index, plain

__all__ = [
    "Edge",
    "Graph",
    "Path",
    "Rebased",
    "Value",
    "Values",
    "describe",
    "index",
    "link_trajectory",
    "plain",
    "rebase",
]
