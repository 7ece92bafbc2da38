"""What a run of the rules has found, over all its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dualcarbon.problem import Problem, Severity

_GRAVEST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """The problems in the order of the files and of their lines; ``excerpts`` are the lines they stand in."""

    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    excerpts: Mapping[tuple[str, int], str] = field(default_factory=dict)

    @property
    def worst_first(self) -> tuple[Problem, ...]:
        """Errors, then warnings, then notes."""
        return tuple(sorted(self.problems, key=lambda problem: _GRAVEST[problem.severity]))

    def of(self, severity: Severity) -> tuple[Problem, ...]:
        """Those of one severity."""
        return tuple(problem for problem in self.problems if problem.severity is severity)

    @property
    def summary(self) -> str:
        """``3 files: 2 errors, 1 note``."""
        found = Counter(problem.severity for problem in self.problems)
        parts = [_counted(found[severity], severity.value) for severity in Severity if found[severity]]
        return f"{_counted(len(self.files), 'file')}: {', '.join(parts) or 'nothing to find fault with'}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
