"""Comparison: the targets of many regions for one indicator and one year, side by side."""

from dualcarbon.comparison.rows import Block, Comparison, Row, compare, concerned
from dualcarbon.comparison.sums import SumUp, newest_amounts, provinces, sum_up
from dualcarbon.comparison.yardstick import Yardstick

__all__ = [
    "Block",
    "Comparison",
    "Row",
    "SumUp",
    "Yardstick",
    "compare",
    "concerned",
    "newest_amounts",
    "provinces",
    "sum_up",
]
