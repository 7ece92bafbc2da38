"""Commands that read standard input: line by line, or one column of it, in order and in constant memory."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import typer

from dualcarbon.cli.output import say, whole_file, write_data
from dualcarbon.problem import DualcarbonError, Sentence

Answer = Callable[[str], str]
Rewrite = Callable[[Sequence[str]], Sequence[str]]
Write = Callable[[str], None]
Refused = Callable[[Sequence[str]], None]
NO_ANSWER = 2
_BLOCK = 1 << 18
_REMEMBERED = 1 << 15
_MARK = b"\xef\xbb\xbf"


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
        from dualcarbon.cli.column import rewrite_columns

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


def answer_lines(answer: Answer, write: Write, *, header: str = "") -> bool:
    """Answers each line of standard input with a line, in order.

    A line that cannot be read is told on standard error with its number, and answered with an empty line.

    Args:
        answer: from the words of a line to the answer; raises DualcarbonError.
        write: where the answers go.
        header: written first.

    Returns:
        Whether every line could be read.
    """
    answers = _Answers(answer)
    if header:
        write(f"{header}\n")
    number, good = 1, True
    for lines in _blocks():
        answers.forget()
        told = list(map(answers.__getitem__, lines))
        if answers.bad:
            for at, line in enumerate(lines, number):
                if line in answers.bad:
                    good = False
                    say(Sentence("line {number}: {error}", number=at, error=answers.bad[line]))
        number += len(lines)
        write("\n".join(told) + "\n")
    return good


class _Answers(dict[bytes, str]):
    """Answers by line; data repeat themselves, so the last thirty thousand or so are kept."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer
        self.bad: dict[bytes, str] = {}

    def __missing__(self, line: bytes) -> str:
        try:
            words = line.decode().strip()
            told = self.answer(words) if words else ""
        except UnicodeDecodeError:
            told = ""
            self.bad[line] = Sentence("not UTF-8")
        except DualcarbonError as error:
            told = ""
            self.bad[line] = one_line(error)
        self[line] = told
        return told

    def forget(self) -> None:
        """Keeps the memory constant; between blocks only, so that no complaint is lost."""
        if len(self) > _REMEMBERED:
            self.clear()
            self.bad.clear()


def one_line(error: DualcarbonError) -> str:
    """An error in one line: the sentence, the hint in parentheses."""
    problem = error.problems[0]
    if not problem.hint:
        return problem.message
    hint = " ".join(problem.hint.split()) if "\n" in problem.hint else problem.hint
    return Sentence("{problem} ({hint})", problem=problem.message, hint=hint)


def _blocks() -> Iterator[Sequence[bytes]]:
    """Whole lines without their ends, as many as have arrived, without a byte order mark before the first."""
    rest, mark = b"", _MARK
    stream: Any = sys.stdin.buffer
    # read1 gives what there is, so that a slow pipe is answered at once.
    while block := stream.read1(_BLOCK):
        *lines, rest = (rest + block).split(b"\n")
        if lines:
            lines[0] = lines[0].removeprefix(mark)
            mark = b""
            yield lines
    if rest:
        yield [rest.removeprefix(mark)]


def _kept(_: int) -> None:
    """A file says how much it wrote; nobody asks."""
