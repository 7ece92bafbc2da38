"""How a trajectory is written: a long CSV of levels, cumulative changes and yearly changes."""

from __future__ import annotations

from dualcarbon.trajectory_file.merge import merge
from dualcarbon.trajectory_file.read import read_trajectories, read_trajectory_file
from dualcarbon.trajectory_file.table import column_of

__all__ = ["column_of", "merge", "read_trajectories", "read_trajectory_file"]
