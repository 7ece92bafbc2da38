"""Reading gettext's ``.po`` files: strictly, and the messages only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])? )?"((?:[^"\\]|\\.)*)"')
_TEXT = r'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"'
# What nearly every message is; there are many, and each run reads them all.
_PLAIN = re.compile(rf"^msgid {_TEXT}\nmsgstr {_TEXT}(?=\n\n|\n?\Z)", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}

Key = tuple[str, str]
"""The context of a message, and its English text."""


class PoError(ValueError):
    """A catalogue that cannot be read: file, line, and what is wrong."""


@dataclass(slots=True)
class _Entry:
    """One message as it is being read; ``fuzzy`` ones are not used."""

    parts: dict[str, str] = field(default_factory=dict)
    fuzzy: bool = False

    @property
    def key(self) -> Key:
        return self.parts.get("msgctxt", ""), self.parts["msgid"]

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(text for name, text in self.parts.items() if name.startswith("msgstr"))


def read_po(text: str, name: str) -> Mapping[Key, tuple[str, ...]]:
    """The translations by context and English text: one, or one a plural form; no empty ones.

    Args:
        text: what the file holds.
        name: its name, for complaints.

    Raises:
        PoError: a line that is no part of a catalogue, a message twice, or one without its translation.
    """
    text = text.replace("\r\n", "\n")
    found: dict[Key, tuple[str, ...]] = {}
    done = 0
    for plain in _PLAIN.finditer(text):
        before = text[done : plain.start()]
        if before.strip("\n"):
            # A comment or a context in front belongs to the message.
            ends = plain.start() if before.endswith("\n\n") else plain.end()
            _read(found, text, (done, ends), name)
            done = ends
        if done < plain.end():
            key = ("", _unescaped(plain[1]))
            if key in found:
                raise _twice(key, f"{name}:{text.count(chr(10), 0, plain.end()) + 1}")
            found[key] = (_unescaped(plain[2]),) if plain[2] else ()
            done = plain.end()
    _read(found, text, (done, len(text)), name)
    found.pop(("", ""), None)
    return {key: forms for key, forms in found.items() if forms}


def _read(found: dict[Key, tuple[str, ...]], text: str, part: tuple[int, int], name: str) -> None:
    """Reads a part of a catalogue line by line."""
    start, end = part
    for line, entry in _entries(text[start:end], name, text.count("\n", 0, start)):
        if "msgid" not in entry.parts or not entry.forms:
            raise PoError(f"{name}:{line}: a message needs its msgid and its msgstr")
        if entry.key in found:
            raise _twice(entry.key, f"{name}:{line}")
        found[entry.key] = () if entry.fuzzy or not all(entry.forms) else entry.forms


def _twice(key: Key, place: str) -> PoError:
    return PoError(f'{place}: "{key[1]}" stands twice')


def _entries(block: str, name: str, before: int) -> Iterator[tuple[int, _Entry]]:
    """The messages of some lines."""
    entry, last, number = _Entry(), "", 0
    for number, line in enumerate([*block.splitlines(), ""], before + 1):
        if line.startswith("#"):
            entry.fuzzy |= line.startswith("#,") and "fuzzy" in line
        elif not line.strip():
            if entry.parts:
                yield number - 1, entry
            entry, last = _Entry(), ""
        else:
            last = _take(line, entry, last, f"{name}:{number}")


def _take(line: str, entry: _Entry, last: str, place: str) -> str:
    """Puts one line into an entry; the part that it belongs to."""
    read = _LINE.fullmatch(line.rstrip())
    if read is None or not (read[1] or last):
        raise PoError(f"{place}: this is no line of a catalogue: {line}")
    text = _unescaped(read[3])
    if not read[1]:
        entry.parts[last] += text
        return last
    part = f"{read[1]}[{read[2]}]" if read[2] else read[1]
    if part in entry.parts:
        raise PoError(f"{place}: {part} stands twice in one message")
    entry.parts[part] = text
    return part


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda sign: _ESCAPES.get(sign[1], sign[1]), text) if "\\" in text else text
