"""Pathway: year by year to a target, and what it allows."""

from dualcarbon.pathway.allowance import with_growth
from dualcarbon.pathway.route import PathRow, Pathway, Shape, find_target, pathway

__all__ = ["PathRow", "Pathway", "Shape", "find_target", "pathway", "with_growth"]
