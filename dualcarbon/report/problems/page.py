"""The rules of ``validate``: the page of one, and the list of all."""

from __future__ import annotations

import textwrap

from dualcarbon.validation import Rule


def to_page(rule: Rule) -> str:
    """The page of a rule: what it says, why, and an example of each kind."""
    parts = [
        f"{rule.code} {rule.name} ({rule.severity})",
        rule.says,
        textwrap.fill(rule.why, width=88),
        f"bad:\n{textwrap.indent(rule.bad, '    ')}",
        f"good:\n{textwrap.indent(rule.good, '    ')}",
        f"Wave a line through with  # dualcarbon: ignore[{rule.code}]  or a run with  --ignore {rule.code}",
    ]
    return "\n\n".join(parts) + "\n"
