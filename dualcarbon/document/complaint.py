"""What the YAML parser complains about, told so that it can be mended."""

from __future__ import annotations

import re
from typing import Any

from dualcarbon.document.encoding import split_lines
from dualcarbon.problem import Location, Problem

_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTE = 'put the text in quotes: "..."'


def complaint(error: Any, text: str, path: str) -> Problem:
    """One problem for a failure of the parser, at its place, with the likely cause."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _unprintable(text, path)
    line, column = mark.line + 1, mark.column + 1
    lines = split_lines(text)
    if line > len(lines):  # the parser adds a line break to a text that lacks it
        line, column = len(lines), len(lines[-1]) + 1
    here = lines[line - 1]
    what = (error.problem or "").replace("found undefined alias", "an alias that nothing defines")
    message, hint = _reason(what, error.context or "", here, column)
    return Problem(
        message=message,
        location=Location(path=path, line=line, column=column),
        hint=hint,
        code="DC003" if "another document" not in what else "DC006",
        found=here.strip()[:80] or "the end of the file",
        expected="YAML" if "another document" not in what else "one document",
    )


def _reason(what: str, context: str, here: str, column: int) -> tuple[str, str]:
    start = here[column - 1 : column]
    if "another document" in what:
        return "the file holds more than one document", "a file is one region; take the line --- out"
    if "mapping values" in what:
        return (
            "a colon where none can stand",
            f"a text with a colon and a blank in it needs quotes, keys of one mapping one indent; {_QUOTE}",
        )
    if "tab character" in what or ("cannot start any token" in what and "\t" in here[:column]):
        return "a tab in the indent", "indent with blanks"
    if "cannot start any token" in what:
        return f"a text cannot begin with {start or 'this'}", _QUOTE
    if "block scalar" in context:
        return (
            f"a text cannot begin with {start if start in '>|' else '>'} as it stands",
            f'write "at least" for >=, or {_QUOTE}',
        )
    if "alias" in what or "alias" in context:
        return "a text that begins with * is an alias in YAML", _QUOTE
    if "quoted scalar" in context:
        return "a quote that is never closed", "close it, or double a quote that belongs to the text"
    if "flow" in context:
        return "a [ or { that is not closed", f"close it, or {_QUOTE}"
    if "could not find expected ':'" in what or "simple key" in context:
        return "a key without a colon", "write key: value"
    if "collection" in context or "block mapping" in context:
        return "this line does not fit the indent of those above", "give keys of one mapping the same indent"
    return f"this is not YAML: {what or 'the parser cannot say more'}", _QUOTE


def _unprintable(text: str, path: str) -> Problem:
    found = _CONTROL.search(text)
    at = found.start() if found else 0
    return Problem(
        message="a control character stands in the file",
        location=Location(path=path, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at)),
        hint="delete it",
        code="DC003",
        found=f"U+{ord(text[at]):04X}" if text else "",
        expected="text",
    )
