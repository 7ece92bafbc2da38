"""What the words of a command line say."""

from __future__ import annotations

from collections.abc import Iterable


def read_list(values: Iterable[str] | None) -> tuple[str, ...]:
    """The words of an option that takes a list, with commas or repeated, each once and in order.

    ``--indicator a,b --indicator c`` and ``--indicator a --indicator b,c`` are one list; a full-width comma
    parts too, and empty words are passed over.
    """
    words = (word.strip() for value in values or () for word in value.replace("，", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))
