"""Where in a document something stands: its pages, tables and annexes."""

from __future__ import annotations

import re
from collections.abc import Callable

from dualcarbon.problem import message

_PLACES = (
    (r"p\. (?P<first>\d+)", message("p. {first}")),
    (r"pp?\. (?P<first>\d+)-(?P<last>\d+)", message("pp. {first}-{last}")),
    (r"annex (?P<n>\w+)", message("annex {n}")),
    (r"table (?P<n>\d+(?:-\d+)?)", message("table {n}")),
    (r"box (?P<n>\d+)", message("box {n}")),
    (r"no\. (?P<n>\d+)", message("no. {n}")),
    (r"chapter (?P<n>\w+)", message("chapter {n}")),
    (r"section (?P<n>\w+)", message("section {n}")),
)
_PARTS = r"(, |; | ?\(|\) ?)"
_BOTH = " and "


def located(locator: str, say: Callable[..., str]) -> str:
    """A locator of a target file in the language of ``say``; what it does not know stands as it is."""
    whole = _said(locator, say)
    if whole != locator:
        return whole
    return "".join(
        _mark(part, say) if re.fullmatch(_PARTS, part) else _place(part, say)
        for part in re.split(_PARTS, locator)
    )


def _mark(part: str, say: Callable[..., str]) -> str:
    """A sign between two places; where a language has its own brackets, no blank stands beside them."""
    found = (told for sign in (part, part.strip()) if (told := say(sign)) != sign)
    return next(found, part)


def _place(part: str, say: Callable[..., str]) -> str:
    for written, told in _PLACES:
        found = re.fullmatch(written, part, re.IGNORECASE)
        if found is not None:
            return say(told, **found.groupdict())
    whole = _said(part, say)
    if whole != part or _BOTH not in part:
        return whole
    return say(_BOTH).join(_place(one, say) for one in part.split(_BOTH))


def _said(text: str, say: Callable[..., str]) -> str:
    return say(text.replace("{", "{{").replace("}", "}}"))
