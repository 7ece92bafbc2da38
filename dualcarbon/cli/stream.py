"""Commands that read standard input: line by line, or one column of it, in order and in constant memory."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

import typer

from dualcarbon.cli.column import Refused, Rewrite, rewrite_columns
from dualcarbon.cli.lines import Answer, Write, answer_lines
from dualcarbon.cli.output import whole_file, write_data
from dualcarbon.problem import DualcarbonError, Sentence

NO_ANSWER = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Stream:
    """What a command does with standard input, and what it refuses to.

    ``word`` is what stands in place of the item, which ``noun`` names; ``columns`` are those of a CSV, the
    rewritten one first, as their options named them.
    """

    word: str
    noun: str
    columns: Sequence[str] = ()
    text: bool = True
    output: str = ""

    def refuse(self) -> None:
        """Raises DualcarbonError for options that do not go together."""
        if self.word != "-":
            raise DualcarbonError(
                "--column reads standard input",
                hint=Sentence("write - in place of the {noun}", noun=self.noun),
            )
        if self.columns and not self.text:
            raise DualcarbonError("--column keeps the CSV that it reads: --format does not go with it")
        if len(set(self.columns)) < len(self.columns):
            raise DualcarbonError(
                Sentence('the column "{name}" is named twice', name=self.columns[0]),
                hint="name two columns",
            )

    def answer_lines(self, answer: Answer, *, header: str = "") -> NoReturn:
        """Answers each line, then ends the program: 0, or 2 where a line could not be read."""
        with writing(self.output) as write:
            good = answer_lines(answer, write, header=header)
        raise typer.Exit(0 if good else NO_ANSWER)

    def rewrite_columns(self, rewrite: Rewrite, *, refused: Refused | None = None) -> NoReturn:
        """Rewrites the columns, then ends the program: 0, or 2 where a row could not be read.

        Args:
            rewrite: from the cells of the columns to the new ones.
            refused: is shown the header, and raises DualcarbonError for one that reads two ways.
        """
        with writing(self.output) as write:
            good = rewrite_columns(self.columns, rewrite, write, refused=refused)
        raise typer.Exit(0 if good else NO_ANSWER)


def is_stream(word: str, *columns: str | None) -> bool:
    """Whether a command reads standard input."""
    return word == "-" or any(column is not None for column in columns)


@contextlib.contextmanager
def writing(output: str) -> Iterator[Write]:
    """Writes data to standard output or, where one is named, to a file that is whole or not there."""
    if not output or output == "-":
        yield write_data
        return
    with whole_file(output) as file:
        yield lambda text: _kept(file.write(text.encode()))


def _kept(_: int) -> None:
    """A file says how much it wrote; nobody asks."""
