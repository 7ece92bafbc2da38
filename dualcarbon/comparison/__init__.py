"""Comparison: the targets of many regions for one indicator and one year, side by side."""

from dualcarbon.comparison.rows import Block, Comparison, Row, compare, concerned
from dualcarbon.comparison.yardstick import Yardstick

__all__ = ["Block", "Comparison", "Row", "Yardstick", "compare", "concerned"]
