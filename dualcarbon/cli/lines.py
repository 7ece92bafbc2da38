"""The lines of standard input, each answered by a line, in order and in constant memory."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dualcarbon.cli.output import say
from dualcarbon.problem import DualcarbonError, Sentence

Answer = Callable[[str], str]
Write = Callable[[str], None]
_BLOCK = 1 << 18
_REMEMBERED = 1 << 15
_MARK = b"\xef\xbb\xbf"


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
    # Only what has several lines is put into one: a sentence stays one, so that it can be told in any language.
    hint = " ".join(problem.hint.split()) if "\n" in problem.hint else problem.hint
    return Sentence("{problem} ({hint})", problem=problem.message, hint=Sentence(hint))


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
