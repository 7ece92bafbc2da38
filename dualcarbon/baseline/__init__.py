"""Baseline: ratios between years, and percentages told against another year."""

from dualcarbon.baseline.edges import Edge, Path
from dualcarbon.baseline.graph import Graph
from dualcarbon.baseline.levels import Value, Values, Yearly, index, yearly
from dualcarbon.baseline.rebased import (
    Rebased,
    Rebaser,
    Straight,
    link_trajectory,
    read_link,
    read_percent,
    rebase,
    refuse_share,
)

__all__ = [
    "Edge",
    "Graph",
    "Path",
    "Rebased",
    "Rebaser",
    "Straight",
    "Value",
    "Values",
    "Yearly",
    "index",
    "link_trajectory",
    "read_link",
    "read_percent",
    "rebase",
    "refuse_share",
    "yearly",
]
