"""How a trajectory is written: a long CSV of levels, cumulative changes and yearly changes."""

from __future__ import annotations

from dualcarbon.trajectory_file.header import COLUMNS, REQUIRED
from dualcarbon.trajectory_file.read import read_trajectories, read_trajectory_file
from dualcarbon.trajectory_file.rows import Own
from dualcarbon.trajectory_file.table import Columns

__all__ = ["COLUMNS", "REQUIRED", "Columns", "Own", "read_trajectories", "read_trajectory_file"]
