"""The rows of a table that were asked for, as they stream by, and what was passed over or is wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from dualcarbon.problem import DualcarbonError, Location, Problem, Sentence, Severity, Unreadable
from dualcarbon.scenario_file.cells import hint_for
from dualcarbon.scenario_file.glossary import Glossary, Place
from dualcarbon.scenario_file.meaning import folded
from dualcarbon.scenario_file.unit import Taken, take

MOST_FAULTS = 1_000
"""A file with more faults than that is not read to its end."""


class Points(NamedTuple):
    """Numbers of one variable in some years, as the file has them; ``taken`` tells them in the unit wanted.

    Rows with the same years share them: one and the same object.
    """

    model: str
    scenario: str
    place: Place
    variable: str
    taken: Taken
    years: tuple[int, ...]
    numbers: Sequence[float]
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedPoints:
    """What is read of a file: regions by code, variables with the unit they are taken in, and their years.

    ``years`` are the only ones that are looked at, of a variable that it does not speak of all of them. It is for
    tables whose rows have a number in every year: of any other, which years a scenario has decides by which way it is
    read (:class:`GapError`).

    ``tonnes`` says for a variable what a bare tonne means.
    """

    regions: Collection[str]
    variables: dict[str, str]
    years: Mapping[str, frozenset[int]] = field(default_factory=dict)
    tonnes: dict[str, str] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)


@dataclass(frozen=True, kw_only=True, slots=True)
class Passed:
    """What nobody asked for: how many rows, of how many regions and variables."""

    rows: int
    regions: int
    variables: int

    def __str__(self) -> str:
        """One line of talk; empty where nothing was passed over."""
        return self.sentence if self.rows else ""

    @property
    def sentence(self) -> Sentence:
        """The counts as a sentence."""
        return Sentence(
            "rows that nobody asked for were passed over: {rows} (other regions: {regions}, "
            "other variables: {variables})",
            rows=f"{self.rows:,}",
            regions=f"{self.regions:,}",
            variables=f"{self.variables:,}",
        )

    def notice(self, path: str) -> Problem | None:
        """The same as a note on a file; None where nothing was passed over."""
        if not self.rows:
            return None
        return Problem(
            message=self.sentence,
            location=Location(path=path),
            hint=Sentence("dualcarbon list variables names what is read; --map FILE adds to it"),
            severity=Severity.NOTE,
        )


class GapError(Exception):
    """A row lacks a year in a table of which only some years were asked for: it has to be read for all of them."""


class Sieve:
    """Tells quickly which rows were asked for; a name is looked at once, as bytes or as text."""

    def __init__(self, wanted: WantedPoints, path: str) -> None:
        self.path = path
        self.wanted = wanted
        self.rows = 0
        self.regions = _Regions(wanted)
        self.variables = _Variables(wanted)
        self.units: dict[tuple[str, object], Taken] = {}
        self.problems: list[Problem] = []

    def taken_or_fault(self, variable: str, unit: object, line: int, column: int) -> Taken | None:
        """How the numbers of a row are told in the unit of its variable; None, and a fault, where not."""
        known = self.units.get((variable, unit))
        if known is not None:
            return known
        text = text_of(unit)
        tonne = self.wanted.tonnes.get(variable, "")
        try:
            known = take(text, self.wanted.variables[variable], self.wanted.glossary, tonne)
        except DualcarbonError as error:
            problem = error.problems[0]
            code = "DC106" if problem.message.startswith(("unknown", "the unit is")) else "DC107"
            message = Sentence("{variable}: {what}", variable=variable, what=problem.message)
            self.fault(message, line, column, hint=problem.hint, code=code, found=text)
            return None
        self.units[variable, unit] = known
        return known

    def fault(self, message: str, line: int, column: int, *, hint: str, code: str, found: str = "") -> None:
        """Keeps one thing that is wrong.

        Raises:
            DualcarbonError: there are too many of them to go on.
        """
        self.problems.append(
            Problem(
                message=message,
                location=Location(path=self.path, line=line, column=column),
                hint=hint,
                code=code,
                found=found[:60] or "an empty cell",
            )
        )
        if len(self.problems) >= MOST_FAULTS:
            raise Unreadable(problems=self.problems)

    def no_number(self, text: str, line: int, column: int) -> None:
        """Keeps a cell that holds no number."""
        message = Sentence('"{text}" is no number', text=text)
        self.fault(message, line, column, hint=hint_for(text), code="DC303", found=text)

    @property
    def passed(self) -> Passed:
        """What nobody asked for, so far."""
        return Passed(rows=self.rows, regions=self.regions.others, variables=self.variables.others)


class _Regions(dict[object, Place | None]):
    """Places by the name in the file, as it is met."""

    def __init__(self, wanted: WantedPoints) -> None:
        super().__init__()
        self._wanted = wanted
        self.others = 0

    def __missing__(self, name: object) -> Place | None:
        place = self._wanted.glossary.place(text_of(name))
        if place is None or place.code not in self._wanted.regions:
            place = None
            self.others += 1
        self[name] = place
        return place


class _Variables(dict[object, str]):
    """Variables in full by the name in the file, empty where nobody asked for them."""

    def __init__(self, wanted: WantedPoints) -> None:
        super().__init__()
        self._wanted = wanted
        self._folded = {folded(name): name for name in wanted.variables}
        self.others = 0

    def __missing__(self, name: object) -> str:
        text = text_of(name)
        variable = self._wanted.glossary.variable(text)
        if variable not in self._wanted.variables:
            # Models differ in case only by a slip: no two variables that are read do.
            variable = self._folded.get(folded(text), "")
            self.others += not variable
        self[name] = variable
        return variable


def text_of(cell: object) -> str:
    """The text of a cell, without quotes around it."""
    text = cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str("" if cell is None else cell)
    return text.strip().strip('"')


def exact(value: float) -> Fraction:
    """The number that a float stands for: its shortest decimal."""
    text = repr(value)
    whole, _, part = text.partition(".")
    if "e" in part or not (whole + part).lstrip("-").isdigit():
        return Fraction(text)
    # A fraction takes a text apart in several times as long.
    return Fraction(int(whole + part), 10 ** len(part))
