"""What the YAML parser complains about, told so that it can be mended, at the line that causes it."""

from __future__ import annotations

import re
from typing import Any

from dualcarbon.document.encoding import split_lines
from dualcarbon.document.slip import Slip, find_slip
from dualcarbon.problem import Location, Problem, Sentence

_CONTROL = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_QUOTE = Sentence('put the text in quotes: "..."')
_ABOVE = 2  # lines with something in them: a parser stumbles that far behind the slip
_QUOTES = "\"'"
_SHOWN = 80


def complaint(error: Any, text: str, path: str) -> Problem:
    """One problem for a failure of the parser, at the place of its likely cause."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _unprintable(text, path)
    line, column = mark.line + 1, mark.column + 1
    lines = split_lines(text)
    if line > len(lines):  # the parser adds a line break to a text that lacks it
        line, column = len(lines), len(lines[-1]) + 1
    what = error.problem or ""
    context = error.context or ""
    if "another document" in what:
        return _problem(
            Sentence("the file holds more than one document"),
            Sentence("a file is one region; take the line --- out"),
            Location(path=path, line=line, column=column),
            lines,
            code="DC006",
        )
    if "quoted scalar" in context and error.context_mark:
        opened = error.context_mark
        return _problem(
            Sentence("a quote that is never closed"),
            Sentence("close it, or double a quote that belongs to the text"),
            Location(path=path, line=opened.line + 1, column=opened.column + 1),
            lines,
        )
    inner = _inner_quote(lines, line, column)
    if inner:
        at, message, hint = inner
        return _problem(message, hint, Location(path=path, line=at[0], column=at[1]), lines)
    near = _slip_near(lines, line)
    if near:
        number, slip = near
        where = Location(path=path, line=number, column=slip.column)
        return _problem(slip.message, slip.hint, where, lines)
    opened = error.context_mark
    if "flow" in context and opened and opened.line + 1 < line:
        line, column = opened.line + 1, opened.column + 1
    message, hint = _reason(what, context, lines[line - 1], column)
    return _problem(message, hint, Location(path=path, line=line, column=column), lines)


def _problem(message: str, hint: str, where: Location, lines: list[str], *, code: str = "DC003") -> Problem:
    here = lines[(where.line or 1) - 1].strip()
    return Problem(
        message=message,
        location=where,
        hint=hint,
        code=code,
        found=here[:_SHOWN] or "the end of the file",
        expected="YAML" if code == "DC003" else "one document",
    )


def _slip_near(lines: list[str], line: int) -> tuple[int, Slip] | None:
    """A slip in the line of the failure, or in those just above it."""
    left = _ABOVE
    for number in range(line, 0, -1):
        here = lines[number - 1]
        slip = find_slip(here)
        if slip:
            return number, slip
        if number < line and here.strip():
            left -= 1
        if not left:
            return None
    return None


def _inner_quote(lines: list[str], line: int, column: int) -> tuple[tuple[int, int], str, str] | None:
    """A text that goes on behind a quote: the quote stands inside it, or is left over from lines above."""
    before = lines[line - 1][: column - 1].rstrip()
    if not before or before[-1] not in _QUOTES or before[-2:-1] in ("", "\\"):
        return None
    quote = before[-1]
    if before.count(quote) > 1:
        hint = (
            Sentence("double it ('') or put the text in double quotes")
            if quote == "'"
            else Sentence('write \\" or put the text in single quotes')
        )
        return (line, column), Sentence("a quote inside a quoted text"), hint
    for number in range(line - 1, 0, -1):
        at = lines[number - 1].rfind(quote)
        if at >= 0:
            message = Sentence("a quote that is closed in line {line} only", line=line)
            return (number, at + 1), message, Sentence("close it in its own line")
    return None


def _reason(what: str, context: str, here: str, column: int) -> tuple[str, str]:
    start = here[column - 1 : column]
    if "mapping values" in what:
        return Sentence("a colon where none can stand"), Sentence(
            "a text with a colon and a blank in it needs quotes, keys of one mapping one indent; {quote}",
            quote=_QUOTE,
        )
    if "tab character" in what or ("cannot start any token" in what and "\t" in here[:column]):
        return Sentence("a tab in the indent"), Sentence("indent with blanks")
    if "cannot start any token" in what:
        return Sentence("a text cannot begin with {sign}", sign=start or "this"), _QUOTE
    if "block scalar" in context:
        return (
            Sentence("a text cannot begin with {sign} as it stands", sign=start if start in ">|" else ">"),
            Sentence('write "at least" for >=, or {quote}', quote=_QUOTE),
        )
    if "alias" in what or "alias" in context:
        return Sentence("a text that begins with * is an alias in YAML"), _QUOTE
    if "flow" in context:
        return Sentence("a [ or {sign} that is not closed", sign="{"), Sentence(
            "close it, or {quote}", quote=_QUOTE
        )
    if "could not find expected ':'" in what or "simple key" in context:
        return Sentence("a key without a colon"), Sentence("write key: value")
    if "collection" in context or "block mapping" in context:
        return (
            Sentence("this line does not fit the indent of those above"),
            Sentence("give keys of one mapping the same indent"),
        )
    return Sentence(
        "this is not YAML: {reason}", reason=what or Sentence("the parser cannot say more")
    ), _QUOTE


def _unprintable(text: str, path: str) -> Problem:
    found = re.search(_CONTROL, text)
    at = found.start() if found else 0
    sign = f"U+{ord(text[at]):04X}" if text else ""
    return Problem(
        message=Sentence("a control character stands in the file: {sign}", sign=sign),
        location=Location(path=path, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at)),
        hint=Sentence("delete it"),
        code="DC003",
        found=sign,
        expected="text",
    )
