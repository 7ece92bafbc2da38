"""Baseline: ratios between years, and percentages told against another year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualcarbon.baseline.edges import Edge, Path
from dualcarbon.baseline.graph import Graph
from dualcarbon.baseline.levels import Value, Values, Yearly, index, yearly
from dualcarbon.baseline.steps import (
    JUMP,
    PLAIN,
    Corrected,
    Harmonize,
    Joining,
    Joint,
    Unfit,
    can_scale,
    harmonized,
    interpolated,
    joint,
    neighbours,
)
from dualcarbon.face import later

if TYPE_CHECKING:
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
else:
    __getattr__ = later(
        __name__,
        {
            "rebased": (
                "Rebased",
                "Rebaser",
                "Straight",
                "link_trajectory",
                "read_link",
                "read_percent",
                "rebase",
                "refuse_share",
            ),
        },
    )

__all__ = [
    "JUMP",
    "PLAIN",
    "Corrected",
    "Edge",
    "Graph",
    "Harmonize",
    "Joining",
    "Joint",
    "Path",
    "Rebased",
    "Rebaser",
    "Straight",
    "Unfit",
    "Value",
    "Values",
    "Yearly",
    "can_scale",
    "harmonized",
    "index",
    "interpolated",
    "joint",
    "link_trajectory",
    "neighbours",
    "read_link",
    "read_percent",
    "rebase",
    "refuse_share",
    "yearly",
]
