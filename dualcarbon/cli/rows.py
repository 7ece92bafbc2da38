"""Assessments written while they are made: json and csv of more scenarios than are held at once."""

from __future__ import annotations

import json
import textwrap

from dualcarbon.assessment import Assessment
from dualcarbon.cli.formats import BYTE_ORDER_MARK, CheckAnswer, CheckFormat
from dualcarbon.cli.output import write_data
from dualcarbon.cli.words import for_programs
from dualcarbon.region import Region

_BATCH = 500


class Rows:
    """A document that grows; it is that of a handful of scenarios to the letter."""

    def __init__(self, answer: CheckAnswer) -> None:
        self._answer = answer
        self._words = for_programs()
        self._waiting: list[tuple[Region, Assessment]] = []
        self._begun = False

    def add(self, region: Region, one: Assessment) -> None:
        """Takes in one assessment."""
        self._waiting.append((region, one))
        if len(self._waiting) >= _BATCH:
            self._write()

    def end(self) -> None:
        """Writes what is left, and the end."""
        self._write()
        if self._answer.form is CheckFormat.JSON:
            write_data("\n  ]\n}\n")

    def _write(self) -> None:
        told = self._as_csv() if self._answer.form is CheckFormat.CSV else self._as_json()
        self._waiting.clear()
        self._begun = True
        if told:
            write_data(told)

    def _as_csv(self) -> str:
        from dualcarbon.report.check.data import COLUMNS, row
        from dualcarbon.report.paper.data import rows_as_csv

        text = rows_as_csv(COLUMNS, (row(one, region, words=self._words) for region, one in self._waiting))
        if self._begun:
            return text.partition("\n")[2]
        return f"{BYTE_ORDER_MARK}{text}" if self._answer.bom else text

    def _as_json(self) -> str:
        from dualcarbon.library import data_date
        from dualcarbon.report.check.data import entry
        from dualcarbon.version import __version__

        told = [
            textwrap.indent(
                json.dumps(entry(one, region, words=self._words), ensure_ascii=False, indent=2), "    "
            )
            for region, one in self._waiting
        ]
        rows = ",\n".join(told)
        if self._begun:
            return f",\n{rows}" if rows else ""
        head = {"version": __version__, "data": data_date() or None, "as_of": self._answer.as_of}
        opened = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
        return f'{opened},\n  "assessments": [\n{rows}'
