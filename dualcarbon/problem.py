"""What is wrong, where, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from types import ModuleType


class Severity(StrEnum):
    """How grave a problem is: only an error makes a file wrong."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """A place in a file: its path as the user gave it, line and column counted from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong: a sentence, its place, a hint, and the rule that found it."""

    message: str
    location: Location | None = None
    hint: str = ""
    code: str = ""
    severity: Severity = Severity.ERROR
    found: str = ""
    expected: str = ""

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        hint = f"\n  {self.hint}" if self.hint else ""
        return f"{place}{self.message}{hint}"


class DualcarbonError(Exception):
    """Something the user can mend; carries the problems, one sentence each."""

    def __init__(
        self,
        message: str = "",
        *,
        hint: str = "",
        location: Location | None = None,
        problems: Sequence[Problem] = (),
    ) -> None:
        self.problems = tuple(problems) or (Problem(message=message, hint=hint, location=location),)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def extra(name: str, module: str) -> ModuleType:
    """A library that only some answers need, loaded when they are asked for: ``extra("tables", "openpyxl")``.

    Args:
        name: the extra that brings it: ``tables``, ``plot`` or ``report``.
        module: what to import.

    Raises:
        DualcarbonError: it is not installed; the hint says how to install it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise DualcarbonError(
            f"this needs {(error.name or module).partition('.')[0]}, which is not installed",
            hint=f"pip install 'dualcarbon[{name}]'",
        ) from None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint by near names: ``did you mean "shandong"?``, or nothing where none is near."""
    near = difflib.get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f"did you mean {_either(near)}?" if near else ""


def _either(names: Sequence[str]) -> str:
    return " or ".join(f'"{name}"' for name in names)
