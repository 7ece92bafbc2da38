"""What a run of the rules has found, over all its files."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dualcarbon.problem import Enumeration, Problem, Sentence, Severity, message

_FILES = (message("{number} file"), message("{number} files"))
_COUNTED = {
    Severity.ERROR: (message("{number} error"), message("{number} errors")),
    Severity.WARNING: (message("{number} warning"), message("{number} warnings")),
    Severity.NOTE: (message("{number} note"), message("{number} notes")),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """The problems in the order of the files and of their lines; ``excerpts`` are the lines they stand in."""

    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    excerpts: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Findings {self.summary}>"

    def of(self, severity: Severity) -> tuple[Problem, ...]:
        """Those of one severity."""
        return tuple(problem for problem in self.problems if problem.severity is severity)

    def down_to(self, least: Severity) -> Findings:
        """Those that are as grave as ``least``, or graver."""
        kept = tuple(problem for problem in self.problems if problem.severity.rank <= least.rank)
        return dataclasses.replace(self, problems=kept)

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each rule spoke, the most frequent first."""
        return dict(
            sorted(Counter(one.code for one in self.problems).items(), key=lambda one: (-one[1], one[0]))
        )

    @property
    def summary(self) -> str:
        """``3 files: 2 errors, 1 note``."""
        found = Counter(problem.severity for problem in self.problems)
        parts = [_counted(found[severity], *_COUNTED[severity]) for severity in Severity if found[severity]]
        return Sentence(
            "{files}: {found}",
            files=_counted(len(self.files), *_FILES),
            found=Enumeration(parts) if parts else Sentence("nothing to find fault with"),
        )


def _counted(number: int, one: str, several: str) -> str:
    return Sentence(one if number == 1 else several, number=number)
