"""What a readable file can still get wrong: a function a rule, and a page for each."""

from __future__ import annotations

# The modules of rules register their functions when they are loaded.
from dualcarbon.validation import (  # noqa: F401 - a rule is known once its file is loaded
    agreement,
    links,
    numbers,
    references,
    rivals,
    series,
    slips,
    together,
    years,
)
from dualcarbon.validation.context import Context, levels_of
from dualcarbon.validation.findings import Findings
from dualcarbon.validation.inspection import inspect
from dualcarbon.validation.rule import (
    Rule,
    all_rules,
    find_rule,
    judge_targets,
    judge_together,
    select_rules,
)
from dualcarbon.validation.validate import in_order, validate_trajectory, without_ignored

__all__ = [
    "Context",
    "Findings",
    "Rule",
    "all_rules",
    "find_rule",
    "in_order",
    "inspect",
    "judge_targets",
    "judge_together",
    "levels_of",
    "select_rules",
    "validate_trajectory",
    "without_ignored",
]
