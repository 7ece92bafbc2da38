"""Target: one announced number, with its baseline, its year, its effort and its document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from dualcarbon.indicator import Indicator
from dualcarbon.problem import Location
from dualcarbon.target.bound import Bound, Form
from dualcarbon.target.moment import Moment

Baseline = int | Literal["peak"]


class Effort(StrEnum):
    """How firmly a target is meant: 约束性, 预期性, 力争."""

    BINDING = "binding"
    EXPECTED = "expected"
    STRIVE = "strive"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The document of a target; ``issued`` is a year, a month or a day, ``period`` reads like 2021-2025."""

    key: str
    title: str
    title_zh: str = ""
    issuer: str = ""
    number: str = ""
    issued: str = ""
    url: str = ""
    evidence: str = ""
    period: str = ""
    location: Location | None = None

    @property
    def issued_year(self) -> int | None:
        """The year of the document, where it is known."""
        return int(self.issued[:4]) if self.issued[:4].isdigit() else None

    @property
    def cited(self) -> str:
        """Title, number and date in one line."""
        parts = [self.title or self.title_zh, self.number, self.issued]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Target:
    """One announced number: exactly one of ``bound``, ``moment`` and neither (``unstated``) is set.

    ``year`` is the year by which it is due (of a peak the year named, of a period its last; None for an
    ``unstated`` goal without one). ``baseline`` is a year, ``peak`` or None; ``implied`` says that the file
    does not state it. ``superseded`` is set where another target of the region replaces this one.
    """

    region: str
    id: str
    indicator: Indicator
    form: Form
    text: str
    source: Source
    bound: Bound | None = None
    moment: Moment | None = None
    year: int | None = None
    baseline: Baseline | None = None
    implied: bool = False
    effort: Effort | None = None
    scope: str = ""
    definition: str = ""
    replaces: tuple[str, ...] = ()
    superseded: bool = False
    locator: str = ""
    note: str = ""
    location: Location | None = None

    @property
    def due(self) -> int | None:
        """The last year that counts: the target year, of a moment its last admissible one."""
        return self.year if self.moment is None else self.moment.last

    @property
    def thing(self) -> tuple[str, int | None, str, str]:
        """What it is about: indicator, year, scope and definition."""
        return self.indicator.name, self.year, self.scope, self.definition

    def __repr__(self) -> str:
        return f"<Target {self.region} {self.id}: {self.text}>"

    def __post_init__(self) -> None:
        amount = self.form.is_numbered
        if amount != (self.bound is not None) or self.form.is_moment != (self.moment is not None):
            raise ValueError(f"{self.id}: the form {self.form} and its value do not go together")
        if amount and self.year is None:
            raise ValueError(f"{self.id}: a numbered target needs a year")
