"""Whether a file that nobody named is one of ours: only what is surely something else is passed over."""

from __future__ import annotations

import re
from pathlib import Path

from dualcarbon.document import MappingNode, decode, read_document
from dualcarbon.problem import Unreadable

_KEYS = ("region", "sources", "targets", "indicators")
_PLAIN_KEY = re.compile(r"^(region|sources|targets|indicators)\s*:", re.MULTILINE)
_ANY_KEY = re.compile(
    r"(?:^|[{,\r])[ \t\ufeff]*[\"']?(region|sources|targets|indicators)[\"']?\s*[:：]", re.MULTILINE
)
_COLUMNS = ("region", "indicator")
_WIDE = ("utf-16", "utf-16-le", "utf-16-be")
_FIRST_LINES = 3
_PEEK = 64 * 1024  # bytes


def may_be_targets(path: Path) -> bool:
    """Whether a YAML file that nobody named is one of ours; one that cannot be read might be."""
    try:
        return is_of_targets(path.read_bytes())
    except OSError:
        return True


def may_be_a_trajectory(path: Path) -> bool:
    """Whether a CSV that nobody named is one of ours, by its head; one that cannot be read might be."""
    try:
        with path.open("rb") as file:
            return is_of_a_trajectory(file.read(_PEEK))
    except OSError:
        return True


def is_of_targets(data: bytes) -> bool:
    """Whether the bytes of a YAML file may be targets: it has a key of theirs, in any writing, or nothing."""
    text = lenient_text(data)
    if _PLAIN_KEY.search(text) or _holds_nothing(text):
        return True
    if not _ANY_KEY.search(text):
        return False
    root, problems = read_document(text, "")
    if root is None:
        return bool(problems)
    return isinstance(root, MappingNode) and any(key in root.entries for key in _KEYS)


def is_of_a_trajectory(data: bytes) -> bool:
    """Whether the bytes of a CSV may be a trajectory: a column of its first lines is one of ours."""
    text = lenient_text(data)
    if _holds_nothing(text) or _is_packed(data):
        return True
    lines = [line.lower() for line in text.splitlines() if line.strip()][:_FIRST_LINES]
    return any(column in line for line in lines for column in _COLUMNS)


def lenient_text(data: bytes) -> str:
    """What the bytes read like, in whatever encoding they are."""
    try:
        return decode(data, "")
    except Unreadable:
        pass
    for encoding in _WIDE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(word in text for word in (*_KEYS, *_COLUMNS)):
            return text
    return data.decode("gb18030", errors="replace")


def _holds_nothing(text: str) -> bool:
    """Empty, or nothing but comments: a finding."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def _is_packed(data: bytes) -> bool:
    """A workbook or an archive that is called .csv is hardly meant to be one."""
    try:
        decode(data, "")
    except Unreadable as error:
        return error.problems[0].template == "the file is no text: {what}"
    return False
