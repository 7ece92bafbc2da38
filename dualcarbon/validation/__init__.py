"""What a readable file can still get wrong: a function a rule, and a page for each."""

from __future__ import annotations

from dualcarbon.validation.context import Context, levels_of
from dualcarbon.validation.rule import Rule, all_rules, find_rule, select_rules
from dualcarbon.validation.validate import in_order, judge_targets, validate_trajectory, without_ignored

__all__ = [
    "Context",
    "Rule",
    "all_rules",
    "find_rule",
    "in_order",
    "judge_targets",
    "levels_of",
    "select_rules",
    "validate_trajectory",
    "without_ignored",
]
