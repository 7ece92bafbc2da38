"""The numbered remarks below a table."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.assessment import Assessment
from dualcarbon.report import words


class Notes:
    """Why a verdict is what it is; assessments with one reason share its number."""

    def __init__(self, assessments: Sequence[Assessment]) -> None:
        reasons = [words.note(one) for one in assessments]
        self._numbers = {reason: at for at, reason in enumerate(dict.fromkeys(filter(None, reasons)), 1)}
        self._implied = any(one.target.implied for one in assessments)
        self._carried_on = any(words.leads_to(one).endswith("yr)") for one in assessments)

    def mark(self, assessment: Assessment) -> str:
        """``[1]``, or nothing."""
        number = self._numbers.get(words.note(assessment))
        return f" [{number}]" if number else ""

    def lines(self) -> list[str]:
        """The remarks, one a line."""
        lines = [f"[{number}] {reason}" for reason, number in self._numbers.items()]
        if self._carried_on:
            lines.append("(+n yr) the pace so far, carried on for n years")
        if self._implied:
            lines.append("* the plan names no baseline: the year before it is meant")
        return lines
