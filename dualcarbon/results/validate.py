"""Every fault of target files and trajectories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dualcarbon import api
from dualcarbon.api import Names, Place
from dualcarbon.library import seek
from dualcarbon.problem import DualcarbonError, Problem, Sentence
from dualcarbon.results.result import Result
from dualcarbon.results.telling import Telling, made, plain_grid
from dualcarbon.validation import Findings, inspect, select_rules

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid


class Validated(Telling[Problem, Findings]):
    """Findings."""

    def items(self, value: Findings, /) -> Sequence[Problem]:
        """Every finding, notes too."""
        return value.problems

    def brief(self, value: Findings, /) -> str:
        """``validate: 3 files: 2 errors, 1 note``."""
        return f"validate: {value.summary}"

    def rows(self, value: Findings, words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a finding."""
        from dualcarbon.report.problems.data import rows

        return rows(value, words)

    def document(self, value: Findings, words: Words, /) -> Mapping[str, Data]:
        """The files, and the list of findings that json is."""
        version, date = made()
        problems: list[Data] = [dict(row) for row in self.rows(value, words)]
        return {"version": version, "data": date, "files": list(value.files), "problems": problems}

    def grids(self, value: Findings, words: Words, _limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """One table."""
        rows = [
            {**row, "severity": words.translated(str(row["severity"])), "found": None, "expected": None}
            for row in self.rows(value, words)
        ]
        yield [plain_grid(words.sentence(value.summary), rows, words)]


def validate(*paths: Place, select: Names = ("all",), ignore: Names = ()) -> Result[Problem, Findings]:
    r"""Every fault of target files and trajectories: a place, a sentence, a hint and a rule each.

    Args:
        paths: files, folders and patterns.
        select: only these rules: codes, beginnings of codes, names.
        ignore: leaves these rules out.

    Returns:
        The findings, notes too; ``value.summary`` counts them.

    Raises:
        DualcarbonError: a path is not there, or there is no such rule.

    Example:
        >>> import dualcarbon as dc
        >>> from pathlib import Path
        >>> _ = Path("bad.csv").write_text("region,indicator,year,value,unit\nCN-SD,co2,2020,9,Mt\n")
        >>> [(str(one.location), one.code) for one in dc.validate("bad.csv")]
        [('bad.csv:2:7', 'DC105')]
    """
    if not paths:
        raise DualcarbonError(Sentence("no file is named"), hint='name files or folders: validate("targets")')
    codes = select_rules(api.names_of(select, "select")) - select_rules(api.names_of(ignore, "ignore"))
    sought = seek([api.path_of(path, Sentence("a file")) for path in paths], ())
    return Result(inspect(sought.files, codes=codes), Validated())
