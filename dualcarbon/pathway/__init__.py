"""Pathway: year by year to a target, and what it allows."""

from dualcarbon.pathway.allowance import ALWAYS, numerator, with_growth
from dualcarbon.pathway.path import PathRow, Pathway, Shape
from dualcarbon.pathway.route import find_target, pathway
from dualcarbon.pathway.stated import read_growth, read_level

__all__ = [
    "ALWAYS",
    "PathRow",
    "Pathway",
    "Shape",
    "find_target",
    "numerator",
    "pathway",
    "read_growth",
    "read_level",
    "with_growth",
]
