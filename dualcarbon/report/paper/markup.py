"""Markdown, XML and the commands of a GitHub job: text that cannot break out of its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from dualcarbon.problem import Location
from dualcarbon.report.paper.wrap import TIE, width

STRONG = "\x00"
"""Stands for the signs around what is strong until the text between them is written."""
_RULE = 3
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def markdown_text(text: str) -> str:
    """Text that neither ends a cell nor turns into markup."""
    for character in "\\|<*_[]":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", " ").replace(TIE, " ")


def markdown_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[bool] = ()
) -> list[str]:
    """The lines of a table; cells are text. Its bars stand below each other, Chinese signs being two wide."""
    sides = [*right, *(False for _ in headings)][: len(headings)]
    told = [[markdown_text(cell) for cell in cells] for cells in (headings, *rows)]
    rooms = [max(_RULE, *map(_room, cells)) for cells in zip(*told, strict=True)]
    rule = (
        f"{'-' * (room - 1)}:" if side else f":{'-' * (room - 1)}"
        for room, side in zip(rooms, sides, strict=True)
    )
    first, *others = (_markdown_row(cells, rooms, sides) for cells in told)
    return [first, f"| {' | '.join(rule)} |", *others]


def _markdown_row(cells: Sequence[str], rooms: Sequence[int], sides: Sequence[bool]) -> str:
    padded = []
    for cell, room, side in zip(cells, rooms, sides, strict=True):
        blank = " " * (room - _room(cell))
        padded.append(f"{blank}{cell}" if side else f"{cell}{blank}")
    return f"| {' | '.join(padded)} |"


def _room(cell: str) -> int:
    """The columns that a cell takes, with two for each sign that makes it strong."""
    return width(cell.replace(STRONG, "**"))


def xml_document(root: str, lines: Iterable[str], **attributes: str | int) -> str:
    """A document of lines that are XML already; signs that XML has no place for become ``?``."""
    opening = f"<{root}{xml_attributes(**attributes)}>"
    text = "\n".join(['<?xml version="1.0" encoding="utf-8"?>', opening, *lines, f"</{root}>"])
    return _NO_XML.sub("?", text) + "\n"


def xml_attributes(**attributes: str | int) -> str:
    """Attributes of a tag, each after a blank."""
    # It brings half of the network library with it, which no table needs.
    from xml.sax.saxutils import quoteattr

    return "".join(f" {name}={quoteattr(str(value))}" for name, value in attributes.items())


def xml_element(tag: str, text: str = "", **attributes: str | int) -> str:
    """An element that holds text, or nothing."""
    from xml.sax.saxutils import escape

    opening = f"<{tag}{xml_attributes(**attributes)}"
    return f"{opening}>{escape(text)}</{tag}>" if text else f"{opening}/>"


def annotation(level: str, text: str, *, title: str = "", location: Location | None = None) -> str:
    """A workflow command that a GitHub job shows: ``::error file=...,line=3::text``.

    Args:
        level: ``error``, ``warning`` or ``notice``.
        text: what is said; the place stands in front of it too, for logs.
        title: its heading.
        location: the place, told from the folder that the job works in.
    """
    place = []
    if location is not None:
        path = _from_here(location.path)
        place = [f"file={_property(path)}", f"line={location.line or 1}"]
        place += [f"col={location.column}"] if location.column is not None else []
        shown = ":".join(str(part) for part in (path, location.line, location.column) if part is not None)
        text = f"{shown}: {text}"
    place += [f"title={_property(title)}"] if title else []
    return f"::{level} {','.join(place)}::{_message(text)}"


def _from_here(path: str) -> str:
    here = Path.cwd()
    return Path(path).relative_to(here).as_posix() if Path(path).is_relative_to(here) else path


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace(TIE, " ")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
